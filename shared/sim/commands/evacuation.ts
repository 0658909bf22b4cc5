/** Emptying a hypervisor for maintenance, and leaving the balance to its tools: SPEC VM13, MG10. */
import { byId } from '../../base/ids.ts';
import { ACCEPTED, refuse } from '../rejections.ts';
import { type Host, touch } from '../world.ts';
import type { Verb } from './command.ts';

export const evacuateHost: Verb<'evacuateHost'> = {
  host: (_facts, command) => command.host,
  check(facts, rules, command) {
    const host = byId(facts.hosts, command.host);
    if (host === undefined) return refuse('host.unknown');
    const platform = rules.platforms[host.platform];
    if (platform === undefined || platform.kind === 'os') return refuse('host.no_hypervisor');
    if (host.evacuating === command.on) return refuse('setting.same');
    if (!command.on) return ACCEPTED;
    if (host.state !== 'on') return refuse('host.not_on');
    return platform.stopRule === 'none' ? refuse('migration.unsupported') : ACCEPTED;
  },
  apply(_world, _rules, team, command) {
    (byId(team.hosts, command.host) as Host).evacuating = command.on;
    touch(team);
  },
};

export const setAutoBalance: Verb<'setAutoBalance'> = {
  check(facts, rules, command) {
    if (facts.autoBalance === command.on) return refuse('setting.same');
    const claimed = facts.hosts.some((host) => rules.platforms[host.platform]?.autoBalance === true);
    return command.on && !claimed ? refuse('migration.unsupported') : ACCEPTED;
  },
  apply(_world, _rules, team, command) {
    team.autoBalance = command.on;
  },
};
