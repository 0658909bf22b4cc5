/** The databases that the store's contract holds for, each empty, and reopened as another process would. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestContext } from 'vitest';
import { openStore, type Store } from '../../../server/store/store.ts';
import { startPostgres } from '../../support/postgres.ts';
import { orSkip } from '../../support/programs.ts';

export interface Place {
  readonly address: string;
  open(holder?: string): Promise<Store>;
  clear(): Promise<void>; // after its stores are closed
  remove(): Promise<void>;
}

export const KINDS = {
  SQLite: async (): Promise<Place> => {
    const folder = mkdtempSync(join(tmpdir(), 'headroom-'));
    const address = join(folder, 'deep', 'rooms.sqlite');
    return {
      address,
      open: (holder) => openStore(address, holder),
      clear: async () => rmSync(join(folder, 'deep'), { recursive: true, force: true }),
      remove: async () => rmSync(folder, { recursive: true, force: true }),
    };
  },
  PostgreSQL: async (context: Pick<TestContext, 'skip'>): Promise<Place> => {
    const postgres = await orSkip(context, 'PostgreSQL', startPostgres);
    return {
      address: postgres.url,
      open: (holder) => openStore(postgres.url, holder),
      clear: () => wipe(postgres.url),
      remove: () => postgres.stop(),
    };
  },
};
export type Kind = keyof typeof KINDS;

async function wipe(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('drop schema public cascade; create schema public');
  await client.end();
}
