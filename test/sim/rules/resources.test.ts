import fc from 'fast-check';
import { expect, test } from 'vitest';
import { podRequest, podRequestOf, scoringDefaults } from '../../../shared/sim/rules/resources.ts';

test('K5 an unset request takes the default, an explicit 0 does not', () => {
  const pod = { containers: [[null, 0]], initContainers: [], overhead: [] };
  expect(podRequest(pod, 3)).toEqual([0, 0, 0]);
  expect(podRequest(pod, 3, scoringDefaults())).toEqual([100, 0, 0]);
  expect(podRequest({ ...pod, containers: [[]] }, 3, scoringDefaults())).toEqual([100, 200, 0]);
});

test('K6 a request is at least the sum of the containers and at least each init container, plus the overhead', () => {
  const amounts = fc.array(fc.nat(10_000), { maxLength: 4 });
  fc.assert(
    fc.property(amounts, amounts, fc.nat(500), (run, init, overhead) => {
      const pod = { containers: run.map((r) => [r]), initContainers: init.map((r) => [r]), overhead: [overhead] };
      const sum = run.reduce((total, r) => total + r, 0);
      expect(podRequestOf(pod, 0, 0)).toBe(Math.max(sum, ...init) + overhead);
    }),
  );
});
