import { expect, test } from 'vitest';
import type { Scenario } from '../../../shared/content/schema.ts';
import { volumeFreeMib } from '../../../shared/sim/vms/volumes.ts';
import { copyMibPerS } from './copy-speed.ts';
import { act, type Estate, happened, host, hypervisors, run, runUntil, vm } from './estate.ts';

type Incident = Scenario['incidents'][number];
const card = (kind: Incident['kind'], target: string, minutes: number, factor = 1): Incident => ({
  id: 'card',
  kind,
  atMinutes: [15, 15],
  loadAtLeast: 0,
  warningMinutes: 10,
  minutes,
  target,
  factor,
  noShowShare: 0,
  chance: 1,
});
const day = (incident: Incident, poolGib = 60): Estate =>
  hypervisors({ scenario: { incidents: [incident], storage: { poolGib }, realMinutes: 60 } });

test('IN22 a runaway log fills the volume of a VM by the time it is due', () => {
  const estate = day(card('disk.fills', 'largest', 5));
  run(estate, 310);
  expect(estate.team.signs[0]?.targetId).toBeGreaterThan(0);
  const full = runUntil(estate, () => happened(estate, 'vm.diskFull').length > 0) + 310;
  expect(full).toBeGreaterThan(600); // what services write comes on top
  expect(full).toBeLessThanOrEqual(905);
  run(estate, 400);
  expect(volumeFreeMib(estate.team, estate.rules, 0)).toBe(0);
});

test('IN22 room that is made buys time, and a pool without bounds is never full', () => {
  const estate = day(card('disk.fills', 'mail', 5));
  run(estate, 400);
  act(estate, { verb: 'setPoolSize', poolGib: 200 });
  run(estate, 900);
  expect(happened(estate, 'vm.diskFull')).toEqual([]);
  const free = hypervisors({ scenario: { incidents: [card('disk.fills', 'mail', 5)], realMinutes: 60 } });
  run(free, 1300);
  expect(vm(free, 'mail').diskMib).toBe(8192);
});

test('IN23 the nightly backup takes its part of every link; ST10 a cap limits it and 0 puts it off', () => {
  const seconds = (cap: number) => {
    const estate = day(card('backup.window', '', 10, 0.5), 400);
    if (cap !== 100) act(estate, { verb: 'setBackupCap', percent: cap });
    run(estate, 902);
    act(estate, { verb: 'migrateLive', vm: vm(estate, 'mail').id, host: host(estate, 'h2').id });
    return runUntil(estate, () => vm(estate, 'mail').host === host(estate, 'h2').id);
  };
  const alone = seconds(0);
  expect(alone).toBeGreaterThan(6144 / copyMibPerS(day(card('crowd', 'shop', 1)), 'h1', 'h2'));
  expect(seconds(100)).toBeGreaterThan(alone * 1.9);
  expect(seconds(20)).toBeGreaterThan(alone * 1.2);
  expect(seconds(20)).toBeLessThan(alone * 1.35);
});

test('IN23 what the nightly backup came to can be restored, and what it takes of the link decides how much that is', () => {
  const backups = (cap: number) => {
    const estate = day(card('backup.window', '', 10, 0.5), 400);
    if (cap !== 100) act(estate, { verb: 'setBackupCap', percent: cap });
    run(estate, 1499);
    expect(estate.team.copies).toEqual([]);
    run(estate, 2);
    return estate;
  };
  const all = backups(100);
  const oldest = all.team.vms.slice(0, 4).map(({ id }) => ['backup', id]); // 600 s of half of 1 Gb/s: 35 GiB
  expect(all.team.copies.map(({ kind, vm: of }) => [kind, of])).toEqual(oldest);
  expect(happened(all, 'vm.backedUp').length).toBe(4);
  const saved = all.team.vms[0]?.id ?? 0;
  act(all, { verb: 'stopVm', vm: saved });
  const copy = all.team.copies.find((one) => one.vm === saved);
  act(all, { verb: 'restoreVm', copy: copy?.id ?? 0, host: host(all, 'h1').id });
  expect(backups(20).team.copies.length).toBe(1); // 600 s of a fifth of 1 Gb/s are 14 GiB
  expect(backups(0).team.copies).toEqual([]);
});
