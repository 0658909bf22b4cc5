/** Intruders at work: the cards that let one in, and what each of them tries from where it is (SPEC SE3–SE8, IN). */
import { byId } from '../../base/ids.ts';
import { u } from '../../base/random.ts';
import { TICKS_PER_HOUR } from '../../base/units.ts';
import { isPoisoned } from '../containers/poison.ts';
import { type Outcome, say } from '../events.ts';
import { indexOfName, type Rulebook } from '../rulebook.ts';
import { CONTAINER_ESCAPE, escapeOdds, HYPERVISOR_ESCAPE, spreadOdds } from '../rules/breach-odds.ts';
import { machineOf, neighbours, wallOf } from '../security/blast-radius.ts';
import { breachHost, breachInstance, breachMachine, breachVm } from '../security/breach.ts';
import { vlanOf } from '../security/networks.ts';
import { unpatchedTicks } from '../vms/patch-age.ts';
import type { Host, Instance, ScheduledIncident, Sign, Team, Vm, World } from '../world.ts';
import { audit } from './contracts.ts';

/** How long an intruder takes for the next try (game choice: time enough to draw a wall). */
export const TRY_TICKS = 60;
/** What somebody else's program tries from inside a poisoned container, of a broken-in service's chance (game choice). */
const POISON_SHARE = 0.1;

/** Months on the bill that a machine's kernel lacks patches for. */
function monthsUnpatched(rules: Rulebook, machine: Host | Vm | undefined, tick: number): number {
  return machine === undefined ? 0 : unpatchedTicks(rules, machine.patchedTick, tick) / TICKS_PER_HOUR;
}

const machineAt = (team: Team, id: number): Host | Vm | undefined =>
  byId<Host | Vm>(team.vms, id) ?? byId(team.hosts, id);

/** Odds that who is in a container gets out to its machine. */
export function containerOdds(rules: Rulebook, team: Team, one: Instance, tick: number, share = 1): number {
  const machine = machineAt(team, machineOf(team, one));
  const isHardened = byId(team.deployments, one.deployment)?.hardened === true;
  return escapeOdds(CONTAINER_ESCAPE * share, {
    wall: wallOf(team, rules, one),
    hardened: (isHardened ? 1 : 0) + (machine?.hardened === true ? 1 : 0),
    monthsUnpatched: monthsUnpatched(rules, machine, tick),
  });
}

/** What one of these cards is about, chosen in each team at its announcement (IN3). */
export function breachTarget(rules: Rulebook, team: Team, incident: ScheduledIncident): number | undefined {
  switch (incident.kind) {
    case 'container.escape':
    case 'auditor': {
      const named = indexOfName(rules.services, incident.target);
      return named >= 0 ? named : mostSharing(rules, team);
    }
    case 'hypervisor.escape':
      return fullestHypervisor(rules, team)?.id ?? -1;
    case 'old.hole':
      return team.vms.find((vm) => vm.state === 'running' && isLegacy(rules, vm))?.id ?? -1;
    default:
      return undefined;
  }
}

/** The service in containers that shares its kernels with most copies of others; the first of them at a tie. */
function mostSharing(rules: Rulebook, team: Team): number {
  let [best, most] = [-1, 0];
  for (const { index } of rules.services) {
    if (!team.instances.some((one) => one.service === index && one.kind === 'container' && one.node > 0)) continue;
    const shared = neighbours(team, rules, index, 'kernel').length;
    if (best < 0 || shared > most) [best, most] = [index, shared];
  }
  return best;
}

function fullestHypervisor(rules: Rulebook, team: Team): Host | undefined {
  let best: Host | undefined;
  let most = 0;
  for (const host of team.hosts) {
    if ((rules.platforms[host.platform]?.kind ?? 'os') === 'os') continue;
    const running = team.vms.filter((vm) => vm.host === host.id && vm.state === 'running').length;
    if (running > most) [best, most] = [host, running];
  }
  return best;
}

/** Nobody mends it any more. */
const isLegacy = (rules: Rulebook, vm: Vm): boolean => rules.guests[vm.guest]?.kernel === 'unix';

/** The card strikes. What is drawn belongs to the card, so that every team meets the same luck with its own walls. */
export function strikeBreach(
  world: World,
  rules: Rulebook,
  team: Team,
  { kind, factor }: ScheduledIncident,
  { incident, targetId }: Sign,
  out: Outcome,
): void {
  const draw = u(world.seed, 'breach', incident, world.tick);
  if (kind === 'old.hole') {
    const vm = byId(team.vms, targetId);
    if (vm?.state === 'running') breachVm(world, rules, team, vm, out);
  } else if (kind === 'container.escape') {
    const one = mostExposed(team, targetId);
    if (one === undefined) return;
    const odds = containerOdds(rules, team, one, world.tick, factor);
    breachInstance(world, rules, team, one, out);
    if (draw < odds) breachMachine(world, rules, team, machineOf(team, one), out);
    else say(out, world.tick, team.index, 'escape.held', one.id);
  } else if (kind === 'hypervisor.escape') escapeVm(world, rules, team, targetId, factor, draw, out);
  else if (kind === 'auditor') audit(world, rules, team, targetId, out);
}

/** The running container of a service with most others on its machine. */
function mostExposed(team: Team, service: number): Instance | undefined {
  const crowd = (one: Instance) => {
    const machine = machineOf(team, one);
    return team.instances.filter((other) => machineOf(team, other) === machine).length;
  };
  let best: Instance | undefined;
  for (const one of team.instances) {
    if (one.service !== service || one.kind !== 'container' || one.state !== 'running' || one.breached) continue;
    if (best === undefined || crowd(one) > crowd(best)) best = one;
  }
  return best;
}

function escapeVm(
  world: World,
  rules: Rulebook,
  team: Team,
  hostId: number,
  factor: number,
  draw: number,
  out: Outcome,
): void {
  const host = byId(team.hosts, hostId);
  const vm = team.vms.find((one) => one.host === hostId && one.state === 'running' && !one.breached);
  if (host === undefined || vm === undefined) return;
  const hardened = (vm.hardened ? 1 : 0) + (host.hardened ? 1 : 0);
  const odds = escapeOdds(HYPERVISOR_ESCAPE * factor, {
    wall: 'kernel',
    hardened,
    monthsUnpatched: monthsUnpatched(rules, host, world.tick),
  });
  breachVm(world, rules, team, vm, out);
  if (draw < odds) breachHost(world, rules, team, host, out);
  else say(out, world.tick, team.index, 'escape.held', vm.id);
}

/** Every tick: whatever starts on a taken kernel is taken; every minute, each intruder tries to get on. */
export function watchBreaches(world: World, rules: Rulebook, out: Outcome): void {
  for (const team of world.teams) {
    for (const host of team.hosts) if (host.breached) retake(world, rules, team, host.id, out);
    for (const vm of team.vms) if (vm.breached) retake(world, rules, team, vm.id, out);
    if (world.tick % TRY_TICKS !== 0) continue;
    tryPoison(world, rules, team, out);
    spread(world, rules, team, out);
  }
}

function retake(world: World, rules: Rulebook, team: Team, machine: number, out: Outcome): void {
  for (const vm of team.vms) {
    if (vm.host === machine && vm.state === 'running') breachVm(world, rules, team, vm, out);
  }
  for (const one of team.instances) {
    if (one.breached || one.state !== 'running' || machineOf(team, one) !== machine) continue;
    breachInstance(world, rules, team, one, out);
  }
}

/** A poisoned image is somebody in the container already: now and then it looks for the way out. */
function tryPoison(world: World, rules: Rulebook, team: Team, out: Outcome): void {
  for (const one of team.instances) {
    if (!isPoisoned(one) || one.state !== 'running') continue;
    const draw = u(world.seed, 'breach', POISON_KEYS + one.service, world.tick);
    if (draw < containerOdds(rules, team, one, world.tick, POISON_SHARE)) {
      breachMachine(world, rules, team, machineOf(team, one), out);
    }
  }
}

// Keys of draws, which must not depend on what a team did: cards from 0, then services, VMs by service, places.
const POISON_KEYS = 100_000;
const VM_KEYS = 200_000;
const PLACE_KEYS = 300_000;
const BARE_VM_KEYS = 1_000_000;
const placeOf = (host: Host | undefined): number => ((host?.rack ?? 0) + 1) * 1000 + (host?.slot ?? 0);

/** From every network that an intruder is on, to each machine on it with a kernel of its own to be had. */
function spread(world: World, rules: Rulebook, team: Team, out: Outcome): void {
  const lost = lostNetworks(team);
  if (lost.size === 0) return;
  for (const vm of team.vms) {
    if (vm.breached || vm.state !== 'running' || !lost.has(vm.vlan)) continue;
    const key = vm.service >= 0 ? VM_KEYS + vm.service : BARE_VM_KEYS + placeOf(byId(team.hosts, vm.host));
    const odds = spreadOdds(isLegacy(rules, vm), vm.hardened, monthsUnpatched(rules, vm, world.tick));
    if (u(world.seed, 'breach', key, world.tick) < odds) breachVm(world, rules, team, vm, out);
  }
  for (const host of team.hosts) {
    const hasOs = rules.platforms[host.platform] !== undefined && rules.platforms[host.platform]?.kind !== 'type1';
    if (host.breached || host.state !== 'on' || !hasOs || !lost.has(host.vlan)) continue;
    const odds = spreadOdds(false, host.hardened, monthsUnpatched(rules, host, world.tick));
    const draw = u(world.seed, 'breach', PLACE_KEYS + placeOf(host), world.tick);
    if (draw < odds) breachHost(world, rules, team, host, out);
  }
}

/** Networks that somebody is on who should not be. */
function lostNetworks(team: Team): Set<number> {
  const lost = new Set<number>();
  for (const vm of team.vms) if (vm.breached && vm.state === 'running') lost.add(vm.vlan);
  for (const host of team.hosts) if (host.breached && host.state === 'on') lost.add(host.vlan);
  for (const one of team.instances) {
    if (one.state !== 'running' || (team.mtls && one.sidecarMib > 0)) continue; // its proxy knows whom it may talk to (MS10)
    if (one.breached || isPoisoned(one)) lost.add(vlanOf(team, one));
  }
  return lost;
}
