/** Verbs about one deployment: finding it, and setting something of it (SPEC PD9). */
import { byId } from '../../base/ids.ts';
import { ACCEPTED, refuse } from '../rejections.ts';
import type { Facts } from '../view.ts';
import { type Deployment, type DeploymentFacts, type Team, touch } from '../world.ts';
import type { Verb } from './command.ts';
import type { Command, CommandOf } from './schema.ts';

interface OfDeployment {
  readonly deployment: number;
}

export const find = (facts: Facts, command: OfDeployment): Readonly<DeploymentFacts> | undefined =>
  byId(facts.deployments, command.deployment);
export const found = (team: Team, command: OfDeployment): Deployment =>
  byId(team.deployments, command.deployment) as Deployment;

/** Refused when nothing would change. */
export function setting<V extends Extract<Command, OfDeployment>['verb']>(
  same: (deployment: Readonly<DeploymentFacts>, command: CommandOf<V>) => boolean,
  set: (deployment: Deployment, command: CommandOf<V>) => void,
): Verb<V> {
  return {
    kubectl: true,
    check(facts, _rules, command) {
      const deployment = find(facts, command as OfDeployment);
      if (deployment === undefined) return refuse('deployment.unknown');
      return same(deployment, command) ? refuse('setting.same') : ACCEPTED;
    },
    apply(_world, _rules, team, command) {
      set(found(team, command as OfDeployment), command);
      touch(team);
    },
  };
}
