/** Whole matches between bots, and the Night after them. */
import type { Hasher } from '../base/hash.ts';
import { u } from '../base/random.ts';
import { MICRO_CENTS_PER_DOLLAR, TICKS_PER_MINUTE } from '../base/units.ts';
import type { Catalogue } from '../content/catalogue.ts';
import type { Plan } from '../content/schema.ts';
import { profitMicroCents } from '../sim/ledger.ts';
import type { Rulebook } from '../sim/rulebook.ts';
import { type Standing, standingOf, starsOf } from '../sim/score.ts';
import { viewOf } from '../sim/view.ts';
import type { Team, World } from '../sim/world.ts';
import { type Bot, type Hands, humanHands, idleBot } from './bot.ts';
import { advance, type Beat, type Driver, driverOf, newDriver } from './driver.ts';
import type { LogWriter } from './log.ts';
import { policyBot } from './policy.ts';
import { scriptBot } from './script.ts';
import { hashWorld, restore, snapshot } from './snapshot.ts';

export function planBot(plan: Plan): Bot {
  return plan.kind === 'script' ? scriptBot(plan) : policyBot(plan);
}

/** The bot of that name: a plan of the catalogue, or `idle`. Undefined: there is none. */
export function botNamed(catalogue: Catalogue, name: string): Bot | undefined {
  if (name === idleBot.name) return idleBot;
  const plan = catalogue.plans.find((entry) => entry.id === name);
  return plan === undefined ? undefined : planBot(plan);
}

/** One tick with every team's hands on it. */
export function playTick(driver: Driver, hands: readonly Hands[], seqs: number[]): Beat {
  for (const [team, hand] of hands.entries()) {
    const own = driver.world.teams[team];
    if (own === undefined || hand.rests(driver.world.tick)) continue;
    for (const command of hand.act(viewOf(driver.world, own), driver.rules)) {
      seqs[team] = (seqs[team] ?? 0) + 1;
      driver.queue.push({ kind: 'command', team, seat: 0, seq: seqs[team] as number, command });
    }
  }
  return advance(driver);
}

export interface Recording {
  readonly writer: LogWriter;
  readonly hasher: Hasher;
  readonly everyTicks: number; // a hash of the world so often
}

/** Plays to the end; `onBeat` sees every tick. */
export function playMatch(
  driver: Driver,
  bots: readonly Bot[],
  onBeat: (beat: Beat) => void = () => {},
  recording?: Recording,
): void {
  const hands = bots.map((bot) => humanHands(bot));
  const seqs: number[] = [];
  if (recording !== undefined) driver.onEntries = (tick, entries) => recording.writer.entries(tick, entries);
  while (driver.world.tick < driver.rules.endTick) {
    onBeat(playTick(driver, hands, seqs));
    record(driver, recording);
  }
}

function record(driver: Driver, recording: Recording | undefined): void {
  const { tick } = driver.world;
  if (recording === undefined || tick % recording.everyTicks !== 0 || tick >= driver.rules.endTick) return;
  recording.writer.checkpoint(tick, hashWorld(driver.world, recording.hasher));
}

/** How one team came through the Night. */
export interface NightResult {
  readonly profitDollars: number;
  readonly inTimeShare: number;
}

/** A hidden seed for the Night that follows from the match's, and is in no view of it. */
export function nightSeed(seed: number, round: number): number {
  return Math.floor(u(seed, 'night', round, 0) * 4_294_967_296);
}

/** The weather of a lesson's round: another day each, and of the first what the room was opened with. */
export function roundSeed(seed: number, round: number): number {
  return round === 0 ? seed : Math.floor(u(seed, 'round', round, 0) * 4_294_967_296);
}

/** Runs the same estates on without hands (09-balance H). Changes the driver's world. */
export function playNight(driver: Driver, seed: number): NightResult[] {
  const before = driver.world.teams.map((team) => ({ profit: profitMicroCents(team), standing: standingOf(team) }));
  driver.queue.push({ kind: 'night', seed });
  for (let tick = 0; tick < driver.rules.scenario.night.minutes * TICKS_PER_MINUTE; tick++) advance(driver);
  return driver.world.teams.map((team, index) => {
    const was = before[index];
    const now = standingOf(team);
    const offered = now.offered - (was?.standing.offered ?? 0);
    const inTime = now.inTime - (was?.standing.inTime ?? 0);
    return {
      profitDollars: (profitMicroCents(team) - (was?.profit ?? 0)) / MICRO_CENTS_PER_DOLLAR,
      inTimeShare: offered > 0 ? inTime / offered : 1,
    };
  });
}

/** An estate holds through the Night when it earns and nine answers of ten are in time (game choice). */
const NIGHT_IN_TIME = 0.9;

/** The third star asks for so many Nights, on fresh seeds (09-balance E). */
export const STAR_NIGHTS = 3;

/** Whether a team's estate at the end would hold through Nights of so many fresh seeds. Leaves the world as it is. */
export function holdsNights(rules: Rulebook, world: World, team: number, nights: number): boolean {
  const end = snapshot(world);
  for (let round = 0; round < nights; round++) {
    const result = playNight(driverOf(rules, restore(end)), nightSeed(world.seed, round))[team];
    if (result === undefined || result.profitDollars <= 0 || result.inTimeShare < NIGHT_IN_TIME) return false;
  }
  return true;
}

/** Stars of a team at the end of a level, with the Nights that the highest of them asks for. */
export function starsAtEnd(rules: Rulebook, world: World, team: Team): number {
  const upToNight = starsOf(rules, team, world.tick, true);
  const needsNight = rules.scenario.stars?.[upToNight - 1]?.night === true;
  return needsNight && !holdsNights(rules, world, team.index, STAR_NIGHTS) ? upToNight - 1 : upToNight;
}

export interface SoloResult {
  readonly stars: number;
  readonly standing: Standing;
  readonly world: World;
  readonly rules: Rulebook;
}

/** One bot alone on a level or scenario, with human hands until `lastTick`. */
export function playSolo(
  catalogue: Catalogue,
  scenario: string,
  seed: number,
  bot: Bot,
  lastTick?: number,
): SoloResult {
  const driver = newDriver(catalogue, scenario, seed, 1);
  const hands = [humanHands(bot, lastTick)];
  const seqs: number[] = [];
  while (driver.world.tick < driver.rules.endTick) playTick(driver, hands, seqs);
  const team = driver.world.teams[0];
  if (team === undefined) throw new Error('a world has a team');
  const stars = starsAtEnd(driver.rules, driver.world, team);
  return { stars, standing: standingOf(team), world: driver.world, rules: driver.rules };
}
