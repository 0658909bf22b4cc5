/** Each invariant is broken here on purpose: a check that cannot fail would prove nothing. */
import { expect, test } from 'vitest';
import { brokenInvariants, unstorable } from '../../../shared/sim/invariants.ts';
import type { Instance, ServiceState, TypeCounts, Vm } from '../../../shared/sim/world.ts';
import { boxes, cluster, type Estate, hypervisors, run } from './estate.ts';

/** The rules that are reported broken after `spoil`. */
function broken(estate: Estate, spoil: (estate: Estate) => void): string[] {
  run(estate, 5);
  expect(brokenInvariants(estate.world, estate.rules)).toEqual([]);
  spoil(estate);
  estate.team.topology += 1;
  return [...new Set(brokenInvariants(estate.world, estate.rules).map((line) => line.slice(0, 3)))];
}

test('IV1 IV2 money that appears and minutes below zero are told', () => {
  const spoil = ({ team }: Estate) => {
    team.cashMicroCents += 1;
  };
  expect(broken(cluster(), spoil)).toEqual(['IV1']);
  expect(broken(cluster(), ({ team }) => Object.assign(team, { operatorMilliMinutes: -1 }))).toEqual(['IV2']);
});

test('IV3 ids out of order or of another team are told', () => {
  expect(broken(cluster(), ({ team }) => team.nodes.reverse())).toContain('IV3');
  expect(broken(cluster(), ({ team }) => Object.assign(team.deployments[3] as object, { id: 99_000_001 }))).toContain(
    'IV3',
  );
});

test('IV4 IV5 what stands nowhere, or twice in one slot, is told', () => {
  expect(broken(hypervisors(), ({ team }) => Object.assign(team.vms[0] as Vm, { host: 5 }))).toContain('IV4');
  expect(broken(cluster(), ({ team }) => Object.assign(team.instances[0] as Instance, { node: 5 }))).toContain('IV4');
  expect(broken(cluster(), ({ team }) => Object.assign(team.hosts[1] as object, { slot: 0 }))).toEqual(['IV5']);
});

test('IV6 IV7 CPU or memory that is not there is told', () => {
  expect(broken(boxes(), ({ team }) => Object.assign(team.instances[0] as Instance, { cpuGrantedM: 12_001 }))).toEqual([
    'IV6',
  ]);
  const limited = ({ team }: Estate) => Object.assign(team.instances[0] as Instance, { limitCpuM: 5, cpuGrantedM: 6 });
  expect(broken(cluster(), limited)).toEqual(['IV6']);
  expect(broken(hypervisors(), ({ team }) => Object.assign(team.vms[0] as Vm, { memoryMib: 40_000 }))).toEqual(['IV7']);
});

test('IV8 answers that nobody asked for, and shares that are none, are told', () => {
  const more = ({ team }: Estate) => {
    (team.types[0] as TypeCounts).inTime.whole += 1000;
  };
  expect(broken(cluster(), more)).toEqual(['IV8']);
  expect(broken(cluster(), ({ team }) => Object.assign(team.services[0] as ServiceState, { lostShare: 1.1 }))).toEqual([
    'IV8',
  ]);
  expect(
    broken(cluster(), ({ team }) => Object.assign(team.services[0] as ServiceState, { backlog: Number.NaN })),
  ).toEqual(['IV8']);
});

test.each([Number.NaN, Number.POSITIVE_INFINITY, -0, undefined])('IV9 %s in a stored world is told', (value) => {
  const estate = cluster();
  run(estate, 5);
  expect(unstorable(estate.world)).toBe('');
  Object.assign(estate.team.hosts[0] as object, { watts: value });
  expect(unstorable(estate.world)).toContain('watts');
});
