/** Runs of the day: one row a browser and day, the best. More stars go first, then a whole day, then more profit. */
import { type Kysely, sql } from 'kysely';
import type { Store, StoredDaily } from './store.ts';
import type { DailyTable, Tables } from './tables.ts';

export function ofDailies(db: Kysely<Tables>): Pick<Store, 'saveDaily' | 'loadDaily'> {
  return {
    saveDaily: async (run) => {
      const row = rowOf(run);
      const { day, content, browser_hash, ...result } = row;
      // Two pages of one browser may send at once: which run is better is for the database to say.
      const isBetter = sql<boolean>`(dailies.stars, dailies.whole, dailies.profit)
        < (excluded.stars, excluded.whole, excluded.profit)`;
      const kept = await db
        .insertInto('dailies')
        .values(row)
        .onConflict((conflict) =>
          conflict.columns(['day', 'content', 'browser_hash']).doUpdateSet(result).where(isBetter),
        )
        .executeTakeFirst();
      const place = await placeOf(db, { day, content, browser_hash });
      return { place, isBest: (kept.numInsertedOrUpdatedRows ?? 0n) > 0n };
    },
    loadDaily: async (day, content, most) => {
      const rows = db.selectFrom('dailies').selectAll().where('day', '=', day).where('content', '=', content);
      const best = rows.orderBy('stars', 'desc').orderBy('whole', 'desc').orderBy('profit', 'desc').orderBy('at_ms');
      return (await best.limit(most).execute()).map(dailyOfRow);
    },
  };
}

type Key = Pick<DailyTable, 'day' | 'content' | 'browser_hash'>;

/** Of two that are equal, whoever came first. */
async function placeOf(db: Kysely<Tables>, { day, content, browser_hash }: Key): Promise<number> {
  const found = await sql<{ better: number }>`select count(*) as better from dailies, dailies as own
    where dailies.day = ${day} and dailies.content = ${content}
      and own.day = ${day} and own.content = ${content} and own.browser_hash = ${browser_hash}
      and (dailies.stars, dailies.whole, dailies.profit, -dailies.at_ms)
        > (own.stars, own.whole, own.profit, -own.at_ms)`.execute(db);
  return Number(found.rows[0]?.better ?? 0) + 1;
}

function rowOf({ day, content, browserHash, nickname, stars, whole, profitMicroCents, atMs }: StoredDaily): DailyTable {
  const result = { nickname, stars, whole: Number(whole), profit: profitMicroCents, at_ms: atMs };
  return { day, content, browser_hash: browserHash, ...result };
}

function dailyOfRow({ browser_hash, whole, profit, at_ms, ...row }: DailyTable): StoredDaily {
  return { ...row, browserHash: browser_hash, whole: whole === 1, profitMicroCents: profit, atMs: at_ms };
}
