/** Power: the lines, what hangs on them, and what is announced for them, as signs where it will be felt. */
import { Zap } from 'lucide';
import { clock, count } from '../text/format.ts';
import { words } from '../text/index.ts';
import { mix } from './colour.ts';
import { rect } from './geometry.ts';
import { type FeedLine, feedLines, sideBySide } from './layout-power.ts';
import { fill, lineOf, measure, outline, type Pen, pill, write } from './pen.ts';
import { glyph } from './pen-glyph.ts';
import type { Beat } from './scene-model.ts';

type Sign = Beat['model']['view']['signs'][number];

export function paintPowerBack(pen: Pen, { picture, model }: Beat): void {
  const { palette } = pen;
  for (const { bar, taps } of feedLines(picture, model.rules)) {
    fill(pen, bar, mix(palette.metal, palette.edge, 0.5), 2);
    for (const tap of taps) {
      fill(pen, tap, palette.metal);
      fill(pen, rect(tap.x - 3, tap.y, 10, 4), palette.metal, 1);
      fill(pen, rect(tap.x - 4, bar.y - 4, 12, 12), mix(palette.metal, palette.edge, 0.6), 2);
    }
  }
}

export function paintPowerFront(pen: Pen, beat: Beat): void {
  const { picture, model } = beat;
  const feeds = feedLines(picture, model.rules);
  for (const feed of feeds) paintFeed(pen, feed, beat);
  paintSigns(pen, feeds, beat);
}

function paintFeed(pen: Pen, { feed, name, label }: FeedLine, { model }: Beat): void {
  const { palette } = pen;
  const state = stateOf(feed, model.view.signs);
  const edge = state === 'dark' ? palette.bad : state === 'on' ? palette.edge : lineOf(pen, 'watch');
  fill(pen, label, palette.panel, 4);
  outline(pen, label, edge, { width: state === 'on' ? 1 : 1.5, radius: 4 });
  const y = label.y + label.h / 2;
  glyph(pen, Zap, label.x + 10, y, 11, state === 'dark' ? palette.badText : palette.text);
  const type = { size: 12, weight: 600, mono: name.length === 1, max: label.w - 21 };
  write(pen, name, label.x + 18, y, palette.text, type);
}

function stateOf(feed: number, signs: readonly Sign[]): 'on' | 'announced' | 'dark' {
  const mine = signs.filter((sign) => sign.kind === 'feed.dark' && sign.targetId === feed);
  if (mine.some((sign) => sign.state === 'struck')) return 'dark';
  return mine.some((sign) => sign.state === 'announced') ? 'announced' : 'on';
}

interface Notice {
  readonly text: string;
  readonly x: number; // its middle, if it may
  readonly health: 'watch' | 'dead';
}

const SIGN = { size: 12, weight: 600 } as const;
const SIGN_PAD = 34; // of a pill around its words
const BELOW = 21; // of a line in pieces, whose labels need the line itself

/** What is announced or has struck, where it will be felt, and what the heap of lost requests amounts to. */
function paintSigns(pen: Pen, feeds: readonly FeedLine[], beat: Beat): void {
  const last = feeds.at(-1);
  if (last === undefined) return;
  const { stage } = beat.picture;
  const notices = [...lostOf(beat), ...racksOf(beat), ...feeds.flatMap((feed) => feedOf(feed, beat))];
  const inPieces = feeds[0]?.bar.y === last.bar.y && feeds.length > 1;
  const y = last.bar.y + 2 + (inPieces ? BELOW : 0);
  const wishes = notices.map(({ text, x }) => ({ x, w: measure(pen, text, SIGN) + SIGN_PAD }));
  const from = stage.x + (inPieces ? 0 : last.label.w + 8);
  const places = sideBySide(wishes, from, stage.x + stage.w);
  for (const [index, { text, health }] of notices.entries())
    pill(pen, text, places[index] as number, y, health, wishes[index]?.w ?? 0);
}

const LOST_AT = 0.36; // of the way along the line

function lostOf({ answers, picture: { stage } }: Beat): Notice[] {
  if (answers.lostLately < 1) return [];
  return [{ text: words.look.lostLately(count(answers.lostLately)), x: stage.x + stage.w * LOST_AT, health: 'dead' }];
}

function racksOf(beat: Beat): Notice[] {
  return beat.picture.groups.flatMap(({ rack, rect: box }) => {
    const sign = openSign(beat.model.view.signs, 'rack.dark', rack);
    if (sign === undefined || rack < 0) return [];
    return [{ text: words.look.rackDark(timeTo(sign, beat)), x: box.x + box.w / 2, health: 'watch' as const }];
  });
}

function feedOf({ feed, name, bar }: FeedLine, beat: Beat): Notice[] {
  const { signs } = beat.model.view;
  const x = bar.x + bar.w * 0.7;
  if (stateOf(feed, signs) === 'dark') return [{ text: words.look.feedDark(name), x, health: 'dead' }];
  const sign = openSign(signs, 'feed.dark', feed);
  return sign === undefined ? [] : [{ text: words.look.feedTest(name, timeTo(sign, beat)), x, health: 'watch' }];
}

function openSign(signs: readonly Sign[], kind: string, target: number): Sign | undefined {
  return signs.find((sign) => sign.kind === kind && sign.state === 'announced' && sign.targetId === target);
}

const timeTo = (sign: Sign, { model }: Beat): string =>
  clock(Math.max(0, Math.ceil((sign.dueTick - model.tick) / model.pace)));
