/** A real PostgreSQL of the test's own: an empty one in a folder of its own, that can be killed and started again. */
import { execFileSync } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { folderWith, freePort, programOf, unprivileged } from './programs.ts';

const PLACES = ['/usr/lib/postgresql/*/bin', '/opt/homebrew/opt/postgresql@*/bin', '/usr/local/opt/postgresql@*/bin'];
const USER = 'headroom';
export const PASSWORD = 'not-for-the-log';

export interface TestPostgres {
  readonly url: string;
  /** Dies at once, as a machine does. */
  kill(): Promise<void>;
  start(): Promise<void>;
  /** Ends it and removes its data. */
  stop(): Promise<void>;
}

export async function startPostgres(): Promise<TestPostgres> {
  const programs = folderWith(['postgres', 'initdb'], PLACES, 'postgresql');
  const folder = mkdtempSync(join(tmpdir(), 'headroom-postgres-'));
  const who = unprivileged();
  if (who.uid !== undefined && who.gid !== undefined) chownSync(folder, who.uid, who.gid);
  const data = join(folder, 'data');
  makeCluster(programs, folder, data);
  const port = await freePort();
  const args = ['-D', data, '-p', String(port), '-k', folder, '-c', 'listen_addresses=127.0.0.1'];
  const { start, end } = programOf(join(programs, 'postgres'), args, 'stderr', /ready to accept connections/);
  await start();
  return {
    url: `postgres://${USER}:${PASSWORD}@127.0.0.1:${port}/postgres`,
    // PostgreSQL's "immediate shutdown": no checkpoint, as in a crash. SIGKILL would leave its children behind.
    kill: () => end('SIGQUIT'),
    start,
    stop: async () => {
      await end('SIGINT');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function makeCluster(programs: string, folder: string, data: string): void {
  const password = join(folder, 'password');
  writeFileSync(password, PASSWORD, { mode: 0o644 });
  const who = ['--username', USER, '--auth', 'scram-sha-256', '--pwfile', password];
  const how = ['--encoding', 'UTF8', '--locale', 'C', '--no-sync'];
  const options = { ...unprivileged(), cwd: folder, stdio: 'pipe' } as const;
  execFileSync(join(programs, 'initdb'), ['-D', data, ...who, ...how], options);
}
