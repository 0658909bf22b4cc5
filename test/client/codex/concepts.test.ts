/**
 * Every concept of the codex has a level that says it teaches it, and what a level says that it teaches is something that
 * is done or met in it: a verb of the plans that win it, an incident of its day, a product that one has or takes there.
 */
import { describe, expect, test } from 'vitest';
import { ENTRIES, ENTRY_IDS, type EntryId, isEntry } from '../../../client/codex/entries.ts';
import { isMetIn } from '../../../client/codex/places.ts';
import type { EntryShape } from '../../../client/codex/shape.ts';
import { loadContent } from '../../../server/content.ts';
import type { Plan, Scenario } from '../../../shared/content/schema.ts';

const { scenarios, plans } = loadContent();
const levels = scenarios.filter(({ kind }) => kind === 'level');

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

/** What is met in a level, and done in the plans that win it. */
interface Lived {
  readonly verbs: ReadonlySet<string>;
  readonly incidents: ReadonlySet<string>;
  readonly products: ReadonlySet<unknown>; // by their ids, among whatever else a thing of the estate or a command says
}

const actsOf = (plan: Plan) => (plan.kind === 'script' ? plan.steps.flatMap((step) => step.do) : []);
const verbsOf = (plan: Plan) => (plan.kind === 'script' ? actsOf(plan).map(({ verb }) => verb) : POLICY);

function livedIn(level: Scenario): Lived {
  const own = plans.filter(({ id }) => level.plans.includes(id) || id === level.reference);
  const things = [...level.hosts, ...level.hosts.flatMap(({ vms }) => vms), ...own.flatMap(actsOf)];
  return {
    verbs: new Set(own.flatMap(verbsOf)),
    incidents: new Set(level.incidents.map(({ kind }) => kind)),
    products: new Set([level.orchestrators[0], ...things.flatMap((one) => Object.values(one))]),
  };
}

function isLived({ verbs, incidents = [], product }: EntryShape, lived: Lived): boolean {
  if (product !== undefined) return lived.products.has(product);
  return verbs.some((verb) => lived.verbs.has(verb)) || incidents.some((kind) => lived.incidents.has(kind));
}

describe.each(levels)('level $number', (level) => {
  const lived = livedIn(level);

  test('names what it teaches, the new idea first', () => {
    expect(level.concepts.length).toBeGreaterThan(0);
    expect(new Set(level.concepts).size).toBe(level.concepts.length);
  });

  test.each(level.concepts)('%s is acted on', (concept) => {
    if (!isEntry(concept)) throw new Error(`the codex has no entry ${concept}`);
    const { verbs, incidents = [], product = 'no product' } = ENTRIES[concept];
    const wanted = `${verbs.join(', ')} in its plans, ${incidents.join(', ')} on its day, or ${product} in either`;
    expect(isLived(ENTRIES[concept], lived), wanted).toBe(true);
  });
});

test('an entry leads to where it is met: a product to where it can be had, anything else to where it is done', () => {
  const where = (id: EntryId) => levels.filter((level) => isMetIn(id, level)).map(({ number }) => number);
  expect(where('xen')).toEqual(['1.1', '2.3']);
  expect(where('kvm')).toContain('1.1');
  expect(where('kvm')).not.toContain('2.3');
  expect(where('retry-storm')).toContain('6.2');
  for (const { number, concepts } of levels) {
    for (const id of concepts) if (isEntry(id)) expect(where(id), id).toContain(number);
  }
});

test('every concept of the codex is taught by a level', () => {
  const taught = new Set(levels.flatMap(({ concepts }) => concepts));
  const untaught: EntryId[] = ENTRY_IDS.filter((id) => !taught.has(id));
  expect(untaught).toEqual([]);
});
