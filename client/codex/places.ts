/** Where in the game an entry is met: what a scenario says that it teaches, lets one do, brings up or offers. */
import type { Scenario } from '../../shared/content/schema.ts';
import { ENTRIES, type EntryId } from './entries.ts';

/** A product is met where it can be had; anything else where one of its verbs is allowed or it comes by itself. */
export function isMetIn(id: EntryId, scenario: Scenario): boolean {
  const { verbs, incidents = [], product } = ENTRIES[id];
  if (scenario.concepts.includes(id)) return true;
  if (product !== undefined) {
    return [...scenario.platforms, ...scenario.runtimes, ...scenario.orchestrators].includes(product);
  }
  return (
    verbs.some((verb) => scenario.verbs.includes(verb)) ||
    scenario.incidents.some(({ kind }) => incidents.includes(kind))
  );
}
