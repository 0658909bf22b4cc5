/**
 * Questions and who answered what. Everybody answers alone and may change it while the question is open; what is right
 * is told once its stage is over, and what a prediction is measured against once its round is.
 */
import { type Question, questionsOf, roundAfter } from '../../shared/content/lesson.ts';
import { answerTo, isRight, measuredByTeam } from '../../shared/play/lesson.ts';
import type { ClosedQuestion, LessonNow, OpenQuestion, RoomCode } from '../../shared/wire/messages.ts';
import type { StoredAnswer, StoredRound } from '../store/store.ts';
import type { Agenda } from './agenda.ts';

/** What has to be known of whoever asks. */
export interface Asker {
  readonly seat: number; // -1: none
  readonly team: number;
  readonly leads?: boolean; // the host sees what is answered while it is
}

/** A question that was asked in a lesson, with the round that it is measured in if that is over. */
export interface Asked {
  readonly question: Question;
  readonly key: string;
  readonly round: StoredRound | undefined;
}

export class Learning {
  /** By key of the question, then seat. */
  private readonly answers = new Map<string, Map<number, StoredAnswer>>();

  restore(answers: readonly StoredAnswer[]): void {
    for (const answer of answers) this.keep(answer);
  }

  get all(): readonly StoredAnswer[] {
    return [...this.answers.values()].flatMap((ofSeats) => [...ofSeats.values()]);
  }

  /** To be stored before it is kept. */
  check(agenda: Agenda, seat: number, id: string, body: number | string): StoredAnswer | RoomCode {
    const question = openIn(agenda).find((one) => one.id === id);
    if (question === undefined) return 'question.closed';
    if (!fits(question, body)) return 'message.malformed';
    return { question: keyOf(agenda, question), seat, body, tookMs: agenda.ranMs };
  }

  keep(answer: StoredAnswer): void {
    const ofSeats = this.answers.get(answer.question) ?? new Map<number, StoredAnswer>();
    ofSeats.set(answer.seat, answer);
    this.answers.set(answer.question, ofSeats);
  }

  answerOf(key: string, seat: number): StoredAnswer | undefined {
    return this.answers.get(key)?.get(seat);
  }

  /** Seats that have answered all that is open now. */
  answeredAll(agenda: Agenda): number {
    const [first, ...others] = openIn(agenda).map((question) => this.answers.get(keyOf(agenda, question)));
    if (first === undefined) return 0;
    return [...first.keys()].filter((seat) => others.every((ofSeats) => ofSeats?.has(seat))).length;
  }

  /** All questions of stages before a place. */
  asked(agenda: Agenda, rounds: readonly StoredRound[], before = agenda.state.stages.length): Asked[] {
    const { stages, firstRound } = agenda.state;
    return stages.slice(0, Math.max(0, before)).flatMap((stage, place) => {
      const name = roundAfter(stages, place);
      const round = rounds.find((one) => one.round >= firstRound && one.name === name);
      return questionsOf(stage).map((question) => ({ question, key: keyOf(agenda, question), round }));
    });
  }

  now(
    agenda: Agenda,
    rounds: readonly StoredRound[],
    asker: Asker,
    teamOf: (seat: number) => number | undefined,
  ): LessonNow {
    const { stage, state } = agenda;
    return {
      at: state.at,
      lines: stage?.kind === 'brief' ? stage.lines : [],
      questions: openIn(agenda).map((question) => {
        const key = keyOf(agenda, question);
        const open = this.open(question, key, asker);
        return asker.leads ? { ...open, tally: this.tally(question, key, teamOf) } : open;
      }),
      closed: this.asked(agenda, rounds, state.at).map((one) => this.closed(one, asker, teamOf)),
    };
  }

  private open(question: Question, key: string, { seat }: Asker): OpenQuestion {
    const { id, kind, concept, text } = question;
    const { unit, min, max } = question.kind === 'number' ? question : { unit: '', min: 0, max: 0 };
    const options = question.kind === 'choice' ? question.options : [];
    const ofSeats = this.answers.get(key);
    const mine = ofSeats?.get(seat)?.body ?? null;
    return { id, kind, concept, text, options, unit, min, max, mine, answered: ofSeats?.size ?? 0, tally: [] };
  }

  /** To whoever has no team, what was measured is not told: each team had its own. */
  private closed(
    { question, key, round }: Asked,
    asker: Asker,
    teamOf: (seat: number) => number | undefined,
  ): ClosedQuestion {
    const open = this.open(question, key, asker);
    const answer = answerTo(question, round?.debrief, asker.team);
    const [because, becauseIn] = question.kind === 'open' ? ['', {}] : [question.because, question.becauseIn];
    const measured = measuredByTeam(question, round?.debrief);
    const tally = this.tally(question, key, teamOf);
    return { ...open, answer, right: isRight(question, open.mine, answer), because, becauseIn, tally, measured };
  }

  private tally(question: Question, key: string, teamOf: (seat: number) => number | undefined): readonly number[] {
    const ofSeats = [...(this.answers.get(key)?.values() ?? [])];
    if (question.kind === 'choice') {
      return question.options.map((_, place) => ofSeats.filter(({ body }) => body === place).length);
    }
    if (question.kind === 'open') return [];
    const byTeam: number[][] = [];
    for (const { seat, body } of ofSeats) {
      const team = teamOf(seat) ?? -1;
      if (team >= 0 && typeof body === 'number') byTeam[team] = [...(byTeam[team] ?? []), body];
    }
    return Array.from(byTeam, (said) => middleOf(said ?? []));
  }
}

const openIn = ({ stage }: Agenda): readonly Question[] => (stage === undefined ? [] : questionsOf(stage));

/** A lesson that begins again asks again: what was said before stays with its own time. */
function keyOf({ state }: Agenda, { id }: Question): string {
  return state.firstRound === 0 ? id : `${id}@${state.firstRound}`;
}
/** The question of a key, and the first round of the lesson that asked it. */
export function runOf(key: string): { id: string; firstRound: number } {
  const [id = '', firstRound = '0'] = key.split('@');
  return { id, firstRound: Number(firstRound) };
}

function fits(question: Question, body: number | string): boolean {
  if (question.kind === 'open') return typeof body === 'string';
  if (typeof body !== 'number') return false;
  if (question.kind === 'number') return body >= question.min && body <= question.max;
  return Number.isInteger(body) && body >= 0 && body < question.options.length;
}

/** -1: nobody said a number. */
function middleOf(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? -1;
}
