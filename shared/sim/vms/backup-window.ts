/**
 * The nightly backup of everything (card *Backup on the wire*): while it runs it takes its part of every link from other
 * copies, as much as the team's cap lets it (SPEC ST10), and leaves a backup of every VM that it came to (IN23). The
 * incident's `factor` is the part that it wants.
 */

import { type Outcome, say } from '../events.ts';
import { linkMibPerS } from '../machines/links.ts';
import type { Rulebook } from '../rulebook.ts';
import type { ScheduledIncident, Team, World } from '../world.ts';
import { takeCopy } from './copies.ts';

/** The part of its host's link that is left to other copies now; 1 without a backup window. */
export function linkLeft(world: World, team: Team): number {
  let taken = 0;
  for (const incident of world.schedule) {
    if (incident.kind !== 'backup.window' || !incident.happens) continue;
    if (world.tick >= incident.dueTick && world.tick <= incident.endTick) {
      taken = Math.max(taken, takenBy(team, incident));
    }
  }
  return 1 - taken;
}

const takenBy = (team: Team, incident: ScheduledIncident): number =>
  Math.min(incident.factor, team.backupCapPercent / 100, 1);

/** At its end: the VMs of each host that is on, oldest first, as far as what it took of the host's link has carried. */
export function keepBackups(
  world: World,
  rules: Rulebook,
  team: Team,
  incident: ScheduledIncident,
  out: Outcome,
): void {
  if (incident.kind !== 'backup.window' || !incident.happens) return;
  const seconds = (incident.endTick - incident.dueTick) * takenBy(team, incident);
  for (const host of team.hosts) {
    if (host.state !== 'on') continue;
    let leftMib = linkMibPerS(rules, host) * seconds;
    for (const vm of team.vms) {
      if (vm.host !== host.id || vm.state === 'converting' || vm.diskMib > leftMib) continue;
      leftMib -= vm.diskMib;
      takeCopy(team, vm, 'backup', world.tick);
      say(out, world.tick, team.index, 'vm.backedUp', vm.id, host.id);
    }
  }
}
