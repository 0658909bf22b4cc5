/**
 * A lesson of ten teams played at high speed from its lobby to its debrief: a host and two students at sockets, bots, and
 * in between whatever pages look on or take part; for pages to come back to.
 */
import type { Browser, BrowserContextOptions } from 'playwright-core';
import type { StageKind } from '../../shared/content/lesson.ts';
import type { LessonNow, Reply } from '../../shared/wire/messages.ts';
import { PHASES, STAGE_KINDS } from '../../shared/wire/symbols.ts';
import { create, type Guest, join } from '../support/guests.ts';
import { sitInspected } from './inspect.ts';
import type { Person } from './people.ts';

export const TEAMS = 10;
/** As fast as a host may set it; a day is ended after so many simulated seconds. */
const PACE = 60;
const DAY_TICKS = 900;
/** A machine dies for everybody once a day has begun: something to play the day again without. */
const STRIKES_TICK = 300;
/** A Night is seen to begin; the rest of it shows no more. */
const NIGHT_TICKS = 240;
const LOOK_MS = 100;

export interface LessonRoom {
  readonly code: string;
  readonly hostKey: string;
  readonly seatTokens: readonly string[]; // of teams 0 and 1
}

const phaseOf = ({ room }: Guest) => PHASES[room.state.phase] ?? 'lobby';
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Pages that are in the lesson: called when it is open, and at each stage before the host goes on. */
export interface Attending {
  joins(room: LessonRoom): Promise<void>;
  sees(kind: StageKind): Promise<void>;
}

export async function playLesson(url: string, pages: Attending): Promise<LessonRoom> {
  const room = {
    mode: 'class',
    scenario: 'launch-day',
    lesson: 'launch-day-45',
    teams: TEAMS,
    seatsPerTeam: 2,
    seed: 7,
  } as const;
  const host = await create(url, room);
  const { code, hostKey } = host.welcome;
  const students = [
    await join(url, code, { nickname: 'Ann', team: 0 }),
    await join(url, code, { nickname: 'Ben', team: 1 }),
  ];
  for (let team = 0; team < TEAMS; team++) await host.ask('control', { do: 'bots', team, count: 1 });
  const opened = { code, hostKey, seatTokens: students.map(({ welcome }) => welcome.seatToken) };
  await pages.joins(opened);
  await host.ask('control', { do: 'start' });
  const kindOf = (stage: number) => STAGE_KINDS[host.room.state.stages[stage]?.kind ?? 0] ?? 'play';
  const done = new Set<number>(); // stages that were talked through or ended
  const struck = new Set<number>();
  const rested = new Set<number>(); // stages whose Night was seen
  let nightTick: number | undefined;
  const begun = new Set<number>(); // rounds whose day was seen to begin: before, the state is of the round before
  while (phaseOf(host) !== 'debrief') {
    const { stage, tick, round } = host.room.state;
    if (phaseOf(host) === 'talk' && !done.has(stage)) {
      done.add(stage);
      for (const [index, student] of students.entries()) await answerAll(student, index);
      await pages.sees(kindOf(stage));
      await host.ask('control', { do: 'next', stage });
    }
    if (phaseOf(host) === 'play') {
      await host.ask('control', { do: 'pace', pace: PACE });
      if (tick < DAY_TICKS) begun.add(round);
      if (begun.has(round) && tick >= STRIKES_TICK && round > 0 && !struck.has(round)) {
        struck.add(round);
        await host.ask('control', { do: 'inject', incident: 'host.dies', warningSeconds: 0 });
      }
      const isEnough = begun.has(round) && (tick >= DAY_TICKS || round === 0); // round 0: the warm-up
      if (isEnough && !done.has(stage)) {
        done.add(stage);
        await pages.sees(kindOf(stage));
        await host.ask('control', { do: 'end', stage });
      }
    }
    if (phaseOf(host) === 'night') {
      nightTick ??= tick;
      if (tick > nightTick + NIGHT_TICKS && !rested.has(stage)) {
        rested.add(stage);
        await host.ask('control', { do: 'next', stage });
      }
    }
    await sleep(LOOK_MS);
  }
  for (const { room: left } of [host, ...students]) await left.leave(false);
  return opened;
}

/** One of the two is right more often. */
async function answerAll(student: Guest, index: number): Promise<void> {
  const now = (await student.ask('lesson', {})) as LessonNow & Reply;
  for (const { id, kind, min, max } of now.questions) {
    const body = kind === 'open' ? 'room' : kind === 'choice' ? 1 : Math.round(min + (max - min) * (0.2 + index / 5));
    await student.ask('answer', { question: id, body });
  }
}

/** A page that holds this seat, or the host's key, in its storage, as after a reload. */
export async function comeBackAs(
  browser: Browser,
  url: string,
  { code, hostKey, seatTokens }: LessonRoom,
  team: number, // -1: the host
  options: BrowserContextOptions = {},
  language = 'en',
): Promise<Person> {
  const person = await sitInspected(browser, options);
  const seat = { code, seatToken: seatTokens[team] ?? '', hostKey: team < 0 ? hostKey : '', savedMs: Date.now() };
  await person.page.context().addInitScript((held) => {
    localStorage.setItem('headroom.seats', JSON.stringify([held]));
  }, seat);
  await person.page.goto(`${url}/room/${code}?lang=${language}`);
  return person;
}
