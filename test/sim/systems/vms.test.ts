import { expect, test } from 'vitest';
import { check } from '../../../shared/sim/commands/index.ts';
import { causeMicroCents } from '../../../shared/sim/ledger.ts';
import { failHost } from '../../../shared/sim/machines/host-life.ts';
import { freeMib, vmFootprintMib } from '../../../shared/sim/placement.ts';
import { usableMib } from '../../../shared/sim/rulebook.ts';
import { factsOf } from '../../../shared/sim/view.ts';
import { VM_STATES, type Vm } from '../../../shared/sim/world.ts';
import {
  act,
  boxes,
  type Estate,
  happened,
  host,
  hostSpec,
  hypervisors,
  instancesOf,
  run,
  runUntil,
  serviceIndex,
  tryTo,
  vm,
} from './estate.ts';

const lose = (estate: Estate, name: string, untilTick = 0) =>
  failHost(estate.world, estate.rules, estate.team, host(estate, name), 'hardware', untilTick, estate);
const createOn = (estate: Estate, name: string, vcpus: number, memoryMib: number, guest = 'linux') =>
  tryTo(estate, { verb: 'createVm', host: host(estate, name).id, guest, vcpus, memoryMib });

test('VM1 a VM needs a hypervisor, cores, its guest’s footprint, and memory for itself and its overhead', () => {
  const estate = hypervisors();
  const h2 = host(estate, 'h2');
  const free = freeMib(factsOf(estate.world, estate.team), estate.rules, h2);
  expect(free).toBe(usableMib(estate.rules, h2));
  expect(createOn(estate, 'h2', 13, 1024)).toBe('host.cores_short');
  expect(createOn(estate, 'h2', 1, 255)).toBe('vm.too_small');
  expect(createOn(estate, 'h2', 1, free)).toBe('host.memory_short'); // its overhead does not fit
  expect(vmFootprintMib({ vcpus: 4, memoryMib: 8192 }, undefined) - 8192).toBe(
    Math.ceil(14.5 + 4 * 3.98 + 8192 * 0.0074),
  );
  for (let vcpus = 0; vcpus < 36; vcpus += 12) expect(createOn(estate, 'h2', 12, 2048)).toBe('ok'); // CPU overcommitted
  expect(createOn(boxes(), 'h1', 1, 1024)).toBe('host.no_hypervisor');
  expect(createOn(boxes(), 'h9', 1, 1024)).toBe('host.no_hypervisor');
});

test('VM2 a VM boots for its guest’s time, on a host that is on', () => {
  const estate = hypervisors();
  expect(createOn(estate, 'h2', 1, 2048, 'windows')).toBe('ok');
  const made = estate.team.vms.at(-1) as Vm;
  expect(made.state).toBe('stopped');
  act(estate, { verb: 'bootVm', vm: made.id });
  run(estate, 89);
  expect(made.state).toBe('booting');
  run(estate, 1);
  expect(made.state).toBe('running');
  act(estate, { verb: 'stopVm', vm: made.id });
  lose(estate, 'h2');
  expect(tryTo(estate, { verb: 'bootVm', vm: made.id })).toBe('host.not_on');
});

test('VM3 resizing needs a stopped VM, deleting one that does not run, and neither moves', () => {
  const estate = hypervisors();
  const { id } = vm(estate, 'mail');
  const resize = () => tryTo(estate, { verb: 'resizeVm', vm: id, vcpus: 4, memoryMib: 8192 });
  expect(resize()).toBe('vm.state');
  expect(tryTo(estate, { verb: 'deleteVm', vm: id })).toBe('vm.state');
  expect(check(factsOf(estate.world, estate.team), estate.rules, { verb: 'deleteVm', vm: id })).toMatchObject({
    numbers: { state: VM_STATES.indexOf('running'), wanted: VM_STATES.indexOf('stopped') },
  });
  act(estate, { verb: 'migrateLive', vm: id, host: host(estate, 'h2').id });
  expect(tryTo(estate, { verb: 'stopVm', vm: id })).toBe('vm.moving');
  act(estate, { verb: 'cancelMigration', vm: id });
  act(estate, { verb: 'stopVm', vm: id });
  expect(resize()).toBe('ok');
  expect(vm(estate, 'mail')).toMatchObject({ vcpus: 4, memoryMib: 8192 });
  expect(tryTo(estate, { verb: 'resizeVm', vm: id, vcpus: 4, memoryMib: 65_536 })).toBe('host.memory_short');
  act(estate, { verb: 'deleteVm', vm: id });
  expect(instancesOf(estate, 'mail')).toEqual([]);
});

test('VM4 a VM’s service answers only while the VM runs', () => {
  const estate = hypervisors();
  const mail = serviceIndex(estate, 'mail');
  run(estate, 1);
  expect(estate.team.services[mail]).toMatchObject({ endpoints: 1, serving: 1, lostShare: 0 });
  act(estate, { verb: 'stopVm', vm: vm(estate, 'mail').id });
  run(estate, 1);
  expect(estate.team.services[mail]).toMatchObject({ endpoints: 1, serving: 0, lostShare: 1 });
  act(estate, { verb: 'bootVm', vm: vm(estate, 'mail').id });
  run(estate, 29);
  expect(estate.team.services[mail]?.serving).toBe(0);
  run(estate, 1);
  expect(estate.team.services[mail]?.serving).toBe(1);
});

test('VM5 ending a stateful VM costs, however it ends; a stateless one costs nothing', () => {
  const estate = hypervisors();
  const kill = estate.rules.prices.statefulKill;
  const killed = () => causeMicroCents(estate.team, 'statefulKill') / -kill;
  act(estate, { verb: 'stopVm', vm: vm(estate, 'mail').id });
  expect(killed()).toBe(-0);
  act(estate, { verb: 'stopVm', vm: vm(estate, 'shop-cart').id });
  expect(killed()).toBe(1);
  act(estate, { verb: 'migrateCold', vm: vm(estate, 'shop-db').id, host: host(estate, 'h2').id });
  expect(killed()).toBe(2);
  run(estate, 40);
  lose(estate, 'h2');
  expect(killed()).toBe(3);
});

test('VM6 HA boots a VM on the host with most free memory, 15 s after its own was lost', () => {
  const estate = hypervisors();
  createOn(estate, 'h2', 1, 2048); // h3 has more free
  act(estate, { verb: 'setHa', vm: vm(estate, 'shop-db').id, priority: 1 });
  run(estate, 9);
  lose(estate, 'h1');
  const lost = estate.world.tick;
  expect(runUntil(estate, () => happened(estate, 'vm.restarted').length > 0)).toBe(15);
  expect(vm(estate, 'shop-db')).toMatchObject({ host: host(estate, 'h3').id, state: 'booting' });
  run(estate, 30);
  expect(vm(estate, 'shop-db').state).toBe('running');
  expect(happened(estate, 'vm.restarted')).toMatchObject([{ tick: lost + 15 }]); // the others have no priority
  expect(vm(estate, 'mail').state).toBe('crashed');
});

test('VM6 HA never restarts without room, tries again, and serves priority 1 first', () => {
  const estate = hypervisors();
  const fill = (name: string) => {
    const free = freeMib(factsOf(estate.world, estate.team), estate.rules, host(estate, name));
    createOn(estate, name, 1, Math.floor((free - 20) / 1.0074) - 7000);
  };
  fill('h2');
  fill('h3');
  host(estate, 'h3').leaseEndTick = 10_000;
  act(estate, { verb: 'setHa', vm: vm(estate, 'shop-web').id, priority: 2 });
  act(estate, { verb: 'setHa', vm: vm(estate, 'files').id, priority: 1 });
  act(estate, { verb: 'setHa', vm: vm(estate, 'shop-db').id, priority: 3 });
  lose(estate, 'h1');
  run(estate, 100);
  const restarted = () => happened(estate, 'vm.restarted').map((event) => event.subject);
  expect(restarted()).toEqual([vm(estate, 'files').id]); // 6 GiB fit once, on h2; h3 is leaving
  host(estate, 'h3').leaseEndTick = 0;
  run(estate, 16);
  expect(restarted()).toEqual([vm(estate, 'files').id, vm(estate, 'shop-web').id]);
  expect(vm(estate, 'shop-db').state).toBe('crashed');
});

test('VM6 HA does not cross from one hypervisor product to another, however much room there is', () => {
  const estate = hypervisors();
  host(estate, 'h3').platform = estate.rules.platforms.findIndex((platform) => platform.id === 'xen');
  createOn(estate, 'h2', 1, 2048); // h3 has more free
  act(estate, { verb: 'setHa', vm: vm(estate, 'mail').id, priority: 1 });
  lose(estate, 'h1');
  run(estate, 20);
  expect(vm(estate, 'mail').host).toBe(host(estate, 'h2').id);
});

const CONVERT = { verb: 'convert', vcpus: 6, memoryMib: 4096 } as const;

test('VM7 a box becomes a VM on a hypervisor, serving until the copy is done', () => {
  const estate = boxes();
  const [crm] = instancesOf(estate, 'crm');
  const h9 = host(estate, 'h9');
  const convert = (to: string) => tryTo(estate, { ...CONVERT, subject: crm?.id ?? 0, host: host(estate, to).id });
  expect(convert('h9')).toBe('host.no_hypervisor'); // bare
  expect(convert('h2')).toBe('host.no_hypervisor'); // an OS
  act(estate, { verb: 'installPlatform', host: h9.id, platform: 'kvm' });
  run(estate, 240);
  expect(tryTo(estate, { ...CONVERT, subject: crm?.id ?? 0, host: h9.id, memoryMib: 2048 })).toBe('vm.too_small');
  expect(convert('h9')).toBe('ok');
  const state = () => estate.team.services[serviceIndex(estate, 'crm')];
  const copied = runUntil(estate, () => happened(estate, 'vm.converted').length > 0);
  expect(copied).toBeGreaterThan(60);
  expect(state()?.serving).toBe(0);
  expect(vm(estate, 'crm')).toMatchObject({ host: h9.id, state: 'booting' });
  run(estate, 29);
  expect(state()?.serving).toBe(0);
  run(estate, 1);
  expect(state()).toMatchObject({ endpoints: 1, serving: 1 });
  expect(tryTo(estate, { verb: 'returnHost', host: host(estate, 'h1').id })).toBe('ok');
});

test('VM8 a process moves to an OS without its port and without another version of its run-time', () => {
  const estate = boxes();
  const shape = (id: string, port: number, needs: string) =>
    Object.assign(estate.rules.services[serviceIndex(estate, id)] as object, { port, needs });
  shape('crm', 443, 'java8');
  shape('wiki', 443, 'php7');
  shape('reports', 9000, 'java11');
  shape('timesheets', 8080, 'python3');
  const move = (service: string, to: string) =>
    tryTo(estate, {
      verb: 'moveProcess',
      instance: instancesOf(estate, service)[0]?.id ?? 0,
      host: host(estate, to).id,
    });
  expect(move('crm', 'h1')).toBe('host.same');
  expect(move('wiki', 'h1')).toBe('host.conflict'); // the port
  expect(move('reports', 'h1')).toBe('host.conflict'); // Java 8 and Java 11
  expect(move('timesheets', 'h9')).toBe('host.no_os');
  expect(move('timesheets', 'h1')).toBe('ok');
  const { startTicks } = estate.rules.services[serviceIndex(estate, 'timesheets')] ?? { startTicks: 0 };
  run(estate, startTicks - 1);
  expect(instancesOf(estate, 'timesheets')[0]?.state).toBe('starting');
  run(estate, 1);
  expect(instancesOf(estate, 'timesheets')[0]?.state).toBe('running');
});

test('VM8 what drives a device of its machine is neither moved nor made a VM', () => {
  const estate = boxes();
  act(estate, { verb: 'installPlatform', host: host(estate, 'h9').id, platform: 'kvm' });
  run(estate, 240);
  const [timesheets] = instancesOf(estate, 'timesheets');
  const toVm = { verb: 'convert', subject: timesheets?.id ?? 0, vcpus: 2, memoryMib: 4096 } as const;
  const service = estate.rules.services[serviceIndex(estate, 'timesheets')] as object;
  Object.assign(service, { drivesDevice: true });
  expect(tryTo(estate, { ...toVm, host: host(estate, 'h9').id })).toBe('instance.bound');
  const moved = { verb: 'moveProcess', instance: timesheets?.id ?? 0, host: host(estate, 'h2').id } as const;
  expect(tryTo(estate, moved)).toBe('instance.bound');
  Object.assign(service, { drivesDevice: false });
  expect(tryTo(estate, moved)).toBe('ok');
});

test('VM9 between products a stopped VM is converted, not migrated', () => {
  const hosts = [
    hostSpec('k1', 0, 0, {
      platform: 'kvm',
      vms: [{ name: 'files', guest: 'linux', vcpus: 2, memoryMib: 4096, service: 'files', runtime: null }],
    }),
    hostSpec('x1', 1, 0, { platform: 'xen' }),
  ];
  const estate = hypervisors({ scenario: { hosts } });
  const { id } = vm(estate, 'files');
  const to = host(estate, 'x1').id;
  expect(tryTo(estate, { verb: 'migrateLive', vm: id, host: to })).toBe('platform.differs');
  expect(tryTo(estate, { verb: 'migrateCold', vm: id, host: to })).toBe('platform.differs');
  const convert = { ...CONVERT, vcpus: 2, subject: id, host: to };
  expect(tryTo(estate, convert)).toBe('vm.state');
  act(estate, { verb: 'stopVm', vm: id });
  act(estate, convert);
  expect(runUntil(estate, () => vm(estate, 'files').state === 'booting')).toBeGreaterThan(60);
  expect(vm(estate, 'files').host).toBe(to);
});
