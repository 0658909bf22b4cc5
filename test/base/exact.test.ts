import { expect, test } from 'vitest';
import { exp, ln, normalQuantile, oneMinusExpOfMinus } from '../../shared/base/exact.ts';

/** Largest relative error of `f` against `g` over the points. */
function worst(points: number[], f: (x: number) => number, g: (x: number) => number): number {
  return points.reduce((most, x) => Math.max(most, Math.abs(f(x) - g(x)) / Math.abs(g(x))), 0);
}

const spread = (n: number, from: number, to: number) =>
  Array.from({ length: n }, (_, i) => from + ((to - from) * (i + 0.37)) / n);

test('exp is within 1e-15 of Math.exp over its whole range', () => {
  expect(worst(spread(200_000, -708, 709.7), exp, Math.exp)).toBeLessThan(1e-15);
  expect(worst(spread(200_000, -2, 2), exp, Math.exp)).toBeLessThan(1e-15);
});

test('exp at the edges', () => {
  expect([exp(0), exp(-0), exp(-800), exp(800)]).toEqual([1, 1, 0, Infinity]);
  expect(exp(-745)).toBe(5e-324);
  expect(exp(709.78)).toBeCloseTo(Math.exp(709.78), -295);
  expect(exp(Number.NaN)).toBeNaN();
});

test('ln is within 1e-15 of Math.log from the smallest to the largest number', () => {
  const wide = spread(200_000, -740, 709).map((x) => Math.exp(x));
  expect(worst(wide, ln, Math.log)).toBeLessThan(1e-15);
  expect(worst(spread(200_000, 0.5, 2), ln, Math.log)).toBeLessThan(1e-15);
  expect([ln(1), ln(0), ln(Infinity), ln(-1)]).toEqual([0, -Infinity, Infinity, NaN]);
});

test('1 − e^−x keeps its digits where x is tiny', () => {
  const points = [1e-300, 1e-12, 1e-6, 0.000999, 0.001, 0.0011, 0.5, 30];
  expect(worst(points, oneMinusExpOfMinus, (x) => -Math.expm1(-x))).toBeLessThan(1e-12);
  expect(oneMinusExpOfMinus(0)).toBe(0);
});

/** Standard normal below z by Simpson's rule, for z ≤ 0. */
function normalBelow(z: number): number {
  const n = 20_000;
  const step = 14 / n;
  let sum = 0;
  for (let i = 0; i <= n; i++) {
    const weight = i === 0 || i === n ? 1 : i % 2 === 1 ? 4 : 2;
    sum += weight * Math.exp(-((z - i * step) ** 2) / 2);
  }
  return ((sum * step) / 3) * Math.sqrt(1 / (2 * Math.PI));
}

test('normalQuantile inverts the normal distribution', () => {
  for (const p of [1e-14, 1e-9, 1e-5, 0.001, 0.02425, 0.07, 0.075, 0.2, 0.4, 0.5])
    expect(normalBelow(normalQuantile(p)) / p).toBeCloseTo(1, 10);
  expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 14);
  expect(normalQuantile(0.99)).toBeCloseTo(2.3263478740408408, 14);
  expect(normalQuantile(0.3)).toBe(-normalQuantile(0.7));
  expect([normalQuantile(0.5), normalQuantile(0), normalQuantile(1)]).toEqual([0, -Infinity, Infinity]);
  expect(normalQuantile(1.5)).toBeNaN();
});
