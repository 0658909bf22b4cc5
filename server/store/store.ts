/**
 * What outlives the process: rooms, who sits in them, and every entry before it is played. One transaction a beat for
 * all rooms, so that the price of durability is paid once.
 */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { Kysely, SqliteDialect, type Transaction } from 'kysely';
import { Migrator } from 'kysely/migration';
import type { Entry } from '../../shared/sim/entries.ts';
import type { Phase, RoomMode } from '../../shared/wire/symbols.ts';
import { MIGRATIONS, type RoomTable, type Tables } from './tables.ts';

/** What a room is, from its creation on; nothing in it changes. */
export interface RoomHeader {
  readonly mode: RoomMode;
  readonly scenario: string;
  readonly seed: number;
  readonly teams: number;
  readonly seatsPerTeam: number;
  readonly content: string; // fingerprint of the content files
  readonly rules: number; // RULES_VERSION
}
/** How far a room is. */
export interface RoomProgress {
  readonly phase: Phase;
  readonly paused: boolean;
  readonly locked: boolean;
  readonly pace: number;
  readonly tick: number;
}
export interface StoredRoom extends RoomProgress {
  readonly code: string;
  readonly header: RoomHeader;
  readonly hostKeyHash: string;
  readonly hostSeat: number;
  readonly epoch: number;
}
export interface StoredSeat {
  readonly seat: number;
  readonly team: number;
  readonly nickname: string;
  readonly tokenHash: string;
  readonly duty: number; // place in DUTIES
}
export interface StoredEntry {
  readonly tick: number;
  readonly entry: Entry;
}
/** What one room writes in one beat. */
export interface RoomBeat extends RoomProgress {
  readonly code: string;
  readonly epoch: number;
  readonly entryTick: number; // the tick that takes the entries
  readonly entries: readonly Entry[];
}

export interface Store {
  /** False when the code is taken. */
  createRoom(room: StoredRoom): Promise<boolean>;
  saveSeat(code: string, seat: StoredSeat): Promise<void>;
  removeSeat(code: string, seat: number): Promise<void>;
  setHostSeat(code: string, seat: number): Promise<void>;
  /** All or nothing, but for rooms whose lease another process has taken: their codes come back, unwritten. */
  appendBeat(beats: readonly RoomBeat[]): Promise<string[]>;
  /** Codes of rooms that are not over. */
  loadUnfinished(): Promise<string[]>;
  /** Takes the room's lease: whoever held it before can no longer append. */
  claim(code: string): Promise<{ room: StoredRoom; seats: StoredSeat[]; entries: StoredEntry[] } | undefined>;
  loadEntries(code: string): Promise<StoredEntry[]>;
  finish(code: string): Promise<void>;
  health(): Promise<boolean>;
  close(): Promise<void>;
}

/** ':memory:' keeps nothing. */
export async function openStore(file: string): Promise<Store> {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
  const database = new Database(file);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database }) });
  await migrate(db);
  return storeOver(db);
}

async function migrate(db: Kysely<Tables>): Promise<void> {
  const { error } = await new Migrator({ db, provider: MIGRATIONS }).migrateToLatest();
  if (error !== undefined) throw error;
}

function storeOver(db: Kysely<Tables>): Store {
  return {
    createRoom: async (room) => {
      const result = await db
        .insertInto('rooms')
        .values(rowOf(room))
        .onConflict((conflict) => conflict.column('code').doNothing())
        .executeTakeFirst();
      return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
    },
    saveSeat: async (code, { seat, team, nickname, tokenHash, duty }) => {
      const values = { team, nickname, token_hash: tokenHash, duty };
      await db
        .insertInto('seats')
        .values({ room: code, seat, ...values })
        .onConflict((conflict) => conflict.columns(['room', 'seat']).doUpdateSet(values))
        .execute();
    },
    removeSeat: async (code, seat) => {
      await db.deleteFrom('seats').where('room', '=', code).where('seat', '=', seat).execute();
    },
    setHostSeat: async (code, seat) => {
      await db.updateTable('rooms').set({ host_seat: seat }).where('code', '=', code).execute();
    },
    appendBeat: (beats) => db.transaction().execute((trx) => append(trx, beats)),
    loadUnfinished: async () => {
      const rows = await db
        .selectFrom('rooms')
        .select('code')
        .where('finished', '=', 0)
        .orderBy('created_ms')
        .execute();
      return rows.map((row) => row.code);
    },
    claim: (code) =>
      db.transaction().execute(async (trx) => {
        await trx
          .updateTable('rooms')
          .set((eb) => ({ lease_epoch: eb('lease_epoch', '+', 1) }))
          .where('code', '=', code)
          .execute();
        const row = await trx.selectFrom('rooms').selectAll().where('code', '=', code).executeTakeFirst();
        if (row === undefined) return undefined;
        return { room: roomOf(row), seats: await seatsOf(trx, code), entries: await entriesOf(trx, code) };
      }),
    loadEntries: (code) => entriesOf(db, code),
    finish: async (code) => {
      await db.updateTable('rooms').set({ finished: 1, updated_ms: Date.now() }).where('code', '=', code).execute();
    },
    health: async () => {
      try {
        await db.selectFrom('rooms').select('code').limit(1).execute();
        return true;
      } catch {
        return false;
      }
    },
    close: () => db.destroy(),
  };
}

async function append(trx: Transaction<Tables>, beats: readonly RoomBeat[]): Promise<string[]> {
  const lost: string[] = [];
  for (const beat of beats) {
    const { phase, pace, tick } = beat;
    const result = await trx
      .updateTable('rooms')
      .set({ phase, pace, tick, paused: Number(beat.paused), locked: Number(beat.locked), updated_ms: Date.now() })
      .where('code', '=', beat.code)
      .where('lease_epoch', '=', beat.epoch)
      .executeTakeFirst();
    if (result.numUpdatedRows === 0n) {
      lost.push(beat.code);
      continue;
    }
    if (beat.entries.length === 0) continue;
    await trx
      .insertInto('entries')
      .values(
        beat.entries.map((entry, ordinal) => ({
          room: beat.code,
          tick: beat.entryTick,
          ordinal,
          body: JSON.stringify(entry),
        })),
      )
      .execute();
  }
  return lost;
}

type Reader = Pick<Kysely<Tables>, 'selectFrom'>;

async function seatsOf(db: Reader, code: string): Promise<StoredSeat[]> {
  const rows = await db.selectFrom('seats').selectAll().where('room', '=', code).orderBy('seat').execute();
  return rows.map(({ seat, team, nickname, token_hash, duty }) => ({
    seat,
    team,
    nickname,
    tokenHash: token_hash,
    duty,
  }));
}

async function entriesOf(db: Reader, code: string): Promise<StoredEntry[]> {
  const rows = await db
    .selectFrom('entries')
    .select(['tick', 'body'])
    .where('room', '=', code)
    .orderBy('tick')
    .orderBy('ordinal')
    .execute();
  return rows.map(({ tick, body }) => ({ tick, entry: JSON.parse(body) as Entry }));
}

function rowOf(room: StoredRoom): RoomTable {
  const now = Date.now();
  return {
    code: room.code,
    header: JSON.stringify(room.header),
    host_key_hash: room.hostKeyHash,
    host_seat: room.hostSeat,
    phase: room.phase,
    paused: Number(room.paused),
    locked: Number(room.locked),
    pace: room.pace,
    tick: room.tick,
    lease_epoch: room.epoch,
    finished: 0,
    created_ms: now,
    updated_ms: now,
  };
}

function roomOf(row: RoomTable): StoredRoom {
  return {
    code: row.code,
    header: JSON.parse(row.header) as RoomHeader,
    hostKeyHash: row.host_key_hash,
    hostSeat: row.host_seat,
    phase: row.phase as Phase,
    paused: row.paused !== 0,
    locked: row.locked !== 0,
    pace: row.pace,
    tick: row.tick,
    epoch: row.lease_epoch,
  };
}
