/**
 * Which modules travel in one file. Left alone, the bundler makes a file for each set of screens that share something: a
 * hundred and fifty of them on the way to the floor, each packed by itself. What a screen needs in any case, and nobody can
 * need before it, comes together.
 */
import type { Plugin } from 'vite';

const PAGE = '/index.html';
/** The screens in the order in which a player comes by them, by the ends of their modules' names. */
const SCREENS: Readonly<Record<string, readonly string[]>> = {
  room: ['/source/room-source.ts', '/screens/lobby.tsx'],
  play: ['/hud/game.tsx', '/scenes/floor.ts'],
};

/** What is known of the modules when all are read. */
export interface Graph {
  readonly modules: readonly string[];
  importsOf(id: string): readonly string[];
  laterOf(id: string): readonly string[]; // imported when they are wanted
  awaits(id: string): boolean; // as it begins, for what it imports so
}

/**
 * Group by module. A module that can be reached without the screen is left to the bundler, and so is what a module waits for
 * as it begins (the words of a language): were it in the same file, each would wait for the other for ever.
 */
export function togetherIn(graph: Graph, screens = SCREENS): ReadonlyMap<string, string> {
  const pages = graph.modules.filter((id) => id.endsWith(PAGE));
  const awaited = reach(
    graph.modules.filter((id) => graph.awaits(id)).flatMap((id) => graph.laterOf(id)),
    graph.importsOf,
  );
  const found = new Map<string, string>();
  for (const [screen, names] of Object.entries(screens)) {
    const roots = graph.modules.filter((id) => names.some((name) => id.endsWith(name)));
    const elsewhere = (id: string) =>
      [...graph.importsOf(id), ...graph.laterOf(id)].filter((next) => !roots.includes(next));
    const before = reach(pages, elsewhere);
    for (const id of reach(roots, graph.importsOf)) {
      if (!before.has(id) && !awaited.has(id) && !found.has(id)) found.set(id, screen);
    }
  }
  return found;
}

function reach(from: readonly string[], next: (id: string) => readonly string[]): Set<string> {
  const seen = new Set(from);
  for (const id of seen) for (const one of next(id)) seen.add(one);
  return seen;
}

const AWAITS = /^(export )?(const .+ = )?await\b/m;

/** A file and those that it imports, back to itself; undefined: none does. */
export function circleIn(importsOf: ReadonlyMap<string, readonly string[]>): string[] | undefined {
  const done = new Set<string>();
  const follow = (file: string, path: readonly string[]): string[] | undefined => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return undefined;
    for (const next of importsOf.get(file) ?? []) {
      const circle = follow(next, [...path, file]);
      if (circle !== undefined) return circle;
    }
    done.add(file);
    return undefined;
  };
  for (const file of importsOf.keys()) {
    const circle = follow(file, []);
    if (circle !== undefined) return circle;
  }
  return undefined;
}

/** `groupOf` knows its answers from the end of the build on, when the files are cut. */
export function together(): { plugin: Plugin; groupOf: (id: string) => string | null } {
  let groups: ReadonlyMap<string, string> = new Map();
  const plugin: Plugin = {
    name: 'together',
    buildEnd() {
      const infoOf = (id: string) => this.getModuleInfo(id);
      groups = togetherIn({
        modules: [...this.getModuleIds()],
        importsOf: (id) => infoOf(id)?.importedIds ?? [],
        laterOf: (id) => infoOf(id)?.dynamicallyImportedIds ?? [],
        awaits: (id) => AWAITS.test(infoOf(id)?.code ?? ''),
      });
    },
    // Whichever of them begins first finds the other empty: a page that stays blank, and no message.
    generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
      const circle = circleIn(new Map(chunks.map(({ fileName, imports }) => [fileName, imports])));
      if (circle !== undefined) this.error(`files that import each other: ${circle.join(' → ')}`);
    },
  };
  return { plugin, groupOf: (id) => groups.get(id) ?? null };
}
