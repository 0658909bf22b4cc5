/** What each candidate is worth to a pod: the plugins of the default profile that the game has (K1, SPEC SC3–SC4). */
import { type NodeRoom, requestOf, scoredRequestOf } from '../containers/node-room.ts';
import { layersOf } from '../containers/pod-life.ts';
import type { Rulebook } from '../rulebook.ts';
import { capacityRatioScorer, HEADROOM_SHAPE } from '../rules/capacity-ratio.ts';
import { imageLocalityScore } from '../rules/image-locality.ts';
import {
  balancedAllocationScore,
  DEFAULT_SCORING_WEIGHTS,
  isBalanceScored,
  leastAllocatedScore,
  mostAllocatedScore,
} from '../rules/scores.ts';
import { type SpreadPreference, spreadScores } from '../rules/spread-score.ts';
import { taintScore, untoleratedPreferences } from '../rules/taints.ts';
import type { Build, Deployment, Instance, Scoring } from '../world.ts';
import { taintsOf, tolerationsOf } from './nodes.ts';

/** Of the default profile; the resource strategy, the balance and the image count once (K1). */
const TAINT_WEIGHT = 3;
const SPREAD_WEIGHT = 2;

const STRATEGIES: Readonly<Record<Scoring, typeof leastAllocatedScore>> = {
  leastAllocated: leastAllocatedScore,
  mostAllocated: mostAllocatedScore,
  requestedToCapacityRatio: capacityRatioScorer(HEADROOM_SHAPE),
};

const BYTES_PER_MIB = 1024 * 1024;

/** A score for each candidate, given by its index in `rooms`, which are all nodes of the cluster. */
export function scoreNodes(
  rules: Rulebook,
  scoring: Scoring,
  rooms: readonly NodeRoom[],
  candidates: readonly number[],
  pod: Instance,
  deployment: Deployment | undefined,
  builds: readonly Build[] = [],
): number[] {
  const request = requestOf(pod);
  const scored = scoredRequestOf(pod);
  const fill = STRATEGIES[scoring];
  const isBalanced = isBalanceScored(request, DEFAULT_SCORING_WEIGHTS);
  const taints = taintScores(rooms, candidates, deployment);
  const spread = spreadOver(rooms, candidates, deployment);
  const image = imageOf(rules, rooms, pod, builds);
  return candidates.map((index, i) => {
    const room = rooms[index] as NodeRoom;
    return (
      TAINT_WEIGHT * (taints[i] ?? 0) +
      SPREAD_WEIGHT * (spread[i] ?? 0) +
      fill(room.usedForScore, scored, room.allocatable, DEFAULT_SCORING_WEIGHTS) +
      (isBalanced ? balancedAllocationScore(room.used, request, room.allocatable, DEFAULT_SCORING_WEIGHTS) : 0) +
      image(room)
    );
  });
}

function taintScores(rooms: readonly NodeRoom[], candidates: readonly number[], deployment: Deployment | undefined) {
  const tolerations = tolerationsOf(deployment);
  const disliked = candidates.map((index) =>
    untoleratedPreferences(tolerations, taintsOf((rooms[index] as NodeRoom).node)),
  );
  const most = Math.max(0, ...disliked);
  return disliked.map((count) => taintScore(count, most));
}

/** Empty without a spread: the plugin is skipped. Pods on nodes that take no new ones count where they are. */
function spreadOver(
  rooms: readonly NodeRoom[],
  candidates: readonly number[],
  deployment: Deployment | undefined,
): number[] {
  if (deployment === undefined || deployment.spread === 'none') return [];
  const byRack = deployment.spread === 'rack';
  const keys = rooms.map((room) => (byRack ? room.rack : room.hostId));
  const domains = [...new Set(keys)];
  const preference: SpreadPreference = {
    maxSkew: 1,
    perNode: false, // several VMs of one host may be nodes
    domainOfNode: keys.map((key) => domains.indexOf(key)),
    matchingOnNode: rooms.map((room) => room.ofDeployment.get(deployment.id) ?? 0),
  };
  return spreadScores([preference], candidates, true);
}

/** What a node gets for having the pod's image: all layers of it, in the build that the pod runs. */
function imageOf(
  rules: Rulebook,
  rooms: readonly NodeRoom[],
  pod: Instance,
  builds: readonly Build[],
): (room: NodeRoom) => number {
  const layers = layersOf(rules, pod, builds);
  const has = (room: NodeRoom) => layers.every((layer) => room.node.layers.includes(layer));
  const nodes = rooms.filter(has).length;
  if (nodes === 0) return () => 0;
  const here = [{ bytes: imageMib(rules, pod.service) * BYTES_PER_MIB, nodes }];
  const score = imageLocalityScore(here, rooms.length, 1);
  return (room) => (has(room) ? score : 0);
}

function imageMib(rules: Rulebook, service: number): number {
  return (rules.services[service]?.layers ?? []).reduce((sum, layer) => sum + (rules.layerMib[layer] ?? 0), 0);
}
