/**
 * Beam search over goals: at each moment of decision every kept course is continued by goals that its board offers, each
 * played to its end with human hands, and the best few courses are kept. It looks for a way that a level's author did not
 * think of: around its concept (withheld), in its first minute (static), or simply better (par).
 */
import { u } from '../base/random.ts';
import type { Catalogue } from '../content/catalogue.ts';
import { compileRulebook } from '../sim/compile-rulebook.ts';
import { standingOf, starsOf } from '../sim/score.ts';
import { type Bot, idleBot, LATENCY_SECONDS, withheldRules } from './bot.ts';
import { begin, type Course, goOn, leave, type Moment, playTo, type Table, teamOf, viewNow } from './course.ts';
import { type Goal, goalsFor } from './goals.ts';
import { type Lore, newLore, promising } from './lore.ts';
import { starsAtEnd } from './match.ts';
import { lastsOn } from './repeats.ts';
import { shortfallOf } from './shortfall.ts';

export interface SearchOptions {
  readonly rollouts: number;
  readonly withheld: ReadonlySet<string>;
  readonly lastTick?: number; // no act after it
  readonly plans?: readonly (() => Bot)[]; // to start from, beside doing nothing
  readonly aim?: 'stars' | 'profit';
  /** A course as good as this is all that was asked for: the search ends with it. Nights are not asked yet. */
  readonly enough?: (stars: number, profitDollars: number) => boolean;
}

export interface Found {
  readonly stars: number; // the most that any course got, Nights and all
  readonly profitDollars: number; // the most that any course earned
  readonly course: readonly string[]; // how the best one went
  readonly rollouts: number;
}

const WIDTH = 4;
/** How the tries of a moment are shared out among the kept courses, the best first. */
const SHARES = [0.4, 0.25, 0.2, 0.15];
const DECISION_SECONDS = 30; // 09-balance C5
/** The first moment has no history to learn from, and so many times the tries of a later one. */
const FIRST_WEIGHT = 3;
/** Where all acts lie in a first minute, decisions lie closer. */
const LEAST_MOMENTS = 6;

interface Tried {
  readonly choices: readonly string[];
  readonly goals: ReadonlySet<string>;
  readonly stars: number;
  readonly shortfall: number;
  readonly profitDollars: number;
  readonly end: Course; // as it ended
  readonly at: Moment; // where its next decision is
}

export function search(catalogue: Catalogue, scenario: string, seed: number, options: SearchOptions): Found {
  const rules = compileRulebook(catalogue, scenario);
  const lastTick = options.lastTick ?? rules.endTick;
  const table: Table = { rules, board: withheldRules(rules, options.withheld), lastTick };
  const better = options.aim === 'profit' ? richer : nearer;
  let beam = (options.plans ?? [])
    .concat(() => idleBot)
    .map((plan) => tryCourse(table, startOf(table, seed, plan), [plan().name]));
  let rollouts = beam.length;
  let [richest, nearest] = [best(beam, richer)[0] as Tried, best(beam, nearer)[0] as Tried];
  const lore = newLore();
  const moments = momentsOf(table);
  let weights = moments.length - 1 + FIRST_WEIGHT;
  const isEnough = ({ stars, profitDollars }: Tried) => options.enough?.(stars, profitDollars) === true;
  for (const [depth, tick] of moments.entries()) {
    if (beam.some(isEnough)) break;
    const weight = depth === 0 ? FIRST_WEIGHT : 1;
    const budget = Math.floor(((options.rollouts - rollouts) * weight) / weights);
    weights -= weight;
    beam = best(beam, better).map((course) => ({ ...course, at: advance(table, course.at, tick) }));
    const fresh: Tried[] = [];
    for (const [rank, parent] of beam.entries()) {
      const tries = Math.round(budget * (SHARES[rank] ?? 0));
      fresh.push(
        ...continued(table, parent, tries, lore, better, (index) => u(seed, 'bot', index, depth * WIDTH + rank)),
      );
    }
    rollouts += fresh.length;
    beam = [...beam, ...fresh];
    richest = best([richest, ...fresh], richer)[0] as Tried;
    nearest = best([nearest, ...fresh], nearer)[0] as Tried;
  }
  const finals = [nearest, ...best(beam, better)].map(({ end, choices }) => ({
    stars: starsAtEnd(rules, end.driver.world, teamOf(end)),
    choices,
  }));
  const stars = Math.max(...finals.map((course) => course.stars));
  const winner = options.aim === 'profit' ? richest : finals.find((course) => course.stars === stars);
  return { stars, profitDollars: richest.profitDollars, course: winner?.choices ?? [], rollouts };
}

/** When there is something to decide: at the start more than once, as nobody begins with one idea. */
function momentsOf({ rules, lastTick }: Table): number[] {
  const { pace } = rules.scenario;
  const usable = Math.min(lastTick, rules.endTick) - LATENCY_SECONDS * pace;
  const every = Math.max(1, Math.floor(Math.min(DECISION_SECONDS * pace, usable / LEAST_MOMENTS)));
  const moments = [1];
  for (let tick = 1; tick < usable; tick += every) moments.push(tick);
  return moments;
}

function startOf(table: Table, seed: number, plan: () => Bot): Moment {
  return leave(begin(table, seed, plan));
}

function advance(table: Table, at: Moment, tick: number): Moment {
  const course = goOn(table, at);
  playTo(course, tick);
  return leave(course);
}

/** Plays a course from its moment to the end. */
function tryCourse(
  table: Table,
  at: Moment,
  choices: readonly string[],
  goals: ReadonlySet<string> = new Set(),
): Tried {
  const end = goOn(table, at);
  playTo(end, table.rules.endTick);
  const team = teamOf(end);
  const { tick } = end.driver.world;
  const stars = starsOf(table.rules, team, tick, true); // the Night is asked at the end, of the few that are left
  const shortfall = shortfallOf(table.rules, team, stars, tick);
  return { choices, goals, stars, shortfall, profitDollars: standingOf(team).profitDollars, end, at };
}

/** A course with one goal more, so many times. */
function continued(
  table: Table,
  parent: Tried,
  tries: number,
  lore: Lore,
  better: typeof nearer,
  draw: (index: number) => number,
): Tried[] {
  const view = viewNow(goOn(table, parent.at));
  const found: Tried[] = [];
  const seen = new Set<string>(); // goals that ask for the same commands
  const open = goalsFor(view, table.board).filter((goal) => !parent.goals.has(goal.name));
  for (const goal of promising(open, lore, tries, draw)) {
    if (found.length >= tries) break;
    const commands = goal.next(view, table.board);
    const key = JSON.stringify(commands);
    if (commands.length === 0 || seen.has(key)) continue;
    seen.add(key);
    const child = withGoal(table, parent, goal, view.facts.tick);
    lore.note(goal.name, better(child, parent) < 0);
    found.push(child);
  }
  return found;
}

function withGoal(table: Table, parent: Tried, goal: Goal, tick: number): Tried {
  const course = goOn(table, parent.at);
  course.bot.take(goal, lastsOn(table, parent.at, goal));
  const at = { ...parent.at, mind: course.bot.mind() };
  const choices = [...parent.choices, `${goal.name} @${tick}`];
  return tryCourse(table, at, choices, new Set([...parent.goals, goal.name]));
}

function nearer(a: Tried, b: Tried): number {
  return b.stars - a.stars || a.shortfall - b.shortfall || richer(a, b);
}

function richer(a: Tried, b: Tried): number {
  return b.profitDollars - a.profitDollars || a.choices.length - b.choices.length;
}

/** The best few; of courses that end alike only the first, which is the simplest. */
function best(courses: readonly Tried[], better: typeof nearer): Tried[] {
  const kept: Tried[] = [];
  for (const course of [...courses].sort(better)) {
    const last = kept.at(-1);
    if (last !== undefined && last.profitDollars === course.profitDollars && last.stars === course.stars) continue;
    kept.push(course);
    if (kept.length === WIDTH) break;
  }
  return kept;
}
