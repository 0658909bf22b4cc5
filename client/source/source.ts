/**
 * Where a screen gets a match from: a room on a server, or a match that runs in this page. One interface, so that no
 * screen knows which it is.
 */

import type { StageKind } from '../../shared/content/lesson.ts';
import type { LookAhead, PlanningAids } from '../../shared/play/plan/aids.ts';
import type { Sample } from '../../shared/play/sample.ts';
import type { Debrief } from '../../shared/play/story.ts';
import type { Command } from '../../shared/sim/commands/schema.ts';
import type { SimEvent } from '../../shared/sim/events.ts';
import type { Why } from '../../shared/sim/explain.ts';
import type { Rulebook } from '../../shared/sim/rulebook.ts';
import type { TeamView } from '../../shared/sim/shown.ts';
import type {
  Act,
  LessonNow,
  LessonResults,
  MateRow,
  Note,
  Refused,
  Reply,
  RoomCode,
  RoundPar,
  TeamSignal,
  Welcome,
  WhatIf,
} from '../../shared/wire/messages.ts';
import type { Control, Presence, Signal, Wall, WhatIfAsked, WhyAbout } from '../../shared/wire/payloads.ts';
import type { BoardFace, Duty, Export, Phase, RoomMode } from '../../shared/wire/symbols.ts';

export type Connection = 'connecting' | 'open' | 'lost' | 'closed';

export interface SeatInfo {
  readonly seat: number;
  readonly nickname: string;
  readonly team: number; // -1: none yet
  readonly connected: boolean;
  readonly bot: boolean;
  readonly duty: number; // place in DUTIES
}
export interface TeamInfo {
  readonly index: number;
  readonly name: string;
  readonly shape: number; // place in TEAM_SHAPES
}
export interface BoardInfo {
  readonly index: number;
  readonly profitMicroCents: number;
  readonly inTimePermille: number;
  readonly spendPerHourMicroCents: number;
  readonly alerts: number;
}
export interface MonitorInfo {
  readonly index: number;
  readonly lastVerb: string;
  readonly lastSeat: number;
  readonly lastTick: number;
  readonly refusedInARow: number;
  readonly refusedCode: string;
  readonly stuck: boolean;
  readonly floor: string; // see Monitor in shared/wire/state.ts
  readonly hostsLosable: boolean;
  readonly profitMicroCents: number; // as it is, also while the board is frozen
  readonly inTimePermille: number;
  readonly spendPerHourMicroCents: number;
  readonly alerts: number;
}
/** An incident that counts down. */
export interface StrikeInfo {
  readonly incident: string;
  readonly team: number; // -1: all
  readonly tick: number;
}
export interface StageInfo {
  readonly kind: StageKind;
  readonly seconds: number; // as planned
  readonly name: string; // of the round that is played; '' for a talk
}

/** Everything that can be shown, as of the last beat. A new object each time; unchanged parts keep their identity. */
export interface Frame {
  readonly code: string;
  readonly mode: RoomMode;
  readonly scenario: string; // of the round under way
  readonly lesson: string; // '': a match on its own
  readonly stages: readonly StageInfo[];
  readonly stage: number; // place in them; -1: not begun
  readonly stageLeft: number; // real seconds
  readonly spareSeconds: number; // to the bell, in no stage; below 0: the class is late
  readonly bellMs: number; // the time of day at which it rings; 0: not begun, or there is none
  readonly round: number; // another one: a fresh estate
  readonly board: BoardFace;
  readonly wall: Wall; // what the host shows there
  readonly answered: number; // seats that have answered all that is asked now
  readonly event: string; // kind of what every team was told of or is struck by; '': nothing
  readonly eventStruck: boolean;
  readonly phase: Phase;
  readonly paused: boolean;
  readonly pauseReason: string;
  readonly pace: number;
  readonly tick: number;
  readonly endTick: number;
  readonly locked: boolean;
  readonly seatsPerTeam: number;
  readonly teams: readonly TeamInfo[];
  readonly seats: readonly SeatInfo[];
  readonly boards: readonly BoardInfo[]; // empty for players
  readonly monitors: readonly MonitorInfo[]; // empty but for the instructor
  readonly strike: StrikeInfo | null; // as well
  readonly view: TeamView | null; // one's own team's, while a match runs
}

export interface Listener {
  frame?(frame: Frame): void;
  welcome?(welcome: Welcome): void;
  connection?(state: Connection): void;
  events?(events: readonly SimEvent[]): void;
  acts?(acts: readonly Act[]): void;
  sample?(sample: Sample): void;
  presence?(rows: readonly MateRow[]): void;
  signals?(signals: readonly TeamSignal[]): void;
  notes?(notes: readonly Note[]): void;
  notice?(code: RoomCode): void;
  latency?(milliseconds: number): void;
  /** The network lets no socket through, though the server answers. */
  blocked?(is: boolean): void;
}

/** What became of an order; it is asked again and again until the answer is known. */
export type Decision = { readonly ok: true } | Refused;

export interface Source {
  readonly listeners: Set<Listener>;
  /** The compiled rules of the match's scenario. */
  rules(): Rulebook | null;
  order(command: Command): Promise<Decision>;
  control(control: Control): Promise<Reply>;
  why(about: WhyAbout): Promise<readonly Why[]>;
  /** What a look at the estate answers at once. */
  plan(): Promise<({ ok: true } & PlanningAids) | Refused>;
  /** The next minutes, played for it: takes seconds. */
  ahead(draft: readonly Command[]): Promise<({ ok: true } & LookAhead) | Refused>;
  /** A round that is over, played again with one thing else: takes seconds. */
  whatIf(asked: WhatIfAsked): Promise<({ ok: true } & WhatIf) | Refused>;
  switchTeam(team: number): Promise<Reply>;
  rename(nickname: string): Promise<Reply>;
  /** What one looks after in the team. */
  takeDuty(duty: Duty): Promise<Reply>;
  /** Shows team-mates where one's hand is; may be lost on the way, the next one says all. */
  present(presence: Presence): void;
  signal(signal: Signal): Promise<Reply>;
  history(): Promise<readonly Sample[]>;
  debrief(): Promise<Debrief | null>;
  /** Of a round that is over; the last, unless one is named. */
  log(round?: number): Promise<string | null>;
  /** What is asked now, and what was asked before with its answers; null where there is no lesson. */
  lesson(): Promise<LessonNow | null>;
  results(): Promise<LessonResults | null>;
  /** Of its rounds: worked out when they are over, which takes seconds, or longer where many end at once; null: ask again. */
  pars(): Promise<readonly RoundPar[] | null>;
  answer(question: string, body: number | string): Promise<Reply>;
  /** A hand for help, up or down. */
  raise(up: boolean): Promise<Reply>;
  notes(): Promise<readonly Note[]>;
  /** A file for the host: its name and what is in it. */
  exportFile(what: Export): Promise<{ name: string; text: string } | null>;
  /** Gives the seat up and closes; without `forGood` the seat is kept for coming back. */
  leave(forGood: boolean): void;
}
