/**
 * What stands in each tray, read from the view once a beat: slabs of overhead, jars of work, and what is free. No pixels
 * here and no gauges that change in every beat, so that an unchanged tray is not painted again.
 */
import { byId } from '../../shared/base/ids.ts';
import { placedMib, vmFootprintMib } from '../../shared/sim/placement.ts';
import { type ModelRule, type Rulebook, usableMib } from '../../shared/sim/rulebook.ts';
import type { ShownHost, ShownInstance, ShownVm, TeamView } from '../../shared/sim/shown.ts';
import type { InstanceState, VmState } from '../../shared/sim/world.ts';

type JarKind = 'vm' | 'process' | 'container' | 'incoming';
export interface Jar {
  readonly key: string; // v12, i34, t5
  readonly kind: JarKind;
  readonly id: number; // of the VM, the instance or the transfer
  readonly name: string;
  readonly service: number; // -1: none
  readonly memoryMib: number; // of the host's memory
  readonly guestMib: number; // of its guest OS and what the hypervisor keeps for it
  readonly engineMib: number; // of a container engine inside it
  readonly state: VmState | InstanceState;
  readonly untilTick: number;
  readonly stateTicks: number; // how long that state takes in all; 0: unknown
  readonly ready: boolean;
  readonly throttled: boolean;
  readonly moving: number; // id of the transfer that takes it away; 0: it stays
  readonly inside: readonly Jar[];
}
type SlabKind = 'platform' | 'os' | 'kernel' | 'engine';
interface Slab {
  readonly kind: SlabKind;
  readonly mib: number;
  readonly name: string;
}
export interface Tray {
  readonly host: Readonly<ShownHost>;
  readonly model: ModelRule;
  readonly slabs: readonly Slab[];
  readonly jars: readonly Jar[];
  readonly freeMib: number;
  readonly stateTicks: number;
}

/** A desktop hypervisor's reserve is mostly the OS under it; the split is for the eye (H8 gives only the sum). */
const HOST_OS_SHARE_OF_TYPE2 = 5 / 6;

export function traysOf(view: TeamView, rules: Rulebook): Tray[] {
  const jars = new Map<number, Jar[]>(view.hosts.map((host) => [host.id, []]));
  const movingBy = new Map(view.transfers.filter((one) => one.kind !== 'convert').map((one) => [one.vm, one.id]));
  const podsOf = podsByNode(view, rules);
  for (const vm of view.vms) jars.get(vm.host)?.push(vmJar(vm, view, rules, movingBy.get(vm.id) ?? 0, podsOf));
  for (const one of view.instances) {
    if (one.kind === 'process') jars.get(one.host)?.push(instanceJar(one, rules));
  }
  for (const node of view.nodes) {
    if (node.host > 0) jars.get(node.host)?.push(...(podsOf.get(node.id) ?? []));
  }
  for (const transfer of view.transfers) {
    const vm = byId(view.vms, transfer.vm);
    if (vm === undefined || vm.host === transfer.toHost) continue;
    const to = byId(view.hosts, transfer.toHost);
    const footprint = vmFootprintMib(transfer, rules.platforms[to?.platform ?? -1]);
    jars.get(transfer.toHost)?.push({
      ...emptyJar(`t${transfer.id}`, 'incoming', transfer.id, vm.name),
      memoryMib: footprint,
      service: vm.service,
    });
  }
  return view.hosts.map((host) => trayOf(host, jars.get(host.id) ?? [], view, rules));
}

function trayOf(host: Readonly<ShownHost>, jars: readonly Jar[], view: TeamView, rules: Rulebook): Tray {
  const model = rules.models[host.model] as ModelRule;
  const slabs = slabsOf(host, view, rules);
  const pods = jars.reduce((sum, jar) => sum + (jar.kind === 'container' ? jar.memoryMib : 0), 0);
  const free = host.platform < 0 ? model.memoryMib : usableMib(rules, host) - placedMib(view, rules, host.id) - pods;
  return { host, model, slabs, jars, freeMib: Math.max(0, free), stateTicks: hostStateTicks(host, model, rules) };
}

function hostStateTicks(host: Readonly<ShownHost>, model: ModelRule, rules: Rulebook): number {
  if (host.state === 'ordered') return model.leadTicks ?? 0;
  if (host.state === 'installing') return rules.platforms[host.platform]?.installTicks ?? 0;
  if (host.state === 'booting') return rules.economy.timers.reboot ?? 0;
  if (host.state === 'repairing') return rules.economy.timers.partSwap ?? 0;
  return 0;
}

function slabsOf(host: Readonly<ShownHost>, view: TeamView, rules: Rulebook): Slab[] {
  const platform = rules.platforms[host.platform];
  if (platform === undefined) return [];
  const slabs: Slab[] = [];
  const { name, reserveMib } = platform;
  if (platform.kind === 'os') slabs.push({ kind: 'kernel', mib: reserveMib, name });
  else if (platform.kind === 'type1') slabs.push({ kind: 'platform', mib: reserveMib, name });
  else {
    slabs.push({ kind: 'os', mib: reserveMib * HOST_OS_SHARE_OF_TYPE2, name: platform.kernel });
    slabs.push({ kind: 'platform', mib: reserveMib * (1 - HOST_OS_SHARE_OF_TYPE2), name });
  }
  const engine = rules.runtimes[host.runtime];
  if (engine !== undefined) slabs.push({ kind: 'engine', mib: engine.reserveMib, name: engine.name });
  const captain = rules.orchestrators[view.facts.orchestrator];
  if (host.memberMib > 0) slabs.push({ kind: 'engine', mib: host.memberMib, name: captain?.name ?? '' });
  return slabs;
}

const emptyJar = (key: string, kind: JarKind, id: number, name: string): Jar => ({
  key,
  kind,
  id,
  name,
  service: -1,
  memoryMib: 0,
  guestMib: 0,
  engineMib: 0,
  state: 'running',
  untilTick: 0,
  stateTicks: 0,
  ready: true,
  throttled: false,
  moving: 0,
  inside: [],
});

function vmJar(
  vm: Readonly<ShownVm>,
  view: TeamView,
  rules: Rulebook,
  moving: number,
  podsOf: Map<number, Jar[]>,
): Jar {
  const guest = rules.guests[vm.guest];
  const footprint = vmFootprintMib(vm, rules.platforms[byId(view.hosts, vm.host)?.platform ?? -1]);
  const own = view.instances.find((one) => one.kind === 'vm' && one.vm === vm.id);
  const node = view.nodes.find((one) => one.vm === vm.id);
  return {
    ...emptyJar(`v${vm.id}`, 'vm', vm.id, vm.name),
    service: vm.service,
    memoryMib: footprint,
    guestMib: (guest?.footprintMib ?? 0) + footprint - vm.memoryMib,
    engineMib: rules.runtimes[vm.runtime]?.reserveMib ?? 0,
    state: vm.state,
    untilTick: vm.untilTick,
    stateTicks: vm.state === 'booting' ? (guest?.bootTicks ?? 0) : 0,
    ready: vm.state === 'running' && (own?.ready ?? true),
    throttled: vm.shortPercent > 10 || (own?.throttled ?? false),
    moving,
    inside: podsOf.get(node?.id ?? 0) ?? [],
  };
}

function instanceJar(one: Readonly<ShownInstance>, rules: Rulebook): Jar {
  const service = rules.services[one.service];
  return {
    ...emptyJar(`i${one.id}`, one.kind === 'process' ? 'process' : 'container', one.id, service?.id ?? ''),
    service: one.service,
    // What the scheduler counts; a pod that asks for nothing still fills what it uses.
    memoryMib: Math.max(one.requestMib, one.memoryUsedMib, one.kind === 'process' ? (service?.memoryBaseMib ?? 0) : 16),
    state: one.state,
    untilTick: one.untilTick,
    stateTicks: one.state === 'starting' ? (service?.startTicks ?? 0) : 0,
    ready: one.ready,
    throttled: one.throttled,
  };
}

/** Containers by node, the services side by side as their shared layers are. */
function podsByNode(view: TeamView, rules: Rulebook): Map<number, Jar[]> {
  const pods = new Map<number, Jar[]>();
  for (const one of view.instances) {
    if (one.kind !== 'container' || one.node === 0) continue;
    const list = pods.get(one.node) ?? [];
    list.push(instanceJar(one, rules));
    pods.set(one.node, list);
  }
  for (const list of pods.values()) list.sort((a, b) => a.service - b.service || a.id - b.id);
  return pods;
}

/** Replicas that no node has taken. */
export function pendingJars(view: TeamView, rules: Rulebook): Jar[] {
  return view.instances
    .filter((one) => one.kind === 'container' && one.node === 0)
    .map((one) => instanceJar(one, rules));
}

/** How high the liquid of these jars stands, 0 to 1: what each uses of what it may use. Of what is not seen, nothing. */
export function levelsOf(view: TeamView, trays: readonly Tray[]): Map<string, number> {
  const levels = new Map<string, number>();
  for (const { host, jars } of trays) for (const jar of jars) pushLevel(levels, jar, host.state === 'on', view);
  return levels;
}

function pushLevel(levels: Map<string, number>, jar: Jar, isUp: boolean, view: TeamView): void {
  if (jar.kind === 'incoming') return;
  const one = jar.kind === 'vm' ? byId(view.vms, jar.id) : byId(view.instances, jar.id);
  const runs = isUp && jar.state === 'running';
  levels.set(jar.key, runs ? Math.min(1, (one?.cpuPercent ?? 0) / 100) : 0);
  for (const inner of jar.inside) pushLevel(levels, inner, runs, view);
}
