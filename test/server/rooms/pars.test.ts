/** Par of a round: the best that the scenario's plans make of the day as the class had it, worked out in another thread. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadContent } from '../../../server/content.ts';
import type { Match } from '../../../server/rooms/match.ts';
import { Pars } from '../../../server/rooms/pars.ts';
import { openStore, type Store, type StoredRound } from '../../../server/store/store.ts';
import type { Catalogue } from '../../../shared/content/catalogue.ts';
import { profitOf, shareOfPar } from '../../../shared/play/lesson.ts';
import { shorten } from '../../seeded/scenarios.ts';
import { CONTENT, headerOf, openHandRoom, quiet } from './hand-room.ts';

const plans = ['lean', 'planned-spare', 'static-eight'];
const catalogue = short(shorten(loadContent(), 'launch-day', 0.8));

/** Long enough for plans to differ, with a short Night. */
function short(base: Catalogue): Catalogue {
  const scenarios = base.scenarios.map((one) => {
    return one.id === 'launch-day' ? { ...one, plans, night: { ...one.night, minutes: 2 } } : one;
  });
  return { ...base, scenarios };
}

let store: Store;
let pars: Pars;
beforeEach(async () => {
  store = await openStore(':memory:');
  pars = new Pars({ catalogue, content: CONTENT }, quiet);
});
afterEach(async () => {
  await pars.stop();
  await store.close();
});

/** A day that one plan plays alone, asked at every tick as par's are, with trouble for all, money for all, and an end that its host sets. */
async function dayOf(plan: string, place: number, isCut: boolean): Promise<StoredRound> {
  const { match, ticker } = await openHandRoom(catalogue, store, headerOf('launch-day', { teams: 1 }), 10, code(place));
  match.seats.open({ nickname: plan, team: 0, bot: plan });
  match.control({ do: 'start' });
  const until = async (isThere: (match: Match) => boolean) => {
    while (!isThere(match)) await ticker.beat();
  };
  await until(({ tick }) => tick >= 20);
  match.control({ do: 'inject', incident: 'crowd', warningSeconds: 5 });
  match.control({ do: 'budget', dollars: 50 });
  await until(({ tick }) => tick >= 300);
  expect(match.phase, 'not over by itself').toBe('play');
  if (isCut) match.control({ do: 'end' });
  await until(({ phase }) => phase === 'debrief');
  return match.rounds[0] as StoredRound;
}
const code = (place: number) => `ABC23${place}`;

test.each([false, true])('is what the best plan made of the same day; ended early: %s', async (isCut) => {
  const days: StoredRound[] = [];
  for (const [place, plan] of plans.entries()) days.push(await dayOf(plan, place, isCut));
  expect(days.length).toBeGreaterThan(2);
  const profits = days.map(({ debrief }) => profitOf(debrief, 0));
  expect(new Set(profits).size, 'plans differ, or the test says nothing').toBeGreaterThan(1);
  const found = await Promise.all(days.map((day) => pars.of(day)));
  expect(found).toEqual(days.map(() => Math.max(...profits)));
  expect(await pars.of(days[0] as StoredRound), 'and is not worked out twice').toBe(found[0]);
  const best = found[0] ?? 0;
  const shares = days.map((day) => shareOfPar([day], new Map([[0, best]]), 0));
  if (best > 0) expect(Math.max(...shares.map((share) => share ?? 0))).toBe(1);
});

test('a log that cannot be played is no par, and the next one is worked out all the same', async () => {
  const day = await dayOf(plans[0] as string, 0, true);
  expect(await pars.of({ ...day, log: day.log.slice(0, -40) })).toBeNull();
  expect(await pars.of(day)).toBeTypeOf('number');
});
