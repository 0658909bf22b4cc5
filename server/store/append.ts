/**
 * One beat of all rooms: two or three statements, however many rooms there are, because each is a way to the database and
 * back.
 */
import { type Kysely, sql, type Transaction } from 'kysely';
import { rowOfProgress, rowOfRound } from './rows.ts';
import type { RoomBeat, Store } from './store.ts';
import type { EntryTable, RoomTable, Tables } from './tables.ts';

type Progress = ReturnType<typeof rowOfProgress>;
type Cast = 'integer' | 'text';

/** A list of values says nothing of its types, and PostgreSQL takes all of them for text. */
const TYPES: { readonly [Name in keyof Progress]: Cast } = {
  phase: 'text',
  paused: 'integer',
  locked: 'integer',
  pace: 'integer',
  tick: 'integer',
  agenda: 'text',
  stage_ms: 'integer',
  round: 'integer',
  board: 'text',
  roster: 'text',
  staged: 'text',
};
const NAMES = Object.keys(TYPES) as (keyof Progress)[];
/** What a host changes once in a while, and is long: '' where it stands as it was written last. */
const SELDOM = ['agenda', 'roster', 'staged'] as const;
/** SQLite takes 32,766 values a statement, PostgreSQL 65,535. */
const MOST_ENTRIES = 1000;
const MOST_ROOMS = 1000;

/**
 * A store that writes one beat after the other. Of a beat that failed nobody knows whether it is written (the line may break
 * after the commit and before its answer): the rooms try it again with what has come since, and that takes its place.
 */
export function appender(db: Kysely<Tables>): Store['appendBeat'] {
  const unsure = new Set<string>();
  const known: Known = new Map();
  return async (beats) => {
    try {
      if (known.size > MOST_ROOMS) known.clear(); // rooms that are over are in it too
      const lost = await db.transaction().execute((trx) => append(trx, beats, unsure, known));
      for (const { code, agenda, roster, staged } of beats) {
        unsure.delete(code);
        known.set(code, { agenda, roster, staged });
      }
      for (const code of lost) known.delete(code);
      return lost;
    } catch (error) {
      for (const { code } of beats) {
        unsure.add(code);
        known.delete(code);
      }
      throw error;
    }
  };
}

/** By room, what of it is written for certain; a changed one is another object. */
type Known = Map<string, Pick<RoomBeat, (typeof SELDOM)[number]>>;

/** Codes of the rooms whose lease is gone: nothing of theirs is written. */
async function append(
  trx: Transaction<Tables>,
  beats: readonly RoomBeat[],
  unsure: ReadonlySet<string>,
  known: Known,
): Promise<string[]> {
  const nowMs = Date.now();
  const held = new Set<string>();
  for (const part of partsOf(beats, MOST_ROOMS)) {
    for (const code of await progress(trx, part, nowMs, known)) held.add(code);
  }
  const ours = beats.filter(({ code }) => held.has(code));
  for (const { code, over } of ours) if (over !== undefined) await saveRound(trx, rowOfRound(code, over));
  for (const beat of ours) if (unsure.has(beat.code)) await unwrite(trx, beat);
  const entries = ours.flatMap(entriesOf);
  for (const part of partsOf(entries, MOST_ENTRIES)) await trx.insertInto('entries').values(part).execute();
  return beats.filter(({ code }) => !held.has(code)).map(({ code }) => code);
}

async function progress(
  trx: Transaction<Tables>,
  beats: readonly RoomBeat[],
  nowMs: number,
  known: Known,
): Promise<string[]> {
  const rows = beats.map((beat) => {
    const row = rowOfProgress(beat, known.get(beat.code));
    const values = NAMES.map((name) => typed(row[name], TYPES[name]));
    return sql`(${typed(beat.code, 'text')}, ${typed(beat.epoch, 'integer')}, ${sql.join(values)})`;
  });
  const columns = sql.join(NAMES.map((name) => sql.ref(name)));
  const changes = sql.join(NAMES.map((name) => sql`${sql.ref(name)} = ${changeOf(name)}`));
  const { rows: written } = await sql<Pick<RoomTable, 'code'>>`
    with beat(code, epoch, ${columns}) as (values ${sql.join(rows)})
    update rooms set ${changes}, updated_ms = ${nowMs} from beat
    where rooms.code = beat.code and rooms.lease_epoch = beat.epoch returning rooms.code`.execute(trx);
  return written.map(({ code }) => code);
}

function changeOf(name: keyof Progress) {
  const fresh = sql.ref(`beat.${name}`);
  const isSeldom = (SELDOM as readonly string[]).includes(name);
  return isSeldom ? sql`case ${fresh} when '' then ${sql.ref(`rooms.${name}`)} else ${fresh} end` : fresh;
}

const typed = (value: string | number, type: Cast) => sql`cast(${value} as ${sql.raw(type)})`;

/** What was never run and never acknowledged; the lease says that nobody else has written it. */
async function unwrite(trx: Transaction<Tables>, { code, agenda, entryTick }: RoomBeat): Promise<void> {
  const ofRound = trx.deleteFrom('entries').where('room', '=', code).where('round', '=', agenda.round.number);
  await ofRound.where('tick', '>=', entryTick).execute();
}

/** Again after a crash between the end of a round and the next beat: the same row. */
async function saveRound(trx: Transaction<Tables>, row: Tables['rounds']): Promise<void> {
  await trx
    .insertInto('rounds')
    .values(row)
    .onConflict((conflict) => conflict.columns(['room', 'round']).doNothing())
    .execute();
}

function entriesOf({ code: room, agenda, entryTick: tick, entries }: RoomBeat): EntryTable[] {
  const { number: round } = agenda.round;
  return entries.map((entry, ordinal) => ({ room, round, tick, ordinal, body: JSON.stringify(entry) }));
}

function partsOf<T>(list: readonly T[], most: number): T[][] {
  const parts: T[][] = [];
  for (let start = 0; start < list.length; start += most) parts.push(list.slice(start, start + most));
  return parts;
}
