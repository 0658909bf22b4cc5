/** How the tables came to be, in types that SQLite and PostgreSQL share. A step that ran somewhere is never edited. */
import { type Kysely, sql } from 'kysely';
import type { MigrationProvider } from 'kysely/migration';
import type { Tables } from './tables.ts';

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

/** Rooms of before have one match and no lesson. */
const lessons = {
  async up(db: Kysely<unknown>): Promise<void> {
    await addColumns(db);
    await keyEntriesByRound(db as Kysely<Tables>);
    await db.schema
      .createTable('rounds')
      .addColumn('room', 'varchar(16)', (column) => column.notNull())
      .addColumn('round', 'integer', (column) => column.notNull())
      .addColumn('name', 'varchar(16)', (column) => column.notNull())
      .addColumn('weight', 'real', (column) => column.notNull())
      .addColumn('debrief', 'text', (column) => column.notNull())
      .addColumn('log', 'text', (column) => column.notNull())
      .addColumn('last_seqs', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('rounds_key', ['room', 'round'])
      .execute();
    await db.schema
      .createTable('answers')
      .addColumn('room', 'varchar(16)', (column) => column.notNull())
      .addColumn('question', 'varchar(64)', (column) => column.notNull())
      .addColumn('seat', 'integer', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .addColumn('took_ms', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('answers_key', ['room', 'question', 'seat'])
      .execute();
    await db.schema
      .createTable('notes')
      .addColumn('room', 'varchar(16)', (column) => column.notNull())
      .addColumn('note', 'integer', (column) => column.notNull())
      .addColumn('kind', 'varchar(16)', (column) => column.notNull())
      .addColumn('team', 'integer', (column) => column.notNull())
      .addColumn('seat', 'integer', (column) => column.notNull())
      .addColumn('text', 'text', (column) => column.notNull())
      .addColumn('state', 'varchar(16)', (column) => column.notNull())
      .addColumn('at_ms', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('notes_key', ['room', 'note'])
      .execute();
  },
};

async function addColumns(db: Kysely<unknown>): Promise<void> {
  const numbers = { rooms: ['stage_ms', 'round'], seats: ['banned'] };
  const texts = { rooms: ['agenda', 'board', 'roster'], seats: ['real_name', 'bot', 'browser_hash'] };
  for (const [table, names] of Object.entries(numbers)) {
    for (const name of names) {
      const column = db.schema.alterTable(table).addColumn(name, 'integer', (one) => one.notNull().defaultTo(0));
      await column.execute();
    }
  }
  for (const [table, names] of Object.entries(texts)) {
    for (const name of names) {
      const column = db.schema.alterTable(table).addColumn(name, 'text', (one) => one.notNull().defaultTo(''));
      await column.execute();
    }
  }
}

/** A key cannot be changed where it is (SQLite): a new table takes the old one's rows. */
async function keyEntriesByRound(db: Kysely<Tables>): Promise<void> {
  await db.schema.alterTable('entries').renameTo('entries_of_matches').execute();
  await db.schema
    .createTable('entries')
    .addColumn('room', 'varchar(16)', (column) => column.notNull())
    .addColumn('round', 'integer', (column) => column.notNull())
    .addColumn('tick', 'integer', (column) => column.notNull())
    .addColumn('ordinal', 'integer', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('entries_by_round', ['room', 'round', 'tick', 'ordinal'])
    .execute();
  await sql`insert into entries select room, 0, tick, ordinal, body from entries_of_matches`.execute(db);
  await db.schema.dropTable('entries_of_matches').execute();
}

/** Several processes over one database. */
const holders = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .alterTable('rooms')
      .addColumn('holder', 'varchar(64)', (column) => column.notNull().defaultTo(''))
      .execute();
    await db.schema
      .createTable('processes')
      .addColumn('id', 'varchar(64)', (column) => column.primaryKey())
      .addColumn('pulses', 'bigint', (column) => column.notNull())
      .execute();
    await db.schema.createIndex('rooms_touched').on('rooms').column('updated_ms').execute();
  },
};

/** What saves a restart from playing a whole day again. */
const checkpoints = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('checkpoints')
      .addColumn('room', 'varchar(16)', (column) => column.notNull())
      .addColumn('part', 'integer', (column) => column.notNull())
      .addColumn('round', 'integer', (column) => column.notNull())
      .addColumn('tick', 'integer', (column) => column.notNull())
      .addColumn('parts', 'integer', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .addColumn('hash', 'varchar(64)', (column) => column.notNull())
      .addPrimaryKeyConstraint('checkpoints_key', ['room', 'part'])
      .execute();
  },
};

/** What the host has laid out outlives the page that did it. */
const staged = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .alterTable('rooms')
      .addColumn('staged', 'text', (column) => column.notNull().defaultTo(''))
      .execute();
  },
};

/** Runs of the day, which belong to no room. */
const dailies = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('dailies')
      .addColumn('day', 'varchar(10)', (column) => column.notNull())
      .addColumn('content', 'varchar(16)', (column) => column.notNull())
      .addColumn('browser_hash', 'varchar(64)', (column) => column.notNull())
      .addColumn('nickname', 'text', (column) => column.notNull())
      .addColumn('stars', 'integer', (column) => column.notNull())
      .addColumn('whole', 'integer', (column) => column.notNull())
      .addColumn('profit', 'bigint', (column) => column.notNull())
      .addColumn('at_ms', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('dailies_key', ['day', 'content', 'browser_hash'])
      .execute();
  },
};

/** By name: a new step follows the last. */
export const MIGRATIONS: MigrationProvider = {
  getMigrations: async () => ({
    '001-rooms': first,
    '002-duties': duties,
    '003-lessons': lessons,
    '004-holders': holders,
    '005-checkpoints': checkpoints,
    '006-staged': staged,
    '007-dailies': dailies,
  }),
};
