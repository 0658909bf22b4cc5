/** How a new template reaches a deployment's pods, and the way back: SPEC PD10–PD13. */
import { changeTemplate, formerOf } from '../containers/templates.ts';
import { ACCEPTED, refuse } from '../rejections.ts';
import { touch } from '../world.ts';
import type { Verb } from './command.ts';
import { find, found, setting } from './deployment-setting.ts';

export const setStrategy = setting<'setStrategy'>(
  (deployment, command) =>
    deployment.maxSurgePercent === command.maxSurgePercent &&
    deployment.maxUnavailablePercent === command.maxUnavailablePercent &&
    deployment.minReadyTicks === command.minReadyTicks &&
    deployment.recreate === command.recreate,
  (deployment, command) => {
    deployment.maxSurgePercent = command.maxSurgePercent;
    deployment.maxUnavailablePercent = command.maxUnavailablePercent;
    deployment.minReadyTicks = command.minReadyTicks;
    deployment.recreate = command.recreate;
  },
);

/** A canary by hand: a roll-out, under way or to come, stops at so many new pods. */
export const pauseRollout = setting<'pauseRollout'>(
  (deployment, command) => deployment.heldAtPods === command.atPods,
  (deployment, command) => {
    deployment.heldAtPods = command.atPods;
  },
);

export const resumeRollout: Verb<'resumeRollout'> = {
  kubectl: true,
  check(facts, _rules, command) {
    const deployment = find(facts, command);
    if (deployment === undefined) return refuse('deployment.unknown');
    return deployment.heldAtPods < 0 ? refuse('rollout.none') : ACCEPTED;
  },
  apply(world, _rules, team, command) {
    const deployment = found(team, command);
    deployment.heldAtPods = -1;
    deployment.progressTick = world.tick; // the deadline runs from here
    touch(team);
  },
};

/** Back to the template before this one; done twice, it is forward again. A held roll-out goes on, but back. */
export const rolloutUndo: Verb<'rolloutUndo'> = {
  kubectl: true,
  check(facts, _rules, command) {
    const deployment = find(facts, command);
    if (deployment === undefined) return refuse('deployment.unknown');
    return deployment.formerTemplates === 0 ? refuse('rollout.no_former') : ACCEPTED;
  },
  apply(world, rules, team, command) {
    const deployment = found(team, command);
    const former = formerOf(deployment);
    if (former === undefined) return;
    deployment.heldAtPods = -1;
    changeTemplate(world, rules, team, deployment, former);
    touch(team);
  },
};
