/** What machines cost by contract: a lease to the end, its resale, Windows Server's edition (SPEC HW13–HW14, LC3). */
import { byId } from '../../base/ids.ts';
import { post } from '../ledger.ts';
import { checkFree } from '../placement.ts';
import { ACCEPTED, refuse, type Verdict } from '../rejections.ts';
import type { ModelRule, Rulebook } from '../rulebook.ts';
import type { Facts } from '../view.ts';
import { type Host, type HostFacts, type Team, touch, type World } from '../world.ts';
import type { Verb } from './command.ts';

/** A machine that is ours and stays. */
function checkHeld(facts: Facts, command: { readonly host: number }): Verdict {
  const host = byId(facts.hosts, command.host);
  if (host === undefined) return refuse('host.unknown');
  return host.leaseEndTick > 0 ? refuse('host.leaving', { tick: host.leaseEndTick }) : ACCEPTED;
}

export const commitLease: Verb<'commitLease'> = {
  check(facts, rules, command) {
    const held = checkHeld(facts, command);
    if (!held.ok) return held;
    const host = byId(facts.hosts, command.host) as HostFacts;
    if ((rules.models[host.model] as ModelRule).kind === 'cloud') return refuse('lease.none');
    return host.isCommitted ? refuse('setting.same') : ACCEPTED;
  },
  apply(_world, _rules, team, command) {
    (byId(team.hosts, command.host) as Host).isCommitted = true;
    touch(team);
  },
};

/** Somebody takes the lease over, at once and for less than what is left of it. */
export const resellHost: Verb<'resellHost'> = {
  check(facts, rules, command) {
    const held = checkHeld(facts, command);
    if (!held.ok) return held;
    const host = byId(facts.hosts, command.host) as HostFacts;
    if ((rules.models[host.model] as ModelRule).resaleShare === 0) return refuse('model.no_resale');
    if (host.state !== 'on' && host.state !== 'off') return refuse('host.not_on');
    return checkFree(facts, host);
  },
  apply(world, rules, team, command) {
    const host = byId(team.hosts, command.host) as Host;
    const model = rules.models[host.model] as ModelRule;
    const restOfRent = host.isCommitted
      ? Math.max(0, rules.endTick - world.tick) * model.committedPerTick
      : model.noticeTicks * model.rentPerTick;
    post(team, 'rent', -restOfRent);
    post(team, 'resale', restOfRent * model.resaleShare);
    host.state = 'off';
    host.untilTick = 0;
    host.leaseEndTick = world.tick + 1;
    touch(team);
  },
};

/** What is left of a started minute is paid when a cloud machine goes (scenario: cloudBilledTicks). */
export function settleCloud(world: World, rules: Rulebook, team: Team, host: Host): void {
  const model = rules.models[host.model] as ModelRule;
  if (model.kind !== 'cloud' || host.state === 'ordered') return;
  const billed = rules.scenario.cloudBilledTicks;
  const rest = (billed - ((world.tick - host.sinceTick) % billed)) % billed;
  post(team, 'cloud', -rest * model.rentPerTick);
}

/** For all cores of the host, and every Windows guest on it: two a licence, or any number (H11). */
export const setLicence: Verb<'setLicence'> = {
  check(facts, _rules, command) {
    const held = checkHeld(facts, command);
    if (!held.ok) return held;
    return byId(facts.hosts, command.host)?.edition === command.edition ? refuse('setting.same') : ACCEPTED;
  },
  apply(_world, _rules, team, command) {
    (byId(team.hosts, command.host) as Host).edition = command.edition;
    touch(team);
  },
};
