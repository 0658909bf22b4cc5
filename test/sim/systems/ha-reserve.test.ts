import { expect, test } from 'vitest';
import { explainHost } from '../../../shared/sim/explain.ts';
import { failHost } from '../../../shared/sim/machines/host-life.ts';
import { vmFootprintMib } from '../../../shared/sim/placement.ts';
import { usableMib } from '../../../shared/sim/rulebook.ts';
import { act, type Estate, happened, host, hypervisors, run, runUntil, tryTo, vm } from './estate.ts';

const create = (estate: Estate, name: string, memoryMib: number) =>
  tryTo(estate, { verb: 'createVm', host: host(estate, name).id, guest: 'linux', vcpus: 2, memoryMib });
const evacuate = (estate: Estate, name: string, on = true) =>
  tryTo(estate, { verb: 'evacuateHost', host: host(estate, name).id, on });

test('VM12 what was set aside for a lost host is not given to a new VM', () => {
  const estate = hypervisors(); // 38 GiB of VMs on h1; h2 and h3 are empty
  const room = usableMib(estate.rules, host(estate, 'h1'));
  const placed = estate.team.vms.reduce((sum, one) => sum + vmFootprintMib(one, undefined), 0);
  expect(tryTo(estate, { verb: 'setHaReserve', hosts: 2 })).toBe('ok');
  expect(create(estate, 'h2', room - placed)).toBe('ha.reserve'); // its overhead is too much
  expect(create(estate, 'h2', room - placed - 1024)).toBe('ok');
  expect(create(estate, 'h3', 1024)).toBe('ha.reserve');
  const made = estate.team.vms.at(-1)?.id ?? 0;
  expect(tryTo(estate, { verb: 'resizeVm', vm: made, vcpus: 2, memoryMib: room - placed })).toBe('ha.reserve');
  expect(tryTo(estate, { verb: 'resizeVm', vm: made, vcpus: 2, memoryMib: 1024 })).toBe('ok');
  expect(tryTo(estate, { verb: 'cloneVm', source: vm(estate, 'shop-db').id, host: host(estate, 'h3').id })).toBe(
    'ha.reserve',
  );
  expect(tryTo(estate, { verb: 'setHaReserve', hosts: 2 })).toBe('setting.same');
});

test('VM12 a boot is refused while too few hosts are left; moves and HA restarts are not asked', () => {
  const estate = hypervisors();
  for (const one of estate.team.vms) act(estate, { verb: 'setHa', vm: one.id, priority: 1 });
  act(estate, { verb: 'stopVm', vm: vm(estate, 'mail').id });
  act(estate, { verb: 'setHaReserve', hosts: 2 });
  expect(tryTo(estate, { verb: 'bootVm', vm: vm(estate, 'mail').id })).toBe('ok');
  act(estate, { verb: 'migrateCold', vm: vm(estate, 'mail').id, host: host(estate, 'h2').id });
  failHost(estate.world, estate.rules, estate.team, host(estate, 'h1'), 'hardware', 0, estate);
  run(estate, 60);
  expect(happened(estate, 'vm.restarted')).toHaveLength(5);
  const hosts = new Set(estate.team.vms.map((one) => one.host));
  expect(hosts).toEqual(new Set([host(estate, 'h2').id, host(estate, 'h3').id])); // spread over what is left
  act(estate, { verb: 'stopVm', vm: vm(estate, 'mail').id });
  expect(tryTo(estate, { verb: 'bootVm', vm: vm(estate, 'mail').id })).toBe('ha.reserve');
});

test('VM13 an evacuated host is emptied one VM after the other and takes no other', () => {
  const estate = hypervisors();
  act(estate, { verb: 'stopVm', vm: vm(estate, 'files').id });
  expect(evacuate(estate, 'h1')).toBe('ok');
  expect(evacuate(estate, 'h1')).toBe('setting.same');
  run(estate, 20);
  expect(estate.team.transfers).toHaveLength(1);
  expect(create(estate, 'h1', 1024)).toBe('host.evacuating');
  runUntil(estate, () => estate.team.vms.every((one) => one.host !== host(estate, 'h1').id));
  run(estate, 2);
  expect(happened(estate, 'host.evacuated')).toHaveLength(1);
  expect(estate.team.vms.filter((one) => one.state === 'running')).toHaveLength(5); // nothing was stopped for it
  expect(happened(estate, 'vm.killed')).toEqual([]);
  expect(create(estate, 'h1', 1024)).toBe('host.evacuating');
  expect(evacuate(estate, 'h1', false)).toBe('ok');
  expect(create(estate, 'h1', 1024)).toBe('ok');
});

test('VM13 it goes where most memory is free', () => {
  const estate = hypervisors();
  expect(create(estate, 'h2', 4096)).toBe('ok');
  expect(evacuate(estate, 'h1')).toBe('ok');
  run(estate, 2);
  expect(estate.team.transfers[0]?.toHost).toBe(host(estate, 'h3').id);
});

test('VM13 MG11 a VM with a local disk takes it along', () => {
  const estate = hypervisors();
  vm(estate, 'mail').local = true;
  expect(evacuate(estate, 'h1')).toBe('ok');
  runUntil(estate, () => estate.team.transfers.some((one) => one.vm === vm(estate, 'mail').id));
  const move = estate.team.transfers.find((one) => one.vm === vm(estate, 'mail').id);
  expect(move?.remainingMib).toBeGreaterThan(8192 - 200); // its disk before its memory
});

test('VM13 a VM that fits nowhere stays, and a product that cannot move VMs is not evacuated', () => {
  const estate = hypervisors();
  for (const name of ['h2', 'h3']) expect(create(estate, name, 40_000)).toBe('ok');
  expect(evacuate(estate, 'h1')).toBe('ok');
  run(estate, 400);
  expect(vm(estate, 'shop-db').host).toBe(host(estate, 'h1').id);
  expect(happened(estate, 'host.evacuated')).toEqual([]);
  const why = explainHost(estate.world, estate.rules, estate.team, host(estate, 'h1').id);
  expect(why.find((link) => link.code === 'host.no_refuge')?.numbers.vms).toBeGreaterThan(0);
  const other = hypervisors();
  host(other, 'h1').platform = other.rules.platforms.findIndex((platform) => platform.id === 'virtualbox');
  expect(evacuate(other, 'h1')).toBe('migration.unsupported');
});
