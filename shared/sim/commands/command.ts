import type { Verdict } from '../rejections.ts';
import type { Rulebook } from '../rulebook.ts';
import type { Facts } from '../view.ts';
import type { Team, World } from '../world.ts';
import type { Command, CommandOf } from './schema.ts';

/** One thing a player can do: whether it may be done now, and the doing. `apply` runs only after `check` agreed. */
export interface Verb<V extends Command['verb']> {
  readonly check: (facts: Facts, rules: Rulebook, command: CommandOf<V>) => Verdict;
  readonly apply: (world: World, rules: Rulebook, team: Team, command: CommandOf<V>) => void;
  /** The host whose platform's tools make the work lighter or heavier; 0: none. */
  readonly host?: (facts: Facts, command: CommandOf<V>) => number;
  readonly kubectl?: true; // asks the control plane, so it needs a quorum
  readonly buys?: true; // refused in overdraft
}
