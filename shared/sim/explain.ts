/**
 * *Why?* as data: a chain from what hurts to its root, computed from the same numbers that the step used (SPEC WH1–WH4).
 * Codes and numbers, no prose. Free of operator minutes, always.
 */
import { lookup } from './lookup.ts';
import { memoryOf } from './node-memory.ts';
import { type NodeRoom, requestOf, roomOf } from './node-room.ts';
import type { Rulebook } from './rulebook.ts';
import { shortages } from './rules/fit.ts';
import { isRolloutComplete } from './rules/rollout.ts';
import { checkSpread } from './rules/topology-spread.ts';
import { EVICTION_AVAILABLE_MIB } from './systems/memory.ts';
import { admits, isKeptOut, spreadOf } from './systems/scheduler.ts';
import { type Instance, LOSS_REASONS, type LossReason, type Node, type ServiceState, type Team } from './world.ts';

export type WhyCode =
  | 'service.fine'
  | 'service.losing'
  | 'service.none_serving'
  | 'service.dead_endpoints'
  | 'service.queue'
  | 'service.limited'
  | 'service.host_busy'
  | 'service.slow_callee'
  | 'service.autoscaler_max'
  | 'service.rolling'
  | 'pod.pending'
  | 'pod.node_lost'
  | 'pod.backoff'
  | 'pod.hung'
  | 'node.taint'
  | 'node.kernel'
  | 'node.pressured'
  | 'node.spread'
  | 'node.short'
  | 'node.fits'
  | 'cluster.no_nodes';

export interface Why {
  readonly code: WhyCode;
  readonly subject: number; // service index, instance or node id, by code
  readonly numbers: Readonly<Record<string, number>>;
}

const why = (code: WhyCode, subject: number, numbers: Readonly<Record<string, number>> = {}): Why => ({
  code,
  subject,
  numbers,
});

/** For a service: what its callers feel, what it or a service it calls lacks, and why. */
export function explainService(rules: Rulebook, team: Team, service: number): Why[] {
  const own = explainOwn(rules, team, service);
  const callee = own[0]?.code === 'service.fine' ? worstCallee(rules, team, service) : undefined;
  const chain = callee === undefined ? own : [why('service.slow_callee', callee), ...explainOwn(rules, team, callee)];
  return [...chain, ...explainEvictions(rules, team, callee ?? service)];
}

/** Nodes that evict for want of memory and have pods of the service: they may be next. */
function explainEvictions(rules: Rulebook, team: Team, service: number): Why[] {
  const { podsOf } = lookup(team);
  return team.nodes
    .filter((node) => node.pressured && (podsOf.get(node.id) ?? []).some((pod) => pod.service === service))
    .map((node) => explainPressure(rules, team, node));
}

function explainPressure(rules: Rulebook, team: Team, node: Node): Why {
  const availableMib = Math.max(0, Math.floor(memoryOf(team, rules, node)?.availableMib ?? 0));
  return why('node.pressured', node.id, { availableMib, thresholdMib: EVICTION_AVAILABLE_MIB });
}

/** The service further down the same requests that hurts most; undefined when none of them does. */
function worstCallee(rules: Rulebook, team: Team, service: number): number | undefined {
  const pain = (index: number) => {
    const { lostShare, utilisation } = team.services[index] as ServiceState;
    return lostShare > 0 ? 1 + lostShare : utilisation;
  };
  let worst: number | undefined;
  for (const { path } of rules.types) {
    if (!path.includes(service)) continue;
    for (const index of path) {
      if (index <= service || pain(index) <= BUSY) continue; // callers stand before callees
      if (worst === undefined || pain(index) > pain(worst)) worst = index;
    }
  }
  return worst;
}

/** From here on queues grow faster than load: the knee (Q5). */
const BUSY = 0.75;

function explainOwn(rules: Rulebook, team: Team, service: number): Why[] {
  const state = team.services[service] as ServiceState;
  const chain: Why[] = [];
  const percent = (share: number) => Math.round(share * 100);
  if (state.lostShare > 0) chain.push(why('service.losing', service, { lostPercent: percent(state.lostShare) }));
  if (state.endpoints === 0 || state.serving === 0) {
    chain.push(why('service.none_serving', service, { endpoints: state.endpoints }));
    return [...chain, ...explainInstances(rules, team, service)];
  }
  if (state.serving < state.endpoints) {
    chain.push(why('service.dead_endpoints', service, { endpoints: state.endpoints, serving: state.serving }));
    chain.push(...explainInstances(rules, team, service));
  }
  if (state.utilisation > BUSY) {
    const utilisationPercent = percent(state.utilisation);
    const perS = { arrivalsPerS: Math.round(state.arrivalsPerS), capacityPerS: Math.round(state.capacityPerS) };
    chain.push(
      why('service.queue', service, { utilisationPercent, ...perS, waitMs: Math.round(state.waitSeconds * 1000) }),
    );
    const limitCpuM = lookup(team).ofService[service]?.find((one) => one.efficiency > 0)?.limitCpuM ?? 0;
    const root = state.limited ? 'service.limited' : 'service.host_busy';
    chain.push(why(root, service, { limitCpuM, serving: state.serving }));
    chain.push(...explainAutoscaler(team, service));
  }
  chain.push(...explainRollout(team, service));
  return chain.length === 0
    ? [why('service.fine', service, { utilisationPercent: percent(state.utilisation) })]
    : chain;
}

/** An autoscaler that would declare more pods, and may not. */
function explainAutoscaler(team: Team, service: number): Why[] {
  const deployment = team.deployments.find((one) => one.service === service);
  if (deployment === undefined || deployment.maxReplicas === 0) return [];
  const { replicas, maxReplicas, targetCpuPercent } = deployment;
  if (replicas < maxReplicas) return [];
  return [why('service.autoscaler_max', service, { maxReplicas, targetCpuPercent })];
}

/** A roll-out under way: how many of the wanted pods are new, and how many of all serve. */
function explainRollout(team: Team, service: number): Why[] {
  const deployment = team.deployments.find((one) => one.service === service);
  if (deployment === undefined) return [];
  const pods = lookup(team).ofDeployment.get(deployment.id) ?? [];
  const updated = pods.filter((pod) => pod.revision === deployment.revision).length;
  const available = pods.filter((pod) => pod.state === 'running' && pod.ready).length;
  if (isRolloutComplete(deployment.replicas, pods.length, updated, available)) return [];
  return [why('service.rolling', service, { replicas: deployment.replicas, pods: pods.length, updated, available })];
}

function explainInstances(rules: Rulebook, team: Team, service: number): Why[] {
  const { ofService } = lookup(team);
  for (const one of ofService[service] ?? []) {
    if (one.state === 'pending') return explainPending(rules, team, one);
    if (one.state === 'backoff')
      return [why('pod.backoff', one.id, { restarts: one.restarts, untilTick: one.untilTick })];
    if (one.hung) return [why('pod.hung', one.id)];
    if (one.efficiency === 0) return [why('pod.node_lost', one.id, { node: one.node })];
  }
  return [];
}

/** For a pod that fits nowhere: each node's reason, with by how much. */
export function explainPending(rules: Rulebook, team: Team, pod: Instance): Why[] {
  const rooms = team.nodes.map((node) => roomOf(team, rules, node));
  const head = why('pod.pending', pod.id, { requestCpuM: pod.requestCpuM, requestMib: pod.requestMib });
  if (rooms.length === 0) return [head, why('cluster.no_nodes', pod.id)];
  const deployment = lookup(team).deployments.get(pod.deployment);
  const spread = spreadOf(rooms, deployment);
  const reason = (room: NodeRoom, index: number): Why => {
    const id = room.node.id;
    if (room.kernelOf(pod.service) !== room.kernel) return why('node.kernel', id);
    if (isKeptOut(room, pod)) return explainPressure(rules, team, room.node);
    if (!admits(room, pod, deployment)) return why('node.taint', id);
    const request = requestOf(pod);
    const short = shortages(request, room.used, room.allocatable, room.pods, room.podsMax)[0];
    if (short !== undefined) {
      const { resource, requested, used, capacity } = short;
      return why('node.short', id, { resource, requested, used, capacity });
    }
    return why(checkSpread(spread.constraint, spread.counts, index) === 'ok' ? 'node.fits' : 'node.spread', id);
  };
  return [head, ...rooms.map(reason)];
}

export interface Loss {
  readonly service: number;
  readonly reason: LossReason;
  readonly microCents: number;
}

/** What was lost or late so far, by service and reason, largest first. */
export function lossesOf(team: Team): Loss[] {
  const losses = team.losses.map((meter, index) => ({
    service: Math.floor(index / LOSS_REASONS.length),
    reason: LOSS_REASONS[index % LOSS_REASONS.length] as LossReason,
    microCents: meter.whole,
  }));
  return losses
    .filter((loss) => loss.microCents > 0)
    .sort(
      (a, b) =>
        b.microCents - a.microCents ||
        a.service - b.service ||
        LOSS_REASONS.indexOf(a.reason) - LOSS_REASONS.indexOf(b.reason),
    );
}
