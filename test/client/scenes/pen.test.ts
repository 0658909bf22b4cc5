/** Words on the floor: smaller where they lack the width, and cut only where they would be too small to read. */
import { expect, test } from 'vitest';
import { type Pen, write } from '../../../client/scenes/pen.ts';

/** A canvas whose letters are half as wide as they are high, and that keeps what was written on it. */
class PlainCanvas {
  font = '';
  readonly written: string[] = [];
  private get size(): number {
    return Number(/([\d.]+)px/.exec(this.font)?.[1]);
  }
  measureText(text: string) {
    return { width: (text.length * this.size) / 2 };
  }
  fillText(text: string) {
    this.written.push(`${text} ${this.size}`);
  }
}

test('a word that lacks the width is set smaller before it is cut', () => {
  const ctx = new PlainCanvas();
  const pen = { ctx } as unknown as Pen;
  write(pen, 'gesund', 0, 0, '', { size: 14, max: 66, least: 11 });
  write(pen, 'ausgefallen', 0, 0, '', { size: 14, max: 66, least: 11 });
  write(pen, 'ausgefallen', 0, 0, '', { size: 14, max: 66 });
  write(pen, 'wird umgewandelt', 0, 0, '', { size: 14, max: 66, least: 11 });
  expect(ctx.written).toEqual(['gesund 14', 'ausgefallen 12', 'ausgefal… 14', 'wird umgewa… 11']);
});
