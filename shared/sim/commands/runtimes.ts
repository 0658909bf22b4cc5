/** Container engines outside a cluster, and what a restart of their daemon does: SPEC RT1–RT4. */
import { byId } from '../../base/ids.ts';
import { ACCEPTED, refuse } from '../rejections.ts';
import { indexOfName } from '../rulebook.ts';
import { type Node, touch } from '../world.ts';
import type { Verb } from './command.ts';
import { checkNode, joinCluster } from './nodes.ts';

/** `apt install docker.io`: an engine on a host or in a VM that no cluster knows. */
export const installRuntime: Verb<'installRuntime'> = {
  check: (facts, rules, command) => checkNode(facts, rules, command, 'byHand'),
  apply(world, rules, team, command) {
    const node = joinCluster(team, command.target, indexOfName(rules.runtimes, command.runtime), world.tick);
    node.standalone = true;
    node.ready = true; // there is nobody who would have to hear of it first
    touch(team);
  },
};

/** `"live-restore": true`: containers outlive the daemon that started them. */
export const setLiveRestore: Verb<'setLiveRestore'> = {
  check(facts, rules, command) {
    const node = byId(facts.nodes, command.node);
    if (node === undefined) return refuse('node.unknown');
    if (rules.runtimes[node.runtime]?.daemon !== true) return refuse('runtime.no_daemon');
    return node.liveRestore === command.on ? refuse('setting.same') : ACCEPTED;
  },
  apply(_world, _rules, team, command) {
    (byId(team.nodes, command.node) as Node).liveRestore = command.on;
    touch(team);
  },
};

/** binfmt: programs for another processor run, through an interpreter (09-balance E 3.1: five times slower). */
export const setEmulation: Verb<'setEmulation'> = {
  check(facts, _rules, command) {
    const node = byId(facts.nodes, command.node);
    if (node === undefined) return refuse('node.unknown');
    return node.emulates === command.on ? refuse('setting.same') : ACCEPTED;
  },
  apply(_world, _rules, team, command) {
    (byId(team.nodes, command.node) as Node).emulates = command.on;
    touch(team);
  },
};
