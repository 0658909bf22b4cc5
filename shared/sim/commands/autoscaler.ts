/** An autoscaler for a deployment: SPEC AS1–AS6. */
import { ACCEPTED, refuse } from '../rejections.ts';
import { DOWN_STABILISATION_SECONDS } from '../rules/hpa.ts';
import { touch } from '../world.ts';
import type { Verb } from './command.ts';
import { find, found } from './deployment-setting.ts';

/** New or changed; a change keeps what the autoscaler remembers, as a changed object does in Kubernetes. */
export const setAutoscaler: Verb<'setAutoscaler'> = {
  kubectl: true,
  check(facts, _rules, command) {
    const { minReplicas, maxReplicas, targetCpuPercent, downStabilisationTicks } = command;
    const deployment = find(facts, command);
    if (deployment === undefined) return refuse('deployment.unknown');
    if (minReplicas < 1 || minReplicas > maxReplicas) return refuse('autoscaler.range', { minReplicas, maxReplicas });
    if (targetCpuPercent < 1) return refuse('autoscaler.no_target');
    if (deployment.requestCpuM === 0) return refuse('autoscaler.no_request');
    const same =
      deployment.minReplicas === minReplicas &&
      deployment.maxReplicas === maxReplicas &&
      deployment.targetCpuPercent === targetCpuPercent &&
      deployment.downStabilisationTicks === downStabilisationTicks;
    return same ? refuse('setting.same') : ACCEPTED;
  },
  apply(_world, _rules, team, command) {
    const deployment = found(team, command);
    deployment.minReplicas = command.minReplicas;
    deployment.maxReplicas = command.maxReplicas;
    deployment.targetCpuPercent = command.targetCpuPercent;
    deployment.downStabilisationTicks = command.downStabilisationTicks;
    touch(team);
  },
};

/** The replicas stay as they are, and with the autoscaler goes its memory. */
export const removeAutoscaler: Verb<'removeAutoscaler'> = {
  kubectl: true,
  check(facts, _rules, command) {
    const deployment = find(facts, command);
    if (deployment === undefined) return refuse('deployment.unknown');
    return deployment.maxReplicas === 0 ? refuse('autoscaler.none') : ACCEPTED;
  },
  apply(_world, _rules, team, command) {
    const deployment = found(team, command);
    deployment.minReplicas = 0;
    deployment.maxReplicas = 0;
    deployment.targetCpuPercent = 0;
    deployment.downStabilisationTicks = DOWN_STABILISATION_SECONDS;
    deployment.recommendations = [];
    deployment.scaleUps = [];
    deployment.scaleDowns = [];
    touch(team);
  },
};
