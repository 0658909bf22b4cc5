/**
 * Where a lesson is: its stages in the order in which the host wants them, which of them runs and for how long already,
 * and which round the class plays. A match on its own is a lesson of one play and its debrief.
 */
import { isPlayed, type Lesson, misplaced, roundNameOf, type Stage, scenarioOf } from '../../shared/content/lesson.ts';
import type { RoomCode } from '../../shared/wire/messages.ts';

export interface AgendaState {
  readonly lesson: string; // '': a match on its own
  readonly stages: readonly Stage[];
  readonly scenario: string; // of stages that name none
  readonly at: number; // -1: not begun
  readonly lengthMs: number; // from its beginning to the bell; 0: nobody waits for one
  readonly bellMs: number; // the time of day at which it rings, whatever happens until then; 0: not begun
  readonly round: RoundState;
  readonly firstRound: number; // since it began: what has a lower number is of a time before
}
/** A match of the lesson. Its number never comes back in a room: the log knows a round by it. */
export interface RoundState {
  readonly number: number;
  readonly name: string;
  readonly scenario: string;
  readonly state: 'ready' | 'on' | 'over';
}

const MINUTE_MS = 60_000;
/** Talks that end by themselves; the host ends the others: a debrief is as long as the class talks. */
const TIMED: ReadonlySet<Stage['kind']> = new Set(['predict', 'brief', 'warmup', 'ask', 'board']);
/** Minutes are never taken from these: a debrief is a quarter of a good lesson (07-field, lesson 11). */
const KEPT: ReadonlySet<Stage['kind']> = new Set(['debrief', 'exit']);

/** The minutes are not used: a match on its own runs at its scenario's pace, and its debrief is never cut. */
const MATCH: readonly Stage[] = [
  { kind: 'play', minutes: 8, round: '', until: 1, weight: 1, night: true },
  { kind: 'debrief', minutes: 10 },
];

export const agendaOfMatch = (scenario: string): AgendaState => fresh('', MATCH, scenario, 0);

export const agendaOf = ({ id, stages, scenario, minutes }: Lesson): AgendaState =>
  fresh(id, stages, scenario, minutes * MINUTE_MS);

function fresh(lesson: string, stages: readonly Stage[], scenario: string, lengthMs: number): AgendaState {
  const first = stages.find(isPlayed);
  const firstScenario = first === undefined ? scenario : scenarioOf(first, { scenario });
  const round = { number: 0, name: '', scenario: firstScenario, state: 'ready' } as const;
  return { lesson, stages, scenario, at: -1, lengthMs, bellMs: 0, round, firstRound: 0 };
}

export class Agenda {
  readonly state: AgendaState;
  readonly ranMs: number; // of the stage under way, pauses left out

  constructor(state: AgendaState, ranMs = 0) {
    this.state = state;
    this.ranMs = ranMs;
  }

  get stage(): Stage | undefined {
    return this.state.stages[this.state.at];
  }
  get round(): RoundState {
    return this.state.round;
  }
  get leftMs(): number {
    const { stage } = this;
    return stage === undefined ? 0 : Math.max(0, stage.minutes * MINUTE_MS - this.ranMs);
  }
  /** A round's end is its own; a debrief and an exit ticket wait for the host. */
  get isTimeUp(): boolean {
    const { stage } = this;
    return stage !== undefined && TIMED.has(stage.kind) && this.leftMs <= 0;
  }
  get isLast(): boolean {
    return this.state.at >= this.state.stages.length - 1;
  }
  /** Whether the round under way is over with this stage: no later one goes on with it. */
  get closesRound(): boolean {
    const { stage, state } = this;
    if (state.round.state !== 'on') return false;
    const later = state.stages.slice(state.at + 1);
    return stage?.kind === 'warmup' || !later.some((one) => one.kind === 'play' && one.round === state.round.name);
  }

  /** What the round under way counts in the lesson's result. */
  get roundWeight(): number {
    const { stages, at, round } = this.state;
    const part = stages.slice(0, at + 1).findLast((one) => one.kind === 'play' && one.round === round.name);
    return part?.kind === 'play' && this.stage?.kind !== 'warmup' ? part.weight : 0;
  }

  ran(ms: number): Agenda {
    return new Agenda(this.state, this.ranMs + ms);
  }

  /** `nowMs`: the time of day. */
  next(nowMs: number): Agenda {
    if (this.isLast) return this;
    const state = this.booked(nowMs);
    const round: RoundState = this.closesRound ? { ...state.round, state: 'over' } : state.round;
    const at = state.at + 1;
    return new Agenda({ ...state, at, round: this.roundOf(state.stages[at], round) });
  }

  /** A stage took what it took. The bell is set by the first. */
  private booked(nowMs: number): AgendaState {
    const { stage, state, ranMs } = this;
    if (stage !== undefined) return { ...state, stages: withMinutes(state.stages, state.at, ranMs / MINUTE_MS) };
    return state.lengthMs === 0 ? state : { ...state, bellMs: nowMs + state.lengthMs };
  }

  /**
   * To the bell, in no stage; below 0: the class is late. A pause costs of it, and so does a server that was down.
   * `leftMs`: of the stage under way.
   */
  spareMs(nowMs: number, leftMs: number): number {
    const { stages, at, lengthMs, bellMs } = this.state;
    if (lengthMs === 0) return 0;
    const coming = stages.slice(at + 1).reduce((sum, { minutes }) => sum + minutes * MINUTE_MS, 0);
    return (at < 0 ? lengthMs : bellMs - nowMs - leftMs) - coming;
  }

  private roundOf(stage: Stage | undefined, last: RoundState): RoundState {
    if (!isPlayed(stage)) return last;
    const [name, scenario] = [roundNameOf(stage), scenarioOf(stage, this.state)];
    if (last.state === 'on' && last.name === name) return last;
    const isUnused = last.state === 'ready' && last.scenario === scenario;
    return { number: isUnused ? last.number : last.number + 1, name, scenario, state: 'on' };
  }

  /** More time for the stage under way: from what is spare, else from the longest stage to come that may give. */
  extended(minutes: number, spareMs: number): Agenda | RoomCode {
    const { stages, at } = this.state;
    const { stage } = this;
    if (stage === undefined || KEPT.has(stage.kind)) return 'phase.wrong';
    const longer = withMinutes(stages, at, stage.minutes + minutes);
    const cost = minutes * MINUTE_MS;
    if (spareMs >= cost) return this.with({ stages: longer });
    const giver = longestAfter(stages, at);
    const given = stages[giver];
    if (given === undefined || given.minutes <= minutes) return 'time.none';
    return this.with({ stages: withMinutes(longer, giver, given.minutes - minutes) });
  }

  /** The stages to come, by their present places, in another order; one that is left out is skipped. */
  arranged(places: readonly number[]): Agenda | RoomCode {
    const { stages, at } = this.state;
    const isToCome = (place: number) => place > at && place < stages.length;
    if (!places.every(isToCome) || new Set(places).size !== places.length) return 'stages.order';
    const coming = places.map((place) => stages[place] as Stage);
    const all = [...stages.slice(0, at + 1), ...coming];
    const leavesOpen = coming.length === 0 && this.round.state === 'on'; // a round is closed by what comes after it
    if (leavesOpen || misplaced(all) !== undefined) return 'stages.order';
    return this.with({ stages: all });
  }

  /** From the start, on fresh estates. */
  again(agenda: AgendaState): Agenda {
    const firstRound = this.round.number + 1;
    return new Agenda({ ...agenda, firstRound, round: { ...agenda.round, number: firstRound } });
  }

  private with(more: Partial<AgendaState>): Agenda {
    return new Agenda({ ...this.state, ...more }, this.ranMs);
  }
}

function longestAfter(stages: readonly Stage[], at: number): number {
  let longest = -1;
  for (const [place, stage] of stages.entries()) {
    if (place <= at || KEPT.has(stage.kind)) continue;
    if (stage.minutes > (stages[longest]?.minutes ?? 0)) longest = place;
  }
  return longest;
}

function withMinutes(stages: readonly Stage[], place: number, minutes: number): readonly Stage[] {
  return stages.map((stage, index) => (index === place ? { ...stage, minutes } : stage));
}
