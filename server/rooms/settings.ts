/** What a host has set in a room, and who waits until that is written: what a host was told stands after a restart. */
import type { BoardFace } from '../../shared/wire/symbols.ts';
import type { StoredRoom } from '../store/store.ts';
import type { Staged } from './staged.ts';

export class Settings {
  paused: boolean;
  locked: boolean;
  pace: number; // ticks a real second
  board: BoardFace;
  staged: Staged; // a changed one is another object
  version = 0; // rises with every change
  private written = 0; // the version that the store has
  private waiting: { version: number; resolve: () => void }[] = [];

  constructor({ paused, locked, pace, board, staged }: StoredRoom) {
    this.paused = paused;
    this.locked = locked;
    this.pace = pace;
    this.board = board;
    this.staged = staged;
  }

  get isWritten(): boolean {
    return this.version === this.written;
  }
  changed(): void {
    this.version += 1;
  }
  wrote(version: number): void {
    this.written = version;
  }

  /** Resolves when the store has what was changed up to now. */
  whenWritten(): Promise<void> {
    if (this.written >= this.version) return Promise.resolve();
    return new Promise((resolve) => this.waiting.push({ version: this.version, resolve }));
  }

  get hasAnswers(): boolean {
    return this.waiting.some(({ version }) => version <= this.written);
  }
  tellWritten(): void {
    const due = this.waiting.filter(({ version }) => version <= this.written);
    if (due.length === 0) return;
    this.waiting = this.waiting.filter(({ version }) => version > this.written);
    for (const { resolve } of due) resolve();
  }
}
