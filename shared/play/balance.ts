/** Bots against each other on the same seeds: which plan wins, and by how much (09-balance, check 3). */
import { MICRO_CENTS_PER_DOLLAR } from '../base/units.ts';
import type { Catalogue } from '../content/catalogue.ts';
import type { Scenario } from '../content/schema.ts';
import { standingOf } from '../sim/score.ts';
import type { Team } from '../sim/world.ts';
import { type Autopilot, autopilotBot } from './autopilots.ts';
import { type Bot, humanHands, idleBot } from './bot.ts';
import { type Driver, newDriver } from './driver.ts';
import { botNamed, nightSeed, playNight, playTick, starsAtEnd } from './match.ts';
import { randomBot } from './random-plan.ts';

export const TRIAL_KINDS = ['idle', 'plan', 'static', 'random'] as const;

/** What one bot came to on one seed. */
export interface Outcome {
  readonly kind: (typeof TRIAL_KINDS)[number]; // static: it acts in the first minute only
  readonly plan: string;
  readonly seed: number;
  readonly stars: number; // 0 in a match
  readonly profitDollars: number;
  readonly nightDollars: number; // of the Night after a match
  readonly inTimeShare: number;
  readonly firstLossSeconds: number | null; // real ones; null: nothing was lost
  readonly ledgerMicroCents: readonly number[]; // by cause
}

export interface TrialsOptions {
  readonly randoms: number; // random plans on each seed, and as many that act in the first minute only
  readonly statics: boolean;
  readonly autopilots: readonly Autopilot[];
}

/** How a plan that was drawn is called, and how that name begins where it acts in the first minute only. */
export const RANDOM = 'random';

const STATIC_SECONDS = 60; // 09-balance A1
/** What is lost before the first dollar is gone nobody notices (game choice). */
const LOSS_MICRO_CENTS = MICRO_CENTS_PER_DOLLAR;

/** Everybody on one seed: nobody at all, every plan, the same cut short, autopilots, and plans drawn at random. */
export function trialsOf(catalogue: Catalogue, scenario: string, seed: number, options: TrialsOptions): Outcome[] {
  const spec = catalogue.scenarios.find((entry) => entry.id === scenario);
  if (spec === undefined) throw new Error(`no scenario "${scenario}"`);
  const named = (name: string) => botNamed(catalogue, name) ?? idleBot;
  const play = (kind: Outcome['kind'], plan: string, bot: Bot) => playOne(catalogue, spec, seed, kind, plan, bot);
  const outcomes = [play('idle', idleBot.name, idleBot), ...spec.plans.map((name) => play('plan', name, named(name)))];
  if (options.statics) outcomes.push(...spec.plans.map((name) => play('static', `${name}, first minute`, named(name))));
  outcomes.push(...options.autopilots.map((one) => play('static', autopilotBot(one).name, autopilotBot(one))));
  for (let nth = 0; nth < options.randoms; nth++) {
    outcomes.push(play('random', RANDOM, randomBot(seed, nth)));
    outcomes.push(play('static', `${RANDOM}, first minute`, randomBot(seed, options.randoms + nth)));
  }
  return outcomes;
}

function playOne(
  catalogue: Catalogue,
  spec: Scenario,
  seed: number,
  kind: Outcome['kind'],
  plan: string,
  bot: Bot,
): Outcome {
  const driver = newDriver(catalogue, spec.id, seed, 1);
  const [team] = driver.world.teams;
  if (team === undefined) throw new Error('a world has a team');
  const hands = [humanHands(bot, kind === 'static' ? STATIC_SECONDS * spec.pace : undefined)];
  const seqs: number[] = [];
  let firstLossSeconds: number | null = null;
  while (driver.world.tick < driver.rules.endTick) {
    playTick(driver, hands, seqs);
    if (firstLossSeconds === null && lostBy(team) > LOSS_MICRO_CENTS) firstLossSeconds = driver.world.tick / spec.pace;
  }
  const { profitDollars, inTimeShare } = standingOf(team);
  return {
    kind,
    plan,
    seed,
    stars: starsAtEnd(driver.rules, driver.world, team),
    profitDollars,
    inTimeShare,
    firstLossSeconds,
    ledgerMicroCents: team.ledger.map((meter) => meter.whole),
    nightDollars: spec.kind === 'match' ? nightOf(driver, seed) : 0,
  };
}

function lostBy(team: Team): number {
  return team.losses.reduce((sum, meter) => sum + meter.whole, 0);
}

/** Changes the driver's world: after everything else. */
function nightOf(driver: Driver, seed: number): number {
  return playNight(driver, nightSeed(seed, 0))[0]?.profitDollars ?? 0;
}

/** One plan over all seeds. */
export interface PlanRow {
  readonly plan: string;
  readonly kind: Outcome['kind'];
  readonly profitDollars: number; // mean over the seeds, of the match
  readonly spreadDollars: number; // standard deviation over them: luck
  readonly nightDollars: number; // mean, of the Night after it
  readonly inTimeShare: number;
  readonly percentOfPar: number; // its mean profit against the mean of the best plan on each seed
  readonly wins: number;
  readonly stars: readonly number[]; // how often none, one, two, three
  readonly firstLossSeconds: number | null; // median of those who lost anything
  readonly dollarsByCause: readonly number[]; // mean
}

/** Par on each seed: what the best of the level's own plans earned there. */
export function parsOf(outcomes: readonly Outcome[]): Map<number, number> {
  const pars = new Map<number, number>();
  for (const { kind, seed, profitDollars } of outcomes) {
    if (kind === 'plan' || kind === 'idle') pars.set(seed, Math.max(profitDollars, pars.get(seed) ?? profitDollars));
  }
  return pars;
}

/** The best few by what they have beyond half of par, of those that played these days. */
export function bestAutopilots(outcomes: readonly Outcome[], from: readonly Autopilot[], count: number): Autopilot[] {
  const pars = parsOf(outcomes);
  const lead = ({ name }: Bot) => {
    const own = outcomes.filter(({ plan }) => plan === name);
    return mean(own.map(({ seed, profitDollars }) => profitDollars - (pars.get(seed) ?? 0) / 2));
  };
  const ranked = from.map((one) => ({ one, lead: lead(autopilotBot(one)) }));
  return ranked
    .sort((a, b) => b.lead - a.lead)
    .slice(0, count)
    .map(({ one }) => one);
}

/** In the order in which the plans first come. */
export function rowsOf(outcomes: readonly Outcome[]): PlanRow[] {
  const pars = parsOf(outcomes);
  const par = Math.max(1, mean([...pars.values()]));
  const byPlan = new Map<string, Outcome[]>();
  for (const outcome of outcomes) byPlan.set(outcome.plan, [...(byPlan.get(outcome.plan) ?? []), outcome]);
  return [...byPlan].map(([plan, own]) => {
    const profits = own.map(({ profitDollars }) => profitDollars);
    return {
      plan,
      kind: own[0]?.kind ?? 'idle',
      profitDollars: mean(profits),
      spreadDollars: deviation(profits),
      nightDollars: mean(own.map(({ nightDollars }) => nightDollars)),
      inTimeShare: mean(own.map(({ inTimeShare }) => inTimeShare)),
      percentOfPar: (100 * mean(profits)) / par,
      wins: own.filter(({ seed, profitDollars }) => profitDollars === pars.get(seed)).length,
      stars: [0, 1, 2, 3].map((stars) => own.filter((outcome) => outcome.stars === stars).length),
      firstLossSeconds: median(own.flatMap(({ firstLossSeconds }) => firstLossSeconds ?? [])),
      dollarsByCause: (own[0]?.ledgerMicroCents ?? []).map(
        (_, cause) => mean(own.map(({ ledgerMicroCents }) => ledgerMicroCents[cause] ?? 0)) / MICRO_CENTS_PER_DOLLAR,
      ),
    };
  });
}

export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

export function deviation(values: readonly number[]): number {
  const middle = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - middle) * (value - middle))));
}

function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null;
}
