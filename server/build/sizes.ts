/** What a browser loads, in bytes as they travel: at first, and once the floor is on the screen. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { MANIFEST } from './config.ts';

interface Chunk {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
  readonly css?: readonly string[];
}
type Manifest = Readonly<Record<string, Chunk>>;

export interface Sizes {
  readonly firstLoadBytes: number;
  readonly allBytes: number; // every chunk there is: the floor and each screen
}

export function sizesOf(folder: string): Sizes {
  const manifest: Manifest = JSON.parse(readFileSync(join(folder, MANIFEST), 'utf8'));
  const entry = Object.keys(manifest).filter((key) => manifest[key]?.isEntry);
  const first = reach(manifest, entry, (chunk) => chunk.imports ?? []);
  const all = reach(manifest, entry, (chunk) => [...(chunk.imports ?? []), ...(chunk.dynamicImports ?? [])]);
  const bytes = (files: Set<string>) => [...files].reduce((sum, file) => sum + packedBytes(folder, file), 0);
  return { firstLoadBytes: bytes(first), allBytes: bytes(all) };
}

/** The files of the chunks that can be come to from these. */
function reach(manifest: Manifest, from: readonly string[], next: (chunk: Chunk) => readonly string[]): Set<string> {
  const seen = new Set(from);
  for (const key of seen) for (const other of next(manifest[key]!)) seen.add(other);
  return new Set(['index.html', ...[...seen].flatMap((key) => [manifest[key]!.file, ...(manifest[key]!.css ?? [])])]);
}

function packedBytes(folder: string, file: string): number {
  return statSync(join(folder, `${file}.gz`)).size;
}
