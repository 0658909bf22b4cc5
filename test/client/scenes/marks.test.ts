/** What orders say in the air of a machine, and what the air says of itself, beside each other at any width. */
import { expect, test } from 'vitest';
import { DARK } from '../../../client/look/palette.ts';
import type { FloorMark } from '../../../client/play/draft-marks.ts';
import { traysOf } from '../../../client/scenes/contents.ts';
import { stageOf } from '../../../client/scenes/geometry.ts';
import { layoutRacks } from '../../../client/scenes/layout-rack.ts';
import { paintFree } from '../../../client/scenes/paint-free.ts';
import { paintMarks } from '../../../client/scenes/paint-marks.ts';
import type { Pen } from '../../../client/scenes/pen.ts';
import { type Beat, rackPlans } from '../../../client/scenes/scene-model.ts';
import { estateOf } from './estate.ts';

interface Word {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly y: number;
}

const isOn = (a: Word, b: Word): boolean => a.from < b.to && b.from < a.to && Math.abs(a.y - b.y) < 12;

/** A pen that keeps where its words stand; its letters are as wide as those of a code font. */
function keepingPen(): { pen: Pen; written: Word[] } {
  const written: Word[] = [];
  const widthOf = (text: string) => text.length * 0.6 * Number(/([\d.]+)px/.exec(canvas.font)?.[1]);
  const canvas = {
    font: '',
    textAlign: 'left',
    measureText: (text: string) => ({ width: widthOf(text) }),
    fillText(text: string, x: number, y: number) {
      const wide = widthOf(text);
      const from = x - { left: 0, center: wide / 2, right: wide }[canvas.textAlign as 'left' | 'center' | 'right'];
      if (text !== '') written.push({ text, from, to: from + wide, y });
    },
  };
  // What is drawn beside the words leaves nothing.
  const ctx = new Proxy(canvas, { get: (has, name) => Reflect.get(has, name) ?? (() => undefined) });
  return { pen: { ctx, palette: DARK, theme: 'dark', hatches: new Map() } as unknown as Pen, written };
}

const { view, rules } = estateOf('1-4');
const picture = layoutRacks(rackPlans(view, rules, traysOf(view, rules)), stageOf(862, 584), 0);
const host = picture.hosts.find(({ form }) => form === 'wide') ?? picture.hosts[0]!;

const order: FloorMark = {
  key: 'p1',
  state: 'pending',
  place: 0,
  fits: true,
  verb: 'stopVm',
  jar: '',
  host: host.tray.host.id,
  slot: '',
  needMib: 0,
  name: '',
  reason: '',
};

/** With so many pixels of air. */
function wordsIn(air: number, mark: FloorMark): readonly Word[] {
  const { pen, written } = keepingPen();
  const narrow = { ...host, usedX: host.well.x + host.well.w - air, jars: [], lens: null };
  const model = { view, marks: [mark], picks: [], carry: null, carriedAlong: [], selection: null };
  const beat = { model, picture: { ...picture, hosts: [narrow] } } as unknown as Beat;
  paintFree(pen, narrow, beat);
  paintMarks(pen, beat);
  return written;
}

test.each([
  ['an order on its way', order],
  ['a draft', { ...order, state: 'draft', place: 1 }],
  ['what would come', { ...order, verb: 'migrateLive', needMib: 1024, name: 'shop-db' }],
] as const)('%s and the free memory do not stand on each other', (_name, mark) => {
  const seen = new Set<string>();
  for (let air = 40; air <= host.well.w; air += 5) {
    const said = wordsIn(air, mark);
    for (const { text } of said) seen.add(text.replace(/[\d.]+/, 'N'));
    const covered = said.filter((one) => said.some((other) => other !== one && isOn(one, other)));
    expect(
      covered.map(({ text }) => text),
      `${air} px`,
    ).toEqual([]);
  }
  expect([...seen].some((text) => text.includes('GiB'))).toBe(true);
});

test('an order on its way is not cut: where its word has no room, its dashes are enough', () => {
  const texts = (air: number) => wordsIn(air, order).map(({ text }) => text);
  expect(texts(46)).not.toContainEqual(expect.stringMatching(/^ord/));
  expect(texts(200)).toContain('ordering …');
});
