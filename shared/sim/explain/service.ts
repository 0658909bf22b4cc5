/** Why a service hurts: from what its callers feel down to what it, or a service it calls, lacks (SPEC WH1). */
import { byId } from '../../base/ids.ts';
import { functionOf } from '../beyond/calls.ts';
import { lookup } from '../lookup.ts';
import type { Rulebook, ServiceRule } from '../rulebook.ts';
import { isInside } from '../tick/parts.ts';
import type { ServiceState, Team } from '../world.ts';
import { explainDistance, explainFunction, explainRetries, explainShared } from './calls.ts';
import { explainHeld, explainTakers } from './cluster.ts';
import { explainImages, explainRelease, fellByHole } from './images.ts';
import { explainCooling, explainEmulation, explainLateOrder } from './machines.ts';
import { explainInstances, explainPending, explainPressure, explainSpare } from './pods.ts';
import { explainDenied, explainLinks, explainTenant } from './security.ts';
import { explainVms } from './vms.ts';
import { BUSY, type Why, why } from './why.ts';

/** For a service: what its callers feel, what it or a service it calls lacks, and why. */
export function explainService(rules: Rulebook, team: Team, service: number): Why[] {
  const rule = rules.services[service] as ServiceRule;
  if (isInside(team, rule)) return explainService(rules, team, rule.program);
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

type Cause = (rules: Rulebook, team: Team, service: number) => Why[];

/** What else may be the matter with a service, whether or not its queue is long: a mechanism adds its question here. */
const OWN_CAUSES: readonly Cause[] = [
  explainImages, // a hole that waits is no cause beside those below
  explainRollout,
  explainHeld,
  explainRelease,
  explainRetries,
  explainFunction,
  explainShared,
  explainDistance,
  explainDenied,
  explainLinks,
  explainTenant,
  explainVms,
  explainTakers,
  explainCooling,
  explainEmulation,
  explainLateOrder,
];

function explainOwn(rules: Rulebook, team: Team, service: number): Why[] {
  const state = team.services[service] as ServiceState;
  const chain: Why[] = [];
  const percent = (share: number) => Math.round(share * 100);
  if (state.lostShare > 0) chain.push(why('service.losing', service, { lostPercent: percent(state.lostShare) }));
  const needsCopies = (functionOf(team, service)?.percent ?? 0) < 100;
  if (needsCopies && (state.endpoints === 0 || state.serving === 0)) {
    chain.push(why('service.none_serving', service, { endpoints: state.endpoints }));
    for (const cause of [explainTenant, explainInstances, explainVms]) chain.push(...cause(rules, team, service));
    if (isHoleUsed(rules, team, chain)) chain.push(...explainImages(rules, team, service));
    return chain;
  }
  if (state.serving < state.endpoints) {
    chain.push(why('service.dead_endpoints', service, { endpoints: state.endpoints, serving: state.serving }));
    chain.push(...explainInstances(rules, team, service));
  }
  if (state.utilisation > BUSY) {
    const utilisationPercent = percent(state.utilisation);
    const arrivalsPerS = Math.round(state.arrivalsPerS * state.attempts);
    const perS = { arrivalsPerS, capacityPerS: Math.round(state.capacityPerS) };
    chain.push(
      why('service.queue', service, { utilisationPercent, ...perS, waitMs: Math.round(state.waitSeconds * 1000) }),
    );
    const limitCpuM = lookup(team).ofService[service]?.find((one) => one.efficiency > 0)?.limitCpuM ?? 0;
    const root = state.limited ? 'service.limited' : 'service.host_busy';
    chain.push(why(root, service, { limitCpuM, serving: state.serving }));
    if (!state.limited) chain.push(...explainSpare(rules, team, service));
    chain.push(...explainAutoscaler(team, service));
  }
  const isOfElse = chain.length > 0 && !isHoleUsed(rules, team, chain); // then a hole that waits is no cause of it
  for (const cause of OWN_CAUSES) {
    const isNew = (link: Why) => !chain.some(({ code, subject }) => code === link.code && subject === link.subject);
    const isMeant = (link: Why) => isNew(link) && !(isOfElse && link.code === 'service.old_base');
    chain.push(...cause(rules, team, service).filter(isMeant)); // a pod that waits may have been named above
  }
  return chain.length === 0
    ? [why('service.fine', service, { utilisationPercent: percent(state.utilisation) })]
    : chain;
}

/** Whether the copy that the chain came down to fell by a hole in its base. */
function isHoleUsed(rules: Rulebook, team: Team, chain: readonly Why[]): boolean {
  const fallen = byId(team.instances, chain.findLast(({ code }) => code === 'pod.backoff')?.subject ?? 0);
  return fallen !== undefined && fellByHole(rules, team, fallen);
}

/** An autoscaler that would declare more pods, and may not. */
function explainAutoscaler(team: Team, service: number): Why[] {
  const deployment = team.deployments.find((one) => one.service === service);
  if (deployment === undefined || deployment.maxReplicas === 0) return [];
  const { replicas, maxReplicas, targetCpuPercent } = deployment;
  if (replicas < maxReplicas) return [];
  return [why('service.autoscaler_max', service, { maxReplicas, targetCpuPercent })];
}

/** A roll-out under way: how many of the wanted pods are new and how many of all serve; and what keeps a pod waiting. */
function explainRollout(rules: Rulebook, team: Team, service: number): Why[] {
  const deployment = team.deployments.find((one) => one.service === service);
  if (deployment === undefined) return [];
  const pods = lookup(team).ofDeployment.get(deployment.id) ?? [];
  const updated = pods.filter((pod) => pod.revision === deployment.revision).length;
  const available = pods.filter((pod) => pod.state === 'running' && pod.ready).length;
  const { replicas, rolling } = deployment;
  const isUnderWay = rolling && (updated < replicas || updated < pods.length);
  const waiting = pods.find(({ state }) => state === 'pending');
  return [
    ...(isUnderWay ? [why('service.rolling', service, { replicas, pods: pods.length, updated, available })] : []),
    ...(waiting === undefined ? [] : explainPending(rules, team, waiting)),
  ];
}
