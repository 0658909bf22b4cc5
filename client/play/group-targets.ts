/**
 * Where several things in one hand could go together: for each machine how many of them it takes, one after the other,
 * as the rules would see them come; and, for who does not mind where, a machine for each.
 */
import { byId } from '../../shared/base/ids.ts';
import { check } from '../../shared/sim/commands/index.ts';
import type { Command } from '../../shared/sim/commands/schema.ts';
import { freeMib } from '../../shared/sim/placement.ts';
import { ACCEPTED, type Verdict } from '../../shared/sim/rejections.ts';
import type { Rulebook } from '../../shared/sim/rulebook.ts';
import type { Facts } from '../../shared/sim/view.ts';
import type { HostFacts } from '../../shared/sim/world.ts';
import { leavesPods, newRehearsal, type RehearsedOrder, rehearse } from './rehearsal.ts';
import { type Carry, moveTo, type Target } from './targets.ts';

/** Key of the target that is no one machine: each goes where there is most room for it. */
export const ANYWHERE = 'anywhere';

export function groupTargets(carries: readonly Carry[], facts: Facts, rules: Rulebook): Target[] {
  const targets = facts.hosts.flatMap((host) => groupTarget(carries, host, facts, rules) ?? []);
  const spread = spreadTarget(carries, facts, rules);
  return spread === null ? targets : [spread, ...targets];
}

/** All of them to one machine; null: they are all there. */
function groupTarget(carries: readonly Carry[], host: HostFacts, facts: Facts, rules: Rulebook): Target | null {
  const moves = carries.flatMap((carry) => moveTo(carry, host, facts, rules) ?? []);
  const [first] = moves;
  if (first === undefined) return null;
  const commands = moves.map(({ command }) => command);
  return {
    key: `h${host.id}`,
    host: host.id,
    rack: host.rack,
    slot: host.slot,
    command: first.command,
    needMib: moves.reduce((sum, { needMib }) => sum + needMib, 0),
    freeMib: host.platform < 0 ? 0 : Math.max(0, freeMib(facts, rules, host)),
    ...together(ordersFor(commands, facts, rules)),
  };
}

/** Where each is refused by itself there is nothing to rehearse: a copy of the estate for every machine is dear. */
function ordersFor(commands: readonly Command[], facts: Facts, rules: Rulebook): readonly RehearsedOrder[] {
  const alone = commands.map((command) => ({ command, verdict: check(facts, rules, command), milliMinutes: 0 }));
  return alone.some(({ verdict }) => verdict.ok) ? rehearse(facts, rules, commands).orders : alone;
}

/** It takes them if it takes any; else it says what it says to the first. */
function together(group: readonly RehearsedOrder[]): { verdict: Verdict; group: readonly RehearsedOrder[] } {
  const takesAny = group.some(({ verdict }) => verdict.ok);
  return { verdict: takesAny ? ACCEPTED : (group[0]?.verdict ?? ACCEPTED), group };
}

function spreadTarget(carries: readonly Carry[], facts: Facts, rules: Rulebook): Target | null {
  const group = spread(carries, facts, rules);
  const [first] = group;
  if (first === undefined) return null;
  const place = { key: ANYWHERE, host: 0, rack: -1, slot: 0, needMib: 0, freeMib: 0 };
  return { ...place, command: first.command, ...together(group) };
}

/** Largest first, each onto the machine that has most free when its turn comes. */
export function spread(carries: readonly Carry[], facts: Facts, rules: Rulebook): readonly RehearsedOrder[] {
  const sized = carries.map((carry) => ({ carry, mib: sizeOf(carry, facts, rules) })).sort((a, b) => b.mib - a.mib);
  const isLean = carries.every((carry) => facts.hosts.every((host) => leaves(carry, host, facts, rules)));
  const stage = newRehearsal(facts, rules, isLean);
  return sized.flatMap(({ carry }) => {
    const now = stage.facts();
    const roomy = [...now.hosts]
      .filter((host) => host.platform >= 0)
      .sort((a, b) => freeMib(now, rules, b) - freeMib(now, rules, a) || a.id - b.id);
    const moves = roomy.flatMap((host) => moveTo(carry, host, now, rules) ?? []);
    const found = moves.find(({ command }) => check(now, rules, command).ok) ?? moves[0];
    return found === undefined ? [] : [stage.order(found.command)];
  });
}

function leaves(carry: Carry, host: HostFacts, facts: Facts, rules: Rulebook): boolean {
  const move = moveTo(carry, host, facts, rules);
  return move === null || leavesPods(move.command);
}

function sizeOf(carry: Carry, facts: Facts, rules: Rulebook): number {
  if (carry.kind === 'vm') return byId(facts.vms, carry.id)?.memoryMib ?? 0;
  if (carry.kind !== 'process') return 0;
  return rules.services[byId(facts.instances, carry.id)?.service ?? -1]?.memoryBaseMib ?? 0;
}

/** Of a group: how many it takes. */
export const fitting = ({ group = [] }: Pick<Target, 'group'>): number =>
  group.filter(({ verdict }) => verdict.ok).length;
