/** Nodes kept for some pods and closed to the others: SPEC ND9–ND10. */
import { byId } from '../../base/ids.ts';
import { ACCEPTED, refuse } from '../rejections.ts';
import { type Node, touch } from '../world.ts';
import type { Verb } from './command.ts';
import { setting } from './deployment-setting.ts';

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
export const setTolerates = setting<'setTolerates'>(
  (deployment, { key, only }) =>
    deployment.toleratesKey === (key ?? '') && deployment.onlyTolerated === (only && key !== null),
  (deployment, { key, only }) => {
    deployment.toleratesKey = key ?? '';
    deployment.onlyTolerated = only && key !== null;
  },
);
