/** What a deployment's pods are made by, what they were made by before, and the change from one to the other (SPEC PD3, PD12, PD14). */
import { orchestratorOf } from '../cluster/orchestrator.ts';
import type { Rulebook } from '../rulebook.ts';
import { type Deployment, type Instance, type Team, type Template, touch, type World } from '../world.ts';

const FIELDS = ['release', 'requestCpuM', 'limitCpuM', 'requestMib', 'limitMib', 'sidecarCpuM', 'sidecarMib'] as const;

export function templateOf({ revision, ...of }: Template): Template {
  const { release, requestCpuM, limitCpuM, requestMib, limitMib, sidecarCpuM, sidecarMib } = of;
  return { revision, release, requestCpuM, limitCpuM, requestMib, limitMib, sidecarCpuM, sidecarMib };
}

const isSame = (a: Template, b: Template): boolean => FIELDS.every((field) => a[field] === b[field]);

/** A sidecar is put into every pod that is made, whatever the template says: going back does not go back behind it. */
const withSidecarOf = (template: Template, { sidecarCpuM, sidecarMib }: Template): Template => ({
  ...template,
  sidecarCpuM,
  sidecarMib,
});

/** The last former template that asks for something else than this one; undefined when there is none. */
export function formerOf(deployment: Deployment): Template | undefined {
  const last = deployment.history.findLast((one) => !isSame(withSidecarOf(one, deployment), deployment));
  return last === undefined ? undefined : withSidecarOf(last, deployment);
}

/** Where a template like this one was used before, its pods are still of it: it comes back under its old revision. */
export function changeTemplate(
  world: World,
  rules: Rulebook,
  team: Team,
  deployment: Deployment,
  change: Partial<Omit<Template, 'revision'>>,
): void {
  const former = templateOf(deployment);
  const wanted: Template = { ...former, ...change };
  if (isSame(former, wanted)) return;
  const again = deployment.history.find((one) => isSame(one, wanted));
  if (again === undefined) deployment.lastRevision += 1;
  Object.assign(deployment, wanted, { revision: again?.revision ?? deployment.lastRevision });
  const kept = [...deployment.history.filter((one) => one !== again), former];
  deployment.history = kept.slice(-orchestratorOf(rules, team).rollout.history);
  deployment.formerTemplates = formerOf(deployment) === undefined ? 0 : deployment.history.length;
  startRollout(world, deployment);
  touch(team);
}

/** A roll-out is under way from here on until all pods are new and available. */
export function startRollout(world: World, deployment: Deployment): void {
  deployment.rolling = true;
  deployment.stalled = false;
  deployment.progressTick = world.tick;
  deployment.progress = [];
}

export type PodTemplate = Pick<
  Instance,
  | 'revision'
  | 'release'
  | 'requestCpuM'
  | 'limitCpuM'
  | 'requestMib'
  | 'limitMib'
  | 'sidecarCpuM'
  | 'sidecarMib'
  | 'priority'
>;

/** A pod asks for what its containers ask for together (K6); one without a limit leaves the pod without (K20). */
export function podTemplate(of: Template, priority: number): PodTemplate {
  const { revision, release, sidecarCpuM, sidecarMib } = of;
  return {
    revision,
    release,
    requestCpuM: of.requestCpuM + sidecarCpuM,
    limitCpuM: of.limitCpuM === 0 ? 0 : of.limitCpuM + sidecarCpuM,
    requestMib: of.requestMib + sidecarMib,
    limitMib: of.limitMib === 0 ? 0 : of.limitMib + sidecarMib,
    sidecarCpuM,
    sidecarMib,
    priority,
  };
}
