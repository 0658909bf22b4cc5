/** When the client counts as changed, and which parts of the engine its bundle has. */
import { cpSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fingerprint } from '../../server/build/client.ts';
import { unlisted } from '../../server/build/phaser.ts';

describe('the fingerprint', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'headroom-build-'));
    for (const folder of ['client/hud', 'shared', 'assets/fonts', 'server/build'])
      mkdirSync(join(root, folder), { recursive: true });
    for (const file of [
      'client/main.tsx',
      'shared/a.ts',
      'assets/fonts/f',
      'package-lock.json',
      'server/build/config.ts',
    ]) {
      writeFileSync(join(root, file), 'one');
    }
  });
  afterEach(() => rmSync(root, { recursive: true }));

  test('is the same for the same contents elsewhere and at another time', () => {
    const copy = `${root}-copy`;
    cpSync(root, copy, { recursive: true });
    utimesSync(join(copy, 'client', 'main.tsx'), 1, 1);
    expect(fingerprint(copy)).toBe(fingerprint(root));
    rmSync(copy, { recursive: true });
  });

  test.each(['client/main.tsx', 'shared/a.ts', 'assets/fonts/f', 'package-lock.json', 'server/build/config.ts'])(
    'changes with %s',
    (file) => {
      const before = fingerprint(root);
      writeFileSync(join(root, file), 'two');
      expect(fingerprint(root)).not.toBe(before);
    },
  );

  test('changes with a new file and a new name', () => {
    const before = fingerprint(root);
    writeFileSync(join(root, 'client', 'hud', 'clock.tsx'), '');
    const withOne = fingerprint(root);
    rmSync(join(root, 'client', 'hud', 'clock.tsx'));
    writeFileSync(join(root, 'client', 'hud', 'watch.tsx'), '');
    expect(new Set([before, withOne, fingerprint(root)]).size).toBe(3);
  });

  test('not with what the server alone reads', () => {
    const before = fingerprint(root);
    writeFileSync(join(root, 'server', 'main.ts'), 'two');
    writeFileSync(join(root, 'README.md'), 'two');
    expect(fingerprint(root)).toBe(before);
  });
});

describe('parts of the engine', () => {
  test('listed ones, whole namespaces of them and what is inside them are known', () => {
    const code = `import Phaser, { Scene } from 'phaser'; import * as All from 'phaser';
      new Phaser.Game({ type: Phaser.AUTO, scale: Phaser.Scale.RESIZE }); Phaser.Tweens.TweenManager; Phaser.GameObjects;`;
    expect(unlisted(code)).toEqual([]);
  });

  test('others are named', () => {
    const code = `import Phaser, { Scene, Physics as P } from "phaser"; new Phaser.GameObjects.Video(); Phaser.Sound.WebAudioSound;`;
    expect(unlisted(code)).toEqual(['Phaser.GameObjects.Video', 'Phaser.Sound.WebAudioSound', 'Phaser.Physics']);
  });
});
