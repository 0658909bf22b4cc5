/** Liveness and readiness, every 10 s, three failures in a row (K34, SPEC PD5–PD6). */
import { byId } from '../../base/ids.ts';
import { type Outcome, say } from '../events.ts';
import { lookup } from '../lookup.ts';
import { crash, nodeIsUp, setReady } from '../pod-life.ts';
import type { Rulebook } from '../rulebook.ts';
import type { Instance, Team, World } from '../world.ts';

const PROBE_TICKS = 10;
const FAILURES_IN_A_ROW = 3;

export function probePods(world: World, rules: Rulebook, out: Outcome): void {
  if (world.tick % PROBE_TICKS !== 0) return;
  for (const team of world.teams) {
    const { deployments } = lookup(team);
    for (const pod of team.instances) {
      if (pod.kind !== 'container' || pod.state !== 'running') continue;
      const node = byId(team.nodes, pod.node);
      if (node === undefined || !nodeIsUp(team, node)) continue; // nobody is there to probe
      const deployment = deployments.get(pod.deployment);
      const answers = !pod.hung && world.tick >= pod.warmTick;
      const readiness = deployment?.readiness === true;
      if (readiness) judgeReady(world, pod, answers);
      if (deployment?.liveness === true && pod.hung) judgeAlive(world, rules, team, pod, readiness, out);
    }
  }
}

function judgeReady(world: World, pod: Instance, answers: boolean): void {
  if (answers) {
    setReady(pod, true, world.tick);
    pod.failedProbeTicks = 0;
    return;
  }
  pod.failedProbeTicks += PROBE_TICKS;
  if (pod.failedProbeTicks >= FAILURES_IN_A_ROW * PROBE_TICKS) setReady(pod, false, world.tick);
}

/** `counted`: the readiness probe has counted this failure already. */
function judgeAlive(world: World, rules: Rulebook, team: Team, pod: Instance, counted: boolean, out: Outcome): void {
  if (!counted) pod.failedProbeTicks += PROBE_TICKS;
  if (pod.failedProbeTicks < FAILURES_IN_A_ROW * PROBE_TICKS) return;
  say(out, world.tick, team.index, 'pod.crashed', pod.id);
  crash(world, rules, team, pod);
}
