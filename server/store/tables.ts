/** The tables, in types that SQLite and PostgreSQL share: integers below 2^53, text, and JSON as text. */
import { type Kysely, sql } from 'kysely';
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
  holder: string; // the process that has it; '': none
  agenda: string; // JSON of AgendaState: the stages as the host has arranged them
  stage_ms: number; // of the stage under way, pauses left out
  round: number; // which match of the lesson `tick` and new entries belong to
  board: string; // BOARD_FACES
  roster: string; // JSON of the pupils expected; '' for none
  staged: string; // JSON of what the host has laid out; '' for nothing
  finished: number;
  created_ms: number;
  updated_ms: number;
}
export interface EntryTable {
  room: string;
  round: number;
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
  real_name: string; // '' unless given; only in the instructor's export
  bot: string; // the plan that plays it; '' for a person
  browser_hash: string; // '' when the browser keeps nothing
  banned: number;
}
/** A match of a lesson that is over: derived from its entries, kept so that no restart has to play it again. */
export interface RoundTable {
  room: string;
  round: number;
  name: string;
  weight: number;
  debrief: string; // JSON of Debrief
  log: string;
  last_seqs: string; // JSON of [seat, seq]
}
export interface AnswerTable {
  room: string;
  question: string;
  seat: number;
  body: string; // JSON: a place in the options, a number, or a sentence
  took_ms: number; // from the opening of the question
}
/** What passed between host and seats: messages, hints, budgets, raised hands. */
export interface NoteTable {
  room: string;
  note: number;
  kind: string;
  team: number; // -1: all
  seat: number; // -1: the whole team
  text: string;
  state: string; // HELP_STATES for a raised hand, else ''
  at_ms: number;
}
/** Of a room, the match as it was a moment ago: place 0 what is whole, then the parts of what only grows. */
export interface CheckpointTable {
  room: string;
  part: number;
  round: number;
  tick: number;
  parts: number; // how many belong to place 0; 0 elsewhere
  body: string; // JSON; in place 0 packed by zstd, in base64
  hash: string; // of all the rest
}
/** Those that share the database: one whose count stands still is gone. */
export interface ProcessTable {
  id: string;
  pulses: number;
}
export interface Tables {
  rooms: RoomTable;
  entries: EntryTable;
  seats: SeatTable;
  rounds: RoundTable;
  answers: AnswerTable;
  notes: NoteTable;
  processes: ProcessTable;
  checkpoints: CheckpointTable;
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

/** Steps by name; a step that ran somewhere is never edited, a new one follows it. */
export const MIGRATIONS: MigrationProvider = {
  getMigrations: async () => ({
    '001-rooms': first,
    '002-duties': duties,
    '003-lessons': lessons,
    '004-holders': holders,
    '005-checkpoints': checkpoints,
    '006-staged': staged,
  }),
};
