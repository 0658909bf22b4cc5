/** What the orchestrator, its node autoscaler and batch work have to do with a service or a waiting pod (SPEC OR6, NA5, BA5). */

import { orchestratorOf } from '../cluster/orchestrator.ts';
import { hostOfNode } from '../containers/pod-life.ts';
import { lookup } from '../lookup.ts';
import type { Rulebook } from '../rulebook.ts';
import { groupOf, wouldFit } from '../systems/node-autoscaler.ts';
import type { Instance, Team } from '../world.ts';
import { BUSY, type Why, why } from './why.ts';

/** Where nodes are offered and not compared, a pod waits for the next round, and a round takes few. */
export function explainOffers(rules: Rulebook, team: Team, pod: Instance): Why[] {
  const { ranks, roundTicks, podsPerOffer, preempts } = orchestratorOf(rules, team).scheduler;
  const chain: Why[] = [];
  if (!ranks) chain.push(why('cluster.offers', pod.id, { roundTicks, podsPerOffer, nextTick: pod.retryTick }));
  const lower = team.instances.some((one) => one.node > 0 && one.priority < pod.priority);
  if (!preempts && lower) chain.push(why('cluster.no_preemption', pod.id, { priority: pod.priority }));
  return chain;
}

/** What the node autoscaler does about a pod that fits nowhere. */
export function explainNodeScaler(rules: Rulebook, team: Team, pod: Instance): Why[] {
  if (team.nodesMax === 0) return [];
  const model = rules.models[team.nodeModel];
  if (!wouldFit(rules, team, pod)) return [why('autoscaler.too_small', pod.id, { model: team.nodeModel })];
  const group = groupOf(team);
  const coming = group.find((host) => host.state === 'ordered' || host.state === 'installing');
  if (coming !== undefined) return [why('autoscaler.node_coming', pod.id, { host: coming.id, tick: coming.untilTick })];
  const machines = group.length;
  if (machines >= team.nodesMax) return [why('autoscaler.at_max', pod.id, { machines, nodesMax: team.nodesMax })];
  const used = team.hosts.reduce((sum, host) => sum + (rules.models[host.model]?.vcpus ?? 0), 0);
  const [need, quota] = [model?.vcpus ?? 0, rules.economy.cloudQuotaVcpus];
  return used + need > quota ? [why('autoscaler.no_quota', pod.id, { used, need, quota })] : [];
}

/** Batch work on the busiest of the hosts that a busy service runs on. */
export function explainBatch(_rules: Rulebook, team: Team, service: number): Why[] {
  const pods = lookup(team).ofService[service] ?? [];
  const nodes = new Set(pods.map((pod) => pod.node));
  const hosts = team.nodes.filter((node) => nodes.has(node.id)).map((node) => hostOfNode(team, node));
  const loaded = hosts.filter((host) => host !== undefined && host.batchM > 0 && host.cpuUtilisation > BUSY);
  const worst = loaded.sort((a, b) => (b?.batchM ?? 0) - (a?.batchM ?? 0) || (a?.id ?? 0) - (b?.id ?? 0))[0];
  return worst === undefined ? [] : [why('host.batch', worst.id, { batchM: Math.round(worst.batchM) })];
}

/** A roll-out that waits for a hand, or has stopped moving. */
export function explainHeld(_rules: Rulebook, team: Team, service: number): Why[] {
  const deployment = team.deployments.find((one) => one.service === service);
  if (deployment === undefined || !deployment.rolling) return [];
  const { heldAtPods, stalled, progressTick } = deployment;
  if (heldAtPods >= 0) return [why('service.held', service, { heldAtPods })];
  return stalled ? [why('service.stalled', service, { sinceTick: progressTick })] : [];
}
