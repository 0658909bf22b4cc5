/** A real Redis of the test's own: in memory only, with a password, on a port of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { folderWith, freePort, unprivileged } from './programs.ts';

export const REDIS_PASSWORD = 'nor-this';
const START_MS = 60_000;

export interface TestRedis {
  readonly url: string;
  kill(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

export async function startRedis(): Promise<TestRedis> {
  const program = join(
    folderWith(['redis-server'], ['/usr/bin', '/usr/local/bin', '/opt/homebrew/bin'], 'redis-server'),
    'redis-server',
  );
  const port = await freePort();
  let child: ChildProcess | undefined;
  const start = async () => {
    child = await run(program, port);
  };
  const end = async (signal: NodeJS.Signals) => {
    if (child !== undefined && child.exitCode === null && child.signalCode === null) {
      child.kill(signal);
      await once(child, 'exit');
    }
  };
  await start();
  return {
    url: `redis://:${REDIS_PASSWORD}@127.0.0.1:${port}`,
    kill: () => end('SIGKILL'),
    start,
    stop: () => end('SIGTERM'),
  };
}

async function run(program: string, port: number): Promise<ChildProcess> {
  const own = ['--port', String(port), '--bind', '127.0.0.1', '--requirepass', REDIS_PASSWORD];
  const args = [...own, '--save', '', '--appendonly', 'no'];
  const child = spawn(program, args, { ...unprivileged(), cwd: '/', stdio: ['ignore', 'pipe', 'pipe'] });
  await new Promise<void>((resolve, reject) => {
    let text = '';
    const timer = setTimeout(() => reject(new Error(`Redis did not start:\n${text}`)), START_MS);
    child.once('exit', () => reject(new Error(`Redis ended:\n${text}`)));
    child.stdout?.setEncoding('utf8').on('data', (more: string) => {
      text += more;
      if (!/Ready to accept connections/i.test(text)) return;
      clearTimeout(timer);
      resolve();
    });
  });
  return child;
}
