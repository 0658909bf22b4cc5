/**
 * What a player might set out to do on a board, whatever the level: the moves of the search that looks for a way around a
 * concept. A goal is a small bot that goes on until it is done; one that needs a refused verb finds no way and stays.
 */
import { byId } from '../base/ids.ts';
import { check } from '../sim/commands/index.ts';
import type { Command } from '../sim/commands/schema.ts';
import { freeMib, isEmpty } from '../sim/placement.ts';
import type { PlatformRule, Rulebook, ServiceRule } from '../sim/rulebook.ts';
import type { View } from '../sim/view.ts';

export interface Goal {
  readonly name: string;
  readonly next: (view: View, rules: Rulebook) => Command[];
}

type HostView = View['facts']['hosts'][number];

/** All goals that make sense on the board as it is, in a fixed order. */
export function goalsFor(view: View, rules: Rulebook): Goal[] {
  const { facts } = view;
  const goals: Goal[] = [];
  for (const host of facts.hosts) {
    if (host.leaseEndTick > 0) continue;
    const empty = isEmpty(facts, host.id);
    if (empty) goals.push(giveBack(host.id, host.name), hypervise(host.id, host.name, rules));
    else goals.push(vacate(host.id, host.name, true), vacate(host.id, host.name, false));
  }
  goals.push(gather(rules), throttleAll(), mend());
  for (const model of rules.models) if (model.sold) goals.push(buy(model.id));
  if (facts.deployments.length > 0) {
    goals.push(scaleAll(1.4), scaleAll(0.7));
    goals.push(
      each('probes', (id) => ({ verb: 'setProbes', deployment: id, liveness: true, readiness: true })),
      each('spread', (id) => ({ verb: 'setSpread', deployment: id, over: 'rack' })),
      each('budget', (id) => ({ verb: 'setBudget', deployment: id, minAvailable: 1 })),
      each('toleration', (id) => ({ verb: 'setToleration', deployment: id, ticks: 10 })),
    );
  }
  return goals.filter((goal) => goal.next(view, rules).length > 0);
}

/** Commands that are accepted now, or wait only for operator minutes. */
function possible(view: View, rules: Rulebook, commands: readonly Command[]): Command[] {
  return commands.filter((command) => {
    const verdict = check(view.facts, rules, command);
    return verdict.ok || verdict.code === 'operator.busy';
  });
}

function giveBack(id: number, name: string): Goal {
  return {
    name: `return ${name}`,
    next: (view, rules) => possible(view, rules, [{ verb: 'returnHost', host: id }]),
  };
}

function hypervise(id: number, name: string, rules: Rulebook): Goal {
  const type1 = rules.platforms.find((entry) => entry.kind === 'type1' && rules.scenario.platforms.includes(entry.id));
  return {
    name: `hypervisor on ${name}`,
    next: (view) => possible(view, rules, [{ verb: 'installPlatform', host: id, platform: type1?.id ?? 'kvm' }]),
  };
}

/** Everything off a host by whatever way is open: live before cold, a plain move before a conversion. */
function vacate(id: number, name: string, andReturn: boolean): Goal {
  return {
    name: `vacate ${name}${andReturn ? ' and return it' : ''}`,
    next: (view, rules) => {
      const { facts } = view;
      const commands: Command[] = [];
      for (const vm of facts.vms) {
        if (vm.host === id) commands.push(...first(view, rules, movesOf(vm.id, roomiest(view, rules, id))));
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
    },
  };
}

function movesOf(vm: number, hosts: readonly HostView[]): Command[] {
  return [
    ...hosts.map((host): Command => ({ verb: 'migrateLive', vm, host: host.id })),
    ...hosts.map((host): Command => ({ verb: 'migrateCold', vm, host: host.id })),
  ];
}

function first(view: View, rules: Rulebook, commands: readonly Command[]): Command[] {
  return possible(view, rules, commands).slice(0, 1);
}

function roomiest(view: View, rules: Rulebook, except: number): HostView[] {
  const room = (host: HostView) => freeMib(view.facts, rules, host);
  return view.facts.hosts.filter((host) => host.id !== except).sort((a, b) => room(b) - room(a) || a.id - b.id);
}

/** All plain processes into VMs on whatever hypervisor there is, and the emptied boxes back. */
function gather(rules: Rulebook): Goal {
  const isHypervisor = (host: HostView) =>
    (rules.platforms[host.platform] as PlatformRule | undefined)?.kind === 'type1';
  return {
    name: 'gather all boxes',
    next: (view) => {
      const commands: Command[] = [];
      for (const one of view.facts.instances) {
        if (one.kind !== 'process') continue;
        const base = (rules.services[one.service] as ServiceRule).memoryBaseMib;
        const size = { vcpus: 6, memoryMib: Math.ceil((base + 1024) / 1024) * 1024 };
        const ways = roomiest(view, rules, one.host).filter(isHypervisor);
        commands.push(
          ...first(
            view,
            rules,
            ways.map((host) => ({ verb: 'convert', subject: one.id, host: host.id, ...size })),
          ),
        );
      }
      const boxes = view.facts.hosts.filter((host) => !isHypervisor(host) && host.platform >= 0);
      commands.push(
        ...possible(
          view,
          rules,
          boxes.map((host) => ({ verb: 'returnHost', host: host.id })),
        ),
      );
      return commands;
    },
  };
}

function throttleAll(): Goal {
  return {
    name: 'throttle what migrates',
    next: (view, rules) =>
      possible(
        view,
        rules,
        view.facts.transfers.map((transfer) => ({ verb: 'throttleVm', vm: transfer.vm, on: true })),
      ),
  };
}

/** Repair what is broken, give up what is dead, boot what stopped. */
function mend(): Goal {
  return {
    name: 'mend',
    next: (view, rules) => {
      const { facts } = view;
      const commands: Command[] = [];
      for (const host of facts.hosts) if (host.state === 'failed') commands.push({ verb: 'repairHost', host: host.id });
      for (const node of facts.nodes) commands.push({ verb: 'declareDead', node: node.id });
      for (const vm of facts.vms) {
        const host = byId(facts.hosts, vm.host);
        if (vm.state === 'crashed' && host?.state !== 'on') {
          commands.push(...first(view, rules, movesOf(vm.id, roomiest(view, rules, vm.host))));
        } else commands.push({ verb: 'bootVm', vm: vm.id });
      }
      return possible(view, rules, commands);
    },
  };
}

/** One machine of that model, installed as the board's other machines are. Done once. */
function buy(model: string): Goal {
  let target = -1;
  return {
    name: `buy ${model}`,
    next: (view, rules) => {
      const { facts } = view;
      if (target < 0) target = facts.hosts.length + 1;
      if (facts.hosts.length >= target) return [];
      const runtime = rules.scenario.runtimes[0] ?? null;
      const platform = rules.scenario.installByTemplate ? (rules.scenario.platforms[0] ?? null) : null;
      for (const [rack, { slots }] of rules.scenario.racks.entries()) {
        for (let slot = 0; slot < slots; slot++) {
          const order: Command = { verb: 'order', model, rack, slot, platform, runtime };
          const commands = possible(view, rules, [order]);
          if (commands.length > 0) return commands;
        }
      }
      return [];
    },
  };
}

function scaleAll(factor: number): Goal {
  const targets = new Map<number, number>();
  return {
    name: `scale all by ${factor}`,
    next: (view, rules) => {
      const commands = view.facts.deployments.map(({ id, replicas }): Command => {
        const target = targets.get(id) ?? Math.max(1, Math.round(replicas * factor));
        targets.set(id, target);
        return { verb: 'scale', deployment: id, replicas: target };
      });
      return possible(view, rules, commands);
    },
  };
}

function each(name: string, of: (deployment: number) => Command): Goal {
  return {
    name,
    next: (view, rules) =>
      possible(
        view,
        rules,
        view.facts.deployments.map(({ id }) => of(id)),
      ),
  };
}
