import { expect, test } from 'vitest';
import { explainService } from '../../../shared/sim/explain.ts';
import { showVm } from '../../../shared/sim/shown.ts';
import { cpuReady } from '../../../shared/sim/vms/cpu-ready.ts';
import { act, type Estate, host, hostSpec, hypervisors, run, serviceIndex, steady, tryTo, vm } from './estate.ts';

/** The shop of level 2.1 at a load that its one host cannot carry. */
function crowded(requestsPerSecond = 900): Estate {
  const estate = hypervisors({ scenario: steady('2-1', requestsPerSecond) });
  run(estate, 5);
  return estate;
}
const set = (estate: Estate, name: string, reservationM: number, limitM = 0, shares = 1000) =>
  tryTo(estate, { verb: 'setVmResources', vm: vm(estate, name).id, reservationM, limitM, shares });

test('CP6 a reservation holds in a shortage', () => {
  const estate = crowded();
  const files = vm(estate, 'files');
  expect(host(estate, 'h1').cpuUtilisation).toBeCloseTo(1, 6);
  const before = files.cpuGrantedM;
  expect(before).toBeLessThan(1900);
  expect(set(estate, 'files', 2000)).toBe('ok');
  run(estate, 5);
  expect(files.cpuGrantedM).toBeGreaterThan(before + 50);
  expect(files.cpuGrantedM).toBeCloseTo(Math.min(2000, files.cpuDemandM), 6);
});

test('CP6 shares weigh, a limit caps', () => {
  const estate = crowded();
  const [mail, files] = [vm(estate, 'mail'), vm(estate, 'files')];
  expect(set(estate, 'mail', 0, 0, 4000)).toBe('ok');
  expect(set(estate, 'files', 0, 0, 500)).toBe('ok');
  run(estate, 5);
  expect(mail.cpuGrantedM).toBeGreaterThan(files.cpuGrantedM * 1.5);
  expect(set(estate, 'mail', 0, 700)).toBe('ok');
  run(estate, 5);
  expect(mail.cpuGrantedM).toBeCloseTo(700, 6);
  const why = explainService(estate.rules, estate.team, serviceIndex(estate, 'mail'));
  expect(why.map((link) => link.code)).toContain('vm.limited');
});

test('CP6 reservations are admitted up to the cores of the host', () => {
  const estate = hypervisors();
  expect(set(estate, 'shop-db', 5000)).toBe('vm.reservation'); // it has four vCPUs
  expect(set(estate, 'shop-db', 3000, 2000)).toBe('vm.reservation');
  expect(set(estate, 'shop-db', 0, 0, 0)).toBe('vm.shares');
  expect(set(estate, 'shop-db', 0)).toBe('setting.same');
  for (const name of ['shop-db', 'shop-web', 'shop-cart']) expect(set(estate, name, 4000)).toBe('ok');
  expect(set(estate, 'mail', 1)).toBe('host.reserved'); // 12 of 12 cores
  expect(set(estate, 'mail', 0, 1500)).toBe('ok');
});

test('CP6 a VM brings its reservation along, or does not come', () => {
  const vms = ['a', 'b', 'c', 'd'].map((name) => ({
    name,
    guest: 'linux',
    vcpus: 4,
    memoryMib: 2048,
    service: null,
    runtime: null,
  }));
  const hosts = [
    hostSpec('h1', 0, 0, { platform: 'kvm', vms: vms.slice(0, 1) }),
    hostSpec('h2', 1, 0, { platform: 'kvm', vms: vms.slice(1) }),
  ];
  const estate = hypervisors({ scenario: { hosts } });
  for (const name of ['a', 'b', 'c', 'd']) expect(set(estate, name, 4000)).toBe('ok');
  const move = { verb: 'migrateLive', vm: vm(estate, 'a').id, host: host(estate, 'h2').id } as const;
  expect(tryTo(estate, move)).toBe('host.reserved');
  expect(set(estate, 'b', 0)).toBe('ok');
  expect(tryTo(estate, move)).toBe('ok');
  expect(set(estate, 'b', 1)).toBe('host.reserved'); // what is on its way counts
});

test('VM10 CPU ready is what VMs wait for a core; above 10 % it is a reason', () => {
  const estate = hypervisors();
  run(estate, 5);
  const mail = vm(estate, 'mail');
  expect(cpuReady(estate.team, mail)).toBeLessThan(0.05);
  const full = crowded();
  expect(cpuReady(full.team, vm(full, 'shop-db'))).toBeGreaterThan(0.1);
  expect(showVm(full.world, full.team, vm(full, 'shop-db')).readyPercent).toBeGreaterThan(10);
  const why = explainService(full.rules, full.team, serviceIndex(full, 'shop-db'));
  const link = why.find((one) => one.code === 'vm.cpu_ready');
  expect(link?.numbers.vcpusOnHost).toBe(20);
  act(full, { verb: 'stopVm', vm: mailOf(full) });
});
const mailOf = (estate: Estate): number => vm(estate, 'mail').id;

test('VM11 the minutes in which a VM did nothing are counted', () => {
  const estate = hypervisors();
  act(estate, { verb: 'createVm', host: host(estate, 'h2').id, guest: 'linux', vcpus: 1, memoryMib: 1024 });
  const made = estate.team.vms.at(-1) as Estate['team']['vms'][number];
  act(estate, { verb: 'bootVm', vm: made.id });
  run(estate, 305);
  expect(showVm(estate.world, estate.team, made).idleMinutes).toBe(5);
  expect(showVm(estate.world, estate.team, vm(estate, 'mail')).idleMinutes).toBe(0);
});
