/** Reasons to refuse that no monkey on a scenario with everything on is likely to meet. */
import { expect, test } from 'vitest';
import { check } from '../../../shared/sim/commands/index.ts';
import { factsOf } from '../../../shared/sim/view.ts';
import { act, cluster, host, nodeOn, run, tryTo } from './estate.ts';

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

test('IV17 a machine that is a node is not given back, idle or not, and the refusal says what it is', () => {
  const estate = cluster({ scenario: { deployments: [] } });
  run(estate, 20);
  const { id } = host(estate, 'n4');
  const verdict = () => check(factsOf(estate.world, estate.team), estate.rules, { verb: 'returnHost', host: id });
  expect(verdict()).toEqual({ ok: false, code: 'host.not_empty', numbers: { isNode: 1 } });
  act(estate, { verb: 'drain', node: nodeOn(estate, host(estate, 'n4')).id });
  expect(verdict()).toEqual({ ok: true });
});
