/** A match whose day is known: opened over its own line, because pages cannot choose the seed, the pace or a warning. */
import { Client, type Room } from 'colyseus.js';
import type { Page } from 'playwright-core';
import { words } from '../../client/text/index.ts';
import type { Command } from '../../shared/sim/commands/schema.ts';
import type { Messages, Reply, Welcome } from '../../shared/wire/messages.ts';
import type { Control, CreateOptions } from '../../shared/wire/payloads.ts';
import { RoomState } from '../../shared/wire/state.ts';
import type { Studio } from './studio.ts';

type Line = Room<unknown, RoomState>;

/** Ticks a real second: what a match usually has, and the most that a room takes. */
const USUAL_PACE = 10;
export const FULL_PACE = 60;

export interface Lesson {
  readonly code: string;
  readonly hostKey: string;
  readonly seatToken: string; // of whoever plays alone
  control(control: Control): Promise<void>;
  /** As fast as a room goes until that minute of the match, and on at the usual pace. */
  until(minute: number, pace?: number): Promise<void>;
  /** The same, until something is to be seen. */
  untilSeen(seen: () => Promise<unknown>): Promise<void>;
  /** A team that nobody of the pictures plays: one seat, and what it does at the start. */
  rival(nickname: string, team: number, acts: readonly Command[]): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

export async function openLesson({ url }: Studio, options: CreateOptions): Promise<Lesson> {
  const made = await enter(new Client(url).create('match', options, RoomState as never));
  const { code, hostKey, seatToken } = made.welcome;
  // Who made a game alone also plays it: the seat is left to a page.
  const host =
    seatToken === '' ? made.room : (await enter(new Client(url).joinById(code, { hostKey }, RoomState as never))).room;
  if (host !== made.room) await made.room.leave();
  const lines = [host];
  const control = async (asked: Control): Promise<void> => {
    const reply = (await host.request('control' as never, asked as never)) as Reply;
    if (!reply.ok) throw new Error(`${asked.do}: ${reply.code}`);
  };
  const untilSeen = async (seen: () => Promise<unknown>, pace = USUAL_PACE): Promise<void> => {
    await control({ do: 'pace', pace: FULL_PACE });
    await seen();
    await control({ do: 'pace', pace });
  };
  return {
    code,
    hostKey,
    seatToken,
    control,
    until: (minute, pace) => untilSeen(() => reach(host, minute * 60), pace),
    untilSeen,
    rival: async (nickname, team, acts) => {
      const { room } = await enter(new Client(url).joinById(code, { nickname, team }, RoomState as never));
      lines.push(room);
      return async () => {
        for (const [index, command] of acts.entries()) {
          await room.request('command' as never, { seq: index + 1, command } as never);
        }
      };
    },
    close: async () => {
      for (const line of lines) await line.leave();
    },
  };
}

async function reach(room: Line, tick: number): Promise<void> {
  while (room.state.tick < tick) await new Promise((resolve) => setTimeout(resolve, 50));
}

async function enter(entering: Promise<unknown>): Promise<{ room: Line; welcome: Welcome }> {
  const room = (await entering) as Line;
  room.reconnection.enabled = false;
  for (const name of ['events', 'acts', 'sample', 'notice', 'presence', 'signals'] satisfies (keyof Messages)[])
    room.onMessage(name, () => {});
  return { room, welcome: await new Promise((resolve) => room.onMessage<Welcome>('welcome', resolve)) };
}

/** As a student does it: code, nickname, in. */
export async function join(page: Page, { url }: Studio, code: string, nickname: string): Promise<void> {
  await page.goto(`${url}/j/${code}`);
  await page.getByLabel(words.screens.home.nickname).fill(nickname);
  await page.getByRole('button', { name: words.screens.home.joinButton }).click();
  await page.waitForURL(/\/room\//);
}

/** Into a game alone that was opened over its line, as after a reload: the browser holds the seat. */
export async function sit(page: Page, { url }: Studio, { code, seatToken }: Lesson): Promise<void> {
  const seat = JSON.stringify([{ code, seatToken, hostKey: '', savedMs: Date.now() }]);
  await page.addInitScript((held) => localStorage.setItem('headroom.seats', held), seat);
  await page.goto(`${url}/room/${code}`);
}
