import { expect, test } from 'vitest';
import { explainService } from '../../../shared/sim/explain.ts';
import { causeMicroCents } from '../../../shared/sim/ledger.ts';
import { failHost } from '../../../shared/sim/machines/host-life.ts';
import { canLose } from '../../../shared/sim/survive.ts';
import { poolUsedMib } from '../../../shared/sim/vms/volumes.ts';
import type { DiskCopy, Vm } from '../../../shared/sim/world.ts';
import { copyMibPerS } from './copy-speed.ts';
import {
  act,
  type Estate,
  happened,
  host,
  hypervisors,
  instancesOf,
  run,
  runUntil,
  serviceIndex,
  tryTo,
  vm,
} from './estate.ts';

const GIB = 1024;
const pooled = (poolGib: number): Estate => hypervisors({ scenario: { storage: { poolGib }, realMinutes: 60 } });
const poolUsed = (estate: Estate): number => poolUsedMib(estate.team);
const copies = (estate: Estate, kind: DiskCopy['kind']): DiskCopy[] =>
  estate.team.copies.filter((copy) => copy.kind === kind);
const last = (estate: Estate): Vm => estate.team.vms.at(-1) as Vm;
const break_ = (estate: Estate, name: string, failure: 'crash' | 'hardware' = 'hardware') =>
  failHost(estate.world, estate.rules, estate.team, host(estate, name), failure, failure === 'crash' ? 1e6 : 0, estate);
function localise(estate: Estate, name: string): Vm {
  act(estate, { verb: 'moveDisk', vm: vm(estate, name).id, local: true });
  runUntil(estate, () => vm(estate, name).local);
  return vm(estate, name);
}

test('ST1 the pool is paid by its size, which covers what stands on it', () => {
  const estate = pooled(100);
  expect(poolUsed(estate)).toBe(6 * 8192);
  run(estate, 3600);
  expect(causeMicroCents(estate.team, 'storage')).toBe(-100 * 8_000_000);
  const size = (poolGib: number) => tryTo(estate, { verb: 'setPoolSize', poolGib });
  expect(size(40)).toBe('pool.in_use');
  expect(size(100)).toBe('setting.same');
  expect(size(400)).toBe('ok');
  run(estate, 3600);
  expect(causeMicroCents(estate.team, 'storage')).toBe(-500 * 8_000_000);
});

test('ST1 without storage in the scenario the pool is free and without bounds', () => {
  const estate = hypervisors();
  expect(tryTo(estate, { verb: 'setPoolSize', poolGib: 5 })).toBe('storage.unlimited');
  const before = estate.team.vms.map((one) => one.diskMib);
  run(estate, 600);
  expect(causeMicroCents(estate.team, 'storage')).toBe(0);
  expect(estate.team.vms.map((one) => one.diskMib)).toEqual(before);
});

test('ST1 a disk moves between pool and host while the VM runs, and takes room where it goes', () => {
  const estate = pooled(60);
  const seconds = Math.ceil(8192 / copyMibPerS(estate, 'h1', 'h1'));
  const mail = vm(estate, 'mail');
  act(estate, { verb: 'moveDisk', vm: mail.id, local: true });
  expect(tryTo(estate, { verb: 'migrateLive', vm: mail.id, host: host(estate, 'h2').id })).toBe('vm.moving');
  expect(runUntil(estate, () => mail.local)).toBeLessThanOrEqual(seconds + 1);
  expect(mail.state).toBe('running');
  expect(happened(estate, 'vm.diskMoved')).toHaveLength(1);
  expect(poolUsed(estate)).toBeLessThan(5.2 * 8192);
  act(estate, { verb: 'setPoolSize', poolGib: 41 });
  run(estate, 5);
  expect(tryTo(estate, { verb: 'moveDisk', vm: mail.id, local: false })).toBe('disk.full');
  expect(tryTo(estate, { verb: 'moveDisk', vm: mail.id, local: true })).toBe('setting.same');
});

test('ST2 a VM with a local disk waits for its host; MG11 it moves with its disk', () => {
  const estate = hypervisors();
  const mail = localise(estate, 'mail');
  expect(canLose(estate.world, estate.rules, estate.team, host(estate, 'h1'))).toBe(false);
  act(estate, { verb: 'setHa', vm: mail.id, priority: 1 });
  act(estate, { verb: 'setHa', vm: vm(estate, 'files').id, priority: 1 });
  break_(estate, 'h1', 'crash');
  run(estate, 60);
  expect(vm(estate, 'files').host).not.toBe(host(estate, 'h1').id);
  expect(mail.host).toBe(host(estate, 'h1').id);
  expect(mail.state).toBe('crashed');
  expect(tryTo(estate, { verb: 'migrateCold', vm: mail.id, host: host(estate, 'h2').id })).toBe('disk.local');
});

test('MG11 a live move copies a local disk before the memory, a cold one while the VM is off', () => {
  const live = hypervisors();
  const mail = localise(live, 'mail');
  const rate = copyMibPerS(live, 'h1', 'h2');
  act(live, { verb: 'migrateLive', vm: mail.id, host: host(live, 'h2').id });
  const seconds = runUntil(live, () => mail.host === host(live, 'h2').id);
  expect(seconds).toBeGreaterThanOrEqual(Math.floor((8192 + 6144) / rate));
  expect(mail.local).toBe(true);
  const cold = hypervisors();
  const files = localise(cold, 'files');
  act(cold, { verb: 'migrateCold', vm: files.id, host: host(cold, 'h2').id });
  expect(files.state).toBe('converting');
  expect(runUntil(cold, () => files.host === host(cold, 'h2').id)).toBeGreaterThanOrEqual(Math.floor(8192 / rate));
  expect(files.state).toBe('booting');
});

test('ST3 a hardware fault takes local disks with it, a crash does not', () => {
  const estate = hypervisors();
  const { id } = localise(estate, 'mail');
  act(estate, { verb: 'snapshotVm', vm: id });
  break_(estate, 'h1', 'crash');
  expect(estate.team.vms.some((one) => one.id === id)).toBe(true);
  const dead = hypervisors();
  const lost = localise(dead, 'mail').id;
  act(dead, { verb: 'snapshotVm', vm: lost });
  break_(dead, 'h1');
  expect(dead.team.vms.some((one) => one.id === lost)).toBe(false);
  expect(instancesOf(dead, 'mail')).toEqual([]);
  expect(dead.team.copies).toEqual([]);
  expect(happened(dead, 'vm.lost').map((event) => event.subject)).toEqual([lost]);
  expect(dead.team.vms).toHaveLength(5);
});

test('ST4 blocks in use grow by writing; a full pool stops who writes, until there is room', () => {
  const estate = pooled(49);
  const before = vm(estate, 'shop-db').diskMib;
  run(estate, 60);
  const after = vm(estate, 'shop-db').diskMib;
  expect(after).toBeGreaterThan(before);
  expect(after - before).toBeLessThanOrEqual((60 * 6) / 5);
  expect(vm(estate, 'shop-web').diskMib).toBe(before); // it writes nothing
  runUntil(estate, () => happened(estate, 'vm.diskFull').length > 0, 6000);
  run(estate, 10);
  expect(poolUsed(estate)).toBeLessThanOrEqual(49 * GIB);
  const serving = (id: string) => estate.team.services[serviceIndex(estate, id)]?.serving;
  expect([serving('shop-db'), serving('shop-web')]).toEqual([0, 1]);
  const why = explainService(estate.rules, estate.team, serviceIndex(estate, 'shop-db'));
  expect(why.map((link) => link.code)).toContain('vm.disk_full');
  const made = { verb: 'createVm', host: host(estate, 'h2').id, guest: 'linux', vcpus: 1, memoryMib: 1024 } as const;
  expect(tryTo(estate, made)).toBe('disk.full');
  act(estate, { verb: 'setPoolSize', poolGib: 100 });
  run(estate, 10);
  expect(serving('shop-db')).toBe(1);
  expect(tryTo(estate, made)).toBe('ok');
});

test('ST5 a snapshot holds what is overwritten, at most the disk as it was, and frees it when deleted', () => {
  const estate = pooled(400);
  const db = vm(estate, 'shop-db');
  act(estate, { verb: 'snapshotVm', vm: db.id });
  const [snapshot] = copies(estate, 'snapshot');
  expect(snapshot).toMatchObject({ vm: db.id, heldMib: 0, diskMib: db.diskMib });
  const [used, disk] = [poolUsed(estate), db.diskMib];
  run(estate, 300);
  expect(snapshot?.heldMib).toBeGreaterThan(100);
  expect(db.diskMib).toBe(disk);
  expect(poolUsed(estate)).toBeGreaterThan(used + 100);
  run(estate, 9000);
  expect(snapshot?.heldMib).toBe(disk);
  expect(db.diskMib).toBeGreaterThan(disk);
  act(estate, { verb: 'deleteCopy', copy: snapshot?.id ?? 0 });
  expect(copies(estate, 'snapshot')).toEqual([]);
  for (let i = 0; i < 32; i++) act(estate, { verb: 'snapshotVm', vm: db.id });
  expect(tryTo(estate, { verb: 'snapshotVm', vm: db.id })).toBe('vm.snapshots');
  act(estate, { verb: 'stopVm', vm: db.id });
  act(estate, { verb: 'deleteVm', vm: db.id });
  expect(estate.team.copies).toEqual([]);
});

test('ST6 rolled back, a VM is what it was then, and boots', () => {
  const estate = pooled(400);
  const db = vm(estate, 'shop-db');
  act(estate, { verb: 'snapshotVm', vm: db.id });
  const disk = db.diskMib;
  run(estate, 60);
  act(estate, { verb: 'snapshotVm', vm: db.id });
  const [first, second] = copies(estate, 'snapshot') as [DiskCopy, DiskCopy];
  db.patchedTick = estate.world.tick;
  const kills = causeMicroCents(estate.team, 'statefulKill');
  act(estate, { verb: 'revertVm', copy: first.id });
  expect(db).toMatchObject({ state: 'booting', diskMib: disk, patchedTick: 0 });
  expect(causeMicroCents(estate.team, 'statefulKill')).toBe(kills - estate.rules.prices.statefulKill);
  expect(copies(estate, 'snapshot')).toEqual([first]);
  expect(tryTo(estate, { verb: 'revertVm', copy: second.id })).toBe('copy.unknown');
});

test('ST7 a template makes VMs in 75 s and with 3 operator minutes', () => {
  const estate = pooled(400);
  const mail = vm(estate, 'mail');
  expect(tryTo(estate, { verb: 'makeTemplate', vm: mail.id })).toBe('vm.state');
  act(estate, { verb: 'stopVm', vm: mail.id });
  const used = poolUsed(estate);
  act(estate, { verb: 'makeTemplate', vm: mail.id });
  expect(poolUsed(estate)).toBe(used); // its blocks stay where they are
  expect(estate.team.vms.some((one) => one.name === 'mail')).toBe(false);
  expect(instancesOf(estate, 'mail')).toEqual([]);
  const template = copies(estate, 'template')[0]?.id ?? 0;
  const minutes = estate.team.operatorMilliMinutes;
  act(estate, { verb: 'cloneVm', source: template, host: host(estate, 'h2').id });
  expect(minutes - estate.team.operatorMilliMinutes).toBe(3000);
  act(estate, { verb: 'cloneVm', source: template, host: host(estate, 'h3').id });
  expect(last(estate)).toMatchObject({ state: 'converting', vcpus: 2, memoryMib: 6144 });
  expect(runUntil(estate, () => last(estate).state === 'booting')).toBe(75);
  run(estate, 31);
  expect(instancesOf(estate, 'mail')).toHaveLength(2);
  expect(estate.team.services[serviceIndex(estate, 'mail')]?.serving).toBe(2);
  expect(tryTo(estate, { verb: 'cloneVm', source: vm(estate, 'files').id, host: host(estate, 'h2').id })).toBe('ok');
  expect(tryTo(estate, { verb: 'cloneVm', source: 77, host: host(estate, 'h2').id })).toBe('vm.unknown');
});

test('ST8 a backup copies over the link and costs by what it keeps', () => {
  const estate = hypervisors({ scenario: { realMinutes: 60 } });
  const mail = vm(estate, 'mail');
  act(estate, { verb: 'backupVm', vm: mail.id });
  const seconds = runUntil(estate, () => copies(estate, 'backup').length === 1);
  expect(seconds).toBe(Math.ceil(8192 / copyMibPerS(estate, 'h1', 'h1')));
  run(estate, 3600);
  const dollars = -causeMicroCents(estate.team, 'storage') / 100_000_000;
  expect(dollars).toBeCloseTo(8 * 0.023, 3);
  act(estate, { verb: 'deleteCopy', copy: copies(estate, 'backup')[0]?.id ?? 0 });
  act(estate, { verb: 'stopVm', vm: vm(estate, 'files').id });
  act(estate, { verb: 'makeTemplate', vm: vm(estate, 'files').id }); // it stands on the pool, not in that store
  const before = causeMicroCents(estate.team, 'storage');
  run(estate, 60);
  expect(causeMicroCents(estate.team, 'storage')).toBe(before);
});

test('ST9 what was backed up comes home, also when its host and its disk are gone', () => {
  const estate = hypervisors();
  act(estate, { verb: 'backupVm', vm: vm(estate, 'mail').id });
  run(estate, 90);
  const copy = copies(estate, 'backup')[0]?.id ?? 0;
  const restore = (name: string) => tryTo(estate, { verb: 'restoreVm', copy, host: host(estate, name).id });
  expect(restore('h1')).toBe('vm.state'); // it runs
  localise(estate, 'mail');
  break_(estate, 'h1');
  expect(estate.team.vms.some((one) => one.name === 'mail')).toBe(false);
  expect(restore('h2')).toBe('ok');
  runUntil(estate, () => last(estate).state === 'booting');
  run(estate, 31);
  expect(last(estate)).toMatchObject({ host: host(estate, 'h2').id, diskMib: 8192, state: 'running' });
  expect(estate.team.services[serviceIndex(estate, 'mail')]?.serving).toBe(1);
  expect(happened(estate, 'vm.restored')).toHaveLength(1);
});

test('ST9 a restore that is called off leaves the old VM stopped and makes no new one', () => {
  const estate = hypervisors();
  const mail = vm(estate, 'mail');
  act(estate, { verb: 'backupVm', vm: mail.id });
  run(estate, 90);
  const copy = copies(estate, 'backup')[0]?.id ?? 0;
  act(estate, { verb: 'stopVm', vm: mail.id });
  act(estate, { verb: 'restoreVm', copy, host: host(estate, 'h2').id });
  run(estate, 10);
  act(estate, { verb: 'cancelMigration', vm: mail.id });
  expect(mail).toMatchObject({ state: 'stopped', host: host(estate, 'h1').id });
  act(estate, { verb: 'deleteVm', vm: mail.id });
  act(estate, { verb: 'restoreVm', copy, host: host(estate, 'h2').id });
  run(estate, 10);
  act(estate, { verb: 'cancelMigration', vm: last(estate).id });
  expect(estate.team.vms).toHaveLength(5);
});
