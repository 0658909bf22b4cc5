/** Trouble of the cluster's own: a control plane that loses its members, and the end of the month (SPEC IN cards 8 and 16). */
import { type Outcome, say } from '../events.ts';
import { failHost } from '../machines/host-life.ts';
import type { Rulebook } from '../rulebook.ts';
import type { Host, ScheduledIncident, Sign, Team, World } from '../world.ts';

/** The oldest member that is up; undefined where this incident is of another kind. */
export function clusterTarget(team: Team, incident: ScheduledIncident): number | undefined {
  if (incident.kind === 'batch.monthEnd') return -1;
  return incident.kind === 'quorum.wobble' ? (nextMember(team)?.id ?? -1) : undefined;
}

const nextMember = (team: Team): Host | undefined =>
  team.hosts.find((host) => host.controlPlane && host.state === 'on');

export function strikeCluster(
  world: World,
  rules: Rulebook,
  team: Team,
  incident: ScheduledIncident,
  sign: Sign,
  out: Outcome,
): void {
  if (incident.kind === 'batch.monthEnd') bringMonthEnd(world, team, incident, out);
  if (incident.kind !== 'quorum.wobble') return;
  const first = team.hosts.find((host) => host.id === sign.targetId && host.controlPlane);
  if (first !== undefined) failHost(world, rules, team, first, 'hardware', 0, out);
}

/** The second member goes when the time for mending the first is over, if there still is one too many to lose. */
export function strikeClusterAgain(
  world: World,
  rules: Rulebook,
  team: Team,
  incident: ScheduledIncident,
  out: Outcome,
): void {
  if (incident.kind !== 'quorum.wobble' || !incident.happens) return;
  const second = nextMember(team);
  const back = world.tick + (rules.economy.timers.reboot ?? 300);
  if (second !== undefined) failHost(world, rules, team, second, 'crash', back, out);
}

/** Twice its own length longer than it would take by itself is left for it, so that it can wait for a valley. */
const DUE_LENGTHS = 3;

function bringMonthEnd(world: World, team: Team, incident: ScheduledIncident, out: Outcome): void {
  const ticks = incident.endTick - incident.dueTick;
  const paceM = Math.round(incident.factor * 1000);
  team.batchPaceM = Math.max(team.batchPaceM, paceM);
  team.batchLeftMs += paceM * ticks;
  team.batchDueTick = Math.max(team.batchDueTick, incident.dueTick + DUE_LENGTHS * ticks);
  say(out, world.tick, team.index, 'batch.arrived', 0, paceM);
}
