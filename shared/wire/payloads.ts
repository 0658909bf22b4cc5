/** What a client may send: the literals of every payload, as zod checks them inside the handler. The browser imports types only. */
import { z } from 'zod';
import { commandSchema } from '../sim/commands/schema.ts';
import {
  BOARD_FACES,
  CODE_ALPHABET,
  CODE_LENGTH,
  DUTIES,
  EXPORTS,
  NICKNAME_MAX,
  ROOM_MODES,
  SCRIPT_STEPS,
  SIGNALS,
  WALL_PAGES,
  ZOOMS,
} from './symbols.ts';

export const codeSchema = z.string().regex(new RegExp(`^[${CODE_ALPHABET}]{${CODE_LENGTH}}$`));

/** Shown as text everywhere; control and direction characters would still upset lines and logs. */
export const nickname = z
  .string()
  .trim()
  .min(1)
  .max(NICKNAME_MAX)
  .regex(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+$/u);
export const token = z.string().regex(/^[0-9a-f]{32}$/); // 128 bits
/** Only the instructor's export shows it. */
const realName = z
  .string()
  .trim()
  .max(60)
  .regex(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]*$/u);
const team = z.int().min(0).max(49);
/** What a host writes to a class: a sentence or two. */
const said = z.string().trim().min(1).max(280);
const stagePlace = z.int().min(-1).max(23);
/** A line of a class list: who is expected, and in which team if that is given. */
const pupil = z.strictObject({ realName: realName.min(1), team: team.optional() });
export type Pupil = z.output<typeof pupil>;

export const createSchema = z.strictObject({
  mode: z.enum(ROOM_MODES),
  scenario: z.string().min(1).max(60),
  teams: z.int().min(1).max(50),
  seatsPerTeam: z.int().min(1).max(6).default(4),
  nickname: nickname.optional(), // the creator takes a seat in friendly and solo rooms
  lesson: z.string().max(60).optional(), // of a class; else a match on its own
  hostPassword: z.string().max(200).optional(), // where the server asks for one
  seed: z.int().min(0).max(0xffffffff).optional(), // whoever hosts a class or plays alone may choose the day
});
export type CreateOptions = z.input<typeof createSchema>;

export const joinSchema = z.union([
  z.strictObject({ nickname, team: team.optional(), realName: realName.optional(), browser: token.optional() }),
  z.strictObject({ seatToken: token }),
  z.strictObject({ hostKey: token }),
  z.strictObject({ spectator: z.literal(true) }),
]);
export type JoinOptions = z.input<typeof joinSchema>;

/** A numbered order of a seat. Repeats are answered with the stored result. */
export const orderSchema = z.strictObject({ seq: z.int().min(1), command: commandSchema });
export type Order = z.input<typeof orderSchema>;

/** What the host shows on the wall. Whoever looks at it follows, and a page that is loaded anew finds it there. */
const wallSchema = z.strictObject({
  page: z.enum(WALL_PAGES),
  round: z.int().min(-1).max(255), // -1: the last
  step: z.enum(SCRIPT_STEPS),
  pick: z.int().min(-1).max(99), // in its step: which moment, which habit; -1: as the page finds it
  shown: z.boolean(), // the cause of the moment
  team: z.int().min(-1).max(49), // whose figures; -1: as the page finds it
  question: z.int().min(-1).max(4), // of those that are open; -1: the first that somebody has not answered
  talkEndsMs: z.int().min(0), // the time of day at which a minute's talk ends; 0: none
  hushed: z.int().min(0).max(0xffff), // so many notes are taken down
  tick: z.int().min(-1).max(0xffffff), // of the replay of that team; -1: it is not shown
  fromMs: z.int().min(0), // the time of day at which it went on from there; 0: it stands there
  speed: z.int().min(1).max(255), // seconds of the day a real one
  zoom: z.enum(ZOOMS), // how near its floor is looked at
  nearRack: z.int().min(-1).max(99), // -1: the first
  nearHost: z.int().min(0).max(1_000_000_000), // 0: the first
});
export type Wall = Readonly<z.output<typeof wallSchema>>;

export const controlSchema = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('start') }),
  z.strictObject({ do: z.literal('pause') }),
  z.strictObject({ do: z.literal('resume') }),
  z.strictObject({ do: z.literal('pace'), pace: z.int().min(1).max(60) }),
  // Both name the stage that is meant: pressed twice, the second time must not end the one that has begun since.
  z.strictObject({ do: z.literal('end'), stage: stagePlace.optional() }), // the day, before its evening
  z.strictObject({ do: z.literal('next'), stage: stagePlace.optional() }), // to the next stage
  z.strictObject({ do: z.literal('extend'), minutes: z.int().min(1).max(10) }),
  z.strictObject({ do: z.literal('stages'), places: z.array(z.int().min(0).max(23)).max(24) }), // those to come
  z.strictObject({ do: z.literal('again'), rotate: z.boolean(), lesson: z.string().max(60).optional() }),
  z.strictObject({ do: z.literal('board'), as: z.enum(BOARD_FACES) }),
  z.strictObject({ do: z.literal('wall'), wall: wallSchema }),
  z.strictObject({ do: z.literal('lock'), on: z.boolean() }),
  z.strictObject({ do: z.literal('kick'), seat: z.int().min(0) }),
  z.strictObject({ do: z.literal('ban'), seat: z.int().min(0) }), // and the browser that it came with
  z.strictObject({ do: z.literal('move'), seat: z.int().min(0), team }),
  z.strictObject({ do: z.literal('rename'), seat: z.int().min(0), nickname }),
  z.strictObject({ do: z.literal('balance') }), // the lobby's teams, as even as can be
  z.strictObject({ do: z.literal('bots'), team, count: z.int().min(0).max(6) }), // so many seats of it are played
  z.strictObject({ do: z.literal('roster'), pupils: z.array(pupil).max(300) }),
  z.strictObject({
    do: z.literal('inject'),
    incident: z.enum(['host.dies', 'rack.dark', 'crowd']),
    warningSeconds: z.int().min(0).max(600), // simulated
    team: team.optional(), // all of them, unless it says one; a crowd is everybody's
    inSeconds: z.int().min(0).max(60).optional(), // real ones, in which it can be called off
  }),
  z.strictObject({ do: z.literal('callOff') }), // the incident that counts down
  z.strictObject({ do: z.literal('budget'), dollars: z.int().min(-10_000).max(10_000), team: team.optional() }),
  z.strictObject({ do: z.literal('say'), kind: z.enum(['message', 'hint']), text: said, team: team.optional() }),
  z.strictObject({ do: z.literal('forget'), confirmed: z.boolean() }), // delete the room with all that is in it
  z.strictObject({ do: z.literal('help'), seat: z.int().min(0), as: z.enum(['coming', 'done']) }),
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
export const switchSchema = z.strictObject({ team });
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

/** A place in the options, a number, or a sentence: as the question asks. */
export const answerSchema = z.strictObject({
  question: z.string().min(1).max(60),
  body: z.union([z.number().min(-1e9).max(1e9), z.string().trim().min(1).max(400)]),
});
export const raiseSchema = z.strictObject({ up: z.boolean() });
/** What of a lesson goes into a file, for the host. */
export const exportSchema = z.strictObject({ what: z.enum(EXPORTS) });

export const dutySchema = z.strictObject({ duty: z.enum(DUTIES) });

/** Of which round; the last that is over, unless it says. */
export const logSchema = z.strictObject({ round: z.int().min(0).optional() });

const pastTick = z.int().min(1).max(1_000_000);
const pastOrder = { tick: pastTick, seat: z.int().min(0), seq: z.int().min(1) };
/** Of a round that is over: the same day with one thing else, as in `OtherWay`. */
export const whatifSchema = z.strictObject({
  round: z.int().min(0),
  team,
  way: z.discriminatedUnion('do', [
    z.strictObject({ do: z.literal('withoutIncident'), incident: z.int().min(0).max(10_000) }),
    z.strictObject({ do: z.literal('withoutOrder'), ...pastOrder }),
    z.strictObject({ do: z.literal('earlier'), ...pastOrder, toTick: pastTick }),
    z.strictObject({ do: z.literal('add'), tick: pastTick, command: commandSchema }),
  ]),
});
export type WhatIfAsked = z.input<typeof whatifSchema>;
