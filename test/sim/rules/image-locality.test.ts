import { expect, test } from 'vitest';
import { imageLocalityScore } from '../../../shared/sim/rules/image-locality.ts';

const MIB = 1024 * 1024;

test('SC8 K12 nothing below 23 MiB, no more above 1,000 MiB a container, in proportion between', () => {
  const alone = (mib: number, containers = 1) => imageLocalityScore([{ bytes: mib * MIB, nodes: 1 }], 1, containers);
  expect([0, 23, 24, 511.5, 1000, 5000].map((mib) => alone(mib))).toEqual([0, 0, 0, 50, 100, 100]);
  expect(alone(1000, 2)).toBe(49);
});

test('SC8 K12 an image counts by the share of nodes that have it', () => {
  const score = (nodes: number) => imageLocalityScore([{ bytes: 1000 * MIB, nodes }], 4, 1);
  expect([1, 2, 3, 4].map(score)).toEqual([23, 48, 74, 100]);
  expect(imageLocalityScore([], 4, 1)).toBe(0);
});
