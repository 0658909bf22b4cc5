/** A node autoscaler for the cluster: SPEC NA1–NA5. */
import { ACCEPTED, refuse } from '../rejections.ts';
import { indexOfName, type Rulebook } from '../rulebook.ts';
import { touch } from '../world.ts';
import type { Verb } from './command.ts';
import { checkRuntime } from './hosts.ts';

export const setNodeAutoscaler: Verb<'setNodeAutoscaler'> = {
  kubectl: true,
  check(facts, rules, command) {
    const { min, max } = command;
    if (max < 1 || min > max) return refuse('autoscaler.range', { minReplicas: min, maxReplicas: max });
    const model = indexOfName(rules.models, command.model);
    const rule = rules.models[model];
    if (rule === undefined || !rule.sold || rule.kind !== 'cloud') return refuse('model.not_sold');
    const platform = platformFor(rules, command.runtime);
    if (platform === undefined) return refuse('runtime.not_allowed');
    const allowed = checkRuntime(rules, platform, command.runtime);
    if (!allowed.ok) return allowed;
    const same =
      facts.nodesMin === min &&
      facts.nodesMax === max &&
      facts.nodeModel === model &&
      facts.nodeRuntime === indexOfName(rules.runtimes, command.runtime);
    return same ? refuse('setting.same') : ACCEPTED;
  },
  apply(_world, rules, team, command) {
    team.nodesMin = command.min;
    team.nodesMax = command.max;
    team.nodeModel = indexOfName(rules.models, command.model);
    team.nodeRuntime = indexOfName(rules.runtimes, command.runtime);
    touch(team);
  },
};

/** The system that a new machine brings for a container engine: the first to be had with its kernel. */
export function platformFor(rules: Rulebook, runtime: string): string | undefined {
  const kernel = rules.runtimes[indexOfName(rules.runtimes, runtime)]?.kernel;
  return rules.scenario.platforms.find((id) => {
    const platform = rules.platforms[indexOfName(rules.platforms, id)];
    return platform?.kind === 'os' && platform.kernel === kernel;
  });
}

/** The machines that it ordered stay. */
export const removeNodeAutoscaler: Verb<'removeNodeAutoscaler'> = {
  kubectl: true,
  check: (facts) => (facts.nodesMax === 0 ? refuse('autoscaler.none') : ACCEPTED),
  apply(_world, _rules, team) {
    team.nodesMin = 0;
    team.nodesMax = 0;
    team.nodeModel = -1;
    team.nodeRuntime = -1;
    for (const node of team.nodes) {
      node.idleTick = 0;
      node.retiring = false;
    }
    touch(team);
  },
};
