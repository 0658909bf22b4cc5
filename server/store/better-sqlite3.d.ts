/** The part of better-sqlite3 that is used here; it ships no types of its own. */
declare module 'better-sqlite3' {
  import type { SqliteDatabase } from 'kysely';

  export default class Database implements SqliteDatabase {
    constructor(file: string);
    pragma(source: string): unknown;
    exec(source: string): void;
    close(): void;
    prepare: SqliteDatabase['prepare'];
  }
}
