/** Volumes: how large the pool is and what stands on it: SPEC ST1–ST4. */
import { byId } from '../../base/ids.ts';
import { MIB_PER_GIB } from '../../base/units.ts';
import { ACCEPTED, refuse } from '../rejections.ts';
import { checkRoom, diskMibOf, poolUsedMib } from '../vms/volumes.ts';
import { newTransfer, type Vm } from '../world.ts';
import type { Verb } from './command.ts';
import { isMoving } from './vms.ts';

export const setPoolSize: Verb<'setPoolSize'> = {
  buys: true,
  check(facts, _rules, command) {
    if (facts.poolMib < 0) return refuse('storage.unlimited');
    const wantMib = command.poolGib * MIB_PER_GIB;
    if (facts.poolMib === wantMib) return refuse('setting.same');
    const usedMib = poolUsedMib(facts);
    // Smaller than what stands on it is no size; larger than now is always one, also of a pool that is over-full.
    return wantMib < usedMib && wantMib < facts.poolMib ? refuse('pool.in_use', { usedMib }) : ACCEPTED;
  },
  apply(_world, _rules, team, command) {
    team.poolMib = command.poolGib * MIB_PER_GIB;
  },
};

/** Storage migration: the VM runs on while its disk is copied between its host and the pool. */
export const moveDisk: Verb<'moveDisk'> = {
  host: (facts, command) => byId(facts.vms, command.vm)?.host ?? 0,
  check(facts, rules, command) {
    const vm = byId(facts.vms, command.vm);
    if (vm === undefined) return refuse('vm.unknown');
    if (isMoving(facts, vm.id) || vm.state === 'converting') return refuse('vm.moving');
    if (vm.local === command.local) return refuse('setting.same');
    if (byId(facts.hosts, vm.host)?.state !== 'on') return refuse('host.not_on');
    return checkRoom(facts, rules, command.local ? vm.host : 0, diskMibOf(facts, vm));
  },
  apply(_world, _rules, team, command) {
    const vm = byId(team.vms, command.vm) as Vm;
    newTransfer(team, vm, { kind: 'storage', toHost: vm.host, remainingMib: diskMibOf(team, vm) });
  },
};
