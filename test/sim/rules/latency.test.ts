import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addMoments,
  emptyMoments,
  joinParallel,
  lateShare,
  type Moments,
  pathPercentile,
} from '../../../shared/sim/rules/latency.ts';
import { pathMoments } from '../../../shared/sim/rules/path.ts';
import { emptyQueueMoments, waitMoments } from '../../../shared/sim/rules/queueing.ts';
import { tailAt } from '../../../shared/sim/rules/tail-table.ts';
import { CALL_GRAPHS, loadGraph, predict } from '../../support/call-graphs.ts';
import { simulate, simulatedError, simulatedPercentile } from '../../support/discrete-event.ts';

/** One exponential time. */
function exponential(meanSeconds: number): Moments {
  return { meanSeconds, waitSeconds: 0, varSeconds2: meanSeconds ** 2, thirdSeconds3: 2 * meanSeconds ** 3 };
}

function sumOf(...parts: Moments[]): Moments {
  const out = emptyMoments();
  for (const part of parts) addMoments(out, part);
  return out;
}

describe.each(CALL_GRAPHS)('simulation of $name', (graph) => {
  test.each([
    [0.3, 120_000],
    [0.6, 200_000],
    [0.85, 700_000],
  ])('at utilisation %d, mean within 5 %% and late share within 10 %%, over %d requests', (utilisation, requests) => {
    const { stations, types } = loadGraph(graph, utilisation);
    const simulated = simulate(stations, types, requests, 5);
    predict(stations, types).forEach((moments, i) => {
      const type = simulated[i]!;
      expect(Math.abs(moments.meanSeconds / type.meanSeconds - 1), `mean of type ${i}`).toBeLessThan(0.05);
      for (const late of [0.3, 0.1, 0.03, 0.011, 0.003]) {
        const deadline = simulatedPercentile(type, late);
        // What the simulation itself cannot tell is granted on top, but never more than the formula's own allowance.
        const allowed = late > 0.01 ? 0.1 * late : 0.002;
        const unsure = Math.min(allowed, 2 * simulatedError(type, deadline));
        const error = Math.abs(lateShare(moments, deadline) - late);
        expect(error, `type ${i}: ${late} later than ${deadline} s`).toBeLessThan(allowed + unsure);
      }
    });
  });
});

test('one exponential time and sums of them meet the closed forms', () => {
  for (const deadline of [0.5, 1, 2, 4.6, 7]) {
    expect(lateShare(exponential(1), deadline) / Math.exp(-deadline)).toBeCloseTo(1, 2);
    const three = lateShare(sumOf(exponential(1), exponential(1), exponential(1)), deadline);
    expect(three / (Math.exp(-deadline) * (1 + deadline + deadline ** 2 / 2))).toBeCloseTo(1, 1.5);
  }
  // The third moment's worth: a plain gamma of equal mean and variance says 0.0226 here.
  const mixed = sumOf(exponential(10), exponential(1), exponential(1), exponential(1));
  expect(lateShare(mixed, 40) / hypoexponentialTail(40)).toBeCloseTo(1, 1.6);
});

/** P(E₁₀ + E₁ + E₁ + E₁ > t) by integrating the Erlang-3 part. */
function hypoexponentialTail(t: number): number {
  const n = 4000;
  const step = t / n;
  let sum = Math.exp(-t) * (1 + t + t ** 2 / 2);
  for (let i = 0; i < n; i++) {
    const x = (i + 0.5) * step;
    sum += ((step * x ** 2) / 2) * Math.exp(-x) * Math.exp(-(t - x) / 10);
  }
  return sum;
}

test('the slower of two independent exponential times', () => {
  const out = emptyMoments();
  joinParallel(exponential(1), exponential(1), out);
  expect(out.meanSeconds).toBeCloseTo(1.5, 1.9);
  expect(out.varSeconds2).toBeCloseTo(1.25, 1.5);
  expect(out.thirdSeconds3 / 2.25).toBeCloseTo(1, 1.2);
  joinParallel(exponential(1), exponential(4), out);
  expect(out.meanSeconds / (5 - 0.8)).toBeCloseTo(1, 1.9);
});

test('two like queues with one server side by side: (12 − ρ)/8 of one (Nelson & Tantawi)', () => {
  for (const rho of [0.1, 0.3, 0.5, 0.7, 0.85]) {
    const queue = emptyQueueMoments();
    waitMoments(1, 1, rho, queue);
    const out = emptyMoments();
    const branch = [{ queue: 0, times: 1 }];
    pathMoments([{ branches: [branch, branch] }], [queue], out);
    expect((out.meanSeconds * (1 - rho)) / ((12 - rho) / 8)).toBeCloseTo(1, 1.9);
  }
});

test('a fork costs at least its slowest branch and at most all in turn; one branch costs itself', () => {
  const time = fc.double({ min: 0.001, max: 100, noNaN: true });
  fc.assert(
    fc.property(time, time, time, (x, y, z) => {
      const a = sumOf(exponential(x), exponential(z));
      const b = exponential(y);
      const out = emptyMoments();
      joinParallel(a, b, out);
      expect(out.meanSeconds).toBeGreaterThanOrEqual(Math.max(a.meanSeconds, b.meanSeconds) * (1 - 1e-9));
      expect(out.meanSeconds).toBeLessThanOrEqual((a.meanSeconds + b.meanSeconds) * 1.01);
      expect(out.varSeconds2).toBeGreaterThan(0);
      const swapped = emptyMoments();
      joinParallel(b, a, swapped);
      expect(swapped.meanSeconds).toBeCloseTo(out.meanSeconds, 9);
      joinParallel(a, b, a); // out may be an input
      expect(a).toEqual(out);
    }),
  );
  const still: Moments = { meanSeconds: 3, waitSeconds: 0, varSeconds2: 0, thirdSeconds3: 0 };
  const out = emptyMoments();
  joinParallel(still, exponential(1), out);
  expect(out).toEqual(still);
});

test('the tail table meets the gamma distribution between and at its points', () => {
  // By numerical integration of the density, independent of the table's own series.
  for (const skew of [0.3, 0.7, 1.1, 1.63, 2])
    for (const z of [-1.3, -0.4, 0.31, 1.77, 2.5, 4.1]) {
      const shape = 4 / skew ** 2;
      const from = shape + (2 / skew) * z;
      if (from <= 0) continue;
      const density = (x: number) => Math.exp((shape - 1) * Math.log(x) - x);
      const [above, below] = [integral(density, from, from + 200), integral(density, 1e-12, from)];
      const exact = above / (above + below);
      expect(Math.abs(tailAt(z, skew) - exact), `${skew} ${z}`).toBeLessThan(0.01 * exact + 1e-5);
    }
  expect(tailAt(0, 0)).toBeCloseTo(0.5, 9);
  expect(tailAt(1, 0)).toBeCloseTo(0.15865525393145707, 9);
  expect(tailAt(3, 2)).toBeCloseTo(Math.exp(-4), 9);
  expect([tailAt(-9, 1), tailAt(99, 1), tailAt(0, 99)].map(Number.isFinite)).toEqual([true, true, true]);
});

function integral(f: (x: number) => number, from: number, to: number): number {
  const n = 200_000;
  const step = (to - from) / n;
  let sum = 0;
  for (let i = 0; i < n; i++) sum += f(from + (i + 0.5) * step);
  return sum * step;
}

const shape = fc.record({
  meanSeconds: fc.double({ min: 0.001, max: 100, noNaN: true }),
  scv: fc.double({ min: 0, max: 9, noNaN: true }),
  skew: fc.double({ min: -1, max: 12, noNaN: true }),
});

test('late share is a share and never rises with the deadline', () => {
  const factor = fc.double({ min: 0, max: 50, noNaN: true });
  fc.assert(
    fc.property(shape, factor, factor, ({ meanSeconds, scv, skew }, p, q) => {
      const varSeconds2 = scv * meanSeconds ** 2;
      const m = { meanSeconds, waitSeconds: 0, varSeconds2, thirdSeconds3: skew * varSeconds2 ** 1.5 };
      const [early, late] = [Math.min(p, q) * meanSeconds, Math.max(p, q) * meanSeconds];
      expect(lateShare(m, late)).toBeLessThanOrEqual(lateShare(m, early) + 1e-15);
      expect(lateShare(m, early)).toBeLessThanOrEqual(1);
      expect(lateShare(m, late)).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 2000 },
  );
});

test('a path percentile is the inverse of the late share', () => {
  const m = sumOf(exponential(0.02), exponential(0.005), exponential(0.04));
  for (const late of [0.5, 0.1, 0.05, 0.01]) expect(lateShare(m, pathPercentile(m, late))).toBeCloseTo(late, 6);
  expect(pathPercentile(exponential(1), 0.05)).toBeCloseTo(Math.log(20), 1);
});

test('more load on a queue never makes a path faster or more punctual', () => {
  const load = fc.double({ min: 0, max: 0.97, noNaN: true });
  fc.assert(
    fc.property(
      load,
      load,
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 20 }),
      (p, q, times, servers) => {
        const at = (rho: number) => {
          const [busy, other] = [emptyQueueMoments(), emptyQueueMoments()];
          waitMoments(servers, 0.01, (rho * servers) / 0.01, busy, times);
          waitMoments(4, 0.02, 100, other);
          const out = emptyMoments();
          pathMoments(
            [
              { queue: 1, times: 1 },
              { queue: 0, times },
            ],
            [busy, other],
            out,
          );
          return out;
        };
        const [calm, busy] = [at(Math.min(p, q)), at(Math.max(p, q))];
        expect(busy.meanSeconds).toBeGreaterThanOrEqual(calm.meanSeconds * (1 - 1e-12));
        const deadline = pathPercentile(calm, 0.05);
        expect(lateShare(busy, deadline)).toBeGreaterThanOrEqual(lateShare(calm, deadline) * (1 - 1e-3));
      },
    ),
  );
});
