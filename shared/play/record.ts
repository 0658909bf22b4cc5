/** The match log as it grows: what entered each tick, and a hash of the world now and then. Names are not in it. */
import type { Hasher } from '../base/hash.ts';
import type { Entry } from '../sim/entries.ts';
import type { World } from '../sim/world.ts';
import { type LogHeader, LogWriter } from './log.ts';
import { hashWorld } from './snapshot.ts';

/** Ten simulated minutes: a replay that parts is found near where it happened. */
const CHECKPOINT_TICKS = 600;

export class Record {
  private readonly rows: string[] = [];
  private readonly header: Omit<LogHeader, 'format' | 'rules'>;
  private readonly writer: LogWriter;
  private readonly hasher: Hasher;
  private ended: boolean;

  /** `rows`: of a match that goes on. */
  constructor(
    { content, scenario, seed, teams }: Pick<LogHeader, 'content' | 'scenario' | 'seed' | 'teams'>,
    hasher: Hasher,
    rows: readonly string[] = [],
    ended = false,
  ) {
    this.hasher = hasher;
    this.ended = ended;
    for (const row of rows) this.rows.push(row);
    this.header = { content, scenario, seed, teams, bots: [] };
    this.writer = new LogWriter(hasher, this.header, (row) => this.rows.push(row), rows.at(-1));
  }

  get isEnded(): boolean {
    return this.ended;
  }
  rowsAfter(count: number): string[] {
    return this.rows.slice(count);
  }

  entries(tick: number, entries: readonly Entry[]): void {
    this.writer.entries(tick, entries);
  }
  afterTick(world: World): void {
    if (world.tick % CHECKPOINT_TICKS === 0) this.writer.checkpoint(world.tick, hashWorld(world, this.hasher));
  }
  end(world: World): string {
    const hash = hashWorld(world, this.hasher);
    if (!this.ended) this.writer.end(world.tick, hash);
    this.ended = true;
    return hash;
  }
  /** As it would be if the match ended now: what was written goes on to grow. */
  textUpTo(world: World): string {
    const ended = [...this.rows];
    const writer = new LogWriter(this.hasher, this.header, (row) => ended.push(row), ended.at(-1));
    writer.end(world.tick, hashWorld(world, this.hasher));
    return `${ended.join('\n')}\n`;
  }
  text(): string {
    return `${this.rows.join('\n')}\n`;
  }
}
