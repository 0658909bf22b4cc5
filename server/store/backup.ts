/**
 * All rooms and the runs of the days in one file and back: a line of JSON a row, the same for both databases, so that it also moves a school from
 * one to the other. Saved from one moment of the store while the server runs; restored whole or not at all, into a store
 * that has no rooms. Checkpoints are left out: a room plays its entries instead.
 */
import type { Kysely, Transaction } from 'kysely';
import { z } from 'zod';
import { isPostgres, openDatabase } from './database.ts';
import { MIGRATIONS } from './migrations.ts';
import { openStore } from './store.ts';
import type { Tables } from './tables.ts';

/** What a person at the terminal can mend. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
}

type Kept = Exclude<keyof Tables, 'processes' | 'checkpoints'>;

const text = z.string();
const number = z.number();
const whole = z.int();

/** Every column of every table: one that is forgotten here is an error of types. */
const ROWS: { readonly [Table in Kept]: z.ZodType<Tables[Table]> } = {
  rooms: z.strictObject({
    code: text,
    header: text,
    host_key_hash: text,
    host_seat: whole,
    phase: text,
    paused: whole,
    locked: whole,
    pace: whole,
    tick: whole,
    lease_epoch: whole,
    holder: text,
    agenda: text,
    stage_ms: whole,
    round: whole,
    board: text,
    roster: text,
    staged: text,
    finished: whole,
    created_ms: whole,
    updated_ms: whole,
  }),
  seats: z.strictObject({
    room: text,
    seat: whole,
    team: whole,
    nickname: text,
    token_hash: text,
    duty: whole,
    real_name: text,
    bot: text,
    browser_hash: text,
    banned: whole,
  }),
  entries: z.strictObject({ room: text, round: whole, tick: whole, ordinal: whole, body: text }),
  rounds: z.strictObject({
    room: text,
    round: whole,
    name: text,
    weight: number,
    debrief: text,
    log: text,
    last_seqs: text,
  }),
  answers: z.strictObject({ room: text, question: text, seat: whole, body: text, took_ms: whole }),
  notes: z.strictObject({
    room: text,
    note: whole,
    kind: text,
    team: whole,
    seat: whole,
    text,
    state: text,
    at_ms: whole,
  }),
  dailies: z.strictObject({
    day: text,
    content: text,
    browser_hash: text,
    nickname: text,
    stars: whole,
    whole,
    profit: whole,
    at_ms: whole,
  }),
};
const TABLES = Object.keys(ROWS) as Kept[];
const OF_ROOMS = TABLES.filter((table) => table !== 'dailies');

const headSchema = z.strictObject({ headroom: z.literal('backup'), tables: text, rooms: whole });
const endSchema = z.strictObject({ end: whole }); // how many rows: a file that was cut off has none
const lineSchema = z.strictObject({ table: z.enum(TABLES), row: z.unknown() });

/** Which form the tables have; a backup fits a store of the same one. */
async function formOfTables(): Promise<string> {
  return Object.keys(await MIGRATIONS.getMigrations()).at(-1) ?? '';
}

export interface Counts {
  readonly rooms: number;
  readonly rows: number;
}

/** Hands each line to `write`, room by room, and then the days. */
export async function saveRooms(place: string, write: (line: string) => void): Promise<Counts> {
  await (await openStore(place)).close(); // brings the tables of an older version into their present form
  const db = openDatabase(place);
  try {
    const level = isPostgres(place) ? 'repeatable read' : undefined; // SQLite reads one moment anyway
    const reading = level === undefined ? db.transaction() : db.transaction().setIsolationLevel(level);
    return await reading.execute((trx) => dump(trx, write));
  } finally {
    await db.destroy();
  }
}

async function dump(trx: Transaction<Tables>, write: (line: string) => void): Promise<Counts> {
  const codes = await trx.selectFrom('rooms').select('code').orderBy('code').execute();
  write(JSON.stringify({ headroom: 'backup', tables: await formOfTables(), rooms: codes.length }));
  let rows = 0;
  for (const { code } of codes) {
    for (const table of OF_ROOMS) {
      const room = table === 'rooms' ? 'code' : 'room';
      const found = await trx.selectFrom(table).selectAll().where(trx.dynamic.ref<never>(room), '=', code).execute();
      for (const row of found) write(JSON.stringify({ table, row }));
      rows += found.length;
    }
  }
  const dailies = await trx.selectFrom('dailies').selectAll().execute();
  for (const row of dailies) write(JSON.stringify({ table: 'dailies', row }));
  rows += dailies.length;
  write(JSON.stringify({ end: rows }));
  return { rooms: codes.length, rows };
}

/** @throws BackupError that names the line and what was expected there. */
export async function restoreRooms(place: string, lines: AsyncIterable<string>): Promise<Counts> {
  await (await openStore(place)).close();
  const db = openDatabase(place);
  try {
    await refuseRooms(db);
    return await db.transaction().execute((trx) => load(trx, lines));
  } finally {
    await db.destroy();
  }
}

async function refuseRooms(db: Kysely<Tables>): Promise<void> {
  const found = await db.selectFrom('rooms').select('code').limit(1).executeTakeFirst();
  if (found !== undefined) throw new BackupError('there are rooms already: restore into an empty store');
  const run = await db.selectFrom('dailies').select('day').limit(1).executeTakeFirst();
  if (run !== undefined) throw new BackupError('there are runs of a day already: restore into an empty store');
}

async function load(trx: Transaction<Tables>, lines: AsyncIterable<string>): Promise<Counts> {
  const tables = await formOfTables();
  let [at, rows, rooms, ended] = [0, 0, -1, false];
  for await (const line of lines) {
    at += 1;
    if (line === '' && ended) continue;
    if (ended) throw new BackupError(`line ${at}: expected nothing after the end`);
    const value = parse(at, line);
    if (at === 1) rooms = headOf(value, tables).rooms;
    else if (isObject(value) && 'end' in value) ended = check(at, endSchema, value).end === rows;
    else rows += await insert(trx, at, value);
  }
  if (at === 0 || !ended)
    throw new BackupError(`line ${at}: the file breaks off, or has lost rows: it has no true end`);
  return { rooms, rows };
}

function headOf(value: unknown, tables: string): z.output<typeof headSchema> {
  const parsed = headSchema.safeParse(value);
  if (!parsed.success) throw new BackupError('not a backup of Headroom');
  if (parsed.data.tables === tables) return parsed.data;
  throw new BackupError(
    `of another version of Headroom (${parsed.data.tables}, here ${tables}): restore it with that one`,
  );
}

async function insert(trx: Transaction<Tables>, at: number, value: unknown): Promise<number> {
  const { table, row } = check(at, lineSchema, value);
  const checked = check(at, ROWS[table] as z.ZodType<object>, row);
  // Nobody holds a restored room, and who held it before cannot write to it.
  const own = table === 'rooms' ? { ...checked, holder: '' } : checked;
  await trx
    .insertInto(table)
    .values(own as never)
    .execute();
  return 1;
}

function parse(at: number, line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new BackupError(at === 1 ? 'not a backup of Headroom' : `line ${at}: expected JSON`);
  }
}

function check<T>(at: number, schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new BackupError(`line ${at}: ${issue?.path.join('.') || 'row'}: ${issue?.message ?? ''}`);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
