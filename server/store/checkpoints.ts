/**
 * Matches as they were a moment ago: packed, and checked when they are read, since a bit that flipped on a disk must not
 * become a world. Whoever finds one broken plays the entries from the start.
 */
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { zstdCompress, zstdDecompressSync } from 'node:zlib';
import type { Kysely } from 'kysely';
import type { NewCheckpoint, Store, StoredCheckpoint } from './store.ts';
import type { CheckpointTable, Tables } from './tables.ts';

/** Beside the game, in the pool of threads; what is read is read before the game goes on. */
const compress = promisify(zstdCompress);

const WHOLE = 0; // its place; the parts come after it

export function ofCheckpoints(db: Kysely<Tables>): Pick<Store, 'saveCheckpoint'> {
  return {
    saveCheckpoint: async (checkpoint) => {
      const { code, epoch, part } = checkpoint;
      const rows = await rowsOf(checkpoint);
      await db.transaction().execute(async (trx) => {
        const isHeld = trx.selectFrom('rooms').select('code').where('code', '=', code).where('lease_epoch', '=', epoch);
        if ((await isHeld.executeTakeFirst()) === undefined) return;
        // What an earlier round or a broken checkpoint has left.
        await trx.deleteFrom('checkpoints').where('room', '=', code).where('part', '>=', part).execute();
        await trx.deleteFrom('checkpoints').where('room', '=', code).where('part', '=', WHOLE).execute();
        await trx.insertInto('checkpoints').values(rows).execute();
      });
    },
  };
}

async function rowsOf({ code: room, round, tick, part, whole, grown }: NewCheckpoint): Promise<CheckpointTable[]> {
  const bodies = [await pack(whole), grown]; // a part is small: it would take longer to open than to read
  return [WHOLE, part].map((place, index) => {
    const row = { room, part: place, round, tick, parts: place === WHOLE ? part : 0, body: bodies[index] ?? '' };
    return { ...row, hash: hashOf(row) };
  });
}

/** Of that round, not ahead of the heartbeat; 'broken' when it is not as it was written. */
export async function checkpointOf(
  db: Pick<Kysely<Tables>, 'selectFrom'>,
  code: string,
  round: number,
  heartbeat: number,
): Promise<StoredCheckpoint | 'broken' | undefined> {
  const rows = await db.selectFrom('checkpoints').selectAll().where('room', '=', code).orderBy('part').execute();
  const [first, ...parts] = rows;
  if (first === undefined || first.round !== round) return undefined;
  const { tick } = first;
  const isSound = first.part === WHOLE && parts.length === first.parts && rows.every(isAsWritten) && tick <= heartbeat;
  if (!isSound || parts.some((row) => row.round !== round)) return 'broken';
  try {
    return { tick, whole: unpack(first.body), grown: parts.map(({ body }) => body) };
  } catch {
    return 'broken';
  }
}

const isAsWritten = ({ hash, ...row }: CheckpointTable) => hashOf(row) === hash;

/** Of all that the row says: a tick that is off by one would play an order twice. */
function hashOf({ room, part, round, tick, parts, body }: Omit<CheckpointTable, 'hash'>): string {
  return createHash('sha256').update(`${room} ${part} ${round} ${tick} ${parts} ${body}`).digest('hex');
}
const pack = async (text: string) => (await compress(text)).toString('base64');
const unpack = (body: string) => zstdDecompressSync(Buffer.from(body, 'base64')).toString('utf8');
