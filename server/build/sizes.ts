/** What a browser loads by when, in bytes as they travel. Fonts are kept for good after the first visit: counted apart. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { MANIFEST } from './config.ts';

interface Chunk {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
}
type Manifest = Readonly<Record<string, Chunk>>;

/** Paths in the folder of the build. */
export interface Loads {
  readonly first: readonly string[]; // the first page
  readonly joined: readonly string[]; // in a room and its lobby
  readonly playing: readonly string[]; // and the floor with its panels, which come together when the match starts
  readonly fonts: readonly string[];
}

// What a student comes by, as the manifest names it: a renamed module would be missed, so it must be there.
const PAGE = ['text/en/index.ts']; // the words of one language
const ROOM = ['source/room-source.ts', 'screens/lobby.tsx'];
const FLOOR = ['hud/game.tsx', 'scenes/floor.ts'];

/** @throws when the build has no such module. */
export function loadsOf(folder: string): Loads {
  const manifest: Manifest = JSON.parse(readFileSync(join(folder, MANIFEST), 'utf8'));
  const entry = Object.keys(manifest).filter((key) => manifest[key]?.isEntry && key.endsWith('.html')); // not the service worker
  if (entry.length === 0) throw new Error('the build has no page');
  const files = (from: readonly string[]) => [...reach(manifest, from)].map((file) => join(folder, file));
  return {
    first: files([...entry, ...PAGE]),
    joined: files([...entry, ...PAGE, ...ROOM]),
    playing: files([...entry, ...PAGE, ...ROOM, ...FLOOR]),
    fonts: Object.values(manifest)
      .filter(({ file }) => file.endsWith('.woff2'))
      .map(({ file }) => join(folder, file)),
  };
}

/** Gzipped, fonts as they are. */
export function sizesOf(folder: string): Readonly<Record<keyof Loads, number>> {
  const { first, joined, playing, fonts } = loadsOf(folder);
  const packed = (files: readonly string[]) => files.reduce((sum, file) => sum + statSync(`${file}.gz`).size, 0);
  return {
    first: packed(first),
    joined: packed(joined),
    playing: packed(playing),
    fonts: fonts.reduce((sum, file) => sum + statSync(file).size, 0),
  };
}

/** The files of these chunks and of all that they import. */
function reach(manifest: Manifest, from: readonly string[]): Set<string> {
  const seen = new Set(from);
  const files = new Set(['index.html']);
  for (const key of seen) {
    const chunk = manifest[key];
    if (chunk === undefined) throw new Error(`the build has no module ${key}`);
    for (const other of chunk.imports ?? []) seen.add(other);
    for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(file);
  }
  return files;
}
