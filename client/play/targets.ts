/**
 * Where something in the hand could go, and what the rules say to each place: the one list behind the ghosts on the
 * floor, the choices of the keyboard and the grey buttons.
 */
import { byId } from '../../shared/base/ids.ts';
import { check } from '../../shared/sim/commands/index.ts';
import type { Command } from '../../shared/sim/commands/schema.ts';
import { freeMib, vmFootprintMib } from '../../shared/sim/placement.ts';
import type { Verdict } from '../../shared/sim/rejections.ts';
import type { ModelRule, Rulebook, ServiceRule } from '../../shared/sim/rulebook.ts';
import type { Facts } from '../../shared/sim/view.ts';
import type { HostFacts, VmFacts } from '../../shared/sim/world.ts';
import type { RehearsedOrder } from './rehearsal.ts';

/** What can be carried. */
export type Carry =
  | {
      readonly kind: 'model';
      readonly model: string;
      readonly platform: string | null;
      readonly runtime: string | null;
    }
  | { readonly kind: 'platform'; readonly platform: string } // onto an empty host
  | { readonly kind: 'vm'; readonly id: number; readonly cold: boolean }
  | { readonly kind: 'process'; readonly id: number } // becomes a VM on a hypervisor, moves to another OS
  | { readonly kind: 'service'; readonly service: string } // `docker run` on a node
  | { readonly kind: 'pod'; readonly id: number }; // goes nowhere by hand: its scheduler places it

/** Where it could go. `key` is stable from frame to frame. */
export interface Target {
  readonly key: string;
  readonly host: number; // 0 for a free slot or the cloud
  readonly rack: number; // -1: the cloud
  readonly slot: number;
  readonly command: Command;
  readonly verdict: Verdict;
  readonly needMib: number; // of the place's memory; 0 where memory is not the question
  readonly freeMib: number; // before
  /** Of several in one hand: what becomes of each, in order. The target takes them if it takes any. */
  readonly group?: readonly RehearsedOrder[];
}

export function targetsOf(carry: Carry, facts: Facts, rules: Rulebook): Target[] {
  switch (carry.kind) {
    case 'model':
      return slotTargets(carry, facts, rules);
    case 'platform':
      return facts.hosts
        .filter((host) => host.rack >= 0)
        .map((host) => at(host, { verb: 'installPlatform', host: host.id, platform: carry.platform }, 0, facts, rules));
    case 'vm':
      return vmTargets(carry.id, carry.cold, facts, rules);
    case 'process':
      return processTargets(carry.id, facts, rules);
    case 'service':
      return nodeTargets(carry.service, facts, rules);
    case 'pod':
      return [];
  }
}

function at(host: HostFacts, command: Command, needMib: number, facts: Facts, rules: Rulebook): Target {
  const verdict = check(facts, rules, command);
  const free = host.platform < 0 ? 0 : Math.max(0, freeMib(facts, rules, host));
  return {
    key: `h${host.id}`,
    host: host.id,
    rack: host.rack,
    slot: host.slot,
    command,
    verdict,
    needMib,
    freeMib: free,
  };
}

function slotTargets(carry: Extract<Carry, { kind: 'model' }>, facts: Facts, rules: Rulebook): Target[] {
  const model = rules.models.find((one) => one.id === carry.model) as ModelRule;
  const { platform, runtime } = carry;
  const target = (rack: number, slot: number): Target => {
    const command: Command = {
      verb: 'order',
      model: model.id,
      rack: Math.max(0, rack),
      slot,
      platform,
      runtime,
    };
    const verdict = check(facts, rules, command);
    return { key: `s${rack}.${slot}`, host: 0, rack, slot, command, verdict, needMib: 0, freeMib: 0 };
  };
  if (model.kind === 'cloud') return [target(-1, 0)];
  return rules.scenario.racks.flatMap((rack, index) =>
    Array.from({ length: rack.slots }, (_, slot) => slot)
      .filter((slot) => !facts.hosts.some((host) => host.rack === index && host.slot === slot))
      .map((slot) => target(index, slot)),
  );
}

/** What a VM takes on that machine: products differ. */
const footprintOn = (rules: Rulebook) => (size: Pick<VmFacts, 'vcpus' | 'memoryMib'>, host: HostFacts) =>
  vmFootprintMib(size, rules.platforms[host.platform]);

function vmTargets(id: number, cold: boolean, facts: Facts, rules: Rulebook): Target[] {
  const vm = byId(facts.vms, id);
  if (vm === undefined) return [];
  return facts.hosts
    .filter((host) => host.id !== vm.host)
    .map((host) => {
      const { command, needMib } = vmMove(vm, cold, host, rules);
      return at(host, command, needMib, facts, rules);
    });
}

export interface Move {
  readonly command: Command;
  readonly needMib: number;
}

/** How something would go to a machine; null: it is there already, or is nothing that is moved between machines. */
export function moveTo(carry: Carry, host: HostFacts, facts: Facts, rules: Rulebook): Move | null {
  if (carry.kind === 'vm') {
    const vm = byId(facts.vms, carry.id);
    return vm === undefined || vm.host === host.id ? null : vmMove(vm, carry.cold, host, rules);
  }
  if (carry.kind !== 'process') return null;
  const process = byId(facts.instances, carry.id);
  const service = rules.services[process?.service ?? -1];
  if (process === undefined || service === undefined || process.host === host.id) return null;
  return processMove(process.id, service, host, rules);
}

function vmMove(vm: VmFacts, cold: boolean, host: HostFacts, rules: Rulebook): Move {
  const verb = cold || vm.state !== 'running' ? 'migrateCold' : 'migrateLive';
  return { command: { verb, vm: vm.id, host: host.id }, needMib: footprintOn(rules)(vm, host) };
}

/** The size that a box gets as a VM: as many cores as it is worth and the machine has, half as much memory again as it starts with. */
function vmSizeFor(rules: Rulebook, service: ServiceRule, host: HostFacts): { vcpus: number; memoryMib: number } {
  const guestMib = Math.max(
    ...rules.scenario.guests.map((id) => rules.guests.find((one) => one.id === id)?.footprintMib ?? 0),
  );
  const wantMib = (service.memoryBaseMib + guestMib) * 1.5;
  // Whole GiB, as people size VMs.
  const cores = rules.models[host.model]?.cores ?? 6;
  return {
    vcpus: Math.min(cores, Math.max(2, Math.min(6, service.threads))),
    memoryMib: Math.ceil(wantMib / 1024) * 1024,
  };
}

function processTargets(id: number, facts: Facts, rules: Rulebook): Target[] {
  const process = byId(facts.instances, id);
  const service = rules.services[process?.service ?? -1];
  if (process === undefined || service === undefined) return [];
  return facts.hosts
    .filter((host) => host.id !== process.host)
    .map((host) => {
      const { command, needMib } = processMove(id, service, host, rules);
      return at(host, command, needMib, facts, rules);
    });
}

/** Onto a hypervisor it becomes a VM, else it is moved from system to system. */
function processMove(id: number, service: ServiceRule, host: HostFacts, rules: Rulebook): Move {
  const isHypervisor = (rules.platforms[host.platform]?.kind ?? 'os') !== 'os';
  if (!isHypervisor)
    return { command: { verb: 'moveProcess', instance: id, host: host.id }, needMib: service.memoryBaseMib };
  const size = vmSizeFor(rules, service, host);
  return { command: { verb: 'convert', subject: id, host: host.id, ...size }, needMib: footprintOn(rules)(size, host) };
}

function nodeTargets(service: string, facts: Facts, rules: Rulebook): Target[] {
  const need = rules.services.find((one) => one.id === service)?.requestMib ?? 0;
  const targets: Target[] = [];
  for (const node of facts.nodes) {
    const hostId = node.vm > 0 ? (byId(facts.vms, node.vm)?.host ?? 0) : node.host;
    const host = byId(facts.hosts, hostId);
    if (host !== undefined)
      targets.push(at(host, { verb: 'runContainer', node: node.id, service }, need, facts, rules));
  }
  return targets;
}
