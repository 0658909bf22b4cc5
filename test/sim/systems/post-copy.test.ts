import { expect, test } from 'vitest';
import { brokenInvariants } from '../../../shared/sim/invariants.ts';
import { failHost } from '../../../shared/sim/machines/host-life.ts';
import { freeMib } from '../../../shared/sim/placement.ts';
import { balanceHosts } from '../../../shared/sim/systems/evacuation.ts';
import { factsOf } from '../../../shared/sim/view.ts';
import { copyMibPerS } from './copy-speed.ts';
import {
  act,
  catalogue,
  type Estate,
  happened,
  host,
  hostSpec,
  hypervisors,
  instancesOf,
  run,
  runUntil,
  steady,
  tryTo,
  vm,
} from './estate.ts';

const send = (estate: Estate, name: string, to: string) =>
  tryTo(estate, { verb: 'migratePostCopy', vm: vm(estate, name).id, host: host(estate, to).id });
const fail = (estate: Estate, name: string) =>
  failHost(estate.world, estate.rules, estate.team, host(estate, name), 'hardware', 0, estate);
const products = (kinds: readonly string[]) =>
  catalogue.platforms.filter((platform) => kinds.includes(platform.kind)).map((platform) => platform.id);

test('MG8 post-copy runs over there at once, slowly at first, and its memory follows once', () => {
  const estate = hypervisors();
  const db = vm(estate, 'shop-db');
  const [instance] = instancesOf(estate, 'shop-db');
  run(estate, 5);
  const before = instance?.efficiency ?? 0;
  expect(send(estate, 'shop-db', 'h2')).toBe('ok');
  run(estate, 2);
  expect(db.host).toBe(host(estate, 'h2').id);
  expect(db.state).toBe('running');
  expect(instance?.efficiency).toBeLessThan(before * 0.6);
  expect(instance?.efficiency).toBeGreaterThan(before * 0.4);
  expect(tryTo(estate, { verb: 'cancelMigration', vm: db.id })).toBe('migration.committed');
  const facts = factsOf(estate.world, estate.team);
  expect(freeMib(facts, estate.rules, host(estate, 'h1'))).toBe(
    freeMib(factsOf(hypervisors().world, hypervisors().team), estate.rules, host(estate, 'h1')),
  );
  const seconds = runUntil(estate, () => estate.team.transfers.length === 0);
  expect(seconds + 2).toBe(Math.ceil(8192 / copyMibPerS(estate, 'h1', 'h2')));
  run(estate, 1);
  expect(instance?.efficiency).toBe(before);
  expect(happened(estate, 'migration.done')).toHaveLength(1);
});

test('MG8 it ends however fast the VM writes, and only KVM has it', () => {
  const estate = hypervisors({ scenario: steady('2-1', 300) });
  Object.assign(estate.rules.services[instancesOf(estate, 'shop-db')[0]?.service ?? 0] as object, {
    dirtyMibPerS: 900,
  });
  run(estate, 5);
  expect(send(estate, 'shop-db', 'h2')).toBe('ok');
  expect(runUntil(estate, () => estate.team.transfers.length === 0)).toBeLessThan(80);
  expect(brokenInvariants(estate.world, estate.rules)).toEqual([]);
  const vms = catalogue.scenarios.find((entry) => entry.id === '2-1')?.hosts[0]?.vms ?? [];
  for (const platform of products(['type1', 'type2'])) {
    const hosts = [hostSpec('h1', 0, 0, { platform, vms }), hostSpec('h2', 1, 0, { platform })];
    const pair = hypervisors({ scenario: { hosts } });
    expect(send(pair, 'mail', 'h2'), platform).toBe(platform === 'kvm' ? 'ok' : 'migration.unsupported');
  }
});

test('MG9 if either host dies meanwhile the VM is lost, and HA boots it from its disk', () => {
  for (const dying of ['h1', 'h2']) {
    const estate = hypervisors();
    const files = vm(estate, 'files');
    act(estate, { verb: 'setHa', vm: files.id, priority: 1 });
    expect(send(estate, 'files', 'h2')).toBe('ok');
    run(estate, 10);
    fail(estate, dying);
    expect(files.state, dying).toBe('crashed');
    expect(estate.team.transfers).toEqual([]);
    expect(happened(estate, 'vm.killed').map((event) => event.subject)).toContain(files.id);
    run(estate, 60);
    expect(files.state, dying).toBe('running');
    expect(host(estate, dying).id).not.toBe(files.host);
  }
  const late = hypervisors();
  send(late, 'files', 'h2');
  run(late, 100);
  fail(late, 'h1');
  expect(vm(late, 'files').state).toBe('running'); // its memory is all there
});

test('MG10 tools that balance send a VM live from the busiest host to the idlest', () => {
  const shipped = catalogue.scenarios.find((entry) => entry.id === '2-1');
  const vms = shipped?.hosts[0]?.vms ?? [];
  const floor = (platform: string) => {
    const hosts = [hostSpec('h1', 0, 0, { platform, vms }), hostSpec('h2', 1, 0, { platform })];
    return hypervisors({ scenario: { hosts, ...steady('2-1', 400) } });
  };
  expect(tryTo(floor('kvm'), { verb: 'setAutoBalance', on: true })).toBe('migration.unsupported');
  const alone = floor('esxi');
  run(alone, 600);
  expect(alone.team.vms.every((one) => one.host === host(alone, 'h1').id)).toBe(true);
  const estate = floor('esxi');
  act(estate, { verb: 'setAutoBalance', on: true });
  expect(tryTo(estate, { verb: 'setAutoBalance', on: true })).toBe('setting.same');
  run(estate, 10);
  const gap = () => Math.abs(host(estate, 'h1').cpuUtilisation - host(estate, 'h2').cpuUtilisation);
  const before = gap();
  run(estate, 900);
  expect(estate.team.vms.some((one) => one.host === host(estate, 'h2').id)).toBe(true);
  expect(gap()).toBeLessThan(before / 2);
  const moves = happened(estate, 'migration.done').length;
  run(estate, 900);
  expect(happened(estate, 'migration.done').length).toBe(moves); // and it is content then
});

test('MG10 nothing is moved for a gap below 25 points', () => {
  const shipped = catalogue.scenarios.find((entry) => entry.id === '2-1');
  const vms = shipped?.hosts[0]?.vms ?? [];
  const movesAt = (idlest: number): number => {
    const hosts = [hostSpec('h1', 0, 0, { platform: 'esxi', vms }), hostSpec('h2', 1, 0, { platform: 'esxi' })];
    const estate = hypervisors({ scenario: { hosts, ...steady('2-1', 100) } });
    act(estate, { verb: 'setAutoBalance', on: true });
    run(estate, 59);
    estate.world.tick = 60;
    Object.assign(host(estate, 'h1'), { cpuUtilisation: 0.6, cpuUsedM: 7200 });
    Object.assign(host(estate, 'h2'), { cpuUtilisation: idlest, cpuUsedM: idlest * 12_000 });
    balanceHosts(estate.world, estate.rules, estate.team);
    return estate.team.transfers.length;
  };
  expect(movesAt(0.36)).toBe(0);
  expect(movesAt(0.34)).toBe(1);
});

test('VM9 a stopped VM goes from every hypervisor product to every other by conversion alone', () => {
  const all = products(['type1', 'type2']);
  expect(all).toHaveLength(6);
  for (const from of all) {
    for (const to of all) {
      if (from === to) continue;
      const vms = catalogue.scenarios.find((entry) => entry.id === '2-1')?.hosts[0]?.vms.slice(-1) ?? [];
      const hosts = [hostSpec('h1', 0, 0, { platform: from, vms }), hostSpec('h2', 1, 0, { platform: to })];
      const estate = hypervisors({ scenario: { hosts } });
      const files = vm(estate, 'files');
      const h2 = host(estate, 'h2').id;
      const size = { vcpus: files.vcpus, memoryMib: files.memoryMib };
      expect(tryTo(estate, { verb: 'migrateLive', vm: files.id, host: h2 }), `${from} ${to}`).toBe('platform.differs');
      expect(tryTo(estate, { verb: 'convert', subject: files.id, host: h2, ...size })).toBe('vm.state');
      act(estate, { verb: 'stopVm', vm: files.id });
      expect(tryTo(estate, { verb: 'migrateCold', vm: files.id, host: h2 })).toBe('platform.differs');
      act(estate, { verb: 'convert', subject: files.id, host: h2, ...size });
      runUntil(estate, () => files.state === 'running');
      expect(files.host, `${from} to ${to}`).toBe(h2);
    }
  }
});
