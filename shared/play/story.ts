/**
 * What a match leaves to tell: samples for one common time axis, the moments that cost most with their chain of causes
 * as it was then, and the medals. Fed with every tick; derived, so a replay of the log tells the same story.
 */

import { roundedToSum } from '../base/rounded.ts';
import type { EndMeasure } from '../content/schema.ts';
import { endMeasure } from '../sim/end-measures.ts';
import type { SimEvent } from '../sim/events.ts';
import { explainService, lossesOf, type Why } from '../sim/explain.ts';
import { causeMicroCents, profitMicroCents } from '../sim/ledger.ts';
import type { Rulebook } from '../sim/rulebook.ts';
import { remainsOf, type Standing, standingOf } from '../sim/score.ts';
import { functionsPerS } from '../sim/shown/capacity.ts';
import { capacityOf } from '../sim/shown.ts';
import { LOSS_REASONS, type LossReason, type Team, type World } from '../sim/world.ts';
import {
  CHARGES,
  type Charge,
  type Charged,
  type ChargeMemory,
  chargesOf,
  newChargeMemory,
  noteHurt,
} from './charges.ts';
import { SAMPLE_TICKS, type Sample } from './sample.ts';

/** Answers have reasons that the rules note (SPEC WH3); what else the ledger lost is a charge (WH9). */
export type ToldReason = LossReason | Charge;

/** What a service cost by one reason, and how it came about when it was worst. */
export interface ToldLoss {
  service: number; // -1: of none
  reason: ToldReason;
  microCents: number; // with what better answers would have brought
  paidMicroCents: number; // of it, what the ledger lost
  worstTick: number;
  chain: Why[];
}

export interface TeamStory {
  index: number;
  samples: Sample[];
  losses: ToldLoss[]; // largest first
  standing: Standing;
  ledgerMicroCents: number[]; // by cause
  remains: Partial<Record<EndMeasure, number>>; // what the level's stars ask of the end
}

/** An event with what a reader needs who no longer has the match: the kind and target of its incident, '' where there is none. */
export interface ToldEvent extends SimEvent {
  readonly incident: string;
  readonly target: string;
}

export const MEDALS = ['reliable', 'dense', 'green'] as const;
export type Medal = (typeof MEDALS)[number];

export interface MedalAward {
  medal: Medal;
  team: number; // -1: nobody, and why not is for the reader to see from the numbers
  value: number; // in-time share, in-time answers per host-hour, kWh per million
}

export interface Debrief {
  scenario: string;
  endTick: number; // of the day; the Night comes after it
  nightEndTick: number; // 0: there was no Night
  teams: TeamStory[];
  events: ToldEvent[]; // what struck whom: incidents, hosts, nodes
  medals: MedalAward[];
  stars: number; // of a level, 0–3; -1 for a match
  hash: string; // of the world at the end
}

/** Kinds that belong on the timeline of a debrief. */
const TOLD: ReadonlySet<string> = new Set([
  'host.failed',
  'host.up',
  'incident.announced',
  'incident.struck',
  'incident.over',
  'incident.stayedAway',
  'vm.killed',
  'vm.restarted',
  'node.lost',
  'sla.credit',
]);

export interface Story {
  readonly teams: TeamStory[];
  readonly events: ToldEvent[];
  readonly last: Last[]; // by team, at the sample before
}
interface Last {
  offered: number;
  inTime: number;
  late: number;
  losses: number[]; // by service × reason
  worst: number[]; // the largest step of each so far
  charged: Record<string, number>; // the largest at once of each service and charge so far
  charges: ChargeMemory;
}

export function newStory(world: World, rules: Rulebook): Story {
  return {
    teams: world.teams.map((team) => ({
      index: team.index,
      samples: [],
      losses: [],
      standing: standingOf(team),
      ledgerMicroCents: [],
      remains: {},
    })),
    events: [],
    last: world.teams.map((team) => ({
      offered: 0,
      inTime: 0,
      late: 0,
      losses: team.losses.map(() => 0),
      worst: team.losses.map(() => 0),
      charged: {},
      charges: newChargeMemory(rules, team),
    })),
  };
}

/** Call after every step with its events. Returns true when samples were taken in this tick. */
export function tell(story: Story, world: World, rules: Rulebook, events: readonly SimEvent[]): boolean {
  for (const event of events) {
    if (!TOLD.has(event.kind)) continue;
    const card = event.kind.startsWith('incident.') ? world.schedule[event.subject] : undefined;
    story.events.push({ ...event, incident: card?.kind ?? '', target: card?.target ?? '' });
  }
  for (const team of world.teams) {
    const { charges } = story.last[team.index] as Last;
    const own = events.length === 0 ? events : events.filter((event) => event.team === team.index);
    for (const one of chargesOf(charges, rules, team, own)) charge(story, team, one, world.tick);
  }
  if (world.tick % SAMPLE_TICKS !== 0) return false;
  for (const team of world.teams) sample(story, world, rules, team);
  return true;
}

function sample(story: Story, world: World, rules: Rulebook, team: Team): void {
  const told = story.teams[team.index] as TeamStory;
  const last = story.last[team.index] as Last;
  told.samples.push(sampleNow(world, rules, team, last));
  const { offered, inTime, late } = standingOf(team);
  Object.assign(last, { offered, inTime, late });
  for (const [index, meter] of team.losses.entries()) {
    const step = meter.whole - (last.losses[index] ?? 0);
    last.losses[index] = meter.whole;
    const service = Math.floor(index / LOSS_REASONS.length);
    let explained: Why[] | undefined; // for both who ask: it costs more than all else here
    const chain = () => {
      explained ??= explainService(rules, team, service);
      return explained;
    };
    if (step > 0) noteHurt(last.charges, team, service, step, chain);
    if (step <= (last.worst[index] ?? 0)) continue;
    last.worst[index] = step;
    const told = toldAt(story, team, service, LOSS_REASONS[index % LOSS_REASONS.length] as LossReason);
    Object.assign(told, { worstTick: world.tick, chain: chain() });
  }
}

function sampleNow(world: World, rules: Rulebook, team: Team, last: Last): Sample {
  const { offered, inTime, late } = standingOf(team);
  const asked = offered - last.offered;
  const good = inTime - last.inTime;
  return {
    tick: world.tick,
    profitMicroCents: profitMicroCents(team),
    askedPerS: Math.round(world.ratesPerS.reduce((sum, rate) => sum + rate, 0)),
    capacityPerS: capacityOf(world, rules, team),
    ...functionPart(world, rules, team),
    // Whole requests are carried over from sample to sample: one more than was asked in this one is no share.
    inTimePermille: asked > 0 ? Math.min(1000, Math.round((1000 * good) / asked)) : 1000,
    lost: Math.max(0, asked - good - (late - last.late)),
    hosts: team.hosts.reduce((sum, host) => sum + (host.state === 'on' ? 1 : 0), 0),
  };
}

function functionPart({ ratesPerS }: World, rules: Rulebook, { functions }: Team): Pick<Sample, 'functionsPerS'> {
  if (functions.length === 0) return {};
  return { functionsPerS: Math.round(functionsPerS(rules, { ratesPerS, functions })) };
}

function toldAt(story: Story, team: Team, service: number, reason: ToldReason): ToldLoss {
  const { losses } = story.teams[team.index] as TeamStory;
  const known = losses.find((loss) => loss.service === service && loss.reason === reason);
  if (known !== undefined) return known;
  const fresh: ToldLoss = { service, reason, microCents: 0, paidMicroCents: 0, worstTick: 0, chain: [] };
  losses.push(fresh);
  return fresh;
}

function charge(story: Story, team: Team, { charge: reason, service, microCents, chain }: Charged, tick: number): void {
  const { charged } = story.last[team.index] as Last;
  const told = toldAt(story, team, service, reason);
  told.microCents += microCents;
  told.paidMicroCents += microCents;
  const key = `${service} ${reason}`;
  if (microCents <= (charged[key] ?? 0)) return;
  charged[key] = microCents;
  Object.assign(told, { worstTick: tick, chain });
}

const REASONS: readonly ToldReason[] = [...LOSS_REASONS, ...CHARGES];

/** As the meters stand: a match may end between two samples. */
function lossesTold(told: TeamStory, rules: Rulebook, team: Team, tick: number): ToldLoss[] {
  const noted = lossesOf(team).map(({ service, reason, microCents }): ToldLoss => {
    const known = told.losses.find((loss) => loss.service === service && loss.reason === reason);
    const { worstTick, chain } = known ?? { worstTick: tick, chain: explainService(rules, team, service) };
    return { service, reason, microCents, paidMicroCents: 0, worstTick, chain };
  });
  pay(
    noted.filter(({ reason }) => reason === 'shed'),
    -causeMicroCents(team, 'shed'),
  );
  pay(
    noted.filter(({ reason }) => reason !== 'shed' && reason !== 'late'),
    -causeMicroCents(team, 'lost'),
  );
  const charges = told.losses.filter(({ reason }) => (CHARGES as readonly string[]).includes(reason));
  return [...noted, ...charges].sort(
    (a, b) =>
      b.microCents - a.microCents || a.service - b.service || REASONS.indexOf(a.reason) - REASONS.indexOf(b.reason),
  );
}

/** Each its part of what the ledger lost, by what it was noted with: the parts sum to the micro-cent. */
function pay(losses: readonly ToldLoss[], microCents: number): void {
  const noted = losses.reduce((sum, loss) => sum + loss.microCents, 0);
  if (noted === 0) return;
  const parts = roundedToSum(losses.map((loss) => (microCents * loss.microCents) / noted));
  for (const [index, loss] of losses.entries()) loss.paidMicroCents = parts[index] ?? 0;
}

/** The story as it stands, for a screen. `stars` and `hash` are the caller's findings. */
export function debriefOf(
  story: Story,
  world: World,
  rules: Rulebook,
  found: { stars: number; hash: string },
): Debrief {
  const teams = world.teams.map((team, index) => {
    const told = story.teams[index] as TeamStory;
    const losses = lossesTold(told, rules, team, world.tick);
    const ledgerMicroCents = team.ledger.map((meter) => meter.whole);
    const isSampled = told.samples.at(-1)?.tick === world.tick; // who ends a match does so between two samples, too
    const end = isSampled ? [] : [sampleNow(world, rules, team, story.last[index] as Last)];
    return {
      ...told,
      samples: [...told.samples, ...end],
      losses,
      standing: standingOf(team),
      ledgerMicroCents,
      remains: measuresOf(rules, team, world.tick),
    };
  });
  return {
    scenario: rules.scenario.id,
    endTick: Math.min(world.tick, rules.endTick),
    nightEndTick: world.night ? world.tick : 0,
    teams,
    events: story.events,
    medals: medalsOf(teams),
    ...found,
  };
}

function measuresOf(rules: Rulebook, team: Team, tick: number): TeamStory['remains'] {
  const asked = (rules.scenario.stars ?? []).flatMap(({ atEnd }) => atEnd.map(({ measure }) => measure));
  const remains = remainsOf(team, tick);
  return Object.fromEntries(asked.map((measure) => [measure, endMeasure(rules, remains, measure)]));
}

/** A medal for density or thrift cannot be won by serving almost nothing (09-balance A, f). */
const MEDAL_SERVED_SHARE = 0.95;

/** The best of each measure. (*Improved* needs an earlier round of the same team, so a lesson gives it, not a match.) */
export function medalsOf(teams: readonly Pick<TeamStory, 'index' | 'standing'>[]): MedalAward[] {
  const served = teams.map((team) => team.standing.inTime).sort((a, b) => a - b);
  const median = served[Math.floor((served.length - 1) / 2)] ?? 0;
  const eligible = teams.filter(
    (team) => team.standing.inTime > 0 && team.standing.inTime >= MEDAL_SERVED_SHARE * median,
  );
  const best = (medal: Medal, from: typeof teams, value: (standing: Standing) => number, sign: 1 | -1): MedalAward => {
    let winner: (typeof teams)[number] | undefined;
    for (const team of from) {
      if (winner === undefined || sign * value(team.standing) > sign * value(winner.standing)) winner = team;
    }
    return { medal, team: winner?.index ?? -1, value: winner === undefined ? 0 : value(winner.standing) };
  };
  const withAnswers = teams.filter((team) => team.standing.inTime > 0);
  return [
    best('reliable', withAnswers, (standing) => standing.inTimeShare, 1),
    best('dense', eligible, (standing) => standing.inTimePerHostHour, 1),
    best('green', eligible, (standing) => standing.kwhPerMillionInTime, -1),
  ];
}
