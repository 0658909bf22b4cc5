/** An exam is proven by each family of its verbs in turn: one that nobody misses is found. */
import { expect, test } from 'vitest';
import { loadContent } from '../../server/content.ts';
import type { Scenario } from '../../shared/content/schema.ts';
import { proveLevel } from '../../shared/play/prove.ts';

const catalogue = loadContent();
const shipped = catalogue.scenarios.find(({ id }) => id === 's-2') as Scenario; // the shortest that has many verbs

function withheldOf(withheldInTurn: Scenario['withheldInTurn']) {
  const level: Scenario = { ...shipped, withheld: [], withheldInTurn };
  const scenarios = catalogue.scenarios.map((entry) => (entry.id === level.id ? level : entry));
  const proofs = proveLevel({ ...catalogue, scenarios }, level, { seeds: [1], rollouts: 8 });
  return proofs.find(({ name }) => name === 'withheld');
}

test('every family must cost the last star, by the plans of the level too', () => {
  expect(withheldOf([['deploy'], ['setOrchestrator']])).toMatchObject({ held: true });
  const proof = withheldOf([['deploy'], ['setPriority', 'setBudget']]); // the reference does without these
  expect(proof).toMatchObject({ held: false, stars: 3 });
  expect(proof?.detail).toContain('without setPriority, setBudget');
});
