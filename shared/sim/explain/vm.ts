/** Why a VM does not run, is slow, or takes so long to move (SPEC WH6). */
import { byId } from '../../base/ids.ts';
import { copyMibPerS } from '../machines/links.ts';
import { vmFootprintMib } from '../placement.ts';
import { placesWithout } from '../places-without.ts';
import type { Rulebook } from '../rulebook.ts';
import type { Host, Team, Transfer, Vm, World } from '../world.ts';
import { explainTakenVm } from './security.ts';
import { explainStopped } from './stopped.ts';
import { explainHurt } from './vms.ts';
import { type Why, why } from './why.ts';

/** Everything there is to say about a VM, what hurts first. */
export function explainVm(world: World, rules: Rulebook, team: Team, id: number): Why[] {
  const vm = byId(team.vms, id);
  if (vm === undefined) return [];
  const transfer = team.transfers.find((one) => one.vm === vm.id);
  const chain = [
    ...explainState(world, rules, team, vm),
    ...explainTakenVm(rules, team, vm),
    ...explainHurt(team, vm),
    ...(transfer === undefined ? [] : explainMove(rules, team, vm, transfer)),
  ];
  const cpuPercent = Math.round(vm.cpuGrantedM / (vm.vcpus * 10));
  return chain.length === 0 ? [why('vm.fine', vm.id, { cpuPercent })] : chain;
}

function explainState(world: World, rules: Rulebook, team: Team, vm: Vm): Why[] {
  const chain = explainStopped(team, vm);
  const host = byId(team.hosts, vm.host);
  const isLost = host !== undefined && chain.some(({ code }) => code === 'vm.host_lost');
  return isLost && vm.haPriority > 0 ? [...chain, ...explainNoPlace(world, rules, team, vm, host)] : chain;
}

/** HA finds it no place: what it needs, and what the roomiest machine of the same platform has (VM6). */
function explainNoPlace(world: World, rules: Rulebook, team: Team, vm: Vm, host: Host): Why[] {
  const asIfOn: Team = { ...team, hosts: team.hosts.map((one) => (one === host ? { ...one, state: 'on' } : one)) };
  const refuge = placesWithout(world, rules, asIfOn, (one) => one.id === host.id).find((one) => one.id === vm.id);
  if (refuge === undefined || refuge.place !== 0) return [];
  const needMib = vmFootprintMib(vm, rules.platforms[host.platform]);
  return [why('vm.no_place', vm.id, { needMib, vcpus: vm.vcpus })];
}

/** A move: it waits for a link; or it writes as fast as the link carries, and each round leaves as much as the last. */
function explainMove(rules: Rulebook, team: Team, vm: Vm, transfer: Transfer): Why[] {
  const [from, to] = [byId(team.hosts, transfer.fromHost), byId(team.hosts, transfer.toHost)];
  if (from === undefined || to === undefined) return [];
  if (!transfer.started) {
    const ahead = team.transfers.filter((one) => one.started).length;
    return [why('vm.move_waits', vm.id, { ahead })];
  }
  const linkMibPerS = Math.round(copyMibPerS(rules, from, to));
  const { precopy } = transfer;
  const leftMib = Math.round(transfer.kind === 'live' ? precopy.remainingMib : transfer.remainingMib);
  const chain = [why('vm.moves', vm.id, { leftMib, linkMibPerS, rounds: precopy.rounds })];
  const shrinks = precopy.rounds < 2 || precopy.roundMib < precopy.lastRoundMib;
  if (transfer.kind !== 'live' || shrinks) return chain;
  const dirtyMibPerS = Math.round(vm.dirtyMibPerS);
  return [...chain, why('vm.never_ends', vm.id, { dirtyMibPerS, linkMibPerS, throttled: vm.throttled ? 1 : 0 })];
}
