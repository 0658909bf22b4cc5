/** The product that runs the cluster, and the machines that decide for it: SPEC OR1–OR6, ND11–ND12. */
import { byId } from '../../base/ids.ts';
import { orchestratorOf } from '../cluster/orchestrator.ts';
import { freeMib } from '../placement.ts';
import { ACCEPTED, refuse } from '../rejections.ts';
import { indexOfName } from '../rulebook.ts';
import { type Host, touch } from '../world.ts';
import type { Verb } from './command.ts';

/** Another product starts with an empty cluster: nothing of the old one's can be taken over. */
export const setOrchestrator: Verb<'setOrchestrator'> = {
  check(facts, rules, command) {
    if (!rules.scenario.orchestrators.includes(command.orchestrator)) return refuse('orchestrator.unknown');
    const index = indexOfName(rules.orchestrators, command.orchestrator);
    if (index === facts.orchestrator) return refuse('setting.same');
    const used = { nodes: facts.nodes.length, deployments: facts.deployments.length };
    const coming = facts.hosts.some(
      ({ state, runtime }) => runtime >= 0 && (state === 'ordered' || state === 'installing'),
    );
    if (used.nodes + used.deployments > 0 || coming) return refuse('cluster.in_use', used);
    for (const host of facts.hosts) {
      if (!host.controlPlane) continue;
      const needMib = (rules.orchestrators[index]?.memberMib ?? 0) - host.memberMib;
      const free = freeMib(facts, rules, host);
      if (needMib > free) return refuse('host.memory_short', { needMib, freeMib: free });
    }
    return ACCEPTED;
  },
  apply(_world, rules, team, command) {
    team.orchestrator = indexOfName(rules.orchestrators, command.orchestrator);
    team.scoring = 'leastAllocated';
    team.nodesMin = 0;
    team.nodesMax = 0;
    team.nodeModel = -1;
    team.nodeRuntime = -1;
    const { memberMib } = orchestratorOf(rules, team);
    for (const host of team.hosts) if (host.controlPlane) host.memberMib = memberMib;
    touch(team);
  },
};

/** A member of the control plane more or less. It asks the others, so it needs their majority. */
export const setControlPlane: Verb<'setControlPlane'> = {
  kubectl: true,
  check(facts, rules, command) {
    const host = byId(facts.hosts, command.host);
    if (host === undefined) return refuse('host.unknown');
    const members = facts.hosts.filter((one) => one.controlPlane).length;
    if (host.controlPlane === command.on) return refuse('setting.same');
    if (!command.on) return members === 1 ? refuse('control_plane.last') : ACCEPTED;
    const { memberMib: needMib, membersMost } = orchestratorOf(rules, facts);
    if (members >= membersMost) return refuse('control_plane.full', { members, membersMost });
    if (host.state !== 'on') return refuse('host.not_on');
    if (host.leaseEndTick > 0) return refuse('host.leaving', { tick: host.leaseEndTick });
    if (rules.platforms[host.platform]?.kind !== 'os') return refuse('host.no_os');
    const free = freeMib(facts, rules, host);
    return needMib > free ? refuse('host.memory_short', { needMib, freeMib: free }) : ACCEPTED;
  },
  apply(_world, rules, team, command) {
    const host = byId(team.hosts, command.host) as Host;
    host.controlPlane = command.on;
    host.memberMib = command.on ? orchestratorOf(rules, team).memberMib : 0;
    touch(team);
  },
};
