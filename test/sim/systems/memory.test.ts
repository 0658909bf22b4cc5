import { expect, test } from 'vitest';
import { memoryOf } from '../../../shared/sim/containers/node-memory.ts';
import { explainPending } from '../../../shared/sim/explain.ts';
import { brokenInvariants } from '../../../shared/sim/invariants.ts';
import { freeMib } from '../../../shared/sim/placement.ts';
import type { ServiceRule } from '../../../shared/sim/rulebook.ts';
import { factsOf } from '../../../shared/sim/view.ts';
import { type Instance, type Node, touch } from '../../../shared/sim/world.ts';
import {
  act,
  boxes,
  cluster,
  deploymentOf,
  type Estate,
  happened,
  host,
  hostSpec,
  hypervisors,
  instancesOf,
  nodeOn,
  podsOn,
  run,
  runUntil,
  serviceIndex,
  tryTo,
  vm,
} from './estate.ts';

const rule = (estate: Estate, service: string) => estate.rules.services[serviceIndex(estate, service)] as ServiceRule;

/** What containerd itself holds for each container (C2). */
const SHIM_MIB = 4;

test('ME1 an instance holds its base and so much for each request inside', () => {
  const estate = cluster();
  Object.assign(rule(estate, 'web'), { memoryPerRequestMib: 100 });
  run(estate, 30);
  const state = estate.team.services[serviceIndex(estate, 'web')];
  const inside = ((state?.arrivalsPerS ?? 0) * (state?.meanSeconds ?? 0)) / 4;
  expect(inside).toBeGreaterThan(0.1);
  for (const pod of instancesOf(estate, 'web')) {
    expect(pod.memoryMib).toBeCloseTo(rule(estate, 'web').memoryBaseMib + 100 * inside + SHIM_MIB, 6);
  }
  (instancesOf(estate, 'web')[0] as Instance).hung = true;
  run(estate, 1);
  expect(instancesOf(estate, 'web')[0]?.memoryMib).toBe(rule(estate, 'web').memoryBaseMib + SHIM_MIB); // nobody is let in
});

test('ME2 a container above its limit is killed, and restarted with back-off', () => {
  const estate = cluster();
  run(estate, 20);
  const pod = instancesOf(estate, 'web')[0] as Instance;
  Object.assign(pod, { limitMib: rule(estate, 'web').memoryBaseMib - 1 });
  touch(estate.team);
  const kills: number[] = [];
  for (let tick = 0; tick < 40; tick++) {
    run(estate, 1);
    if (happened(estate, 'pod.oomKilled').length > kills.length) kills.push(estate.world.tick);
  }
  const [first, second, third, fourth] = kills as [number, number, number, number];
  expect(second - first).toBeLessThanOrEqual(3);
  expect(third - second).toBeGreaterThanOrEqual(10);
  expect(fourth - third).toBeGreaterThanOrEqual(20);
  expect(pod.restarts).toBe(kills.length);
});

/** Everything on n1, whose memory then shrinks until so much is available. */
function pressed(availableMib: number, shape: (estate: Estate) => void): Estate {
  const estate = cluster();
  for (const name of ['n2', 'n3', 'n4']) act(estate, { verb: 'drain', node: nodeOn(estate, host(estate, name)).id });
  run(estate, 31 - 1);
  shape(estate);
  touch(estate.team);
  run(estate, 5);
  const n1 = host(estate, 'n1');
  const model = estate.rules.models[n1.model] as { memoryMib: number };
  const used = podsOn(estate, nodeOn(estate, n1)).reduce((sum, pod) => sum + pod.memoryMib, 0);
  const reserve =
    (estate.rules.platforms[n1.platform]?.reserveMib ?? 0) + (estate.rules.runtimes[n1.runtime]?.reserveMib ?? 0);
  model.memoryMib = Math.ceil(used) + reserve + availableMib;
  touch(estate.team);
  return estate;
}

test('ME3 a host short of memory evicts first who is above its request, then low priority, then most above', () => {
  const victim = (above: readonly (readonly [service: string, baseMib: number, priority: number])[]) => {
    const estate = pressed(50, (it) => {
      for (const pod of it.team.instances) Object.assign(pod, { limitMib: 0, requestMib: 128, priority: 0 });
      for (const [service, memoryBaseMib, priority] of above) {
        Object.assign(rule(it, service), { memoryBaseMib });
        for (const pod of instancesOf(it, service)) Object.assign(pod, { priority });
      }
    });
    const before = estate.team.instances.map((pod) => ({ id: pod.id, service: pod.service }));
    run(estate, 4);
    expect(happened(estate, 'pod.evicted')).toEqual([]);
    run(estate, 1);
    const [event] = happened(estate, 'pod.evicted');
    expect(event?.tick).toBe(40);
    return estate.rules.services[before.find((pod) => pod.id === event?.subject)?.service ?? -1]?.id;
  };
  expect(victim([['store', 300, 5]])).toBe('store'); // worth more than all others, but they keep to their requests
  expect(
    victim([
      ['store', 300, 5],
      ['cart', 200, 0],
    ]),
  ).toBe('cart'); // both above: the lower priority
  expect(
    victim([
      ['store', 300, 0],
      ['cart', 200, 0],
    ]),
  ).toBe('store'); // alike: the most above
});

test('ME6 with nothing left the kernel kills at once, BestEffort first and Guaranteed last', () => {
  const kills = (shape: (estate: Estate) => void) => {
    const estate = pressed(-20, shape);
    run(estate, 1); // the kubelet looks later
    expect(happened(estate, 'pod.evicted')).toEqual([]);
    const [event, ...more] = happened(estate, 'pod.oomKilled');
    expect(more).toEqual([]);
    return estate.rules.services[estate.team.instances.find((pod) => pod.id === event?.subject)?.service ?? -1]?.id;
  };
  const guaranteed = { requestCpuM: 100, limitCpuM: 100, requestMib: 900, limitMib: 900 };
  const burstable = { ...guaranteed, limitCpuM: 200 };
  const bestEffort = { requestCpuM: 0, limitCpuM: 0, requestMib: 0, limitMib: 0 };
  const all = (estate: Estate, store: object, others: object) => {
    for (const pod of estate.team.instances)
      Object.assign(pod, pod.service === serviceIndex(estate, 'store') ? store : others);
  };
  expect(kills((estate) => all(estate, bestEffort, burstable))).toBe('store');
  expect(kills((estate) => all(estate, burstable, guaranteed))).toBe('store');
  expect(kills((estate) => all(estate, guaranteed, burstable))).not.toBe('store');
  const small = { ...burstable, requestMib: 50 };
  expect(kills((estate) => all(estate, small, burstable))).toBe('store'); // alike, but it asked for less
});

test('ME5 a node that was short says so and takes nothing that asks for nothing, for 300 s', () => {
  const estate = pressed(50, (it) => {
    for (const pod of it.team.instances) Object.assign(pod, { limitMib: 0 });
  });
  const node = nodeOn(estate, host(estate, 'n1'));
  run(estate, 5);
  expect(happened(estate, 'node.pressured').map(({ tick, subject }) => [tick, subject])).toEqual([[40, node.id]]);
  (estate.rules.models[host(estate, 'n1').model] as { memoryMib: number }).memoryMib += 10_000;
  const none = { requestCpuM: 0, requestMib: 0, limitCpuM: 0, limitMib: 0 };
  act(estate, { verb: 'setResources', deployment: deploymentOf(estate, 'web').id, ...none });
  const waiting = () => instancesOf(estate, 'web').find((pod) => pod.requestMib === 0) as Instance;
  run(estate, 100);
  expect(waiting().state).toBe('pending');
  expect(explainPending(estate.rules, estate.team, waiting())[1]).toMatchObject({
    code: 'node.pressured',
    subject: node.id,
    numbers: { thresholdMib: 100 },
  });
  runUntil(estate, () => waiting().node === node.id);
  expect(estate.world.tick).toBeGreaterThan(339);
  expect(estate.world.tick).toBeLessThan(352); // tried again every 10 s (SC1)
  expect(happened(estate, 'node.pressured')).toHaveLength(1);
});

test('ME3 a node in a VM has the memory of its VM', () => {
  const vms = [{ name: 'v1', guest: 'linux', vcpus: 4, memoryMib: 8192, service: null, runtime: 'containerd' }];
  const hosts = [hostSpec('k1', 0, 0, { platform: 'kvm', vms })];
  const deployments = ['web', 'store'].map((service) => ({
    ...{ service, replicas: 2, priority: 0, liveness: false, readiness: false },
  }));
  const estate = cluster({ scenario: { hosts, deployments } });
  run(estate, 35);
  const node = estate.team.nodes[0] as Node;
  for (const pod of podsOn(estate, node)) Object.assign(pod, { limitMib: 0 });
  const available = () => memoryOf(estate.team, estate.rules, node)?.availableMib ?? 0;
  const shrink = (toMib: number) => {
    const v1 = vm(estate, 'v1');
    v1.memoryMib -= Math.floor(available()) - toMib;
    touch(estate.team);
  };
  shrink(150);
  run(estate, 5);
  expect(happened(estate, 'pod.evicted')).toEqual([]);
  shrink(90);
  run(estate, 10);
  expect(happened(estate, 'pod.evicted')).toHaveLength(1);
  shrink(-50);
  const kills = happened(estate, 'pod.oomKilled').length;
  run(estate, 1);
  expect(happened(estate, 'pod.oomKilled').length).toBe(kills + 1);
});

test('ME3 with 100 MiB available nobody goes', () => {
  const estate = pressed(101, () => {});
  run(estate, 30);
  expect(happened(estate, 'pod.evicted')).toEqual([]);
});

test('ME4 VMs, processes and copies on their way never hold more than a host has', () => {
  const estate = boxes();
  const h9 = host(estate, 'h9');
  act(estate, { verb: 'installPlatform', host: h9.id, platform: 'kvm' });
  run(estate, 240);
  const convert = (service: string) =>
    tryTo(estate, {
      verb: 'convert',
      subject: instancesOf(estate, service)[0]?.id ?? 0,
      host: h9.id,
      vcpus: 4,
      memoryMib: 30_000,
    });
  expect(convert('crm')).toBe('ok');
  expect(convert('wiki')).toBe('host.memory_short'); // the first is still being copied
  const vms = hypervisors();
  const free = () => freeMib(factsOf(vms.world, vms.team), vms.rules, host(vms, 'h2'));
  const before = free();
  act(vms, { verb: 'migrateLive', vm: vms.team.vms[0]?.id ?? 0, host: host(vms, 'h2').id });
  expect(before - free()).toBeGreaterThan(vms.team.vms[0]?.memoryMib ?? 0);
  expect(brokenInvariants(vms.world, vms.rules)).toEqual([]);
});
