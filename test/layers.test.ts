/** The fence: who may import whom, and what the rules may not call. No file is excepted. */
import { describe, expect, test } from 'vitest';
import { findBannedCalls } from './support/fence/calls.ts';
import { findForbiddenImports, type Layer } from './support/fence/imports.ts';
import { type Breach, describeBreaches, readSources } from './support/fence/source.ts';

const ONE_WAY = 'the rules import leftwards only (base ← content ← sim ← play), so that each can be read and run alone';
const BASE = ['shared/base'];
const CONTENT = ['shared/content', ...BASE];
const SIM = ['shared/sim', ...CONTENT];
const PLAY = ['shared/play', ...SIM];

// Whoever plays: what it decides from is its team's view and the published rules, as a student's browser has them.
const BOTS = [
  'bot',
  'policy',
  'policy-sizes',
  'autopilots',
  'buying',
  'script',
  'condition',
  'pursuit',
  'goals',
  'moves',
  'candidates',
  'tenants',
].map((name) => `shared/play/${name}`);
const PUBLISHED = ['view', 'commands', 'placement', 'rulebook'].map((name) => `shared/sim/${name}`).concat(CONTENT);
const SEES_A_VIEW = 'a bot sees what a team sees, its view, and never the world behind it';

const LAYERS: readonly Layer[] = [
  { folder: 'shared/base', values: BASE, packages: ['xxhash-wasm'], why: ONE_WAY },
  { folder: 'shared/content', values: CONTENT, packages: ['zod'], why: ONE_WAY },
  { folder: 'shared/sim', values: SIM, packages: ['zod'], why: ONE_WAY },
  { folder: 'shared/play', values: PLAY, packages: ['zod'], why: ONE_WAY },
  ...BOTS.map((folder) => ({ folder, values: [...BOTS, ...PUBLISHED], types: SIM, packages: [], why: SEES_A_VIEW })),
  {
    folder: 'shared/wire',
    values: ['shared/wire', 'shared/sim/world', 'shared/sim/commands/schema', ...BASE],
    types: ['shared/sim', 'shared/play'],
    packages: ['zod', '@colyseus/schema'],
    why: 'messages and schemas are lists of fields that both ends read: records and literals, no rules in them',
  },
  {
    folder: 'server',
    values: ['server', 'shared'],
    packages: ['*', 'node:*'],
    never: ['phaser', 'preact', 'vitest'],
    why: 'the server knows nothing of the client, and neither knows the tests',
  },
  {
    folder: 'client',
    values: ['client', 'shared'],
    packages: ['*'],
    never: ['vitest'],
    why: 'the client runs in a browser and knows nothing of the server',
  },
  {
    folder: 'client/hud',
    values: ['client', 'shared'],
    packages: ['*'],
    never: ['phaser', 'vitest'],
    why: 'what has words or numbers is DOM and needs no game engine to load',
  },
  {
    folder: 'client/scenes',
    values: ['client', 'shared'],
    packages: ['*'],
    never: ['preact', '@preact/signals', 'vitest'],
    why: 'what moves in space is drawn by the engine and knows no DOM components',
  },
  {
    folder: 'test',
    values: ['test', 'shared', 'server', 'client', 'assets'],
    packages: ['*', 'node:*'],
    why: 'tests see all',
  },
];

describe('the tree', () => {
  const sources = readSources(['shared', 'server', 'client', 'test']);
  const rules = sources.filter(({ file }) => file.startsWith('shared/'));

  test('is read: an empty fence would let everything through', () => {
    expect(rules.length).toBeGreaterThan(10);
    const files = sources.map(({ file }) => file);
    expect(files).toContain('test/layers.test.ts');
    for (const bot of BOTS) expect(files, 'the table names a bot that is not there').toContain(`${bot}.ts`);
  });

  test('imports only what the table of layers allows', () => {
    expectNone(sources.flatMap((source) => findForbiddenImports(source, LAYERS)));
  });

  test('shared/ uses nothing whose result may differ between machines or runs', () => {
    expectNone(rules.flatMap(findBannedCalls));
  });
});

function expectNone(breaches: readonly Breach[]): void {
  expect(breaches.length, `\n${describeBreaches(breaches)}\n`).toBe(0);
}

describe('the fence stops this import', () => {
  test.each([
    ['shared/base/a.ts', "import { z } from 'zod';"],
    ['shared/base/a.ts', "import type { World } from '../sim/world.ts';"],
    ['shared/content/a.ts', "import { step } from '../sim/step.ts';"],
    ['shared/content/a.ts', "import { readFileSync } from 'node:fs';"],
    ['shared/sim/a.ts', "import { run } from '../play/driver.ts';"],
    ['shared/sim/a.ts', "export * from '../play/driver.ts';"],
    ['shared/sim/a.ts', "export { run } from '../wire/messages.ts';"],
    ['shared/sim/a.ts', "type Room = import('../../server/rooms/match-room.ts').Room;"],
    ['shared/sim/a.ts', "const driver = await import('../play/driver.ts');"],
    ['shared/sim/a.ts', 'const any = await import(name);'],
    ['shared/sim/a.ts', "import fs = require('fs');"],
    ['shared/sim/a.ts', "import '../../test/support/anything.ts';"],
    ['shared/play/policy.ts', "import { step } from '../sim/step.ts';"],
    ['shared/play/policy.ts', "import { type World } from '../sim/world.ts';"], // loads the module all the same
    ['shared/play/policy.ts', "import { viewport } from '../sim/views-of-all.ts';"],
    ['shared/play/bot.ts', "import { advance } from './driver.ts';"],
    ['shared/wire/state.ts', "import { createWorld } from '../sim/genesis.ts';"],
    ['server/main.ts', "import { Hud } from '../client/hud/hud.tsx';"],
    ['server/main.ts', "import Phaser from 'phaser';"],
    ['client/app.ts', "import { rooms } from '../server/rooms/index.ts';"],
    ['client/app.ts', "import { join } from 'node:path';"],
    ['client/app.ts', "import fs from 'fs';"],
    ['client/hud/clock.tsx', "import Phaser from 'phaser';"],
    ['client/scenes/rack.ts', "import { signal } from '@preact/signals';"],
    ['client/scenes/rack.ts', "import { h } from 'preact/hooks';"],
    ['server/main.ts', "import { test } from 'vitest';"],
    ['elsewhere/a.ts', 'export const one = 1;'],
  ])('%s: %s', (file, text) => {
    expect(findForbiddenImports({ file, text }, LAYERS)).toHaveLength(1);
  });

  test('and lets these through', () => {
    const allowed = [
      ['shared/sim/a.ts', "import { z } from 'zod'; import { assert } from '../base/assert.ts'; import './b.ts';"],
      ['shared/play/policy.ts', "import type { World } from '../sim/world.ts'; import { lens } from '../sim/view.ts';"],
      [
        'shared/wire/state.ts',
        "import type { World } from '../sim/world.ts'; import { schema } from '@colyseus/schema';",
      ],
      [
        'server/main.ts',
        "import { join } from 'node:path'; import { step } from '../shared/sim/step.ts'; import pino from 'pino';",
      ],
      ['client/hud/clock.tsx', "import { h } from 'preact'; export const clock = <p>1</p>;"],
    ] as const;
    expectNone(allowed.flatMap(([file, text]) => findForbiddenImports({ file, text }, LAYERS)));
  });
});

describe('the fence stops this use in shared/', () => {
  test.each([
    'const a = Math.pow(2, 3);',
    "const a = Math['pow'](2, 3);",
    'const a = Math[name](2, 3);',
    'const a = Math?.exp(1);',
    'const a = Math.random();',
    'const { log } = Math;',
    'const maths = Math;',
    'const a = [1].map(Math.sin);',
    'const a = 2 ** 3;',
    'a **= 2;',
    'const a = (1.5).toLocaleString();',
    "const a = 'a'['toLocaleUpperCase']();",
    "const a = 'a'.localeCompare('b');",
    'const { localeCompare } = text;',
    'const a = new Intl.NumberFormat();',
    'const a = new Date();',
    'const a = Date.now();',
    'const a = { Date };',
    'list.sort();',
    'list.toSorted();',
    'list?.sort();',
    'list.sort(undefined);',
    "list['sort']();",
    'const by = list.sort;',
    "console.log('here');",
    'setTimeout(run, 10);',
    'const a = globalThis.Date;',
    'const a = performance.now();',
    'const a = process.env.HOME;',
    "const a = new Function('return 1');",
    "const a = Reflect.get(Math, 'pow');",
    'const a = import.meta.url;',
    'for (const key in record) count(key);',
    'for (const key of Object.keys(record)) count(key);',
    "const a = Object['values'](record);",
    'const a = Object.entries(record);',
    'const { keys } = Object;',
    'function tick(Date: number) { return Date; }',
  ])('%s', (text) => {
    expect(findBannedCalls({ file: 'shared/sim/a.ts', text })).not.toHaveLength(0);
  });

  test('and lets these through', () => {
    const text = `
      interface Clock { Date: number; process: string; sort: 'asc' }
      const clock = { Date: 1, console: 2, Math: 3 };
      const sum = clock.Date + clock.console + Math.floor(Math.sqrt(2)) + Math.max(1, 2);
      const sorted = list.toSorted((a, b) => a - b);
      const frozen = Object.freeze({ sum });
      for (const entry of map.values()) count(entry);
      const advance = (process: Migration) => process.roundsLeft;
    `;
    expectNone(findBannedCalls({ file: 'shared/sim/a.ts', text }));
  });

  test('content may list the keys of the JSON it validates, and only content', () => {
    const text = 'for (const [id, host] of Object.entries(json.hosts)) add(id, host);';
    expectNone(findBannedCalls({ file: 'shared/content/a.ts', text }));
    expect(findBannedCalls({ file: 'shared/play/a.ts', text })).toHaveLength(1);
  });

  test('names the place, the use and the reason', () => {
    const [breach] = findBannedCalls({ file: 'shared/sim/a.ts', text: '\n\nconst a = Math.exp(1);' });
    expect(describeBreaches([breach!])).toMatch(/^shared\/sim\/a\.ts:3 {2}Math\.exp\n {4}because .*replay/);
  });
});
