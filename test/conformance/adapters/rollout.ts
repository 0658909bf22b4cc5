import { z } from 'zod';
import {
  cleanUpUnhealthy,
  DEFAULT_MAX_SURGE,
  DEFAULT_MAX_UNAVAILABLE,
  isRolloutComplete,
  maxUnavailablePods,
  newReplicaSetSize,
  ROLLOUT_STRATEGIES,
  reconcileNew,
  reconcileOld,
  resolveFenceposts,
  scaleDownOld,
} from '../../../shared/sim/rules/rollout.ts';
import { byKind, caseBase, defineAdapter } from '../adapter.ts';

const pods = z.number().int();
const setting = z.union([z.number().int(), z.string()], { error: 'expected a number of pods or a percentage' });
/** `null` = not set (0, as in the source); a field that the case leaves out has the API's default. */
const input = z.object({
  strategy: z.enum(ROLLOUT_STRATEGIES).default('RollingUpdate'),
  desired: pods,
  max_surge: setting.nullable().default(DEFAULT_MAX_SURGE),
  max_unavailable: setting.nullable().default(DEFAULT_MAX_UNAVAILABLE),
});

function kind<K extends string, S extends z.core.$ZodLooseShape>(name: K, more: S) {
  return caseBase.extend({ kind: z.literal(name), input: input.extend(more) });
}

const schema = byKind(
  [
    'resolve_fenceposts',
    'new_replicaset_size',
    'reconcile_new',
    'reconcile_old',
    'cleanup_unhealthy',
    'scale_down_old',
    'is_complete',
    'max_unavailable',
  ],
  [
    kind('resolve_fenceposts', {}),
    kind('new_replicaset_size', { new: pods, total_pods: pods }),
    kind('reconcile_new', { old: pods, new: pods }),
    kind('reconcile_old', { old: pods, new: pods, available_old: pods, available_new: pods }),
    caseBase.extend({
      kind: z.literal('cleanup_unhealthy'),
      input: z.object({ old: pods, available_old: pods, max_cleanup: pods }),
    }),
    kind('scale_down_old', { old: pods, available: pods }),
    caseBase.extend({
      kind: z.literal('is_complete'),
      input: z.object({ desired: pods, current: pods, updated: pods, available: pods }),
    }),
    kind('max_unavailable', {}),
  ],
);

export const rolloutAdapter = defineAdapter('deployment-rolling-update', 'Deployment rolling update', schema, (c) => {
  if (c.kind === 'cleanup_unhealthy') {
    const [removed] = cleanUpUnhealthy([{ pods: c.input.old, available: c.input.available_old }], c.input.max_cleanup);
    return { removed };
  }
  if (c.kind === 'is_complete') {
    const { desired, current, updated, available } = c.input;
    return { complete: isRolloutComplete(desired, current, updated, available) };
  }
  const { strategy, desired } = c.input;
  const posts = resolveFenceposts(c.input.max_surge, c.input.max_unavailable, desired);
  if (!posts.ok) return { error: true, refusal: posts };
  const { surge, unavailable } = posts;
  switch (c.kind) {
    case 'resolve_fenceposts':
      return { surge, unavailable };
    case 'new_replicaset_size':
      return { new: newReplicaSetSize(strategy, desired, c.input.new, c.input.total_pods, surge) };
    case 'reconcile_new': {
      const size = reconcileNew(strategy, desired, c.input.new, c.input.old, surge);
      return { new: size, scaled: size !== c.input.new };
    }
    case 'reconcile_old': {
      const old = { pods: c.input.old, available: c.input.available_old };
      const fresh = { pods: c.input.new, available: c.input.available_new };
      const [size] = reconcileOld([old], fresh, desired, unavailable);
      return { old: size, scaled: size !== c.input.old };
    }
    case 'scale_down_old': {
      const [removed = 0] = scaleDownOld([c.input.old], c.input.available, desired, unavailable);
      return { old: c.input.old - removed };
    }
    case 'max_unavailable':
      return { value: maxUnavailablePods(strategy, desired, unavailable) };
  }
});
