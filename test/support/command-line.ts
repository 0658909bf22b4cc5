/** Runs the commands of package.json as a person does, without npm's own second of start-up. */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');
const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: Record<string, string> };

export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** `npm run <name> -- <args>` to its end, without colours. */
export function runCommand(name: string, ...args: string[]): Promise<Ended> {
  const [program, ...fixed] = (scripts[name] ?? '').split(' ');
  if (program !== 'node') throw new Error(`package.json has no command "${name}" that starts with node`);
  const { FORCE_COLOR: _, ...inherited } = process.env;
  const options = { cwd: ROOT, env: { ...inherited, NO_COLOR: '1' }, maxBuffer: 2 ** 26, timeout: 120_000 };
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [...fixed, ...args], options, (error, stdout, stderr) => {
      const code = error === null ? 0 : error.code;
      if (typeof code === 'number') resolve({ code, stdout, stderr });
      else reject(error); // killed, or never started
    });
  });
}
