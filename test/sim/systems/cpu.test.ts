import { expect, test } from 'vitest';
import { shareCpu } from '../../../shared/sim/systems/cpu.ts';
import { type Instance, touch } from '../../../shared/sim/world.ts';
import { placeOf } from '../../support/places.ts';
import {
  act,
  boxes,
  cluster,
  type Estate,
  host,
  hostSpec,
  hypervisors,
  instancesOf,
  nodeOn,
  run,
  serviceIndex,
} from './estate.ts';

/** That many containers by hand on n1, whose service has threads to spare. */
function three(count = 3): { estate: Estate; pods: Instance[] } {
  const estate = cluster({ replicas: 0 });
  Object.assign(estate.rules.services[serviceIndex(estate, 'web')] as object, { threads: 64 });
  for (let n = 0; n < count; n++)
    act(estate, { verb: 'runContainer', node: nodeOn(estate, host(estate, 'n1')).id, service: 'web' });
  run(estate, 30);
  return { estate, pods: instancesOf(estate, 'web') };
}

function grants(estate: Estate, pods: Instance[], of: { demand: number; request: number; limit?: number }[]): number[] {
  for (const [index, pod] of pods.entries()) {
    const { demand, request, limit } = of[index] ?? { demand: 0, request: 0 };
    Object.assign(pod, { cpuDemandM: demand, requestCpuM: request, limitCpuM: limit ?? 0 });
  }
  touch(estate.team);
  shareCpu(estate.world, estate.rules);
  return pods.map((pod) => Math.round(placeOf(estate, pod).grantedM * 1000) / 1000);
}

test('CP1 everybody gets what they ask for while it is enough, and by weight when it is not', () => {
  const { estate, pods } = three();
  const all = (...demands: number[]) =>
    grants(
      estate,
      pods,
      demands.map((demand) => ({ demand, request: 1000 })),
    );
  expect(all(1000, 4000, 7000)).toEqual([1000, 4000, 7000]);
  expect(all(9000, 9000, 9000)).toEqual([4000, 4000, 4000]);
  expect(all(1000, 9000, 9000)).toEqual([1000, 5500, 5500]); // what one leaves goes to the others
  expect(host(estate, 'n1').cpuUtilisation).toBeCloseTo(1, 9);
});

test('CP2 nobody gets more than a limit, a core a thread, or the VM’s vCPUs', () => {
  const { estate, pods } = three();
  const busy = { demand: 9000, request: 1000 };
  expect(grants(estate, pods, [{ ...busy, limit: 2000 }, busy, busy])).toEqual([2000, 5000, 5000]);
  Object.assign(estate.rules.services[serviceIndex(estate, 'web')] as object, { threads: 3 });
  expect(grants(estate, pods, [busy, busy, busy])).toEqual([3000, 3000, 3000]);
  const vms = hypervisors();
  run(vms, 1);
  for (const one of vms.team.instances) one.cpuDemandM = 9000;
  touch(vms.team);
  shareCpu(vms.world, vms.rules);
  for (const one of vms.team.vms) expect(one.cpuGrantedM).toBeLessThanOrEqual(one.vcpus * 1000 + 1e-6);
});

test('CP3 weights follow requests: three times the request, three times the share', () => {
  const { estate, pods } = three(2);
  const shares = (a: number, b: number) =>
    grants(estate, pods, [
      { demand: 12_000, request: a },
      { demand: 12_000, request: b },
    ]);
  expect(shares(1000, 3000)).toEqual([3000, 9000]);
  const [least] = shares(0, 1000); // a weight of 2 against 1024 (K33)
  expect(least).toBeCloseTo((12_000 * 2) / 1026, 1);
  const boxed = boxes();
  run(boxed, 1);
  Object.assign(boxed.team.instances[1] as object, { host: host(boxed, 'h1').id });
  for (const one of boxed.team.instances) one.cpuDemandM = 8000;
  touch(boxed.team);
  shareCpu(boxed.world, boxed.rules);
  expect(boxed.team.instances.slice(0, 2).map((one) => placeOf(boxed, one).grantedM)).toEqual([6000, 6000]);
});

test('CP3 CP4 VMs weigh as their vCPUs, and what is in a VM shares what the VM was given', () => {
  const vm = { guest: 'linux', memoryMib: 8192, service: null, runtime: 'containerd' };
  const vms = [
    { ...vm, name: 'v1', vcpus: 4 },
    { ...vm, name: 'v2', vcpus: 12 },
  ];
  const hosts = [hostSpec('k1', 0, 0, { platform: 'kvm', vms })];
  const estate = cluster({ scenario: { hosts, deployments: [] } });
  const [first, second] = estate.team.nodes;
  for (const node of [first, first, second]) act(estate, { verb: 'runContainer', node: node?.id ?? 0, service: 'web' });
  Object.assign(estate.rules.services[serviceIndex(estate, 'web')] as object, { threads: 64 });
  run(estate, 30);
  const busy = { demand: 12_000, request: 1000 };
  expect(grants(estate, instancesOf(estate, 'web'), [busy, { ...busy, request: 2000 }, busy])).toEqual([
    1000, 2000, 9000,
  ]);
});

test('CP4 a core’s second does less on a slow core, under a hypervisor and in a container', () => {
  const office = boxes();
  run(office, 1);
  const [crm] = instancesOf(office, 'crm');
  expect(crm?.efficiency).toBe(1);
  Object.assign(host(office, 'h1'), { model: office.rules.models.findIndex((model) => model.id === 't2') });
  run(office, 1);
  expect(crm?.efficiency).toBe(office.rules.models.find((model) => model.id === 't2')?.coreSpeed);
  const kvm = hypervisors();
  run(kvm, 1);
  expect(instancesOf(kvm, 'mail')[0]?.efficiency).toBe(0.96);
  const shop = cluster();
  run(shop, 20);
  expect(instancesOf(shop, 'web')[0]?.efficiency).toBe(0.99);
});

test('CP5 an instance reaches its part of the slack: service and host are equally busy', () => {
  const { estate, pods } = three(2);
  grants(estate, pods, [
    { demand: 6000, request: 1000 },
    { demand: 2640, request: 1000 },
  ]);
  expect(host(estate, 'n1').cpuUtilisation).toBeCloseTo(0.72, 9);
  expect(placeOf(estate, pods[0]).capacityM).toBeCloseTo(6000 / 0.72, 6); // by use
  expect(placeOf(estate, pods[1]).capacityM).toBeCloseTo(2640 + 3360 / 2, 6); // by weight, which is more
  grants(estate, pods, [
    { demand: 500, request: 1000, limit: 800 },
    { demand: 0, request: 1000 },
  ]);
  expect(placeOf(estate, pods[0]).capacityM).toBe(800);
});

test('CP5 what asked for nothing reaches its part by weight, also on a machine that is full', () => {
  const { estate, pods } = three(2);
  const full = { demand: 20_000, request: 3000 };
  grants(estate, pods, [full, { demand: 0, request: 1000 }]);
  expect(host(estate, 'n1').cpuUtilisation).toBeCloseTo(1, 9);
  expect(placeOf(estate, pods[1]).capacityM).toBeCloseTo(12_000 / 4, 6);
  expect(placeOf(estate, pods[0]).capacityM).toBeCloseTo(12_000, 6); // who asked reaches what it was given
  const vms = hypervisors();
  run(vms, 1);
  const [idle, ...busy] = vms.team.instances;
  for (const one of busy) one.cpuDemandM = 90_000;
  for (const one of vms.team.vms) Object.assign(one, { vcpus: 8 });
  Object.assign(idle as object, { cpuDemandM: 0 });
  touch(vms.team);
  shareCpu(vms.world, vms.rules);
  expect(host(vms, 'h1').cpuUtilisation).toBeCloseTo(1, 9);
  expect(placeOf(vms, idle).capacityM).toBeCloseTo(12_000 / 6, 6);
});

test('CP5 a service whose callers are back answers at once on machines that are full', () => {
  const estate = cluster({ replicas: 1 });
  run(estate, 60);
  for (const one of estate.team.instances) one.node = nodeOn(estate, host(estate, 'n1')).id;
  touch(estate.team);
  const cart = () => estate.team.services[serviceIndex(estate, 'cart')];
  const web = instancesOf(estate, 'web')[0] as Instance;
  web.hung = true;
  run(estate, 5);
  expect(cart()?.arrivalsPerS).toBe(0);
  act(estate, { verb: 'limitBatch', coresM: 48_000, shares: 10_240 });
  Object.assign(estate.team, { batchLeftMs: 1e12, batchPaceM: 48_000, batchDueTick: 100_000 });
  run(estate, 2);
  expect(host(estate, 'n1').cpuUtilisation).toBeCloseTo(1, 9);
  web.hung = false;
  run(estate, 1);
  expect(cart()?.arrivalsPerS).toBeGreaterThan(0);
  expect(cart()?.capacityPerS).toBeGreaterThan(0);
});
