/**
 * The golden tables of test/vectors/models.json, section by section, against the functions that the game runs. The older
 * sections are checked beside their rule (test/sim/rules); here are the others, and that none is forgotten.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { functionBill, LAMBDA_PRICES } from '../../shared/sim/rules/function-cost.ts';
import { peakOfSum, sumOfPeaks } from '../../shared/sim/rules/multiplexing.ts';
import { erlangC } from '../../shared/sim/rules/queueing.ts';
import { uslPeak, uslSpeedup } from '../../shared/sim/rules/usl.ts';
import { models } from '../support/models.ts';

interface Row<I, E> {
  input: I;
  expect: E;
}

type UslRow = Row<{ alpha: number; beta: number; n: number }, { speedup: number }>;
type PeakRow = Row<{ alpha: number; beta: number }, { n_star: number }>;
type MuxRow = Row<{ n: number; mean: number; sd: number; z: number }, { sum_of_peaks: number; peak_of_sum: number }>;
type BillRow = Row<
  { memory_mb: number; requests: number; seconds_each: number; free_gb_s: number; free_requests: number },
  { compute_usd: number; requests_usd: number; total_usd: number }
>;

/** Within half a unit of the last digit that the table prints. */
function expectPrinted(value: number, printed: number, digits: number): void {
  expect(Math.abs(value - printed)).toBeLessThanOrEqual(0.5 * 10 ** -digits + 1e-9);
}

test.each(models.usl as UslRow[])('usl: $input (Q6)', ({ input, expect: wanted }) => {
  expectPrinted(uslSpeedup(input.n, input.alpha, input.beta), wanted.speedup, 4);
});

test.each(models.usl_peak as PeakRow[])('usl_peak: $input (Q6)', ({ input, expect: wanted }) => {
  const peak = uslPeak(input.alpha, input.beta);
  expectPrinted(peak, wanted.n_star, 3);
  const at = (n: number) => uslSpeedup(n, input.alpha, input.beta);
  expect(at(peak)).toBeGreaterThan(at(peak * 0.9));
  expect(at(peak)).toBeGreaterThan(at(peak * 1.1));
});

test('without agreement there is no peak', () => {
  expect(uslPeak(0.1, 0)).toBe(Infinity);
});

test.each(models.multiplexing as MuxRow[])('multiplexing: $input (Q8)', ({ input, expect: wanted }) => {
  expectPrinted(sumOfPeaks(input.n, input.mean, input.sd, input.z), wanted.sum_of_peaks, 1);
  expectPrinted(peakOfSum(input.n, input.mean, input.sd, input.z), wanted.peak_of_sum, 1);
});

// The published example multiplies with the price as it was then written, four digits; P13 has six: $18.33 for $18.34.
test.each([
  [0.00001667, 0.005],
  [LAMBDA_PRICES.perGibSecond, 0.01],
])('lambda_cost at $%d a GB-second (P13)', (perGibSecond, tolerance) => {
  for (const { input, expect: wanted } of models.lambda_cost as BillRow[]) {
    const { memory_mb, requests, seconds_each, free_gb_s, free_requests } = input;
    const prices = { ...LAMBDA_PRICES, perGibSecond };
    const bill = functionBill(memory_mb, requests, seconds_each, prices, free_gb_s, free_requests);
    expect(Math.abs(bill.compute - wanted.compute_usd)).toBeLessThan(tolerance);
    expect(bill.calls).toBeCloseTo(wanted.requests_usd, 9);
    expect(Math.abs(bill.total - wanted.total_usd)).toBeLessThan(tolerance);
  }
});

test('what is free never pays back', () => {
  expect(functionBill(128, 10, 1, LAMBDA_PRICES, 400_000, 1_000_000)).toEqual({ compute: 0, calls: 0, total: 0 });
});

test('erlang_c_published: occupancy (Q3)', () => {
  const { a, c, occupancy, waiting_probability } = models.erlang_c_published;
  expect(a / c).toBeCloseTo(occupancy, 15);
  expect(erlangC(c, a)).toBeCloseTo(waiting_probability, 14);
});

describe('no section is forgotten', () => {
  /** Days of traces, which are not part of this repository: `npm run planetlab` prints these figures of a day. */
  const elsewhere = ['planetlab_days_reproduced'];
  const here = readFileSync(new URL(import.meta.url), 'utf8');
  const rules = new URL('../sim/rules/', import.meta.url);
  const there = readdirSync(rules).map((name) => readFileSync(new URL(name, rules), 'utf8'));
  const read = [here, ...there].join('\n');

  test.each(Object.keys(models).filter((section) => !elsewhere.includes(section)))('%s', (section) => {
    expect(read).toContain(`models.${section}`);
  });
});
