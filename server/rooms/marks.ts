/** What was asked and answered in a room, of every time that its lesson ran: for files and lists, never for a seat. */
import { questionsOf } from '../../shared/content/lesson.ts';
import { answerTo, isRight } from '../../shared/play/lesson.ts';
import { Agenda, type AgendaState, agendaOf } from './agenda.ts';
import { type Asked, runOf } from './learning.ts';
import type { Match } from './match.ts';
import type { Seat } from './seats.ts';

export interface Mark extends Asked {
  readonly run: number; // how often the lesson had begun by then, from 1
  readonly seat: Seat;
  readonly said: number | string;
  readonly right: boolean | null; // null: there is no right, or it is not known (yet)
  readonly seconds: number;
}

/** All answers of those who sit here, by run and question in the order of the lesson. */
export function marksOf(match: Match): Mark[] {
  return askedIn(match).flatMap(({ run, asked }) =>
    [...match.seats].flatMap((seat): Mark[] => {
      const answer = match.learning.answerOf(asked.key, seat.seat);
      if (answer === undefined) return [];
      const right = isRight(asked.question, answer.body, answerTo(asked.question, asked.round?.debrief, seat.team));
      return [{ ...asked, run, seat, said: answer.body, right, seconds: Math.round(answer.tookMs / 1000) }];
    }),
  );
}

/** Questions that have a right answer by now: so many could be right. */
export function countable(match: Match, team: number): number {
  return askedIn(match).filter(
    ({ asked: { question, round } }) => question.kind !== 'open' && answerTo(question, round?.debrief, team) !== null,
  ).length;
}

function askedIn(match: Match): { run: number; asked: Asked }[] {
  const runs = runsOf(match);
  return runs.flatMap((state, index) => {
    const end = runs[index + 1]?.firstRound ?? Number.POSITIVE_INFINITY;
    const rounds = match.rounds.filter(({ round }) => round < end);
    return match.learning.asked(new Agenda(state), rounds).map((asked) => ({ run: index + 1, asked }));
  });
}

/** The agenda of now, and of earlier runs, that have left answers, the lesson as it is written. */
function runsOf(match: Match): AgendaState[] {
  const now = match.agenda.state;
  const before = new Map<number, AgendaState>();
  for (const { question } of match.learning.all) {
    const { id, firstRound } = runOf(question);
    if (firstRound === now.firstRound || before.has(firstRound)) continue;
    const lesson = match.catalogue.lessons.find(({ stages }) =>
      stages.some((stage) => questionsOf(stage).some((one) => one.id === id)),
    );
    if (lesson !== undefined) before.set(firstRound, { ...agendaOf(lesson), firstRound });
  }
  return [...before.values(), now].sort((a, b) => a.firstRound - b.firstRound);
}
