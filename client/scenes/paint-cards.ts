/** Cards and signs above the moving things: how far a copy is, what has no place, what is announced. */
import { decimal, wait } from '../text/format.ts';
import { words } from '../text/index.ts';
import { mix } from './colour.ts';
import { pendingJars } from './contents.ts';
import { captionsKey, paintCaptions } from './effects/captions.ts';
import { clamp, type Rect, rect } from './geometry.ts';
import { type CopyPipe, copyPipes } from './layout-pipes.ts';
import { fill, measure, outline, type Pen, pill, write } from './pen.ts';
import type { Beat } from './scene-model.ts';

const MIB_PER_MBIT_S = 1_000_000 / 8 / 1_048_576;

interface Card {
  readonly box: Rect;
  readonly title: string;
  readonly right: string;
  readonly sent: number;
  readonly dirty: number;
}

function cardsOf(beat: Beat): Card[] {
  const { model, picture } = beat;
  return copyPipes(model, picture).flatMap((pipe) => {
    const { card, transfer } = pipe;
    if (card === null) return [];
    const dirty = clamp(transfer.dirtyMib / Math.max(1, transfer.roundMib), 0, 1);
    return [{ box: card, title: titleOf(pipe), right: rightOf(pipe, beat), sent: transfer.percent / 100, dirty }];
  });
}

export function titleOf({ transfer, name }: Pick<CopyPipe, 'transfer' | 'name'>): string {
  const { floor } = words;
  if (!transfer.started) return floor.waits(name);
  if (transfer.kind === 'live') return floor.round(name, transfer.rounds + 1);
  return transfer.kind === 'convert' ? floor.converts(name) : floor.copies(name);
}

function rightOf({ transfer }: CopyPipe, { model }: Beat): string {
  const { floor } = words;
  if (!transfer.started) return '';
  if (transfer.stopped) return floor.stopped;
  if (!transfer.converges) return floor.diverges;
  const nic = (id: number) =>
    model.rules.models[model.view.hosts.find((host) => host.id === id)?.model ?? -1]?.nicMbps ?? 1000;
  const mibPerS = Math.min(nic(transfer.fromHost), nic(transfer.toHost)) * MIB_PER_MBIT_S;
  const ticks = (transfer.roundMib * (1 - transfer.percent / 100)) / mibPerS;
  return floor.left(wait(ticks, model.pace));
}

export function paintCards(pen: Pen, beat: Beat): void {
  for (const card of cardsOf(beat)) paintCard(pen, card);
  const many = pendingJars(beat.model.view, beat.model.rules).length;
  if (many > 0) paintPending(pen, beat, many);
  paintCaptions(pen, beat);
}

function paintCard(pen: Pen, { box, title, right, sent, dirty }: Card): void {
  const { palette } = pen;
  fill(pen, box, palette.panel, 6);
  outline(pen, box, palette.accent, { width: 1.5, radius: 6 });
  const y = box.y + 15;
  const long = right.length > 14;
  const width = long
    ? 0
    : write(pen, right, box.x + box.w - 9, y, palette.text, { size: 12, mono: true, align: 'right' });
  write(pen, title, box.x + 9, y, palette.text, { size: 12.5, weight: 650, max: box.w - width - 26 });
  const bar = rect(box.x + 9, box.y + box.h - 17, box.w - 18, 9);
  if (long) {
    write(pen, right, box.x + 9, bar.y + 5, palette.text, { size: 12, max: bar.w });
    return;
  }
  fill(pen, bar, palette.well, 2);
  fill(pen, rect(bar.x, bar.y, bar.w * sent, bar.h), palette.accent, 2);
  fill(pen, rect(bar.x + bar.w * sent, bar.y, bar.w * (1 - sent) * dirty, bar.h), palette.watch);
  outline(pen, bar, mix(palette.edge, palette.panel, 0.7), { radius: 2 });
}

/** Replicas without a place wait where the eye begins: at the end of the legend. */
function paintPending(pen: Pen, { picture }: Beat, many: number): void {
  const { stage, zoom } = picture;
  const text = words.floor.pendingPods(many);
  const width = measure(pen, text, { size: 12, weight: 600 }) + 34;
  const y = zoom === 'rack' ? stage.y + 11 : stage.y + stage.h - 12;
  pill(pen, text, stage.x + stage.w - width, y, 'watch');
}

export function cardsKey(beat: Beat): string {
  const cards = cardsOf(beat).map((card) =>
    [card.box.x, card.box.y, card.title, card.right, decimal(card.sent * 100), decimal(card.dirty * 10)].join(' '),
  );
  const pending = beat.model.view.instances.filter((one) => one.kind === 'container' && one.node === 0).length;
  return [beat.model.theme, beat.model.zoom, pending, captionsKey(beat), ...cards].join('|');
}
