/** The import graph against a table of layers. */
import { isBuiltin } from 'node:module';
import { posix } from 'node:path';
import { type Breach, isNode, placeOf, type Source, type SyntaxNode, walk } from './source.ts';

/** What the files below one folder may import. A file belongs to the layer with the longest matching folder. */
export interface Layer {
  folder: string;
  values: readonly string[]; // folders or files (without ending) of the repo
  types?: readonly string[]; // besides those, by `import type` only
  packages: readonly string[]; // '*' for any, 'node:*' for what Node brings
  never?: readonly string[]; // packages taken out of '*'
  why: string;
}

interface Import {
  node: SyntaxNode;
  target: string | undefined; // undefined: computed at run time
  typeOnly: boolean;
}

/** Every import, re-export and dynamic import of the source that its layer may not make. */
export function findForbiddenImports(source: Source, layers: readonly Layer[]): Breach[] {
  const layer = layerOf(source.file, layers);
  if (!layer) {
    const why = 'each folder states what it may import, else its imports go unchecked';
    return [{ where: source.file, what: 'belongs to no layer of the table', why }];
  }
  return importsOf(source)
    .filter((edge) => !isAllowed(edge, source.file, layer))
    .map(({ node, target, typeOnly }) => ({
      where: placeOf(source, node),
      what: `${layer.folder} → ${target ?? '(computed at run time)'}${typeOnly ? ' (types)' : ''}`,
      why: layer.why,
    }));
}

function layerOf(file: string, layers: readonly Layer[]): Layer | undefined {
  const matching = layers.filter(({ folder }) => covers(folder, file));
  return matching.sort((a, b) => b.folder.length - a.folder.length)[0];
}

function covers(folder: string, path: string): boolean {
  return path === folder || path.startsWith(`${folder}/`) || path.startsWith(`${folder}.`);
}

function isAllowed({ target, typeOnly }: Import, file: string, layer: Layer): boolean {
  if (target === undefined) return false;
  if (target.startsWith('.')) {
    const path = posix.join(posix.dirname(file), target);
    const folders = typeOnly ? [...layer.values, ...(layer.types ?? [])] : layer.values;
    return folders.some((folder) => covers(folder, path));
  }
  if (isBuiltin(target)) return layer.packages.includes('node:*');
  const name = packageOf(target);
  if (layer.never?.includes(name)) return false;
  return layer.packages.includes(name) || layer.packages.includes('*');
}

function packageOf(target: string): string {
  return target.split('/', target.startsWith('@') ? 2 : 1).join('/');
}

function importsOf(source: Source): Import[] {
  const found: Import[] = [];
  walk(source, (node) => {
    const from = IMPORTING[node.type]?.(node);
    if (!isNode(from)) return;
    const target = typeof from.value === 'string' ? from.value : undefined;
    found.push({ node, target, typeOnly: isTypeOnly(node) });
  });
  return found;
}

const IMPORTING: Record<string, (node: SyntaxNode) => unknown> = {
  ImportDeclaration: (node) => node.source,
  ExportNamedDeclaration: (node) => node.source,
  ExportAllDeclaration: (node) => node.source,
  ImportExpression: (node) => node.source,
  TSImportType: (node) => node.source,
  TSExternalModuleReference: (node) => node.expression,
};

function isTypeOnly(node: SyntaxNode): boolean {
  // `import { type A }` still loads the module at run time (verbatimModuleSyntax), so only the declaration counts.
  return node.type === 'TSImportType' || node.importKind === 'type' || node.exportKind === 'type';
}
