/**
 * One course of a match on trial: the world, the hands on it and what they have in mind, to be left at a moment and
 * continued from there as often as somebody wants to know how it goes on. To continue is to have played from the start.
 */
import { createWorld } from '../sim/genesis.ts';
import type { Rulebook } from '../sim/rulebook.ts';
import { type View, viewOf } from '../sim/view.ts';
import type { Team, World } from '../sim/world.ts';
import { type Bot, type Hands, type HandsMemory, humanHands } from './bot.ts';
import { type Driver, driverOf } from './driver.ts';
import { playTick } from './match.ts';
import { type Mind, NOTHING_IN_MIND, type Pursuer, pursuer } from './pursuit.ts';
import { restore, snapshot } from './snapshot.ts';

/** What stays the same on all courses of one search. */
export interface Table {
  readonly rules: Rulebook;
  readonly board: Rulebook; // as the player may use them: some verbs greyed out, maybe
  readonly lastTick: number; // no act after it
}

/** Where a course was left. */
export interface Moment {
  readonly plan: () => Bot; // what it plays beside its goals, as it is before the first tick
  readonly world: string;
  readonly hands: HandsMemory;
  readonly mind: Mind;
  readonly seqs: readonly number[];
}

export interface Course {
  readonly plan: () => Bot;
  readonly driver: Driver;
  readonly bot: Pursuer;
  readonly hands: Hands;
  readonly seqs: number[];
}

export function begin(table: Table, seed: number, plan: () => Bot): Course {
  return courseOf(table, plan, createWorld(table.rules, seed, 1), NOTHING_IN_MIND, []);
}

export function leave({ plan, driver, bot, hands, seqs }: Course): Moment {
  return { plan, world: snapshot(driver.world), hands: hands.memory(), mind: bot.mind(), seqs: [...seqs] };
}

export function goOn(table: Table, moment: Moment): Course {
  const course = courseOf(table, moment.plan, restore(moment.world), moment.mind, [...moment.seqs]);
  course.hands.recall(moment.hands);
  return course;
}

function courseOf(table: Table, plan: () => Bot, world: World, mind: Mind, seqs: number[]): Course {
  const bot = pursuer(plan(), table.board, mind);
  return { plan, driver: driverOf(table.rules, world), bot, hands: humanHands(bot, table.lastTick), seqs };
}

export function playTo({ driver, hands, seqs }: Course, tick: number): void {
  const all = [hands];
  while (driver.world.tick < tick) playTick(driver, all, seqs);
}

export function teamOf({ driver }: Course): Team {
  const team = driver.world.teams[0];
  if (team === undefined) throw new Error('a world has a team');
  return team;
}

export function viewNow(course: Course): View {
  return viewOf(course.driver.world, teamOf(course));
}
