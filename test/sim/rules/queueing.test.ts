import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  emptyQueueMoments,
  erlangB,
  erlangC,
  responsePercentile,
  responseTail,
  STEADY_UTILISATION_MAX,
  waitMoments,
} from '../../../shared/sim/rules/queueing.ts';
import { models } from '../../support/models.ts';

interface MmcRow {
  servers: number;
  rho: number;
  erlang_b: number;
  erlang_c: number;
  mean_wait: number;
  mean_response: number;
  p95_response: number;
  p99_response: number;
}

function waits(servers: number, serviceSeconds: number, arrivalsPerSecond: number) {
  const out = emptyQueueMoments();
  waitMoments(servers, serviceSeconds, arrivalsPerSecond, out);
  return out;
}

describe.each(models.mmc.rows as MmcRow[])('M/M/$servers at $rho', (row) => {
  const { servers, rho } = row;
  test('Erlang B and C, mean wait and response', () => {
    expect(erlangB(servers, servers * rho)).toBeCloseTo(row.erlang_b, 6);
    expect(erlangC(servers, servers * rho)).toBeCloseTo(row.erlang_c, 6);
    const { probWait, meanWaitSeconds } = waits(servers, 1, servers * rho);
    expect(probWait).toBeCloseTo(row.erlang_c, 6);
    expect(meanWaitSeconds).toBeCloseTo(row.mean_wait, 6);
    expect(1 + meanWaitSeconds).toBeCloseTo(row.mean_response, 6);
  });
  test('p95 and p99 of the response', () => {
    expect(Math.abs(responsePercentile(servers, 1, servers * rho, 0.05) - row.p95_response)).toBeLessThan(0.00051);
    expect(Math.abs(responsePercentile(servers, 1, servers * rho, 0.01) - row.p99_response)).toBeLessThan(0.00051);
  });
});

test('the published call-centre example (Q3)', () => {
  const published = models.erlang_c_published;
  expect(erlangC(14, 10)).toBeCloseTo(published.waiting_probability, 14);
  // Service level: not waiting longer than 20 s of a 180 s service, P(W > t) = C e^−(cμ − λ)t.
  const { probWait } = waits(14, 180, 10 / 180);
  expect(1 - probWait * Math.exp((-(14 - 10) * 20) / 180)).toBeCloseTo(published.service_level_20s, 12);
});

test('variance and third moment are those of the wait distribution', () => {
  const w = waits(4, 0.5, 6.4);
  const rate = 4 / 0.5 - 6.4;
  const raw = (n: number) => (w.probWait * [1, 1, 2, 6][n]!) / rate ** n;
  expect(w.varWaitSeconds2).toBeCloseTo(raw(2) - raw(1) ** 2, 12);
  expect(w.thirdWaitSeconds3).toBeCloseTo(raw(3) - 3 * raw(1) * raw(2) + 2 * raw(1) ** 3, 12);
});

test('five Newton steps reach 1e-6 of the percentile', () => {
  for (const servers of [1, 2, 3, 7, 40, 200])
    for (const rho of [0.05, 0.3, 0.6, 0.8, 0.95, 0.99])
      for (const late of [0.1, 0.05, 0.01, 0.001]) {
        const t = responsePercentile(servers, 0.02, (servers * rho) / 0.02, late);
        expect(responseTail(servers, 0.02, (servers * rho) / 0.02, t) / late, `${servers} ${rho}`).toBeCloseTo(1, 5);
      }
});

test('the tail has no seam where wait and service rates meet', () => {
  const at = (arrivals: number) => responseTail(4, 1, arrivals, 2.5); // θ = μ at 3 arrivals/s
  expect(at(3)).toBeCloseTo((at(3 - 1e-9) + at(3 + 1e-9)) / 2, 9);
  expect(at(3)).toBeCloseTo((at(3 - 1e-4) + at(3 + 1e-4)) / 2, 6);
});

const load = fc.record({
  servers: fc.integer({ min: 1, max: 300 }),
  rho: fc.double({ min: 0, max: 3, noNaN: true }),
  serviceSeconds: fc.double({ min: 0.0005, max: 5, noNaN: true }),
});

test('more load never shortens and more servers never lengthen the wait; all figures stay finite', () => {
  fc.assert(
    fc.property(load, fc.double({ min: 0, max: 1, noNaN: true }), ({ servers, rho, serviceSeconds }, more) => {
      const arrivals = (rho * servers) / serviceSeconds;
      const before = waits(servers, serviceSeconds, arrivals);
      const busier = waits(servers, serviceSeconds, arrivals * (1 + more));
      const wider = waits(
        servers + 1,
        serviceSeconds,
        Math.min(arrivals, (servers * STEADY_UTILISATION_MAX) / serviceSeconds),
      );
      const slack = 1 + 1e-9;
      expect(busier.meanWaitSeconds * slack).toBeGreaterThanOrEqual(before.meanWaitSeconds);
      expect(busier.probWait * slack).toBeGreaterThanOrEqual(before.probWait);
      expect(wider.meanWaitSeconds).toBeLessThanOrEqual(before.meanWaitSeconds * slack);
      for (const figure of Object.values(busier)) expect(Number.isFinite(figure) && figure >= 0).toBe(true);
    }),
  );
});

test('the formula stays stable for hundreds of servers', () => {
  expect(erlangC(1000, 900)).toBeGreaterThan(0);
  expect(erlangC(1000, 900)).toBeLessThan(0.01);
  expect(erlangC(3, 3)).toBe(1);
  expect(erlangC(5, 0)).toBe(0);
});
