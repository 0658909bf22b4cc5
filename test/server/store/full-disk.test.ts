/** A disk that is really full, under a class that plays: SQLite itself says so, and the class goes on when there is room. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { expect, test } from 'vitest';
import { loadContent } from '../../../server/content.ts';
import { storeOver } from '../../../server/store/queries.ts';
import { openStore } from '../../../server/store/store.ts';
import { hashWorld } from '../../../shared/play/snapshot.ts';
import type { Ack } from '../../../shared/wire/messages.ts';
import { hasher, headerOf, openHandRoom, reopenHandRoom, sit } from '../rooms/hand-room.ts';

test('a full disk pauses the room, and nothing acknowledged is lost', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'headroom-'));
  const file = join(folder, 'rooms.sqlite');
  await (await openStore(file)).close();
  const database = new Database(file);
  const store = storeOver(new Kysely({ dialect: new SqliteDialect({ database }) }), '');
  const catalogue = loadContent();
  const { match, ticker } = await openHandRoom(catalogue, store, headerOf('launch-day'));
  await sit(store, match, 'Ann');
  match.control({ do: 'start' });
  await ticker.beat();

  const acks = new Map<number, Ack>();
  let seq = 0;
  const orderMany = () => {
    for (let order = 0; order < 40; order++) {
      seq += 1;
      const given = seq;
      const [deployment] = match.world.teams[0]?.deployments ?? [];
      const command = { verb: 'scale', deployment: deployment?.id ?? 0, replicas: 1 + (given % 5) } as const;
      void Promise.resolve(match.order(0, given, command)).then((ack) => acks.set(given, ack));
    }
  };
  const setPages = (pages: number) => database.pragma(`max_page_count = ${pages}`);
  setPages(Number((database.pragma('page_count') as { page_count: number }[])[0]?.page_count) + 2);
  for (let beat = 0; beat < 200 && match.pauseReason !== 'store'; beat++) {
    orderMany();
    await ticker.beat();
  }
  expect(match.pauseReason).toBe('store');
  const { tick } = match;
  const answered = new Map(acks);
  for (let beat = 0; beat < 25; beat++) await ticker.beat();
  expect(match.tick, 'no append, no tick').toBe(tick);
  expect(acks, 'and no answer').toEqual(answered);

  setPages(1_000_000);
  for (let beat = 0; beat < 15; beat++) await ticker.beat();
  expect(match.pauseReason).toBe('');
  expect(match.tick).toBeGreaterThan(tick);
  expect(acks.size, 'what waited is answered').toBe(seq);
  await store.close();

  const reopened = await openStore(file);
  const back = await reopenHandRoom(catalogue, reopened);
  expect(hashWorld(back.match.world, hasher)).toBe(hashWorld(match.world, hasher));
  for (const [given, ack] of acks) expect(await back.match.order(0, given, { verb: 'bootVm', vm: 1 })).toEqual(ack);
  await reopened.close();
  rmSync(folder, { recursive: true });
});
