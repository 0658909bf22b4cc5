/**
 * The orchestrator product that runs a team's cluster: one set of control loops, whose times, choices and gaps come from
 * the catalogue (SPEC OR1–OR4). A product that lacks an ability refuses the commands that need it.
 */
import type { Orchestrator, OrchestratorAbility, Verb } from '../../content/schema.ts';
import type { Rulebook } from '../rulebook.ts';
import type { BackoffPolicy } from '../rules/backoff.ts';

export function orchestratorOf(rules: Rulebook, team: { readonly orchestrator: number }): Orchestrator {
  return rules.orchestrators[team.orchestrator] as Orchestrator;
}

/** What a command asks of the product; the others every product can do. */
const NEEDED: Partial<Readonly<Record<Verb, OrchestratorAbility>>> = {
  setAutoscaler: 'autoscaler',
  removeAutoscaler: 'autoscaler',
  setNodeAutoscaler: 'nodeAutoscaler',
  removeNodeAutoscaler: 'nodeAutoscaler',
  setPriority: 'priority',
  setBudget: 'budget',
  taintNode: 'taints',
  setTolerates: 'taints',
  setToleration: 'toleration',
  setScoring: 'scoring',
  setSpread: 'spread',
  pauseRollout: 'pause',
  resumeRollout: 'pause',
  setMesh: 'sidecar',
};

/** The ability that a command needs and the product lacks; undefined where it can do it. */
export function lackedBy(product: Orchestrator, verb: Verb): OrchestratorAbility | undefined {
  const needed = NEEDED[verb];
  return needed === undefined || product.abilities.includes(needed) ? undefined : needed;
}

/** How long a container that ended waits for its restart, by how often it failed before. */
export function restartPolicy({ restart }: Orchestrator): BackoffPolicy {
  return { initial: restart.firstTicks, max: restart.mostTicks, factor: restart.factor, free: restart.free };
}
