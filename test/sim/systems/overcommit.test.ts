import { expect, test } from 'vitest';
import { explainService } from '../../../shared/sim/explain.ts';
import { brokenInvariants } from '../../../shared/sim/invariants.ts';
import { freeMib } from '../../../shared/sim/placement.ts';
import { usableMib } from '../../../shared/sim/rulebook.ts';
import { factsOf } from '../../../shared/sim/view.ts';
import { act, type Estate, happened, host, hypervisors, instancesOf, run, serviceIndex, tryTo, vm } from './estate.ts';

const policy = (estate: Estate, overcommitPercent: number, name = 'h1') =>
  tryTo(estate, { verb: 'setMemoryPolicy', host: host(estate, name).id, overcommitPercent });
const free = (estate: Estate) => freeMib(factsOf(estate.world, estate.team), estate.rules, host(estate, 'h1'));

/** Linux guests of that size on h1 beside the six that are there, and booted. */
function fill(estate: Estate, memoryMib: number, count: number): void {
  for (let i = 0; i < count; i++) {
    act(estate, { verb: 'createVm', host: host(estate, 'h1').id, guest: 'linux', vcpus: 1, memoryMib });
    act(estate, { verb: 'bootVm', vm: estate.team.vms.at(-1)?.id ?? 0 });
  }
  run(estate, 40);
}

test('MO1 a policy lets a host promise more memory than it has, and cannot be taken back while it is used', () => {
  const estate = hypervisors();
  const usable = usableMib(estate.rules, host(estate, 'h1'));
  const before = free(estate);
  expect(policy(estate, 99)).toBe('overcommit.range');
  expect(policy(estate, 201)).toBe('overcommit.range');
  expect(policy(estate, 100)).toBe('setting.same');
  expect(policy(estate, 150)).toBe('ok');
  expect(free(estate) - before).toBe(Math.floor(usable / 2));
  fill(estate, 12_288, 1);
  expect(free(estate)).toBeLessThan(usable / 2);
  expect(policy(estate, 100)).toBe('overcommit.in_use');
  expect(brokenInvariants(estate.world, estate.rules)).toEqual([]);
  const bare = hypervisors();
  act(bare, { verb: 'installPlatform', host: host(bare, 'h2').id, platform: 'linux' });
  expect(policy(bare, 150, 'h2')).toBe('host.no_hypervisor');
});

test('MO2 identical guests share pages, so that a little overcommit takes nothing from anybody', () => {
  const estate = hypervisors();
  expect(policy(estate, 150)).toBe('ok');
  fill(estate, 7168, 2); // 52 of 46 GiB, eight Linux guests
  expect(estate.team.vms.every((one) => one.balloonMib === 0 && one.swapMib === 0)).toBe(true);
  expect(happened(estate, 'vm.ballooned')).toEqual([]);
});

test('MO3 more overcommit balloons what guests do not use, and slows them a little', () => {
  const estate = hypervisors();
  const [mail] = instancesOf(estate, 'mail');
  run(estate, 5);
  const before = mail?.efficiency ?? 0;
  expect(policy(estate, 200)).toBe('ok');
  fill(estate, 8192, 3);
  const ballooned = estate.team.vms.filter((one) => one.balloonMib > 0);
  expect(ballooned.length).toBe(estate.team.vms.length);
  expect(estate.team.vms.every((one) => one.swapMib === 0)).toBe(true);
  expect(mail?.efficiency).toBeLessThan(before);
  expect(mail?.efficiency).toBeGreaterThan(before * 0.95);
  expect(happened(estate, 'vm.ballooned').length).toBe(estate.team.vms.length);
  for (const one of estate.team.vms.slice(-3)) act(estate, { verb: 'stopVm', vm: one.id });
  run(estate, 6);
  expect(mail?.efficiency).toBe(before);
});

test('MO4 what is used is swapped, and the service crawls; MO5 the reason is told', () => {
  const estate = hypervisors();
  const [db] = instancesOf(estate, 'shop-db');
  run(estate, 5);
  const before = db?.efficiency ?? 0;
  expect(policy(estate, 200)).toBe('ok');
  // Services that need all of their memory leave a balloon nothing to take.
  for (const service of estate.rules.services) Object.assign(service, { memoryBaseMib: 7800 });
  const vm1 = vm(estate, 'shop-db');
  for (let i = 0; i < 4; i++) act(estate, { verb: 'cloneVm', source: vm1.id, host: host(estate, 'h1').id });
  run(estate, 110);
  expect(vm1.swapMib).toBeGreaterThan(100);
  expect(db?.efficiency).toBeLessThan(before * 0.9);
  expect(happened(estate, 'vm.swapped').map((event) => event.subject)).toContain(vm1.id);
  const why = explainService(estate.rules, estate.team, serviceIndex(estate, 'shop-db'));
  expect(why.find((link) => link.code === 'vm.swapped')?.subject).toBe(vm1.id);
  expect(brokenInvariants(estate.world, estate.rules)).toEqual([]);
});

test('ME4 without a policy nothing is promised twice', () => {
  const estate = hypervisors();
  const left = free(estate);
  const wanted = { verb: 'createVm', host: host(estate, 'h1').id, guest: 'linux', vcpus: 1 } as const;
  expect(tryTo(estate, { ...wanted, memoryMib: left })).toBe('host.memory_short');
  expect(estate.team.vms.every((one) => one.speed === 1)).toBe(true);
});
