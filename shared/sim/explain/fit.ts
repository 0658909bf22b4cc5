/** The least that would have to change for a pending pod to fit: on which node, and by how much (SPEC WH8). */

import { type NodeRoom, requestOf, roomOf } from '../containers/node-room.ts';
import { lookup } from '../lookup.ts';
import type { Rulebook } from '../rulebook.ts';
import { admits } from '../systems/scheduler.ts';
import type { Instance, Team } from '../world.ts';
import { type Why, why } from './why.ts';

/** Millicores, MiB and pods that a node lacks for a pod; all 0: it has room. */
function lackOf(room: NodeRoom, pod: Instance): { cpuM: number; mib: number; pods: number } {
  const [cpuM = 0, mib = 0] = requestOf(pod).map((asked, index) => {
    const free = (room.allocatable[index] ?? 0) - (room.used[index] ?? 0);
    return asked > 0 ? Math.max(0, Math.ceil(asked - free)) : 0; // what is not asked for never refuses (K6)
  });
  return { cpuM, mib, pods: Math.max(0, room.pods + 1 - room.podsMax) };
}

/** The node that lacks the least, as shares of what it has; none where every node refuses the pod for other reasons. */
export function explainClosest(rules: Rulebook, team: Team, pod: Instance): Why[] {
  const deployment = lookup(team).deployments.get(pod.deployment);
  let best: { room: NodeRoom; lack: ReturnType<typeof lackOf>; share: number } | undefined;
  for (const node of team.nodes) {
    const room = roomOf(team, rules, node);
    if (!admits(room, pod, deployment)) continue;
    const lack = lackOf(room, pod);
    const [cpuM = 1, mib = 1] = room.allocatable;
    const share = lack.cpuM / Math.max(1, cpuM) + lack.mib / Math.max(1, mib) + lack.pods / room.podsMax;
    if (best === undefined || share < best.share) best = { room, lack, share };
  }
  if (best === undefined || best.share === 0) return [];
  return [why('node.closest', best.room.node.id, best.lack)];
}
