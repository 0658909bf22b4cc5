/** Virtual networks and what may pass between them: SPEC NW4–NW8. */
import { byId } from '../../base/ids.ts';
import { ACCEPTED, refuse, type Verdict } from '../rejections.ts';
import { mayTalk } from '../security/networks.ts';
import type { Facts } from '../view.ts';
import { touch } from '../world.ts';
import type { Verb } from './command.ts';

/** A trunk carries more, a team's head does not (game choice; 802.1Q has 4,094). */
const MOST_VLANS = 64;

const isKnown = (facts: Pick<Facts, 'vlans'>, vlan: number): boolean => vlan === 0 || facts.vlans.includes(vlan);

export const createNetwork: Verb<'createNetwork'> = {
  check(facts, _rules, { vlan }) {
    if (isKnown(facts, vlan)) return refuse('vlan.exists', { vlan });
    return facts.vlans.length < MOST_VLANS ? ACCEPTED : refuse('vlan.full', { vlans: facts.vlans.length });
  },
  apply(_world, _rules, team, { vlan }) {
    team.vlans = [...team.vlans, vlan].sort((a, b) => a - b);
    touch(team);
  },
};

/** What can be on a network or be hardened: a machine with its own processes, a VM, the pods of a deployment. */
export function attachable(facts: Pick<Facts, 'hosts' | 'vms' | 'deployments'>, id: number) {
  return byId(facts.hosts, id) ?? byId(facts.vms, id) ?? byId(facts.deployments, id);
}

export const attachNetwork: Verb<'attachNetwork'> = {
  check(facts, _rules, { target, vlan }) {
    const found = attachable(facts, target);
    if (found === undefined) return refuse('target.unknown');
    if (!isKnown(facts, vlan)) return refuse('vlan.unknown', { vlan });
    return found.vlan === vlan ? refuse('setting.same') : ACCEPTED;
  },
  apply(_world, _rules, team, { target, vlan }) {
    const found = attachable(team, target) as { vlan: number };
    found.vlan = vlan;
    touch(team);
  },
};

function checkFlow(facts: Facts, { from, to }: { from: number; to: number }, open: boolean): Verdict {
  for (const vlan of [from, to]) if (!isKnown(facts, vlan)) return refuse('vlan.unknown', { vlan });
  return from === to || mayTalk(facts.flows, from, to) === open ? refuse('setting.same') : ACCEPTED;
}

export const allowTraffic: Verb<'allowTraffic'> = {
  check: (facts, _rules, command) => checkFlow(facts, command, true),
  apply(_world, _rules, team, { from, to }) {
    team.flows = [...team.flows, [from, to]];
    touch(team);
  },
};

export const denyTraffic: Verb<'denyTraffic'> = {
  check: (facts, _rules, command) => checkFlow(facts, command, false),
  apply(_world, _rules, team, { from, to }) {
    team.flows = team.flows.filter((flow) => flow[0] !== from || flow[1] !== to);
    touch(team);
  },
};

/** A part of every link for copies alone: they neither take from requests nor lose to them. */
export const setMigrationNetwork: Verb<'setMigrationNetwork'> = {
  check: (facts, _rules, { percent }) => (facts.migrationPercent === percent ? refuse('setting.same') : ACCEPTED),
  apply(_world, _rules, team, { percent }) {
    team.migrationPercent = percent;
  },
};
