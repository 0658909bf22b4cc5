/** The same day without one thing: what it cost, and what one act more would have saved. */
import { expect, test } from 'vitest';
import { loadContent } from '../../server/content.ts';
import { loadHasher } from '../../shared/base/hash.ts';
import type { IncidentSpec, Scenario } from '../../shared/content/schema.ts';
import {
  costOfIncidents,
  difference,
  playOther,
  type Remedy,
  remediesFor,
  type Told,
  toldBy,
} from '../../shared/play/counterfactual.ts';
import { advance, newDriver } from '../../shared/play/driver.ts';
import { LogWriter, parseLog } from '../../shared/play/log.ts';
import { hashWorld } from '../../shared/play/snapshot.ts';
import type { Entry } from '../../shared/sim/entries.ts';
import { lossesOf } from '../../shared/sim/explain.ts';
import { profitMicroCents } from '../../shared/sim/ledger.ts';
import type { Team } from '../../shared/sim/world.ts';

const shipped = loadContent();
const base = shipped.scenarios.find(({ id }) => id === '4-2') as Scenario;
const rackDark: Partial<IncidentSpec> = { kind: 'rack.dark', target: base.racks[0]?.name ?? '', minutes: 3 };
const template = shipped.scenarios.flatMap(({ incidents }) => incidents)[0] as IncidentSpec;
const incident = (more: Partial<IncidentSpec>): IncidentSpec => ({
  ...template,
  loadAtLeast: 0,
  warningMinutes: 1,
  noShowShare: 0,
  chance: 1,
  factor: 1,
  ...more,
});
const day: Scenario = {
  ...base,
  hazardFactor: 0,
  incidents: [
    incident({ id: 'dark', atMinutes: [3, 3], ...rackDark }),
    incident({ id: 'hush', kind: 'demand.step', target: '', atMinutes: [6, 6], minutes: 1, factor: 1 }),
  ],
};
const catalogue = { ...shipped, scenarios: [day] };
const TICKS = 600;
const idle: Told = { scenario: '4-2', seed: 3, teams: 1, endTick: TICKS, entries: new Map() };

test('SPEC WH7 without a change it is the same match to the hash', async () => {
  const hasher = await loadHasher();
  const driver = newDriver(catalogue, '4-2', 3, 1);
  while (driver.world.tick < TICKS) advance(driver);
  expect(hashWorld(playOther(catalogue, idle, {}), hasher)).toBe(hashWorld(driver.world, hasher));
});

test('SPEC WH7 each incident is costed by the same day without it, and what did no harm is not named', () => {
  const costs = costOfIncidents(catalogue, idle, 0);
  expect(costs.map(({ kind }) => kind)).toEqual(['rack.dark']);
  const [dark] = costs;
  expect(dark?.profitMicroCents).toBeGreaterThan(0);
  expect(dark?.byCause.reduce((sum, { microCents }) => sum + microCents, 0)).toBe(dark?.profitMicroCents);
  const quiet = { ...catalogue, scenarios: [{ ...day, incidents: day.incidents.slice(1) }] };
  const without = playOther(quiet, idle, {}).teams[0] as Team;
  const was = playOther(catalogue, idle, {}).teams[0] as Team;
  expect(dark?.profitMicroCents).toBe(profitMicroCents(without) - profitMicroCents(was));
});

test('SPEC WH7 an instructor’s incident can be left out too, and the ones after it stay', () => {
  const inject = (kind: 'host.dies' | 'demand.step'): Entry => ({
    kind: 'inject',
    incident: { kind, target: kind === 'host.dies' ? 'busiest' : '', factor: 0.5, warningTicks: 0, ticks: 60 },
  });
  const told = {
    ...idle,
    entries: new Map([
      [100, [inject('host.dies')]],
      [450, [inject('demand.step')]],
    ]),
  };
  const was = playOther(catalogue, told, {});
  const at = was.schedule.findIndex(({ kind, spec }) => spec === -1 && kind === 'host.dies');
  const other = playOther(catalogue, told, { without: at });
  expect(other.teams[0]?.hosts.every(({ failure }) => failure === 'none')).toBe(true);
  expect(other.schedule.length).toBe(was.schedule.length);
  expect(other.ratesPerS).toEqual(was.ratesPerS);
  expect(difference(was.teams[0] as Team, other.teams[0] as Team).profitMicroCents).not.toBe(0);
});

test('SPEC WH7 a remedy is one act more before the loss, worth what the match with it brings more', () => {
  const lean = { ...day, incidents: [], deployments: day.deployments.map((one) => ({ ...one, replicas: 1 })) };
  const tight = { ...catalogue, scenarios: [lean] };
  const was = playOther(tight, idle, {}).teams[0] as Team;
  const [worst] = lossesOf(was);
  const remedies = remediesFor(tight, idle, 0, worst?.service ?? -1, 400);
  const [best] = remedies;
  expect(best).toMatchObject({ tick: 100, command: { verb: 'scale' } });
  const entry: Entry = { kind: 'command', team: 0, seat: 0, seq: 1, command: (best as Remedy).command };
  const other = playOther(tight, idle, { add: new Map([[100, [entry]]]) }).teams[0] as Team;
  expect(best?.profitMicroCents).toBe(profitMicroCents(other) - profitMicroCents(was));
  const gains = remedies.map((one) => one.profitMicroCents);
  expect(gains).toEqual([...gains].sort((a, b) => b - a));
  expect(gains.every((gain) => gain > 0)).toBe(true);
});

test('SPEC WH7 a log tells the match that it is of', async () => {
  const hasher = await loadHasher();
  const rows: string[] = [];
  const writer = new LogWriter(
    hasher,
    { content: 'c0ffee0000000000', scenario: '4-2', seed: 3, teams: 1, bots: [] },
    (row) => rows.push(row),
  );
  const driver = newDriver(catalogue, '4-2', 3, 1);
  driver.onEntries = (tick, entries) => writer.entries(tick, entries);
  const deployment = driver.world.teams[0]?.deployments[0]?.id ?? 0;
  while (driver.world.tick < 60) {
    if (driver.world.tick === 9)
      driver.queue.push({
        kind: 'command',
        team: 0,
        seat: 0,
        seq: 1,
        command: { verb: 'scale', deployment, replicas: 6 },
      });
    advance(driver);
  }
  const hash = hashWorld(driver.world, hasher);
  writer.end(60, hash);
  const told = toldBy(parseLog(`${rows.join('\n')}\n`, hasher, 'c0ffee0000000000'));
  expect(hashWorld(playOther(catalogue, told, {}), hasher)).toBe(hash);
});
