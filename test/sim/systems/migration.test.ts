import { expect, test } from 'vitest';
import { failHost } from '../../../shared/sim/machines/host-life.ts';
import { copyMibPerS } from '../../../shared/sim/machines/links.ts';
import type { Transfer } from '../../../shared/sim/world.ts';
import {
  act,
  boxes,
  catalogue,
  type Estate,
  happened,
  host,
  hostSpec,
  hypervisors,
  instancesOf,
  run,
  runUntil,
  serviceIndex,
  steady,
  tryTo,
  vm,
} from './estate.ts';

const live = (estate: Estate, name: string, to: string) =>
  tryTo(estate, { verb: 'migrateLive', vm: vm(estate, name).id, host: host(estate, to).id });
const transfers = (estate: Estate): Transfer[] => estate.team.transfers;

/** The shop of level 2.1 on a host of that platform, its database writing 300 MiB/s at full load, and an empty host. */
function database(platform: string, requestsPerSecond: number): Estate {
  const shipped = catalogue.scenarios.find((entry) => entry.id === '2-1');
  const vms = shipped?.hosts.find((entry) => entry.name === 'h1')?.vms ?? [];
  const hosts = [hostSpec('h1', 0, 0, { platform, vms }), hostSpec('h2', 1, 0, { platform })];
  const estate = hypervisors({ scenario: { hosts, ...steady('2-1', requestsPerSecond) } });
  const heavy = { cpuMsPerCall: 22, threads: 4, dirtyMibPerS: 300, writableSetMib: 6144 };
  Object.assign(estate.rules.services[serviceIndex(estate, 'shop-db')] as object, heavy);
  run(estate, 5);
  return estate;
}

test('MG1 a live migration needs a running VM, room, and a platform that can', () => {
  const estate = hypervisors();
  expect(live(estate, 'mail', 'h1')).toBe('host.same');
  act(estate, { verb: 'stopVm', vm: vm(estate, 'files').id });
  expect(live(estate, 'files', 'h2')).toBe('vm.state');
  expect(live(estate, 'mail', 'h2')).toBe('ok');
  expect(live(estate, 'mail', 'h3')).toBe('vm.moving');
  const desktop = database('virtualbox', 0);
  expect(live(desktop, 'shop-db', 'h2')).toBe('migration.unsupported');
  const full = hypervisors();
  act(full, { verb: 'createVm', host: host(full, 'h2').id, guest: 'linux', vcpus: 1, memoryMib: 45_000 });
  expect(live(full, 'mail', 'h2')).toBe('host.memory_short');
});

test('MG2 two migrations on one link run one after the other, others beside them', () => {
  const estate = hypervisors();
  for (const name of ['mail', 'files']) expect(live(estate, name, 'h2')).toBe('ok');
  run(estate, 1);
  expect(transfers(estate).map((one) => one.started)).toEqual([true, false]);
  const first = runUntil(estate, () => happened(estate, 'migration.done').length === 1);
  expect(first).toBeGreaterThan(30);
  expect(transfers(estate)[0]?.precopy.sentMib).toBe(0);
  run(estate, 1);
  expect(transfers(estate).map((one) => one.started)).toEqual([true]);
  runUntil(estate, () => happened(estate, 'migration.done').length === 2);
  expect([vm(estate, 'mail').host, vm(estate, 'files').host]).toEqual(Array(2).fill(host(estate, 'h2').id));
});

test('MG3 a gigabit link copies 8 GiB in 75 seconds', () => {
  const estate = hypervisors();
  const rate = copyMibPerS(estate.rules, host(estate, 'h1'), host(estate, 'h2'));
  expect(8192 / rate).toBeGreaterThan(74);
  expect(8192 / rate).toBeLessThan(76);
});

test('MG4 a quiet VM arrives after about its memory; one that writes too fast never does', () => {
  const quiet = database('kvm', 0);
  live(quiet, 'shop-db', 'h2');
  expect(runUntil(quiet, () => vm(quiet, 'shop-db').host === host(quiet, 'h2').id)).toBe(75);
  const busy = database('kvm', 170);
  expect(vm(busy, 'shop-db').dirtyMibPerS).toBeGreaterThan(copyMibPerS(busy.rules, host(busy, 'h1'), host(busy, 'h2')));
  live(busy, 'shop-db', 'h2');
  run(busy, 900);
  expect(vm(busy, 'shop-db').host).toBe(host(busy, 'h1').id);
  expect(transfers(busy)[0]?.precopy.rounds).toBeGreaterThan(5);
});

test('MG4 Xen stops such a VM after sending three times its memory', () => {
  const busy = database('xen', 170);
  live(busy, 'shop-db', 'h2');
  const seconds = runUntil(busy, () => vm(busy, 'shop-db').host === host(busy, 'h2').id);
  expect(seconds).toBeGreaterThan(3 * 75);
  expect(seconds).toBeLessThan(5 * 75);
});

test('MG5 a throttled VM arrives, and is slower meanwhile', () => {
  const busy = database('kvm', 170);
  act(busy, { verb: 'throttleVm', vm: vm(busy, 'shop-db').id, on: true });
  live(busy, 'shop-db', 'h2');
  const [db] = instancesOf(busy, 'shop-db');
  const before = db?.efficiency ?? 0;
  run(busy, 2);
  expect(db?.efficiency).toBeCloseTo(before * 0.9, 9);
  let slowest = before;
  runUntil(busy, () => {
    slowest = Math.min(slowest, db?.efficiency ?? before);
    return vm(busy, 'shop-db').host === host(busy, 'h2').id;
  });
  expect(slowest).toBeLessThanOrEqual(before * 0.9 * 0.8 + 1e-9);
  run(busy, 1);
  expect(db?.efficiency).toBeCloseTo(before, 9);
});

test('MG6 a conversion copies the used disk at the link’s speed and waits for its ends', () => {
  const estate = boxes();
  act(estate, { verb: 'installPlatform', host: host(estate, 'h9').id, platform: 'kvm' });
  run(estate, 240);
  const subject = instancesOf(estate, 'wiki')[0]?.id ?? 0;
  act(estate, { verb: 'convert', subject, host: host(estate, 'h9').id, vcpus: 4, memoryMib: 4096 });
  const rate = copyMibPerS(estate.rules, host(estate, 'h2'), host(estate, 'h9'));
  const expected = Math.ceil(estate.rules.economy.p2vDiskMib / rate);
  expect(runUntil(estate, () => happened(estate, 'vm.converted').length > 0)).toBe(expected);
  const lost = boxes();
  act(lost, { verb: 'installPlatform', host: host(lost, 'h9').id, platform: 'kvm' });
  run(lost, 240);
  const crm = instancesOf(lost, 'crm')[0]?.id ?? 0;
  act(lost, { verb: 'convert', subject: crm, host: host(lost, 'h9').id, vcpus: 4, memoryMib: 4096 });
  run(lost, 10);
  failHost(lost.world, lost.rules, lost.team, host(lost, 'h9'), 'crash', 500, lost);
  expect(lost.team.vms).toEqual([]); // half of a VM is none
  expect(instancesOf(lost, 'crm')).toHaveLength(1);
});

test('MG7 a cold migration boots elsewhere at once, also from a dead host', () => {
  const estate = hypervisors();
  const cold = (name: string, to: string) =>
    tryTo(estate, { verb: 'migrateCold', vm: vm(estate, name).id, host: host(estate, to).id });
  expect(cold('mail', 'h2')).toBe('ok');
  expect(vm(estate, 'mail')).toMatchObject({ state: 'booting', host: host(estate, 'h2').id });
  expect(transfers(estate)).toEqual([]);
  failHost(estate.world, estate.rules, estate.team, host(estate, 'h1'), 'hardware', 0, estate);
  expect(cold('files', 'h3')).toBe('ok');
  run(estate, 30);
  expect(vm(estate, 'files').state).toBe('running');
  expect(estate.team.services[serviceIndex(estate, 'files')]?.serving).toBe(1);
});

test('MG7 a move can be cancelled until it is done', () => {
  const estate = hypervisors();
  const { id } = vm(estate, 'mail');
  expect(tryTo(estate, { verb: 'cancelMigration', vm: id })).toBe('migration.none');
  live(estate, 'mail', 'h2');
  run(estate, 5);
  act(estate, { verb: 'cancelMigration', vm: id });
  expect(transfers(estate)).toEqual([]);
  expect(vm(estate, 'mail')).toMatchObject({ state: 'running', host: host(estate, 'h1').id });
});
