/**
 * `import … from 'phaser'` gets the parts of the engine that the floor uses, from its sources: the whole is 353 KB
 * packed. A part that is asked for and not listed below fails the build, by name.
 */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const SOURCE = join(dirname(fileURLToPath(import.meta.resolve('phaser/package.json'))), 'src');
const ENTRY = '\0phaser-parts';

/** What the engine's sources ask about its own build: Canvas only (floor.ts says why), no sound, no debugger. */
const FLAGS: Readonly<Record<string, boolean>> = {
  WEBGL_RENDERER: false,
  CANVAS_RENDERER: true,
  WEBGL_DEBUG: false,
  FEATURE_SOUND: false,
  EXPERIMENTAL: false,
  PLUGIN_CAMERA3D: false,
  PLUGIN_FBINSTANT: false,
};

/** Files of its sources by the engine's own names. The renderer comes first: game objects ask for it while they load. */
const PARTS: Readonly<Record<string, string>> = {
  Renderer: 'renderer',
  ...parts('core', ['Game']),
  ...parts('scene', ['Scene']),
  'Events.EventEmitter': 'events/EventEmitter', // a core plugin: without it a game does not start
  Scale: 'scale/const/SCALE_MODE_CONST',
  'Tweens.TweenManager': 'tweens/TweenManager',
  'Cameras.Scene2D.CameraManager': 'cameras/2d/CameraManager',
  ...parts('gameobjects', ['DisplayList', 'UpdateList'], 'GameObjects.'),
  ...gameObject('container', 'Container'),
  ...gameObject('graphics', 'Graphics'),
  ...gameObject('image', 'Image'),
};
const CONSTANTS = ['VERSION', 'AUTO', 'CANVAS', 'WEBGL', 'HEADLESS'];

function parts(folder: string, names: readonly string[], prefix = ''): Record<string, string> {
  return Object.fromEntries(names.map((name) => [`${prefix}${name}`, `${folder}/${name}`]));
}

/** The object, and what makes `this.add.<object>` of it. */
function gameObject(folder: string, name: string): Record<string, string> {
  return {
    [`GameObjects.${name}`]: `gameobjects/${folder}/${name}`,
    [`GameObjects.Factories.${name}`]: `gameobjects/${folder}/${name}Factory`,
  };
}

export function phaserParts(): Plugin[] {
  return [
    {
      name: 'phaser-parts',
      apply: 'build',
      enforce: 'pre',
      resolveId: (id) => (id === 'phaser' ? ENTRY : undefined),
      load: (id) => (id === ENTRY ? entry() : undefined),
      transform: (code, id) => (id.includes('/phaser/src/') ? withFlags(code) : undefined),
    },
    {
      name: 'phaser-parts-listed',
      apply: 'build',
      enforce: 'post', // once the types are gone: naming a part as a type costs nothing
      transform(code, id) {
        const missing = isOurs(id) ? unlisted(code) : [];
        if (missing.length > 0) this.error(`${missing.join(', ')}: list in server/build/phaser.ts what the floor uses`);
      },
    },
  ];
}

function isOurs(id: string): boolean {
  return !id.includes('node_modules') && id !== ENTRY;
}

/** Parts that the code names and the list has neither whole nor in pieces. */
export function unlisted(code: string): string[] {
  const known = [...Object.keys(PARTS), ...CONSTANTS];
  const dotted = [...code.matchAll(/\bPhaser\.([A-Z]\w*(?:\.[A-Z]\w*)*)/g)].map((match) => match[1]!);
  const braced = [...code.matchAll(/import[^;]*?\{([^}]*)\} from ['"]phaser['"]/g)].flatMap((match) =>
    match[1]!.split(','),
  );
  const named = braced
    .map((name) => name.replace(/ as .*/, '').trim())
    .filter((name) => name !== '' && name !== 'default');
  const used = [...dotted, ...named];
  const isListed = (name: string) => known.some((part) => covers(part, name) || covers(name, part));
  return [...new Set(used)].filter((name) => !isListed(name)).map((name) => `Phaser.${name}`);
}

function covers(outer: string, inner: string): boolean {
  return outer === inner || inner.startsWith(`${outer}.`);
}

/** A module that holds the parts nested as in the engine; in its sources' own kind, whose requires keep their order. */
function entry(): string {
  const nested: Tree = {};
  for (const [name, part] of Object.entries(PARTS)) plant(nested, name.split('.'), requireOf(part));
  for (const name of CONSTANTS) nested[name] = `${requireOf('const')}.${name}`;
  return `module.exports = ${print(nested)};`;
}

function requireOf(part: string): string {
  const direct = join(SOURCE, `${part}.js`);
  return `require(${JSON.stringify(existsSync(direct) ? direct : join(SOURCE, part, 'index.js'))})`;
}

type Tree = { [name: string]: Tree | string };

function plant(tree: Tree, [name = '', ...rest]: readonly string[], value: string): void {
  if (rest.length === 0) {
    tree[name] = value;
    return;
  }
  tree[name] ??= {};
  plant(tree[name] as Tree, rest, value);
}

function print(tree: Tree | string): string {
  if (typeof tree === 'string') return tree;
  return `{ ${Object.entries(tree).map(([name, inner]) => `${name}: ${print(inner)}`)} }`;
}

function withFlags(code: string): string {
  return code.replaceAll(/typeof ([A-Z][A-Z\d_]+)\b/g, (whole, flag: string) => String(FLAGS[flag] ?? whole));
}
