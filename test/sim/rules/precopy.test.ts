import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  PRECOPY_STAGES,
  type PrecopyLimits,
  type PrecopyState,
  precopyAdvance,
  QEMU_LIMITS,
  roundsShrink,
  startPrecopy,
  XEN_LIMITS,
} from '../../../shared/sim/rules/precopy.ts';
import { models } from '../../support/models.ts';

interface Row {
  input: { memory_mb: number; bandwidth_mb_s: number; dirty_mb_s: number; downtime_limit_ms: number };
  expect: {
    rounds: number;
    precopy_s: number;
    final_mb: number;
    downtime_ms: number;
    total_s: number;
    sent_mb: number;
    converged: boolean;
  };
}

/** The golden table ends a move that does not converge after 30 rounds. */
const TABLE_LIMITS: PrecopyLimits = { ...QEMU_LIMITS, roundsMax: 30 };

function run(state: PrecopyState, bandwidth: number, dirty: number, limits: PrecopyLimits, stepSeconds = 1) {
  for (let i = 0; i < 100_000 && state.stage !== PRECOPY_STAGES.done; i++)
    precopyAdvance(state, bandwidth, dirty, stepSeconds, limits);
  return state;
}

describe.each(models.precopy as Row[])(
  '$input.memory_mb MiB, writes $input.dirty_mb_s, sends $input.bandwidth_mb_s',
  ({ input, expect: wanted }) => {
    // Ticks of one second, odd steps and one leap: events inside a step must be exact.
    test.each([1, 0.37, 10_000])('M4 in steps of %d s', (stepSeconds) => {
      const limits = { ...TABLE_LIMITS, downtimeLimitSeconds: input.downtime_limit_ms / 1000 };
      const state = startPrecopy(input.memory_mb, input.memory_mb);
      run(state, input.bandwidth_mb_s, input.dirty_mb_s, limits, stepSeconds);
      expect(state.rounds).toBe(wanted.rounds);
      expect(Math.abs(state.copySeconds - wanted.precopy_s)).toBeLessThan(0.00051);
      expect(Math.abs(state.downtimeSeconds * 1000 - wanted.downtime_ms)).toBeLessThan(0.051);
      expect(Math.abs(state.copySeconds + state.downtimeSeconds - wanted.total_s)).toBeLessThan(0.00051);
      expect(Math.abs(state.sentMib - wanted.sent_mb)).toBeLessThan(0.0051);
      expect(Math.abs(state.roundMib - wanted.final_mb)).toBeLessThan(0.00051);
      expect(state.converged).toBe(wanted.converged ? 1 : 0);
    });
  },
);

test('M4: a small writable working set ends what its write rate would not', () => {
  const state = run(startPrecopy(1024, 20), 125, 150, QEMU_LIMITS);
  expect(state).toMatchObject({ rounds: 1, roundMib: 20, converged: 1, downtimeSeconds: 20 / 125 });
});

test('M3: Xen stops after 29 rounds, or after three times the memory, or with 50 pages left', () => {
  const byRounds = run(startPrecopy(1024, 50), 125, 150, XEN_LIMITS);
  expect(byRounds).toMatchObject({ rounds: 29, converged: 0, downtimeSeconds: 0.4 });
  const bySent = run(startPrecopy(1024, 1024), 125, 150, XEN_LIMITS);
  expect(bySent).toMatchObject({ rounds: 4, converged: 0, sentMib: 5 * 1024 });
  const byPages = run(startPrecopy(1024, 1024), 125, 12.5, XEN_LIMITS);
  expect(byPages.converged).toBe(1);
  expect(byPages.roundMib).toBeLessThanOrEqual(50 * (4 / 1024));
  expect(byPages.rounds).toBe(4);
});

test('M5: without a limit to rounds QEMU never ends a move that does not converge, and it shows', () => {
  const state = startPrecopy(1024, 1024);
  precopyAdvance(state, 125, 150, 3600, QEMU_LIMITS);
  expect(state.stage).toBe(PRECOPY_STAGES.copying);
  expect(state.rounds).toBe(439);
  expect(roundsShrink(state)).toBe(false);
  const good = startPrecopy(4096, 4096);
  precopyAdvance(good, 125, 100, 100, QEMU_LIMITS);
  expect(roundsShrink(good)).toBe(true);
});

test('M5: auto-converge throttles 20 %, then 10 % more a round, until the move converges', () => {
  const limits = { ...QEMU_LIMITS, autoConverge: true };
  const state = startPrecopy(1024, 1024);
  const seen: number[] = [];
  while (state.stage !== PRECOPY_STAGES.done) {
    precopyAdvance(state, 125, 150, 0.5, limits);
    if (state.throttlePercent !== seen.at(-1)) seen.push(state.throttlePercent);
  }
  expect(seen.slice(0, 4)).toEqual([0, 20, 30, 40]);
  expect(state.converged).toBe(1);
  const stubborn = startPrecopy(1024, 1024);
  precopyAdvance(stubborn, 1, 1e9, 1e6, limits);
  expect(stubborn.throttlePercent).toBe(99);
});

test('a link that is down keeps the move waiting, dirty memory stays within the working set', () => {
  const state = startPrecopy(1024, 300);
  precopyAdvance(state, 0, 50, 60, QEMU_LIMITS);
  expect(state).toMatchObject({ sentMib: 0, rounds: 0, dirtiedMib: 300, copySeconds: 60 });
  expect(JSON.parse(JSON.stringify(state))).toEqual(state);
});

const move = fc.record({
  memory: fc.integer({ min: 64, max: 32_768 }),
  writable: fc.double({ min: 0.01, max: 1, noNaN: true }),
  bandwidth: fc.double({ min: 1, max: 2000, noNaN: true }),
  ratio: fc.double({ min: 0, max: 1.5, noNaN: true }),
  steps: fc.array(fc.double({ min: 0.01, max: 30, noNaN: true }), { minLength: 1, maxLength: 10 }),
});

test('how time is cut into steps does not matter, and every sent MiB took its time', () => {
  fc.assert(
    fc.property(move, ({ memory, writable, bandwidth, ratio, steps }) => {
      const [cut, whole] = [startPrecopy(memory, memory * writable), startPrecopy(memory, memory * writable)];
      for (const step of steps) precopyAdvance(cut, bandwidth, bandwidth * ratio, step, TABLE_LIMITS);
      const total = steps.reduce((sum, step) => sum + step, 0);
      precopyAdvance(whole, bandwidth, bandwidth * ratio, total, TABLE_LIMITS);
      const spent = cut.copySeconds + cut.downtimeSeconds;
      expect(cut.sentMib / bandwidth).toBeCloseTo(spent, 6);
      expect(whole.sentMib / bandwidth).toBeCloseTo(spent, 6);
      expect(whole.downtimeSeconds).toBeCloseTo(cut.downtimeSeconds, 6);
    }),
  );
});

test('more bandwidth never makes a converging move longer, more writing never shorter', () => {
  fc.assert(
    fc.property(move, ({ memory, writable, bandwidth, ratio }) => {
      const seconds = (b: number, d: number) => {
        const { copySeconds, downtimeSeconds, converged } = run(
          startPrecopy(memory, memory * writable),
          b,
          d,
          TABLE_LIMITS,
          1e6,
        );
        return { total: copySeconds + downtimeSeconds, converged };
      };
      const base = seconds(bandwidth, bandwidth * ratio);
      fc.pre(base.converged === 1 && ratio < 0.95);
      expect(seconds(bandwidth * 1.3, bandwidth * ratio).total).toBeLessThanOrEqual(base.total * (1 + 1e-9));
      expect(seconds(bandwidth, bandwidth * ratio * 0.8).total).toBeLessThanOrEqual(base.total * (1 + 1e-9));
    }),
  );
});
