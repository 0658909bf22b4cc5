/** Where the matches are kept: said once for the server and for the commands that save and restore. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Env } from '../env.ts';

const FILE = 'headroom.sqlite';

/** For `openStore`. The folder is made when missing. */
export function placeOf({ DATABASE_URL, DATA_DIR }: Pick<Env, 'DATABASE_URL' | 'DATA_DIR'>): string {
  if (DATABASE_URL !== undefined) return DATABASE_URL;
  mkdirSync(DATA_DIR, { recursive: true });
  return join(DATA_DIR, FILE);
}
