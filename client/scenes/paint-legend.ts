/**
 * What each surface means and how large a GiB is here. The surfaces are said for the first minutes only; the page has
 * them all behind its button.
 */
import { words } from '../text/index.ts';
import { mix } from './colour.ts';
import { type Rect, rect } from './geometry.ts';
import { type Hatch, hatch, hueOf } from './hatches.ts';
import { fill, line, measure, outline, type Pen, write } from './pen.ts';
import type { Picture, SlabBox } from './picture.ts';
import type { Beat } from './scene-model.ts';

const SAID_SECONDS = 180; // real ones: by then the hatches are known, and the line is wanted for quiet
const RULER_LEAST = 26; // pixels
/** As large as there is room for all; half a legend would be read as a whole one. */
const SIZES = [
  { w: 22, gap: 18, near: 7, size: 12.5 },
  { w: 14, gap: 8, near: 4, size: 12 },
] as const;
const SWATCH_HIGH = 15;

type LegendKind = 'platform' | 'os' | 'guest' | 'kernel' | 'app' | 'air';

/** Letters stand on slabs, so that hue and hatch are never alone. */
export const LETTERS: Partial<Readonly<Record<Hatch | LegendKind, string>>> = {
  platform: 'Y',
  os: 'O',
  kernel: 'K',
  engine: 'K',
  guest: 'G',
};

export function paintLegend(pen: Pen, picture: Picture, beat: Beat): void {
  const { palette } = pen;
  const { stage } = picture;
  const gib = scaleGib(picture.pxPerGib);
  const ruler = gib * picture.pxPerGib;
  const last = picture.tabs.at(-1)?.rect;
  const y = stage.y + (last === undefined ? 8 : last.h / 2);
  let x = last === undefined ? stage.x + 6 : last.x + last.w + 16;
  if (x + ruler > stage.x + stage.w) return;
  line(pen, [x, y], [x + ruler, y], palette.text, 1.5);
  for (const end of [x, x + ruler]) line(pen, [end, y - 5], [end, y + 5], palette.text, 1.5);
  x += ruler + 8;
  x += write(pen, words.floor.scale(gib), x, y, palette.text, { size: 12, weight: 600, mono: true }) + 20;
  if (beat.model.tick / beat.model.pace > SAID_SECONDS) return;
  const entries = legendOf(beat);
  for (const { w, gap, near, size } of SIZES) {
    const wide = entries.map(([, word]) => w + near + measure(pen, word, { size }) + gap);
    if (x + wide.reduce((sum, one) => sum + one, -gap) > stage.x + stage.w) continue;
    for (const [place, [kind, word]] of entries.entries()) {
      paintSwatch(pen, kind, rect(x, y - 7, w, SWATCH_HIGH));
      write(pen, word, x + w + near, y, palette.muted, { size });
      x += wide[place] ?? 0;
    }
    return;
  }
}

function paintSwatch(pen: Pen, kind: LegendKind, box: Rect): void {
  const { palette } = pen;
  if (kind === 'app') fill(pen, box, palette.app, 1);
  else if (kind === 'air') outline(pen, box, palette.air, { width: 1.25, dash: [1.5, 3] });
  else {
    hatch(pen, box, kind);
    outline(pen, box, mix(hueOf(pen, kind) ?? palette.kernel, '#ffffff', 0.7));
    paintLetter(pen, LETTERS[kind] ?? '', box.x + box.w / 2, box.y + box.h / 2);
  }
}

/** A letter on a hatch, on a small plate so that no line crosses it. */
export function paintLetter(pen: Pen, letter: string, x: number, y: number): void {
  fill(pen, rect(x - 5.5, y - 6.5, 11, 13), pen.palette.panel, 2);
  write(pen, letter, x, y, pen.palette.text, { size: 12, weight: 700, align: 'center', mono: true });
}

/** Only what this match has: a player of containers need not read "guest OS". */
function legendOf({ model, picture }: Beat): [LegendKind, string][] {
  const { legend } = words.floor;
  const has = (kind: SlabBox['kind']) => picture.hosts.some((host) => host.slabs.some((slab) => slab.kind === kind));
  const kinds: LegendKind[] = [];
  if (has('platform')) kinds.push('platform');
  if (has('os')) kinds.push('os');
  if (model.view.vms.length > 0) kinds.push('guest');
  if (has('kernel') || has('engine')) kinds.push('kernel');
  kinds.push('app', 'air');
  return kinds.map((kind) => [kind, kind === 'os' ? words.look.hostOs : legend[kind]]);
}

/** A round number of GiB that draws as a short line. */
export function scaleGib(pxPerGib: number): number {
  return [1, 2, 4, 8, 16, 32, 64].find((gib) => gib * pxPerGib >= RULER_LEAST) ?? 128;
}
