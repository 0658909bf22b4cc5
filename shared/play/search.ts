/**
 * Beam search over goals: at each moment of decision every kept course is continued by each goal that the board offers,
 * played to its end with human hands, and the best few are kept. It looks for a way that a level's author did not think
 * of: around its concept (withheld), in its first minute (static), or simply better (par).
 */
import { u } from '../base/random.ts';
import type { Catalogue } from '../content/catalogue.ts';
import { viewOf } from '../sim/view.ts';
import { type Bot, humanHands, withheldRules, without } from './bot.ts';
import { newDriver } from './driver.ts';
import { type Goal, goalsFor } from './goals.ts';
import { playSolo, playTick, type SoloResult } from './match.ts';

export interface SearchOptions {
  readonly rollouts: number;
  readonly withheld: ReadonlySet<string>;
  readonly lastTick?: number; // no act after it
}

export interface Found {
  readonly stars: number;
  readonly profitDollars: number;
  readonly course: readonly string[];
  readonly rollouts: number;
}

const WIDTH = 4;
const DECISION_SECONDS = 30; // 09-balance C5

/** A goal by name, taken up at a tick: enough to find it again on the same board in another run. */
interface Choice {
  readonly tick: number;
  readonly goal: string;
}
interface Course extends Found {
  readonly choices: readonly Choice[];
}

export function search(catalogue: Catalogue, scenario: string, seed: number, options: SearchOptions): Found {
  const { rules } = newDriver(catalogue, scenario, seed, 1);
  const last = Math.min(options.lastTick ?? rules.endTick, rules.endTick);
  const moments: number[] = [];
  for (let tick = 1; tick < last; tick += DECISION_SECONDS * rules.scenario.pace) moments.push(tick);
  let rollouts = 1;
  let beam: Course[] = [run(catalogue, scenario, seed, [], options)];
  for (const [depth, tick] of moments.entries()) {
    const budget = Math.floor((options.rollouts - rollouts) / (moments.length - depth));
    const tries = beam.flatMap((course) => continuations(catalogue, scenario, seed, course, tick, options));
    const picked = sample(tries, budget, seed, depth);
    const courses = picked.map((choices) => run(catalogue, scenario, seed, choices, options));
    rollouts += courses.length;
    beam = [...beam, ...courses].sort(better).slice(0, WIDTH);
  }
  const best = beam[0] as Course;
  return { ...best, rollouts };
}

function better(a: Course, b: Course): number {
  return b.stars - a.stars || b.profitDollars - a.profitDollars || a.choices.length - b.choices.length;
}

/** A fair sample when there are more continuations than the budget allows, the same for the same seed. */
function sample<T>(list: readonly T[], count: number, seed: number, depth: number): T[] {
  const keyed = list.map((item, index) => ({ item, key: u(seed, 'bot', index, depth) }));
  keyed.sort((a, b) => a.key - b.key);
  return keyed.slice(0, Math.max(0, count)).map(({ item }) => item);
}

/** The goals on the board when that course has been played up to the tick. */
function continuations(
  catalogue: Catalogue,
  scenario: string,
  seed: number,
  course: Course,
  tick: number,
  options: SearchOptions,
): Choice[][] {
  const driver = newDriver(catalogue, scenario, seed, 1);
  const hands = [humanHands(without(courseBot(course.choices), options.withheld), options.lastTick)];
  const seqs: number[] = [];
  while (driver.world.tick < tick) playTick(driver, hands, seqs);
  const team = driver.world.teams[0];
  if (team === undefined) return [];
  const view = viewOf(driver.world, team);
  const pursued = new Set(course.choices.map((choice) => choice.goal));
  return goalsFor(view, withheldRules(driver.rules, options.withheld))
    .filter((goal) => !pursued.has(goal.name))
    .map((goal) => [...course.choices, { tick, goal: goal.name }]);
}

function run(
  catalogue: Catalogue,
  scenario: string,
  seed: number,
  choices: readonly Choice[],
  options: SearchOptions,
): Course {
  const bot = without(courseBot(choices), options.withheld);
  const result: SoloResult = playSolo(catalogue, scenario, seed, bot, options.lastTick);
  return {
    stars: result.stars,
    profitDollars: result.standing.profitDollars,
    course: choices.map((choice) => `${choice.goal} @${choice.tick}`),
    choices,
    rollouts: 1,
  };
}

/** Takes up each goal at its tick and pursues all of them from then on. */
function courseBot(choices: readonly Choice[]): Bot {
  const goals = new Map<string, Goal>();
  return {
    name: 'search',
    decide(view, rules) {
      for (const { tick, goal } of choices) {
        if (view.facts.tick < tick || goals.has(goal)) continue;
        const found = goalsFor(view, rules).find((entry) => entry.name === goal);
        if (found !== undefined) goals.set(goal, found);
      }
      return [...goals.values()].flatMap((goal) => goal.next(view, rules));
    },
  };
}
