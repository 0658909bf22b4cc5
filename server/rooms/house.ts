/** What all rooms of a process share. */
import type { Hasher } from '../../shared/base/hash.ts';
import type { Catalogue } from '../../shared/content/catalogue.ts';
import { compileRulebook } from '../../shared/sim/compile-rulebook.ts';
import type { Rulebook } from '../../shared/sim/rulebook.ts';
import type { Meters } from '../ops/meters.ts';
import type { Store, StoredRound } from '../store/store.ts';
import type { Keeper } from './keeper.ts';
import type { RoomLog } from './log.ts';
import type { Match } from './match.ts';
import type { Clock, Ticker } from './ticker.ts';

export interface House {
  readonly store: Store;
  readonly catalogue: Catalogue;
  readonly content: string; // fingerprint of the content files
  readonly hasher: Hasher;
  readonly log: RoomLog;
  readonly clock: Clock;
  /** The time of day. */
  readonly wallMs: () => number;
  readonly ticker: Ticker;
  readonly keeper: Keeper;
  readonly meters: Meters;
  /** Matches read back from the store that wait for their room; nobody outside can ask for one. */
  readonly restoring: Map<string, Match>;
  rulesOf(scenario: string): Rulebook;
  /** Micro-cents; null: it cannot be worked out. */
  parOf(round: StoredRound): Promise<number | null>;
  /** Whether whoever comes with this password may lead a class. */
  mayLead(password: string | undefined): boolean;
}

/** Rulebooks are immutable: one a scenario serves all rooms. */
export function rulebooks(catalogue: Catalogue): (scenario: string) => Rulebook {
  const known = new Map<string, Rulebook>();
  return (scenario) => {
    const rules = known.get(scenario) ?? compileRulebook(catalogue, scenario);
    known.set(scenario, rules);
    return rules;
  };
}
