import fc from 'fast-check';
import { expect, test } from 'vitest';
import { spreadScores } from '../../../shared/sim/rules/spread-score.ts';
import { NO_DOMAIN } from '../../../shared/sim/rules/topology-spread.ts';

const over = (domainOfNode: readonly number[], matchingOnNode: readonly number[], perNode = false, maxSkew = 1) => ({
  maxSkew,
  perNode,
  domainOfNode,
  matchingOnNode,
});
const all = (list: readonly unknown[]) => list.map((_, index) => index);

test('SC4 K8 the emptiest domain scores 100 and a fuller one never more, whatever the numbers', () => {
  const nodes = fc.array(fc.tuple(fc.nat(4), fc.nat(9)), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(nodes, fc.boolean(), fc.integer({ min: 1, max: 5 }), (list, perNode, skew) => {
      const preference = over(
        list.map(([domain]) => domain),
        list.map(([, pods]) => pods),
        perNode,
        skew,
      );
      const scores = spreadScores([preference], all(list), true);
      const pods = list.map(([domain, own]) =>
        perNode ? own : list.reduce((sum, [other, more]) => sum + (other === domain ? more : 0), 0),
      );
      expect(Math.max(...scores)).toBe(100);
      for (const [a, score] of scores.entries()) {
        expect(Number.isInteger(score) && score >= 0).toBe(true);
        for (const [b, other] of scores.entries()) {
          if ((pods[a] ?? 0) < (pods[b] ?? 0)) expect(score).toBeGreaterThanOrEqual(other);
        }
      }
    }),
  );
});

test('K8 pods on nodes that are no candidates count where their domain has a candidate', () => {
  const racks = over([0, 0, 1, 2], [0, 4, 1, 9]);
  expect(spreadScores([racks], [0, 2], true)).toEqual([16, 100]);
  expect(spreadScores([over([0, 0, 1, 2], [0, 0, 1, 9])], [0, 2], true)).toEqual([100, 0]);
});

test('K8 K9 a node without the label: 0 if the pod asked, left out of it if the cluster did', () => {
  const zones = over([0, NO_DOMAIN], [3, 0]);
  const own = over([0, 1], [3, 3], true);
  expect(spreadScores([zones, own], [0, 1], true)).toEqual([100, 0]);
  expect(spreadScores([zones, own], [0, 1], false)).toEqual([50, 100]);
});
