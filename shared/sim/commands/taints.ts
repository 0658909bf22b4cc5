/** Nodes kept for some pods and closed to the others: SPEC ND9–ND10. */
import { byId } from '../../base/ids.ts';
import { ACCEPTED, refuse } from '../rejections.ts';
import { type Deployment, type Node, touch } from '../world.ts';
import type { Verb } from './command.ts';

/** One taint a node: a new one replaces it, `none` takes it away. */
export const taintNode: Verb<'taintNode'> = {
  kubectl: true,
  check(facts, _rules, command) {
    const node = byId(facts.nodes, command.node);
    if (node === undefined) return refuse('node.unknown');
    const key = command.effect === 'none' ? '' : command.key;
    return node.taintKey === key && node.taintEffect === command.effect ? refuse('setting.same') : ACCEPTED;
  },
  apply(_world, _rules, team, command) {
    const node = byId(team.nodes, command.node) as Node;
    node.taintKey = command.effect === 'none' ? '' : command.key;
    node.taintEffect = command.effect;
    touch(team);
  },
};

/** Its pods bear a taint; with `only`, they run nowhere else (a node selector beside the toleration). */
export const setTolerates: Verb<'setTolerates'> = {
  kubectl: true,
  check(facts, _rules, command) {
    const deployment = byId(facts.deployments, command.deployment);
    if (deployment === undefined) return refuse('deployment.unknown');
    const key = command.key ?? '';
    const same = deployment.toleratesKey === key && deployment.onlyTolerated === (command.only && key !== '');
    return same ? refuse('setting.same') : ACCEPTED;
  },
  apply(_world, _rules, team, command) {
    const deployment = byId(team.deployments, command.deployment) as Deployment;
    deployment.toleratesKey = command.key ?? '';
    deployment.onlyTolerated = command.only && command.key !== null;
    touch(team);
  },
};
