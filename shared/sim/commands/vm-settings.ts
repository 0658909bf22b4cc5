/** What VMs are guaranteed and promised: SPEC CP6, MO1, VM12. */
import { byId } from '../../base/ids.ts';
import { MAX_OVERCOMMIT_PERCENT } from '../limits.ts';
import { placedMib, reservedM, roomMib } from '../placement.ts';
import { ACCEPTED, refuse } from '../rejections.ts';
import type { ModelRule } from '../rulebook.ts';
import { type Host, type HostFacts, touch, type Vm } from '../world.ts';
import type { Verb } from './command.ts';

export const setVmResources: Verb<'setVmResources'> = {
  host: (facts, command) => byId(facts.vms, command.vm)?.host ?? 0,
  check(facts, rules, { vm: id, reservationM, limitM, shares }) {
    const vm = byId(facts.vms, id);
    if (vm === undefined) return refuse('vm.unknown');
    if (shares < 1) return refuse('vm.shares');
    const mostM = limitM > 0 ? Math.min(limitM, vm.vcpus * 1000) : vm.vcpus * 1000;
    if (reservationM > mostM) return refuse('vm.reservation', { reservationM, mostM });
    if (vm.reservationM === reservationM && vm.limitM === limitM && vm.shares === shares) return refuse('setting.same');
    const host = byId(facts.hosts, vm.host) as HostFacts;
    const capacityM = (rules.models[host.model] as ModelRule).capacityM;
    const freeM = capacityM - reservedM(facts, host.id, vm.id);
    return reservationM > 0 && reservationM > freeM
      ? refuse('host.reserved', { needM: reservationM, freeM })
      : ACCEPTED;
  },
  apply(_world, _rules, team, { vm: id, reservationM, limitM, shares }) {
    Object.assign(byId(team.vms, id) as Vm, { reservationM, limitM, shares });
    touch(team);
  },
};

export const setMemoryPolicy: Verb<'setMemoryPolicy'> = {
  host: (_facts, command) => command.host,
  check(facts, rules, command) {
    const host = byId(facts.hosts, command.host);
    if (host === undefined) return refuse('host.unknown');
    const platform = rules.platforms[host.platform];
    if (platform === undefined || platform.kind === 'os') return refuse('host.no_hypervisor');
    const { overcommitPercent } = command;
    if (overcommitPercent < 100 || overcommitPercent > MAX_OVERCOMMIT_PERCENT) {
      return refuse('overcommit.range', { min: 100, max: MAX_OVERCOMMIT_PERCENT });
    }
    if (host.overcommitPercent === overcommitPercent) return refuse('setting.same');
    const needMib = placedMib(facts, rules, host.id);
    const haveMib = roomMib(rules, { ...host, overcommitPercent });
    return needMib > haveMib ? refuse('overcommit.in_use', { needMib, haveMib }) : ACCEPTED;
  },
  apply(_world, _rules, team, command) {
    (byId(team.hosts, command.host) as Host).overcommitPercent = command.overcommitPercent;
    touch(team);
  },
};

export const setHaReserve: Verb<'setHaReserve'> = {
  check: (facts, _rules, command) => (facts.haReserveHosts === command.hosts ? refuse('setting.same') : ACCEPTED),
  apply(_world, _rules, team, command) {
    team.haReserveHosts = command.hosts;
  },
};
