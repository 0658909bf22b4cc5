/** Reading the tree for the fence: the TypeScript files of a folder, and the nodes of one file with their lines. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'vite';

/** A place that the fence refuses, with the reason why the fence stands there. */
export interface Breach {
  where: string; // file:line
  what: string;
  why: string;
}

/** A syntax node as the parser gives it (ESTree with TypeScript); fields are looked up, so new kinds need no change. */
export interface SyntaxNode {
  type: string;
  start: number; // offset of its first character
  [field: string]: unknown;
}

export interface Source {
  file: string; // relative to the root of the repo, with '/'
  text: string;
}

const ROOT = join(import.meta.dirname, '..', '..', '..');

/** Every TypeScript file of the given top folders. */
export function readSources(folders: readonly string[]): Source[] {
  return globSync(`{${folders.join(',')}}/**/*.{ts,tsx}`, { cwd: ROOT })
    .map((file) => file.replaceAll('\\', '/'))
    .sort()
    .map((file) => ({ file, text: readFileSync(join(ROOT, file), 'utf8') }));
}

/** Calls `visit` on each node and its parent, outside in. Throws on a file that does not parse: nothing goes unread. */
export function walk({ file, text }: Source, visit: (node: SyntaxNode, parent: SyntaxNode | undefined) => void): void {
  const { program, errors } = parseSync(file, text);
  if (errors.length > 0) throw new Error(`${file} does not parse: ${errors[0]?.message}`);
  descend(program as unknown as SyntaxNode, undefined);

  function descend(node: SyntaxNode, parent: SyntaxNode | undefined): void {
    visit(node, parent);
    for (const child of Object.values(node).flat()) if (isNode(child)) descend(child, node);
  }
}

export function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && typeof (value as SyntaxNode).type === 'string';
}

/** The name of an identifier node, else undefined. */
export function nameOf(node: unknown): string | undefined {
  return isNode(node) && node.type === 'Identifier' ? (node.name as string) : undefined;
}

export function placeOf({ file, text }: Source, node: SyntaxNode): string {
  return `${file}:${text.slice(0, node.start).split('\n').length}`;
}

/** One line a breach, for the message of a failed test. */
export function describeBreaches(breaches: readonly Breach[]): string {
  return breaches.map(({ where, what, why }) => `${where}  ${what}\n    because ${why}`).join('\n');
}
