import { expect, test } from 'vitest';
import type { Scenario } from '../../../shared/content/schema.ts';
import { explainService } from '../../../shared/sim/explain.ts';
import { causeMicroCents } from '../../../shared/sim/ledger.ts';
import { lastPatchTick, unpatchedTicks } from '../../../shared/sim/vms/patch-age.ts';
import {
  act,
  catalogue,
  type Estate,
  happened,
  host,
  hypervisors,
  run,
  runUntil,
  serviceIndex,
  tryTo,
  vm,
} from './estate.ts';

const calendar = { firstMinute: 1, everyMinutes: 10 };
const patched = (more: Partial<Scenario> = {}): Estate =>
  hypervisors({ scenario: { patches: calendar, realMinutes: 60, ...more } });
const patchVm = (estate: Estate, name: string) => tryTo(estate, { verb: 'patch', target: vm(estate, name).id });

/** A bad patch that is out from minute 2 to minute 12. */
const bad: Scenario['incidents'][number] = {
  id: 'bad-patch',
  kind: 'patch.bad',
  atMinutes: [2, 2],
  loadAtLeast: 0,
  warningMinutes: 0,
  minutes: 10,
  target: '',
  factor: 1,
  noShowShare: 0,
  chance: 1,
};

test('PA1 patches come out on the calendar of the scenario, and never without one', () => {
  const { rules } = patched();
  const tuesdays = [59, 60, 100, 659, 660, 661].map((tick) => lastPatchTick(rules, tick));
  expect(tuesdays).toEqual([0, 60, 60, 60, 660, 660]);
  const none = hypervisors();
  expect(lastPatchTick(none.rules, 1e6)).toBe(0);
  run(none, 100);
  expect(patchVm(none, 'mail')).toBe('patch.current');
});

test('PA1 what is installed or created has the patches of its day', () => {
  const estate = patched();
  run(estate, 100);
  act(estate, { verb: 'createVm', host: host(estate, 'h2').id, guest: 'linux', vcpus: 1, memoryMib: 1024 });
  expect(estate.team.vms.at(-1)?.patchedTick).toBe(100);
  act(estate, { verb: 'installPlatform', host: host(estate, 'h3').id, platform: 'xen' });
  expect(host(estate, 'h3').patchedTick).toBe(100);
});

test('PA2 patch debt is the age of the oldest patch that is missing', () => {
  const { rules } = patched();
  expect(unpatchedTicks(rules, 0, 59)).toBe(0);
  expect(unpatchedTicks(rules, 0, 60)).toBe(0);
  expect(unpatchedTicks(rules, 0, 1000)).toBe(940);
  expect(unpatchedTicks(rules, 60, 659)).toBe(0);
  expect(unpatchedTicks(rules, 60, 760)).toBe(100);
  expect(unpatchedTicks(rules, 500, 760)).toBe(100);
  expect(unpatchedTicks(rules, 700, 1259)).toBe(0);
  expect(unpatchedTicks(rules, 700, 1400)).toBe(140);
  expect(unpatchedTicks(hypervisors().rules, 0, 5000)).toBe(0);
});

test('PA3 patching takes a guest its time and a reboot, 5 minutes of hands or 2 with the tool', () => {
  const estate = patched();
  run(estate, 70);
  let minutes = estate.team.operatorMilliMinutes;
  expect(patchVm(estate, 'mail')).toBe('ok');
  expect(minutes - estate.team.operatorMilliMinutes).toBe(5000);
  expect(vm(estate, 'mail')).toMatchObject({ state: 'booting', patchedTick: 70 });
  const linux = catalogue.guests.find((guest) => guest.id === 'linux')?.patchTicks;
  expect(catalogue.guests.find((guest) => guest.id === 'windows')?.patchTicks).toBe(390);
  expect(runUntil(estate, () => vm(estate, 'mail').state === 'running')).toBe(linux);
  expect(patchVm(estate, 'mail')).toBe('patch.current');
  act(estate, { verb: 'setPatchTool', on: true });
  minutes = estate.team.operatorMilliMinutes;
  const kills = causeMicroCents(estate.team, 'statefulKill');
  expect(patchVm(estate, 'shop-db')).toBe('ok');
  expect(minutes - estate.team.operatorMilliMinutes).toBe(2000);
  expect(causeMicroCents(estate.team, 'statefulKill')).toBeLessThan(kills);
  const licence = causeMicroCents(estate.team, 'licence');
  run(estate, 360);
  expect(causeMicroCents(estate.team, 'licence') - licence).toBe(-100_000_000); // a tenth of 10 $
});

test('PA3 a host is patched when nothing runs on it, and reboots', () => {
  const estate = patched();
  run(estate, 70);
  expect(tryTo(estate, { verb: 'patch', target: host(estate, 'h1').id })).toBe('host.not_empty');
  expect(tryTo(estate, { verb: 'patch', target: host(estate, 'h2').id })).toBe('ok');
  expect(host(estate, 'h2').state).toBe('booting');
  run(estate, 300);
  expect(host(estate, 'h2')).toMatchObject({ state: 'on', patchedTick: 70 });
  expect(tryTo(estate, { verb: 'patch', target: 12 })).toBe('vm.unknown');
});

test('PA4 a bad patch kills again and again, and a snapshot from before is the way back; IN24 only who patched is told', () => {
  const estate = patched({ incidents: [bad] });
  run(estate, 130);
  expect(estate.team.signs).toEqual([]);
  for (const name of ['mail', 'files']) act(estate, { verb: 'snapshotVm', vm: vm(estate, name).id });
  for (const name of ['mail', 'files']) expect(patchVm(estate, name)).toBe('ok');
  run(estate, 39);
  expect(estate.team.signs).toEqual([]);
  run(estate, 1);
  expect(estate.team.signs).toHaveLength(1);
  expect(runUntil(estate, () => vm(estate, 'mail').state === 'crashed')).toBe(60);
  expect(happened(estate, 'vm.patchFailed')).toHaveLength(2);
  const why = explainService(estate.rules, estate.team, serviceIndex(estate, 'mail'));
  expect(why.find((link) => link.code === 'vm.crashed')?.numbers).toMatchObject({ patchedTick: 130, snapshots: 1 });
  act(estate, { verb: 'bootVm', vm: vm(estate, 'mail').id });
  act(estate, {
    verb: 'revertVm',
    copy: estate.team.copies.find((copy) => copy.vm === vm(estate, 'files').id)?.id ?? 0,
  });
  run(estate, 150);
  expect(vm(estate, 'files').state).toBe('running');
  expect(vm(estate, 'mail').state).toBe('crashed');
  run(estate, 600); // it is mended
  act(estate, { verb: 'bootVm', vm: vm(estate, 'mail').id });
  run(estate, 400);
  expect(vm(estate, 'mail').state).toBe('running');
  expect(vm(estate, 'shop-db').state).toBe('running');
});

test('IN24 a bad patch strikes nobody who patched nothing', () => {
  const estate = patched({ incidents: [bad] });
  run(estate, 900);
  expect(estate.team.signs).toEqual([]);
  expect(happened(estate, 'vm.patchFailed')).toEqual([]);
});

test('PA4 a bad patch of one vendor leaves the guests of the others alone', () => {
  const stateUnder = (target: string) => {
    const estate = patched({ incidents: [{ ...bad, target }] });
    run(estate, 130);
    expect(patchVm(estate, 'mail')).toBe('ok');
    run(estate, 120);
    return [vm(estate, 'mail').state, estate.team.signs.length];
  };
  expect(stateUnder('linux')).toEqual(['crashed', 1]);
  expect(stateUnder('windows')).toEqual(['running', 0]);
});
