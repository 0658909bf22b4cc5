/** The HorizontalPodAutoscaler: every 15 s as many pods as the CPU of those that are ready asks for (K13–K16, SPEC AS1–AS6). */
import { byId } from '../../base/ids.ts';
import { nodeIsUp } from '../containers/pod-life.ts';
import { type Outcome, say } from '../events.ts';
import { lookup } from '../lookup.ts';
import type { Rulebook } from '../rulebook.ts';
import { DOWN_STABILISATION_SECONDS, firstMemory, HPA_SYNC_SECONDS, type HpaMemory, scaleRound } from '../rules/hpa.ts';
import { groupPods, type Sample, type ScaledPod } from '../rules/hpa-pods.ts';
import { type Behaviour, DEFAULT_SCALE_DOWN, DEFAULT_SCALE_UP } from '../rules/hpa-rates.ts';
import { DEFAULT_TOLERANCE, type Proposal, utilisationReplicas } from '../rules/hpa-replicas.ts';
import { settleGauges } from '../tick/gauges.ts';
import { hasQuorum } from '../view.ts';
import { type Deployment, type Instance, type Team, touch, type World } from '../world.ts';

/** The metrics server reads every node this often (K18). */
const METRICS_WINDOW_SECONDS = 15;

export function scaleDeployments(world: World, _rules: Rulebook, out: Outcome): void {
  if (world.tick % HPA_SYNC_SECONDS !== 0) return;
  for (const team of world.teams) {
    if (!team.deployments.some(isScaled) || !hasQuorum(team)) continue;
    settleGauges(team);
    for (const deployment of team.deployments) if (isScaled(deployment)) scale(world, team, deployment, out);
  }
}

const isScaled = (deployment: Deployment): boolean => deployment.maxReplicas > 0;

function scale(world: World, team: Team, deployment: Deployment, out: Outcome): void {
  const { replicas: current, minReplicas: min, maxReplicas: max } = deployment;
  const memory = memoryOf(deployment, world.tick);
  const proposal = propose(world, team, deployment);
  const round = scaleRound({ min, max }, behaviourOf(deployment), current, proposal, memory, world.tick);
  deployment.recommendations = round.memory.history;
  deployment.scaleUps = round.memory.ups;
  deployment.scaleDowns = round.memory.downs;
  if (round.replicas === current) return;
  deployment.replicas = round.replicas;
  touch(team);
  say(out, world.tick, team.index, 'deployment.scaled', deployment.id, round.replicas);
}

function propose(world: World, team: Team, deployment: Deployment): Proposal {
  const pods = (lookup(team).ofDeployment.get(deployment.id) ?? []).map((pod) => scaledPod(world, team, pod));
  const question = { current: deployment.replicas, target: deployment.targetCpuPercent, strangers: [] };
  return utilisationReplicas({ ...question, tolerance: DEFAULT_TOLERANCE }, pods, groupPods(pods, true, world.tick));
}

function memoryOf({ replicas, recommendations, scaleUps, scaleDowns }: Deployment, tick: number): HpaMemory {
  if (recommendations.length === 0) return firstMemory(replicas, tick); // no round leaves it empty
  return { history: recommendations, ups: scaleUps, downs: scaleDowns };
}

/** `kubectl autoscale` writes no behaviour; a window of one's own is one, and brings the default policies with it. */
function behaviourOf({ downStabilisationTicks }: Deployment): Behaviour | null {
  if (downStabilisationTicks === DOWN_STABILISATION_SECONDS) return null;
  return { up: DEFAULT_SCALE_UP, down: { ...DEFAULT_SCALE_DOWN, stabilisation: downStabilisationTicks } };
}

function scaledPod(world: World, team: Team, pod: Instance): ScaledPod {
  return {
    phase: pod.warmTick === 0 ? 'Pending' : 'Running', // its container has never run
    deleting: false, // a pod that ends is gone in the same tick
    startedAt: pod.startTick,
    ready: { is: pod.ready && pod.state === 'running', since: pod.readyChangedTick },
    request: pod.requestCpuM > 0 ? pod.requestCpuM : null,
    sample: sampleOf(world, team, pod),
  };
}

/** Only what runs can be read, and only where its machine answers. The load has no spikes that a mean would smooth. */
function sampleOf(world: World, team: Team, pod: Instance): Sample | null {
  if (pod.state !== 'running') return null;
  const node = byId(team.nodes, pod.node);
  if (node === undefined || !nodeIsUp(team, node)) return null;
  return { value: Math.round(pod.cpuGrantedM), at: world.tick, window: METRICS_WINDOW_SECONDS };
}
