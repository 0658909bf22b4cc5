/**
 * Programs that a test starts itself: one that the machine has, else, as root on Debian, the distribution's package by
 * name, said in a line (NO_SYSTEM_PACKAGES=1 forbids it). Nothing is downloaded in any other way.
 */
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, globSync } from 'node:fs';
import { createServer } from 'node:net';
import { basename, delimiter, join } from 'node:path';
import type { TestContext } from 'vitest';

/** Another test file may be installing at the same moment. */
const APT = ['-q', '-y', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=300', 'install'];

/** The folder with all of the commands. Throws where there is none, with the reason and what mends it. */
export function folderWith(commands: readonly string[], places: readonly string[], debianPackage: string): string {
  const found = search(commands, places);
  if (found !== undefined) return found;
  install(debianPackage);
  const installed = search(commands, places);
  if (installed !== undefined) return installed;
  throw new Error(`the package ${debianPackage} has no ${commands[0]}`);
}

function search(commands: readonly string[], places: readonly string[]): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...places.flatMap((place) => globSync(place))];
  return folders.find((folder) => commands.every((command) => existsSync(join(folder, command))));
}

function install(debianPackage: string): void {
  const mend = `install ${debianPackage}`;
  const mayInstall = process.getuid?.() === 0 && existsSync('/etc/debian_version');
  if (!mayInstall) throw new Error(`not on this machine; ${mend}`);
  if (process.env.NO_SYSTEM_PACKAGES === '1') throw new Error(`not on this machine (NO_SYSTEM_PACKAGES=1); ${mend}`);
  console.log(`Installing the system package ${debianPackage} for the tests`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const options = { env, stdio: 'ignore' } as const;
  if (spawnSync('apt-get', [...APT, debianPackage], options).status === 0) return;
  spawnSync('apt-get', ['-q', 'update'], options); // a fresh machine has no list of packages yet
  if (spawnSync('apt-get', [...APT, debianPackage], options).status === 0) return;
  throw new Error(`apt-get could not ${mend}`);
}

/** For a test that cannot do without: skips it with the reason, or fails it where CI is set. */
export async function orSkip<T>(context: Pick<TestContext, 'skip'>, what: string, start: () => Promise<T>): Promise<T> {
  try {
    return await start();
  } catch (error) {
    if (process.env.CI) throw error;
    return context.skip(`no ${what}: ${error instanceof Error ? error.message.split('\n')[0] : error}`);
  }
}

/** A port of this machine that nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** Databases refuse to run as root: then they are nobody's. */
export function unprivileged(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const idOf = (flag: string) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }));
  return { uid: idOf('-u'), gid: idOf('-g') };
}

const START_MS = 60_000;

export interface Program {
  start(): Promise<void>;
  /** Waits for its end; if it has ended already, at once. */
  end(signal: NodeJS.Signals): Promise<void>;
}

/** One that stays in the foreground and says at one of its outputs when it is ready. */
export function programOf(path: string, args: readonly string[], output: 'stdout' | 'stderr', ready: RegExp): Program {
  let child: ChildProcess | undefined;
  const start = async () => {
    const heard = (one: typeof output) => (one === output ? 'pipe' : 'ignore'); // what nobody reads would fill up
    const stdio = ['ignore', heard('stdout'), heard('stderr')] as const;
    const own = spawn(path, args, { ...unprivileged(), cwd: '/', stdio: [...stdio] });
    child = own;
    let text = '';
    await new Promise<void>((resolve, reject) => {
      const fail = (why: string) => reject(new Error(`${basename(path)} ${why}:\n${text}`));
      const timer = setTimeout(fail, START_MS, 'did not start');
      own.once('exit', () => fail('ended'));
      own[output]?.setEncoding('utf8').on('data', (more: string) => {
        text += more;
        if (!ready.test(text)) return;
        clearTimeout(timer);
        resolve();
      });
    });
  };
  const end = async (signal: NodeJS.Signals) => {
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await once(child, 'exit');
  };
  return { start, end };
}
