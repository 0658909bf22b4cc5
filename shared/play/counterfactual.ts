/**
 * What would have been: the same log played again with one thing left out or put in, and the difference in money by cause
 * (SPEC WH7). The rest of the day is the same day: draws are keyed, so an incident that stays away changes no other.
 */
import type { Catalogue } from '../content/catalogue.ts';
import type { Command } from '../sim/commands/schema.ts';
import type { Entry } from '../sim/entries.ts';
import { causeMicroCents, profitMicroCents } from '../sim/ledger.ts';
import { CAUSES, type Cause, type ScheduledIncident, type Team, type World } from '../sim/world.ts';
import { advance, newDriver } from './driver.ts';
import type { MatchLog } from './log.ts';

/** A match as it was given: what it takes to play it again. */
export interface Told {
  readonly scenario: string;
  readonly seed: number;
  readonly teams: number;
  readonly endTick: number;
  readonly entries: ReadonlyMap<number, readonly Entry[]>; // by the tick they entered in
}

export function toldBy(log: MatchLog): Told {
  const { scenario, seed, teams } = log.header;
  const entries = new Map<number, readonly Entry[]>();
  for (const line of log.lines) if ('entries' in line) entries.set(line.tick, line.entries);
  return { scenario, seed, teams, endTick: log.endTick, entries };
}

export interface Change {
  readonly without?: number; // the place of an incident in the world's schedule, as in a team's signs
  readonly add?: ReadonlyMap<number, readonly Entry[]>; // entries more, by tick
  readonly calm?: boolean; // no wear
}

/** Plays it again with a change. An incident that is left out keeps its place in the schedule, and does nothing. */
export function playOther(catalogue: Catalogue, told: Told, change: Change): World {
  const { scenario, seed, teams } = told;
  const driver = newDriver(change.calm === true ? withoutWear(catalogue, told) : catalogue, scenario, seed, teams);
  const { schedule } = driver.world;
  const drawn = schedule[change.without ?? -1];
  if (drawn !== undefined) schedule[change.without as number] = { ...drawn, ...AWAY };
  let place = schedule.length; // of the next incident that an instructor adds
  const calmed = (entry: Entry): Entry => {
    if (entry.kind !== 'inject' || place++ !== change.without) return entry;
    return { kind: 'inject', incident: { ...entry.incident, kind: 'crowd', factor: 1, warningTicks: NEVER, ticks: 0 } };
  };
  while (driver.world.tick < told.endTick) {
    const tick = driver.world.tick + 1;
    driver.queue.push(...(told.entries.get(tick) ?? []).map(calmed), ...(change.add?.get(tick) ?? []));
    advance(driver);
  }
  return driver.world;
}

const NEVER = 0xffffffff;
/** Never announced, due or over. */
const AWAY = { announceTick: NEVER, dueTick: NEVER, endTick: NEVER, happens: false };

function withoutWear(catalogue: Catalogue, { scenario }: Told): Catalogue {
  const scenarios = catalogue.scenarios.map((one) => (one.id === scenario ? { ...one, hazardFactor: 0 } : one));
  return { ...catalogue, scenarios };
}

/** What a team would have had more (below 0: less), in all and by cause. */
export interface Difference {
  readonly profitMicroCents: number;
  readonly byCause: readonly { readonly cause: Cause; readonly microCents: number }[]; // largest first
}

export function difference(was: Team, other: Team): Difference {
  const byCause = CAUSES.map((cause) => ({
    cause,
    microCents: causeMicroCents(other, cause) - causeMicroCents(was, cause),
  }));
  return {
    profitMicroCents: profitMicroCents(other) - profitMicroCents(was),
    byCause: byCause
      .filter(({ microCents }) => microCents !== 0)
      .sort(
        (a, b) => Math.abs(b.microCents) - Math.abs(a.microCents) || CAUSES.indexOf(a.cause) - CAUSES.indexOf(b.cause),
      ),
  };
}

export interface IncidentCost extends Difference {
  readonly incident: number; // place in the schedule; -1: wear
  readonly spec: number; // of the scenario's incidents; -1: an instructor's, or wear
  readonly kind: ScheduledIncident['kind'];
  readonly dueTick: number;
}

/**
 * What each incident that struck cost a team, by playing the match once more without it; largest first. The match played
 * as it was is the measure, so that a log of other hands is never compared with this one.
 */
export function costOfIncidents(catalogue: Catalogue, told: Told, team: number): IncidentCost[] {
  const world = playOther(catalogue, told, {});
  const was = world.teams[team];
  if (was === undefined) return [];
  const costs: IncidentCost[] = [];
  for (const [incident, { spec, kind, dueTick, happens }] of world.schedule.entries()) {
    if (!happens || dueTick > world.tick) continue;
    const other = playOther(catalogue, told, { without: incident }).teams[team];
    if (other !== undefined) costs.push({ incident, spec, kind, dueTick, ...difference(was, other) });
  }
  const calm = playOther(catalogue, told, { calm: true }).teams[team];
  if (calm !== undefined) costs.push({ incident: -1, spec: -1, kind: 'wear', dueTick: 0, ...difference(was, calm) });
  return costs
    .filter(({ profitMicroCents: profit }) => profit !== 0)
    .sort((a, b) => b.profitMicroCents - a.profitMicroCents || a.incident - b.incident);
}

/** One act more, early enough, that would have brought a team more. */
export interface Remedy extends Difference {
  readonly command: Command;
  readonly tick: number;
}

/** So long before a loss was worst an act must come to have worked by then (game choice: a cold start, a boot, a pull). */
const AHEAD_TICKS = 300;

/**
 * What one more command before a loss was worst would have brought, best first; none where nothing simple would have
 * helped. Tries what a person would: half as many copies again, apart from each other, a higher limit, HA for its VMs.
 */
export function remediesFor(
  catalogue: Catalogue,
  told: Told,
  team: number,
  service: number,
  worstTick: number,
): Remedy[] {
  const tick = Math.max(2, worstTick - AHEAD_TICKS);
  const then = playOther(catalogue, { ...told, endTick: tick - 1 }, {}).teams[team];
  const was = playOther(catalogue, told, {}).teams[team];
  if (then === undefined || was === undefined) return [];
  return actsFor(then, service)
    .map((command): Remedy => {
      const entry: Entry = { kind: 'command', team, seat: LAST_SEAT, seq: 1, command };
      const other = playOther(catalogue, told, { add: new Map([[tick, [entry]]]) }).teams[team] as Team;
      return { command, tick, ...difference(was, other) };
    })
    .filter(({ profitMicroCents: gain }) => gain > 0)
    .sort((a, b) => b.profitMicroCents - a.profitMicroCents);
}
const LAST_SEAT = 63;

function actsFor(team: Team, service: number): Command[] {
  const acts: Command[] = [];
  for (const { id, replicas, spread, limitCpuM, requestCpuM, requestMib, limitMib } of team.deployments.filter(
    (one) => one.service === service,
  )) {
    acts.push({ verb: 'scale', deployment: id, replicas: replicas + Math.max(1, Math.ceil(replicas / 2)) });
    if (spread !== 'host') acts.push({ verb: 'setSpread', deployment: id, over: 'host' });
    if (spread !== 'rack') acts.push({ verb: 'setSpread', deployment: id, over: 'rack' });
    if (limitCpuM > 0) {
      acts.push({ verb: 'setResources', deployment: id, requestCpuM, limitCpuM: 2 * limitCpuM, requestMib, limitMib });
    }
  }
  for (const vm of team.vms.filter((one) => one.service === service && one.haPriority === 0)) {
    acts.push({ verb: 'setHa', vm: vm.id, priority: 1 });
  }
  return acts;
}
