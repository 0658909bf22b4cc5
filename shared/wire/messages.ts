/** What goes over the line beside the state: requests with their answers, and what the room says by itself. */
import type { z } from 'zod';
import type { Difference } from '../play/counterfactual.ts';
import type { LookAhead, PlanningAids } from '../play/plan/aids.ts';
import type { Sample } from '../play/sample.ts';
import type { Debrief } from '../play/story.ts';
import type { commandSchema } from '../sim/commands/schema.ts';
import type { SimEvent } from '../sim/events.ts';
import type { Why } from '../sim/explain.ts';
import type { RefusalCode } from '../sim/rejections.ts';
import type {
  aheadSchema,
  answerSchema,
  Control,
  dutySchema,
  exportSchema,
  logSchema,
  Order,
  Presence,
  raiseSchema,
  renameSchema,
  Signal,
  switchSchema,
  WhatIfAsked,
  WhyAbout,
} from './payloads.ts';
import type { HelpState, NoteKind, Role, SignalKind } from './symbols.ts';

/** What the team would have had more (below 0: less). */
export interface WhatIf extends Difference {
  readonly inTimeShare: { readonly was: number; readonly other: number };
}

/** Requests (`room.request(name, payload)`) and what each is answered with. */
export interface Requests {
  command: { payload: Order; reply: Ack };
  control: { payload: Control; reply: Reply };
  plan: { payload: Record<string, never>; reply: ({ ok: true } & PlanningAids) | Refused };
  ahead: { payload: z.input<typeof aheadSchema>; reply: ({ ok: true } & LookAhead) | Refused };
  whatif: { payload: WhatIfAsked; reply: ({ ok: true } & WhatIf) | Refused };
  why: { payload: WhyAbout; reply: { ok: true; chain: Why[] } | Refused };
  switch: { payload: z.input<typeof switchSchema>; reply: Reply };
  rename: { payload: z.input<typeof renameSchema>; reply: Reply };
  presence: { payload: Presence; reply: Reply }; // sent without asking for the answer
  signal: { payload: Signal; reply: Reply };
  duty: { payload: z.input<typeof dutySchema>; reply: Reply };
  history: { payload: Record<string, never>; reply: { ok: true; samples: Sample[] } | Refused };
  debrief: { payload: Record<string, never>; reply: { ok: true; debrief: Debrief } | Refused };
  log: { payload: z.input<typeof logSchema>; reply: { ok: true; log: string } | Refused }; // once its round is over
  lesson: { payload: Record<string, never>; reply: ({ ok: true } & LessonNow) | Refused };
  results: { payload: Record<string, never>; reply: ({ ok: true } & LessonResults) | Refused };
  pars: { payload: Record<string, never>; reply: { ok: true; pars: RoundPar[] } | Refused }; // when all are worked out
  answer: { payload: z.input<typeof answerSchema>; reply: Reply };
  raise: { payload: z.input<typeof raiseSchema>; reply: Reply }; // a hand, for help
  notes: { payload: Record<string, never>; reply: { ok: true; notes: Note[] } | Refused };
  export: { payload: z.input<typeof exportSchema>; reply: { ok: true; name: string; text: string } | Refused };
}

/** The stage under way as a seat may see it, and what was asked before with its answers. */
export interface LessonNow {
  readonly at: number;
  readonly lines: readonly string[]; // of a brief
  readonly questions: readonly OpenQuestion[]; // open now
  readonly closed: readonly ClosedQuestion[];
}
export interface OpenQuestion {
  readonly id: string;
  readonly kind: 'choice' | 'number' | 'open';
  readonly concept: string;
  readonly text: string;
  readonly options: readonly string[];
  readonly unit: string;
  readonly min: number;
  readonly max: number;
  readonly mine: number | string | null;
  readonly answered: number; // seats
  /** By option; of a number, what each team's middle answer was (-1: none). Of an open question: for the host alone. */
  readonly tally: readonly number[];
}
export interface ClosedQuestion extends OpenQuestion {
  readonly answer: number | null; // the place of the right option, or what was measured; null: not known (yet)
  readonly right: boolean | null; // one's own
  readonly because: string;
  readonly becauseIn: Readonly<Record<string, string>>; // the same in other languages, where somebody wrote it
  readonly measured: readonly (number | null)[]; // of a number, by team, once its round is over
}

/** What the lesson's rounds came to, for everybody. */
export interface LessonResults {
  readonly rounds: readonly RoundResult[];
  readonly teams: readonly { readonly index: number; readonly score: number }[]; // weighted profit, micro-cents
}
/** What the best plan would have earned in a round: the measure of a team's score. */
export interface RoundPar {
  readonly round: number;
  readonly microCents: number;
}
export interface RoundResult {
  readonly round: number;
  readonly name: string;
  readonly weight: number;
  readonly debrief: Debrief;
}

/** What the host sent, and hands that were raised. */
export interface Note {
  readonly note: number;
  readonly kind: NoteKind | 'help';
  readonly team: number; // -1: all
  readonly seat: number; // -1: the whole team
  readonly text: string;
  readonly state: HelpState | '';
  readonly atMs: number;
}

/** Codes of the door and the room, beside those of the rules. */
export const ROOM_CODES = [
  'message.malformed', // numbers: none; `at` names the place
  'rate.slow_down',
  'room.unknown',
  'room.full',
  'room.locked',
  'room.ended',
  'room.outdated', // it was begun by other rules or content than the server has now
  'seat.unknown', // a token that no seat has: join anew
  'seat.elsewhere', // this seat was opened on another page
  'seat.removed', // by the instructor
  'host.only',
  'host.password', // to lead a class, here
  'phase.wrong',
  'team.full',
  'scenario.unknown',
  'paused',
  'store.unavailable',
  'line.lost', // what a page says to itself: no answer came, so it may have been done
  'time.none', // no stage to come has minutes to give
  'stages.order', // parts of a round out of their order, or a debrief of nothing
  'seat.banned', // this browser, by the instructor
  'nickname.unfit', // for a class to read
  'question.closed',
  'help.none',
  'inject.waits', // one counts down already
  'inject.none', // it has struck, or another page has called it off
  'server.stopping', // it comes back in a moment, with all that was acknowledged
  'internal',
] as const;
export type RoomCode = (typeof ROOM_CODES)[number];

export interface Refused {
  ok: false;
  code: RefusalCode | RoomCode;
  numbers?: Readonly<Record<string, number>>;
  at?: string; // the place in the message, with what was expected
  ref?: string; // of an internal error, as in the server's log
}
export type Reply = { ok: true } | Refused;
export type Ack = ({ ok: true } | Refused) & { seq: number };

/** Messages (`room.onMessage(name)`) from the room. */
export interface Messages {
  welcome: Welcome;
  events: SimEvent[]; // of one's own team (all teams for the instructor)
  acts: Act[]; // accepted commands of one's own team: who did what
  sample: Sample; // of one's own team
  presence: MateRow[]; // team-mates who moved; nothing of it is kept anywhere
  signals: TeamSignal[]; // of one's own team, also one's own
  notes: Note[]; // that are new or changed, for this seat; all for a host
  notice: { code: RoomCode };
}

export interface Welcome {
  role: Role;
  code: string;
  seat: number; // -1 without one
  seatToken: string; // '' without a seat
  hostKey: string; // '' for everyone but who created the room or came with it
  lastSeq: number; // the highest number that this seat has used, also of orders that still wait
  nowMs: number; // wall clock of the server, for countdowns
}

/** A seat and where its hand is. */
export type MateRow = readonly [seat: number, ...Presence];
export interface TeamSignal {
  readonly seat: number;
  readonly tick: number;
  readonly kind: SignalKind;
  readonly at: string;
  readonly to: number; // -1: the team
  readonly draft?: z.output<typeof commandSchema>;
}

export interface Act {
  tick: number;
  seat: number;
  verb: string;
  command: z.output<typeof commandSchema>;
}
