/** All rooms of this process: what the app needs to define, restore, tick and stop them. */
import { matchMaker, type Server } from '@colyseus/core';
import { loadHasher } from '../../shared/base/hash.ts';
import type { Catalogue, ContentFile } from '../../shared/content/catalogue.ts';
import { contentHash } from '../../shared/play/log.ts';
import { ROOM_NAME } from '../../shared/wire/symbols.ts';
import type { Store } from '../store/store.ts';
import { type House, rulebooks } from './house.ts';
import type { RoomLog } from './log.ts';
import { matchRoomClass } from './match-room.ts';
import { reopenMatch } from './open.ts';
import { type Clock, Ticker } from './ticker.ts';

export interface RoomsOptions {
  readonly store: Store;
  readonly files: readonly ContentFile[];
  readonly catalogue: Catalogue;
  readonly log: RoomLog;
  readonly clock?: Clock; // the process's own when left out
}

export interface Rooms {
  /** Defines the room type and starts the ticker. */
  define(server: Server): void;
  /** Call after `server.listen`: opens every unfinished room of the store again. Says how many. */
  restoreAll(): Promise<number>;
  readonly ticker: Ticker;
  /** Ends after the beat under way; rooms stay in the store and come back at the next start. */
  stop(): Promise<void>;
  roomCount(): number;
}

export async function createRooms({ store, files, catalogue, log, clock }: RoomsOptions): Promise<Rooms> {
  const hasher = await loadHasher();
  const ownClock = clock ?? { nowMs: () => performance.now() };
  const ticker = new Ticker(store, log, ownClock);
  const content = contentHash(files, hasher);
  const rulesOf = rulebooks(catalogue);
  const house: House = {
    store,
    catalogue,
    content,
    hasher,
    log,
    clock: ownClock,
    ticker,
    rulesOf,
    restoring: new Map(),
  };
  return {
    define: (server) => {
      server.define(ROOM_NAME, matchRoomClass(house));
      ticker.start();
    },
    restoreAll: () => restoreAll(house),
    ticker,
    stop: () => ticker.stop(),
    roomCount: () => ticker.roomCount,
  };
}

/** A room that cannot be restored must not keep the others shut. */
async function restoreAll(house: House): Promise<number> {
  let restored = 0;
  for (const code of await house.store.loadUnfinished()) {
    if (house.ticker.has(code)) continue;
    try {
      const match = await reopenMatch(house, code);
      if (match === undefined) continue;
      house.restoring.set(code, match);
      await matchMaker.createRoom(ROOM_NAME, { restore: code });
      restored += 1;
    } catch (err) {
      house.log.error({ err, room: code }, 'a room could not be restored');
    } finally {
      house.restoring.delete(code);
    }
  }
  return restored;
}
