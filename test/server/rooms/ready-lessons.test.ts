/** The lessons that come with the game, rehearsed by bots alone from the first stage to the last, on several days. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadContent } from '../../../server/content.ts';
import { agendaOf } from '../../../server/rooms/agenda.ts';
import { HANDLERS } from '../../../server/rooms/requests.ts';
import { openStore, type Store } from '../../../server/store/store.ts';
import { type Lesson, questionsOf } from '../../../shared/content/lesson.ts';
import { profitOf } from '../../../shared/play/lesson.ts';
import type { LessonNow, LessonResults } from '../../../shared/wire/messages.ts';
import { deskOf, headerOf, openHandRoom, personOf } from './hand-room.ts';

const catalogue = loadContent();
/** The fastest that a host may set: what is tested is the lesson, not the wait. */
const PACE = 60;
let store: Store;

beforeEach(async () => {
  store = await openStore(':memory:');
});
afterEach(() => store.close());

async function rehearse(lesson: Lesson, seed: number) {
  const header = headerOf(lesson.scenario, { lesson: lesson.id, seed, teams: 2 });
  const { match, ticker } = await openHandRoom(catalogue, store, header, PACE, 'ABC234', agendaOf(lesson));
  const desk = deskOf(store, match);
  const control = async (payload: object) => {
    const answer = Promise.resolve(HANDLERS.control(desk, personOf(), payload));
    await ticker.beat();
    expect(await answer).toEqual({ ok: true });
  };
  await control({ do: 'bots', team: 0, count: 1 });
  if (seed === 1) await control({ do: 'bots', team: 1, count: 1 }); // else nobody plays there
  await control({ do: 'start' });
  const kinds: string[] = [];
  while (!match.agenda.isLast) {
    const { at } = match.agenda.state;
    kinds.push(match.agenda.stage?.kind ?? '');
    if (match.phase !== 'play') await control({ do: 'next' });
    else await control({ do: 'pace', pace: PACE });
    while (match.agenda.state.at === at) await ticker.beat();
  }
  expect([...kinds, match.agenda.stage?.kind]).toEqual(lesson.stages.map(({ kind }) => kind));
  const told = async (team: number) =>
    match.learning.now(match.agenda, match.rounds, { seat: -1, team, leads: false }, () => team) satisfies LessonNow;
  return { told, results: (await HANDLERS.results(desk, personOf(), {})) as LessonResults };
}

describe.each(catalogue.lessons.map((lesson) => [lesson.id, lesson] as const))('%s', (_id, lesson) => {
  test.each([1, 2])(
    'day %i',
    async (seed) => {
      const { told, results } = await rehearse(lesson, seed);
      const names = new Set(lesson.stages.flatMap((stage) => (stage.kind === 'play' ? [stage.round] : [])));
      expect(results.rounds.map(({ name }) => name)).toEqual([...names]);
      for (const { name, debrief } of results.rounds)
        for (const team of [0, 1]) expect(profitOf(debrief, team), `round ${name} moved money`).not.toBe(0);
      const asked = lesson.stages.flatMap(questionsOf);
      for (const team of [0, 1]) {
        const { closed } = await told(team);
        expect(closed.map(({ id }) => id)).toEqual(asked.map(({ id }) => id));
        for (const { id, kind, answer, min, max } of closed) {
          if (kind !== 'open') expect(answer, `${id} has an answer`).not.toBeNull();
          if (kind !== 'number') continue;
          expect(answer, `${id}: a student can say what comes`).toBeGreaterThanOrEqual(min);
          expect(answer, `${id}: a student can say what comes`).toBeLessThanOrEqual(max);
        }
      }
    },
    120_000,
  );
});
