/** What must not get worse by more, or better by less: properties of the leaves. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadContent } from '../../server/content.ts';
import { lateShare } from '../../shared/sim/rules/latency.ts';
import { hostWatts } from '../../shared/sim/rules/power.ts';
import { emptyQueueMoments, waitMoments } from '../../shared/sim/rules/queueing.ts';
import { standingOf } from '../../shared/sim/score.ts';
import { estateOf, instancesOf, run, serviceIndex, steady } from './systems/estate.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });

const TABLES = loadContent().hardware.map(({ id, powerWatts }) => [id, powerWatts] as const);

test.each(TABLES)('SPEC IV13 %s draws no less the busier it is', (_id, table) => {
  fc.assert(
    fc.property(share, share, (a, b) => {
      const [less, more] = [Math.min(a, b), Math.max(a, b)];
      expect(hostWatts(table, more)).toBeGreaterThanOrEqual(hostWatts(table, less) - 1e-9);
    }),
  );
});

describe('SPEC IV14 one more replica', () => {
  const queue = fc.record({
    replicas: fc.integer({ min: 1, max: 40 }),
    threads: fc.integer({ min: 1, max: 16 }),
    serviceMs: fc.double({ min: 0.5, max: 500, noNaN: true }),
    load: fc.double({ min: 0.01, max: 1.5, noNaN: true }), // of all replicas together
    deadlineOfService: fc.double({ min: 1, max: 50, noNaN: true }),
  });

  test('shortens the wait at a pool of servers, and makes no more of its answers late', () => {
    fc.assert(
      fc.property(queue, ({ replicas, threads, serviceMs, load, deadlineOfService }) => {
        const seconds = serviceMs / 1000;
        const perS = (load * replicas * threads) / seconds;
        const of = (count: number) => {
          const out = emptyQueueMoments();
          waitMoments(count * threads, seconds, perS, out);
          const meanSeconds = seconds + out.meanWaitSeconds;
          const varSeconds2 = seconds * seconds + out.varWaitSeconds2;
          const thirdSeconds3 = 2 * seconds * seconds * seconds + out.thirdWaitSeconds3;
          const moments = { meanSeconds, varSeconds2, thirdSeconds3, waitSeconds: out.meanWaitSeconds };
          return { mean: meanSeconds, late: lateShare(moments, deadlineOfService * seconds) };
        };
        const [fewer, more] = [of(replicas), of(replicas + 1)];
        expect(more.mean).toBeLessThanOrEqual(fewer.mean * (1 + 1e-9));
        expect(more.late).toBeLessThanOrEqual(fewer.late + TABLE_STEP);
      }),
      { numRuns: 2000 },
    );
  });

  test('loses and delays no more answers in a match, on machines that have room', () => {
    const shareInTime = (replicas: number) => {
      const estate = estateOf('4-2', { scenario: { ...steady('4-2', 120), deployments: pods(replicas) } });
      run(estate, 120);
      const { offered, inTime } = standingOf(estate.team);
      expect(instancesOf(estate, 'web')).toHaveLength(replicas);
      const web = estate.team.services[serviceIndex(estate, 'web')];
      return { inTime: inTime / offered, mean: web?.meanSeconds ?? 0 };
    };
    let before = shareInTime(1);
    for (let replicas = 2; replicas <= 5; replicas++) {
      const now = shareInTime(replicas);
      expect(now.inTime, `${replicas} replicas`).toBeGreaterThanOrEqual(before.inTime - 1e-3);
      expect(now.mean, `${replicas} replicas`).toBeLessThanOrEqual(before.mean * 1.001);
      before = now;
    }
  });
});

/** The tail is read from a table: between its points it may err by so much. */
const TABLE_STEP = 2e-3;

function pods(replicas: number) {
  const shipped = estateOf('4-2').rules.scenario.deployments;
  return shipped.map((one) => ({ ...one, replicas: one.service === 'web' ? replicas : one.replicas }));
}
