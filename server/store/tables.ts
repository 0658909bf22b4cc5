/** The tables, in types that SQLite and PostgreSQL share: integers below 2^53, text, and JSON as text. */
import type { Kysely } from 'kysely';
import type { MigrationProvider } from 'kysely/migration';

export interface RoomTable {
  code: string;
  header: string; // JSON of RoomHeader
  host_key_hash: string;
  host_seat: number; // -1: nobody who plays
  phase: string;
  paused: number;
  locked: number;
  pace: number;
  tick: number; // the last that was run: the heartbeat
  lease_epoch: number; // rises with every process that takes the room
  finished: number;
  created_ms: number;
  updated_ms: number;
}
export interface EntryTable {
  room: string;
  tick: number;
  ordinal: number;
  body: string; // JSON of Entry
}
export interface SeatTable {
  room: string;
  seat: number;
  team: number;
  nickname: string;
  token_hash: string;
  duty: number; // place in DUTIES
}
export interface Tables {
  rooms: RoomTable;
  entries: EntryTable;
  seats: SeatTable;
}

const first = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('rooms')
      .addColumn('code', 'varchar(16)', (column) => column.primaryKey())
      .addColumn('header', 'text', (column) => column.notNull())
      .addColumn('host_key_hash', 'varchar(64)', (column) => column.notNull())
      .addColumn('host_seat', 'integer', (column) => column.notNull())
      .addColumn('phase', 'varchar(16)', (column) => column.notNull())
      .addColumn('paused', 'integer', (column) => column.notNull())
      .addColumn('locked', 'integer', (column) => column.notNull())
      .addColumn('pace', 'integer', (column) => column.notNull())
      .addColumn('tick', 'integer', (column) => column.notNull())
      .addColumn('lease_epoch', 'integer', (column) => column.notNull())
      .addColumn('finished', 'integer', (column) => column.notNull())
      .addColumn('created_ms', 'bigint', (column) => column.notNull())
      .addColumn('updated_ms', 'bigint', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('entries')
      .addColumn('room', 'varchar(16)', (column) => column.notNull())
      .addColumn('tick', 'integer', (column) => column.notNull())
      .addColumn('ordinal', 'integer', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('entries_key', ['room', 'tick', 'ordinal'])
      .execute();
    await db.schema
      .createTable('seats')
      .addColumn('room', 'varchar(16)', (column) => column.notNull())
      .addColumn('seat', 'integer', (column) => column.notNull())
      .addColumn('team', 'integer', (column) => column.notNull())
      .addColumn('nickname', 'text', (column) => column.notNull())
      .addColumn('token_hash', 'varchar(64)', (column) => column.notNull())
      .addPrimaryKeyConstraint('seats_key', ['room', 'seat'])
      .execute();
    await db.schema.createIndex('rooms_open').on('rooms').column('finished').execute();
  },
};

/** Seats of older rooms look after everything. */
const duties = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .alterTable('seats')
      .addColumn('duty', 'integer', (column) => column.notNull().defaultTo(0))
      .execute();
  },
};

/** Steps by name; a step that ran somewhere is never edited, a new one follows it. */
export const MIGRATIONS: MigrationProvider = {
  getMigrations: async () => ({ '001-rooms': first, '002-duties': duties }),
};
