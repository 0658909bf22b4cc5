import { describe, expect, test } from 'vitest';
import { MICRO_CENTS_PER_DOLLAR } from '../../../shared/base/units.ts';
import { causeMicroCents } from '../../../shared/sim/ledger.ts';
import { windowsCostOf } from '../../../shared/sim/machines/licences.ts';
import { windowsDollarsPerHour, windowsPacks } from '../../../shared/sim/rules/windows-licence.ts';
import { act, cluster, type Estate, host, hostSpec, run, steady, tryTo } from './estate.ts';

type HostSpec = ReturnType<typeof hostSpec>;
const guestVm = (guest: string) => (_: unknown, index: number) => ({
  ...{ name: `${guest}${index}`, guest, vcpus: 1, memoryMib: 2048, service: null, runtime: null, local: false },
});
const vms = (guest: string, count: number) => Array.from({ length: count }, guestVm(guest));
const estateWith = (...hosts: HostSpec[]): Estate =>
  cluster({ scenario: { hosts, deployments: [], ...steady('4-2', 0), fixedDollarsPerHour: 0 } });

/** Licences of one hour, in dollars, from a tenth of it. */
function licencesAnHour(estate: Estate): number {
  const before = causeMicroCents(estate.team, 'licence');
  run(estate, 360);
  return (10 * (before - causeMicroCents(estate.team, 'licence'))) / MICRO_CENTS_PER_DOLLAR;
}

test('LC1 ESXi counts 16 cores a CPU, also on a machine that has two; the free ones cost nothing', () => {
  const one = (model: string, platform: string) =>
    licencesAnHour(estateWith(hostSpec('x1', 0, 0, { model, platform })));
  expect(one('t2', 'esxi')).toBeCloseTo(32, 4); // 2 cores, one CPU
  expect(one('s12', 'esxi')).toBeCloseTo(64, 4); // 12 cores in two CPUs
  expect(one('m64', 'esxi')).toBeCloseTo(128, 4);
  for (const platform of ['kvm', 'xen', 'virtualbox', 'workstation', 'linux']) expect(one('s12', platform)).toBe(0);
});

test('LC2 Windows Server is for all cores, 8 a CPU and 16 a server at least, in packs of 16 (H11)', () => {
  const terms = estateWith().rules.economy.windowsLicence;
  expect([2, 12, 16, 17, 44, 64].map((cores) => windowsPacks(cores, cores > 2 ? 2 : 1, terms))).toEqual([
    1, 1, 1, 2, 3, 4,
  ]);
  expect(windowsPacks(8, 4, terms)).toBe(2); // four small CPUs count eight cores each
  expect(windowsPacks(2, 1, { ...terms, packCores: 2 })).toBe(8); // 16 cores a server, in whatever packs
  const one = (platform: string, guests = 0) =>
    licencesAnHour(estateWith(hostSpec('x1', 0, 0, { platform, vms: vms('windows', guests) })));
  expect(one('windows')).toBeCloseTo(30, 4);
  expect(one('hyperv')).toBeCloseTo(30, 4); // Hyper-V is a part of it
  expect(one('hyperv', 2)).toBeCloseTo(30, 4); // and covers two guests
  expect(one('kvm', 1)).toBeCloseTo(30, 4); // the guests need it on any hypervisor
  expect(one('esxi', 1)).toBeCloseTo(94, 4);
  const linuxOnly = licencesAnHour(estateWith(hostSpec('x1', 0, 0, { platform: 'kvm', vms: vms('linux', 3) })));
  expect(linuxOnly).toBe(0);
});

describe('LC3 Standard is stacked, two guests at a time; Datacenter is cheaper from twelve on (H12)', () => {
  const terms = estateWith().rules.economy.windowsLicence;
  const cost = (edition: 'standard' | 'datacenter', guests: number) => windowsDollarsPerHour(edition, 1, guests, terms);

  test('LC3 the break-even lies between ten and twelve guests', () => {
    expect([0, 1, 2, 3, 4, 10, 12].map((guests) => cost('standard', guests))).toEqual([30, 30, 30, 60, 60, 150, 180]);
    for (let guests = 0; guests <= 40; guests++) {
      expect(cost('datacenter', guests)).toBe(171);
      if (guests <= 10) expect(cost('standard', guests)).toBeLessThan(171);
      if (guests >= 12) expect(cost('standard', guests)).toBeGreaterThan(171);
    }
  });

  test('LC3 an estate may begin with an edition that is too large for it', () => {
    const two = { platform: 'hyperv', vms: vms('windows', 2) };
    const estate = estateWith(hostSpec('x1', 0, 0, { ...two, edition: 'datacenter' }), hostSpec('x2', 0, 1, two));
    expect(licencesAnHour(estate)).toBeCloseTo(171 + 30, 4);
  });

  test('LC3 the edition is chosen host by host, and guests that leave take their part with them', () => {
    const full = hostSpec('x1', 0, 0, { platform: 'hyperv', vms: vms('windows', 12) });
    const estate = estateWith(full, hostSpec('x2', 0, 1, { platform: 'hyperv' }));
    const set = (edition: 'standard' | 'datacenter', name = 'x1') =>
      tryTo(estate, { verb: 'setLicence', host: host(estate, name).id, edition });
    expect(licencesAnHour(estate)).toBeCloseTo(180 + 30, 4);
    expect(set('standard')).toBe('setting.same');
    expect(set('datacenter')).toBe('ok');
    expect(licencesAnHour(estate)).toBeCloseTo(171 + 30, 4);
    act(estate, { verb: 'setLicence', host: host(estate, 'x1').id, edition: 'standard' });
    for (const one of estate.team.vms.slice(0, 2)) {
      act(estate, { verb: 'stopVm', vm: one.id });
      expect(windowsCostOf(estate.team, estate.rules, host(estate, 'x1'))).toBe(180); // stopped, it may run again
    }
    for (const { id } of estate.team.vms.slice(0, 2)) act(estate, { verb: 'deleteVm', vm: id });
    expect(licencesAnHour(estate)).toBeCloseTo(150 + 30, 4);
    expect(tryTo(estate, { verb: 'setLicence', host: 999_999, edition: 'standard' })).toBe('host.unknown');
    act(estate, { verb: 'returnHost', host: host(estate, 'x2').id });
    expect(set('datacenter', 'x2')).toBe('host.leaving');
  });
});

test('LC4 support of legacy Unix is paid a VM, on whatever host', () => {
  const estate = estateWith(hostSpec('x1', 0, 0, { platform: 'kvm', vms: [...vms('unix', 2), ...vms('linux', 1)] }));
  expect(licencesAnHour(estate)).toBeCloseTo(80, 4);
  expect(licencesAnHour(estateWith(hostSpec('x1', 0, 0, { model: 'r4', platform: 'unix' })))).toBeCloseTo(40, 4);
});
