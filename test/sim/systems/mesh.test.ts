import { expect, test } from 'vitest';
import type { CommandOf } from '../../../shared/sim/commands/schema.ts';
import { errorShareOf } from '../../../shared/sim/containers/flaws.ts';
import { explainService, lossesOf } from '../../../shared/sim/explain.ts';
import { callsPerWanted } from '../../../shared/sim/rules/retries.ts';
import type { Instance, ServiceState } from '../../../shared/sim/world.ts';
import {
  act,
  cluster,
  deploymentOf,
  type Estate,
  happened,
  instancesOf,
  run,
  runUntil,
  serviceIndex,
  steady,
  tryTo,
} from './estate.ts';

type Incident = Parameters<typeof cluster>[0] extends { scenario?: { incidents?: infer I } } | undefined ? I : never;

const ON = { verb: 'setMesh', on: true, mtls: false } as const;
const OFF = { verb: 'setMesh', on: false, mtls: false } as const;
const retries = (attempts: number, timeoutMs: number, budgetPercent = 0): CommandOf<'setRetries'> => ({
  ...{ verb: 'setRetries', attempts, timeoutMs, budgetPercent },
});
const stateOf = (estate: Estate, service: string) =>
  estate.team.services[serviceIndex(estate, service)] as ServiceState;

/** Level 4.2's shop at so many visits a second, warm; what callers do with failed calls is the scenario's. */
function shop(visitsPerS: number, attempts = 1, timeoutMs = 0, incidents: unknown[] = [], seed = 7): Estate {
  const estate = cluster({
    seed,
    scenario: {
      ...steady('4-2', visitsPerS),
      retries: { attempts, timeoutMs },
      incidents: incidents as NonNullable<Incident>,
    },
  });
  // The catalog is what is looked at: those around it are quick.
  for (const rule of estate.rules.services) if (rule.id !== 'catalog') Object.assign(rule, { cpuMsPerCall: 1 });
  run(estate, 20);
  return estate;
}
/** With a mesh, and all pods rolled. */
function meshed(visitsPerS: number, ...more: [number?, number?, unknown[]?, number?]): Estate {
  const estate = shop(visitsPerS, ...more);
  act(estate, ON);
  runUntil(estate, () =>
    estate.team.instances.every((pod) => pod.sidecarMib > 0 && pod.state === 'running' && pod.ready),
  );
  run(estate, 60);
  return estate;
}
const hiccup = (minute: number, service = 'catalog') => ({
  ...{ id: 'hiccup', kind: 'retry.storm', atMinutes: [minute, minute], loadAtLeast: 0, warningMinutes: 0 },
  ...{ minutes: 0.5, target: service, factor: 1, noShowShare: 0, chance: 1 },
});

test('MS1 a mesh gives every pod a proxy: all of them roll, and ask for more', () => {
  const estate = shop(100);
  const before = instancesOf(estate, 'catalog')[0];
  act(estate, ON);
  runUntil(estate, () => estate.team.instances.every((pod) => pod.sidecarMib > 0));
  run(estate, 60);
  const after = instancesOf(estate, 'catalog')[0];
  expect(instancesOf(estate, 'catalog')).toHaveLength(4);
  expect((after?.requestCpuM ?? 0) - (before?.requestCpuM ?? 0)).toBe(100);
  expect((after?.requestMib ?? 0) - (before?.requestMib ?? 0)).toBe(128);
  expect((after?.memoryMib ?? 0) - (before?.memoryMib ?? 0)).toBeCloseTo(57, 0);
  expect(tryTo(estate, ON)).toBe('setting.same');
  act(estate, { verb: 'deleteDeployment', deployment: deploymentOf(estate, 'store').id });
  act(estate, { verb: 'deploy', service: 'store', replicas: 1 });
  expect(deploymentOf(estate, 'store')).toMatchObject({ sidecarCpuM: 100, sidecarMib: 128 });
});

test('MS2 the proxies of a call take CPU and time, and more with mTLS', () => {
  const estate = meshed(100);
  expect(stateOf(estate, 'catalog').proxyMs).toBeCloseTo(0.4, 9);
  const plain = shop(100);
  const use = (of: Estate) => instancesOf(of, 'catalog').reduce((sum, pod) => sum + pod.cpuGrantedM, 0);
  const { arrivalsPerS } = stateOf(estate, 'catalog');
  expect(use(estate) - use(plain)).toBeCloseTo((arrivalsPerS * 0.4) / 0.99, 0);
  act(estate, { verb: 'setMesh', on: true, mtls: true });
  run(estate, 1);
  expect(stateOf(estate, 'catalog').proxyMs).toBeCloseTo(0.48, 9);
  expect(tryTo(estate, { verb: 'setMesh', on: false, mtls: true })).toBe('mesh.off');
});

test('MS3 retries, breakers and splits need the mesh and go with it', () => {
  const estate = shop(100, 3, 500);
  const catalog = deploymentOf(estate, 'catalog').id;
  expect(estate.team).toMatchObject({ retryAttempts: 3, retryTimeoutMs: 500, retryBudgetPercent: 0 });
  expect(tryTo(estate, retries(1, 0))).toBe('mesh.off');
  expect(tryTo(estate, { verb: 'setBreaker', errorPercent: 50, openTicks: 30 })).toBe('mesh.off');
  expect(tryTo(estate, { verb: 'splitTraffic', deployment: catalog, release: 2, percent: 5 })).toBe('mesh.off');
  act(estate, ON);
  expect(tryTo(estate, retries(0, 0))).toBe('retries.none');
  expect(tryTo(estate, retries(3, 500))).toBe('setting.same');
  expect(tryTo(estate, { verb: 'setBreaker', errorPercent: 50, openTicks: 0 })).toBe('breaker.no_time');
  act(estate, retries(2, 200, 20));
  act(estate, { verb: 'setBreaker', errorPercent: 50, openTicks: 30 });
  act(estate, { verb: 'splitTraffic', deployment: catalog, release: 2, percent: 5 });
  act(estate, OFF);
  expect(estate.team).toMatchObject({ retryAttempts: 3, retryTimeoutMs: 500, retryBudgetPercent: 0 });
  expect(estate.team).toMatchObject({ breakerPercent: 0, breakerTicks: 0 });
  expect(deploymentOf(estate, 'catalog')).toMatchObject({ splitRelease: 0, splitPercent: 0 });
});

test('MS4 failed calls are made again, as often as attempts and budget let them', () => {
  expect(callsPerWanted(1, 3, 0)).toBe(3);
  expect(callsPerWanted(0.5, 3, 0)).toBe(1.75);
  expect(callsPerWanted(0.5, 3, 0.2)).toBe(1.2);
  expect(callsPerWanted(0.1, 3, 0.2)).toBeCloseTo(1.11, 9);
  const estate = shop(100, 3);
  for (const pod of instancesOf(estate, 'catalog').slice(0, 2)) pod.hung = true; // half of the calls fail
  run(estate, 2);
  expect(stateOf(estate, 'catalog').failedShare).toBeCloseTo(0.5, 9);
  expect(stateOf(estate, 'catalog').attempts).toBeCloseTo(1.75, 9);
  run(estate, 2);
  expect(stateOf(estate, 'catalog').lostShare).toBeCloseTo(0.125, 6); // all three tries failed
  expect(stateOf(estate, 'catalog').callFactor).toBeCloseTo(1.75, 9);
});

/** Visits that keep the catalog at three fifths: enough for all, and not for twice as many. */
const AT_60 = 380;

test.each([1, 2, 3, 4, 5])(
  'MS5 IN16 a hiccup stays when callers give up and try again, until they are cut, seed %i',
  (seed) => {
    const storm = shop(AT_60, 3, 1000, [hiccup(2)], seed);
    run(storm, 90);
    expect(stateOf(storm, 'catalog').utilisation).toBeLessThan(0.75);
    run(storm, 600); // the hiccup of half a minute is long over
    expect(stateOf(storm, 'catalog')).toMatchObject({ attempts: 3, failedShare: 1, lostShare: 1 });
    expect(stateOf(storm, 'catalog').utilisation).toBeGreaterThan(1.5);
    const patient = shop(AT_60, 1, 1000, [hiccup(2)], seed);
    run(patient, 240);
    expect(stateOf(patient, 'catalog').lostShare).toBeLessThan(0.001);
  },
);

test.each([1, 2, 3, 4, 5])('MS5 with a budget of 20 % or a breaker a service comes back by itself, seed %i', (seed) => {
  const budget = meshed(AT_60, 3, 1000, [hiccup(6)], seed);
  act(budget, retries(3, 1000, 20));
  runUntil(budget, () => budget.world.tick > 380);
  expect(stateOf(budget, 'catalog').lostShare).toBeGreaterThan(0.5);
  run(budget, 120);
  expect(stateOf(budget, 'catalog').lostShare).toBeLessThan(0.001);

  const broken = meshed(AT_60, 3, 1000, [hiccup(6)], seed);
  act(broken, { verb: 'setBreaker', errorPercent: 50, openTicks: 20 });
  runUntil(broken, () => broken.world.tick > 370);
  expect(stateOf(broken, 'catalog').lostShare).toBe(1);
  run(broken, 120);
  expect(stateOf(broken, 'catalog').lostShare).toBeLessThan(0.001);
});

test('MS5 cutting the retries ends a storm that lasts', () => {
  const estate = meshed(AT_60, 3, 1000, [hiccup(6)]);
  runUntil(estate, () => estate.world.tick > 700);
  expect(stateOf(estate, 'catalog').lostShare).toBe(1);
  act(estate, retries(1, 1000));
  run(estate, 30);
  expect(stateOf(estate, 'catalog').lostShare).toBeLessThan(0.001);
});

test('MS6 a breaker opens after five bad seconds, lets one call in ten try, and closes', () => {
  const estate = meshed(100);
  const catalog = deploymentOf(estate, 'catalog').id;
  act(estate, { verb: 'setBreaker', errorPercent: 40, openTicks: 10 });
  const pods = instancesOf(estate, 'catalog').slice(0, 2);
  for (const pod of pods) pod.hung = true;
  const from = estate.world.tick;
  run(estate, 5);
  expect(happened(estate, 'breaker.opened')).toEqual([
    { tick: from + 5, team: 0, kind: 'breaker.opened', subject: catalog, detail: 50 },
  ]);
  run(estate, 3);
  expect(stateOf(estate, 'catalog')).toMatchObject({ lostShare: 1, callFactor: 0 });
  run(estate, 8);
  expect(stateOf(estate, 'catalog').breakerTick).toBeGreaterThan(estate.world.tick); // it tried, and opened again
  for (const pod of pods) pod.hung = false;
  runUntil(estate, () => stateOf(estate, 'catalog').breakerTick === estate.world.tick + 1);
  run(estate, 1);
  expect(stateOf(estate, 'catalog').callFactor).toBeCloseTo(0.1, 9);
  expect(happened(estate, 'breaker.closed')).toHaveLength(1);
  run(estate, 1);
  expect(stateOf(estate, 'catalog').lostShare).toBe(0);
});

test('MS7 what is lost has its reason, and tries before the last make the way longer', () => {
  const storm = shop(AT_60, 3, 1000, [hiccup(2)]);
  run(storm, 900);
  const reasons = lossesOf(storm.team).map(({ reason }) => reason);
  expect(reasons[0]).toBe('timeout');
  const open = meshed(100);
  act(open, { verb: 'setBreaker', errorPercent: 40, openTicks: 60 });
  for (const pod of instancesOf(open, 'catalog').slice(0, 2)) pod.hung = true;
  run(open, 60);
  expect(lossesOf(open.team)[0]).toMatchObject({ service: serviceIndex(open, 'catalog'), reason: 'breaker.open' });
  // Of two tries the second answers half of what the first left: late, since it waited for the first.
  const late = (attempts: number) => {
    const estate = shop(100, attempts, 900);
    for (const pod of instancesOf(estate, 'catalog').slice(0, 2)) pod.hung = true;
    run(estate, 60);
    return estate.team.types[0]?.late.whole ?? 0;
  };
  expect(late(2)).toBeGreaterThan(late(1) + 1000);
});

test('MS8 a split sends its percentage to the pods of one build', () => {
  const estate = meshed(100);
  const catalog = deploymentOf(estate, 'catalog');
  const [first, ...others] = instancesOf(estate, 'catalog');
  Object.assign(first as object, { release: 2 }); // a canary, held there by a paused roll-out
  run(estate, 1);
  const asked = () => instancesOf(estate, 'catalog').map((pod) => pod.cpuDemandM);
  const even = asked();
  expect(new Set(even.map((one) => Math.round(one))).size).toBe(1);
  act(estate, { verb: 'splitTraffic', deployment: catalog.id, release: 2, percent: 5 });
  run(estate, 1);
  const all = even.reduce((sum, one) => sum + one, 0);
  expect(asked()[0]).toBeCloseTo(all * 0.05, 0);
  for (const one of asked().slice(1)) expect(one).toBeCloseTo((all * 0.95) / others.length, 0);
  act(estate, { verb: 'splitTraffic', deployment: catalog.id, release: 2, percent: 50 });
  run(estate, 1);
  const { capacityPerS } = stateOf(estate, 'catalog');
  act(estate, { verb: 'splitTraffic', deployment: catalog.id, release: 0, percent: 0 });
  run(estate, 2);
  expect(capacityPerS / stateOf(estate, 'catalog').capacityPerS).toBeCloseTo(0.5, 1); // one pod of four carries half
});

test('MS9 why calls fail that could be done', () => {
  const codes = (estate: Estate) =>
    explainService(estate.rules, estate.team, serviceIndex(estate, 'catalog')).map(({ code }) => code);
  const storm = shop(AT_60, 3, 1000, [hiccup(2)]);
  run(storm, 110);
  expect(codes(storm)).toContain('service.hiccup');
  run(storm, 300);
  expect(codes(storm)).toContain('service.retried');
  expect(codes(storm)).not.toContain('service.hiccup');
  const stormy = explainService(storm.rules, storm.team, serviceIndex(storm, 'catalog'));
  const { arrivalsPerS = 0, capacityPerS = 0 } = stormy.find(({ code }) => code === 'service.queue')?.numbers ?? {};
  expect(arrivalsPerS, 'with the tries, which are what does not fit').toBeGreaterThan(capacityPerS);
  const open = meshed(100);
  act(open, { verb: 'setBreaker', errorPercent: 40, openTicks: 60 });
  for (const pod of instancesOf(open, 'catalog').slice(0, 2)) pod.hung = true;
  run(open, 10);
  expect(codes(open)).toContain('service.breaker_open');
  const shared = shop(100);
  Object.assign(shared.rules.services[serviceIndex(shared, 'catalog')] as object, { contention: 0.2, coherency: 0.1 });
  run(shared, 3);
  const chain = explainService(shared.rules, shared.team, serviceIndex(shared, 'catalog'));
  expect(chain.find(({ code }) => code === 'service.shared_state')?.numbers).toMatchObject({ serving: 4, best: 2 });
  Object.assign(shared.rules.services[serviceIndex(shared, 'catalog')] as object, { coherency: 0.01 });
  run(shared, 1);
  expect(codes(shared)).not.toContain('service.shared_state'); // as many as do most, and half idle
});

test('MS10 with mTLS a pod in foreign hands puts nobody on its network', () => {
  const taken = (mtls: boolean) => {
    const estate = meshed(100);
    if (mtls) act(estate, { verb: 'setMesh', on: true, mtls });
    (instancesOf(estate, 'catalog')[0] as Instance).breached = true;
    run(estate, 6000); // a hundred tries at four patched hosts, of one in a hundred each (SE7)
    return estate.team.hosts.filter((one) => one.breached).length;
  };
  expect(taken(false)).toBeGreaterThan(0);
  expect(taken(true)).toBe(0);
});

test('MS8 a canary of 5 % shows a bad build’s errors to 5 % of the calls', () => {
  const estate = meshed(100);
  const catalog = deploymentOf(estate, 'catalog');
  Object.assign(instancesOf(estate, 'catalog')[0] as object, { release: 2 });
  const service = serviceIndex(estate, 'catalog');
  estate.team.flaws.push({ kind: 'errors', service, release: 2, share: 0.2 });
  run(estate, 200);
  const errors = () => errorShareOf(estate.team, instancesOf(estate, 'catalog'), estate.world.tick);
  expect(errors()).toBeCloseTo(0.25 * 0.2, 9);
  act(estate, { verb: 'splitTraffic', deployment: catalog.id, release: 2, percent: 5 });
  expect(errors()).toBeCloseTo(0.05 * 0.2, 9);
});
