import { expect, test } from 'vitest';
import { cfsQuotaUs, cpuShares } from '../../../shared/sim/rules/cgroup.ts';

test('K33 no limit is no quota, a tiny one is 1 ms, shares stay within 2..262144', () => {
  expect(cfsQuotaUs(0)).toBe(0);
  expect(cfsQuotaUs(1)).toBe(1000);
  expect(cfsQuotaUs(2500)).toBe(250_000);
  expect(cpuShares(0)).toBe(2);
  expect(cpuShares(100)).toBe(102);
  expect(cpuShares(1_000_000)).toBe(262_144);
});
