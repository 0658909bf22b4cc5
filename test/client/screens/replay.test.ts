/** A replay is the match: the same hash, the same story, the same second however it is reached; and one thing changed. */
import { expect, test } from 'vitest';
import type { Call, Replies } from '../../../client/source/replay/calls.ts';
import { ReplayDesk } from '../../../client/source/replay/desk.ts';
import { earlier, without } from '../../../client/source/replay/other-ways.ts';
import { Reel } from '../../../client/source/replay/reel.ts';
import { readContent } from '../../../server/content.ts';
import { Day } from '../../../server/rooms/day.ts';
import type { RoomHeader } from '../../../server/store/store.ts';
import { loadHasher } from '../../../shared/base/hash.ts';
import { loadCatalogue } from '../../../shared/content/catalogue.ts';
import { toldBy } from '../../../shared/play/counterfactual.ts';
import { advance, newDriver } from '../../../shared/play/driver.ts';
import { contentHash, LogError, parseLog } from '../../../shared/play/log.ts';
import { compileRulebook } from '../../../shared/sim/compile-rulebook.ts';
import { showTeam, type TeamView } from '../../../shared/sim/shown.ts';
import type { Team } from '../../../shared/sim/world.ts';
import { forgeCheckpoint, logMatch } from '../../support/match-log.ts';

const files = readContent();
const catalogue = loadCatalogue(files);
const hasher = await loadHasher();
const content = contentHash(files, hasher);
const text = logMatch(files, { scenario: 'launch-day', seed: 7, bots: ['planned-spare', 'reactive'] }, hasher);
const log = parseLog(text, hasher, content);

function finish<C extends Call>(desk: ReplayDesk, call: C): Replies[C['do']] {
  const work = desk.work(call);
  for (;;) {
    const { done, value } = work.next();
    if (done) return value as Replies[C['do']];
  }
}
const desk = new ReplayDesk(hasher);
const opened = finish(desk, { do: 'open', text, catalogue, content });

test('it ends at the hash that the log promises, and tells every order', () => {
  expect(opened.verified).toBe(true);
  expect(opened.debrief.hash).toBe(log.endHash);
  expect(opened.endTick).toBe(log.endTick);
  expect(opened.orders.length).toBeGreaterThan(10);
  expect(opened.struck.length).toBeGreaterThan(0);
});

test('a day with its Night, as a room keeps it, is told by its replay word for word', () => {
  const { endTick, entries } = toldBy(log);
  const header = { content, scenario: 'launch-day', seed: 7, teams: 2 } as RoomHeader;
  const day = new Day(header, compileRulebook(catalogue, 'launch-day'), hasher);
  while (day.tick < Math.min(1500, endTick)) day.step(entries.get(day.tick + 1) ?? []);
  day.step([{ kind: 'night', seed: 5 }]);
  while (day.tick < day.endTick) day.step([]);
  const debrief = day.finish();
  const again = finish(new ReplayDesk(hasher), { do: 'open', text: day.logText(), catalogue, content });
  expect(again.debrief).toEqual(debrief);
  expect(again.verified).toBe(true);
  expect(again.debrief.nightEndTick).toBeGreaterThan(again.debrief.endTick);
  const inNight = again.debrief.events.filter(({ kind, tick }) => kind === 'incident.struck' && tick > 1500);
  expect(inNight.length, 'the Night has its own schedule').toBeGreaterThan(0);
  for (const { tick } of again.struck) expect(tick).toBeLessThanOrEqual(1500);
});

test('a second is the same second from before, from behind and from the start', () => {
  const { entries } = toldBy(log);
  const driver = newDriver(catalogue, 'launch-day', 7, 2);
  const straight: { tick: number; view: TeamView }[] = [];
  while (driver.world.tick < log.endTick) {
    driver.queue.push(...(entries.get(driver.world.tick + 1) ?? []));
    advance(driver);
    const { tick, teams } = driver.world;
    if (tick % 97 === 0) straight.push({ tick, view: showTeam(driver.world, driver.rules, teams[1] as Team) });
  }
  const mixed = [...straight].sort((one, other) => ((one.tick * 37) % 1009) - ((other.tick * 37) % 1009));
  for (const { tick, view } of [...straight, ...mixed]) {
    const shown = finish(desk, { do: 'show', tick, team: 1, since: tick });
    expect(shown.tick).toBe(tick);
    expect(shown.view, `second ${tick}`).toEqual(view);
  }
});

test('with room for a few copies only, it keeps fewer and finds the same second', () => {
  const thin = new Reel(log, catalogue, hasher, 500_000); // a copy of two teams is 90,000
  const steps = thin.play();
  while (steps.next().done !== true);
  for (const tick of [log.endTick - 800, 61, 1234, log.endTick - 1]) {
    const { world } = thin.at(tick, tick);
    expect(world.tick).toBe(tick);
    expect(showTeam(world, thin.rules, world.teams[1] as Team)).toEqual(
      finish(desk, { do: 'show', tick, team: 1, since: tick }).view,
    );
  }
});

test('the same day with nothing changed is the same day: an order given again at its own second changes nothing', () => {
  const [order] = opened.orders.filter(({ team }) => team === 0);
  if (order === undefined) throw new Error('the bot acts');
  const same = finish(desk, { do: 'other', team: 0, way: { ...earlier(order), toTick: order.tick } as never });
  expect(same).toMatchObject({ profitMicroCents: 0, inTimeChange: 0, causes: [] });
});

test('without an order, with one machine more and without an incident the day is another, to the cent', () => {
  const { orders, hostMore } = finish(desk, { do: 'ways', team: 0 });
  const bought = orders.find(({ command }) => command.verb === 'order');
  if (bought === undefined || hostMore === null) throw new Error('the bot rents');
  const ways = [
    without(bought),
    hostMore,
    { do: 'withoutIncident', incident: opened.struck[0]?.incident ?? 0 } as const,
  ];
  for (const way of ways) {
    const other = finish(desk, { do: 'other', team: 0, way });
    expect(other.profitMicroCents, way.do).not.toBe(0);
    expect(other.causes.length, way.do).toBeGreaterThan(0);
  }
});

test('a log of other rules, another content, a cut one and a forged one are refused by name', () => {
  const refusal = (given: string, of = content): string => {
    try {
      finish(new ReplayDesk(hasher), { do: 'open', text: given, catalogue, content: of });
      return '';
    } catch (error) {
      if (error instanceof LogError) return error.code;
      throw error;
    }
  };
  expect(refusal('hello')).toBe('log.foreign');
  expect(refusal(text, '0'.repeat(16))).toBe('log.content');
  expect(refusal(text.slice(0, -40))).toBe('log.truncated');
  expect(refusal(text.replace('"seq":1', '"seq":2'))).toBe('log.edited');
  expect(refusal(forgeCheckpoint(text, hasher))).toBe('log.diverged');
});
