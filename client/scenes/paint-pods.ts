/** Words on the containers of a host that is near: their pictures in them, their names above or inside. */
import { glyphOf } from '../look/glyphs.ts';
import { flatten, type JarBox } from './layout-jars.ts';
import { paintJarLabels, shortName } from './paint-labels.ts';
import { sideways } from './paint-towers.ts';
import { haloOf, measure, type Pen, write } from './pen.ts';
import { glyph } from './pen-glyph.ts';
import type { HostBox } from './picture.ts';
import type { Beat } from './scene-model.ts';

const NAME_WIDTH = 46; // less would be dots
const TALL = 96; // a container that high has its name inside
const SLANT = -0.96; // radians; 55 degrees, as far as names stay readable and apart
const SLOPE = { sin: Math.sin(-SLANT), cos: Math.cos(SLANT) } as const;
const APART = 17; // pixels between two slanted names
const NUDGE = 18; // so far a name may step aside and still stand over its container
const GLYPH = { most: 18, least: 9 } as const;

/** In one row names stand slanted above them, once for a run of the same service; in several they are inside. */
export function paintPodWords(pen: Pen, host: HostBox, { model }: Beat): void {
  const pods = flatten(host.jars).filter((box) => box.jar.kind === 'container');
  const tops = new Map<number, JarBox>();
  for (const box of pods) {
    const top = tops.get(box.rect.x);
    if (top === undefined || box.rect.y < top.rect.y) tops.set(box.rect.x, box);
  }
  if (tops.size < pods.length) {
    for (const box of pods) {
      const name = shortName(box.jar.name);
      const stands = measure(pen, name, { size: 12, weight: 600 }) <= box.rect.h - 10;
      if (box.rect.w >= NAME_WIDTH || !stands) paintJarLabels(pen, [box], model.rules);
      else sideways(pen, name, box.rect.x + box.rect.w / 2, box.rect.y + 6, box.rect.h - 8);
    }
    return;
  }
  for (const { rect, jar } of tops.values()) {
    const size = Math.min(GLYPH.most, rect.w - 6, rect.h - 4);
    const id = model.rules.services[jar.service]?.id ?? '';
    const y = rect.y + rect.h - Math.min(rect.h / 2, size / 2 + 6);
    if (size >= GLYPH.least) glyph(pen, glyphOf(id), rect.x + rect.w / 2, y, size, pen.palette.text, haloOf(pen).halo);
  }
  paintNames(pen, [...tops.values()]);
}

function paintNames(pen: Pen, tops: readonly JarBox[]): void {
  let last = '';
  let lastAcross = Number.NEGATIVE_INFINITY;
  for (const { rect, jar } of tops) {
    const name = shortName(jar.name);
    const x = rect.x + rect.w / 2;
    if (name === last) continue;
    if (rect.h > TALL) sideways(pen, name, x, rect.y + 14);
    else {
      // Lines of words are as far apart as their normals are: a higher tower's may run into the one before.
      const across = x * SLOPE.sin + (rect.y - 8) * SLOPE.cos;
      const nudge = Math.max(0, (lastAcross + APART * SLOPE.sin - across) / SLOPE.sin);
      if (nudge <= NUDGE) {
        slanted(pen, name, x + nudge, rect.y - 8);
        lastAcross = across + nudge * SLOPE.sin;
      }
    }
    last = name;
  }
}

function slanted(pen: Pen, text: string, x: number, y: number): void {
  const { ctx } = pen;
  ctx.save();
  ctx.translate(x, y);
  ctx.rotate(SLANT);
  write(pen, text, 0, 0, pen.palette.text, { size: 12.5, weight: 550, max: 110 });
  ctx.restore();
}
