/**
 * What goes over the line beside the state: the literals that a client may send, as zod checks them inside the handler,
 * and the shapes of what comes back. The browser imports types only.
 */
import { z } from 'zod';
import type { LookAhead, PlanningAids } from '../play/plan/aids.ts';
import type { Sample } from '../play/sample.ts';
import type { Debrief } from '../play/story.ts';
import { commandSchema } from '../sim/commands/schema.ts';
import type { SimEvent } from '../sim/events.ts';
import type { Why } from '../sim/explain.ts';
import type { RefusalCode } from '../sim/rejections.ts';
import {
  CODE_ALPHABET,
  CODE_LENGTH,
  DUTIES,
  NICKNAME_MAX,
  ROOM_MODES,
  type Role,
  SIGNALS,
  type SignalKind,
} from './symbols.ts';

export const codeSchema = z.string().regex(new RegExp(`^[${CODE_ALPHABET}]{${CODE_LENGTH}}$`));

/** Shown as text everywhere; control and direction characters would still upset lines and logs. */
const nickname = z
  .string()
  .trim()
  .min(1)
  .max(NICKNAME_MAX)
  .regex(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+$/u);
const token = z.string().regex(/^[0-9a-f]{32}$/); // 128 bits

export const createSchema = z.strictObject({
  mode: z.enum(ROOM_MODES),
  scenario: z.string().min(1).max(60),
  teams: z.int().min(1).max(10),
  seatsPerTeam: z.int().min(1).max(6).default(4),
  nickname: nickname.optional(), // the creator takes a seat in friendly and solo rooms
  seed: z.int().min(0).max(0xffffffff).optional(), // whoever hosts a class or plays alone may choose the day
});
export type CreateOptions = z.input<typeof createSchema>;

export const joinSchema = z.union([
  z.strictObject({ nickname, team: z.int().min(0).max(9).optional() }),
  z.strictObject({ seatToken: token }),
  z.strictObject({ hostKey: token }),
  z.strictObject({ spectator: z.literal(true) }),
]);
export type JoinOptions = z.input<typeof joinSchema>;

/** A numbered order of a seat. Repeats are answered with the stored result. */
export const orderSchema = z.strictObject({ seq: z.int().min(1), command: commandSchema });
export type Order = z.input<typeof orderSchema>;

export const controlSchema = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('start') }),
  z.strictObject({ do: z.literal('pause') }),
  z.strictObject({ do: z.literal('resume') }),
  z.strictObject({ do: z.literal('pace'), pace: z.int().min(1).max(60) }),
  z.strictObject({ do: z.literal('end') }),
  z.strictObject({ do: z.literal('lock'), on: z.boolean() }),
  z.strictObject({ do: z.literal('kick'), seat: z.int().min(0) }),
  z.strictObject({ do: z.literal('move'), seat: z.int().min(0), team: z.int().min(0).max(9) }),
  z.strictObject({
    do: z.literal('inject'), // for all teams alike
    incident: z.enum(['host.dies', 'rack.dark', 'crowd']),
    warningSeconds: z.int().min(0).max(600), // simulated
  }),
]);
export type Control = z.input<typeof controlSchema>;

/** Why a service hurts, a host is slow or dear, a VM does not run, a pod waits for a place. */
export const whySchema = z.union([
  z.strictObject({ service: z.int().min(0).max(10_000) }),
  z.strictObject({ host: z.int().min(1) }),
  z.strictObject({ vm: z.int().min(1) }),
  z.strictObject({ pod: z.int().min(1) }),
]);
export type WhyAbout = z.input<typeof whySchema>;

/** What a draft may hold: a hand's worth of orders that are tried and not given. */
export const DRAFT_MAX = 40;
export const aheadSchema = z.strictObject({ draft: z.array(commandSchema).max(DRAFT_MAX) });
export const switchSchema = z.strictObject({ team: z.int().min(0).max(9) });
export const renameSchema = z.strictObject({ nickname });

/**
 * A thing or a place of the estate, as pages of one team name it to each other: `h12` a host, `v` a VM, `i` an instance,
 * `d` a deployment, `t` a transfer, `e3` the service of that index, `s0.3` a slot; '' is none.
 */
const THING = 's-?\\d{1,3}\\.\\d{1,3}|[hvidt]\\d{1,9}|e\\d{1,4}';
const thing = z.string().regex(new RegExp(`^(?:${THING})?$`));
/** Out of the catalogue also a model, a platform or a service, by its name. */
const heldThing = z.string().regex(new RegExp(`^(?:${THING}|[mkc]:[\\w.-]{1,40})?$`));

/**
 * Where a hand is: names of the game and parts of them, never pixels of a screen. A list and not a record, because a
 * moving hand sends it five times a second: 20 to 30 bytes.
 */
export const presenceSchema = z.tuple([
  z.int().min(0).max(2), // place in the zooms: site, rack, host
  thing, // under the pointer
  z.int().min(0).max(255), // how far across it
  z.int().min(0).max(255), // how far down it
  thing, // selected
  heldThing, // in the hand
]);
export type Presence = z.output<typeof presenceSchema>;

export const signalSchema = z.strictObject({
  kind: z.enum(SIGNALS),
  at: thing,
  to: z.int().min(0).max(0xffff).optional(), // the seat that it is meant for; else the team
  draft: commandSchema.optional(), // of a suggestion: the order that was not given
});
export type Signal = z.output<typeof signalSchema>;

export const dutySchema = z.strictObject({ duty: z.enum(DUTIES) });

/** Requests (`room.request(name, payload)`) and what each is answered with. */
export interface Requests {
  command: { payload: Order; reply: Ack };
  control: { payload: Control; reply: Reply };
  plan: { payload: Record<string, never>; reply: ({ ok: true } & PlanningAids) | Refused };
  ahead: { payload: z.input<typeof aheadSchema>; reply: ({ ok: true } & LookAhead) | Refused };
  why: { payload: WhyAbout; reply: { ok: true; chain: Why[] } | Refused };
  switch: { payload: z.input<typeof switchSchema>; reply: Reply };
  rename: { payload: z.input<typeof renameSchema>; reply: Reply };
  presence: { payload: Presence; reply: Reply }; // sent without asking for the answer
  signal: { payload: Signal; reply: Reply };
  duty: { payload: z.input<typeof dutySchema>; reply: Reply };
  history: { payload: Record<string, never>; reply: { ok: true; samples: Sample[] } | Refused };
  debrief: { payload: Record<string, never>; reply: { ok: true; debrief: Debrief } | Refused };
  log: { payload: Record<string, never>; reply: { ok: true; log: string } | Refused }; // host, after the match
}

/** Codes of the door and the room, beside those of the rules. */
export const ROOM_CODES = [
  'message.malformed', // numbers: none; `at` names the place
  'rate.slow_down',
  'room.unknown',
  'room.full',
  'room.locked',
  'room.ended',
  'seat.unknown', // a token that no seat has: join anew
  'seat.elsewhere', // this seat was opened on another page
  'seat.removed', // by the instructor
  'host.only',
  'phase.wrong',
  'team.full',
  'scenario.unknown',
  'paused',
  'store.unavailable',
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
