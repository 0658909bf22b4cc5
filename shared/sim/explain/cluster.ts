/** What the orchestrator, its node autoscaler and batch work have to do with a service or a waiting pod (SPEC OR6, NA5, BA5). */

import { orchestratorOf } from '../cluster/orchestrator.ts';
import { hostOfNode } from '../containers/pod-life.ts';
import { lookup } from '../lookup.ts';
import type { Rulebook } from '../rulebook.ts';
import { groupOf, wouldFit } from '../systems/node-autoscaler.ts';
import { settleGauges } from '../tick/gauges.ts';
import type { Host, Instance, Team } from '../world.ts';
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

/** Who takes less of a machine than this is no cause: without it the machine would be as busy (game choice, BA5). */
const MATTERS = 0.05;

/** Who else is on the busiest of the hosts that a service runs on, whoever takes most last: batch work, and a neighbour. */
export function explainTakers(rules: Rulebook, team: Team, service: number): Why[] {
  const pods = lookup(team).ofService[service] ?? [];
  const nodes = new Set(pods.map((pod) => pod.node));
  const hosts = team.nodes.filter(({ id }) => nodes.has(id)).map((node) => hostOfNode(team, node));
  const host = hosts
    .filter((one) => one !== undefined && one.cpuUtilisation > BUSY)
    .sort((a, b) => (b?.cpuUtilisation ?? 0) - (a?.cpuUtilisation ?? 0) || (a?.id ?? 0) - (b?.id ?? 0))[0];
  if (host === undefined) return [];
  const least = MATTERS * (rules.models[host.model]?.capacityM ?? 0);
  const batch = host.batchM < least ? undefined : { tookM: host.batchM, link: batchOn(team, host) };
  const neighbour = neighbourOn(rules, team, host, service);
  const takers = [batch, neighbour !== undefined && neighbour.tookM >= least ? neighbour : undefined];
  return takers
    .filter((one) => one !== undefined)
    .sort((a, b) => a.tookM - b.tookM)
    .map(({ link }) => link);
}

function batchOn(team: Team, host: Host): Why {
  const allM = team.hosts.reduce((sum, { batchM }) => sum + batchM, 0);
  return why('host.batch', host.id, { batchM: Math.round(host.batchM), allM: Math.round(allM) });
}

interface Taker {
  readonly tookM: number; // beyond what it asked for
  readonly link: Why;
}

/** Of the services there that share no request with this one, the one that takes most beyond what it asked for. */
function neighbourOn(rules: Rulebook, team: Team, host: Host, service: number): Taker | undefined {
  if (team.services[service]?.limited === true) return undefined; // its own limit holds it back
  settleGauges(team);
  const own = new Set(rules.types.flatMap(({ path }) => (path.includes(service) ? path : [service])));
  const { podsOf } = lookup(team);
  const beside = team.nodes.flatMap((node) => (hostOfNode(team, node) === host ? (podsOf.get(node.id) ?? []) : []));
  const takers = new Map<number, { grantedM: number; askedM: number }>();
  for (const pod of beside) {
    if (own.has(pod.service)) continue;
    const { grantedM, askedM } = takers.get(pod.service) ?? { grantedM: 0, askedM: 0 };
    takers.set(pod.service, { grantedM: grantedM + pod.cpuGrantedM, askedM: askedM + pod.requestCpuM });
  }
  const beyond = [...takers].map(([id, { grantedM, askedM }]): Taker => {
    const numbers = { grantedM: Math.round(grantedM), askedM };
    return { tookM: grantedM - askedM, link: why('service.neighbour', id, numbers) };
  });
  return beyond.sort((a, b) => b.tookM - a.tookM || a.link.subject - b.link.subject)[0];
}

/** A roll-out that waits for a hand, or has stopped moving. */
export function explainHeld(_rules: Rulebook, team: Team, service: number): Why[] {
  const deployment = team.deployments.find((one) => one.service === service);
  if (deployment === undefined || !deployment.rolling) return [];
  const { heldAtPods, stalled, progressTick } = deployment;
  if (heldAtPods >= 0) return [why('service.held', service, { heldAtPods })];
  return stalled ? [why('service.stalled', service, { sinceTick: progressTick })] : [];
}
