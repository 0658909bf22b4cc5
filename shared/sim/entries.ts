/** Everything that enters a step from outside: it is logged as it came, before the step runs. */

import { MICRO_CENTS_PER_DOLLAR } from '../base/units.ts';
import { obey } from './commands/obey.ts';
import type { Command } from './commands/schema.ts';
import { type Outcome, say } from './events.ts';
import { drawIncident } from './genesis.ts';
import type { Refusal } from './rejections.ts';
import type { Rulebook } from './rulebook.ts';
import { restate } from './tick/restated.ts';
import type { ScheduledIncident, World } from './world.ts';

export interface CommandEntry {
  readonly kind: 'command';
  readonly team: number;
  readonly seat: number; // never a name
  readonly seq: number; // the seat's own numbering, for acknowledgements
  readonly command: Command;
}
/** An instructor's incident: for all teams alike, or for the one that needs it. */
export interface InjectEntry {
  readonly kind: 'inject';
  readonly team?: number | undefined; // all, unless it says
  readonly incident: Pick<ScheduledIncident, 'kind' | 'target' | 'factor'> & {
    readonly warningTicks: number;
    readonly ticks: number;
  };
}
/** What a request type of an application is asked for from now on, as a factor of what its curve says (SPEC DM9). */
export interface DemandEntry {
  readonly kind: 'demand';
  readonly application: string;
  readonly type: string; // a request type of it; '': each of them
  readonly factor: number;
}
/** The Night begins: from here on a hidden seed decides, nobody acts, and one domain is lost. */
export interface NightEntry {
  readonly kind: 'night';
  readonly seed: number;
}
/** Money that an instructor gives or takes: cash to act with, never profit. */
export interface BudgetEntry {
  readonly kind: 'budget';
  readonly team: number; // -1: every team
  readonly dollars: number;
}
export type Entry = CommandEntry | InjectEntry | DemandEntry | NightEntry | BudgetEntry;

export type Result =
  | { readonly team: number; readonly seat: number; readonly seq: number; readonly ok: true }
  | ({ readonly team: number; readonly seat: number; readonly seq: number } & Refusal);

/** Commands in an order that rotates every tick over teams first, then seats, so that nobody is always first. */
export function obeyEntries(world: World, rules: Rulebook, entries: readonly Entry[], out: Outcome): Result[] {
  const commands: CommandEntry[] = [];
  for (const entry of entries) {
    if (entry.kind === 'command') commands.push(entry);
    else if (entry.kind === 'inject') inject(world, entry);
    else if (entry.kind === 'demand') setDemand(world, rules, entry);
    else if (entry.kind === 'budget') grant(world, entry);
    else beginNight(world, rules, entry.seed);
  }
  const teams = Math.max(1, world.teams.length);
  const turn = (entry: CommandEntry) => (entry.team + world.tick) % teams;
  const seat = (entry: CommandEntry) => (entry.seat + world.tick) % SEATS;
  commands.sort((a, b) => turn(a) - turn(b) || seat(a) - seat(b) || a.seq - b.seq);
  return commands.map((entry) => obeyOne(world, rules, entry, out));
}

/** More seats than any team has; only the rotation needs it. */
const SEATS = 64;

function obeyOne(world: World, rules: Rulebook, entry: CommandEntry, out: Outcome): Result {
  const { team: index, seat, seq } = entry;
  const team = world.teams[index];
  if (team === undefined || world.night) {
    return { team: index, seat, seq, ok: false, code: 'match.over', numbers: { tick: world.tick } };
  }
  const verdict = obey(world, rules, team, entry.command);
  restate(team);
  if (verdict.ok) return { team: index, seat, seq, ok: true };
  say(out, world.tick, index, 'command.refused', seat, seq);
  return { team: index, seat, seq, ...verdict };
}

function grant(world: World, { team: index, dollars }: BudgetEntry): void {
  for (const team of world.teams) {
    if (index >= 0 && team.index !== index) continue;
    team.grantedMicroCents += dollars * MICRO_CENTS_PER_DOLLAR;
    team.cashMicroCents += dollars * MICRO_CENTS_PER_DOLLAR;
  }
}

function inject(world: World, { incident, team = -1 }: InjectEntry): void {
  const announceTick = world.tick;
  const dueTick = announceTick + incident.warningTicks;
  world.schedule.push({
    spec: -1,
    kind: incident.kind,
    announceTick,
    dueTick,
    endTick: dueTick + incident.ticks,
    happens: true,
    factor: incident.factor,
    target: incident.target,
    team,
  });
}

function setDemand(world: World, rules: Rulebook, { application, type, factor }: DemandEntry): void {
  const factors = world.demandFactors ?? rules.types.map(() => 1);
  for (const rule of rules.types) {
    const own = rules.demands[rule.demand]?.spec.application === application;
    if (own && (type === '' || type === rule.id)) factors[rule.index] = factor;
  }
  world.demandFactors = factors;
}

function beginNight(world: World, rules: Rulebook, seed: number): void {
  world.night = true;
  world.seed = seed;
  world.schedule = [];
  for (const team of world.teams) team.signs = [];
  const spec = rules.scenario.night.incident;
  if (spec !== null) world.schedule.push(drawIncident(world, rules, spec, -1, world.tick));
}
