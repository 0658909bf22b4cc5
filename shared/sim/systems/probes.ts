/** Liveness and readiness, every 10 s, three failures in a row (K34, SPEC PD5–PD6). */
import { byId } from '../../base/ids.ts';
import type { Orchestrator } from '../../content/schema.ts';
import { orchestratorOf } from '../cluster/orchestrator.ts';
import { crash, nodeIsUp, setReady } from '../containers/pod-life.ts';
import { type Outcome, say } from '../events.ts';
import { lookup } from '../lookup.ts';
import type { Rulebook } from '../rulebook.ts';
import { restate } from '../tick/restated.ts';
import type { Instance, Team, World } from '../world.ts';

/** How often and how patiently: the orchestrator's; Kubernetes asks every 10 s and believes the third failure (K34). */
type Probe = Orchestrator['probe'];

export function probePods(world: World, rules: Rulebook, out: Outcome): void {
  for (const team of world.teams) {
    const { probe } = orchestratorOf(rules, team);
    if (world.tick % probe.ticks !== 0) continue;
    const { deployments } = lookup(team);
    for (const pod of team.instances) {
      if (pod.kind !== 'container' || pod.state !== 'running') continue;
      const well = pod.ready && !pod.hung && pod.failedProbeTicks === 0 && world.tick >= pod.warmTick;
      if (well) continue; // nothing that a probe could find
      const node = byId(team.nodes, pod.node);
      if (node === undefined || !nodeIsUp(team, node)) continue; // nobody is there to probe
      const deployment = deployments.get(pod.deployment);
      const answers = !pod.hung && world.tick >= pod.warmTick;
      const readiness = deployment?.readiness === true;
      if (readiness) judgeReady(world, team, probe, pod, answers);
      if (deployment?.liveness === true && pod.hung) judgeAlive(world, rules, team, probe, pod, readiness, out);
    }
  }
}

function judgeReady(world: World, team: Team, probe: Probe, pod: Instance, answers: boolean): void {
  if (answers) {
    become(team, pod, true, world.tick);
    pod.failedProbeTicks = 0;
    return;
  }
  pod.failedProbeTicks += probe.ticks;
  if (pod.failedProbeTicks >= probe.failures * probe.ticks) become(team, pod, false, world.tick);
}

function become(team: Team, pod: Instance, ready: boolean, tick: number): void {
  setReady(pod, ready, tick);
  restate(team);
}

/** `counted`: the readiness probe has counted this failure already. */
function judgeAlive(
  world: World,
  rules: Rulebook,
  team: Team,
  probe: Probe,
  pod: Instance,
  counted: boolean,
  out: Outcome,
): void {
  if (!counted) pod.failedProbeTicks += probe.ticks;
  if (pod.failedProbeTicks < probe.failures * probe.ticks) return;
  say(out, world.tick, team.index, 'pod.unhealthy', pod.id);
  crash(world, rules, team, pod);
}
