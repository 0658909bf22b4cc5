/**
 * What a player might set out to do on a board, whatever the level: goals of several verbs that no single move reaches, and
 * the moves of every verb. A goal is a small bot without a memory that goes on until nothing is left for it to do; one that
 * needs a refused verb finds no way and stays.
 */
import { byId } from '../base/ids.ts';
import type { Verb } from '../content/schema.ts';
import type { Command } from '../sim/commands/schema.ts';
import { isEmpty } from '../sim/placement.ts';
import type { PlatformRule, Rulebook, ServiceRule } from '../sim/rulebook.ts';
import type { View } from '../sim/view.ts';
import { type Goal, movesOf, possible, roomiest } from './moves.ts';
import { houseTenants } from './tenants.ts';

export type { Goal } from './moves.ts';

type HostView = View['facts']['hosts'][number];

/** All goals on the board as it is, in a fixed order: compound ones first, then the moves, verb by verb. */
export function goalsFor(view: View, rules: Rulebook): Goal[] {
  const verbs: readonly Verb[] = [...rules.verbs].filter((verb) => verb !== 'takeAdvice'); // words move nothing
  return [...compoundGoals(view, rules), ...verbs.flatMap((verb) => movesOf(verb, view, rules))];
}

/** A machine alone is a move; several at once are how somebody plans ahead. */
const MACHINES = [1, 2, 4];

function compoundGoals({ facts }: View, rules: Rulebook): Goal[] {
  const goals: Goal[] = [];
  for (const host of facts.hosts) {
    if (host.leaseEndTick > 0 || isEmpty(facts, host.id)) continue;
    goals.push(vacate(host.id, host.name, true), vacate(host.id, host.name, false));
  }
  goals.push(gather(), throttleAll(), mend(), followLoad());
  if (rules.scenario.offers.some(({ guest }) => guest !== null)) {
    goals.push(houseTenants(undefined), ...facts.hosts.map((host) => houseTenants(host)));
  }
  for (const model of rules.models) if (model.sold) goals.push(...MACHINES.map((count) => buy(model.id, count)));
  return goals;
}

/** A goal of several verbs, gone on with until nothing is left to do. */
function lasting(name: string, next: Goal['next']): Goal {
  return { name, group: 'plan', lasts: true, next };
}

/** Everything off a host by whatever way is open: live before cold, a plain move before a conversion. */
function vacate(id: number, name: string, andReturn: boolean): Goal {
  return lasting(`vacate ${name}${andReturn ? ' and return it' : ''}`, (view, rules) => {
    const { facts } = view;
    const commands: Command[] = [];
    for (const vm of facts.vms) {
      if (vm.host === id) commands.push(...first(view, rules, migrations(vm.id, roomiest(view, rules, id))));
    }
    for (const one of facts.instances) {
      if (one.kind !== 'process' || one.host !== id) continue;
      const moves: Command[] = facts.hosts.map((host) => ({ verb: 'moveProcess', instance: one.id, host: host.id }));
      commands.push(...first(view, rules, moves));
    }
    const node = facts.nodes.find((entry) => entry.host === id);
    if (node !== undefined) commands.push(...possible(view, rules, [{ verb: 'drain', node: node.id }]));
    if (andReturn) commands.push(...possible(view, rules, [{ verb: 'returnHost', host: id }]));
    return commands;
  });
}

function migrations(vm: number, hosts: readonly HostView[]): Command[] {
  return [
    ...hosts.map((host): Command => ({ verb: 'migrateLive', vm, host: host.id })),
    ...hosts.map((host): Command => ({ verb: 'migrateCold', vm, host: host.id })),
  ];
}

function first(view: View, rules: Rulebook, commands: readonly Command[]): Command[] {
  return possible(view, rules, commands).slice(0, 1);
}

/** All plain processes into VMs on whatever hypervisor there is, and the emptied boxes back. */
function gather(): Goal {
  return lasting('gather all boxes', (view, rules) => {
    const isHypervisor = (host: HostView) =>
      (rules.platforms[host.platform] as PlatformRule | undefined)?.kind === 'type1';
    const commands: Command[] = [];
    for (const one of view.facts.instances) {
      if (one.kind !== 'process') continue;
      const base = (rules.services[one.service] as ServiceRule).memoryBaseMib;
      const size = { vcpus: 6, memoryMib: Math.ceil((base + 1024) / 1024) * 1024 };
      const ways = roomiest(view, rules, one.host).filter(isHypervisor);
      const conversions = ways.map((host): Command => ({ verb: 'convert', subject: one.id, host: host.id, ...size }));
      commands.push(...first(view, rules, conversions));
    }
    const boxes = view.facts.hosts.filter((host) => !isHypervisor(host) && host.platform >= 0);
    const returns = boxes.map((host): Command => ({ verb: 'returnHost', host: host.id }));
    return [...commands, ...possible(view, rules, returns)];
  });
}

function throttleAll(): Goal {
  return lasting('throttle what migrates', (view, rules) => {
    const moving = view.facts.transfers.map(({ vm }): Command => ({ verb: 'throttleVm', vm, on: true }));
    return possible(view, rules, moving);
  });
}

/** Repair what is broken, give up what is dead, boot what stopped. */
function mend(): Goal {
  return lasting('mend', (view, rules) => {
    const { facts } = view;
    const commands: Command[] = [];
    for (const host of facts.hosts) if (host.state === 'failed') commands.push({ verb: 'repairHost', host: host.id });
    for (const node of facts.nodes) commands.push({ verb: 'declareDead', node: node.id });
    for (const vm of facts.vms) {
      const host = byId(facts.hosts, vm.host);
      if (vm.state === 'crashed' && host?.state !== 'on') {
        commands.push(...first(view, rules, migrations(vm.id, roomiest(view, rules, vm.host))));
      } else commands.push({ verb: 'bootVm', vm: vm.id });
    }
    return possible(view, rules, commands);
  });
}

/** What a person who watches one gauge does by hand: more copies when they are busy, fewer when they idle. */
const BUSY = 0.8;
const IDLE = 0.4;
const AIM = 0.65;

function followLoad(): Goal {
  return lasting('follow the load', (view, rules) => {
    const commands = view.facts.deployments.flatMap(({ id, service, replicas }): Command[] => {
      const busy = view.gauges.services[service]?.utilisation ?? AIM;
      const wanted = Math.max(1, Math.ceil((replicas * Math.min(busy, 2)) / AIM));
      return busy > BUSY || busy < IDLE ? [{ verb: 'scale', deployment: id, replicas: wanted }] : [];
    });
    return possible(view, rules, commands);
  });
}

/** Machines of that model, installed as the board's other machines are. */
function buy(model: string, count: number): Goal {
  return {
    name: `buy ${count} ${model}`,
    group: 'plan',
    lasts: false,
    next: (view, rules) => {
      const runtime = rules.scenario.runtimes[0] ?? null;
      const platform = rules.scenario.installByTemplate ? (rules.scenario.platforms[0] ?? null) : null;
      const slots = rules.scenario.racks.flatMap(({ slots: most }, rack) =>
        Array.from({ length: most }, (_, slot) => ({ rack, slot })),
      );
      // One in each rack before the second in any: what is bought together should not go dark together.
      slots.sort((a, b) => a.slot - b.slot || a.rack - b.rack);
      const orders = slots.map(({ rack, slot }): Command => ({ verb: 'order', model, rack, slot, platform, runtime }));
      return possible(view, rules, orders).slice(0, count);
    },
  };
}
