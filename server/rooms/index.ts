/** All rooms of this process: what the app needs to define, restore, tick and stop them. */
import { matchMaker, type Server } from '@colyseus/core';
import { loadHasher } from '../../shared/base/hash.ts';
import type { Catalogue, ContentFile } from '../../shared/content/catalogue.ts';
import { contentHash } from '../../shared/play/log.ts';
import { ROOM_NAME } from '../../shared/wire/symbols.ts';
import { Meters } from '../ops/meters.ts';
import type { Store } from '../store/store.ts';
import { type House, rulebooks } from './house.ts';
import { Keeper } from './keeper.ts';
import type { RoomLog } from './log.ts';
import { matchRoomClass } from './match-room.ts';
import { isOurs, reopenMatch } from './open.ts';
import { Pars } from './pars.ts';
import { isSameSecret } from './secrets.ts';
import { type Clock, Ticker } from './ticker.ts';
import { timeOfDay } from './time-of-day.ts';

export interface RoomsOptions {
  readonly store: Store;
  readonly files: readonly ContentFile[];
  readonly catalogue: Catalogue;
  readonly log: RoomLog;
  readonly meters?: Meters; // its own when left out
  readonly clock?: Clock; // the process's own when left out
  readonly hostPassword?: string | undefined; // anybody may lead a class when left out
}

export interface Rooms {
  /** Defines the room type and starts the ticker. */
  define(server: Server): void;
  /** Call after `server.listen`: opens every unfinished room of the store again. Says how many. */
  restoreAll(): Promise<number>;
  /** The same for one room that the process `from` held, if it still does. False: it is not opened here. */
  takeOver(code: string, from: string): Promise<boolean>;
  /** Why nobody can come in, of a room that is not open; undefined: there is none of that code. */
  whyShut(code: string): Promise<'waits' | 'outdated' | undefined>;
  readonly ticker: Ticker;
  /** Ends after the beat under way and saves; rooms stay in the store and come back at the next start. */
  stop(): Promise<void>;
  roomCount(): number;
}

export async function createRooms(options: RoomsOptions): Promise<Rooms> {
  const { store, files, catalogue, log, clock, hostPassword, meters = new Meters() } = options;
  const hasher = await loadHasher();
  const ownClock = clock ?? { nowMs: () => performance.now() };
  const ticker = new Ticker(store, log, ownClock, meters);
  const keeper = new Keeper(store, log);
  ticker.afterBeat = () => keeper.afterBeat();
  const content = contentHash(files, hasher);
  const rulesOf = rulebooks(catalogue);
  const pars = new Pars({ catalogue, content }, log);
  const house: House = {
    store,
    catalogue,
    content,
    hasher,
    log,
    clock: ownClock,
    wallMs: timeOfDay,
    ticker,
    keeper,
    meters,
    rulesOf,
    parOf: (round) => pars.of(round),
    restoring: new Map(),
    mayLead: (password = '') => hostPassword === undefined || isSameSecret(password, hostPassword),
  };
  return {
    define: (server) => {
      server.define(ROOM_NAME, matchRoomClass(house));
      ticker.start();
    },
    restoreAll: () => restoreAll(house),
    takeOver: (code, from) => restore(house, code, from),
    whyShut: async (code) => {
      const header = await store.unfinished(code);
      if (header === undefined) return undefined;
      return isOurs(house, header) ? 'waits' : 'outdated';
    },
    ticker,
    stop: async () => {
      await ticker.stop();
      await keeper.saveAll();
      await pars.stop();
    },
    roomCount: () => ticker.roomCount,
  };
}

async function restoreAll(house: House): Promise<number> {
  let restored = 0;
  for (const code of await house.store.loadUnfinished()) {
    if (house.ticker.has(code)) continue;
    if (await restore(house, code)) restored += 1;
  }
  return restored;
}

/** A room that cannot be restored must not keep the others shut. */
async function restore(house: House, code: string, from?: string): Promise<boolean> {
  try {
    const match = await reopenMatch(house, code, from);
    if (match === undefined) return await letGo(house, code);
    house.restoring.set(code, match);
    await matchMaker.driver.remove(code); // of a process that is gone
    await matchMaker.handleCreateRoom(ROOM_NAME, { restore: code }); // here, whoever has fewer rooms
    return true;
  } catch (err) {
    house.log.error({ err, room: code }, 'a room could not be restored');
    return await letGo(house, code);
  } finally {
    house.restoring.delete(code);
  }
}

/** Perhaps another process can: one of the rules that the room was played by. */
async function letGo(house: House, code: string): Promise<false> {
  await house.store.letGo(code).catch((err: unknown) => house.log.error({ err, room: code }, 'a room was not let go'));
  return false;
}
