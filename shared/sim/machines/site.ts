/** What the whole site feels: its cooling (SPEC IN10) and the price of its power (IN11). Read from the schedule. */
import type { ModelRule, Rulebook } from '../rulebook.ts';
import { utilisationAt } from '../rules/power.ts';
import type { Host, ScheduledIncident, Team, World } from '../world.ts';

function isUnderWay(world: World, incident: ScheduledIncident): boolean {
  return incident.happens && world.tick >= incident.dueTick && world.tick < incident.endTick;
}

/** How many times its usual price power costs now. */
export function powerPriceFactor(world: World): number {
  let factor = 1;
  for (const incident of world.schedule) {
    if (incident.kind === 'power.price' && isUnderWay(world, incident)) factor *= incident.factor;
  }
  return factor;
}

/** Own machines that draw power; a cloud's cooling is not ours. */
export function isCooledHere(host: Host): boolean {
  return host.rack >= 0 && (host.state === 'on' || host.state === 'booting' || host.state === 'installing');
}

/** Watts that all own machines would draw at full load, on or off: what the cooling was built for. */
export function fullWatts(rules: Rulebook, team: Team): number {
  let watts = 0;
  for (const host of team.hosts) {
    if (host.rack >= 0 && host.state !== 'ordered')
      watts += (rules.models[host.model] as ModelRule).powerWatts.at(-1) as number;
  }
  return watts;
}

/** The least watts that a failing cooling can carry away now; null while it works. Its sign holds the number. */
export function coolingCapWatts(world: World, team: Team): number | null {
  let cap: number | null = null;
  for (const sign of team.signs) {
    const incident = world.schedule[sign.incident];
    if (incident?.kind !== 'cooling.fails' || !isUnderWay(world, incident)) continue;
    cap = cap === null ? sign.targetId : Math.min(cap, sign.targetId);
  }
  return cap;
}

/** No machine is slowed below a tenth of its cores (game choice: slower ones would rather be switched off). */
const CEILING_LEAST = 0.1;

/**
 * The share of the way from idle to full draw that every machine may go, so that all together stay below the cap: idle
 * watts are drawn whatever a machine does, so that each one asleep leaves the others more.
 */
export function loadShareUnder(rules: Rulebook, team: Team, capWatts: number): number {
  let idle = 0;
  let span = 0;
  for (const host of team.hosts) {
    if (!isCooledHere(host)) continue;
    const table = (rules.models[host.model] as ModelRule).powerWatts;
    idle += table[0] as number;
    if (host.state === 'on') span += (table.at(-1) as number) - (table[0] as number);
  }
  return span > 0 ? (capWatts - idle) / span : 1;
}

/** The part of its cores that a machine may use at that share. */
export function ceilingAt(model: ModelRule, share: number): number {
  if (share >= 1) return 1;
  const [idle, full] = [model.powerWatts[0] as number, model.powerWatts.at(-1) as number];
  return Math.max(CEILING_LEAST, utilisationAt(model.powerWatts, idle + share * (full - idle)));
}
