import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Scenario } from '../../../shared/content/schema.ts';
import { explainService } from '../../../shared/sim/explain.ts';
import { causeMicroCents } from '../../../shared/sim/ledger.ts';
import type { Rulebook } from '../../../shared/sim/rulebook.ts';
import { functionBill, LAMBDA_PRICES } from '../../../shared/sim/rules/function-cost.ts';
import { functionSeconds, instancesNeeded } from '../../../shared/sim/rules/function-instances.ts';
import { erlangB } from '../../../shared/sim/rules/queueing.ts';
import { answerable, functionsPerS } from '../../../shared/sim/shown/capacity.ts';
import type { CloudFunction, ServiceState } from '../../../shared/sim/world.ts';
import { act, type Estate, estateOf, happened, hostSpec, run, serviceIndex, tryTo } from './estate.ts';

const WHOLE_VCPU = 1769;

/** The picture service alone, on one node, without any copies unless said; so many requests a second of all types. */
function pictures(requestsPerS: number, more: Partial<Scenario> = {}): Estate {
  const node = hostSpec('n1', 0, 0, { platform: 'linux', runtime: 'containerd' });
  const points: [number, number][] = [[0, requestsPerS]];
  return estateOf('chaos-day', {
    scenario: {
      ...{ rules: 'mirror', regions: [], retries: { attempts: 1, timeoutMs: 0 }, functionQuota: null },
      ...{ hosts: [node], deployments: [], fixedDollarsPerHour: 0 },
      demands: [{ application: 'pictures', requestsPerSecond: points, regimes: null, noiseShare: 0 }],
      ...more,
    },
  });
}
const deployOf = (service: string, memoryMib = WHOLE_VCPU, reserved = 0, provisioned = 0) =>
  ({ verb: 'deployFunction', service, memoryMib, reserved, provisioned }) as const;
const functionOf = (estate: Estate, service: string): CloudFunction =>
  estate.team.functions.find((one) => one.service === serviceIndex(estate, service)) as CloudFunction;
const stateOf = (estate: Estate, service: string) =>
  estate.team.services[serviceIndex(estate, service)] as ServiceState;

/** On the platform, with all its calls. */
function onPlatform(estate: Estate, service: string, ...settings: [number?, number?, number?]): CloudFunction {
  act(estate, deployOf(service, ...settings));
  const one = functionOf(estate, service);
  act(estate, { verb: 'splitCalls', function: one.id, percent: 100 });
  return one;
}
const typeOf = (estate: Estate, id: string) => {
  const counts = estate.team.types[estate.rules.types.findIndex((type) => type.id === id)];
  return { offered: counts?.offered.whole ?? 0, inTime: counts?.inTime.whole ?? 0, late: counts?.late.whole ?? 0 };
};

test('FN1 a stateless service with memory for it goes on the platform, and takes other settings', () => {
  const estate = pictures(20);
  expect(tryTo(estate, deployOf('no-such'))).toBe('service.unknown');
  expect(tryTo(estate, deployOf('pictures-db'))).toBe('service.stateful');
  expect(tryTo(estate, deployOf('thumbnail', 199))).toBe('function.memory');
  expect(tryTo(estate, deployOf('gallery', 127))).toBe('function.memory');
  act(estate, deployOf('thumbnail', 200));
  expect(tryTo(estate, deployOf('thumbnail', 200))).toBe('setting.same');
  act(estate, deployOf('thumbnail', 512, 5, 2));
  expect(estate.team.functions).toHaveLength(1);
  expect(functionOf(estate, 'thumbnail')).toMatchObject({ memoryMib: 512, reserved: 5, provisioned: 2, percent: 0 });
  act(estate, { verb: 'removeFunction', function: functionOf(estate, 'thumbnail').id });
  expect(estate.team.functions).toEqual([]);
  expect(tryTo(estate, { verb: 'removeFunction', function: 1_000_001 })).toBe('function.unknown');
});

test('FN2 it answers its part of the calls without a host, at the speed of its memory', () => {
  const estate = pictures(20); // three of them a second are pictures to make small
  expect(functionSeconds(100, WHOLE_VCPU)).toBeCloseTo(0.1, 9);
  expect(functionSeconds(100, 3538)).toBeCloseTo(0.1, 9);
  expect(functionSeconds(100, 442)).toBeCloseTo(0.4, 2);
  act(estate, deployOf('thumbnail'));
  run(estate, 10);
  expect(typeOf(estate, 'thumbnail')).toEqual({ offered: 30, inTime: 0, late: 0 });
  act(estate, { verb: 'splitCalls', function: functionOf(estate, 'thumbnail').id, percent: 40 });
  run(estate, 100);
  expect(stateOf(estate, 'thumbnail').lostShare).toBeCloseTo(0.6, 3); // no copy serves the rest
  act(estate, { verb: 'splitCalls', function: functionOf(estate, 'thumbnail').id, percent: 100 });
  const before = typeOf(estate, 'thumbnail');
  run(estate, 100);
  expect(typeOf(estate, 'thumbnail').inTime - before.inTime).toBeGreaterThan(285);
  expect(functionOf(estate, 'thumbnail').busy).toBeCloseTo(0.3, 2);
});

test('FN3 instances come as fast as the platform lets them, and time out one after the other', () => {
  expect(instancesNeeded(100, 0.1)).toBe(Math.ceil(10 + 2.935 * Math.sqrt(10)));
  const estate = pictures(40_000); // 6,000 pictures a second keep 600 instances busy
  const one = onPlatform(estate, 'thumbnail');
  const grown: number[] = [];
  for (let tick = 0; tick < 8; tick++) {
    run(estate, 1);
    grown.push(one.warm);
  }
  const needed = instancesNeeded(6000, 0.1);
  expect(grown).toEqual([100, 200, 300, 400, 500, 600, needed, needed]);
  act(estate, { verb: 'splitCalls', function: one.id, percent: 1 });
  run(estate, 600);
  const left = instancesNeeded(60, 0.1);
  expect(one.warm).toBeCloseTo(left + (needed - left) * (599 / 600) ** 600, 0);
});

test('FN4 beyond the quota calls are lost by Erlang B, and a reserve is its own', () => {
  const estate = pictures(400, { functionQuota: 10 }); // 60 pictures and 20 reports a second: 6 and 2 busy
  expect(tryTo(estate, deployOf('thumbnail', WHOLE_VCPU, 11))).toBe('function.quota');
  const thumbnail = onPlatform(estate, 'thumbnail', WHOLE_VCPU, 6);
  expect(tryTo(estate, deployOf('report', WHOLE_VCPU, 0, 5))).toBe('function.quota');
  const report = onPlatform(estate, 'report');
  run(estate, 30);
  expect([thumbnail.warm, report.warm]).toEqual([6, 4]);
  expect(thumbnail.throttledShare).toBeCloseTo(erlangB(6, 6), 6);
  expect(report.throttledShare).toBeCloseTo(erlangB(4, 2), 6);
  expect(stateOf(estate, 'thumbnail').lostShare).toBeCloseTo(erlangB(6, 6), 6);
  run(estate, 60);
  expect(happened(estate, 'function.throttled')[0]).toMatchObject({ tick: 60, subject: thumbnail.id, detail: 26 });
});

test('FN4 a reserve is also its most, however much of the quota is free', () => {
  const estate = pictures(400, { functionQuota: 100 });
  const thumbnail = onPlatform(estate, 'thumbnail', WHOLE_VCPU, 3);
  run(estate, 30);
  expect(thumbnail.warm).toBe(3);
});

test('FN5 new instances and rare calls start cold, provisioned ones do not', () => {
  const burst = pictures(400);
  const one = onPlatform(burst, 'thumbnail');
  run(burst, 1);
  expect(one.coldShare).toBeCloseTo(one.warm / 60, 6);
  run(burst, 1);
  expect(one.coldShare).toBe(0);
  const rare = pictures(0.004); // a picture in 28 minutes finds its instance gone
  const cold = onPlatform(rare, 'thumbnail');
  run(rare, 5);
  expect(cold.coldShare).toBeCloseTo(Math.exp(-0.0006 * 600), 6);
  const kept = pictures(0.004);
  const warm = onPlatform(kept, 'thumbnail', WHOLE_VCPU, 0, 1);
  run(kept, 5);
  expect(warm.coldShare).toBe(0);
  // The cold start is in the time of the answer: 100 ms of work and 600 ms of waiting, for most of them.
  expect(stateOf(rare, 'thumbnail').meanSeconds).toBeCloseTo(0.1 + 0.6 * cold.coldShare, 6);
  expect(stateOf(kept, 'thumbnail').meanSeconds).toBeCloseTo(0.1, 6);
});

test('FN6 it is paid by the call and by the GiB-second, and for what is kept warm', () => {
  const estate = pictures(20);
  onPlatform(estate, 'thumbnail');
  run(estate, 5); // its one cold start is over
  const before = causeMicroCents(estate.team, 'functions');
  run(estate, 100);
  const perThousand = functionBill(WHOLE_VCPU, 1000, 0.1, LAMBDA_PRICES).total * 730;
  expect(perThousand).toBeCloseTo(2.25, 2); // 09-balance check 4: $2.30 with GB for GiB
  const paid = (before - causeMicroCents(estate.team, 'functions')) / 1e8;
  expect(paid).toBeCloseTo(0.3 * perThousand, 4);
  const idle = pictures(0);
  act(idle, deployOf('thumbnail', 1024, 0, 2));
  run(idle, 100);
  expect(-causeMicroCents(idle.team, 'functions') / 1e8).toBeCloseTo(2 * 100 * 0.0000166667 * 730 * 0.25, 4);
});

test('FN6 a server of one’s own is cheaper at a steady load, a function at a small one (09-balance check 4)', () => {
  const cost = (estate: Estate) => {
    const causes = ['rent', 'power', 'functions'] as const;
    const sum = () => causes.reduce((all, cause) => all - causeMicroCents(estate.team, cause), 0);
    run(estate, 120);
    const before = sum();
    run(estate, 600);
    return (sum() - before) / 1e8;
  };
  const own = (picturesPerS: number) => {
    const copies = { service: 'thumbnail', replicas: 7, priority: 0, liveness: false, readiness: false };
    const estate = pictures(picturesPerS / 0.15, { deployments: [copies] });
    const dollars = cost(estate);
    expect(stateOf(estate, 'thumbnail').lostShare).toBe(0);
    return dollars;
  };
  const bought = (picturesPerS: number) => {
    const estate = pictures(picturesPerS / 0.15, { hosts: [] });
    onPlatform(estate, 'thumbnail');
    return cost(estate);
  };
  expect(own(60)).toBeLessThan(bought(60) / 2); // half of its cores
  expect(bought(6)).toBeLessThan(own(6)); // a twentieth
});

test('FN7 why a function fails its calls, or makes them wait', () => {
  const estate = pictures(400, { functionQuota: 6 });
  onPlatform(estate, 'thumbnail');
  run(estate, 30);
  const service = serviceIndex(estate, 'thumbnail');
  const chain = explainService(estate.rules, estate.team, service);
  expect(chain.map(({ code }) => code)).toEqual(['service.losing', 'service.throttled']);
  expect(chain[1]?.numbers).toEqual({ throttledPercent: 26, instances: 6, needed: 14, apart: 24 });
  const rare = pictures(0.004);
  onPlatform(rare, 'thumbnail');
  run(rare, 5);
  const cold = explainService(rare.rules, rare.team, service).find(({ code }) => code === 'service.cold');
  expect(cold?.numbers).toEqual({ coldPercent: 70, coldStartMs: 600 });
});

test('FN4 what functions can take is part of the capacity that is shown, and ends where calls begin to be turned away', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 4, max: 400 }), (perS, reserved) => {
      const estate = pictures(perS);
      for (const service of ['gallery', 'thumbnail']) {
        if (serviceIndex(estate, service) >= 0) onPlatform(estate, service, WHOLE_VCPU, reserved);
      }
      run(estate, 1);
      const { rules, world, team } = estate;
      const serving = { ratesPerS: world.ratesPerS, functions: team.functions, callsPerS: () => Number.MAX_VALUE };
      const asked = world.ratesPerS.reduce((sum, rate) => sum + rate, 0);
      const growth = answerable(rules, serving) / asked;
      const needs = team.functions.map((one) => {
        const rule = rules.services[one.service] as Rulebook['services'][number];
        const calls = rules.types.reduce(
          (sum, type) => sum + (world.ratesPerS[type.index] ?? 0) * (type.visits[one.service] ?? 0),
          0,
        );
        const seconds = functionSeconds(rule.cpuMsPerCall, one.memoryMib);
        return (times: number) => instancesNeeded(calls * times, seconds);
      });
      const rounding = 1 / asked; // capacity is shown in whole requests
      expect(Math.max(...needs.map((need) => need(growth - rounding)))).toBeLessThanOrEqual(reserved);
      expect(Math.max(...needs.map((need) => need((growth + rounding) * 1.001)))).toBeGreaterThanOrEqual(reserved);
    }),
    { numRuns: 60 },
  );
});

test('FN4 functions that share the quota grow together, and their part of the work is the part of their CPU time', () => {
  const estate = pictures(40, { functionQuota: 50 });
  const one = onPlatform(estate, 'thumbnail');
  run(estate, 1);
  const { rules, world, team } = estate;
  const serving = { ratesPerS: world.ratesPerS, functions: team.functions, callsPerS: () => Number.MAX_VALUE };
  const alone = answerable(rules, serving);
  onPlatform(estate, 'gallery');
  expect(answerable(rules, serving)).toBeLessThan(alone);
  const asked = world.ratesPerS.reduce((sum, rate) => sum + rate, 0);
  const whole = functionsPerS(rules, serving);
  expect(whole).toBeGreaterThan(0.5 * asked); // the two are nearly all that the pages cost
  expect(whole).toBeLessThanOrEqual(asked);
  act(estate, { verb: 'splitCalls', function: one.id, percent: 50 });
  expect(functionsPerS(rules, serving)).toBeLessThan(whole);
  expect(functionsPerS(rules, { ...serving, functions: [] })).toBe(0);
  for (const { id } of [...team.functions]) act(estate, { verb: 'splitCalls', function: id, percent: 0 });
  expect(functionsPerS(rules, serving)).toBe(0);
});
