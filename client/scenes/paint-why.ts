/** The path of a *Why?* on its sheet: a line through numbered signs, from what users feel to the root of it. */
import type { WhyStep } from '../look/overlay.ts';
import { words } from '../text/index.ts';
import { alpha } from './colour.ts';
import { clamp, type Point, type Rect, rect } from './geometry.ts';
import { evidenceOf, labelAt } from './layout-label.ts';
import { layoutTraffic } from './layout-site.ts';
import { doorOf, type Stop, stopsOf } from './layout-why.ts';
import { fill, line, measure, outline, type Pen, write } from './pen.ts';
import type { Beat } from './scene-model.ts';

const SIGN = { r: 12, height: 24 } as const;
const PATH = { width: 3, casing: 7 } as const;
const LABEL = { h: 26, max: 300, gap: 10 } as const;
const LEGEND = 30; // high, over the racks
const QUIET = 0.4; // of the steps that are not looked at, while one is

export function paintWhy(pen: Pen, beat: Beat, cards: readonly Rect[]): readonly Stop[] {
  const { why, overlay } = beat.model;
  if (why === null || overlay !== null) return []; // two pictures over each other are none
  const stops = stopsOf(why, beat.picture);
  for (const stop of stops) for (const box of stop.boxes) paintBox(pen, box, stop);
  paintLine(pen, pointsOf(beat, stops));
  const keep = [...evidenceOf(beat.picture), ...wordsOf(beat, cards)];
  const isLoud = (stop: Stop) => why.focus === 0 || stop.steps.some(({ number }) => number === why.focus);
  for (const stop of stops) {
    pen.ctx.globalAlpha = isLoud(stop) ? 1 : QUIET;
    if (stop.away === null) keep.push(paintSign(pen, stop.at, stop.steps));
    else paintAway(pen, stop.away, stop);
    pen.ctx.globalAlpha = 1;
  }
  for (const stop of stops) {
    const step = stop.steps.find(({ number }) => number === why.focus) ?? (why.focus === 0 ? rootOf(stop) : undefined);
    if (step !== undefined && stop.away === null) keep.push(paintLabel(pen, stop, step, beat, keep));
  }
  return stops;
}

/** What else is to be read in the picture: the legend, the traffic's figures, and how far copies are. */
function wordsOf({ model, picture }: Beat, cards: readonly Rect[]): Rect[] {
  const { stage, zoom } = picture;
  if (zoom !== 'site') return [rect(stage.x, stage.y, stage.w, LEGEND), ...cards];
  const { door, sources, answers } = layoutTraffic(picture, model.rules.demands.length);
  return [door, answers.at, ...sources.map(({ at }) => at), ...cards];
}

const rootOf = (stop: Stop): WhyStep | undefined => stop.steps.find(({ isRoot }) => isRoot);

function pointsOf({ model, picture }: Beat, stops: readonly Stop[]): Point[] {
  const points = stops.map(({ at }) => at);
  const asks = model.why?.fromDoor === true && picture.zoom === 'site';
  const door = asks ? doorOf(picture, layoutTraffic(picture, model.rules.demands.length).door) : null;
  return door === null || points.length === 0 ? points : [door, ...points];
}

/** A rim in the ground's colour keeps it apart from what it crosses. */
function paintLine(pen: Pen, points: readonly Point[]): void {
  const { ctx, palette } = pen;
  if (points.length < 2) return;
  for (const [colour, width] of [
    [alpha(palette.ground, 0.85), PATH.casing],
    [palette.accent, PATH.width],
  ] as const) {
    ctx.strokeStyle = colour;
    ctx.lineWidth = width;
    ctx.lineJoin = 'round';
    ctx.setLineDash([]);
    ctx.beginPath();
    for (const [index, { x, y }] of points.entries()) {
      const before = points[index - 1];
      if (before === undefined) ctx.moveTo(x, y);
      else bend(ctx, before, { x, y });
    }
    ctx.stroke();
  }
}

function bend(ctx: CanvasRenderingContext2D, from: Point, to: Point): void {
  const across = Math.abs(to.x - from.x) > Math.abs(to.y - from.y);
  const [a, b] = across
    ? [
        { x: (from.x + to.x) / 2, y: from.y },
        { x: (from.x + to.x) / 2, y: to.y },
      ]
    : [
        { x: from.x, y: (from.y + to.y) / 2 },
        { x: to.x, y: (from.y + to.y) / 2 },
      ];
  ctx.bezierCurveTo(a.x, a.y, b.x, b.y, to.x, to.y);
}

function paintBox(pen: Pen, box: Rect, stop: Stop): void {
  const { palette } = pen;
  const isRoot = rootOf(stop) !== undefined;
  const colour = isRoot ? palette.bad : palette.accent;
  fill(pen, box, alpha(colour, 0.14), 3);
  outline(pen, box, colour, { width: 2.5, radius: 3 });
}

/** A round sign for a step, a square one in another colour for the root; several steps in one place share it. */
function paintSign(pen: Pen, { x, y }: Point, steps: readonly WhyStep[]): Rect {
  const { palette } = pen;
  const isRoot = steps.some((step) => step.isRoot);
  const first = steps[0]?.number ?? 0;
  const last = steps.at(-1)?.number ?? first;
  const text = first === last ? String(first) : `${first}–${last}`;
  const width = Math.max(SIGN.height, measure(pen, text, { size: 13, weight: 700, mono: true }) + 12);
  const box = rect(x - width / 2, y - SIGN.r, width, SIGN.height);
  const radius = isRoot ? 4 : SIGN.r;
  fill(pen, { x: box.x - 2, y: box.y - 2, w: box.w + 4, h: box.h + 4 }, palette.ground, radius + 2);
  fill(pen, box, isRoot ? palette.bad : palette.accentFill, radius);
  write(pen, text, x, y, palette.onAccent, { size: 13, weight: 700, mono: true, align: 'center' });
  if (isRoot)
    outline(pen, { x: box.x - 5, y: box.y - 5, w: box.w + 10, h: box.h + 10 }, palette.bad, { width: 2, radius: 7 });
  return box;
}

/** What the step says, near its sign, where it covers neither what it is about nor another sign; a line leads to it. */
function paintLabel(pen: Pen, { at, steps }: Stop, step: WhyStep, beat: Beat, keep: readonly Rect[]): Rect {
  const { palette } = pen;
  const { stage } = beat.picture;
  const type = { size: 13, weight: 600 };
  const width = Math.min(LABEL.max, stage.w, measure(pen, step.text, type) + 20);
  const box = labelAt(at, steps.length > 1 ? 30 : SIGN.r + LABEL.gap, width, LABEL.h, stage, keep);
  const colour = step.isRoot ? palette.bad : palette.accent;
  const end = { x: clamp(at.x, box.x + 8, box.x + box.w - 8), y: clamp(at.y, box.y, box.y + box.h) };
  if (Math.abs(end.y - at.y) > SIGN.height) {
    const foot = at.y + Math.sign(end.y - at.y) * (SIGN.r + 4);
    for (const [ink, wide] of [
      [alpha(palette.ground, 0.85), 4],
      [colour, 2],
    ] as const)
      line(pen, [at.x, foot], [end.x, end.y], ink, wide);
  }
  fill(pen, box, palette.panel, 5);
  outline(pen, box, colour, { width: 1.5, radius: 5 });
  write(pen, step.text, box.x + 10, box.y + LABEL.h / 2, palette.text, { ...type, max: width - 16 });
  return box;
}

/** It is not in this picture: its number, its name and an arrow at the edge, to be pressed. */
function paintAway(pen: Pen, box: Rect, { steps }: Stop): void {
  const { palette } = pen;
  const isRoot = steps.some((step) => step.isRoot);
  fill(pen, box, palette.panel, 6);
  outline(pen, box, isRoot ? palette.bad : palette.accent, { width: 2, radius: 6 });
  const middle = box.y + box.h / 2;
  paintSign(pen, { x: box.x + 20, y: middle }, steps);
  const name = words.overlays.why.off(steps[0]?.hostName ?? '');
  write(pen, name, box.x + 42, middle, palette.text, { size: 13, weight: 600, max: box.w - 64 });
  const tip = box.x + box.w - 8;
  line(pen, [tip - 12, middle], [tip, middle], palette.text, 2);
  line(pen, [tip - 5, middle - 5], [tip, middle], palette.text, 2);
  line(pen, [tip - 5, middle + 5], [tip, middle], palette.text, 2);
}
