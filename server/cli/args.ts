/** Command lines: parsed by Node, refused in one line that says what is allowed. */
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { ContentError } from '../../shared/content/catalogue.ts';
import { LogError } from '../../shared/play/log.ts';

/** A message for the person at the terminal; no stack. */
export class UsageError extends Error {}

export function readArgs<T extends ParseArgsOptionsConfig>(usage: string, options: T, argv = process.argv.slice(2)) {
  if (argv.includes('--help') || argv.includes('-h')) {
    process.stdout.write(`usage: ${usage}\n`);
    process.exit(0);
  }
  try {
    return parseArgs({ args: argv, options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\nusage: ${usage}`);
  }
}

/** An integer option in its range. @throws UsageError that names the option and the range. */
export function readInt(name: string, text: string | undefined, fallback: number, min: number, max: number): number {
  if (text === undefined) return fallback;
  const value = Number(text);
  if (text.trim() !== '' && Number.isInteger(value) && value >= min && value <= max) return value;
  throw new UsageError(`--${name}: expected a whole number from ${min} to ${max}, found "${text}"`);
}

/** Runs a command's main; a message instead of a stack for what the person did, an exit code for both. */
export async function run(main: () => Promise<number> | number): Promise<void> {
  try {
    process.exitCode = await main();
  } catch (error) {
    const known = error instanceof UsageError || error instanceof LogError || error instanceof ContentError;
    if (!known) throw error;
    const prefix = error instanceof LogError ? `${error.code} at tick ${error.tick}: ` : '';
    process.stderr.write(`${prefix}${(error as Error).message}\n`);
    process.exitCode = 2;
  }
}
