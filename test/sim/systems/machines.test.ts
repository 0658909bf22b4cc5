import { expect, test } from 'vitest';
import { MICRO_CENTS_PER_DOLLAR } from '../../../shared/base/units.ts';
import { explainLateOrder } from '../../../shared/sim/explain/machines.ts';
import { explainService } from '../../../shared/sim/explain.ts';
import { causeMicroCents } from '../../../shared/sim/ledger.ts';
import { freeMib, vmFootprintMib } from '../../../shared/sim/placement.ts';
import { standingOf } from '../../../shared/sim/score.ts';
import { factsOf } from '../../../shared/sim/view.ts';
import type { Cause } from '../../../shared/sim/world.ts';
import {
  act,
  catalogue,
  cluster,
  type Estate,
  estateOf,
  happened,
  host,
  hostSpec,
  instancesOf,
  run,
  runUntil,
  serviceIndex,
  steady,
  tryTo,
  vm,
} from './estate.ts';

type HostSpec = ReturnType<typeof hostSpec>;
const dollars = (estate: Estate, cause: Cause) => causeMicroCents(estate.team, cause) / MICRO_CENTS_PER_DOLLAR;
const estateWith = (...hosts: HostSpec[]): Estate =>
  cluster({ scenario: { hosts, deployments: [], ...steady('4-2', 0) } });
const guestVm = (name: string, guest: string) => ({
  ...{ name, guest, vcpus: 2, memoryMib: 2048, service: null, runtime: null, local: false },
});
const model = (id: string) => {
  const found = catalogue.hardware.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no model ${id}`);
  return found;
};

test('HW11 a guest of a foreign processor runs only where the platform emulates', () => {
  const estate = estateWith(hostSpec('k', 0, 0, { platform: 'kvm' }), hostSpec('e', 0, 1, { platform: 'esxi' }));
  const create = (name: string, guest: string) =>
    tryTo(estate, { verb: 'createVm', host: host(estate, name).id, guest, vcpus: 1, memoryMib: 1024 });
  for (const guest of ['linux-arm64', 'unix-risc']) {
    expect(create('e', guest)).toBe('architecture.foreign');
    expect(create('k', guest)).toBe('ok');
  }
  expect(create('e', 'unix')).toBe('ok'); // the port for x86
});

test('HW11 emulated, the same work takes five times the CPU', () => {
  const box = (guest: string) => ({ ...guestVm('crm', guest), vcpus: 4, memoryMib: 6144, service: 'crm' });
  const office = (guest: string) =>
    estateOf('1-1', {
      scenario: { ...steady('1-1', 8), hosts: [hostSpec('k', 0, 0, { platform: 'kvm', vms: [box(guest)] })] },
    });
  const [native, emulated] = [office('linux'), office('linux-arm64')];
  for (const estate of [native, emulated]) run(estate, 60);
  const [here, there] = [instancesOf(native, 'crm')[0], instancesOf(emulated, 'crm')[0]];
  expect(here?.efficiency).toBeCloseTo(0.96, 9);
  expect(there?.efficiency).toBeCloseTo(0.96 / 5, 9);
  expect(there?.cpuDemandM).toBeCloseTo(5 * (here?.cpuDemandM ?? 0), 6);
  const why = (estate: Estate) => explainService(estate.rules, estate.team, serviceIndex(estate, 'crm'));
  expect(why(emulated)).toContainEqual({
    code: 'vm.emulated',
    subject: vm(emulated, 'crm').id,
    numbers: { slowdown: 5 },
  });
  expect(why(native).map((link) => link.code)).toEqual(['service.fine']);
});

test('HW11 P2V keeps the processor that it was built for; a running VM stays on its kind', () => {
  const kvm = (name: string, more: Partial<HostSpec>) => hostSpec(name, 0, 0, { platform: 'kvm', ...more });
  const old = hostSpec('old', 1, 0, { model: 'r4', platform: 'unix', processes: ['crm'] });
  const estate = estateOf('1-1', { scenario: { hosts: [old, kvm('k', {})] } });
  const [crm] = instancesOf(estate, 'crm');
  const size = { vcpus: 2, memoryMib: 3072 };
  act(estate, { verb: 'convert', subject: crm?.id ?? 0, host: host(estate, 'k').id, ...size });
  runUntil(estate, () => vm(estate, 'crm').state === 'running');
  expect(estate.rules.guests[vm(estate, 'crm').guest]?.id).toBe('unix-risc');
  expect(instancesOf(estate, 'crm').length).toBe(1);

  const arm = hostSpec('arm', 1, 1, { model: 'cloud-arm-4', platform: 'kvm' });
  const mixed = estateWith(kvm('k', { vms: [guestVm('a', 'linux')] }), arm);
  const move = (verb: 'migrateLive' | 'migrateCold') =>
    tryTo(mixed, { verb, vm: vm(mixed, 'a').id, host: host(mixed, 'arm').id });
  expect(move('migrateLive')).toBe('migration.unsupported');
  expect(move('migrateCold')).toBe('ok'); // and is emulated there
});

test('HW12 a type 2 hypervisor comes and goes on the system that runs; its VMs share the machine with what is there', () => {
  const estate = estateOf('1-1', {
    scenario: { ...steady('1-1', 8), hosts: [hostSpec('h1', 0, 0, { platform: 'linux', processes: ['crm'] })] },
  });
  const { id } = host(estate, 'h1');
  const install = (platform: string) => tryTo(estate, { verb: 'installPlatform', host: id, platform });
  expect(install('kvm')).toBe('host.not_empty'); // type 1 would wipe the system
  const before = freeMib(factsOf(estate.world, estate.team), estate.rules, host(estate, 'h1'));
  expect(install('virtualbox')).toBe('ok');
  expect(host(estate, 'h1').state).toBe('on');
  expect(before - freeMib(factsOf(estate.world, estate.team), estate.rules, host(estate, 'h1'))).toBe(3072 - 512);
  act(estate, { verb: 'createVm', host: id, guest: 'windows', vcpus: 4, memoryMib: 4096 });
  expect(install('linux')).toBe('host.not_empty');
  expect(install('workstation')).toBe('host.not_empty');
  run(estate, 5);
  expect(instancesOf(estate, 'crm')[0]?.efficiency).toBeCloseTo(1, 12); // a process is not in a VM
  expect(estate.team.services.some((state) => state.serving > 0)).toBe(true);
  act(estate, { verb: 'deleteVm', vm: estate.team.vms[0]?.id ?? 0 });
  expect(install('workstation')).toBe('ok');
  expect(install('linux')).toBe('ok');
});

test('HW12 it needs memory for its desktop, no node beside it, and a process may come to its system', () => {
  const small = hostSpec('t', 0, 0, { model: 't2-2005', platform: 'linux', processes: ['crm'] });
  const estate = estateOf('1-1', { scenario: { hosts: [small, hostSpec('d', 0, 1, { platform: 'virtualbox' })] } });
  const install = (name: string) =>
    tryTo(estate, { verb: 'installPlatform', host: host(estate, name).id, platform: 'virtualbox' });
  const [crm] = instancesOf(estate, 'crm');
  expect(install('t')).toBe('host.memory_short');
  act(estate, { verb: 'moveProcess', instance: crm?.id ?? 0, host: host(estate, 'd').id });
  expect(instancesOf(estate, 'crm')[0]?.host).toBe(host(estate, 'd').id);
  const nodes = cluster();
  const command = { verb: 'installPlatform', host: host(nodes, 'n1').id, platform: 'virtualbox' } as const;
  expect(tryTo(nodes, command)).toBe('host.not_empty');
});

test('HW12 CP3 in a shortage a process and the VMs beside it share the cores by weight', () => {
  const box = { ...guestVm('wiki', 'linux'), vcpus: 4, memoryMib: 6144, service: 'wiki' };
  const desk = hostSpec('d', 0, 0, { model: 's4', platform: 'virtualbox', processes: ['crm'], vms: [box] });
  const estate = estateOf('1-1', { scenario: { ...steady('1-1', 5000), hosts: [desk] } });
  run(estate, 5);
  const [process, inVm] = [instancesOf(estate, 'crm')[0], vm(estate, 'wiki')];
  const [asked, got] = [(process?.cpuDemandM ?? 0) + inVm.cpuDemandM, (process?.cpuGrantedM ?? 0) + inVm.cpuGrantedM];
  expect(asked).toBeGreaterThan(4000);
  expect(got).toBeCloseTo(4000, 6);
  expect(process?.cpuGrantedM).toBeCloseTo((4000 * 1024) / (1024 + 4000), 0);
});

test('HW12 VM1 each product has its own overhead a VM: a type 2 hypervisor 48 MiB more (H4)', () => {
  const platform = (id: string) => catalogue.platforms.find((one) => one.id === id);
  const size = { vcpus: 2, memoryMib: 4096 };
  const esxi = vmFootprintMib(size, platform('esxi'));
  for (const id of ['kvm', 'xen', 'hyperv']) expect(vmFootprintMib(size, platform(id))).toBe(esxi);
  for (const id of ['virtualbox', 'workstation']) expect(vmFootprintMib(size, platform(id))).toBe(esxi + 48);
  const desk = estateWith(hostSpec('d', 0, 0, { platform: 'virtualbox', vms: [guestVm('a', 'linux')] }));
  const facts = factsOf(desk.world, desk.team);
  const used = 49152 - 3072 - freeMib(facts, desk.rules, host(desk, 'd'));
  expect(used).toBe(vmFootprintMib({ vcpus: 2, memoryMib: 2048 }, platform('virtualbox')));
});

test('HW13 a lease to the end costs 30 % less and cannot be returned', () => {
  const estate = estateWith(hostSpec('a', 0, 0), hostSpec('b', 0, 1));
  const commit = (id: number) => tryTo(estate, { verb: 'commitLease', host: id });
  expect(commit(host(estate, 'a').id)).toBe('ok');
  expect(commit(host(estate, 'a').id)).toBe('setting.same');
  run(estate, 360);
  expect(dollars(estate, 'rent')).toBeCloseTo(-(90 + 63) / 10, 4);
  expect(tryTo(estate, { verb: 'returnHost', host: host(estate, 'a').id })).toBe('lease.committed');
  expect(tryTo(estate, { verb: 'returnHost', host: host(estate, 'b').id })).toBe('ok');
  expect(commit(host(estate, 'b').id)).toBe('host.leaving');
  act(estate, { verb: 'order', model: 'cloud-4', rack: 0, slot: 0, platform: null, runtime: null });
  expect(commit(estate.team.hosts.at(-1)?.id ?? 0)).toBe('lease.none');
  expect(commit(999_999)).toBe('host.unknown');
});

test('HW13 the rest of a lease is passed on for a share of it', () => {
  const estate = estateWith(
    hostSpec('m', 0, 0, { model: 'm64' }),
    hostSpec('s', 0, 1, { model: 't2' }),
    hostSpec('n', 0, 3, { model: 's12' }),
    hostSpec('v', 0, 2, { model: 'm64', platform: 'kvm', vms: [guestVm('a', 'linux')] }),
  );
  const resell = (name: string) => tryTo(estate, { verb: 'resellHost', host: host(estate, name).id });
  for (const name of ['m', 's', 'v']) act(estate, { verb: 'commitLease', host: host(estate, name).id });
  expect(resell('s')).toBe('model.no_resale');
  expect(resell('v')).toBe('host.not_empty');
  const notice = (240 * 90) / 3600; // not committed, it owes its notice
  expect(resell('n')).toBe('ok');
  expect([dollars(estate, 'rent'), dollars(estate, 'resale')]).toEqual([-notice, 1.8]);
  run(estate, 100);
  const [rent, resale] = [dollars(estate, 'rent'), dollars(estate, 'resale')];
  expect(resell('m')).toBe('ok');
  const rest = ((estate.rules.endTick - 100) * 340 * 0.7) / 3600;
  expect(dollars(estate, 'rent') - rent).toBeCloseTo(-rest, 4);
  expect(dollars(estate, 'resale') - resale).toBeCloseTo(0.6 * rest, 4);
  run(estate, 2);
  expect(estate.team.hosts.map((one) => one.name)).toEqual(['s', 'v']);
});

test.each([
  [1, 100],
  [60, 120],
])('HW14 with stretches of %i s a cloud machine that stayed 100 s pays for %i', (cloudBilledTicks, paid) => {
  const estate = cluster({ scenario: { hosts: [], deployments: [], ...steady('4-2', 0), cloudBilledTicks } });
  act(estate, { verb: 'order', model: 'cloud-4', rack: 0, slot: 0, platform: null, runtime: null });
  run(estate, 240 + 99); // delivered at 240, returned in the 100th second, and gone after it
  act(estate, { verb: 'returnHost', host: estate.team.hosts[0]?.id ?? 0 });
  run(estate, 300);
  expect(estate.team.hosts).toEqual([]);
  expect(dollars(estate, 'cloud')).toBeCloseTo((-140 * paid) / 3600, 6);
});

test('HW1 the quota counts what stands and what is on its way', () => {
  const estate = cluster();
  const rent = { verb: 'order', model: 'cloud-arm-4', rack: 0, slot: 0, platform: null, runtime: null } as const;
  for (let have = 0; have < 40; have += 4) act(estate, rent);
  expect(tryTo(estate, rent)).toBe('cloud.quota');
});

test('HW15 orders are late by a draw of slot and tick, alike for every team, and say so at once', () => {
  const lateOrders = { share: 0.2, minutes: 10 };
  const racks = ['A', 'B', 'C'].map((name) => ({ name, slots: 60 }));
  const estate = cluster({
    teams: 2,
    scenario: { racks, hosts: [], deployments: [], ...steady('4-2', 0), lateOrders },
  });
  const entry = (team: number, slot: number) => ({
    ...({ kind: 'command', team, seat: 0, seq: slot } as const),
    command: { verb: 'order', model: 's12', rack: 0, slot, platform: null, runtime: null } as const,
  });
  const teams = estate.world.teams;
  for (const team of teams) team.operatorMilliMinutes = 60_000;
  const orders = Array.from({ length: 50 }, (_, slot) => [entry(0, slot), entry(1, slot)]).flat();
  run(estate, 1, orders);
  const late = teams.map((team) => team.hosts.filter((one) => one.isLate).map((one) => one.slot));
  expect(late[1]).toEqual(late[0]);
  expect(late[0]?.length).toBeGreaterThan(3);
  expect(late[0]?.length).toBeLessThan(20);
  expect(happened(estate, 'order.late')).toHaveLength(2 * (late[0]?.length ?? 0));
  for (const one of estate.team.hosts) expect(one.untilTick).toBe(1 + 360 + (one.isLate ? 600 : 0));
  const [first] = estate.team.hosts.filter((one) => one.isLate);
  expect(explainLateOrder(estate.rules, estate.team, 0)).toEqual([]); // nothing lacks
  for (const state of estate.team.services) state.utilisation = 0.9;
  const link = { code: 'host.late', subject: first?.id, numbers: { untilTick: 961 } };
  expect(explainLateOrder(estate.rules, estate.team, 0)).toEqual([link]);
  const punctual = cluster({ scenario: { ...steady('4-2', 0) } });
  act(punctual, { verb: 'order', model: 's12', rack: 0, slot: 4, platform: null, runtime: null });
  run(punctual, 1);
  expect(punctual.team.hosts.at(-1)).toMatchObject({ isLate: false, untilTick: 360 });
});

test('PW4 what a machine draws idle has fallen with its generation (P5)', () => {
  const idleShare = (id: string) => (model(id).powerWatts[0] ?? 0) / (model(id).powerWatts[10] ?? 1);
  for (const id of ['t2-2005', 't2-2006', 't2']) {
    expect(idleShare(id)).toBeGreaterThan(0.615);
    expect(idleShare(id)).toBeLessThan(0.745);
  }
  for (const id of ['s4', 's12']) expect(Math.abs(idleShare(id) - 0.315)).toBeLessThan(0.055);
  for (const id of ['s44', 'm64']) {
    expect(idleShare(id)).toBeGreaterThan(0.155);
    expect(idleShare(id)).toBeLessThan(0.245);
  }
});

test('PW5 emissions are own energy at the meter, rented vCPUs by their use, and the making of young machines', () => {
  const estate = estateWith(hostSpec('a', 0, 0));
  run(estate, 3600);
  const { pue, carbon } = estate.rules.economy;
  const own = (estate.team.joules.whole / 3_600_000) * pue * carbon.gridGramsPerKwh;
  expect(estate.team.carbon.whole / 1000).toBeCloseTo(own, 1);
  expect(standingOf(estate.team).kilogramsCo2).toBeCloseTo(own / 1000, 4);
  act(estate, { verb: 'powerHost', host: host(estate, 'a').id, on: false });
  const asleep = estate.team.carbon.whole;
  run(estate, 600);
  expect(estate.team.carbon.whole).toBe(asleep);

  const rented = cluster({ scenario: { hosts: [], deployments: [], ...steady('4-2', 0) } });
  act(rented, { verb: 'order', model: 'cloud-4', rack: 0, slot: 0, platform: null, runtime: null });
  run(rented, 240 + 3599);
  expect(rented.team.carbon.whole / 1000).toBeCloseTo((4 * 0.74 * 1.135 * 338) / 1000, 2); // an hour, idle
  const young = estateWith(hostSpec('m', 0, 0, { model: 'm64' }));
  run(young, 3600);
  const energy = (young.team.joules.whole / 3_600_000) * pue * carbon.gridGramsPerKwh;
  expect(young.team.carbon.whole / 1000 - energy).toBeCloseTo(1_611_000 / 35_040, 1);
});
