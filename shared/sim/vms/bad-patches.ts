/**
 * A patch that does harm (card *Bad patch*): what is installed while it is out fails again and again until it is rolled
 * back or the vendor mends it (SPEC PA4). It is one vendor's, or every one's. Nobody is told before it shows.
 */
import { byId } from '../../base/ids.ts';
import { type Outcome, say } from '../events.ts';
import type { Rulebook } from '../rulebook.ts';
import type { ScheduledIncident, Team, Vm, World } from '../world.ts';
import { killVm } from './vm-life.ts';

/** From the patch to the first sign, and to the first failure (09-balance E 2.3: 40 s; harm at 100 s). */
const PATCH_SIGN_TICKS = 40;
const PATCH_HARM_TICKS = 100;

/** Whether that was installed while the bad patch was out, and it is still not mended. */
function hasBadPatch(world: World, rules: Rulebook, vm: Vm): boolean {
  return world.schedule.some((incident) => isBad(world, rules, incident, vm));
}

function isBad(world: World, rules: Rulebook, incident: ScheduledIncident, { guest, patchedTick }: Vm): boolean {
  if (incident.kind !== 'patch.bad' || !incident.happens || world.tick > incident.endTick) return false;
  if (incident.target !== '' && incident.target !== rules.guests[guest]?.kernel) return false;
  return patchedTick >= incident.dueTick && patchedTick <= world.tick;
}

/** Whether a team can have noticed: something that it patched has run with it for a while. */
export function isPatchSeen(world: World, rules: Rulebook, team: Team, incident: ScheduledIncident): boolean {
  return team.vms.some((vm) => isBad(world, rules, incident, vm) && world.tick - vm.patchedTick >= PATCH_SIGN_TICKS);
}

export function failBadPatches(world: World, rules: Rulebook, team: Team, out: Outcome): void {
  if (!world.schedule.some(({ kind }) => kind === 'patch.bad')) return;
  for (const vm of team.vms) {
    if (vm.state !== 'running' || !hasBadPatch(world, rules, vm)) continue;
    const age = world.tick - vm.patchedTick;
    if (age < PATCH_HARM_TICKS || age % PATCH_HARM_TICKS !== 0) continue;
    if (byId(team.hosts, vm.host)?.state !== 'on') continue;
    killVm(rules, team, vm, 'crashed');
    say(out, world.tick, team.index, 'vm.patchFailed', vm.id);
  }
}
