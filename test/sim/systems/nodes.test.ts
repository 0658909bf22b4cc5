import { expect, test } from 'vitest';
import { failHost } from '../../../shared/sim/machines/host-life.ts';
import type { Node } from '../../../shared/sim/world.ts';
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
  runUntil,
  serviceIndex,
  tryTo,
} from './estate.ts';

const lose = (estate: Estate, name: string, untilTick = 0) =>
  failHost(
    estate.world,
    estate.rules,
    estate.team,
    host(estate, name),
    untilTick === 0 ? 'hardware' : 'crash',
    untilTick,
    estate,
  );
const node = (estate: Estate, name: string): Node => nodeOn(estate, host(estate, name));

test('ND1 a host or an empty VM joins with a runtime of its kernel and is ready at the next look', () => {
  const vms = [
    { name: 'v1', guest: 'linux', vcpus: 4, memoryMib: 8192, service: null, runtime: null },
    { name: 'v2', guest: 'windows', vcpus: 2, memoryMib: 8192, service: null, runtime: null },
  ];
  const hosts = [hostSpec('k1', 0, 0, { platform: 'kvm', vms }), hostSpec('w1', 0, 1, { platform: 'linux' })];
  const estate = cluster({ scenario: { hosts, deployments: [] } });
  const join = (target: number) => tryTo(estate, { verb: 'joinNode', target, runtime: 'containerd' });
  const [v1, v2] = estate.team.vms;
  expect(join(host(estate, 'k1').id)).toBe('host.no_os');
  expect(join(v2?.id ?? 0)).toBe('kernel.mismatch');
  expect(join(v1?.id ?? 0)).toBe('ok');
  expect(join(host(estate, 'w1').id)).toBe('ok');
  expect(join(v1?.id ?? 0)).toBe('node.exists');
  expect(estate.team.nodes.map((one) => one.ready)).toEqual([false, false]);
  run(estate, 5);
  expect(estate.team.nodes.map((one) => one.ready)).toEqual([true, true]);
});

test('ND2 a dead host’s node is ready until 50 s after its last heartbeat', () => {
  const estate = cluster();
  run(estate, 63); // the last heartbeat was at 60
  lose(estate, 'n1');
  run(estate, 46);
  expect(node(estate, 'n1').ready).toBe(true);
  expect(estate.world.tick).toBe(109);
  run(estate, 1);
  expect(node(estate, 'n1').ready).toBe(false);
  expect(happened(estate, 'node.lost')).toMatchObject([{ tick: 110 }]);
});

test('ND3 until then its pods are endpoints that lose requests; back again, they start anew', () => {
  const estate = cluster();
  const web = () => estate.team.services[serviceIndex(estate, 'web')];
  run(estate, 63);
  const there = instancesOf(estate, 'web').filter((pod) => pod.node === node(estate, 'n1').id);
  expect(there.length).toBeGreaterThan(0);
  lose(estate, 'n1', 200);
  run(estate, 1);
  expect(web()).toMatchObject({ endpoints: 4, serving: 4 - there.length });
  expect(web()?.lostShare).toBeCloseTo(there.length / 4, 9);
  run(estate, 46);
  expect(web()).toMatchObject({ endpoints: 4 - there.length, serving: 4 - there.length, lostShare: 0 });
  expect(there.map((pod) => pod.ready)).toEqual(there.map(() => false));
  run(estate, 200 - estate.world.tick);
  expect(there.map((pod) => pod.state)).toEqual(there.map(() => 'starting'));
  run(estate, 30);
  expect(web()).toMatchObject({ endpoints: 4, serving: 4 });
});

test('ND4 pods are evicted a toleration after the taint, nodes tainted one every ten seconds', () => {
  const estate = cluster();
  for (const service of ['web', 'catalog', 'cart', 'store']) {
    act(estate, { verb: 'setToleration', deployment: deploymentOf(estate, service).id, ticks: 40 });
  }
  run(estate, 63);
  const byHand = { verb: 'runContainer', node: node(estate, 'n1').id, service: 'web' } as const;
  act(estate, byHand);
  run(estate, 7);
  lose(estate, 'n1');
  lose(estate, 'n2');
  runUntil(estate, () => node(estate, 'n1').taintedTick > 0 && node(estate, 'n2').taintedTick > 0);
  const [first, second] = [node(estate, 'n1').taintedTick, node(estate, 'n2').taintedTick];
  expect(second - first).toBe(10);
  const evicted = () => happened(estate, 'pod.evicted');
  run(estate, first + 39 - estate.world.tick);
  expect(evicted()).toEqual([]);
  run(estate, 1);
  expect(evicted().length).toBe(4);
  expect(podsOn(estate, node(estate, 'n1')).map((pod) => pod.deployment)).toEqual([0]); // the one by hand
  run(estate, 10);
  expect(podsOn(estate, node(estate, 'n2'))).toEqual([]);
  expect(instancesOf(estate, 'web').filter((pod) => pod.deployment > 0)).toHaveLength(4);
});

test('ND4 the toleration of pods that say nothing is 300 s', () => {
  const estate = cluster();
  run(estate, 60);
  lose(estate, 'n4');
  const lost = estate.world.tick;
  runUntil(estate, () => happened(estate, 'pod.evicted').length > 0);
  const seconds = estate.world.tick - lost; // K30: 340 to 350 s, and up to ten for the taint
  expect(seconds).toBeGreaterThanOrEqual(340);
  expect(seconds).toBeLessThanOrEqual(360);
});

test('ND5 when every zone is silent nothing is evicted', () => {
  const estate = cluster();
  run(estate, 60);
  for (const name of ['n1', 'n2', 'n3', 'n4']) lose(estate, name);
  run(estate, 600);
  expect(estate.team.nodes.map((one) => [one.ready, one.taintedTick])).toEqual(Array(4).fill([false, 0]));
  expect(happened(estate, 'pod.evicted')).toEqual([]);
});

test('ND6 without quorum the cluster decides nothing, and what runs goes on', () => {
  const estate = cluster({ controlPlane: ['n1', 'n2', 'n3'] });
  run(estate, 60);
  lose(estate, 'n1');
  lose(estate, 'n2');
  const nodes = estate.team.nodes.map((one) => ({ ...one, layers: [...one.layers] }));
  const pods = estate.team.instances.map((pod) => pod.id);
  run(estate, 500);
  expect(estate.team.nodes.map((one) => one.ready)).toEqual(nodes.map((one) => one.ready));
  expect(estate.team.instances.map((pod) => pod.id)).toEqual(pods);
  const web = deploymentOf(estate, 'web').id;
  expect(tryTo(estate, { verb: 'scale', deployment: web, replicas: 9 })).toBe('cluster.no_quorum');
  expect(estate.team.services[serviceIndex(estate, 'web')]?.serving).toBe(2);
  const managed = cluster();
  for (const name of ['n1', 'n2', 'n3']) lose(managed, name);
  expect(tryTo(managed, { verb: 'scale', deployment: deploymentOf(managed, 'web').id, replicas: 9 })).toBe('ok');
});

test('ND7 a cordoned node takes no pods; a drained one is emptied and leaves', () => {
  const estate = cluster();
  run(estate, 20);
  const { id } = node(estate, 'n4');
  const before = podsOn(estate, node(estate, 'n4')).length;
  act(estate, { verb: 'cordon', node: id, on: true });
  act(estate, { verb: 'scale', deployment: deploymentOf(estate, 'web').id, replicas: 12 });
  run(estate, 5);
  expect(podsOn(estate, node(estate, 'n4'))).toHaveLength(before);
  expect(tryTo(estate, { verb: 'returnHost', host: host(estate, 'n4').id })).toBe('host.not_empty');
  const bare = cluster();
  const there = node(bare, 'n4').id;
  bare.team.instances = bare.team.instances.filter((pod) => pod.node !== there);
  expect(tryTo(bare, { verb: 'returnHost', host: host(bare, 'n4').id }), 'without pods').toBe('host.is_node');
  act(estate, { verb: 'drain', node: id });
  expect(estate.team.nodes).toHaveLength(3);
  expect(tryTo(estate, { verb: 'returnHost', host: host(estate, 'n4').id })).toBe('ok');
  run(estate, 60);
  expect(instancesOf(estate, 'web').filter((pod) => pod.state === 'running')).toHaveLength(12);
});

test('ND8 a node that is down can be declared dead, and its pods are made elsewhere at once', () => {
  const estate = cluster();
  run(estate, 20);
  const { id } = node(estate, 'n1');
  expect(tryTo(estate, { verb: 'declareDead', node: id })).toBe('node.ready');
  lose(estate, 'n1');
  act(estate, { verb: 'declareDead', node: id });
  expect(estate.team.nodes).toHaveLength(3);
  run(estate, 20);
  expect(instancesOf(estate, 'web').filter((pod) => pod.state === 'running' && pod.node !== id)).toHaveLength(4);
});

test('ND4 a clock that runs is kept when the toleration changes, and stops when the node is back', () => {
  const estate = cluster();
  const tolerate = (ticks: number) =>
    act(estate, { verb: 'setToleration', deployment: deploymentOf(estate, 'web').id, ticks });
  const webOn = (name: string) =>
    podsOn(estate, node(estate, name)).filter((pod) => pod.service === serviceIndex(estate, 'web'));
  tolerate(100);
  run(estate, 60);
  lose(estate, 'n1');
  runUntil(estate, () => node(estate, 'n1').taintedTick > 0);
  const [pod] = webOn('n1');
  const due = node(estate, 'n1').taintedTick + 100;
  run(estate, 20);
  tolerate(30);
  run(estate, due - 1 - estate.world.tick);
  expect(webOn('n1')).toEqual([pod]);
  run(estate, 1);
  expect(webOn('n1')).toEqual([]);
  const back = cluster();
  run(back, 60);
  lose(back, 'n1', 300);
  run(back, 1000);
  expect(happened(back, 'pod.evicted')).toEqual([]);
  expect(podsOn(back, node(back, 'n1')).every((one) => one.ready && one.evictionTick === 0)).toBe(true);
});
