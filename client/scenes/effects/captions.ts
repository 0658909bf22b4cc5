/**
 * Words and numbers beside what moves, painted on the sheet above it a few times a second: how long a machine has left,
 * where a copy goes that leaves the picture, how often a container was started again.
 */
import { words } from '../../text/index.ts';
import { clamp, type Rect } from '../geometry.ts';
import { signOf } from '../health.ts';
import { haloOf, measure, type Pen, pill, write } from '../pen.ts';
import type { Beat } from '../scene-model.ts';
import { copyWays } from './copy-ways.ts';
import { ringOf } from './failing.ts';
import { placesOf } from './places.ts';

interface Caption {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly form: 'plain' | 'pill';
}

/** From a pipe: over a drawer's, under the bow between two stacks, whose titles are above. */
const ABOVE = -22;
const BELOW = 20;
const TRIES_FROM = { w: 18, h: 34 } as const; // pixels: a smaller jar has no room for its number beside its picture

export function captionsOf(beat: Beat): Caption[] {
  return [...countdowns(beat), ...copies(beat), ...tries(beat)];
}

function countdowns({ picture, model }: Beat): Caption[] {
  return picture.hosts.flatMap((host) => {
    const sign = signOf(model.view, 'host', host.tray.host.id);
    if (sign === undefined || host.tray.host.state !== 'on') return [];
    const { x, y } = ringOf(host);
    const seconds = Math.max(0, Math.ceil((sign.dueTick - model.tick) / Math.max(1, model.pace)));
    return [{ text: String(seconds), x, y, form: 'plain' as const }];
  });
}

/** A copy whose pipe has a card says all there; the others say here where they go. */
function copies(beat: Beat): Caption[] {
  const { motion } = words;
  const near = beat.picture.zoom === 'host';
  return copyWays(beat).flatMap(({ transfer, name, track, other, source }) => {
    if (other === '' && !near) return [];
    const { hosts } = beat.model.view;
    const to = hosts.find((host) => host.id === transfer.toHost)?.name ?? '';
    const what = source === null ? motion.comesFrom(name, other) : motion.goesTo(name, other || to);
    const end = source === null ? (track.points[0] ?? track) : track.seek(track.length / (other === '' ? 2 : 1));
    return [{ text: stateOf(what, transfer), x: end.x, y: end.y + (near ? BELOW : ABOVE), form: 'pill' as const }];
  });
}

function stateOf(what: string, transfer: ReturnType<typeof copyWays>[number]['transfer']): string {
  const { motion } = words;
  if (!transfer.started) return motion.waiting(what);
  if (transfer.stopped) return motion.standsStill(what);
  return transfer.kind === 'live'
    ? motion.inRound(what, transfer.rounds + 1)
    : motion.percentDone(what, transfer.percent);
}

/** A container that is started again and again: how often. */
function tries(beat: Beat): Caption[] {
  const places = placesOf(beat.picture);
  return beat.model.view.instances.flatMap((one) => {
    if (one.state !== 'backoff' || one.restarts < 1) return [];
    const box = places.jars.get(`i${one.id}`)?.box.rect;
    if (box === undefined || box.w < TRIES_FROM.w || box.h < TRIES_FROM.h) return [];
    return [{ text: words.motion.tries(one.restarts), x: box.x + box.w / 2, y: box.y + 9, form: 'plain' as const }];
  });
}

export function paintCaptions(pen: Pen, beat: Beat): void {
  for (const caption of captionsOf(beat)) {
    if (caption.form === 'plain') paintNumber(pen, caption);
    else paintPill(pen, caption, beat.picture.stage);
  }
}

function paintNumber(pen: Pen, { text, x, y }: Caption): void {
  write(pen, text, x, y, pen.palette.text, { size: 12, weight: 700, mono: true, align: 'center', ...haloOf(pen) });
}

function paintPill(pen: Pen, { text, x, y }: Caption, stage: Rect): void {
  const width = measure(pen, text, { size: 12, weight: 600 }) + 34;
  const left = clamp(x - width / 2, stage.x, stage.x + stage.w - width);
  pill(pen, text, left, clamp(y, stage.y + 11, stage.y + stage.h - 11), 'off', width);
}

export const captionsKey = (beat: Beat): string =>
  captionsOf(beat)
    .map(({ text, x, y }) => `${text} ${Math.round(x)} ${Math.round(y)}`)
    .join('|');
