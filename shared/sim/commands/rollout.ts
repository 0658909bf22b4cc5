/** How a new template reaches a deployment's pods, and the way back: SPEC PD10–PD13. */
import { byId } from '../../base/ids.ts';
import { changeTemplate, formerOf } from '../containers/templates.ts';
import { ACCEPTED, refuse } from '../rejections.ts';
import { type Deployment, touch } from '../world.ts';
import type { Verb } from './command.ts';

export const setStrategy: Verb<'setStrategy'> = {
  kubectl: true,
  check(facts, _rules, command) {
    const deployment = byId(facts.deployments, command.deployment);
    if (deployment === undefined) return refuse('deployment.unknown');
    const same =
      deployment.maxSurgePercent === command.maxSurgePercent &&
      deployment.maxUnavailablePercent === command.maxUnavailablePercent &&
      deployment.minReadyTicks === command.minReadyTicks &&
      deployment.recreate === command.recreate;
    return same ? refuse('setting.same') : ACCEPTED;
  },
  apply(_world, _rules, team, command) {
    const deployment = byId(team.deployments, command.deployment) as Deployment;
    deployment.maxSurgePercent = command.maxSurgePercent;
    deployment.maxUnavailablePercent = command.maxUnavailablePercent;
    deployment.minReadyTicks = command.minReadyTicks;
    deployment.recreate = command.recreate;
    touch(team);
  },
};

/** A canary by hand: a roll-out, under way or to come, stops at so many new pods. */
export const pauseRollout: Verb<'pauseRollout'> = {
  kubectl: true,
  check(facts, _rules, command) {
    const deployment = byId(facts.deployments, command.deployment);
    if (deployment === undefined) return refuse('deployment.unknown');
    return deployment.heldAtPods === command.atPods ? refuse('setting.same') : ACCEPTED;
  },
  apply(_world, _rules, team, command) {
    (byId(team.deployments, command.deployment) as Deployment).heldAtPods = command.atPods;
    touch(team);
  },
};

export const resumeRollout: Verb<'resumeRollout'> = {
  kubectl: true,
  check(facts, _rules, command) {
    const deployment = byId(facts.deployments, command.deployment);
    if (deployment === undefined) return refuse('deployment.unknown');
    return deployment.heldAtPods < 0 ? refuse('rollout.none') : ACCEPTED;
  },
  apply(world, _rules, team, command) {
    const deployment = byId(team.deployments, command.deployment) as Deployment;
    deployment.heldAtPods = -1;
    deployment.progressTick = world.tick; // the deadline runs from here
    touch(team);
  },
};

/** Back to the template before this one; done twice, it is forward again. A held roll-out goes on, but back. */
export const rolloutUndo: Verb<'rolloutUndo'> = {
  kubectl: true,
  check(facts, _rules, command) {
    const deployment = byId(facts.deployments, command.deployment);
    if (deployment === undefined) return refuse('deployment.unknown');
    return deployment.formerTemplates === 0 ? refuse('rollout.no_former') : ACCEPTED;
  },
  apply(world, rules, team, command) {
    const deployment = byId(team.deployments, command.deployment) as Deployment;
    const former = formerOf(deployment);
    if (former === undefined) return;
    deployment.heldAtPods = -1;
    changeTemplate(world, rules, team, deployment, former);
    touch(team);
  },
};
