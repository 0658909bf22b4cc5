/**
 * Whether a level keeps a player deciding (09-balance C1, C5): its reference plan is stopped every half minute and asked
 * for a fork, two legal choices whose ends differ by a hundredth of par under the same keyed draws.
 */
import { u } from '../base/random.ts';
import type { Catalogue } from '../content/catalogue.ts';
import type { Scenario } from '../content/schema.ts';
import { compileRulebook } from '../sim/compile-rulebook.ts';
import { profitMicroCents } from '../sim/ledger.ts';
import type { Team } from '../sim/world.ts';
import { type Bot, idleBot } from './bot.ts';
import { begin, type Course, goOn, leave, type Moment, playTo, type Table, teamOf, viewNow } from './course.ts';
import { advance } from './driver.ts';
import { goalsFor } from './goals.ts';
import { newLore, promising } from './lore.ts';
import { botNamed } from './match.ts';
import type { Proof } from './prove.ts';
import { lastsOn } from './repeats.ts';

/** One look at a course: is there anything to decide now, and for how long of what follows is something under way? */
export interface Sample {
  readonly second: number;
  readonly isFork: boolean;
  readonly waitSeconds: number; // the longest stretch from here on, up to the next sample, with something under way
}

const SAMPLE_SECONDS = 30; // 09-balance C5
const FORK_SHARE_OF_PAR = 0.01;
/** What costs more than a quarter of par nobody weighs up: to switch the shop off is a choice and no decision (game choice). */
const FOLLY_SHARE_OF_PAR = 0.25;
/** So many other choices are tried at most before a moment counts as one without a decision. */
const TRIES = 24;

export function samplesOf(table: Table, seed: number, plan: () => Bot): Sample[] {
  const { pace } = table.rules.scenario;
  const moments: { at: Moment; waitSeconds: number; second: number }[] = [];
  let at = leave(begin(table, seed, plan));
  const course = goOn(table, at);
  for (let tick = 1; tick < table.rules.endTick - SAMPLE_SECONDS * pace; tick += SAMPLE_SECONDS * pace) {
    playTo(course, tick);
    at = leave(course);
    const waitSeconds = longestWait(course, tick + SAMPLE_SECONDS * pace) / pace;
    moments.push({ at, waitSeconds, second: Math.round(tick / pace) });
  }
  playTo(course, table.rules.endTick);
  const par = profitMicroCents(teamOf(course));
  return moments.map(({ at: moment, waitSeconds, second }, index) => ({
    second,
    waitSeconds,
    isFork: isFork(table, moment, par, (draw) => u(seed, 'bot', draw, 100_000 + index)),
  }));
}

/** Plays on to that tick; the longest stretch in which something of the team's own was under way. */
function longestWait(course: Course, tick: number): number {
  let [longest, since] = [0, 0];
  while (course.driver.world.tick < tick) {
    playTo(course, course.driver.world.tick + 1);
    since = isUnderWay(teamOf(course)) ? since + 1 : 0;
    longest = Math.max(longest, since);
  }
  return longest;
}

const HOST_ON_ITS_WAY: ReadonlySet<string> = new Set(['ordered', 'installing', 'booting', 'repairing']);
const VM_ON_ITS_WAY: ReadonlySet<string> = new Set(['booting', 'converting']);

function isUnderWay({ hosts, vms, transfers, builds }: Team): boolean {
  return (
    transfers.length > 0 ||
    hosts.some(({ state }) => HOST_ON_ITS_WAY.has(state)) ||
    vms.some(({ state }) => VM_ON_ITS_WAY.has(state)) ||
    builds.some(({ state }) => state === 'building' || state === 'pushing')
  );
}

/** To go on as planned, to wait half a minute, or to take up something else: two of them that are no folly and differ. */
function isFork(table: Table, at: Moment, par: number, draw: (index: number) => number): boolean {
  const ends = [par];
  const apart = (end: number): boolean => {
    if (end < par - FOLLY_SHARE_OF_PAR * Math.abs(par)) return false;
    ends.push(end);
    return Math.max(...ends) - Math.min(...ends) >= FORK_SHARE_OF_PAR * Math.abs(par);
  };
  if (apart(later(table, at))) return true;
  const view = viewNow(goOn(table, at));
  let tries = 0;
  for (const goal of promising(goalsFor(view, table.board), newLore(), TRIES, draw)) {
    if (tries === TRIES) return false;
    if (goal.next(view, table.board).length === 0) continue;
    tries += 1;
    const other = goOn(table, at);
    other.bot.take(goal, lastsOn(table, at, goal));
    if (apart(endOf(table, other))) return true;
  }
  return false;
}

/** The same half a minute later: the hands rest, and go on. */
function later(table: Table, at: Moment): number {
  const course = goOn(table, at);
  const until = course.driver.world.tick + SAMPLE_SECONDS * table.rules.scenario.pace;
  while (course.driver.world.tick < until) advance(course.driver);
  return endOf(table, course);
}

function endOf(table: Table, course: Course): number {
  playTo(course, table.rules.endTick);
  return profitMicroCents(teamOf(course));
}

/** Nobody looks on for longer than this, in real seconds, with nothing to decide (09-balance C1). */
const WAIT_SECONDS = 25;

export function provePace(catalogue: Catalogue, level: Scenario, seed: number): Proof {
  const rules = compileRulebook(catalogue, level.id);
  const table: Table = { rules, board: rules, lastTick: rules.endTick };
  const samples = samplesOf(table, seed, () => botNamed(catalogue, level.reference ?? '') ?? idleBot);
  const perMinute = samples.filter(({ isFork: fork }) => fork).length / level.realMinutes;
  const waits = samples.filter((sample) => !sample.isFork && sample.waitSeconds > WAIT_SECONDS);
  const empty = samples.filter((sample) => !sample.isFork).map(({ second }) => `${second} s`);
  const found = [
    `${perMinute.toFixed(1)} decisions a minute (aim 1 to 2)`,
    empty.length > 0 ? `none at ${empty.join(', ')}` : 'one at every look',
    ...waits.map(({ second, waitSeconds }) => `WAITS ${Math.round(waitSeconds)} s at ${second} s`),
  ];
  return { name: 'pace', held: waits.length === 0, detail: found.join(', '), figure: `${perMinute.toFixed(1)}/min` };
}
