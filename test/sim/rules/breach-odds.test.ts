import { expect, test } from 'vitest';
import { CONTAINER_ESCAPE, escapeOdds, HYPERVISOR_ESCAPE, spreadOdds } from '../../../shared/sim/rules/breach-odds.ts';

const open = { wall: 'kernel', hardened: 0, monthsUnpatched: 0 } as const;

test('SE5 walls, hardening and patches lower the odds of an escape, never to zero', () => {
  const odds = (more: Partial<Parameters<typeof escapeOdds>[1]>) => escapeOdds(CONTAINER_ESCAPE, { ...open, ...more });
  expect(odds({})).toBeCloseTo(0.6, 12);
  expect(odds({ wall: 'sandbox' })).toBeCloseTo(0.12, 12);
  expect(odds({ wall: 'vm' })).toBeCloseTo(0.03, 12);
  expect(odds({ hardened: 1 })).toBeCloseTo(0.18, 12);
  expect(odds({ hardened: 2 })).toBeCloseTo(0.054, 12);
  expect(odds({ monthsUnpatched: 1 })).toBeCloseTo(0.9, 12);
  expect(odds({ monthsUnpatched: 50, wall: 'sandbox' })).toBeCloseTo(0.36, 12);
  expect(odds({ monthsUnpatched: 50 })).toBe(0.95);
  expect(odds({ wall: 'vm', hardened: 2 })).toBe(0.01);
});

test('SE6 a hypervisor is far harder to get out of', () => {
  expect(escapeOdds(HYPERVISOR_ESCAPE, open)).toBeCloseTo(escapeOdds(CONTAINER_ESCAPE, open) / 6, 12);
});

test('SE7 what nobody mends is taken over the wire, what is patched hardly ever', () => {
  expect(spreadOdds(true, false, 0)).toBe(0.5);
  expect(spreadOdds(true, true, 0)).toBeCloseTo(0.15, 12);
  expect(spreadOdds(false, false, 1)).toBeCloseTo(0.25, 12);
  expect(spreadOdds(false, false, 9)).toBe(0.5);
  expect(spreadOdds(false, true, 0)).toBe(0.01);
});
