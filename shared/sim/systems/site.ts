/** The site's own trouble, every tick: machines slowed by failing cooling (SPEC IN10), lorries that come late (HW15). */
import { u } from '../../base/random.ts';
import { TICKS_PER_MINUTE } from '../../base/units.ts';
import { type Outcome, say } from '../events.ts';
import { ceilingAt, coolingCapWatts, isCooledHere, loadShareUnder } from '../machines/site.ts';
import type { ModelRule, Rulebook } from '../rulebook.ts';
import type { Host, Team, World } from '../world.ts';

export function runSite(world: World, rules: Rulebook, out: Outcome): void {
  for (const team of world.teams) {
    coolTeam(world, rules, team);
    if (rules.scenario.lateOrders.share > 0) drawLorries(world, rules, team, out);
  }
}

function coolTeam(world: World, rules: Rulebook, team: Team): void {
  const cap = coolingCapWatts(world, team);
  const share = cap === null ? 1 : loadShareUnder(rules, team, cap);
  for (const host of team.hosts) {
    host.cpuCeiling = share < 1 && isCooledHere(host) ? ceilingAt(rules.models[host.model] as ModelRule, share) : 1;
  }
}

/** Drawn by place and tick of the order, once: the same order is late for every team, and says so at once. */
function drawLorries(world: World, rules: Rulebook, team: Team, out: Outcome): void {
  const { share, minutes } = rules.scenario.lateOrders;
  for (const host of team.hosts) {
    if (host.state !== 'ordered' || host.rack < 0 || host.sinceTick !== world.tick) continue;
    const draw = u(world.seed, 'lorry', host.rack * 1000 + host.slot, world.tick);
    if (draw < share) delayOrder(world, team, host, Math.round(minutes * TICKS_PER_MINUTE), out);
  }
}

/** An order that was given back in time is not delayed: it never comes. */
export function delayOrder(world: World, team: Team, host: Host, ticks: number, out: Outcome): void {
  if (host.leaseEndTick > 0) return;
  host.untilTick += ticks;
  host.isLate = true;
  say(out, world.tick, team.index, 'order.late', host.id, ticks);
}
