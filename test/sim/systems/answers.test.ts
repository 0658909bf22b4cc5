import { expect, test } from 'vitest';
import { lossesOf } from '../../../shared/sim/explain.ts';
import { causeMicroCents } from '../../../shared/sim/ledger.ts';
import type { ServiceRule, TypeRule } from '../../../shared/sim/rulebook.ts';
import { standingOf } from '../../../shared/sim/score.ts';
import { openQueues, queueUp } from '../../../shared/sim/tick/service-queues.ts';
import { CAUSES, type ServiceState } from '../../../shared/sim/world.ts';
import { placeOf } from '../../support/places.ts';
import { cluster, type Estate, estateOf, instancesOf, run, serviceIndex, steady } from './estate.ts';

const state = (estate: Estate, service: string) => estate.team.services[serviceIndex(estate, service)] as ServiceState;
const rule = (estate: Estate, service: string) => estate.rules.services[serviceIndex(estate, service)] as ServiceRule;
const hang = (estate: Estate, service: string, count: number) => {
  for (const pod of instancesOf(estate, service).slice(0, count)) pod.hung = true;
};
const posted = (estate: Estate, cause: (typeof CAUSES)[number]) => causeMicroCents(estate.team, cause);
/** Four pods of each of web → catalog, cart → store at so many visits a second, warm. */
const shop = (visitsPerS: number): Estate => {
  const estate = cluster({ scenario: steady('4-2', visitsPerS) });
  for (const service of estate.rules.services) Object.assign(service, { cpuMsPerCall: 5, threads: 4 });
  for (const pod of estate.team.instances) Object.assign(pod, { limitCpuM: 800, limitMib: 0 });
  run(estate, 20);
  return estate;
};

test('RQ1 a service is asked the calls of every type that comes by', () => {
  const estate = estateOf('launch-day', { scenario: steady('launch-day', 200) });
  run(estate, 2);
  for (const service of estate.rules.services) {
    let calls = 0;
    for (const type of estate.rules.types)
      calls += (estate.world.ratesPerS[type.index] ?? 0) * (type.visits[service.index] ?? 0);
    expect(calls).toBeGreaterThan(0);
    expect(state(estate, service.id).offeredPerS).toBeCloseTo(calls, 6);
  }
  const visit = shop(100);
  expect(visit.team.services.map((one) => one.offeredPerS)).toEqual([100, 100, 100, 100]);
});

test('RQ2 calls are spread evenly over what serves', () => {
  const estate = shop(100);
  hang(estate, 'web', 2);
  run(estate, 2);
  const demands = instancesOf(estate, 'web').map((pod) => pod.cpuDemandM);
  const through = state(estate, 'web').arrivalsPerS;
  expect(demands).toEqual([0, 0, demands[2], demands[2]]);
  expect(demands[2]).toBeCloseTo((through * 5) / 2 / 0.99, 6);
});

test('RQ3 an endpoint that does not answer is sent its share and loses it', () => {
  const estate = shop(100);
  hang(estate, 'web', 1);
  run(estate, 1);
  expect(state(estate, 'web')).toMatchObject({ endpoints: 4, serving: 3 });
  expect(state(estate, 'web').lostShare).toBeCloseTo(0.25, 9);
});

test('RQ4 RQ8 who was lost upstream does not call on, and a request is lost once', () => {
  const estate = shop(100);
  hang(estate, 'web', 1);
  hang(estate, 'cart', 2);
  run(estate, 2);
  expect(state(estate, 'catalog').arrivalsPerS).toBeCloseTo(75, 6);
  expect(state(estate, 'store').arrivalsPerS).toBeCloseTo(37.5, 6);
  const [store] = instancesOf(estate, 'store');
  expect(store?.cpuDemandM).toBeCloseTo((37.5 * 5) / 4 / 0.99, 6);
  const before = standingOf(estate.team);
  run(estate, 100);
  const after = standingOf(estate.team);
  expect((after.lost - before.lost) / (after.offered - before.offered)).toBeCloseTo(1 - 0.75 * 0.5, 2);
});

test('RQ5 capacity is what the serving instances reach, in calls', () => {
  const estate = shop(100);
  const reached = instancesOf(estate, 'web').reduce(
    (sum, pod) => sum + placeOf(estate, pod).capacityM * pod.efficiency,
    0,
  );
  expect(state(estate, 'web').capacityPerS).toBeCloseTo(reached / 5, 6);
  expect(reached).toBeCloseTo(4 * 800 * 0.99, 6); // limits on hosts that have room
  hang(estate, 'web', 2);
  run(estate, 1);
  expect(state(estate, 'web').capacityPerS).toBeCloseTo((2 * 800 * 0.99) / 5, 6);
});

test('RQ5 where one of its hosts is full, a service has no more to give than its threads have', () => {
  const estate = cluster({ scenario: steady('4-2', 100) });
  for (const service of estate.rules.services) Object.assign(service, { cpuMsPerCall: 5, threads: 4 });
  for (const pod of instancesOf(estate, 'web')) Object.assign(pod, { limitCpuM: 800 });
  Object.assign(rule(estate, 'cart'), { threads: 64 });
  for (const pod of instancesOf(estate, 'cart')) Object.assign(pod, { limitCpuM: 0, limitMib: 0 });
  run(estate, 20);
  const web = () => state(estate, 'web');
  const couldPerS = () =>
    instancesOf(estate, 'web').reduce((sum, pod) => sum + (placeOf(estate, pod).capacityM * pod.efficiency) / 5, 0);
  const alone = { ...web() };
  expect(alone.capacityPerS, 'CPU is what ends first while there is some everywhere').toBeCloseTo(couldPerS(), 6);
  // One pod of the cart is left; its calls fill the machine that a pod of web stands on too.
  for (const pod of instancesOf(estate, 'cart').slice(1)) pod.hung = true;
  Object.assign(rule(estate, 'cart'), { cpuMsPerCall: 4000 });
  run(estate, 10);
  expect(web().capacityPerS).toBeLessThan(couldPerS() * 0.9);
  expect(web().capacityPerS * web().utilisation).toBeCloseTo(100, 6);
  expect(web().meanSeconds).toBeGreaterThan(alone.meanSeconds * 1.5);
  expect(web(), 'late, not lost').toMatchObject({ backlog: 0, lostShare: 0 });
});

test('RQ6 what exceeds capacity waits up to two seconds of it, the rest is lost', () => {
  const estate = shop(1000); // 634 calls/s are what web can do
  const web = () => state(estate, 'web');
  run(estate, 30);
  expect(web().backlog).toBeCloseTo(2 * web().capacityPerS, 6);
  expect(web().waitSeconds).toBeCloseTo(2, 9);
  expect(web().lostShare).toBeCloseTo(1 - web().capacityPerS / 1000, 6);
  (estate.rules.demands[0] as { spec: unknown }).spec = steady('4-2', 100).demands[0];
  run(estate, 10);
  expect(web()).toMatchObject({ backlog: 0, lostShare: 0 });
});

test('RQ7 an idle service takes its CPU time, a saturated one its threads over its limit, and waits', () => {
  const idle = shop(1);
  expect(state(idle, 'web').meanSeconds, 'in a container (H7)').toBeCloseTo(0.005 / 0.99, 5);
  for (const model of idle.rules.models) Object.assign(model, { coreSpeed: 0.5 });
  run(idle, 2);
  expect(state(idle, 'web').meanSeconds, 'on cores half as fast').toBeCloseTo(0.01 / 0.99, 4);
  const limited = (limitCpuM: number, visitsPerS: number) => {
    const estate = cluster({ scenario: steady('4-2', visitsPerS) });
    for (const service of estate.rules.services) Object.assign(service, { cpuMsPerCall: 5, threads: 4 });
    for (const pod of estate.team.instances) Object.assign(pod, { limitCpuM, limitMib: 0 });
    run(estate, 20);
    return state(estate, 'web');
  };
  expect(limited(200, 1).meanSeconds).toBeCloseTo(0.005, 3); // the quota lasts for one call (C8)
  expect(limited(200, 400)).toMatchObject({ limited: true });
  expect(limited(200, 400).meanSeconds).toBeGreaterThan(0.005 * 5);
  const means = [1, 200, 400, 600].map((rate) => state(shop(rate), 'web').meanSeconds);
  for (const [index, mean] of means.slice(1).entries()) expect(mean).toBeGreaterThan(means[index] ?? 0);
});

test('RQ7 a call that waits for a core uses no quota meanwhile: the longer of the two holds it up', () => {
  openQueues(1);
  const pool = { workM: 800, mostM: 800, servers: 4, slowness: 2, slownessReady: 3, limited: true };
  const seconds = (callsPerS: number) => (4 * queueUp(0, 5, pool, callsPerS, 1)) / callsPerS;
  expect(seconds(1), 'cores half as fast, half as long again until one is free').toBeCloseTo(0.005 * 3, 9);
  expect(seconds(80), 'the whole limit used by four threads').toBeCloseTo(0.005 * 2 * (4 / 0.8), 9);
});

test('RQ7 more identical replicas never raise latency', () => {
  const mean = (replicas: number) => {
    const estate = cluster({ replicas, scenario: steady('4-2', 300) });
    for (const service of estate.rules.services) Object.assign(service, { cpuMsPerCall: 5 });
    run(estate, 20);
    return state(estate, 'web').meanSeconds;
  };
  const means = [2, 3, 4, 6, 10].map(mean);
  for (const [index, next] of means.slice(1).entries()) expect(next).toBeLessThanOrEqual((means[index] ?? 0) + 1e-12);
});

/** Shares in time, late and lost of the next ten minutes at that deadline. */
function shares(estate: Estate, deadlineSeconds: number): { inTime: number; late: number; lost: number } {
  Object.assign(estate.rules.types[0] as object, { deadlineSeconds });
  const before = standingOf(estate.team);
  run(estate, 100);
  const after = standingOf(estate.team);
  const offered = after.offered - before.offered;
  return {
    inTime: (after.inTime - before.inTime) / offered,
    late: (after.late - before.late) / offered,
    lost: (after.lost - before.lost) / offered,
  };
}

test('RQ9 the whole way counts against the deadline, wire and backlogs too', () => {
  const estate = shop(100);
  expect(shares(estate, 10).inTime).toBeCloseTo(1, 3);
  const half = shares(estate, 0.02 + 0.002); // about the mean of four calls of 5 ms
  expect(half.late).toBeGreaterThan(0.2);
  expect(half.late).toBeLessThan(0.6);
  expect(shares(estate, 0.03).late).toBeLessThan(half.late);
  const full = shop(1000);
  const behind = shares(full, 1.9); // two seconds behind the backlog
  expect(behind.inTime).toBe(0);
  expect(behind.late).toBeCloseTo(state(full, 'web').capacityPerS / 1000, 2);
});

test('RQ9 four calls are two milliseconds on the wire', () => {
  const estate = shop(100);
  for (const service of estate.rules.services) Object.assign(service, { cpuMsPerCall: 0.01 });
  expect(shares(estate, 0.0019).late).toBeCloseTo(1, 3);
  expect(shares(estate, 0.0025).inTime).toBeCloseTo(1, 3);
});

test('RQ10 in time pays the price, late 40 % of it, lost costs it', () => {
  const pays = (deadlineSeconds: number, hung: number) => {
    const estate = shop(100);
    hang(estate, 'web', hung);
    Object.assign(estate.rules.types[0] as object, { deadlineSeconds });
    run(estate, 1);
    const before = CAUSES.map((cause) => posted(estate, cause));
    run(estate, 100);
    const [revenue, late, lost] = CAUSES.map((cause, index) => posted(estate, cause) - (before[index] ?? 0));
    const full = 100 * 100 * (estate.rules.types[0] as TypeRule).pricePerRequest;
    return [revenue, late, lost].map((amount) => Math.round(((amount ?? 0) / full) * 1000) / 1000 + 0);
  };
  expect(pays(10, 0)).toEqual([1, 0, 0]);
  expect(pays(0.0001, 0)).toEqual([0, 0.4, 0]);
  expect(pays(10, 4)).toEqual([0, 0, -1]);
  expect(pays(10, 1)).toEqual([0.75, 0, -0.25]);
});

test('RQ11 every request is in time, late or lost, exactly once', () => {
  const estate = shop(700);
  hang(estate, 'cart', 1);
  const all = shares(estate, 0.05);
  expect(all.inTime + all.late + all.lost).toBeCloseTo(1, 9);
  for (const share of [all.late, all.lost]) expect(share).toBeGreaterThan(0.05);
  expect(standingOf(estate.team).offered).toBe(120 * 700);
});

test('RQ12 what was lost is noted where and why', () => {
  const reasons = (estate: Estate) =>
    lossesOf(estate.team).map(({ service, reason }) => [estate.rules.services[service]?.id, reason]);
  const dead = shop(100);
  hang(dead, 'cart', 1);
  run(dead, 5);
  expect(reasons(dead)).toContainEqual(['cart', 'endpoint.dead']);
  hang(dead, 'web', 4);
  run(dead, 50);
  expect(reasons(dead)[0]).toEqual(['web', 'none.serving']);
  const limited = shop(1000);
  run(limited, 30);
  expect(reasons(limited)[0]).toEqual(['web', 'capacity.limit']);
  const crowded = cluster({ scenario: steady('4-2', 9000) });
  for (const pod of crowded.team.instances) Object.assign(pod, { limitCpuM: 0, limitMib: 0 });
  for (const service of crowded.rules.services) Object.assign(service, { threads: 64 });
  run(crowded, 30);
  expect(reasons(crowded)[0]?.[1]).toBe('capacity.host');
  const late = shop(100);
  Object.assign(rule(late, 'store'), { cpuMsPerCall: 50 });
  Object.assign(late.rules.types[0] as object, { deadlineSeconds: 0.03 });
  run(late, 1);
  for (const meter of late.team.losses) Object.assign(meter, { whole: 0, carry: 0 });
  run(late, 5);
  expect(reasons(late).find(([, reason]) => reason === 'late')).toEqual(['store', 'late']);
});
