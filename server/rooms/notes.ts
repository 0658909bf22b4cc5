/** What passes between host and seats beside the game: messages, hints, budgets, raised hands with their receipts. */
import type { Note, RoomCode } from '../../shared/wire/messages.ts';
import type { HelpState, NoteKind } from '../../shared/wire/symbols.ts';
import type { StoredNote } from '../store/store.ts';

/** A class that is told more than this in a lesson listens to nothing (our choice); also a bound on the memory. */
const NOTES_MAX = 1000;

export class Notes {
  private readonly list: StoredNote[] = [];
  private fresh: StoredNote[] = [];

  restore(notes: readonly StoredNote[]): void {
    this.list.push(...notes);
  }

  get all(): readonly Note[] {
    return this.list;
  }
  get isFull(): boolean {
    return this.list.length >= NOTES_MAX;
  }

  say(kind: NoteKind, team: number, text: string, atMs: number): StoredNote {
    return this.add({ kind, team, seat: -1, text, state: '', atMs });
  }

  /** A hand up, or taken down again; undefined: nothing changes. */
  raise(seat: number, team: number, up: boolean, atMs: number): StoredNote | undefined {
    const open = this.openOf(seat);
    if (up === (open !== undefined)) return undefined;
    return open === undefined
      ? this.add({ kind: 'help', team, seat, text: '', state: 'asked', atMs })
      : this.become(open, 'done');
  }

  help(seat: number, state: HelpState): StoredNote | RoomCode {
    const open = this.openOf(seat);
    return open === undefined ? 'help.none' : this.become(open, state);
  }

  /** Of the host: all. Of a seat: its own, its team's and everybody's. */
  seenBy(seat: number, team: number): readonly Note[] {
    return this.list.filter((note) => isFor(note, seat, team));
  }

  /** What is new or changed since the last time. */
  takeFresh(): readonly Note[] {
    const { fresh } = this;
    this.fresh = [];
    return fresh;
  }

  private openOf(seat: number): StoredNote | undefined {
    return this.list.findLast((note) => note.kind === 'help' && note.seat === seat && note.state !== 'done');
  }

  private add(note: Omit<StoredNote, 'note'>): StoredNote {
    const whole = { note: this.list.length, ...note };
    this.list.push(whole);
    this.fresh.push(whole);
    return whole;
  }

  private become(note: StoredNote, state: HelpState): StoredNote {
    const changed = { ...note, state };
    this.list[note.note] = changed;
    this.fresh.push(changed);
    return changed;
  }
}

/** A hand is between its seat and the host. */
export function isFor(note: Note, seat: number, team: number): boolean {
  if (note.kind === 'help') return note.seat === seat;
  return note.team < 0 || note.team === team;
}
