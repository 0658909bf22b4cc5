/** The real server as a child process, as `npm start` runs it: on a port of its own, with a data folder of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MAIN = join(import.meta.dirname, '..', '..', 'server', 'main.ts');
const BARE_MAIN = join(import.meta.dirname, 'bare-main.ts');
const START_MS = 60_000; // on a busy machine, and the client may have to be built first

type Settings = Readonly<Record<string, string>>;

export interface TestServer {
  readonly url: string; // http://localhost:<port>
  readonly port: number;
  readonly dataDir: string;
  /** What it has printed since it was last started, errors included. */
  output(): string;
  /** Sends the signal and waits for the end; the data stays. Resolves with the exit code, null after SIGKILL. */
  kill(signal?: NodeJS.Signals): Promise<number | null>;
  /** Sends the signal and does not wait: to freeze it and to let it go on. */
  signal(signal: NodeJS.Signals): void;
  /** Starts it again on the same port and data, after an orderly stop if it still runs. */
  restart(): Promise<void>;
  /** Ends it in order and removes its data. */
  stop(): Promise<void>;
}

/** `bare`: without pages, so without the build of the client. */
export async function startServer({
  env = {},
  bare = false,
}: {
  env?: Settings;
  bare?: boolean;
} = {}): Promise<TestServer> {
  const main = bare ? BARE_MAIN : MAIN;
  const dataDir = mkdtempSync(join(tmpdir(), 'headroom-'));
  const settings = { HOST: '127.0.0.1', PORT: '0', DATA_DIR: dataDir, ...env };
  let running = await start(settings, main);
  const { port } = running;
  const kill = async (signal: NodeJS.Signals = 'SIGKILL') => {
    if (isAlive(running.child)) {
      running.child.kill(signal);
      await once(running.child, 'exit');
    }
    return running.child.exitCode;
  };
  return {
    url: `http://localhost:${port}`,
    port,
    dataDir,
    output: () => running.output(),
    kill,
    signal: (signal) => void running.child.kill(signal),
    restart: async () => {
      await kill('SIGTERM');
      running = await start({ ...settings, PORT: String(port) }, main);
    },
    stop: async () => {
      await kill('SIGTERM');
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** For a start that is to fail: runs to the end. */
export async function runServer(env: Settings, { bare = false } = {}): Promise<Ended> {
  const child = spawnServer(env, bare ? BARE_MAIN : MAIN);
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (text: string) => (stdout += text));
  child.stderr?.on('data', (text: string) => (stderr += text));
  const timer = setTimeout(() => child.kill('SIGKILL'), START_MS);
  await once(child, 'close');
  clearTimeout(timer);
  return { code: child.exitCode, stdout, stderr };
}

interface Running {
  child: ChildProcess;
  port: number;
  output(): string;
}

async function start(env: Settings, main: string): Promise<Running> {
  const child = spawnServer(env, main);
  let text = '';
  const port = await new Promise<number>((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`the server ${why}:\n${text}`));
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      fail(`did not start within ${START_MS / 1000} s`);
    }, START_MS);
    const read = (more: string) => {
      text += more;
      const found = /On this machine\s+\S+:(\d+)/.exec(text);
      if (!found) return;
      clearTimeout(timer);
      resolve(Number(found[1]));
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', (code, signal) => {
      clearTimeout(timer);
      fail(`ended with ${signal ?? code}`);
    });
  });
  return { child, port, output: () => text };
}

function spawnServer(env: Settings, main: string): ChildProcess {
  const child = spawn(process.execPath, [main], { env: { ...cleanEnvironment(), ...env } });
  child.stdout.setEncoding('utf8');
  child.stderr.setEncoding('utf8');
  return child;
}

/** Without what the test runner sets for itself: the server is to be what players meet. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const { NODE_ENV: _mode, VITEST: _vitest, PORT: _port, PUBLIC_URL: _url, LOG_LEVEL: _level, ...rest } = process.env;
  return rest;
}

function isAlive(child: ChildProcess): boolean {
  return child.exitCode === null && child.signalCode === null;
}
