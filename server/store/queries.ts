/** The store over either database: the same statements for both. */
import type { Kysely } from 'kysely';
import type { Entry } from '../../shared/sim/entries.ts';
import { appender } from './append.ts';
import { checkpointOf, ofCheckpoints } from './checkpoints.ts';
import { ofDailies } from './dailies.ts';
import {
  answerOfRow,
  headerOf,
  noteOfRow,
  roomOfRow,
  roundOfRow,
  rowOfAnswer,
  rowOfNote,
  rowOfRoom,
  rowOfSeat,
  seatOfRow,
} from './rows.ts';
import type { Claimed, Store, StoredEntry } from './store.ts';
import type { RoomTable, Tables } from './tables.ts';

export function storeOver(db: Kysely<Tables>, holder: string): Store {
  return {
    ...ofRooms(db, holder),
    ...ofContents(db),
    ...ofCheckpoints(db),
    ...ofHolders(db, holder),
    ...ofDailies(db),
    ...ofEnd(db),
  };
}

type Part<Names extends keyof Store> = Pick<Store, Names>;

function ofRooms(
  db: Kysely<Tables>,
  holder: string,
): Part<'createRoom' | 'setHostSeat' | 'appendBeat' | 'loadUnfinished' | 'unfinished' | 'finish'> {
  return {
    createRoom: async (room) => {
      const result = await db
        .insertInto('rooms')
        .values(rowOfRoom(room, holder, Date.now()))
        .onConflict((conflict) => conflict.column('code').doNothing())
        .executeTakeFirst();
      return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
    },
    setHostSeat: async (code, seat) => {
      await db.updateTable('rooms').set({ host_seat: seat }).where('code', '=', code).execute();
    },
    appendBeat: appender(db),
    loadUnfinished: async () => {
      const rooms = db.selectFrom('rooms').select('code').where('finished', '=', 0);
      return (await rooms.orderBy('created_ms').execute()).map(({ code }) => code);
    },
    unfinished: async (code) => {
      const rooms = db.selectFrom('rooms').select('header').where('code', '=', code).where('finished', '=', 0);
      const row = await rooms.executeTakeFirst();
      return row === undefined ? undefined : headerOf(row.header);
    },
    finish: async (code) => {
      await db.updateTable('rooms').set({ finished: 1, updated_ms: Date.now() }).where('code', '=', code).execute();
      await db.deleteFrom('checkpoints').where('room', '=', code).execute(); // nobody opens it again
    },
  };
}

function ofContents(db: Kysely<Tables>): Part<'saveSeat' | 'removeSeat' | 'saveAnswer' | 'saveNote' | 'loadEntries'> {
  return {
    saveSeat: async (code, seat) => {
      const row = rowOfSeat(code, seat);
      await db
        .insertInto('seats')
        .values(row)
        .onConflict((conflict) => conflict.columns(['room', 'seat']).doUpdateSet(row))
        .execute();
    },
    removeSeat: async (code, seat) => {
      await db.deleteFrom('seats').where('room', '=', code).where('seat', '=', seat).execute();
    },
    saveAnswer: async (code, answer) => {
      const row = rowOfAnswer(code, answer);
      await db
        .insertInto('answers')
        .values(row)
        .onConflict((conflict) => conflict.columns(['room', 'question', 'seat']).doUpdateSet(row))
        .execute();
    },
    saveNote: async (code, note) => {
      const row = rowOfNote(code, note);
      const { text, state } = row;
      await db
        .insertInto('notes')
        .values(row)
        .onConflict((conflict) => conflict.columns(['room', 'note']).doUpdateSet({ text, state }))
        .execute();
    },
    loadEntries: (code, round = 0) => entriesOf(db, code, round),
  };
}

function ofHolders(db: Kysely<Tables>, holder: string): Part<'loadHeld' | 'claim' | 'handOver' | 'letGo' | 'pulse'> {
  return {
    loadHeld: async () => {
      const rooms = db.selectFrom('rooms').select(['code', 'holder']).where('finished', '=', 0);
      return rooms.orderBy('created_ms').execute();
    },
    claim: (code, from) =>
      db.transaction().execute(async (trx) => {
        const row = await trx
          .updateTable('rooms')
          .set((eb) => ({ lease_epoch: eb('lease_epoch', '+', 1), holder }))
          .where('code', '=', code)
          .$if(from !== undefined, (query) => query.where('holder', '=', from ?? ''))
          .returningAll()
          .executeTakeFirst();
        return row === undefined ? undefined : claimedOf(trx, row);
      }),
    letGo: async (code) => {
      await db.updateTable('rooms').set({ holder: '' }).where('code', '=', code).where('holder', '=', holder).execute();
    },
    handOver: async () => {
      await db.updateTable('rooms').set({ holder: '' }).where('holder', '=', holder).execute();
      await db.deleteFrom('processes').where('id', '=', holder).execute();
    },
    pulse: async () => {
      await db
        .insertInto('processes')
        .values({ id: holder, pulses: 1 })
        .onConflict((conflict) =>
          conflict.column('id').doUpdateSet((eb) => ({ pulses: eb('processes.pulses', '+', 1) })),
        )
        .execute();
      const rows = await db.selectFrom('processes').selectAll().execute();
      return new Map(rows.map(({ id, pulses }) => [id, pulses]));
    },
  };
}

function ofEnd(db: Kysely<Tables>): Part<'forget' | 'forgetBefore' | 'health' | 'close'> {
  return {
    forget: (code) => forget(db, code),
    forgetBefore: async (wallMs) => {
      const rows = await db.selectFrom('rooms').select('code').where('updated_ms', '<', wallMs).execute();
      for (const { code } of rows) await forget(db, code);
      await db.deleteFrom('dailies').where('at_ms', '<', wallMs).execute();
      return rows.length;
    },
    health: async () => {
      try {
        await db.selectFrom('rooms').select('code').limit(1).execute();
        return true;
      } catch {
        return false;
      }
    },
    close: () => db.destroy(),
  };
}

const OF_A_ROOM = ['checkpoints', 'entries', 'seats', 'rounds', 'answers', 'notes'] as const;

/** The room first: a beat that is being written ends before it, or finds no room. */
async function forget(db: Kysely<Tables>, code: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx.deleteFrom('rooms').where('code', '=', code).execute();
    for (const table of OF_A_ROOM) await trx.deleteFrom(table).where('room', '=', code).execute();
  });
}

type Reader = Pick<Kysely<Tables>, 'selectFrom'>;

async function claimedOf(db: Reader, row: RoomTable): Promise<Claimed> {
  const { code } = row;
  const room = roomOfRow(row);
  const seats = await db.selectFrom('seats').selectAll().where('room', '=', code).orderBy('seat').execute();
  const rounds = await db.selectFrom('rounds').selectAll().where('room', '=', code).orderBy('round').execute();
  const answers = db.selectFrom('answers').selectAll().where('room', '=', code).orderBy('question').orderBy('seat');
  const notes = await db.selectFrom('notes').selectAll().where('room', '=', code).orderBy('note').execute();
  const round = room.agenda.round.number;
  const checkpoint = await checkpointOf(db, code, round, room.tick);
  const isWhole = checkpoint !== undefined && checkpoint !== 'broken';
  return {
    room,
    seats: seats.map(seatOfRow),
    ...(isWhole && { checkpoint }),
    hasBrokenCheckpoint: checkpoint === 'broken',
    entries: await entriesOf(db, code, round, isWhole ? checkpoint.tick : 0),
    rounds: rounds.map(roundOfRow),
    answers: (await answers.execute()).map(answerOfRow),
    notes: notes.map(noteOfRow),
  };
}

async function entriesOf(db: Reader, code: string, round: number, afterTick = 0): Promise<StoredEntry[]> {
  const rows = await db
    .selectFrom('entries')
    .select(['tick', 'body'])
    .where('room', '=', code)
    .where('round', '=', round)
    .where('tick', '>', afterTick)
    .orderBy('tick')
    .orderBy('ordinal')
    .execute();
  return rows.map(({ tick, body }) => ({ tick, entry: JSON.parse(body) as Entry }));
}
