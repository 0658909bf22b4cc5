/**
 * What a client may ask for. Every handler runs in one wrapper: what does not parse is answered with its place, what
 * throws with a reference to the log; nobody is thrown out for a bad message, and nobody reads an error of ours.
 */
import type { z } from 'zod';
import { planningAids } from '../../shared/play/plan/aids.ts';
import { explainHost, explainPod, explainService, explainVm } from '../../shared/sim/explain.ts';
import {
  type Ack,
  aheadSchema,
  type Control,
  controlSchema,
  dutySchema,
  orderSchema,
  presenceSchema,
  type Refused,
  type Reply,
  type Requests,
  type RoomCode,
  renameSchema,
  signalSchema,
  switchSchema,
  whySchema,
} from '../../shared/wire/messages.ts';
import { DUTIES } from '../../shared/wire/symbols.ts';
import { lookAhead } from './ahead.ts';
import type { Bucket } from './bucket.ts';
import type { RoomLog } from './log.ts';
import type { Match } from './match.ts';
import type { Person } from './people.ts';
import type { Crew } from './presence.ts';
import type { Seat } from './seats.ts';
import { newSecret } from './secrets.ts';

/** What the room itself does about seats. */
export interface SeatKeeper {
  save(seat: Seat): Promise<void>;
  kick(seat: Seat): Promise<void>;
  /** Shows the seat's client the estate of its new team. */
  reseat(seat: Seat): void;
}

export interface Desk {
  readonly match: Match;
  readonly seats: SeatKeeper;
  readonly crew: Crew;
  readonly log: RoomLog;
  readonly nowMs: () => number;
}

type Names = keyof Requests;
type Handler = (desk: Desk, person: Person, payload: unknown) => unknown;

const refused = (code: RoomCode): Refused => ({ ok: false, code });
const OK: Reply = { ok: true };

export const HANDLERS: { readonly [N in Names]: Handler } = {
  command: (desk, person, payload) => {
    const parsed = orderSchema.safeParse(payload);
    const seq = parsed.data?.seq ?? seqOf(payload);
    if (!parsed.success) return { ...malformed(parsed.error), seq } satisfies Ack;
    if (person.seat === undefined) return { ...refused('seat.unknown'), seq } satisfies Ack;
    return desk.match.order(person.seat.seat, seq, parsed.data.command);
  },
  control: parsedBy(controlSchema, async (desk, person, control) => {
    if (!person.isHost) return refused('host.only');
    return controlSeats(desk, control) ?? controlMatch(desk, control);
  }),
  why: parsedBy(whySchema, ({ match }, person, about) => {
    const team = match.world.teams[person.seat?.team ?? -1];
    if (team === undefined) return refused('seat.unknown');
    if ('host' in about) return { ok: true, chain: explainHost(match.world, match.rules, team, about.host) };
    if ('vm' in about) return { ok: true, chain: explainVm(match.world, match.rules, team, about.vm) };
    if ('pod' in about) return { ok: true, chain: explainPod(match.rules, team, about.pod) };
    const { service } = about;
    if (match.rules.services[service] === undefined) return unknownAt('service: no such service');
    return { ok: true, chain: explainService(match.rules, team, service) };
  }),
  plan: ({ match }, person) => {
    const index = person.seat?.team ?? -1;
    const [team, usage] = [match.world.teams[index], match.usages[index]];
    if (team === undefined || usage === undefined) return refused('seat.unknown');
    return { ok: true, ...planningAids(match.world, match.rules, team, usage) };
  },
  ahead: parsedBy(aheadSchema, async ({ match }, person, { draft }) => {
    const team = match.world.teams[person.seat?.team ?? -1];
    if (team === undefined) return refused('seat.unknown');
    if (match.phase !== 'play') return refused('phase.wrong');
    const look = lookAhead(match.world, match.rules, team, draft);
    return look === undefined ? refused('rate.slow_down') : { ok: true, ...(await look) };
  }),
  switch: parsedBy(switchSchema, async (desk, person, { team }) => {
    if (person.seat === undefined) return refused('seat.unknown');
    if (desk.match.phase !== 'lobby') return refused('phase.wrong');
    return move(desk, person.seat, team);
  }),
  rename: parsedBy(renameSchema, async (desk, person, { nickname }) => {
    if (person.seat === undefined) return refused('seat.unknown');
    await desk.seats.save(Object.assign(person.seat, { nickname }));
    return OK;
  }),
  presence: parsedBy(presenceSchema, ({ match, crew }, { seat }, presence) => {
    if (seat === undefined) return refused('seat.unknown');
    if (match.phase !== 'play' && match.phase !== 'night') return refused('phase.wrong');
    crew.move(seat, presence);
    return OK;
  }),
  signal: parsedBy(signalSchema, ({ match, crew }, { seat }, signal) => {
    if (seat === undefined) return refused('seat.unknown');
    if (match.phase === 'lobby' || match.phase === 'debrief') return refused('phase.wrong');
    if (signal.to !== undefined && match.seats.get(signal.to)?.team !== seat.team) return refused('seat.unknown');
    crew.say(seat, match.tick, signal);
    return OK;
  }),
  duty: parsedBy(dutySchema, async (desk, { seat }, { duty }) => {
    if (seat === undefined) return refused('seat.unknown');
    await desk.seats.save(Object.assign(seat, { duty: DUTIES.indexOf(duty) }));
    return OK;
  }),
  history: ({ match }, person) => {
    if (person.seat === undefined) return refused('seat.unknown');
    return { ok: true, samples: match.samplesOf(person.seat.team) };
  },
  debrief: ({ match }) => (match.debrief === undefined ? refused('phase.wrong') : { ok: true, debrief: match.debrief }),
  log: ({ match }, person) => {
    if (!person.isHost) return refused('host.only');
    return match.debrief === undefined ? refused('phase.wrong') : { ok: true, log: match.logText() };
  },
};

/** The wrapper. The answer to a request is what it returns. */
export async function answer(desk: Desk, name: Names, person: Person | undefined, payload: unknown): Promise<unknown> {
  try {
    if (person === undefined) return withSeq(name, payload, refused('seat.unknown'));
    if (isGone(desk, person)) return withSeq(name, payload, refused('seat.removed'));
    if (!isRepeat(desk, name, person, payload) && !bucketOf(name, person).take(desk.nowMs())) {
      return withSeq(name, payload, refused('rate.slow_down'));
    }
    return await HANDLERS[name](desk, person, payload);
  } catch (error) {
    const ref = newSecret().slice(0, 8);
    desk.log.error({ err: error, ref, room: desk.match.code, request: name }, 'a request failed');
    return withSeq(name, payload, { ok: false, code: 'internal', ref });
  }
}

function bucketOf(name: Names, person: Person): Bucket {
  if (name === 'presence') return person.presenceBucket;
  return name === 'signal' ? person.signalBucket : person.bucket;
}

/** A seat that was removed while its socket was still closing. */
function isGone({ match }: Desk, { seat }: Person): boolean {
  return seat !== undefined && match.seats.get(seat.seat) !== seat;
}

/** Whoever comes back after an outage sends all that had no answer at once: what is decided is free. */
function isRepeat({ match }: Desk, name: Names, { seat }: Person, payload: unknown): boolean {
  return name === 'command' && seat !== undefined && match.orders.known(seat.seat, seqOf(payload)) !== undefined;
}

function withSeq(name: Names, payload: unknown, refusal: Refused): Refused | Ack {
  return name === 'command' ? { ...refusal, seq: seqOf(payload) } : refusal;
}

function seqOf(payload: unknown): number {
  const seq = typeof payload === 'object' && payload !== null && 'seq' in payload ? payload.seq : 0;
  return Number.isSafeInteger(seq) ? Number(seq) : 0;
}

/** The first place that is wrong and what was expected there. */
function malformed(error: z.ZodError): Refused {
  const issue = error.issues[0];
  return unknownAt(`${issue?.path.join('.') || '(top)'}: ${issue?.message ?? ''}`);
}

/** An echo of what was sent would be as long as the sender likes. */
const AT_MAX = 200;
const unknownAt = (at: string): Refused => ({ ok: false, code: 'message.malformed', at: at.slice(0, AT_MAX) });

function parsedBy<T>(
  schema: z.ZodType<T>,
  handle: (desk: Desk, person: Person, payload: T) => object | Promise<object>,
): Handler {
  return (desk, person, payload) => {
    const parsed = schema.safeParse(payload);
    return parsed.success ? handle(desk, person, parsed.data) : malformed(parsed.error);
  };
}

/** Undefined: it is not about a seat. */
function controlSeats(desk: Desk, control: Control): Promise<Reply> | Reply | undefined {
  if (control.do !== 'kick' && control.do !== 'move') return undefined;
  const seat = desk.match.seats.get(control.seat);
  if (seat === undefined) return refused('seat.unknown');
  return control.do === 'kick' ? desk.seats.kick(seat).then(() => OK) : move(desk, seat, control.team);
}

/** Answered when it is written: what a host was told stands after a restart. */
async function controlMatch({ match }: Desk, control: Control): Promise<Reply> {
  if (match.storeDown) return refused('store.unavailable');
  const code = match.control(control);
  if (code !== undefined) return refused(code);
  await match.whenWritten();
  return OK;
}

async function move(desk: Desk, seat: Seat, team: number): Promise<Reply> {
  if (seat.team === team) return OK;
  if (!desk.match.seats.hasRoom(team)) return refused('team.full');
  seat.team = team;
  desk.seats.reseat(seat);
  await desk.seats.save(seat);
  return OK;
}
