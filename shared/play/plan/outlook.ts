/**
 * *What if*: the believed world stepped on over several seeds, with and without a draft of commands, as a band and not a
 * line (SPEC PL2–PL3). A worker, a server and the command line run the same.
 */

import { obey } from '../../sim/commands/obey.ts';
import type { Command } from '../../sim/commands/schema.ts';
import { profitMicroCents } from '../../sim/ledger.ts';
import type { Verdict } from '../../sim/rejections.ts';
import type { Rulebook } from '../../sim/rulebook.ts';
import { standingOf } from '../../sim/score.ts';
import { showService } from '../../sim/shown.ts';
import type { Team, World } from '../../sim/world.ts';
import { advance, type Driver } from '../driver.ts';
import { believe } from './belief.ts';

export interface Horizon {
  readonly ticks: number;
  readonly stepTicks: number;
  readonly seeds: readonly number[];
}

/** One in ten runs is below p10, one in ten above p90. */
export interface Band {
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
}

export interface OutlookStep {
  readonly tick: number;
  readonly profitMicroCents: Band; // from now on
  readonly load: Band; // share of the CPU of machines that are on
  readonly inTime: Band; // share of the step's answers
}

/** A service at the end of the horizon, in the middle of the runs. */
export interface ServiceThen {
  readonly p95Ms: number;
  readonly lostPermille: number;
}

export interface Outlook {
  readonly steps: readonly OutlookStep[];
  readonly services: readonly ServiceThen[]; // by service index
  readonly verdicts: readonly Verdict[]; // what the rules say to each command of the draft
}

interface Point {
  readonly tick: number;
  readonly profitMicroCents: number;
  readonly load: number;
  readonly inTime: number;
}

/** The days to come, if nothing more is done than the draft. */
export function outlook(
  world: World,
  rules: Rulebook,
  team: Team,
  horizon: Horizon,
  draft: readonly Command[] = [],
): Outlook {
  const looking = outlookBySteps(world, rules, team, horizon, draft);
  for (;;) {
    const { done, value } = looking.next();
    if (done) return value;
  }
}

/**
 * The same in pieces, for whoever has other things to do meanwhile: the first takes down what is believed, so that a match
 * may go on; each further one is a tick. It yields the share that is done.
 */
export function* outlookBySteps(
  world: World,
  rules: Rulebook,
  team: Team,
  horizon: Horizon,
  draft: readonly Command[] = [],
): Generator<number, Outlook> {
  let verdicts: Verdict[] = [];
  const drivers = horizon.seeds.map((seed) => {
    const driver = believe(world, rules, team, seed);
    const own = driver.world.teams[team.index] as Team;
    verdicts = draft.map((command) => obey(driver.world, driver.rules, own, command)); // facts are no matter of belief
    return driver;
  });
  yield 0;
  const runs: Point[][] = [];
  const ends: ServiceThen[][] = [];
  for (const [index, driver] of drivers.entries()) {
    const following = follow(driver, driver.world.teams[team.index] as Team, horizon);
    let piece = following.next();
    for (; !piece.done; piece = following.next()) yield (index + piece.value) / drivers.length;
    runs.push(piece.value);
    ends.push((driver.world.teams[team.index] as Team).services.map(showService));
  }
  const [first = []] = runs;
  const steps = first.map(({ tick }, index) => {
    const at = (of: (point: Point) => number) => bandOf(runs.map((run) => of(run[index] as Point)));
    const profit = at((point) => point.profitMicroCents);
    return { tick, profitMicroCents: profit, load: at((point) => point.load), inTime: at((point) => point.inTime) };
  });
  return { steps, services: middleOf(ends), verdicts };
}

function middleOf(runs: readonly (readonly ServiceThen[])[]): ServiceThen[] {
  const middle = (values: readonly number[]) => Math.round(bandOf(values).p50);
  return (runs[0] ?? []).map((_, service) => ({
    p95Ms: middle(runs.map((run) => run[service]?.p95Ms ?? 0)),
    lostPermille: middle(runs.map((run) => run[service]?.lostPermille ?? 0)),
  }));
}

/** What a draft would change, seed by seed on the same day: profit at the end of the horizon with it less without it. */
export function gainOf(world: World, rules: Rulebook, team: Team, horizon: Horizon, draft: readonly Command[]): Band {
  const end = { ...horizon, stepTicks: horizon.ticks };
  const gains = horizon.seeds.map((seed) => {
    const [without, withIt] = [[], draft].map(
      (commands) => outlook(world, rules, team, { ...end, seeds: [seed] }, commands).steps.at(-1)?.profitMicroCents.p50,
    );
    return (withIt ?? 0) - (without ?? 0);
  });
  return bandOf(gains);
}

function* follow(driver: Driver, team: Team, { ticks, stepTicks }: Horizon): Generator<number, Point[]> {
  const { world, rules } = driver;
  const start = profitMicroCents(team);
  const from = world.tick;
  const last = Math.min(from + ticks, rules.endTick);
  const points: Point[] = [];
  let before = standingOf(team);
  let load = 0;
  let since = 0;
  while (world.tick < last) {
    advance(driver);
    yield (world.tick - from) / (last - from);
    load += loadOf(rules, team);
    since += 1;
    if (since < stepTicks && world.tick < last) continue;
    const now = standingOf(team);
    const offered = now.offered - before.offered;
    const inTime = offered > 0 ? (now.inTime - before.inTime) / offered : 1;
    points.push({ tick: world.tick, profitMicroCents: profitMicroCents(team) - start, load: load / since, inTime });
    [before, load, since] = [now, 0, 0];
  }
  return points;
}

function loadOf(rules: Rulebook, team: Team): number {
  let used = 0;
  let all = 0;
  for (const host of team.hosts) {
    if (host.state !== 'on') continue;
    used += host.cpuUsedM;
    all += rules.models[host.model]?.capacityM ?? 0;
  }
  return all > 0 ? used / all : 0;
}

/** Percentiles of a few values, linear between them. */
export function bandOf(values: readonly number[]): Band {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => {
    const place = share * (sorted.length - 1);
    const below = Math.floor(place);
    const low = sorted[below] ?? 0;
    return low + (place - below) * ((sorted[below + 1] ?? low) - low);
  };
  return { p10: at(0.1), p50: at(0.5), p90: at(0.9) };
}
