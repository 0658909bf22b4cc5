/** What a level says that it teaches is an entry of the codex, and something that is done or met in it. */
import { describe, expect, test } from 'vitest';
import { ENTRIES, isEntry } from '../../../client/codex/entries.ts';
import { loadContent } from '../../../server/content.ts';
import type { Scenario } from '../../../shared/content/schema.ts';

const { scenarios, plans } = loadContent();
const levels = scenarios.filter(({ kind }) => kind === 'level');

/** Verbs of the plans that win it. */
function doneIn({ plans: names, reference }: Scenario): ReadonlySet<string> {
  const own = plans.filter(({ id }) => names.includes(id) || id === reference);
  return new Set(
    own.flatMap((plan) =>
      plan.kind === 'script' ? plan.steps.flatMap((step) => step.do.map(({ verb }) => verb)) : POLICY,
    ),
  );
}
/** What a policy does by itself. */
const POLICY = [
  'order',
  'returnHost',
  'scale',
  'setProbes',
  'setSpread',
  'setToleration',
  'declareDead',
  'repairHost',
] as const;

/** A product that the estate begins with, and that the level is about getting along with or away from. */
const isOn =
  (concept: string) =>
  (place: object): boolean =>
    Object.values(place).includes(concept);

describe.each(levels)('level $number', (level) => {
  const done = doneIn(level);
  const met = new Set<string>(level.incidents.map(({ kind }) => kind));

  test('names what it teaches, the new idea first', () => {
    expect(level.concepts.length).toBeGreaterThan(0);
    expect(new Set(level.concepts).size).toBe(level.concepts.length);
  });

  test.each(level.concepts)('%s is acted on', (concept) => {
    if (!isEntry(concept)) throw new Error(`the codex has no entry ${concept}`);
    const { verbs, incidents = [] } = ENTRIES[concept];
    const standsThere = level.hosts.some((host) => [host, ...host.vms].some(isOn(concept)));
    const isThere =
      standsThere ||
      verbs.length === 0 ||
      verbs.some((verb) => done.has(verb)) ||
      incidents.some((kind) => met.has(kind));
    expect(isThere, `${verbs.join(', ')} in its plans, or ${incidents.join(', ')} on its day`).toBe(true);
  });
});
