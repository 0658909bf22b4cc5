/** Under which heading a further act stands; every verb that a panel lists has one. */
import type { Verb } from '../../shared/content/schema.ts';

/** In the order in which they are shown. */
export const ACT_GROUPS = [
  'size',
  'copies',
  'storage',
  'moves',
  'rollout',
  'images',
  'cluster',
  'network',
  'security',
  'money',
  'beyond',
] as const;
export type ActGroup = (typeof ACT_GROUPS)[number];

const VERBS: Readonly<Record<ActGroup, readonly Verb[]>> = {
  size: ['setVmResources', 'setMemoryPolicy', 'setEmulation', 'limitBatch'],
  copies: ['snapshotVm', 'revertVm', 'deleteCopy', 'makeTemplate', 'cloneVm', 'backupVm', 'restoreVm'],
  storage: ['setPoolSize', 'moveDisk', 'setBackupCap'],
  moves: ['evacuateHost', 'migratePostCopy', 'setAutoBalance', 'setHaReserve', 'setMigrationNetwork'],
  rollout: ['setStrategy', 'pauseRollout', 'resumeRollout', 'rolloutUndo', 'splitTraffic', 'setTolerates'],
  images: [
    'installRuntime',
    'setLiveRestore',
    'buildImage',
    'pushImage',
    'orderSteps',
    'rebuildBase',
    'pinImage',
    'prePull',
    'setRegistry',
    'setMirror',
    'setScanner',
    'setPipeline',
    'setMultiArch',
  ],
  cluster: ['setOrchestrator', 'setControlPlane', 'setNodeAutoscaler', 'removeNodeAutoscaler', 'taintNode'],
  network: [
    'createNetwork',
    'attachNetwork',
    'allowTraffic',
    'denyTraffic',
    'setMesh',
    'setRetries',
    'setBreaker',
    'shed',
  ],
  security: ['harden', 'rebuild', 'patch', 'setPatchTool'],
  money: ['commitLease', 'resellHost', 'setLicence', 'setPrice', 'takeBatch', 'refundTenant'],
  beyond: ['deployFunction', 'removeFunction', 'splitCalls', 'openEdge', 'closeEdge', 'placeAtEdge', 'removeFromEdge'],
};

const GROUP_OF: ReadonlyMap<Verb, ActGroup> = new Map(
  ACT_GROUPS.flatMap((group) => VERBS[group].map((verb) => [verb, group] as const)),
);

export const groupOf = (verb: Verb): ActGroup | undefined => GROUP_OF.get(verb);

/** In groups, in their order, without those that are empty. */
export function inGroups<T extends { readonly form: { readonly verb: Verb } }>(
  acts: readonly T[],
): readonly { readonly group: ActGroup; readonly acts: readonly T[] }[] {
  return ACT_GROUPS.map((group) => ({ group, acts: acts.filter((act) => groupOf(act.form.verb) === group) })).filter(
    (one) => one.acts.length > 0,
  );
}
