/** A real Redis of the test's own: in memory only, with a password, on a port of its own. */
import { join } from 'node:path';
import { folderWith, freePort, programOf } from './programs.ts';

export const REDIS_PASSWORD = 'nor-this';
const COMMAND = 'redis-server';
const PLACES = ['/usr/bin', '/usr/local/bin', '/opt/homebrew/bin'];

export interface TestRedis {
  readonly url: string;
  kill(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

export async function startRedis(): Promise<TestRedis> {
  const path = join(folderWith([COMMAND], PLACES, COMMAND), COMMAND);
  const port = await freePort();
  const own = ['--port', String(port), '--bind', '127.0.0.1', '--requirepass', REDIS_PASSWORD];
  const args = [...own, '--save', '', '--appendonly', 'no'];
  const { start, end } = programOf(path, args, 'stdout', /Ready to accept connections/i);
  await start();
  return {
    url: `redis://:${REDIS_PASSWORD}@127.0.0.1:${port}`,
    kill: () => end('SIGKILL'),
    start,
    stop: () => end('SIGTERM'),
  };
}
