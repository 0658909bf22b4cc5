/** Why a host, a VM or a pod without a node: the chains beside those of services. */
import { expect, test } from 'vitest';
import { why } from '../../../client/text/why.ts';
import {
  explainHost,
  explainPending,
  explainPod,
  explainService,
  explainVm,
  type Why,
} from '../../../shared/sim/explain.ts';
import { failHost } from '../../../shared/sim/machines/host-life.ts';
import type { Host, Instance, Vm } from '../../../shared/sim/world.ts';
import { act, boxes, cluster, type Estate, hypervisors, instancesOf, run } from './estate.ts';

const codes = (chain: readonly Why[]) => chain.map(({ code }) => code);
const numbersOf = (chain: readonly Why[], code: Why['code']) => chain.find((link) => link.code === code)?.numbers;
const ofHost = ({ world, rules, team }: Estate, host: Host) => explainHost(world, rules, team, host.id);
const ofVm = ({ world, rules, team }: Estate, vm: Vm) => explainVm(world, rules, team, vm.id);
const busyHost = ({ team }: Estate) => team.hosts.find(({ id }) => team.vms.some((vm) => vm.host === id)) as Host;

test('WH5 a host says what it costs, what holds it and what would be lost with it', () => {
  const estate = hypervisors();
  run(estate, 20);
  const host = busyHost(estate);
  const chain = ofHost(estate, host);
  expect(codes(chain)).toContain('host.costs');
  expect(numbersOf(chain, 'host.costs')?.rentCents).toBeGreaterThan(0);
  expect(numbersOf(chain, 'host.costs')?.powerCents).toBeGreaterThan(0);
  const vms = estate.team.vms.filter((vm) => vm.host === host.id).length;
  expect(numbersOf(chain, 'host.holds')).toMatchObject({ vms });
  expect(codes(chain).some((code) => code === 'host.loss_hurts' || code === 'host.loss_held')).toBe(true);
});

test('WH5 a busy host names who wants most of it, a dead one its state', () => {
  const estate = hypervisors();
  run(estate, 20);
  const host = busyHost(estate);
  const vm = estate.team.vms.find((one) => one.host === host.id) as Vm;
  host.cpuUtilisation = 0.97;
  vm.cpuDemandM = 99_000;
  const chain = ofHost(estate, host);
  expect(codes(chain).slice(0, 2)).toEqual(['host.busy', 'host.biggest']);
  expect(chain[1]).toMatchObject({ subject: vm.id, numbers: { demandM: 99_000 } });
  host.cpuUtilisation = 0.1;
  expect(codes(ofHost(estate, host))).toContain('host.idles');
  host.state = 'failed';
  expect(codes(ofHost(estate, host))[0]).toBe('host.not_on');
});

test('WH5 a control plane and a notice stand against returning a host', () => {
  const estate = cluster();
  run(estate, 5);
  const member = Object.assign(estate.team.hosts[0] as Host, { controlPlane: true });
  expect(codes(ofHost(estate, member))).toContain('host.control_plane');
  member.leaseEndTick = 900;
  expect(numbersOf(ofHost(estate, member), 'host.leaves')).toEqual({ untilTick: 900 });
});

test('WH6 a VM that does not run says whether its host, HA or room is what it lacks', () => {
  const estate = hypervisors();
  run(estate, 20);
  const vm = estate.team.vms.find(({ state }) => state === 'running') as Vm;
  expect(codes(ofVm(estate, vm))).toEqual(['vm.fine']);
  vm.state = 'crashed';
  const host = estate.team.hosts.find(({ id }) => id === vm.host) as Host;
  Object.assign(host, { state: 'failed', untilTick: 77 });
  estate.team.topology += 1;
  expect(codes(ofVm(estate, vm))).toEqual(['vm.not_running', 'vm.host_lost', 'vm.no_ha']);
  expect(numbersOf(ofVm(estate, vm), 'vm.host_lost')).toMatchObject({ untilTick: 77 });
  vm.untilTick = 44; // when HA would see it
  expect(numbersOf(ofVm(estate, vm), 'vm.not_running')).toMatchObject({ untilTick: 0 });
  vm.haPriority = 1;
  for (const other of estate.team.hosts) other.state = 'failed';
  estate.team.topology += 1;
  expect(numbersOf(ofVm(estate, vm), 'vm.no_place')).toMatchObject({ vcpus: vm.vcpus });
});

test('WH6 a move says how far it is, or that it never ends', () => {
  const estate = hypervisors();
  run(estate, 5);
  const vm = estate.team.vms.find(({ state }) => state === 'running') as Vm;
  const from = estate.team.hosts.find(({ id }) => id === vm.host);
  const to = estate.team.hosts.find((host) => host !== from && host.platform === from?.platform) as Host;
  act(estate, { verb: 'migrateLive', vm: vm.id, host: to.id });
  expect(codes(ofVm(estate, vm))).toContain('vm.move_waits');
  run(estate, 3);
  expect(numbersOf(ofVm(estate, vm), 'vm.moves')?.leftMib).toBeGreaterThan(0);
  const precopy = estate.team.transfers[0]?.precopy;
  Object.assign(precopy ?? {}, { rounds: 5, roundMib: 500, lastRoundMib: 500 });
  Object.assign(vm, { dirtyMibPerS: 200 });
  expect(numbersOf(ofVm(estate, vm), 'vm.never_ends')).toMatchObject({ dirtyMibPerS: 200, throttled: 0 });
});

test('WH8 a pending pod is told which node comes closest, and by how much', () => {
  const estate = cluster();
  run(estate, 5);
  const { rules, team } = estate;
  const pod = { ...(instancesOf(estate, 'web')[0] as Instance), node: 0, state: 'pending' as const };
  const closest = (requestCpuM: number) => explainPending(rules, team, { ...pod, requestCpuM }).at(-1);
  const huge = closest(100_000);
  expect(huge).toMatchObject({ code: 'node.closest', numbers: { mib: 0, pods: 0 } });
  const lack = huge?.numbers.cpuM ?? 0;
  expect(closest(100_000 - lack)?.code, 'that much less fits').not.toBe('node.closest');
  expect(closest(100_000 - lack + 1), 'one more does not').toMatchObject({ numbers: { cpuM: 1 } });
});

test('WH2 a pod that is looked at says the same of itself; one that serves, or none, says nothing', () => {
  const estate = cluster();
  run(estate, 60);
  const { rules, team } = estate;
  const pod = instancesOf(estate, 'web')[0] as Instance;
  expect(explainPod(rules, team, pod.id)).toEqual([]);
  expect(explainPod(rules, team, 999_999)).toEqual([]);
  Object.assign(pod, { node: 0, state: 'pending' });
  expect(explainPod(rules, team, pod.id)).toEqual(explainPending(rules, team, pod));
});

test('WH5 WH6 WH8 every link of these chains has words without a hole', () => {
  const estate = hypervisors();
  run(estate, 20);
  const { team } = estate;
  const chains = [...team.hosts.map((host) => ofHost(estate, host)), ...team.vms.map((vm) => ofVm(estate, vm))];
  for (const { code, numbers } of chains.flat()) {
    const said = why.link(code, 'it', numbers);
    expect(`${said.what} ${said.numbers}`, code).not.toMatch(/undefined|NaN/);
  }
});

test.each([
  ['a process', boxes, ['host.not_on']],
  ['a VM’s process', hypervisors, ['vm.not_running', 'vm.host_lost']],
  ['a pod', cluster, ['pod.node_lost']],
] as const)('WH1 %s that nothing carries any more names what was under it', (_, estateOf, expected) => {
  const estate = estateOf();
  run(estate, 20);
  const { world, rules, team } = estate;
  for (const host of team.hosts) failHost(world, rules, team, host, 'crash', world.tick + 300, estate);
  run(estate, 2);
  const index = team.services.findIndex((service) => service.serving === 0 && service.lostShare > 0);
  const chain = codes(explainService(rules, team, index));
  expect(chain.slice(0, 2)).toEqual(['service.losing', 'service.none_serving']);
  expect(chain.slice(2, 2 + expected.length)).toEqual(expected);
});

test('WH1 a service whose VM boots or whose machine died says so, not that a node of a cluster is down', () => {
  const estate = hypervisors();
  run(estate, 20);
  const vm = estate.team.vms.find((one) => one.service >= 0) as Vm;
  const inside = estate.team.instances.find((one) => one.vm === vm.id) as Instance;
  [vm.state, vm.untilTick, inside.efficiency] = ['booting', 99, 0];
  const ofInside = () => explainPod(estate.rules, estate.team, inside.id);
  expect(ofInside()).toMatchObject([{ code: 'vm.not_running', subject: vm.id, numbers: { untilTick: 99 } }]);
  vm.state = 'crashed';
  const host = estate.team.hosts.find(({ id }) => id === vm.host) as Host;
  host.state = 'failed';
  expect(codes(ofInside()).slice(0, 2)).toEqual(['vm.not_running', 'vm.host_lost']);
});
