/**
 * What a search has learned of goals so far: which made a course better. Half of its tries go to those, the other half
 * fairly round all verbs, least tried first, so that a verb of two hundred settings does not drown one of two.
 */
import type { Goal } from './goals.ts';

export interface Lore {
  note(goal: string, won: boolean): void;
  of(goal: string): { readonly tries: number; readonly wins: number };
}

const UNTRIED = { tries: 0, wins: 0 };

export function newLore(): Lore {
  const known = new Map<string, { tries: number; wins: number }>();
  return {
    note(goal, won) {
      const entry = known.get(goal) ?? { ...UNTRIED };
      entry.tries += 1;
      if (won) entry.wins += 1;
      known.set(goal, entry);
    },
    of: (goal) => known.get(goal) ?? UNTRIED,
  };
}

/** The goals in the order in which to try them; `draw` breaks ties, the same for the same index. */
export function promising(goals: readonly Goal[], lore: Lore, tries: number, draw: (index: number) => number): Goal[] {
  const drawn = goals.map((goal, index) => ({ goal, key: draw(index), ...lore.of(goal.name) }));
  const proven = drawn
    .filter(({ wins }) => wins > 0)
    .sort((a, b) => b.wins / b.tries - a.wins / a.tries || b.wins - a.wins || a.key - b.key)
    .slice(0, Math.ceil(tries / 2));
  const rest = drawn.filter((entry) => !proven.includes(entry));
  const groups = new Map<string, typeof drawn>();
  for (const entry of rest) {
    // A compound goal is worth a verb: it is there because no single move does the same.
    const group = entry.goal.group === 'plan' ? entry.goal.name : entry.goal.group;
    groups.set(group, [...(groups.get(group) ?? []), entry]);
  }
  // Round by round: the least tried of each group, then the next of each.
  const rounds = [...groups.values()].flatMap((group) => {
    const order = group.sort((a, b) => a.tries - b.tries || a.key - b.key);
    const groupTries = order.reduce((sum, entry) => sum + entry.tries, 0);
    return order.map((entry, round) => ({ ...entry, round, groupTries }));
  });
  rounds.sort((a, b) => a.round - b.round || a.groupTries - b.groupTries || a.key - b.key);
  return [...proven, ...rounds].map(({ goal }) => goal);
}
