/** What the next beat of a room will do, before it is written: play so many ticks, begin the Night, or go on a stage. */
import { isPlayed } from '../../shared/content/lesson.ts';
import type { Entry } from '../../shared/sim/entries.ts';
import type { StoredRound } from '../store/store.ts';
import type { Agenda } from './agenda.ts';
import { paceFor } from './controls.ts';
import type { Course } from './course.ts';
import { injectEntry } from './inject.ts';
import type { Orders } from './orders.ts';
import type { Settings } from './settings.ts';
import { type Staged, stagedForNext } from './staged.ts';

/** The Night is watched, not played: as fast as the shortest day allows. */
export const NIGHT_PACE = 60;

/** How far an order may bring a tick forward (our choice: a time that no eye sees). */
const FORWARD_MS = 200;
/** A room beats at least so often, tick or none: what is said and shown goes on (our choice). */
const LONGEST_BEAT_MS = 250;

export interface Plan {
  readonly moves: boolean; // to the next stage
  readonly agenda: Agenda;
  readonly pace: number;
  readonly night: boolean; // begins
  readonly ticks: number;
  readonly owed: number;
  readonly made: readonly Entry[]; // by the plan itself, before what waited
  readonly entries: readonly Entry[]; // out of the queue
  readonly staged: Staged;
  readonly version: number; // of the settings
  readonly over: StoredRound | undefined;
}

/** What is read of a match. */
export interface Planning {
  readonly course: Course;
  readonly settings: Settings;
  readonly orders: Orders;
  readonly moving: boolean; // the host goes on
  readonly owed: number; // ticks that are due, with their fraction; below zero: brought forward
  readonly isAsked: boolean; // somebody's order waits
  wallMs(): number;
  /** What waits, with what bots order now; it is out of the queue then. */
  takeQueue(bots: boolean): Entry[];
}

export function planBeat(match: Planning, sinceMs: number): Plan {
  return isNextDue(match) ? planNext(match) : planTicks(match, sinceMs);
}

/**
 * Whether a room that last beat so long ago should beat again. While it plays, with its tick: at eight ticks a second,
 * beats of 100 ms would leave every fifth without one, and whoever orders then waits for two.
 */
export function isBeatDue(match: Planning, sinceMs: number): boolean {
  const isStill = match.settings.paused || !isPlayed(match.course.agenda.stage);
  if (isStill || isNextDue(match) || sinceMs >= LONGEST_BEAT_MS) return true;
  return ticksDue(match, false, sinceMs).ticks > 0;
}

function isNextDue({ course, moving, settings }: Planning): boolean {
  if (settings.paused || course.agenda.isLast) return false;
  return (moving || course.isStageOver) && !course.isNightNext;
}

function planNext(match: Planning): Plan {
  const { course, settings, orders } = match;
  const agenda = course.agenda.next(match.wallMs());
  const staged = stagedForNext(settings.staged);
  const still = { night: false, ticks: 0, owed: 0, made: [], entries: [], staged };
  const over = course.roundOver(orders.lastSeqs());
  return { moves: true, agenda, pace: paceIn(match, agenda), ...still, version: settings.version, over };
}

/** A round of a lesson takes the minutes that it was given; a match on its own is as fast as its scenario says. */
function paceIn({ course, settings }: Planning, next: Agenda): number {
  const { stage } = next;
  if (!course.isLesson || !isPlayed(stage)) return settings.pace;
  if (stage.kind === 'warmup') return course.rulesIn(next).scenario.pace;
  return paceFor(course.ticksIn(next), stage.minutes * 60);
}

function planTicks(match: Planning, sinceMs: number): Plan {
  const { course, settings, moving } = match;
  const { paused, version, pace } = settings;
  const night = !paused && course.isNightNext && (moving || course.isStageOver);
  const { ticks, owed } = ticksDue(match, night, sinceMs);
  const { strike } = settings.staged;
  const strikes = strike !== null && ticks > 0 && course.day.tick + ticks >= strike.tick;
  const staged = strikes || night ? { ...settings.staged, strike: null } : settings.staged;
  const made: Entry[] = night ? [{ kind: 'night', seed: course.nightSeed }] : [];
  if (strikes && !night) made.push(injectEntry(course.day.rules, strike));
  const entries = ticks > 0 ? match.takeQueue(course.phase === 'play' && !night) : [];
  const runs = course.agenda.stage !== undefined && !paused;
  const agenda = runs ? course.agenda.ran(sinceMs) : course.agenda;
  return { moves: false, agenda, pace, night, ticks, owed, made, entries, staged, version, over: undefined };
}

/** The ticks of that time, with the fraction carried; never past the end of the stage. An order brings one forward. */
function ticksDue(match: Planning, nightBegins: boolean, sinceMs: number): { ticks: number; owed: number } {
  const { course, settings, owed: before, isAsked } = match;
  if (!isPlayed(course.agenda.stage)) return { ticks: 0, owed: 0 };
  if (settings.paused) return { ticks: 0, owed: before };
  const isNight = nightBegins || course.day.isNight;
  const perMs = (isNight ? NIGHT_PACE : settings.pace) / 1000;
  const owed = (nightBegins ? 0 : before) + perMs * sinceMs;
  const isNeeded = nightBegins || (isAsked && owed + perMs * FORWARD_MS >= 1);
  const due = Math.max(isNeeded ? 1 : 0, Math.floor(owed));
  const left = nightBegins ? due : course.endTick - course.day.tick;
  return { ticks: Math.min(due, left), owed: owed - due };
}
