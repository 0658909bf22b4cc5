/** A class whose day is known: opened over its own line, because pages cannot choose the seed, the pace or a warning. */
import { Client, type Room } from 'colyseus.js';
import type { Page } from 'playwright-core';
import { words } from '../../client/text/index.ts';
import type { Command } from '../../shared/sim/commands/schema.ts';
import type { Control, CreateOptions, Messages, Reply, Welcome } from '../../shared/wire/messages.ts';
import { RoomState } from '../../shared/wire/state.ts';
import type { Studio } from './studio.ts';

type Line = Room<unknown, RoomState>;

export interface Lesson {
  readonly code: string;
  readonly hostKey: string;
  control(control: Control): Promise<void>;
  /** A team that nobody of the pictures plays: one seat, and what it does at the start. */
  rival(nickname: string, team: number, acts: (team: number) => readonly Command[]): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

export async function openLesson({ url }: Studio, options: CreateOptions): Promise<Lesson> {
  const { room: host, welcome } = await enter(new Client(url).create('match', options, RoomState as never));
  const lines = [host];
  return {
    code: welcome.code,
    hostKey: welcome.hostKey ?? '',
    control: async (control) => {
      const reply = (await host.request('control' as never, control as never)) as Reply;
      if (!reply.ok) throw new Error(`${control.do}: ${reply.code}`);
    },
    rival: async (nickname, team, acts) => {
      const { room } = await enter(new Client(url).joinById(welcome.code, { nickname, team }, RoomState as never));
      lines.push(room);
      return async () => {
        for (const [index, command] of acts(team).entries()) {
          await room.request('command' as never, { seq: index + 1, command } as never);
        }
      };
    },
    close: async () => {
      for (const line of lines) await line.leave();
    },
  };
}

async function enter(entering: Promise<unknown>): Promise<{ room: Line; welcome: Welcome }> {
  const room = (await entering) as Line;
  room.reconnection.enabled = false;
  for (const name of ['events', 'acts', 'sample', 'notice'] satisfies (keyof Messages)[])
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
