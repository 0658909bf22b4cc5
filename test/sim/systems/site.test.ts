import { expect, test } from 'vitest';
import { MICRO_CENTS_PER_DOLLAR } from '../../../shared/base/units.ts';
import type { Scenario } from '../../../shared/content/schema.ts';
import { explainService } from '../../../shared/sim/explain.ts';
import { causeMicroCents } from '../../../shared/sim/ledger.ts';
import { hostWatts, utilisationAt } from '../../../shared/sim/rules/power.ts';
import { act, catalogue, cluster, type Estate, happened, host, hostSpec, run, steady, vm } from './estate.ts';

type Incident = Scenario['incidents'][number];
const DUE = 300;
const card = (kind: Incident['kind'], more: Partial<Incident> = {}): Incident => ({
  ...{ id: 'x', kind, atMinutes: [5, 5], loadAtLeast: 0, warningMinutes: 2, minutes: 3, target: '', factor: 1 },
  ...{ noShowShare: 0, chance: 1, ...more },
});
const feeds = (...names: string[]): Scenario['racks'] =>
  ['A', 'B', 'C'].map((name, rack) => ({ name, slots: 6, feed: names[rack] }));
const states = ({ team }: Estate) => team.hosts.map((one) => one.state);
const powerAnHour = (estate: Estate) => {
  const before = causeMicroCents(estate.team, 'power');
  run(estate, 60);
  return (60 * (before - causeMicroCents(estate.team, 'power'))) / MICRO_CENTS_PER_DOLLAR;
};

test('HW10 racks that name no feed have their own; those that share one go dark together', () => {
  expect(cluster().rules).toMatchObject({ feeds: ['A', 'B', 'C'], feedOf: [0, 1, 2] });
  const estate = cluster({ scenario: { racks: feeds('F1', 'F2', 'F1') } });
  expect(estate.rules).toMatchObject({ feeds: ['F1', 'F2'], feedOf: [0, 1, 0] });
});

test('IN9 a dark feed takes every host of its racks until it ends, and nothing else', () => {
  const spec = { racks: feeds('F1', 'F2', 'F1'), incidents: [card('feed.dark', { target: 'F1' })] };
  const estate = cluster({ scenario: spec });
  act(estate, { verb: 'order', model: 'cloud-4', rack: 0, slot: 0, platform: 'linux', runtime: null });
  run(estate, DUE);
  expect(states(estate)).toEqual(['failed', 'failed', 'on', 'failed', 'on']); // n1 n2 | n3 | n4 | cloud
  expect(host(estate, 'n1').failure).toBe('power');
  run(estate, 180);
  expect(states(estate)).toEqual(['on', 'on', 'on', 'on', 'on']);
  const nowhere = cluster({ scenario: { ...spec, incidents: [card('feed.dark', { target: 'F9' })] } });
  run(nowhere, DUE);
  expect(states(nowhere)).toEqual(['on', 'on', 'on', 'on']);
});

test('IN9 the feed that does most is chosen at the announcement', () => {
  const estate = cluster({
    scenario: { racks: feeds('F1', 'F2', 'F2'), incidents: [card('feed.dark', { target: 'most-earning' })] },
  });
  for (const node of estate.team.nodes) node.cordoned = true;
  const kept = estate.team.nodes.find((node) => node.host === host(estate, 'n3').id);
  estate.team.instances.splice(
    0,
    estate.team.instances.length,
    ...estate.team.instances.filter((one) => one.node === kept?.id),
  );
  estate.team.topology += 1;
  run(estate, DUE);
  expect(states(estate)).toEqual(['on', 'on', 'failed', 'failed']);
});

const S12 = catalogue.hardware.find((model) => model.id === 's12')?.powerWatts ?? [];
const [IDLE, FULL] = [S12[0] ?? 0, S12[10] ?? 0];
const ceilingOf = (cap: number, on: number) =>
  utilisationAt(S12, IDLE + ((cap - on * IDLE) / (on * (FULL - IDLE))) * (FULL - IDLE));

test('IN10 the cooling carries away a share of full load, and slows all machines alike to that', () => {
  const incidents = [card('cooling.fails', { factor: 0.5 })];
  const estate = cluster({ replicas: 12, scenario: { ...steady('4-2', 2500), incidents } });
  run(estate, DUE - 120);
  const cap = Math.ceil(4 * FULL * 0.5);
  expect(estate.team.signs[0]?.targetId).toBe(cap);
  run(estate, 119);
  expect(estate.team.hosts.map((one) => one.cpuCeiling)).toEqual([1, 1, 1, 1]);
  run(estate, 5);
  for (const one of estate.team.hosts) {
    expect(one.cpuCeiling).toBeCloseTo(ceilingOf(cap, 4), 9);
    expect(one.cpuUsedM).toBeLessThanOrEqual(12_000 * one.cpuCeiling + 0.001);
  }
  const watts = estate.team.hosts.reduce((sum, one) => sum + one.watts, 0);
  expect(watts).toBeLessThanOrEqual(cap);
  expect(watts).toBeGreaterThan(0.95 * cap); // they are busier than they may be
  const chains = estate.rules.services.flatMap((service) => explainService(estate.rules, estate.team, service.index));
  const ceilingPercent = Math.round(100 * host(estate, 'n1').cpuCeiling);
  expect(chains.find((link) => link.code === 'host.cooled')?.numbers).toEqual({ ceilingPercent });
  run(estate, 180);
  expect(estate.team.hosts.map((one) => one.cpuCeiling)).toEqual([1, 1, 1, 1]);
});

test('IN10 machines that are switched off leave the others more, and none goes below a tenth', () => {
  const idle = { deployments: [], ...steady('4-2', 0) };
  const ceilings = (factor: number, off: readonly string[]) => {
    const incidents = [card('cooling.fails', { factor, minutes: 20 })];
    const estate = cluster({ scenario: { ...idle, incidents } });
    run(estate, DUE - 60);
    for (const name of off) act(estate, { verb: 'powerHost', host: host(estate, name).id, on: false });
    run(estate, 61);
    return estate.team.hosts.map((one) => one.cpuCeiling);
  };
  const cap = Math.ceil(4 * FULL * 0.45);
  for (const ceiling of ceilings(0.45, [])) expect(ceiling).toBeCloseTo(ceilingOf(cap, 4), 9);
  expect(ceilings(0.45, ['n4'])[0]).toBeCloseTo(ceilingOf(cap, 3), 9);
  expect(ceilingOf(cap, 3)).toBeGreaterThan(ceilingOf(cap, 4));
  expect(ceilings(0.5, ['n3', 'n4'])).toEqual([1, 1, 1, 1]); // two may run at full load
  expect(ceilings(0.1, [])).toEqual([0.1, 0.1, 0.1, 0.1]); // less than they draw idle
});

test('PW1 IN10 the utilisation at a number of watts is the inverse of the table', () => {
  for (const { powerWatts } of catalogue.hardware.filter((model) => model.kind === 'server')) {
    for (const use of [0, 0.05, 0.1, 0.33, 0.5, 0.97, 1]) {
      expect(utilisationAt(powerWatts, hostWatts(powerWatts, use))).toBeCloseTo(use, 9);
    }
    expect(utilisationAt(powerWatts, 10)).toBe(0);
    expect(utilisationAt(powerWatts, 10_000)).toBe(1);
  }
});

test('IN11 dear power costs so many times as much, and no more energy', () => {
  const calm = { deployments: [], ...steady('4-2', 0) };
  const estate = cluster({ scenario: { ...calm, incidents: [card('power.price', { factor: 4 })] } });
  run(estate, DUE - 61);
  const usual = powerAnHour(estate);
  const joules = estate.team.joules.whole;
  const dear = powerAnHour(estate);
  expect(dear / usual).toBeCloseTo(4, 6);
  const before = estate.team.joules.whole;
  run(estate, 120);
  expect(powerAnHour(estate)).toBeCloseTo(usual, 6);
  expect((before - joules) / 60).toBeCloseTo((estate.team.joules.whole - before) / 180, 0);
});

test('IN12 closed roads delay every server on order, and no cloud machine', () => {
  const estate = cluster({ scenario: { incidents: [card('lorry.late', { minutes: 10 })] } });
  run(estate, DUE - 100);
  act(estate, { verb: 'order', model: 's12', rack: 0, slot: 4, platform: null, runtime: null });
  act(estate, { verb: 'order', model: 'cloud-4', rack: 0, slot: 0, platform: 'linux', runtime: null });
  run(estate, 100);
  const late = estate.team.hosts.find((one) => one.slot === 4);
  expect(late).toMatchObject({ state: 'ordered', isLate: true, untilTick: DUE - 100 + 360 + 600 });
  expect(happened(estate, 'order.late')).toMatchObject([{ subject: late?.id, detail: 600 }]);
  run(estate, 200);
  expect(estate.team.hosts.at(-1)).toMatchObject({ state: 'on', isLate: false });
  run(estate, 661);
  expect(late).toMatchObject({ state: 'on', isLate: false });
});

test('IN13 a crashing host system takes the VMs of a type 2 hypervisor with it; type 1 has none', () => {
  const guest = { guest: 'linux', vcpus: 1, memoryMib: 2048, service: null, runtime: null, local: false };
  const hosts = [
    hostSpec('desk', 0, 0, { platform: 'virtualbox', vms: [{ name: 'a', ...guest }] }),
    hostSpec('bare', 0, 1, { platform: 'kvm', vms: [{ name: 'b', ...guest }] }),
  ];
  const quiet = { hosts, deployments: [], ...steady('4-2', 0) };
  const crash = (target: string) => {
    const estate = cluster({ scenario: { ...quiet, incidents: [card('os.crashes', { target, minutes: 0 })] } });
    run(estate, DUE);
    return estate;
  };
  const desk = crash('busiest');
  expect([host(desk, 'desk').state, vm(desk, 'a').state]).toEqual(['failed', 'crashed']);
  expect([host(desk, 'bare').state, vm(desk, 'b').state]).toEqual(['on', 'running']);
  run(desk, desk.rules.economy.timers.reboot ?? 0);
  expect(host(desk, 'desk').state).toBe('on');
  const bare = crash('bare');
  expect([host(bare, 'bare').state, vm(bare, 'b').state]).toEqual(['on', 'running']);
});
