/** What page and worker say to each other. Every call has a number, and one answer; `progress` comes in between. */

import type { Catalogue } from '../../../shared/content/catalogue.ts';
import type { OtherWay } from '../../../shared/play/other-day.ts';
import type { SimEvent } from '../../../shared/sim/events.ts';
import type { TeamView } from '../../../shared/sim/shown.ts';
import type { Struck } from './other-ways.ts';
import type { Done, Played } from './reel.ts';

export type Call =
  | { readonly do: 'open'; readonly text: string; readonly catalogue: Catalogue; readonly content: string }
  | { readonly do: 'show'; readonly tick: number; readonly team: number; readonly since: number }
  | { readonly do: 'ways'; readonly team: number }
  | { readonly do: 'other'; readonly team: number; readonly way: OtherWay }
  | { readonly do: 'remedy'; readonly team: number; readonly service: number; readonly worstTick: number };

/** A log as it was read and played through. */
export interface Opened extends Played {
  readonly scenario: string;
  readonly seed: number;
  readonly teams: number;
  readonly endTick: number;
  readonly struck: readonly Struck[];
}
export interface Shown {
  readonly tick: number;
  readonly view: TeamView;
  readonly profitMicroCents: number;
  readonly inTimeShare: number; // up to then
  readonly events: readonly SimEvent[]; // of that team, since the second that was asked for
}
/** What can be changed about a team's day. */
export interface Ways {
  readonly hostMore: OtherWay | null;
  readonly orders: readonly Done[];
}
/** The other day beside the day as it was. */
export interface Otherwise {
  readonly profitMicroCents: number; // more (below 0: less) than it was
  readonly inTimeShare: number; // as it would have been
  readonly inTimeChange: number; // against as it was
  readonly causes: readonly { readonly cause: number; readonly microCents: number }[]; // largest first, by place in CAUSES
}
/** What would have helped, found by trying a few simple acts before the loss was worst; null: none of them. */
export type Helped = { readonly verb: string; readonly tick: number; readonly profitMicroCents: number } | null;

export interface Replies {
  open: Opened;
  show: Shown;
  ways: Ways;
  other: Otherwise;
  remedy: Helped;
}

/** A refusal that a person reads: as `LogError` has it. */
export interface Trouble {
  readonly code: string;
  readonly tick: number;
  readonly message: string;
}
export type Answer =
  | { readonly call: number; readonly ok: true; readonly reply: Replies[keyof Replies] }
  | { readonly call: number; readonly ok: false; readonly trouble: Trouble }
  | { readonly call: number; readonly progress: number }; // 0 to 1
