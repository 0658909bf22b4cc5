/**
 * A match as it was at one tick, kept beside its entries so that a restart plays only what came after. All of it follows
 * from the entries: with a checkpoint or without, the room that comes back is the same.
 */

import type { Usage } from '../../shared/play/plan/usage.ts';
import type { Sample } from '../../shared/play/sample.ts';
import type { Story, ToldEvent, ToldLoss } from '../../shared/play/story.ts';
import type { World } from '../../shared/sim/world.ts';
import type { StoredCheckpoint } from '../store/store.ts';
import type { BotMemory } from './bot-hands.ts';
import type { KeptDesk } from './orders.ts';
import type { TeamWatch } from './watch.ts';

/** What changes all over, and is written whole each time. */
export interface DayWhole {
  readonly world: World;
  readonly watches: readonly TeamWatch[];
  readonly usages: readonly (readonly (readonly [id: number, usage: Usage])[])[]; // by team
  readonly dayEndTick: number;
  readonly isEnded: boolean; // its log has its end
  readonly last: Story['last'];
  readonly losses: readonly (readonly ToldLoss[])[]; // by team
}
/** What only grows: each checkpoint adds what is new since the one before. */
export interface DayGrown {
  readonly samples: readonly (readonly Sample[])[]; // by team
  readonly events: readonly ToldEvent[];
  readonly rows: readonly string[]; // of the log
}
/** How much of it is written already. */
export interface DayMark {
  readonly samples: number;
  readonly events: number;
  readonly rows: number;
}
export const NOTHING: DayMark = { samples: 0, events: 0, rows: 0 };

export interface KeptDay {
  readonly whole: DayWhole;
  readonly grown: DayGrown;
}
export interface KeptMatch extends KeptDay {
  readonly desks: readonly KeptDesk[];
  readonly bots: readonly BotMemory[];
}
/** What is kept of a match beside its day. */
export type Beside = Pick<KeptMatch, 'desks' | 'bots'>;

/** The store has found it whole: what is in it is what was written. */
export function readKept({ whole, grown }: StoredCheckpoint): KeptMatch {
  const { desks, bots, ...day } = JSON.parse(whole) as DayWhole & Beside;
  return { whole: day, grown: joined(grown.map((part) => JSON.parse(part) as DayGrown)), desks, bots };
}

function joined(parts: readonly DayGrown[]): DayGrown {
  const samples = (parts[0]?.samples ?? []).map((_, team) => parts.flatMap((part) => part.samples[team] ?? []));
  return { samples, events: parts.flatMap(({ events }) => events), rows: parts.flatMap(({ rows }) => rows) };
}

export function markAfter({ samples, events, rows }: DayMark, grown: DayGrown): DayMark {
  return {
    samples: samples + (grown.samples[0]?.length ?? 0),
    events: events + grown.events.length,
    rows: rows + grown.rows.length,
  };
}
