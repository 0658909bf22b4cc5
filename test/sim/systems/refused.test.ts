/** Reasons to refuse that no monkey on a scenario with everything on is likely to meet. */
import { expect, test } from 'vitest';
import { check } from '../../../shared/sim/commands/index.ts';
import type { Command } from '../../../shared/sim/commands/schema.ts';
import { factsOf } from '../../../shared/sim/view.ts';
import { cluster, run, tryTo } from './estate.ts';

test('IV17 a verb that the scenario withholds is refused, whatever it names', () => {
  const { world, rules, team } = cluster({ scenario: { verbs: ['order'] } });
  const verdict = check(factsOf(world, team), rules, { verb: 'setScoring', strategy: 'mostAllocated' });
  expect(verdict).toMatchObject({ ok: false, code: 'verb.not_allowed' });
});

test('IV17 an image without a Dockerfile of ours is not built', () => {
  const estate = cluster();
  run(estate, 2);
  for (const image of estate.rules.images) Object.assign(image, { dockerfile: [] });
  expect(tryTo(estate, { verb: 'buildImage', service: 'web' })).toBe('image.bought');
});

test('IV17 a function order without figures is read as far as it goes, also where no function stands', () => {
  const { world, rules, team } = cluster();
  const service = rules.services[0]?.id;
  const bare = { verb: 'deployFunction', service } as unknown as Command;
  expect(() => check(factsOf(world, team), rules, bare)).not.toThrow();
});
