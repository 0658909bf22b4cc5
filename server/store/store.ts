/**
 * What outlives the process: rooms, who sits in them, and every entry before it is played. One transaction a beat for
 * all rooms, so that the price of durability is paid once.
 */
import { Migrator } from 'kysely/migration';
import type { Debrief } from '../../shared/play/story.ts';
import type { Entry } from '../../shared/sim/entries.ts';
import type { Pupil } from '../../shared/wire/payloads.ts';
import type { BoardFace, HelpState, NoteKind, Phase, RoomMode } from '../../shared/wire/symbols.ts';
import type { AgendaState } from '../rooms/agenda.ts';
import type { Staged } from '../rooms/staged.ts';
import { openDatabase } from './database.ts';
import { MIGRATIONS } from './migrations.ts';
import { storeOver } from './queries.ts';

/** What a room is, from its creation on; nothing in it changes. */
export interface RoomHeader {
  readonly mode: RoomMode;
  readonly scenario: string;
  readonly seed: number;
  readonly teams: number;
  readonly seatsPerTeam: number;
  readonly content: string; // fingerprint of the content files
  readonly rules: number; // RULES_VERSION
  readonly lesson: string; // '' for a match on its own
}
/** How far a room is. */
export interface RoomProgress {
  readonly phase: Phase;
  readonly paused: boolean;
  readonly locked: boolean;
  readonly pace: number;
  readonly tick: number; // of the round under way
  readonly agenda: AgendaState;
  readonly stageMs: number;
  readonly board: BoardFace;
  readonly roster: readonly Pupil[];
  readonly staged: Staged;
}
export interface StoredRoom extends RoomProgress {
  readonly code: string;
  readonly header: RoomHeader;
  readonly hostKeyHash: string;
  readonly hostSeat: number;
  readonly epoch: number;
}
export interface StoredSeat {
  readonly seat: number;
  readonly team: number;
  readonly nickname: string;
  readonly tokenHash: string;
  readonly duty: number; // place in DUTIES
  readonly realName: string; // '' unless given
  readonly bot: string; // the plan that plays it; '' for a person
  readonly browserHash: string; // '' when the browser keeps nothing
  readonly banned: boolean;
}
/** A round that is over. */
export interface StoredRound {
  readonly round: number;
  readonly name: string;
  readonly weight: number; // in the lesson's result; 0: a warm-up
  readonly debrief: Debrief;
  readonly log: string;
  readonly lastSeqs: readonly (readonly [seat: number, seq: number])[]; // an order repeated later is known by them
}
export interface StoredAnswer {
  readonly question: string;
  readonly seat: number;
  readonly body: number | string;
  readonly tookMs: number;
}
export interface StoredNote {
  readonly note: number;
  readonly kind: NoteKind | 'help';
  readonly team: number;
  readonly seat: number;
  readonly text: string;
  readonly state: HelpState | '';
  readonly atMs: number;
}
/** All that a room is made of. */
export interface Claimed {
  readonly room: StoredRoom;
  readonly seats: readonly StoredSeat[];
  readonly entries: readonly StoredEntry[]; // of the round under way
  readonly rounds: readonly StoredRound[];
  readonly answers: readonly StoredAnswer[];
  readonly notes: readonly StoredNote[];
  readonly checkpoint?: StoredCheckpoint; // the entries are those after it
  readonly hasBrokenCheckpoint: boolean; // so all entries of the round are here
}
/** A match as it was at that tick of the round under way. */
export interface StoredCheckpoint {
  readonly tick: number;
  readonly whole: string;
  readonly grown: readonly string[]; // the parts, in their order
}
/** The next of a room: what is whole takes the place of the one before, and what has grown is added. */
export interface NewCheckpoint {
  readonly code: string;
  readonly epoch: number;
  readonly round: number;
  readonly tick: number;
  readonly part: number; // 1 for the first of a round
  readonly whole: string;
  readonly grown: string;
}
export interface StoredDaily {
  readonly day: string;
  readonly content: string;
  readonly browserHash: string;
  readonly nickname: string;
  readonly stars: number;
  readonly whole: boolean; // played to its end
  readonly profitMicroCents: number;
  readonly atMs: number;
}
export interface DailyPlace {
  readonly place: number; // of the browser's best, from 1
  readonly isBest: boolean; // this run is it
}
export interface StoredEntry {
  readonly tick: number;
  readonly entry: Entry;
}
/** What one room writes in one beat. */
export interface RoomBeat extends RoomProgress {
  readonly code: string;
  readonly epoch: number;
  readonly entryTick: number; // the tick that takes the entries
  readonly entries: readonly Entry[];
  readonly over?: StoredRound; // the round that ended before this beat
}

export interface Store {
  /** False when the code is taken. The room is held by this process. */
  createRoom(room: StoredRoom): Promise<boolean>;
  saveSeat(code: string, seat: StoredSeat): Promise<void>;
  removeSeat(code: string, seat: number): Promise<void>;
  setHostSeat(code: string, seat: number): Promise<void>;
  /** All or nothing, but for rooms whose lease another process has taken: their codes come back, unwritten. */
  appendBeat(beats: readonly RoomBeat[]): Promise<string[]>;
  /** Codes of rooms that are not over. */
  loadUnfinished(): Promise<string[]>;
  /** What the room began with, if there is such a room and it is not over. */
  unfinished(code: string): Promise<RoomHeader | undefined>;
  /** All of them with the process that holds each; '': none, it was handed over. */
  loadHeld(): Promise<HeldRoom[]>;
  /**
   * Takes the room's lease: whoever held it before can no longer append. With `from`, only if that process still holds
   * it: of two that see the same one gone, one gets the room.
   */
  claim(code: string, from?: string): Promise<Claimed | undefined>;
  /** Gives the rooms of this process away: another need not wait until it is seen to be gone. */
  handOver(): Promise<void>;
  /** The same for one room that cannot be opened here. */
  letGo(code: string): Promise<void>;
  /** Shows that this process lives. Returns how often each process has done so. */
  pulse(): Promise<ReadonlyMap<string, number>>;
  loadEntries(code: string, round?: number): Promise<StoredEntry[]>;
  /** Nothing when another process has taken the lease. */
  saveCheckpoint(checkpoint: NewCheckpoint): Promise<void>;
  saveAnswer(code: string, answer: StoredAnswer): Promise<void>;
  saveNote(code: string, note: StoredNote): Promise<void>;
  finish(code: string): Promise<void>;
  /** Keeps a run of the day if it is that browser's best. Returns its place and whether it is this run's. */
  saveDaily(run: StoredDaily): Promise<DailyPlace>;
  /** The best of a day, best first. */
  loadDaily(day: string, content: string, most: number): Promise<StoredDaily[]>;
  /** Deletes a room with everything in it. */
  forget(code: string): Promise<void>;
  /** The same for all that were last touched before then, and runs of the day. Returns how many rooms. */
  forgetBefore(wallMs: number): Promise<number>;
  health(): Promise<boolean>;
  close(): Promise<void>;
}
export interface HeldRoom {
  readonly code: string;
  readonly holder: string;
}

/**
 * A file of SQLite (':memory:' keeps nothing), or the address of a PostgreSQL database. `holder`: this process's own name
 * among those that share the database.
 */
export async function openStore(place: string, holder = ''): Promise<Store> {
  const db = openDatabase(place);
  try {
    const { error } = await new Migrator({ db, provider: MIGRATIONS }).migrateToLatest();
    if (error !== undefined) throw error;
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return storeOver(db, holder);
}
