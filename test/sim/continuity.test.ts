/** Each passage from tick to tick is broken here on purpose: a check that cannot fail would prove nothing. */
import { expect, test } from 'vitest';
import { brokenSince, see } from '../../shared/sim/continuity.ts';
import type { Team, TypeCounts, Vm } from '../../shared/sim/world.ts';
import { danglingIds, foreignIds } from '../support/references.ts';
import { act, cluster, type Estate, hypervisors, run } from './systems/estate.ts';

const rulesOf = (lines: readonly string[]) => [...new Set(lines.map((line) => line.slice(0, 4)))];

function brokenBy(estate: Estate, spoil: (team: Team) => void): string[] {
  const before = see(estate.world);
  spoil(estate.team);
  return rulesOf(brokenSince(before, estate.world));
}

/** Two hypervisors, with a VM on its way from one to the other. */
function moving(): { estate: Estate; vm: Vm } {
  const estate = hypervisors();
  run(estate, 5);
  const vm = estate.team.vms.find(({ state }) => state === 'running') as Vm;
  const from = estate.team.hosts.find(({ id }) => id === vm.host);
  const to = estate.team.hosts.find((host) => host.id !== from?.id && host.platform === from?.platform);
  act(estate, { verb: 'migrateLive', vm: vm.id, host: to?.id ?? 0 });
  run(estate, 2);
  return { estate, vm };
}

test('IV10 a VM that is lost on its way, or stands beside it, is told', () => {
  expect(brokenBy(moving().estate, () => {})).toEqual([]);
  const { estate, vm } = moving();
  expect(brokenBy(estate, (team) => team.vms.splice(team.vms.indexOf(vm), 1))).toEqual(['IV10']);
  const other = moving();
  expect(brokenBy(other.estate, () => Object.assign(other.vm, { host: 1_000_999 }))).toEqual(['IV10']);
});

test('IV10 a live migration under watch loses nothing from its first tick to the one after its last', () => {
  const { estate, vm } = moving();
  const way = estate.team.transfers.map(({ fromHost, toHost }) => [fromHost, toHost]);
  for (let tick = 0; tick < 400; tick++) {
    const before = see(estate.world);
    run(estate, 1);
    expect(brokenSince(before, estate.world)).toEqual([]);
  }
  expect(estate.team.transfers).toEqual([]);
  expect(way).toEqual([[expect.anything(), vm.host]]);
});

test('IV11 energy or answers that are taken back are told', () => {
  const estate = cluster();
  run(estate, 30);
  expect(brokenBy(estate, (team) => Object.assign(team.joules, { whole: team.joules.whole - 1 }))).toEqual(['IV11']);
  expect(brokenBy(estate, (team) => Object.assign(team, { hostTicks: 0 }))).toEqual(['IV11']);
  expect(brokenBy(estate, (team) => Object.assign((team.types[0] as TypeCounts).inTime, { whole: 0 }))).toEqual([
    'IV11',
  ]);
});

test('IV15 IV16 an id of a rival and an id of something that is gone are found', () => {
  const { team } = hypervisors();
  expect(foreignIds(team, team.index)).toEqual([]);
  expect(danglingIds(team)).toEqual([]);
  (team.vms[0] as Vm).host = 2_000_001;
  expect(foreignIds(team, team.index)).toEqual(['host 2000001']);
  expect(danglingIds(team)).toHaveLength(1);
});
