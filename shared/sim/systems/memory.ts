/** Memory that containers really use; over the limit they are killed, over the node's they are evicted (C9, K21–K23). */
import { type Outcome, say } from '../events.ts';
import { lookup, type Placed } from '../lookup.ts';
import { memoryOf, type NodeMemory } from '../node-memory.ts';
import { resourcesOf } from '../node-room.ts';
import { crash, endPod, nodeIsUp } from '../pod-life.ts';
import type { Rulebook, ServiceRule } from '../rulebook.ts';
import {
  compareForEviction,
  HOUSEKEEPING_SECONDS,
  type MemoryUse,
  NO_PRESSURE,
  type PressureThreshold,
  reviewPressure,
} from '../rules/memory-pressure.ts';
import { oomBadness, oomScoreAdj } from '../rules/oom.ts';
import type { Instance, Node, ServiceState, Team, World } from '../world.ts';

/** The kubelet's one threshold for memory: hard, 100 MiB available (K22). */
export const EVICTION_AVAILABLE_MIB = 100;
const THRESHOLDS: readonly PressureThreshold[] = [
  { availableBelow: EVICTION_AVAILABLE_MIB, minReclaim: 0, graceSeconds: 0 },
];

export function fillMemory(world: World, rules: Rulebook, out: Outcome): void {
  const check = world.tick % HOUSEKEEPING_SECONDS === 0;
  for (const team of world.teams) {
    const killed: Instance[] = [];
    for (const load of lookup(team).hosts) {
      let used = 0;
      for (const placed of load.direct) used += measure(rules, team, placed, killed);
      for (const { inside } of load.vms) for (const placed of inside) measure(rules, team, placed, killed);
      load.host.memoryUsedMib = Math.round(used);
    }
    for (const pod of killed) {
      say(out, world.tick, team.index, 'pod.oomKilled', pod.id);
      crash(world, rules, team, pod);
    }
    for (const node of team.nodes) if (nodeIsUp(team, node)) relieve(world, rules, team, node, check, out);
  }
}

/** Base and so much for each request inside, which is arrivals times the time they stay (Little, Q7). */
function measure(rules: Rulebook, team: Team, { one, node }: Placed, killed: Instance[]): number {
  const rule = rules.services[one.service] as ServiceRule;
  const state = team.services[one.service] as ServiceState;
  const running = one.state === 'running' || one.state === 'starting';
  if (!running) one.memoryMib = 0;
  else {
    const inside = one.efficiency === 0 || state.serving === 0 ? 0 : insideEach(state);
    const shim = rules.runtimes[node?.runtime ?? -1]?.perContainerMib ?? 0;
    one.memoryMib = rule.memoryBaseMib + rule.memoryPerRequestMib * inside + shim;
  }
  if (one.kind === 'container' && one.limitMib > 0 && one.memoryMib > one.limitMib) killed.push(one);
  return one.kind === 'vm' ? 0 : one.memoryMib;
}

function insideEach(state: ServiceState): number {
  return (state.arrivalsPerS * (state.meanSeconds + state.waitSeconds)) / state.serving;
}

/** With nothing left the kernel kills at once; else the kubelet evicts at its next look. One container a tick. */
function relieve(world: World, rules: Rulebook, team: Team, node: Node, check: boolean, out: Outcome): void {
  const memory = memoryOf(team, rules, node);
  if (memory === null) return;
  const mustEvict = check && look(world, team, node, memory, out);
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
