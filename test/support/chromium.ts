/**
 * A real Chromium for tests and proofs: CHROME_PATH, else one that the system has, else the one inside the package
 * @sparticuz/chromium (Linux x64).
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import type { TestContext } from 'vitest';
import { orSkip } from './programs.ts';

const ARGUMENTS = [
  '--no-sandbox', // Chromium's own sandbox refuses to start as root, as CI containers run
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];
const COMMANDS = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'chrome.exe'];
const APPLICATIONS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];
const MEND = 'install Chromium or Chrome, or set CHROME_PATH to one';

interface Found {
  path: string;
  libraries?: string; // a folder to search for shared libraries that the system lacks
}

/** Starts Chromium; the caller closes it. Throws where there is none, with the reason and what mends it. */
export async function launchChromium(extraArguments: readonly string[] = []): Promise<Browser> {
  const { path, libraries } = await findChromium();
  const env = libraries ? { ...environment(), LD_LIBRARY_PATH: libraries } : environment();
  return chromium.launch({ executablePath: path, headless: true, args: [...ARGUMENTS, ...extraArguments], env });
}

/** For a test: as launchChromium, but a missing browser skips the test with its reason, or fails it where CI is set. */
export const launchChromiumOrSkip = (context: TestContext, flags: readonly string[] = []): Promise<Browser> =>
  orSkip(context, 'Chromium', () => launchChromium(flags));

async function findChromium(): Promise<Found> {
  const given = process.env.CHROME_PATH;
  if (given) {
    if (existsSync(given)) return { path: given };
    throw new Error(`CHROME_PATH names ${given}, where there is nothing; ${MEND}`);
  }
  const folders = (process.env.PATH ?? '').split(delimiter);
  const installed = [...COMMANDS.flatMap((name) => folders.map((folder) => join(folder, name))), ...APPLICATIONS];
  const path = installed.find((candidate) => existsSync(candidate));
  return path ? { path } : packagedChromium();
}

/** Unpacks the packaged Chromium once per version, and its libraries (NSS, NSPR, Expat) for systems without them. */
async function packagedChromium(): Promise<Found> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(`none is packaged for ${process.platform} ${process.arch}; ${MEND}`);
  }
  const bin = join(dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))), '..', 'bin');
  const folder = join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'chromium');
  if (!existsSync(folder)) await unpack(bin, folder);
  const path = join(folder, 'chromium');
  if (starts(path)) return { path };
  const libraries = join(folder, 'al2023', 'lib');
  if (starts(path, libraries)) return { path, libraries };
  throw new Error(`the packaged one does not start on this system; ${MEND}`);
}

/** Into a folder of our own, renamed when complete: two test files may come here at the same moment. */
async function unpack(bin: string, folder: string): Promise<void> {
  const partial = `${folder}-${process.pid}`;
  mkdirSync(partial, { recursive: true });
  const { TMPDIR } = process.env;
  process.env.TMPDIR = partial; // the package always unpacks into the system's folder for temporary files
  try {
    const { default: packaged, inflate } = await import('@sparticuz/chromium');
    await packaged.executablePath(bin);
    await inflate(join(bin, 'al2023.tar.br'));
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = TMPDIR;
  }
  if (existsSync(folder)) rmSync(partial, { recursive: true });
  else renameSync(partial, folder);
}

function starts(path: string, libraries?: string): boolean {
  try {
    const env = libraries ? { ...process.env, LD_LIBRARY_PATH: libraries } : process.env;
    execFileSync(path, ['--version', '--no-sandbox'], { env, stdio: 'ignore', timeout: 20_000 });
    return true;
  } catch {
    return false;
  }
}

function environment(): Record<string, string> {
  const set = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return Object.fromEntries(set);
}
