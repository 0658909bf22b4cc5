/** Memory that containers really use; over the limit they are killed, over the node's they are evicted (C9, K21–K23). */

import { memoryOf, type NodeMemory } from '../containers/node-memory.ts';
import { resourcesOf, vmNodeMib } from '../containers/node-room.ts';
import { crash, endPod } from '../containers/pod-life.ts';
import { type Outcome, say } from '../events.ts';
import { lookup } from '../lookup.ts';
import { type Rulebook, type ServiceRule, usableMib } from '../rulebook.ts';
import {
  compareForEviction,
  HOUSEKEEPING_SECONDS,
  type MemoryUse,
  NO_PRESSURE,
  type PressureThreshold,
  reviewPressure,
} from '../rules/memory-pressure.ts';
import { oomBadness, oomScoreAdj } from '../rules/oom.ts';
import { hasInstanceExtras, hostExtraMib, instanceExtraMib } from '../tick/factors.ts';
import { keepGauges } from '../tick/gauges.ts';
import { AWAKE, type Places } from '../tick/place-arrays.ts';
import { placesOf } from '../tick/places.ts';
import type { Host, Instance, Node, ServiceState, Team, World } from '../world.ts';

/** The kubelet's one threshold for memory: hard, 100 MiB available (K22). */
export const EVICTION_AVAILABLE_MIB = 100;
const THRESHOLDS: readonly PressureThreshold[] = [
  { availableBelow: EVICTION_AVAILABLE_MIB, minReclaim: 0, graceSeconds: 0 },
];

/** Scratch of the tick: what an instance of each service holds, and what is held by host and by VM. */
let atWorkMib = new Float64Array(16);
let restingMib = new Float64Array(16);
let heldMib = new Float64Array(16);
let insideMib = new Float64Array(16);

export function fillMemory(world: World, rules: Rulebook, out: Outcome): void {
  if (atWorkMib.length < rules.services.length) {
    atWorkMib = new Float64Array(rules.services.length);
    restingMib = new Float64Array(rules.services.length);
  }
  for (const team of world.teams) {
    const places = placesOf(team, rules);
    for (const rule of rules.services) {
      restingMib[rule.index] = rule.memoryBaseMib;
      atWorkMib[rule.index] = memoryAtWork(rule, team.services[rule.index]);
    }
    const killed = holdMemory(world, rules, team, places);
    keepGauges(team, places);
    for (const pod of killed) {
      say(out, world.tick, team.index, 'pod.oomKilled', pod.id);
      crash(world, rules, team, pod);
    }
    relieveNodes(world, rules, team, places, killed.length === 0, out);
  }
}

/** Base and so much for each request inside, which is arrivals times the time they stay (Little, Q7). */
function memoryAtWork(rule: ServiceRule, state: ServiceState | undefined): number {
  if (state === undefined || state.serving === 0) return rule.memoryBaseMib;
  const inside = (state.arrivalsPerS * (state.meanSeconds + state.waitSeconds)) / state.serving;
  return rule.memoryBaseMib + rule.memoryPerRequestMib * inside;
}

/** Memory of all places; returns those above their limit. */
function holdMemory(world: World, rules: Rulebook, team: Team, places: Places): readonly Instance[] {
  const { hosts, firstOf, directTo, vmFrom, insideFrom, insideTo, vms } = places;
  if (heldMib.length < hosts.length) heldMib = new Float64Array(2 * hosts.length);
  if (insideMib.length < vms.length) insideMib = new Float64Array(2 * vms.length);
  above.length = 0;
  const beside = hasInstanceExtras(team) ? withExtras(world, rules, team, places) : places.shimMib;
  for (let h = 0; h < hosts.length; h++) {
    const host = hosts[h] as Host;
    const held =
      hold(places, firstOf[h] as number, directTo[h] as number, beside) + hostExtraMib(world, rules, team, host);
    heldMib[h] = held;
    host.memoryUsedMib = Math.round(held);
    for (let v = vmFrom[h] as number; v < (vmFrom[h + 1] as number); v++)
      insideMib[v] = hold(places, insideFrom[v] as number, insideTo[v] as number, beside);
  }
  return above;
}

/** Those above their limit. */
const above: Instance[] = [];

/** What each place holds beyond its service's base and requests, where some hold more than their runtime's part. */
function withExtras(world: World, rules: Rulebook, team: Team, { ones, shimMib }: Places): Float64Array {
  return shimMib.map((mib, i) => mib + instanceExtraMib(world, rules, team, ones[i] as Instance));
}

/** What the places of a machine hold, each and together. */
function hold(places: Places, from: number, to: number, beside: Float64Array): number {
  const { service, status, efficiency, limitMib, memoryMib } = places;
  const working = atWorkMib;
  const resting = restingMib;
  let sum = 0;
  for (let i = from; i < to; i++) {
    let mib = 0;
    if (efficiency[i] !== 0) mib = (working[service[i] as number] as number) + (beside[i] as number);
    else if (((status[i] as number) & AWAKE) > 0)
      mib = (resting[service[i] as number] as number) + (beside[i] as number);
    memoryMib[i] = mib;
    sum += mib;
    if (mib > (limitMib[i] as number)) above.push(places.ones[i] as Instance);
  }
  return sum;
}

/**
 * Each node that is up looks at what nobody holds. `fresh`: nothing has changed since it was measured; else it is summed
 * up anew from the records. What a machine has is looked up with the layout and at each housekeeping.
 */
function relieveNodes(world: World, rules: Rulebook, team: Team, places: Places, fresh: boolean, out: Outcome): void {
  const { hosts, vms, nodeHost, nodeVm, roomMib } = places;
  const check = world.tick % HOUSEKEEPING_SECONDS === 0;
  const nodes = team.nodes;
  for (let k = 0; k < nodes.length; k++) {
    const h = nodeHost[k] as number;
    const v = nodeVm[k] as number;
    const held = (v < 0 ? heldMib[h] : insideMib[v]) as number;
    if (fresh && !check && (roomMib[k] as number) >= held) continue;
    const node = nodes[k] as Node;
    if (h < 0 || hosts[h]?.state !== 'on') continue;
    if (node.vm > 0 && vms[v]?.state !== 'running') continue;
    roomMib[k] = roomOfMachine(rules, places, node, k);
    const isCalm = node.pressureTick === 0 && !node.pressured;
    const enough = (roomMib[k] as number) - held >= (check ? EVICTION_AVAILABLE_MIB : 0);
    if (fresh && enough && (isCalm || !check)) continue;
    relieve(world, rules, team, node, check, out);
  }
}

/** What a node's machine has for what runs on it. */
function roomOfMachine(rules: Rulebook, places: Places, node: Node, k: number): number {
  const vm = places.vms[places.nodeVm[k] as number];
  if (vm !== undefined) return vmNodeMib(rules, node, vm);
  return usableMib(rules, places.hosts[places.nodeHost[k] as number] as Host) - (places.vmsMib[k] as number);
}

/** With nothing left the kernel kills at once; else the kubelet evicts at its next look. One container a tick. */
function relieve(world: World, rules: Rulebook, team: Team, node: Node, check: boolean, out: Outcome): void {
  const memory = memoryOf(team, rules, node);
  if (memory === null) return;
  const mustEvict = check && !node.standalone && look(world, team, node, memory, out);
  const holding = (lookup(team).podsOf.get(node.id) ?? []).filter((pod) => pod.memoryMib > 0);
  if (memory.availableMib < 0) {
    const victim = firstBy(holding, (a, b) => badnessOf(b, memory) - badnessOf(a, memory));
    if (victim === undefined) return;
    say(out, world.tick, team.index, 'pod.oomKilled', victim.id, node.id);
    crash(world, rules, team, victim);
  } else if (mustEvict) {
    const victim = firstBy(holding, (a, b) => compareForEviction(useOf(a), useOf(b)));
    if (victim === undefined) return;
    say(out, world.tick, team.index, 'pod.evicted', victim.id, node.id);
    endPod(rules, team, victim);
  }
}

/** The kubelet's look: keeps the node's condition, says when it sets in, and whether a container must go now. */
function look(world: World, team: Team, node: Node, memory: NodeMemory, out: Outcome): boolean {
  const before = { ...NO_PRESSURE, lastMet: node.pressureTick === 0 ? null : node.pressureTick };
  const review = reviewPressure(THRESHOLDS, before, memory.availableMib, memory.capacityMib, world.tick);
  node.pressureTick = review.memory.lastMet ?? 0;
  if (review.pressure && !node.pressured) {
    say(out, world.tick, team.index, 'node.pressured', node.id, Math.max(0, Math.floor(memory.availableMib)));
  }
  node.pressured = review.pressure;
  return review.actOn !== null;
}

/** The first in that order; of equals the oldest. */
function firstBy(pods: readonly Instance[], order: (a: Instance, b: Instance) => number): Instance | undefined {
  return [...pods].sort((a, b) => order(a, b) || a.id - b.id)[0];
}

function useOf(pod: Instance): MemoryUse {
  return { usage: pod.memoryMib, request: pod.requestMib, priority: pod.priority };
}

/** No pod of a team is one of the system's own, so none is critical. */
function badnessOf(pod: Instance, { capacityMib }: NodeMemory): number {
  return oomBadness(pod.memoryMib, capacityMib, oomScoreAdj(resourcesOf(pod), capacityMib, false));
}
