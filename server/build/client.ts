/**
 * The built client. It is named after what it was built from, so it is there or it is not: no half-built folder is ever
 * served, two servers that start together do not disturb each other, and a start without changes builds nothing.
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { ROOT, type Site } from './config.ts';

const BUILDS = join(ROOT, 'node_modules', '.cache', 'headroom', 'client');
const SOURCES = ['client/**/*', 'shared/**/*', 'assets/**/*', 'server/build/*', 'package-lock.json'];
const BUILDER = join(import.meta.dirname, 'vite.ts');
const SHRINKS = /\.(html|js|css|json|svg|webmanifest|txt)$/;

/** The folder of the client as its sources are now, built first if need be. */
export async function buildClientIfStale(say: (line: string) => void): Promise<string> {
  const folder = join(BUILDS, fingerprint());
  if (existsSync(folder)) return folder;
  say('Building the client (only after changes, some 5 seconds) …');
  const partial = `${folder}-${process.pid}`;
  try {
    await buildClient(partial);
    pack(partial);
    takePlace(partial, folder);
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
  return folder;
}

/** In a process of its own: what the bundler takes (600 MiB, measured) it keeps for as long as its process lives. */
export async function buildClient(folder: string, site: Site = 'served'): Promise<void> {
  const env = { ...process.env, NODE_ENV: 'production' }; // whoever builds it: tests run as "test"
  await promisify(execFile)(process.execPath, [BUILDER, folder, site], { env });
}

/** Of the contents, not the times: a fresh checkout of the same sources needs no build. */
export function fingerprint(root = ROOT): string {
  const hash = createHash('sha256');
  const files = globSync(SOURCES, { cwd: root, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).sort();
  for (const path of paths)
    hash
      .update(`${path.slice(root.length)}\n`)
      .update(readFileSync(path))
      .update('\n');
  return hash.digest('hex').slice(0, 16);
}

function pack(folder: string): void {
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const file = join(folder, name);
    if (SHRINKS.test(name)) writeFileSync(`${file}.gz`, gzipSync(readFileSync(file), { level: 9 }));
  }
}

function takePlace(partial: string, folder: string): void {
  mkdirSync(BUILDS, { recursive: true });
  if (existsSync(folder))
    rmSync(partial, { recursive: true }); // another start was faster, with the same result
  else renameSync(partial, folder);
  const others = readdirSync(BUILDS).filter((name) => /^[0-9a-f]{16}$/.test(name) && join(BUILDS, name) !== folder);
  for (const name of others) rmSync(join(BUILDS, name), { recursive: true, force: true });
}
