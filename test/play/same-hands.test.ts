/** Orders keep their meaning in another course of the day, where everything has other ids. */
import { expect, test } from 'vitest';
import { readContent } from '../../server/content.ts';
import { loadHasher } from '../../shared/base/hash.ts';
import { loadCatalogue } from '../../shared/content/catalogue.ts';
import { toldBy } from '../../shared/play/counterfactual.ts';
import { advance, newDriver } from '../../shared/play/driver.ts';
import { contentHash, parseLog } from '../../shared/play/log.ts';
import { otherDayBySteps } from '../../shared/play/other-day.ts';
import { givenTo, type Meant, meantBy } from '../../shared/play/same-hands.ts';
import { hashWorld } from '../../shared/play/snapshot.ts';
import type { Entry } from '../../shared/sim/entries.ts';
import { takeId } from '../../shared/sim/world/serial.ts';
import type { Team, World } from '../../shared/sim/world.ts';
import { logMatch } from '../support/match-log.ts';

const files = readContent();
const catalogue = loadCatalogue(files);
const hasher = await loadHasher();
const MATCHES = [
  { scenario: 'launch-day', seed: 7, bots: ['planned-spare', 'reactive'] },
  { scenario: '2-1', seed: 7, bots: ['evacuate-throttled', 'evacuate-cold-db'] },
];

/** Plays a match and a second one beside it whose ids are all `shift` higher for what is made on the way. */
function beside(spec: (typeof MATCHES)[number], shift: number) {
  const told = toldBy(parseLog(logMatch(files, spec, hasher), hasher, contentHash(files, hasher)));
  const worlds = [0, 1].map(() => newDriver(catalogue, told.scenario, told.seed, told.teams));
  const [was, other] = worlds as [(typeof worlds)[number], (typeof worlds)[number]];
  for (const team of other.world.teams) for (let times = 0; times < shift; times++) takeId(team);
  const outcomes: [boolean[], boolean[]] = [[], []];
  const meant = new Map<Entry, Meant>();
  while (was.world.tick < told.endTick) {
    const entries = told.entries.get(was.world.tick + 1) ?? [];
    was.queue.push(...entries);
    for (const entry of entries) {
      if (entry.kind !== 'command') continue;
      const means = meantBy(entry.command, was.world.teams[entry.team] as Team);
      meant.set(entry, means);
      const command = givenTo(entry.command, means, other.world.teams[entry.team] as Team);
      expect(command, JSON.stringify([entry, means])).not.toBeNull();
      if (command !== null) other.queue.push({ ...entry, command });
    }
    for (const [place, driver] of [was, other].entries()) {
      for (const { ok } of advance(driver).results) outcomes[place as 0 | 1].push(ok);
    }
  }
  return { told, was, other, outcomes, meant };
}

test.each(MATCHES)('$scenario: what is made gets other ids, and every order still does what it did', (spec) => {
  const { was, other, outcomes } = beside(spec, 37);
  expect(outcomes[0].length).toBeGreaterThan(5);
  expect(outcomes[1]).toEqual(outcomes[0]);
  const profits = ({ teams }: World) => teams.map(({ ledger }) => ledger.map(({ whole }) => whole));
  expect(profits(other.world)).toEqual(profits(was.world));
});

test('the same day again with nothing that can be changed is the same day to the hash', () => {
  const { told, was, meant } = beside(MATCHES[0] as (typeof MATCHES)[number], 0);
  const steps = otherDayBySteps(catalogue, told, meant, 0, { do: 'withoutIncident', incident: 999 });
  let last = steps.next();
  while (last.done !== true) last = steps.next();
  expect(hashWorld(last.value, hasher)).toBe(hashWorld(was.world, hasher));
});
