/**
 * What a move would mean, at once and without playing a day: the machines' load and room now and then, whether any one
 * machine could be lost then, and what the copy over the link costs.
 */
import { byId } from '../../shared/base/ids.ts';
import type { Command, CommandOf } from '../../shared/sim/commands/schema.ts';
import { guestFor } from '../../shared/sim/commands/vms.ts';
import { isForeign } from '../../shared/sim/machines/architecture.ts';
import { copyMibPerS } from '../../shared/sim/machines/links.ts';
import { freeMib } from '../../shared/sim/placement.ts';
import type { Rulebook } from '../../shared/sim/rulebook.ts';
import {
  PRECOPY_STAGES,
  precopyAdvance,
  QEMU_LIMITS,
  startPrecopy,
  XEN_LIMITS,
} from '../../shared/sim/rules/precopy.ts';
import type { TeamView } from '../../shared/sim/shown.ts';
import { isLosable } from '../../shared/sim/survive.ts';
import type { Facts } from '../../shared/sim/view.ts';
import type { Team } from '../../shared/sim/world.ts';
import { rehearse, settle } from './rehearsal.ts';
import type { Target } from './targets.ts';

export interface Change {
  readonly now: number;
  readonly after: number;
}

export interface WhatIfSum {
  readonly from: string; // '' where it comes from outside
  readonly to: string;
  readonly service: number; // -1: none
  readonly fromFreeMib: Change | null;
  readonly toFreeMib: Change | null;
  readonly unsafe: { readonly now: readonly string[]; readonly after: readonly string[] }; // machines that could not be lost
  readonly milliMinutes: number;
  readonly copy: CopyCost | null;
}

export interface CopyCost {
  readonly mib: number;
  readonly mibPerS: number;
  readonly seconds: number; // -1: it does not end by itself
  readonly pauseMs: number;
}

export function whatIfSum(target: Target, view: TeamView, rules: Rulebook): WhatIfSum {
  const commands = (target.group ?? [{ command: target.command }]).map(({ command }) => command);
  const now = rehearse(view.facts, rules, []);
  const then = rehearse(view.facts, rules, commands);
  settle(now.team);
  settle(then.team);
  const fromId = originHost(target.command, view);
  const room = (id: number): Change | null => {
    const [before, after] = [byId(now.team.hosts, id), byId(then.team.hosts, id)];
    if (before === undefined || after === undefined || before.platform < 0) return null;
    const of = (team: Team, host: typeof before) => Math.max(0, freeMib({ ...view.facts, ...team }, rules, host));
    return { now: of(now.team, before), after: of(then.team, after) };
  };
  const unsafe = (of: typeof now) =>
    of.team.hosts.filter((host) => !isLosable(of.world, rules, of.team, host)).map(({ name }) => name);
  return {
    from: byId(view.hosts, fromId)?.name ?? '',
    to: byId(view.hosts, target.host)?.name ?? '',
    service: serviceOf(target.command, view),
    fromFreeMib: room(fromId),
    toFreeMib: target.host > 0 ? room(target.host) : null,
    unsafe: { now: unsafe(now), after: unsafe(then) },
    milliMinutes: then.orders.reduce((sum, { milliMinutes }) => sum + milliMinutes, 0),
    copy: target.group === undefined ? copyCost(target.command, view, rules) : null,
  };
}

function originHost(command: Command, view: TeamView): number {
  if ('vm' in command) return byId(view.vms, command.vm)?.host ?? 0;
  if (command.verb === 'convert') return byId(view.instances, command.subject)?.host ?? 0;
  return command.verb === 'moveProcess' ? (byId(view.instances, command.instance)?.host ?? 0) : 0;
}

function serviceOf(command: Command, view: TeamView): number {
  if ('vm' in command) return byId(view.vms, command.vm)?.service ?? -1;
  if (command.verb === 'convert') return byId(view.instances, command.subject)?.service ?? -1;
  return command.verb === 'moveProcess' ? (byId(view.instances, command.instance)?.service ?? -1) : -1;
}

/** No estimate goes on for longer: a copy that takes this long is one that does not end. */
const LONGEST_S = 3600;

/** At what the slower link has for a copy that is alone on it, and at the rate at which the VM writes now. */
export function copyCost(command: Command, view: TeamView, rules: Rulebook): CopyCost | null {
  if (command.verb !== 'migrateLive') return null;
  const vm = byId(view.vms, command.vm);
  const [from, to] = [byId(view.hosts, vm?.host ?? 0), byId(view.hosts, command.host)];
  if (vm === undefined || from === undefined || to === undefined) return null;
  const mibPerS = copyMibPerS(rules, from, to);
  const state = startPrecopy(vm.memoryMib, rules.services[vm.service]?.writableSetMib ?? 0);
  const isXen = rules.platforms[from.platform]?.stopRule === 'xen';
  precopyAdvance(
    state,
    mibPerS,
    vm.dirtyMibPerS,
    LONGEST_S,
    isXen ? XEN_LIMITS : { ...QEMU_LIMITS, autoConverge: vm.throttled },
  );
  const ends = state.stage === PRECOPY_STAGES.done;
  return {
    mib: state.sentMib > 0 && ends ? state.sentMib : vm.memoryMib,
    mibPerS,
    seconds: ends ? state.copySeconds + state.downtimeSeconds : -1,
    pauseMs: Math.round(state.downtimeSeconds * 1000),
  };
}

/** What a box costs that becomes a VM: the boot that it is away for, and how often over its work is done there. */
export function turnOf(command: CommandOf<'convert'>, facts: Facts, rules: Rulebook) {
  const from = byId(facts.hosts, byId(facts.instances, command.subject)?.host ?? 0);
  const to = byId(facts.hosts, command.host);
  if (from === undefined || to === undefined) return null; // a VM that stands still anyway
  const guest = guestFor(rules, from);
  const slowdown = isForeign(rules, to, guest) ? rules.economy.emulationSlowdown : 1;
  return { bootTicks: rules.guests[guest]?.bootTicks ?? 0, slowdown };
}
