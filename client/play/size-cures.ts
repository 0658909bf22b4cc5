/** What would change a root by size or number: more copies or fewer, a limit higher or lower, batch work held down. */
import { byId } from '../../shared/base/ids.ts';
import type { Command } from '../../shared/sim/commands/schema.ts';
import type { Why } from '../../shared/sim/explain.ts';
import type { Rulebook } from '../../shared/sim/rulebook.ts';
import type { TeamView } from '../../shared/sim/shown.ts';
import type { DeploymentFacts } from '../../shared/sim/world.ts';
import type { Remedy } from './remedies.ts';

const RAISE = 1.5; // a limit is raised by half: enough to be felt, not a blank cheque (our choice)
const HELD = 0.5; // of what batch work takes (our choice)
const STEP_M = 50; // millicores that sizes are rounded to

export interface Sight {
  readonly view: TeamView;
  readonly rules: Rulebook;
}
export type Cure = (link: Why, sight: Sight, chain: readonly Why[]) => readonly (Remedy | undefined)[];

export const deploymentOf = (service: number, { view }: Sight): DeploymentFacts | undefined =>
  view.deployments.find((one) => one.service === service);

export const addCopy: Cure = ({ subject }, sight) => {
  const one = deploymentOf(subject, sight);
  return (one && [{ kind: 'add', command: { verb: 'scale', deployment: one.id, replicas: one.replicas + 1 } }]) || [];
};

export const raiseLimit: Cure = ({ subject }, sight) => {
  const one = deploymentOf(subject, sight);
  if (one === undefined || one.limitCpuM === 0) return [];
  const limitCpuM = Math.ceil((one.limitCpuM * RAISE) / STEP_M) * STEP_M;
  return [{ kind: 'raise', command: resources(one, { limitCpuM }) }];
};

export const requestLess: Cure = ({ subject }, sight) => {
  const pod = byId(sight.view.instances, subject);
  const one = pod === undefined ? undefined : byId(sight.view.deployments, pod.deployment);
  if (one === undefined || one.requestCpuM <= STEP_M) return [];
  const requestCpuM = Math.max(STEP_M, Math.round(one.requestCpuM / 2 / STEP_M) * STEP_M);
  return [{ kind: 'requestLess', command: resources(one, { requestCpuM }) }];
};

/** A neighbour to what it asked for itself. */
export const capNeighbour: Cure = ({ subject }, sight) => {
  const one = deploymentOf(subject, sight);
  if (one === undefined || one.requestCpuM < STEP_M) return [];
  return [{ kind: 'cap', command: resources(one, { limitCpuM: one.requestCpuM }) }];
};

/** Month-end work to half of what it takes. */
export const holdBatch: Cure = ({ numbers: { allM = 0 } }, { view: { facts } }) => {
  if (facts.batchLeftMs === 0) return [];
  const coresM = Math.floor((allM * HELD) / STEP_M) * STEP_M;
  return [{ kind: 'hold', command: { verb: 'limitBatch', coresM, shares: facts.batchShares } }];
};

function resources(
  { id, requestCpuM, limitCpuM, requestMib, limitMib }: DeploymentFacts,
  change: Partial<Pick<DeploymentFacts, 'requestCpuM' | 'limitCpuM'>>,
): Command {
  return { verb: 'setResources', deployment: id, requestCpuM, limitCpuM, requestMib, limitMib, ...change };
}

export const raiseMost: Cure = ({ subject }, sight) => {
  const one = deploymentOf(subject, sight);
  if (one === undefined) return [];
  const { id: deployment, minReplicas, maxReplicas, targetCpuPercent, downStabilisationTicks } = one;
  const command: Command = {
    verb: 'setAutoscaler',
    deployment,
    minReplicas,
    maxReplicas: maxReplicas + 2,
    targetCpuPercent,
    downStabilisationTicks,
  };
  return [{ kind: 'most', command }];
};

/** No more copies than do the most together. */
export const fewerCopies: Cure = ({ subject, numbers: { best } }, sight) => {
  const one = deploymentOf(subject, sight);
  if (one === undefined || best === undefined || one.replicas <= best) return [];
  return [{ kind: 'fewer', command: { verb: 'scale', deployment: one.id, replicas: best } }];
};
