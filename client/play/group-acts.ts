/** What can be ordered of several things at once: for each act the orders that it comes to, one for each thing it is for. */
import { byId } from '../../shared/base/ids.ts';
import type { Command } from '../../shared/sim/commands/schema.ts';
import { vmFootprintMib } from '../../shared/sim/placement.ts';
import type { Rulebook } from '../../shared/sim/rulebook.ts';
import type { TeamView } from '../../shared/sim/shown.ts';
import type { Facts } from '../../shared/sim/view.ts';
import type { Picked } from './pick.ts';

export const GROUP_ACTS = [
  'boot',
  'stop',
  'drain',
  'cordon',
  'uncordon',
  'repair',
  'powerOn',
  'powerOff',
  'giveBack',
  'fewer',
  'more',
  'stopPods',
  'delete',
] as const;
export type GroupActId = (typeof GROUP_ACTS)[number];

export interface GroupAct {
  readonly id: GroupActId;
  readonly commands: readonly Command[];
}

/** Only what the scenario has and what at least one of them could be told. */
export function groupActs(picks: readonly Picked[], facts: Facts, rules: Rulebook): readonly GroupAct[] {
  const byAct = new Map<GroupActId, Map<string, Command>>();
  for (const pick of picks) {
    for (const [id, command] of actsOf(pick, facts)) {
      if (!rules.verbs.has(command.verb)) continue;
      const known = byAct.get(id) ?? new Map<string, Command>();
      byAct.set(id, known.set(JSON.stringify(command), command)); // two pods of a node are one drain
    }
  }
  return GROUP_ACTS.flatMap((id) => {
    const commands = [...(byAct.get(id)?.values() ?? [])];
    return commands.length === 0 ? [] : [{ id, commands }];
  });
}

type Told = readonly [GroupActId, Command];

function actsOf(pick: Picked, facts: Facts): readonly Told[] {
  switch (pick.kind) {
    case 'vm':
      return vmActs(pick.id, facts);
    case 'host':
      return hostActs(pick.id, facts);
    case 'instance':
      return podActs(pick.id, facts);
    case 'deployment':
      return deploymentActs(pick.id, facts);
    default:
      return [];
  }
}

function vmActs(id: number, facts: Facts): readonly Told[] {
  const state = byId(facts.vms, id)?.state;
  const isUp = state === 'running' || state === 'booting';
  const node = facts.nodes.find(({ vm }) => vm === id)?.id;
  return [
    isUp ? ['stop', { verb: 'stopVm', vm: id }] : ['boot', { verb: 'bootVm', vm: id }],
    ...(node === undefined ? [] : nodeActs(node, facts)),
    ['delete', { verb: 'deleteVm', vm: id }],
  ];
}

function hostActs(id: number, facts: Facts): readonly Told[] {
  const host = byId(facts.hosts, id);
  const nodes = facts.nodes.filter((node) => node.host === id).flatMap((node) => nodeActs(node.id, facts));
  if (host?.state === 'failed') return [['repair', { verb: 'repairHost', host: id }]];
  const power: Told =
    host?.state === 'off'
      ? ['powerOn', { verb: 'powerHost', host: id, on: true }]
      : ['powerOff', { verb: 'powerHost', host: id, on: false }];
  return [...nodes, power, ['giveBack', { verb: 'returnHost', host: id }]];
}

function nodeActs(node: number, facts: Facts): readonly Told[] {
  const isCordoned = byId(facts.nodes, node)?.cordoned === true;
  return [
    ['drain', { verb: 'drain', node }],
    isCordoned ? ['uncordon', { verb: 'cordon', node, on: false }] : ['cordon', { verb: 'cordon', node, on: true }],
  ];
}

function podActs(id: number, facts: Facts): readonly Told[] {
  const pod = byId(facts.instances, id);
  if (pod?.kind !== 'container') return [];
  if (pod.deployment === 0) return [['stopPods', { verb: 'stopContainer', instance: id }]];
  return pod.node === 0 ? [] : [['drain', { verb: 'drain', node: pod.node }]];
}

function deploymentActs(id: number, facts: Facts): readonly Told[] {
  const replicas = byId(facts.deployments, id)?.replicas ?? 0;
  return [
    ...(replicas > 0 ? [['fewer', { verb: 'scale', deployment: id, replicas: replicas - 1 }] as const] : []),
    ['more', { verb: 'scale', deployment: id, replicas: replicas + 1 }],
    ['delete', { verb: 'deleteDeployment', deployment: id }],
  ];
}

export type GroupKind = 'host' | 'vm' | 'process' | 'pod' | 'deployment';

export interface GroupSum {
  readonly kinds: readonly (readonly [GroupKind, number])[];
  readonly mib: number; // of hosts' memory that they take, or have
  readonly cores: number; // that work in them now
  readonly dollarsPerHour: number; // of machines
}

export function groupSum(picks: readonly Picked[], view: TeamView, rules: Rulebook): GroupSum {
  const kinds = new Map<GroupKind, number>();
  let [mib, cores, dollarsPerHour] = [0, 0, 0];
  for (const pick of picks) {
    const kind = kindOf(pick, view.facts);
    if (kind === null) continue;
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    const of = sizeOf(pick, view, rules);
    mib += of.mib;
    cores += of.cores;
    dollarsPerHour += of.dollars;
  }
  return { kinds: [...kinds], mib, cores, dollarsPerHour };
}

export function kindOf(pick: Picked, facts: Facts): GroupKind | null {
  if (pick.kind === 'instance') return byId(facts.instances, pick.id)?.kind === 'container' ? 'pod' : 'process';
  return pick.kind === 'host' || pick.kind === 'vm' || pick.kind === 'deployment' ? pick.kind : null;
}

function sizeOf(pick: Picked, view: TeamView, rules: Rulebook): { mib: number; cores: number; dollars: number } {
  if (pick.kind === 'host') {
    const host = byId(view.hosts, pick.id);
    const model = rules.models[host?.model ?? -1];
    const cores = ((host?.cpuPercent ?? 0) / 100) * (model?.cores ?? 0);
    return { mib: model?.memoryMib ?? 0, cores, dollars: model?.rentDollarsPerHour ?? 0 };
  }
  if (pick.kind === 'vm') {
    const vm = byId(view.vms, pick.id);
    if (vm === undefined) return { mib: 0, cores: 0, dollars: 0 };
    const mib = vmFootprintMib(vm, rules.platforms[byId(view.hosts, vm.host)?.platform ?? -1]);
    return { mib, cores: (vm.cpuPercent / 100) * vm.vcpus, dollars: 0 };
  }
  if (pick.kind === 'deployment') {
    const it = byId(view.deployments, pick.id);
    const many = it?.replicas ?? 0;
    return { mib: many * (it?.requestMib ?? 0), cores: (many * (it?.requestCpuM ?? 0)) / 1000, dollars: 0 };
  }
  const one = pick.kind === 'instance' ? byId(view.instances, pick.id) : undefined;
  return { mib: one?.requestMib ?? 0, cores: (one?.requestCpuM ?? 0) / 1000, dollars: 0 };
}
