import { expect, test } from 'vitest';
import { crash } from '../../../shared/sim/containers/pod-life.ts';
import { causeMicroCents } from '../../../shared/sim/ledger.ts';
import { failHost } from '../../../shared/sim/machines/host-life.ts';
import type { Instance } from '../../../shared/sim/world.ts';
import {
  act,
  cluster,
  deploymentOf,
  type Estate,
  estateOf,
  happened,
  host,
  instancesOf,
  nodeOn,
  podsOn,
  run,
  runUntil,
  serviceIndex,
  tryTo,
} from './estate.ts';

const probes = (estate: Estate, service: string, liveness: boolean, readiness: boolean) =>
  act(estate, { verb: 'setProbes', deployment: deploymentOf(estate, service).id, liveness, readiness });
const state = (estate: Estate, service: string) => estate.team.services[serviceIndex(estate, service)];
const first = (estate: Estate, service: string) => instancesOf(estate, service)[0] as Instance;

test('PD1 layers are pulled one image after the other and none twice; who lacks none starts at once', () => {
  const estate = estateOf('launch-day', { scenario: { deployments: [] } });
  const node = nodeOn(estate, host(estate, 'h1'));
  const start = (service: string): Instance => {
    act(estate, { verb: 'runContainer', node: node.id, service });
    return estate.team.instances.at(-1) as Instance;
  };
  const mib = (service: string) =>
    (estate.rules.services[serviceIndex(estate, service)]?.layers ?? []).map(
      (layer) => estate.rules.layerMib[layer] ?? 0,
    );
  const seconds = (sizes: number[]) =>
    Math.ceil(sizes.reduce((sum, size) => sum + size, 0) / estate.rules.economy.registryMibPerS);
  const [frontend, product, again] = ['frontend', 'productcatalogservice', 'frontend'].map(start) as [
    Instance,
    Instance,
    Instance,
  ];
  expect(frontend.untilTick).toBe(seconds(mib('frontend')));
  const [, own] = mib('productcatalogservice'); // it shares the base image
  expect(product.untilTick).toBe(frontend.untilTick + seconds([own ?? 0]));
  expect(again.untilTick).toBe(product.untilTick); // nothing to pull, but its layers are still on their way
  run(estate, frontend.untilTick);
  expect(frontend.state).toBe('starting');
  const late = start('frontend');
  expect(late.untilTick).toBe(estate.world.tick);
  run(estate, estate.rules.runtimes[node.runtime]?.startTicks ?? 0);
  expect(frontend.state).toBe('running');
  expect(frontend.warmTick - estate.world.tick).toBe(
    estate.rules.services[serviceIndex(estate, 'frontend')]?.startTicks,
  );
});

test('PD1 a release brings a new last layer, and only that is pulled', () => {
  const estate = estateOf('launch-day');
  run(estate, 30);
  const sizes = (estate.rules.services[serviceIndex(estate, 'adservice')]?.layers ?? []).map(
    (layer) => estate.rules.layerMib[layer] ?? 0,
  );
  expect(sizes.length).toBeGreaterThan(1);
  act(estate, { verb: 'setRelease', deployment: deploymentOf(estate, 'adservice').id, release: 2 });
  run(estate, 1);
  const pulling = instancesOf(estate, 'adservice').find((pod) => pod.release === 2 && pod.state === 'pulling');
  const expected = Math.ceil((sizes.at(-1) ?? 0) / estate.rules.economy.registryMibPerS);
  const there = estate.team.nodes.find((node) => node.id === pulling?.node)?.layers ?? [];
  const base = estate.rules.services[serviceIndex(estate, 'adservice')]?.layers[0] ?? -1;
  expect((pulling?.untilTick ?? 0) - estate.world.tick).toBe(
    there.includes(base) ? expected : expected + Math.ceil((sizes[0] ?? 0) / estate.rules.economy.registryMibPerS),
  );
});

test('PD1 nobody brings back a container that was started by hand', () => {
  const estate = cluster({ replicas: 0 });
  act(estate, { verb: 'runContainer', node: nodeOn(estate, host(estate, 'n1')).id, service: 'web' });
  act(estate, { verb: 'stopContainer', instance: first(estate, 'web').id });
  run(estate, 60);
  expect(instancesOf(estate, 'web')).toEqual([]);
  run(estate, 5);
  failHost(estate.world, estate.rules, estate.team, host(estate, 'n1'), 'hardware', 0, estate);
  const lost = nodeOn(estate, host(estate, 'n1')).id;
  expect(tryTo(estate, { verb: 'runContainer', node: lost, service: 'web' })).toBe('ok'); // it still counts as ready
  run(estate, 60);
  expect(tryTo(estate, { verb: 'runContainer', node: lost, service: 'web' })).toBe('node.not_ready');
});

test('PD2 a deployment makes what is missing and ends what is too much', () => {
  const estate = cluster();
  act(estate, { verb: 'scale', deployment: deploymentOf(estate, 'web').id, replicas: 7 });
  run(estate, 1);
  expect(instancesOf(estate, 'web')).toHaveLength(7);
  act(estate, { verb: 'stopContainer', instance: first(estate, 'web').id });
  expect(instancesOf(estate, 'web')).toHaveLength(6);
  run(estate, 1);
  expect(instancesOf(estate, 'web')).toHaveLength(7);
  act(estate, { verb: 'scale', deployment: deploymentOf(estate, 'web').id, replicas: 2 });
  run(estate, 1);
  expect(instancesOf(estate, 'web')).toHaveLength(2);
});

test('PD3 a roll-out keeps within a quarter above and a quarter below', () => {
  const estate = cluster({ replicas: 10 });
  run(estate, 30);
  probes(estate, 'web', false, true);
  run(estate, 20);
  const { id, requestCpuM, limitCpuM, limitMib } = deploymentOf(estate, 'web');
  const size = { requestCpuM, limitCpuM, limitMib };
  act(estate, { verb: 'setResources', deployment: id, ...size, requestMib: 100 });
  const pods = () => instancesOf(estate, 'web');
  const ready = () => pods().filter((pod) => pod.state === 'running' && pod.ready).length;
  const seen: [number, number][] = [];
  const ticks = runUntil(estate, () => {
    seen.push([pods().length, ready()]);
    return pods().every((pod) => pod.requestMib === 100) && ready() === 10;
  });
  expect(ticks).toBeGreaterThan(20); // in more than one wave: new pods must get ready first
  expect(Math.max(...seen.map(([all]) => all))).toBe(13);
  expect(Math.min(...seen.map(([, able]) => able))).toBe(8);
  expect(pods()).toHaveLength(10);
});

test('PD3 a new number in the middle of a roll-out sizes old and new pods in proportion', () => {
  const estate = cluster({ replicas: 10 });
  run(estate, 30);
  probes(estate, 'web', false, true);
  run(estate, 20);
  const { id, requestCpuM, limitCpuM, limitMib, requestMib } = deploymentOf(estate, 'web');
  const count = (mib: number) => instancesOf(estate, 'web').filter((pod) => pod.requestMib === mib).length;
  act(estate, { verb: 'setResources', deployment: id, requestCpuM, limitCpuM, limitMib, requestMib: 100 });
  run(estate, 2);
  const [old, fresh] = [count(requestMib), count(100)];
  expect(old + fresh).toBe(13); // three surge
  act(estate, { verb: 'scale', deployment: id, replicas: 20 });
  run(estate, 1);
  expect(count(requestMib) + count(100)).toBe(25); // five surge
  expect(count(requestMib)).toBe(Math.round((old * 25) / 13)); // old ones too, of the old template
  act(estate, { verb: 'scale', deployment: id, replicas: 4 });
  run(estate, 1);
  expect([count(requestMib) > 0, count(100) > 0, count(requestMib) + count(100)]).toEqual([true, true, 5]);
  runUntil(estate, () => count(requestMib) === 0 && count(100) === 4);
});

test('PD4 a scale-down ends the pods that would be missed least', () => {
  const estate = cluster({ replicas: 6 });
  run(estate, 20);
  const unready = instancesOf(estate, 'web')[2] as Instance;
  unready.ready = false;
  const { id } = deploymentOf(estate, 'web');
  const ended = (replicas: number) => {
    const before = instancesOf(estate, 'web').map((pod) => pod.id);
    act(estate, { verb: 'scale', deployment: id, replicas });
    run(estate, 1);
    const after = new Set(instancesOf(estate, 'web').map((pod) => pod.id));
    return before.filter((pod) => !after.has(pod));
  };
  expect(ended(5)).toEqual([unready.id]);
  const crowded = (): Instance[] => {
    const pods = instancesOf(estate, 'web');
    const on = (node: number) => pods.filter((pod) => pod.node === node).length;
    return pods.filter((pod) => on(pod.node) === Math.max(...pods.map((other) => on(other.node))));
  };
  const newestCrowded = crowded().at(-1)?.id;
  expect(ended(4)).toEqual([newestCrowded]);
  for (const one of estate.team.nodes) one.cordoned = true;
  act(estate, { verb: 'scale', deployment: id, replicas: 5 });
  run(estate, 1);
  const pending = instancesOf(estate, 'web').find((pod) => pod.state === 'pending');
  expect(ended(4)).toEqual([pending?.id]);
});

test('PD5 without readiness a starting pod gets requests and loses them; with it, it is asked when it can answer', () => {
  const worst = (readiness: boolean) => {
    const estate = cluster();
    run(estate, 20);
    if (readiness) probes(estate, 'web', false, true);
    run(estate, 20);
    act(estate, { verb: 'scale', deployment: deploymentOf(estate, 'web').id, replicas: 8 });
    let lost = 0;
    for (let tick = 0; tick < 60; tick++) {
      run(estate, 1);
      lost = Math.max(lost, state(estate, 'web')?.lostShare ?? 0);
    }
    expect(state(estate, 'web')).toMatchObject({ endpoints: 8, serving: 8 });
    return lost;
  };
  expect(worst(false)).toBeCloseTo(0.5, 9);
  expect(worst(true)).toBe(0);
});

test('PD5 a pod that fails readiness three times in a row is no endpoint any more', () => {
  const estate = cluster();
  probes(estate, 'web', false, true);
  run(estate, 40);
  first(estate, 'web').hung = true;
  run(estate, 29); // probes at 50 and 60
  expect(state(estate, 'web')).toMatchObject({ endpoints: 4, serving: 3 });
  run(estate, 1);
  expect(state(estate, 'web')).toMatchObject({ endpoints: 3, serving: 3, lostShare: 0 });
  expect(first(estate, 'web').state).toBe('running');
});

test.each([true, false])(
  'PD6 liveness restarts a hung pod at its third failed probe (readiness too: %s)',
  (readiness) => {
    const estate = cluster();
    probes(estate, 'web', true, readiness);
    run(estate, 40);
    const pod = first(estate, 'web');
    pod.hung = true;
    run(estate, 29);
    expect([pod.state, pod.restarts]).toEqual(['running', 0]);
    run(estate, 1);
    expect([pod.restarts, pod.hung]).toEqual([1, false]);
    run(estate, 40);
    expect(state(estate, 'web')).toMatchObject({ endpoints: 4, serving: 4 });
  },
);

test('PD6 without liveness it hangs on and loses every request it is sent', () => {
  const estate = cluster();
  run(estate, 20);
  first(estate, 'web').hung = true;
  run(estate, 600);
  expect(first(estate, 'web')).toMatchObject({ hung: true, restarts: 0 });
  expect(state(estate, 'web')?.lostShare).toBeCloseTo(0.25, 9);
});

test('PD7 a budget stops a drain; a pod that is not ready may go', () => {
  const estate = cluster();
  run(estate, 20);
  act(estate, { verb: 'setBudget', deployment: deploymentOf(estate, 'web').id, minAvailable: 4 });
  const node = nodeOn(estate, host(estate, 'n1'));
  const webs = () => podsOn(estate, node).filter((pod) => pod.service === serviceIndex(estate, 'web'));
  expect(webs().length).toBeGreaterThan(0);
  act(estate, { verb: 'drain', node: node.id });
  expect(webs().length).toBeGreaterThan(0);
  expect(podsOn(estate, node)).toEqual(webs()); // the others are gone
  expect(estate.team.nodes).toHaveLength(4);
  act(estate, { verb: 'scale', deployment: deploymentOf(estate, 'web').id, replicas: 4 + webs().length });
  run(estate, 40);
  act(estate, { verb: 'drain', node: node.id }); // asked again, it goes on
  expect(estate.team.nodes).toHaveLength(3);
  const hung = nodeOn(estate, host(estate, 'n2'));
  const [pod] = podsOn(estate, hung).filter((one) => one.service === serviceIndex(estate, 'web'));
  act(estate, { verb: 'setBudget', deployment: deploymentOf(estate, 'web').id, minAvailable: 100 });
  (pod as Instance).ready = false;
  act(estate, { verb: 'drain', node: hung.id });
  expect(podsOn(estate, hung)).not.toContain(pod);
});

test('PD7 pods on a node that was lost are not counted as ready', () => {
  const estate = cluster();
  run(estate, 20);
  failHost(estate.world, estate.rules, estate.team, host(estate, 'n1'), 'hardware', 0, estate);
  run(estate, 60);
  act(estate, { verb: 'setBudget', deployment: deploymentOf(estate, 'web').id, minAvailable: 3 });
  const node = nodeOn(estate, host(estate, 'n3'));
  const before = podsOn(estate, node).filter((pod) => pod.service === serviceIndex(estate, 'web')).length;
  act(estate, { verb: 'drain', node: node.id });
  expect(podsOn(estate, node)).toHaveLength(before); // three are left that serve: none may go
});

test('PD8 a container that ends is restarted after 0, 10, 20 … 300 s, and what was long ago is forgotten', () => {
  const estate = cluster();
  run(estate, 10);
  const pod = first(estate, 'web');
  const delays: number[] = [];
  for (let failure = 0; failure < 8; failure++) {
    crash(estate.world, estate.rules, estate.team, pod);
    delays.push(runUntil(estate, () => pod.state === 'starting'));
    runUntil(estate, () => pod.state === 'running');
  }
  expect(delays).toEqual([1, 10, 20, 40, 80, 160, 300, 300]);
  run(estate, 610);
  crash(estate.world, estate.rules, estate.team, pod);
  expect(runUntil(estate, () => pod.state === 'starting')).toBe(1);
});

test('PD8 what a stateful container held costs', () => {
  const estate = estateOf('launch-day');
  run(estate, 5);
  crash(estate.world, estate.rules, estate.team, first(estate, 'redis-cart'));
  crash(estate.world, estate.rules, estate.team, first(estate, 'frontend'));
  expect(causeMicroCents(estate.team, 'statefulKill')).toBe(-estate.rules.prices.statefulKill);
});

test('PD9 what changes nothing is refused, and what acts on running pods acts at once', () => {
  const estate = cluster();
  run(estate, 20);
  const deployment = deploymentOf(estate, 'web');
  const { id } = deployment;
  const set = (command: Parameters<typeof tryTo>[1]) => tryTo(estate, command);
  expect(set({ verb: 'scale', deployment: id, replicas: 4 })).toBe('setting.same');
  expect(set({ verb: 'setProbes', deployment: id, liveness: false, readiness: false })).toBe('setting.same');
  expect(set({ verb: 'setSpread', deployment: id, over: 'none' })).toBe('setting.same');
  expect(set({ verb: 'setBudget', deployment: id, minAvailable: 0 })).toBe('setting.same');
  expect(set({ verb: 'setToleration', deployment: id, ticks: 300 })).toBe('setting.same');
  expect(set({ verb: 'setPriority', deployment: id, priority: 0 })).toBe('setting.same');
  expect(set({ verb: 'setRelease', deployment: id, release: deployment.release })).toBe('setting.same');
  const small = { requestCpuM: 500, limitCpuM: 400, requestMib: 10, limitMib: 20 };
  expect(set({ verb: 'setResources', deployment: id, ...small })).toBe('limit.below_request');
  expect(set({ verb: 'deploy', service: 'web', replicas: 1 })).toBe('service.exists');
  expect(set({ verb: 'setPriority', deployment: id, priority: 9 })).toBe('ok');
  run(estate, 1);
  expect(instancesOf(estate, 'web').map((pod) => pod.priority)).toEqual([0, 0, 0, 0]);
  expect(set({ verb: 'scale', deployment: id, replicas: 5 })).toBe('ok');
  run(estate, 1);
  expect(instancesOf(estate, 'web').at(-1)?.priority).toBe(9);
  expect(set({ verb: 'deleteDeployment', deployment: id })).toBe('ok');
  expect(instancesOf(estate, 'web')).toEqual([]);
  expect(set({ verb: 'scale', deployment: id, replicas: 5 })).toBe('deployment.unknown');
  expect(happened(estate, 'pod.evicted')).toEqual([]);
});
