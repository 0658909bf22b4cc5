import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fewestBins, hostBound, type Item, itemsOf, l2Bound } from '../../../shared/play/plan/lower-bound.ts';
import { serviceCosts } from '../../../shared/play/plan/service-costs.ts';
import { causeMicroCents } from '../../../shared/sim/ledger.ts';
import { act, boxes, cluster, type Estate, host, hypervisors, run } from '../../sim/systems/estate.ts';

/** First fit decreasing: a packing that there really is. */
function firstFit(items: readonly Item[], bin: Item): number {
  const free: { cpuM: number; mib: number }[] = [];
  for (const item of [...items].sort((a, b) => b.mib - a.mib || b.cpuM - a.cpuM)) {
    let place = free.find(({ cpuM, mib }) => cpuM >= item.cpuM && mib >= item.mib);
    if (place === undefined) {
      place = { ...bin };
      free.push(place);
    }
    place.cpuM -= item.cpuM;
    place.mib -= item.mib;
  }
  return free.length;
}

describe('SPEC PL5 the fewest machines', () => {
  test('are never more than a packing that was found', () => {
    const size = fc.integer({ min: 0, max: 100 });
    fc.assert(
      fc.property(fc.array(fc.record({ cpuM: size, mib: size }), { maxLength: 40 }), (items) => {
        const bin = { cpuM: 100, mib: 100 };
        const some = items.filter(({ cpuM, mib }) => cpuM > 0 || mib > 0);
        expect(fewestBins(some, bin)).toBeLessThanOrEqual(firstFit(some, bin));
      }),
      { numRuns: 2000 },
    );
  });

  test('are at least the sum, and more where halves cannot share', () => {
    expect(l2Bound([60, 60, 60], 100)).toBe(3); // the sum says two
    expect(l2Bound([50, 50, 50], 100)).toBe(2);
    expect(l2Bound([70, 70, 40, 40], 100)).toBe(3); // two alone, the small ones together
    expect(l2Bound([], 100)).toBe(0);
    const sizes = fc.array(fc.integer({ min: 1, max: 100 }), { maxLength: 30 });
    fc.assert(
      fc.property(sizes, (list) => {
        expect(l2Bound(list, 100)).toBeGreaterThanOrEqual(Math.ceil(list.reduce((sum, one) => sum + one, 0) / 100));
      }),
    );
  });

  test.each([
    ['containers', cluster],
    ['VMs', hypervisors],
    ['plain boxes', boxes],
  ] as const)('are no more than the machines that carry %s now', (_kind, make) => {
    const estate = make();
    run(estate, 60);
    const { bound, used, score } = hostBound(estate.rules, estate.team);
    expect(itemsOf(estate.rules, estate.team).length).toBeGreaterThan(0);
    expect(bound).toBeGreaterThanOrEqual(1);
    expect(bound).toBeLessThanOrEqual(used);
    expect(score).toBeCloseTo(bound / used, 9);
  });
});

/** Everything that costs beside machines, while power is dear. */
function dear(): Estate {
  const when = { atMinutes: [0, 0] as [number, number], loadAtLeast: 0, warningMinutes: 0, minutes: 30 };
  const dearPower = {
    id: 'dear',
    kind: 'power.price',
    ...when,
    target: '',
    factor: 3,
    noShowShare: 0,
    chance: 1,
  } as const;
  const estate = hypervisors({
    scenario: { incidents: [dearPower], storage: { poolGib: 100 }, imageSupply: 'made' },
  });
  const windows = { guest: 'windows', vcpus: 2, memoryMib: 4096 };
  act(estate, { verb: 'createVm', host: host(estate, 'h2').id, ...windows });
  act(estate, { verb: 'setMirror', on: true });
  act(estate, { verb: 'setPatchTool', on: true });
  return estate;
}

describe('SPEC PL6 the cost of a thousand answers', () => {
  test.each([
    ['containers', cluster],
    ['VMs', hypervisors],
    ['plain boxes', boxes],
    ['Windows, a pool, a registry and dear power', dear],
  ] as const)('of %s adds up to what rent, power, licences, disks and supply are in that second', (_kind, make) => {
    const estate = make();
    run(estate, 60);
    const paid = () =>
      -(['rent', 'cloud', 'power', 'licence', 'storage', 'registry'] as const).reduce(
        (sum, cause) => sum + causeMicroCents(estate.team, cause),
        0,
      );
    const before = paid();
    run(estate, 1);
    const costs = serviceCosts(estate.world, estate.rules, estate.team);
    const perHour = costs.reduce((sum, { perHourMicroCents }) => sum + perHourMicroCents, 0);
    expect(perHour / 3600 / (paid() - before)).toBeCloseTo(1, 3);
    for (const { service, callsPerS, perHourMicroCents, perThousandMicroCents } of costs) {
      if (service < 0 || callsPerS === 0) continue;
      expect(perThousandMicroCents).toBeCloseTo((perHourMicroCents / 3600 / callsPerS) * 1000, -1);
    }
  });

  test('is dearest for what uses most CPU a call', () => {
    const estate = cluster();
    run(estate, 60);
    const costs = serviceCosts(estate.world, estate.rules, estate.team).filter(({ callsPerS }) => callsPerS > 0);
    expect(costs.length).toBeGreaterThan(1);
    expect(costs.every(({ perThousandMicroCents }) => perThousandMicroCents > 0)).toBe(true);
  });
});
