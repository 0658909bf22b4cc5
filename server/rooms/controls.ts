/** What a host may do with the lesson itself. Seats, words and help are the desk's business. */

import type { Catalogue } from '../../shared/content/catalogue.ts';
import { isPlayed } from '../../shared/content/lesson.ts';
import { lessonInTier } from '../../shared/content/tiers.ts';
import type { Entry } from '../../shared/sim/entries.ts';
import type { RoomCode } from '../../shared/wire/messages.ts';
import type { Control } from '../../shared/wire/payloads.ts';
import type { RoomHeader } from '../store/store.ts';
import { type Agenda, agendaOf, agendaOfMatch } from './agenda.ts';
import type { Course } from './course.ts';
import { injectEntry } from './inject.ts';
import type { Roster } from './roster.ts';
import type { Settings } from './settings.ts';
import { stagedForNext } from './staged.ts';

/** Of controlSchema. */
const PACE_MAX = 60;

/** What a control changes. */
export interface Controlled {
  readonly course: Course;
  readonly settings: Settings;
  readonly roster: Roster;
  readonly catalogue: Catalogue;
  readonly endTick: number; // of the stage under way
  readonly header: RoomHeader;
  readonly stageLeftSeconds: number;
  readonly spareMs: number;
  readonly moving: boolean;
  /** On to the next stage, or from the day into its Night. */
  move(): void;
  enqueue(entry: Entry): void;
}

/** Undefined: done. */
export function obeyHost(match: Controlled, control: Control): RoomCode | undefined {
  const { course, settings } = match;
  const { phase } = course;
  const inPlay = phase === 'play' || phase === 'night';
  switch (control.do) {
    case 'start':
      return phase === 'lobby' ? move(match) : 'phase.wrong';
    case 'end':
      return inPlay && isMeant(course, control) ? move(match) : 'phase.wrong';
    case 'next':
      return course.agenda.isLast || !isMeant(course, control) ? 'phase.wrong' : move(match);
    case 'pause':
    case 'resume':
      if (phase === 'lobby') return 'phase.wrong';
      settings.paused = control.do === 'pause';
      return undefined;
    case 'pace':
      settings.pace = control.pace;
      return undefined;
    case 'wall':
      settings.staged = { ...settings.staged, wall: control.wall };
      return undefined;
    case 'lock':
      settings.locked = control.on;
      return undefined;
    case 'board':
      settings.board = control.as;
      return undefined;
    case 'extend':
      return extend(match, control.minutes);
    case 'stages':
      return become(course, course.agenda.arranged(control.places));
    case 'again':
      return again(match, control.lesson);
    case 'roster':
      match.roster.become(control.pupils);
      return undefined;
    case 'inject':
      return inject(match, control);
    case 'callOff':
      return callOff(settings);
    case 'budget':
      return strike(match, { kind: 'budget', team: control.team ?? -1, dollars: control.dollars });
    default:
      return 'message.malformed';
  }
}

const isMeant = ({ agenda }: Course, { stage = agenda.state.at }: { readonly stage?: number | undefined }): boolean =>
  stage === agenda.state.at;

function move(match: Controlled): undefined {
  match.move();
  match.settings.paused = false;
  return undefined;
}

const takesEntries = ({ course, moving }: Controlled): boolean =>
  course.phase === 'play' && !course.isStageOver && !moving;

/** Only where a tick will take it: what was answered must happen. */
function strike(match: Controlled, entry: Entry): RoomCode | undefined {
  if (!takesEntries(match)) return 'phase.wrong';
  match.enqueue(entry);
  return undefined;
}

type Inject = Extract<Control, { do: 'inject' }>;

/** At once, or after a while in which it can be called off; it strikes before the stage is over. */
function inject(match: Controlled, control: Inject): RoomCode | undefined {
  const { course, settings, endTick } = match;
  const { incident, warningSeconds, team = -1, inSeconds = 0 } = control;
  if (inSeconds === 0) return strike(match, injectEntry(course.day.rules, control));
  if (!takesEntries(match)) return 'phase.wrong';
  if (settings.staged.strike !== null) return 'inject.waits';
  const tick = Math.min(endTick, course.day.tick + inSeconds * settings.pace);
  settings.staged = { ...settings.staged, strike: { incident, warningSeconds, team, tick } };
  return undefined;
}

/** Too late is said: nothing takes back what has struck. */
function callOff(settings: Settings): RoomCode | undefined {
  if (settings.staged.strike === null) return 'inject.none';
  settings.staged = { ...settings.staged, strike: null };
  return undefined;
}

function become(course: Course, agenda: Agenda | RoomCode): RoomCode | undefined {
  if (typeof agenda === 'string') return agenda;
  course.agenda = agenda;
  return undefined;
}

/** A round's time is its ticks: more of it makes them slower. A warm-up is stopped by its time. */
function extend({ course, settings, stageLeftSeconds, spareMs }: Controlled, minutes: number): RoomCode | undefined {
  const isRound = course.phase === 'play' && course.agenda.stage?.kind === 'play';
  const code = become(course, course.agenda.extended(minutes, spareMs));
  if (code === undefined && isRound) {
    settings.pace = paceFor(course.endTick - course.day.tick, stageLeftSeconds + minutes * 60);
  }
  return code;
}

/** The same room and teams once more, with another lesson if one is named. A round under way has to end before. */
function again({ course, catalogue, settings, header }: Controlled, lesson: string | undefined): RoomCode | undefined {
  const { agenda } = course;
  const isTalk = agenda.stage !== undefined && !isPlayed(agenda.stage);
  if (!isTalk || agenda.round.state === 'on') return 'phase.wrong';
  const id = lesson ?? agenda.state.lesson;
  const found = catalogue.lessons.find((one) => one.id === id);
  if (id !== '' && found === undefined) return 'scenario.unknown';
  const inTier = found && lessonInTier(found, catalogue.scenarios, header.scenario);
  course.again(inTier === undefined ? agendaOfMatch(agenda.state.scenario) : agendaOf(inTier));
  settings.staged = stagedForNext(settings.staged);
  return undefined;
}

/** Ticks a real second, so that so many ticks take so long. */
export function paceFor(ticks: number, seconds: number): number {
  return Math.min(PACE_MAX, Math.max(1, Math.round(ticks / Math.max(1, seconds))));
}
