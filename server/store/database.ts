/** The two databases under the store: a file of SQLite, or PostgreSQL. Both give numbers where the tables say number. */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { Kysely, PostgresDialect, type SqliteDatabase, SqliteDialect, type SqliteStatement } from 'kysely';
import pg from 'pg';
import type { Tables } from './tables.ts';

/** One transaction a beat, and a few seats and answers beside it; more would only queue in the database. */
const MOST_CONNECTIONS = 8;
/** A database that is gone is to pause the rooms, not to hang them: the next try comes a second later. */
const CONNECT_MS = 3000;
const QUERY_MS = 5000;
/** The wait for a file that another program has locked stops the whole process: short, and then as a full disk. */
const LOCKED_MS = 500;
/** A beat's statements differ by how many rooms and entries are in them. */
const MOST_STATEMENTS = 500;
const INT8 = 20; // PostgreSQL's number of its type bigint

export function isPostgres(place: string): boolean {
  return /^postgres(ql)?:/.test(place);
}

export function openDatabase(place: string): Kysely<Tables> {
  const dialect = isPostgres(place) ? postgres(place) : sqlite(place);
  return new Kysely<Tables>({ dialect });
}

function sqlite(file: string): SqliteDialect {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
  const database = new Database(file);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('secure_delete = ON'); // what is deleted for privacy's sake is not left in free pages
  database.pragma(`busy_timeout = ${LOCKED_MS}`);
  return new SqliteDialect({ database: preparedOnce(database) });
}

/** Few statements are run again and again; to prepare one costs as much as to run it. */
function preparedOnce(database: Database): SqliteDatabase {
  const known = new Map<string, SqliteStatement>();
  return {
    close: () => void database.close(),
    prepare(source) {
      const statement = known.get(source) ?? database.prepare(source);
      if (known.size >= MOST_STATEMENTS) known.clear();
      known.set(source, statement);
      return statement;
    },
  };
}

function postgres(url: string): PostgresDialect {
  const pool = new pg.Pool({
    connectionString: url,
    max: MOST_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_MS,
    query_timeout: QUERY_MS,
    statement_timeout: QUERY_MS, // and the database gives up too, so that nothing is written after it was given up here
    idle_in_transaction_session_timeout: QUERY_MS,
    keepAlive: true,
    application_name: 'headroom',
    types: { getTypeParser: parserOf },
  });
  // A connection that breaks between two queries, idle or in a transaction: the next query says so and the pool replaces
  // it. Without a listener it would end the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return new PostgresDialect({ pool });
}

/** Its default for bigint is text; ours are milliseconds and counts, far below 2^53. */
function parserOf(type: number, format?: 'text' | 'binary') {
  return type === INT8 ? Number : pg.types.getTypeParser(type, format as 'text');
}
