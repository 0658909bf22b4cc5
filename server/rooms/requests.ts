/**
 * What a client may ask for. Every handler runs in one wrapper: what does not parse is answered with its place, what
 * throws with a reference to the log; nobody is thrown out for a bad message, and nobody reads an error of ours.
 */
import type { z } from 'zod';
import { scoresOf } from '../../shared/play/lesson.ts';
import { planningAids } from '../../shared/play/plan/aids.ts';
import { explainHost, explainPod, explainService, explainVm } from '../../shared/sim/explain.ts';
import type { Ack, LessonResults, Refused, Reply, Requests } from '../../shared/wire/messages.ts';
import {
  aheadSchema,
  answerSchema,
  type Control,
  controlSchema,
  dutySchema,
  exportSchema,
  logSchema,
  orderSchema,
  presenceSchema,
  raiseSchema,
  renameSchema,
  signalSchema,
  switchSchema,
  whatifSchema,
  whySchema,
} from '../../shared/wire/payloads.ts';
import { DUTIES } from '../../shared/wire/symbols.ts';
import type { StoredAnswer, StoredNote } from '../store/store.ts';
import { lookAhead } from './ahead.ts';
import type { Bucket } from './bucket.ts';
import { exportOf } from './exports.ts';
import { controlSeats, moveSeat, OK, refused, renameSeat, rotateDuties } from './host-desk.ts';
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
  /** It goes, and its browser does not come back. */
  ban(seat: Seat): Promise<void>;
  answer(answer: StoredAnswer): Promise<void>;
  note(note: StoredNote): Promise<void>;
  /** Deletes the room and closes it. */
  forget(): Promise<void>;
}

export interface Desk {
  readonly match: Match;
  readonly seats: SeatKeeper;
  readonly crew: Crew;
  readonly log: RoomLog;
  readonly nowMs: () => number;
  readonly wallMs: () => number; // for people to read; never a rule's
}

type Names = keyof Requests;
type Handler = (desk: Desk, person: Person, payload: unknown) => unknown;

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
    if (control.do === 'forget') return forget(desk, control.confirmed);
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
  whatif: parsedBy(whatifSchema, async ({ match }, person, { round, team, way }) => {
    if (!person.isHost && match.phase !== 'debrief') return refused('phase.wrong');
    const over = match.rounds.find((one) => one.round === round);
    if (over === undefined) return refused('phase.wrong');
    if (team >= match.header.teams) return unknownAt('team: no such team');
    const asked = match.whatIfs.ask(over, team, way);
    return asked === undefined ? refused('rate.slow_down') : { ok: true, ...(await asked) };
  }),
  switch: parsedBy(switchSchema, async (desk, person, { team }) => {
    if (person.seat === undefined) return refused('seat.unknown');
    if (desk.match.phase !== 'lobby') return refused('phase.wrong');
    return moveSeat(desk, person.seat, team);
  }),
  rename: parsedBy(renameSchema, async (desk, person, { nickname }) => {
    if (person.seat === undefined) return refused('seat.unknown');
    return renameSeat(desk, person.seat, nickname);
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
  log: parsedBy(logSchema, (desk, person, { round }) => logOf(desk, person, round)),
  lesson: ({ match }, person) => {
    const teamOf = (seat: number) => match.seats.get(seat)?.team;
    return { ok: true, ...match.learning.now(match.agenda, match.rounds, askerOf(person), teamOf) };
  },
  results: resultsOf,
  pars: async ({ match }) => ({ ok: true, pars: await match.course.pars() }),
  answer: parsedBy(answerSchema, async ({ match, seats }, { seat }, { question, body }) => {
    if (seat === undefined) return refused('seat.unknown');
    const answer = match.learning.check(match.agenda, seat.seat, question, body);
    if (typeof answer === 'string') return refused(answer);
    await seats.answer(answer);
    match.learning.keep(answer);
    return OK;
  }),
  raise: parsedBy(raiseSchema, async ({ match, seats, wallMs }, { seat }, { up }) => {
    if (seat === undefined) return refused('seat.unknown');
    if (match.notes.isFull) return refused('rate.slow_down');
    const note = match.notes.raise(seat.seat, seat.team, up, wallMs());
    if (note !== undefined) await seats.note(note);
    return OK;
  }),
  notes: ({ match }, person) => {
    const { seat, team, leads } = askerOf(person);
    return { ok: true, notes: leads ? match.notes.all : match.notes.seenBy(seat, team) };
  },
  export: parsedBy(exportSchema, async ({ match }, person, { what }) => {
    if (!person.isHost) return refused('host.only');
    return { ok: true, ...exportOf(match, what, what === 'teams' ? await soon(match.course.pars(), []) : []) };
  }),
};

/** A host at the door with a file to save does not wait for what takes longer. */
const SOON_MS = 20_000;
function soon<T>(promise: Promise<T>, otherwise: T): Promise<T> {
  return Promise.race([promise, new Promise<T>((resolve) => setTimeout(resolve, SOON_MS, otherwise).unref())]);
}

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

/** While a lesson runs only for a host who was asked twice: nothing of it comes back. */
async function forget({ match, seats }: Desk, confirmed: boolean): Promise<Reply> {
  const isOver = match.agenda.stage === undefined || match.agenda.isLast;
  if (!isOver && !confirmed) return refused('phase.wrong');
  await seats.forget();
  return OK;
}

/** Answered when it is written: what a host was told stands after a restart. */
async function controlMatch(desk: Desk, control: Control): Promise<Reply> {
  const { match } = desk;
  while (match.landing !== undefined) await match.landing;
  if (match.storeDown) return refused('store.unavailable');
  const code = match.control(control);
  if (code !== undefined) return refused(code);
  await match.settings.whenWritten();
  if (control.do === 'again' && control.rotate) await rotateDuties(desk);
  if (control.do === 'budget') {
    const { dollars, team = -1 } = control;
    await desk.seats.note(match.notes.say('budget', team, String(dollars), desk.wallMs()));
  }
  return OK;
}

/** Of a round that is over: to the host at any time, to all once nothing more is played. */
function logOf({ match }: Desk, person: Person, round: number | undefined): { ok: true; log: string } | Refused {
  const over = round === undefined ? match.rounds.at(-1) : match.rounds.find((one) => one.round === round);
  const isOpen = person.isHost || (match.phase === 'debrief' && !match.course.playsAgain);
  if (!isOpen) return refused('host.only');
  return over === undefined || match.debrief === undefined ? refused('phase.wrong') : { ok: true, log: over.log };
}

function resultsOf({ match }: Desk): ({ ok: true } & LessonResults) | Refused {
  const { counted } = match.course;
  if (counted.length === 0) return refused('phase.wrong');
  const { teams } = match.header;
  const rounds = counted.map(({ round, name, weight, debrief }) => ({ round, name, weight, debrief }));
  return { ok: true, rounds, teams: scoresOf(rounds, teams) };
}

const askerOf = ({ seat, isHost }: Person) => ({
  seat: seat?.seat ?? -1,
  team: seat?.team ?? -1,
  leads: isHost && seat === undefined,
});
