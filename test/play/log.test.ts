import { expect, test } from 'vitest';
import { loadContent } from '../../server/content.ts';
import { loadHasher } from '../../shared/base/hash.ts';
import { advance, driverOf, newDriver } from '../../shared/play/driver.ts';
import { LogWriter, parseLog } from '../../shared/play/log.ts';
import { replay } from '../../shared/play/replay.ts';
import { hashWorld, restore, snapshot } from '../../shared/play/snapshot.ts';
import type { Command } from '../../shared/sim/commands/schema.ts';

const catalogue = loadContent();
const hasher = await loadHasher();
const CONTENT = 'c0ffee0000000000';

/** Some minutes of level 4.2 with a few commands, one of them refused, and its log. */
function played(): { rows: string[]; hash: string } {
  const rows: string[] = [];
  const header = { content: CONTENT, scenario: '4-2', seed: 5, teams: 1, bots: [] };
  const writer = new LogWriter(hasher, header, (row) => rows.push(row));
  const driver = newDriver(catalogue, '4-2', 5, 1);
  const seen: number[] = [];
  driver.onEntries = (tick, entries) => {
    seen.push(driver.world.tick); // not stepped yet: written before the step runs
    writer.entries(tick, entries);
  };
  const deployment = driver.world.teams[0]?.deployments[0]?.id ?? 0;
  const commands: Command[] = [20, 20, 3].map((replicas) => ({ verb: 'scale', deployment, replicas }));
  const ticks = [10, 20, 30];
  while (driver.world.tick < 120) {
    const index = ticks.indexOf(driver.world.tick);
    const command = commands[index];
    if (command !== undefined) driver.queue.push({ kind: 'command', team: 0, seat: 0, seq: index, command });
    const { results } = advance(driver);
    if (index === 1) expect(results).toMatchObject([{ ok: false, code: 'setting.same' }]);
  }
  expect(seen).toEqual(ticks);
  const hash = hashWorld(driver.world, hasher);
  writer.end(driver.world.tick, hash);
  return { rows, hash };
}

const text = (rows: readonly string[]) => `${rows.join('\n')}\n`;

test('LG1 entries are written before their step, and results are not stored', () => {
  const { rows } = played();
  expect(rows).toHaveLength(1 + 3 + 1);
  expect(rows.map((row) => JSON.parse(row.slice(17)).tick)).toEqual([undefined, 11, 21, 31, 120]);
  expect(rows.join()).not.toContain('setting.same');
});

test('LG2 a log that was edited, cut, or is of other content is refused with its code and tick', () => {
  const { rows } = played();
  const refusal = (changed: readonly string[], content = CONTENT) => {
    try {
      parseLog(text(changed), hasher, content);
    } catch (error) {
      const { code, tick } = error as { code: string; tick: number };
      return `${code} ${tick}`;
    }
    return 'read';
  };
  expect(refusal(rows)).toBe('read');
  expect(refusal(rows.map((row, index) => (index === 3 ? row.replace('"replicas":3', '"replicas":4') : row)))).toBe(
    'log.edited 21',
  );
  expect(refusal(rows.slice(0, 3))).toBe('log.truncated 21');
  expect(refusal(rows, 'feed000000000000')).toBe('log.content 0');
  expect(refusal(['a letter to a friend'])).toBe('log.foreign 0');
});

test('LG3 a replay comes to the hash that was written', () => {
  const { rows, hash } = played();
  const result = replay(parseLog(text(rows), hasher, CONTENT), catalogue, hasher);
  expect(result).toMatchObject({ hash, ticks: 120 });
});

test('LG3 what an instructor sent is played again too: a budget, and an incident for one team', () => {
  const rows: string[] = [];
  const header = { content: CONTENT, scenario: 'launch-day', seed: 5, teams: 2, bots: [] };
  const writer = new LogWriter(hasher, header, (row) => rows.push(row));
  const driver = newDriver(catalogue, 'launch-day', 5, 2);
  driver.onEntries = (tick, entries) => writer.entries(tick, entries);
  const incident = { kind: 'host.dies', target: 'busiest', factor: 1, warningTicks: 5, ticks: 60 } as const;
  driver.queue.push({ kind: 'inject', team: 1, incident }, { kind: 'budget', team: -1, dollars: -40 });
  for (let tick = 0; tick < 30; tick++) advance(driver);
  driver.queue.push({ kind: 'budget', team: 0, dollars: 300 });
  for (let tick = 0; tick < 30; tick++) advance(driver);
  writer.end(driver.world.tick, hashWorld(driver.world, hasher));
  const again = replay(parseLog(text(rows), hasher, CONTENT), catalogue, hasher);
  expect(again.driver.world).toEqual(driver.world);
  expect(again.driver.world.teams.map(({ grantedMicroCents }) => grantedMicroCents / 100_000_000)).toEqual([260, -40]);
  expect(again.driver.world.teams.map(({ signs }) => signs.length)).toEqual([0, 1]);
});

test('LG4 a restored world steps on to the same hash', () => {
  const driver = newDriver(catalogue, 'launch-day', 9, 2);
  for (let tick = 0; tick < 137; tick++) advance(driver);
  const again = driverOf(driver.rules, restore(snapshot(driver.world)));
  for (let tick = 0; tick < 400; tick++) for (const one of [driver, again]) advance(one);
  expect(hashWorld(again.world, hasher)).toBe(hashWorld(driver.world, hasher));
});
