import { expect, test } from 'vitest';
import { allocatable } from '../../../shared/sim/containers/node-room.ts';
import { layersOf } from '../../../shared/sim/containers/pod-life.ts';
import type { Instance } from '../../../shared/sim/world.ts';
import {
  act,
  cluster,
  deploymentOf,
  type Estate,
  happened,
  host,
  hostSpec,
  instancesOf,
  nodeOn,
  podsOn,
  run,
  serviceIndex,
  tryTo,
} from './estate.ts';

const scale = (estate: Estate, service: string, replicas: number) =>
  act(estate, { verb: 'scale', deployment: deploymentOf(estate, service).id, replicas });
const ask = (estate: Estate, service: string, requestCpuM: number, requestMib = 100) =>
  act(estate, {
    verb: 'setResources',
    deployment: deploymentOf(estate, service).id,
    requestCpuM,
    requestMib,
    limitCpuM: 0,
    limitMib: 0,
  });
const cordon = (estate: Estate, names: string[], on: boolean) => {
  for (const name of names) act(estate, { verb: 'cordon', node: nodeOn(estate, host(estate, name)).id, on });
};
const hostsOf = (estate: Estate, service: string) =>
  instancesOf(estate, service).map(
    (pod) =>
      estate.team.hosts.find((one) => one.id === estate.team.nodes.find(({ id }) => id === pod.node)?.host)?.name,
  );

test('SC1 pods are placed by priority, then age', () => {
  const estate = cluster({ replicas: 0 });
  cordon(estate, ['n2', 'n3', 'n4'], true);
  for (const service of ['web', 'catalog', 'cart']) ask(estate, service, 5000);
  act(estate, { verb: 'setPriority', deployment: deploymentOf(estate, 'cart').id, priority: 5 });
  for (const service of ['web', 'catalog', 'cart']) scale(estate, service, 1);
  run(estate, 1);
  const bound = ['web', 'catalog', 'cart'].map((service) => instancesOf(estate, service)[0]?.state);
  expect(bound).toEqual(['pulling', 'pending', 'pulling']); // room for two: cart is worth more, web is older
});

test('SC1 one that fits nowhere is tried again after 1, 2, 4, 8, then every 10 s', () => {
  const estate = cluster({ replicas: 0 });
  ask(estate, 'web', 13_000);
  scale(estate, 'web', 1);
  const tries: number[] = [];
  for (let tick = 1; tick <= 50; tick++) {
    const before = instancesOf(estate, 'web')[0]?.tries ?? 0;
    run(estate, 1);
    if ((instancesOf(estate, 'web')[0] as Instance).tries > before) tries.push(tick);
  }
  expect(tries).toEqual([1, 2, 4, 8, 16, 26, 36, 46]);
});

test('SC2 requests decide, not limits or use; a node takes 110 pods', () => {
  const estate = cluster({ replicas: 0 });
  ask(estate, 'web', 1, 1);
  scale(estate, 'web', 445);
  run(estate, 2);
  const counts = estate.team.nodes.map((node) => podsOn(estate, node).length);
  expect(counts).toEqual([110, 110, 110, 110]);
  const byHand = { verb: 'runContainer', node: estate.team.nodes[0]?.id ?? 0, service: 'web' } as const;
  expect(tryTo(estate, byHand)).toBe('node.full');
  expect(instancesOf(estate, 'web').filter((pod) => pod.state === 'pending')).toHaveLength(5);
  const greedy = cluster({ replicas: 0 });
  const size = { requestCpuM: 100, requestMib: 10, limitCpuM: 90_000, limitMib: 90_000 };
  act(greedy, { verb: 'setResources', deployment: deploymentOf(greedy, 'web').id, ...size });
  scale(greedy, 'web', 50);
  run(greedy, 2);
  expect(instancesOf(greedy, 'web').filter((pod) => pod.state === 'pending')).toEqual([]);
});

test('SC2 an image runs on its own kernel only, and not on a node that is cordoned or silent', () => {
  const made = cluster({ replicas: 0 });
  const estate = {
    ...made,
    rules: { ...made.rules, images: made.rules.images.map((image) => ({ ...image, kernel: 'windows' as const })) },
  };
  scale(estate, 'web', 2);
  run(estate, 3);
  expect(instancesOf(estate, 'web').map((pod) => pod.state)).toEqual(['pending', 'pending']);
  cordon(made, ['n1', 'n2'], true);
  nodeOn(made, host(made, 'n3')).ready = false;
  run(made, 12);
  expect(new Set(hostsOf(made, 'web'))).toEqual(new Set(['n4']));
});

test('SC3 the emptiest and best balanced node wins, the oldest of equals', () => {
  const estate = cluster({ replicas: 0 });
  ask(estate, 'web', 2000, 8000);
  scale(estate, 'web', 1);
  run(estate, 1);
  expect(hostsOf(estate, 'web')).toEqual(['n1']);
  scale(estate, 'web', 4);
  run(estate, 1);
  expect(hostsOf(estate, 'web')).toEqual(['n1', 'n2', 'n3', 'n4']);
  // n1 is left with memory to spare and n2 with CPU: whoever asks for both ways evens one of them out.
  ask(estate, 'catalog', 3000, 100);
  cordon(estate, ['n2', 'n3', 'n4'], true);
  scale(estate, 'catalog', 1);
  run(estate, 1);
  cordon(estate, ['n2'], false);
  cordon(estate, ['n1'], true);
  ask(estate, 'cart', 100, 12_000);
  scale(estate, 'cart', 1);
  run(estate, 1);
  cordon(estate, ['n1'], false);
  ask(estate, 'store', 100, 8000); // memory: better where CPU is what is used
  scale(estate, 'store', 1);
  run(estate, 1);
  expect(hostsOf(estate, 'store')).toEqual(['n1']);
});

test('SC3 own machines fill before rented ones, which are used when they must be', () => {
  const hosts = [hostSpec('n1', 0, 0, { platform: 'linux', runtime: 'containerd' })];
  const deployments = [{ service: 'web', replicas: 0, priority: 0, liveness: false, readiness: false }];
  const estate = cluster({ scenario: { hosts, deployments } });
  act(estate, { verb: 'order', model: 'cloud-8', rack: 0, slot: 0, platform: 'linux', runtime: 'containerd' });
  run(estate, 260);
  expect(estate.team.nodes.map((node) => [node.ready, node.cloud])).toEqual([
    [true, false],
    [true, true],
  ]);
  ask(estate, 'web', 3000);
  scale(estate, 'web', 4);
  run(estate, 1);
  expect(hostsOf(estate, 'web')).toEqual(['n1', 'n1', 'n1', 'n1']);
  scale(estate, 'web', 5);
  run(estate, 1);
  expect(hostsOf(estate, 'web').at(-1)).toBe(estate.team.hosts[1]?.name);
});

test('SC7 pods that ask for nothing count as 100m and 200 MiB, and so do not pile up', () => {
  const estate = cluster({ replicas: 0 });
  ask(estate, 'web', 0, 0);
  scale(estate, 'web', 60);
  run(estate, 1);
  const counts = estate.team.nodes.map((node) => podsOn(estate, node).length);
  expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(3); // a score is a whole percent
});

test('SC4 spread puts one in each rack, and is a preference', () => {
  const estate = cluster({ replicas: 0 });
  act(estate, { verb: 'setSpread', deployment: deploymentOf(estate, 'web').id, over: 'rack' });
  scale(estate, 'web', 3);
  run(estate, 1);
  expect(hostsOf(estate, 'web')).toEqual(['n1', 'n3', 'n4']);
  const tight = cluster({ replicas: 0 });
  cordon(tight, ['n1', 'n2'], true);
  ask(tight, 'catalog', 7000);
  scale(tight, 'catalog', 2);
  run(tight, 1);
  expect(hostsOf(tight, 'catalog')).toEqual(['n3', 'n4']);
  cordon(tight, ['n1', 'n2'], false);
  ask(tight, 'web', 7000);
  act(tight, { verb: 'setSpread', deployment: deploymentOf(tight, 'web').id, over: 'rack' });
  scale(tight, 'web', 2);
  run(tight, 1);
  expect(hostsOf(tight, 'web')).toEqual(['n1', 'n2']); // two in rack A, none elsewhere: uneven beats unplaced
});

test('SC5 a pod of higher priority drives out the fewest, lowest and newest', () => {
  const estate = cluster({ replicas: 0 });
  ask(estate, 'web', 5000);
  scale(estate, 'web', 8);
  ask(estate, 'cart', 1500);
  run(estate, 1);
  scale(estate, 'cart', 1);
  run(estate, 30);
  expect(instancesOf(estate, 'web').filter((pod) => pod.state === 'running')).toHaveLength(8);
  ask(estate, 'catalog', 6000);
  scale(estate, 'catalog', 1);
  run(estate, 20);
  expect(happened(estate, 'pod.preempted')).toEqual([]);
  const before = estate.team.nodes.map((node) => podsOn(estate, node).map((pod) => pod.id));
  scale(estate, 'catalog', 0);
  run(estate, 1);
  act(estate, { verb: 'setPriority', deployment: deploymentOf(estate, 'catalog').id, priority: 10 });
  scale(estate, 'catalog', 1);
  run(estate, 1);
  const newestOn = (index: number) => before[index]?.at(-1);
  const [n1] = estate.team.nodes;
  const onFirst = n1 !== undefined && podsOn(estate, n1).some((pod) => pod.priority === 10);
  expect(happened(estate, 'pod.preempted').map((event) => event.subject)).toEqual([
    onFirst ? newestOn(0) : newestOn(1),
  ]);
  expect(instancesOf(estate, 'catalog')[0]?.node).toBeGreaterThan(0);
});

test('SC5 of those whose place would do, the lowest priority goes, however old it is', () => {
  const estate = cluster({ replicas: 0 });
  for (const node of estate.team.nodes.slice(1)) node.cordoned = true;
  const place = (service: string, priority: number, cpuM: number) => {
    ask(estate, service, cpuM);
    if (priority !== 0) act(estate, { verb: 'setPriority', deployment: deploymentOf(estate, service).id, priority });
    scale(estate, service, 1);
    run(estate, 5);
  };
  place('web', 0, 5000);
  place('cart', 5, 5000);
  const [old] = instancesOf(estate, 'web');
  place('catalog', 10, 6000);
  expect(happened(estate, 'pod.preempted').map(({ subject }) => subject)).toEqual([old?.id]);
});

test('SC6 what is bound never exceeds what the machine can give its pods', () => {
  const vms = [{ name: 'v1', guest: 'linux', vcpus: 4, memoryMib: 4096, service: null, runtime: 'containerd' }];
  const hosts = [
    hostSpec('k1', 0, 0, { platform: 'kvm', vms }),
    hostSpec('n1', 0, 1, { platform: 'linux', runtime: 'containerd' }),
  ];
  const deployments = ['web', 'catalog', 'cart', 'store'].map((service) => ({
    ...{ service, replicas: 0, priority: 0, liveness: false, readiness: false },
  }));
  const estate = cluster({ scenario: { hosts, deployments } });
  ask(estate, 'web', 700, 300);
  scale(estate, 'web', 60);
  run(estate, 30);
  const guest = estate.rules.guests.find((one) => one.id === 'linux')?.footprintMib ?? 0;
  const runtime = estate.rules.runtimes.find((one) => one.id === 'containerd')?.reserveMib ?? 0;
  expect(allocatable(estate.team, estate.rules, estate.team.nodes[0] as never)).toEqual([4000, 4096 - guest - runtime]);
  const counts = estate.team.nodes.map((node) => podsOn(estate, node).length);
  const fits = (m: number, mib: number) => Math.min(Math.floor(m / 700), Math.floor(mib / 300));
  const platform = estate.rules.platforms.find((one) => one.id === 'linux')?.reserveMib ?? 0;
  expect(counts).toEqual([fits(4000, 4096 - guest - runtime), fits(12_000, 49_152 - platform - runtime)]);
});

test('SC7 the fullest node that has room is best once the team packs', () => {
  const estate = cluster({ replicas: 0 });
  ask(estate, 'web', 1000);
  scale(estate, 'web', 4);
  run(estate, 1);
  expect(new Set(hostsOf(estate, 'web')).size).toBe(4); // LeastAllocated spreads
  expect(tryTo(estate, { verb: 'setScoring', strategy: 'leastAllocated' })).toBe('setting.same');
  act(estate, { verb: 'setScoring', strategy: 'mostAllocated' });
  ask(estate, 'catalog', 1000);
  scale(estate, 'catalog', 4);
  run(estate, 1);
  expect(new Set(hostsOf(estate, 'catalog')).size).toBe(1);
});

test('SC7 by the curve a node fills to 75 %, then the next', () => {
  const estate = cluster({ replicas: 0 });
  act(estate, { verb: 'setScoring', strategy: 'requestedToCapacityRatio' });
  ask(estate, 'web', 1000, 4000);
  scale(estate, 'web', 12);
  run(estate, 1);
  const counts = estate.team.nodes.map((node) => podsOn(estate, node).length);
  expect(counts).toEqual([9, 3, 0, 0]); // nine of twelve cores
  scale(estate, 'web', 40);
  run(estate, 1);
  expect(Math.min(...estate.team.nodes.map((node) => podsOn(estate, node).length))).toBeGreaterThanOrEqual(9);
});

test('SC4 where the spread cannot be kept, the emptiest domain still scores best', () => {
  const estate = cluster({ replicas: 0 });
  ask(estate, 'store', 12_000);
  cordon(estate, ['n1', 'n2', 'n3'], true);
  scale(estate, 'store', 1);
  run(estate, 1);
  ask(estate, 'catalog', 4000);
  cordon(estate, ['n2', 'n3'], false);
  cordon(estate, ['n4'], true);
  scale(estate, 'catalog', 2);
  run(estate, 1);
  cordon(estate, ['n1', 'n4'], false); // n1 is empty, n2 and n3 are a third full, n4 is full and stays without a copy
  act(estate, { verb: 'setSpread', deployment: deploymentOf(estate, 'web').id, over: 'host' });
  ask(estate, 'web', 100);
  scale(estate, 'web', 6);
  run(estate, 1);
  expect(hostsOf(estate, 'web').sort()).toEqual(['n1', 'n1', 'n2', 'n2', 'n3', 'n3']);
});

test('SC8 of equal nodes the one that has the image gets the pod, in the build that it runs', () => {
  const place = (release: number) => {
    const estate = cluster({ replicas: 0 });
    const service = serviceIndex(estate, 'web');
    const layers = layersOf(estate.rules, { service, release: 1 });
    for (const layer of layers) Object.assign(estate.rules.layerMib, { [layer]: 400 });
    nodeOn(estate, host(estate, 'n3')).layers.push(...layers);
    if (release > 1) act(estate, { verb: 'setRelease', deployment: deploymentOf(estate, 'web').id, release });
    scale(estate, 'web', 1);
    run(estate, 1);
    return hostsOf(estate, 'web');
  };
  expect(place(1)).toEqual(['n3']);
  expect(place(2)).toEqual(['n1']);
});
