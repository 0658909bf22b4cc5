/**
 * The door of the rooms: POST /matchmake/create/match opens one, POST /matchmake/joinById/<code> asks for a seat. Done
 * here and not by Colyseus's own routes, as those take bodies of any size, from any page, and as often as one likes.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { ErrorCode, matchMaker } from '@colyseus/core';
import type { Request, RequestHandler } from 'express';
import { ROOM_CODES, type RoomCode } from '../../shared/wire/messages.ts';
import { codeSchema } from '../../shared/wire/payloads.ts';
import { ROOM_NAME } from '../../shared/wire/symbols.ts';
import type { Log } from '../log.ts';
import type { Rooms } from '../rooms/index.ts';
import { internal, type Refusal, refuse } from './answers.ts';
import type { Limits } from './limits.ts';

export interface Door {
  readonly limits: Limits;
  readonly maxRooms: number;
  readonly roomCount: () => number;
  /** Not before the unfinished rooms of the last run are open again (a right code would seem wrong), nor at the end. */
  readonly isOpen: () => boolean;
  readonly whyShut: Rooms['whyShut'];
  /** Of several processes. */
  readonly cluster?: Neighbours | undefined;
  readonly log: Log;
}

export interface Neighbours {
  /** That process shows no life: its rooms are being opened elsewhere. */
  isSilent(processId: string): boolean;
}

const WRONG_CODE: Refusal = { status: 404, code: 'room.unknown' };
const OUTDATED: Refusal = { status: 410, code: 'room.outdated' };
const CLOSED: Refusal = { status: 503, code: 'store.unavailable', retryAfterSeconds: 1 };
/** Ours: not felt by a person, and a guesser with one connection gets 3 answers a second. */
const WRONG_CODE_DELAY_MS = 300;
const FULL_HOUSE_WAIT_SECONDS = 60;

/** Of what Colyseus can do, these only: `join` and `joinOrCreate` would seat strangers in any room. */
const CALL = { create: matchMaker.create, joinById: matchMaker.joinById };

export function matchmake(door: Door): RequestHandler {
  return async (request, response) => {
    const { method = '', target = '' } = request.params as Record<string, string>;
    if (!isMethod(method)) return refuse(response, { status: 404, code: 'http.not_found' });
    if (!door.isOpen()) return refuse(response, CLOSED);
    const refusal = method === 'create' ? await mayCreate(door, target, request) : await mayJoin(door, target, request);
    if (refusal) return refuse(response, refusal);
    const context = { ip: addressOf(request), headers: new Headers() };
    try {
      response.json(await CALL[method](target, request.body ?? {}, context));
    } catch (error) {
      const refused = refusalOf(error) ?? internal(door.log, error, `matchmake ${method}`);
      if (refused === WRONG_CODE) await sleep(WRONG_CODE_DELAY_MS); // nor may the time tell full from wrong
      refuse(response, refused.code === 'host.password' ? await wrongPassword(door, request) : refused);
    }
  };
}

function isMethod(method: string): method is keyof typeof CALL {
  return Object.hasOwn(CALL, method);
}

async function mayCreate(door: Door, roomName: string, request: Request): Promise<Refusal | undefined> {
  if (roomName !== ROOM_NAME) return { status: 404, code: 'http.not_found' };
  const full = door.roomCount() >= door.maxRooms;
  const wait = full ? FULL_HOUSE_WAIT_SECONDS : await door.limits.newRoom(addressOf(request));
  if (wait === undefined) return undefined;
  return { status: full ? 503 : 429, code: 'rate.slow_down', retryAfterSeconds: wait };
}

/** Looks for the room before it counts: a class whose neighbours guessed too often still gets in. */
async function mayJoin(door: Door, code: string, request: Request): Promise<Refusal | undefined> {
  if (codeSchema.safeParse(code).success) {
    const room = await findRoom(code);
    if (room !== undefined) return door.cluster?.isSilent(room.processId) ? CLOSED : undefined;
    const shut = await door.whyShut(code);
    if (shut === 'outdated') return OUTDATED;
    if (shut === 'waits' && door.cluster !== undefined) return CLOSED; // another process opens it
  }
  const wait = await door.limits.wrongCode(addressOf(request));
  await sleep(WRONG_CODE_DELAY_MS);
  return wait === undefined ? WRONG_CODE : { status: 429, code: 'rate.slow_down', retryAfterSeconds: wait };
}

async function findRoom(code: string) {
  return (await matchMaker.findRoomsByIds([code])).get(code);
}

/** A password is guessed as a code is, and counted with them. */
async function wrongPassword(door: Door, request: Request): Promise<Refusal> {
  const wait = await door.limits.wrongCode(addressOf(request));
  await sleep(WRONG_CODE_DELAY_MS);
  if (wait !== undefined) return { status: 429, code: 'rate.slow_down', retryAfterSeconds: wait };
  return { status: 403, code: 'host.password' };
}

/** Rooms refuse with a code of theirs as the message; Colyseus's own errors (full, locked) mean "not by this code". */
function refusalOf(error: unknown): Refusal | undefined {
  const { message = '', code } = error as { message?: string; code?: number };
  const refused = ROOM_CODES.find((known) => known === message);
  if (refused === 'room.full') return WRONG_CODE;
  if (refused !== undefined) return { status: STATUS[refused] ?? 409, code: refused };
  const isFull = message.endsWith(' is already full.'); // an error without a code or a name of its own
  if (/^process \S+ is not available\.$/.test(message)) return CLOSED; // it died a moment ago
  if (isFull || code === ErrorCode.MATCHMAKE_INVALID_ROOM_ID) return WRONG_CODE;
  return undefined;
}

const STATUS: Partial<Record<RoomCode, number>> = {
  'message.malformed': 400,
  'scenario.unknown': 400,
  'seat.unknown': 404,
  'room.unknown': 404,
  'host.only': 403,
  'host.password': 403,
  'rate.slow_down': 429,
  'store.unavailable': 503,
  internal: 500,
};

function addressOf(request: Request): string {
  return request.ip ?? ''; // through the trusted proxies only; without an address when the socket is already gone
}
