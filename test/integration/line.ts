/** For the tests of coming back: pages with the browser's own source, without a browser. */
import type { Content } from '../../client/source/content.ts';
import type { Door } from '../../client/source/line.ts';
import type { RoomSource } from '../../client/source/room-source.ts';
import type { Connection, Frame } from '../../client/source/source.ts';
import { loadContent } from '../../server/content.ts';
import type { RoomCode, Welcome } from '../../shared/wire/messages.ts';
import type { CreateOptions, JoinOptions } from '../../shared/wire/payloads.ts';

/** A page of a student or a host: the real source, and what it heard. */
export interface PageEnd {
  readonly source: RoomSource;
  readonly states: Connection[];
  readonly notices: RoomCode[];
  readonly blocked: boolean[];
  readonly welcomes: Welcome[];
  frame(): Frame;
}

const content: Content = { hash: '', catalogue: loadContent() };

/** `port`: of the server, or of what stands in front of it. */
export async function openPage(port: number, door: Door, mayReturn?: (code: string) => boolean): Promise<PageEnd> {
  Object.assign(globalThis, { location: new URL(`http://127.0.0.1:${port}`) });
  const module = await import('../../client/source/room-source.ts');
  const source = new module.RoomSource(content, mayReturn);
  const frames: Frame[] = [];
  const [states, notices, blocked, welcomes]: [Connection[], RoomCode[], boolean[], Welcome[]] = [[], [], [], []];
  source.listeners.add({
    connection: (state) => void states.push(state),
    notice: (code) => void notices.push(code),
    blocked: (is) => void blocked.push(is),
    welcome: (welcome) => void welcomes.push(welcome),
    frame: (frame) => void frames.splice(0, 1, frame),
  });
  await source.enter(door);
  return { source, states, notices, blocked, welcomes, frame: () => frames[0]! };
}

export const create = (port: number, options: CreateOptions) => openPage(port, { create: options });
export const join = (port: number, code: string, options: JoinOptions) => openPage(port, { code, join: options });
