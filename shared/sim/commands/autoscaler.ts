/** An autoscaler for a deployment: SPEC AS1–AS6. */
import { byId } from '../../base/ids.ts';
import { ACCEPTED, refuse } from '../rejections.ts';
import { DOWN_STABILISATION_SECONDS } from '../rules/hpa.ts';
import { type Deployment, touch } from '../world.ts';
import type { Verb } from './command.ts';

/** New or changed; a change keeps what the autoscaler remembers, as a changed object does in Kubernetes. */
export const setAutoscaler: Verb<'setAutoscaler'> = {
  kubectl: true,
  check(facts, _rules, command) {
    const { minReplicas, maxReplicas, targetCpuPercent, downStabilisationTicks } = command;
    const deployment = byId(facts.deployments, command.deployment);
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
    const deployment = byId(team.deployments, command.deployment) as Deployment;
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
    const deployment = byId(facts.deployments, command.deployment);
    if (deployment === undefined) return refuse('deployment.unknown');
    return deployment.maxReplicas === 0 ? refuse('autoscaler.none') : ACCEPTED;
  },
  apply(_world, _rules, team, command) {
    const deployment = byId(team.deployments, command.deployment) as Deployment;
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
