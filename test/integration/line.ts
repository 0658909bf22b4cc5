/** For the tests of coming back: a server that can be killed, and pages with the browser's own source, without a browser. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Content } from '../../client/source/content.ts';
import type { Door } from '../../client/source/line.ts';
import type { RoomSource } from '../../client/source/room-source.ts';
import type { Connection, Frame } from '../../client/source/source.ts';
import { loadContent } from '../../server/content.ts';
import type { CreateOptions, JoinOptions, RoomCode, Welcome } from '../../shared/wire/messages.ts';

const ROOT = joinPath(import.meta.dirname, '../..');
/** The whole server but for its pages, on a port that stays. */
const SERVER = `
  import { startApp } from './server/app.ts';
  import { readEnv } from './server/env.ts';
  import { createLog } from './server/log.ts';
  const env = readEnv({ ...process.env, HOST: '127.0.0.1', LOG_LEVEL: 'error' });
  const app = await startApp({ env, log: createLog(env.LOG_LEVEL), pages: (_request, _response, next) => next() });
  console.log(JSON.stringify({ restored: app.restoredRooms }));
  process.on('SIGTERM', () => void app.stop().then(() => process.exit(0)));
`;

export interface HardServer {
  readonly port: number;
  /** How many rooms it has opened again. */
  start(): Promise<number>;
  kill(signal?: NodeJS.Signals): Promise<void>;
  remove(): Promise<void>;
}

export async function hardServer(): Promise<HardServer> {
  const folder = mkdtempSync(joinPath(tmpdir(), 'headroom-'));
  const port = await freePort();
  let child: ChildProcess | undefined;
  const kill = async (signal: NodeJS.Signals = 'SIGKILL') => {
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await once(child, 'exit');
  };
  return {
    port,
    kill,
    start: async () => {
      const env = { ...process.env, PORT: String(port), DATA_DIR: folder };
      child = spawn(process.execPath, ['--input-type=module', '--eval', SERVER], {
        cwd: ROOT,
        env,
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const died = once(child, 'exit').then(([exit]) => Promise.reject(new Error(`the server ended with ${exit}`)));
      const [line] = await Promise.race([once(child.stdout!, 'data'), died]);
      died.catch(() => {}); // later it is meant
      return (JSON.parse(String(line)) as { restored: number }).restored;
    },
    remove: async () => {
      await kill();
      rmSync(folder, { recursive: true });
    },
  };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

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

export async function until(holds: () => boolean, forMs = 15_000): Promise<void> {
  for (let waited = 0; waited < forMs; waited += 10) {
    if (holds()) return;
    await sleep(10);
  }
  throw new Error(`it did not come to pass: ${holds}`);
}
