import { describe, expect, test } from 'vitest';
import { contains, type Rect } from '../../../client/scenes/geometry.ts';
import { labelAt } from '../../../client/scenes/layout-label.ts';

const STAGE = { x: 60, y: 8, w: 740, h: 514 };
const overlaps = (a: Rect, b: Rect): boolean =>
  a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;

describe('a label beside its sign', () => {
  test('stands beside it, and not on it', () => {
    const sign = { x: 200, y: 200 };
    const box = labelAt(sign, 22, 150, 26, STAGE, []);
    expect(overlaps(box, { x: 188, y: 188, w: 24, h: 24 })).toBe(false);
    expect(overlaps(box, { x: 170, y: 170, w: 60, h: 60 })).toBe(true);
  });

  test('steps off what it would cover, and stays on the stage', () => {
    for (let seed = 1; seed < 60; seed++) {
      const sign = { x: 60 + ((seed * 97) % 740), y: 8 + ((seed * 53) % 514) };
      const drawer = { x: sign.x - 40, y: sign.y - 30, w: 400, h: 60 };
      const box = labelAt(sign, 22, 180, 26, STAGE, [drawer]);
      expect(overlaps(box, drawer), `sign at ${sign.x}, ${sign.y}`).toBe(false);
      expect(contains(STAGE, { x: box.x, y: box.y })).toBe(true);
      expect(box.x + box.w).toBeLessThanOrEqual(STAGE.x + STAGE.w);
      expect(box.y + box.h).toBeLessThanOrEqual(STAGE.y + STAGE.h);
    }
  });

  test('covers as little as it can where all is taken', () => {
    const all = { x: 0, y: 0, w: 900, h: 600 };
    const box = labelAt({ x: 300, y: 300 }, 22, 180, 26, STAGE, [all]);
    expect(Math.hypot(box.x - 300, box.y - 300)).toBeLessThan(60);
  });
});
