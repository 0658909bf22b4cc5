/** Disruption budgets: whether one more pod may be taken away on purpose (K32, SPEC PD7). */
import { byId } from '../../base/ids.ts';
import { budgetStatus } from '../rules/disruption-budget.ts';
import type { Instance, Team } from '../world.ts';

export function budgetAllows(team: Team, pod: Instance): boolean {
  const deployment = byId(team.deployments, pod.deployment);
  if (deployment === undefined || deployment.minAvailable === 0) return true;
  let pods = 0;
  let healthy = 0;
  for (const one of team.instances) {
    if (one.deployment !== deployment.id) continue;
    pods += 1;
    if (one.state === 'running' && one.ready) healthy += 1;
  }
  if (pod.state !== 'running' || !pod.ready) return true; // it does not count as healthy, so nothing is lost
  const budget = { kind: 'minAvailable', value: deployment.minAvailable } as const;
  return (budgetStatus(budget, deployment.replicas, pods, healthy)?.allowed ?? 0) > 0;
}
