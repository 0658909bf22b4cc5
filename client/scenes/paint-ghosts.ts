/** What the hand and the rules say to a drawer: ghosts, holes, rings, crates and what would not be survived. */
import { words } from '../text/index.ts';
import { alpha, mix } from './colour.ts';
import { type Rect, rect } from './geometry.ts';
import { hatch } from './hatches.ts';
import { ghostOf } from './layout-drawer.ts';
import { flatten } from './layout-jars.ts';
import { timeLeft } from './paint-ear.ts';
import { wellColour } from './paint-rack.ts';
import { fill, line, lineOf, mark, measure, outline, type Pen, write } from './pen.ts';
import { type HostBox, isSelected } from './picture.ts';
import type { Beat } from './scene-model.ts';
import { jarKeyOf } from './verdicts.ts';

/** A machine on its way is a crate in its slot, a countdown on it. */
export function paintCrate(pen: Pen, host: HostBox, beat: Beat): void {
  if (host.tray.host.state !== 'ordered') return;
  const { palette } = pen;
  const { well } = host;
  const full = rect(well.x, well.y, Math.max(well.w, 60), well.h);
  fill(pen, full, mix(CRATE, palette.ground, pen.theme === 'dark' ? 0.3 : 0.4), 2);
  for (let x = full.x + 22; x < full.x + full.w - 4; x += 24)
    line(pen, [x, full.y], [x, full.y + full.h], alpha(CRATE, 0.55));
  outline(pen, full, CRATE, { width: 2, radius: 2, dash: [7, 4] });
  const text = `${words.floor.states.ordered} ${timeLeft(host, beat)}`;
  const width = measure(pen, text, { size: 13, weight: 650 }) + 20;
  if (width > full.w) return;
  const label = rect(full.x + full.w / 2 - width / 2, full.y + full.h / 2 - 11, width, 22);
  fill(pen, label, palette.panel, 4);
  write(pen, text, full.x + full.w / 2, full.y + full.h / 2, palette.text, { size: 13, weight: 650, align: 'center' });
}

export const CRATE = '#B9813F'; // wood: the only thing on the floor that is not part of the estate yet

const SIGN = 15;

/** The carried thing's shadow in a tray: fits, fits past the knee, or sticks out by as much as is missing. */
export function paintGhost(pen: Pen, host: HostBox, beat: Beat): void {
  const saying = beat.sayings.get(host.key);
  if (saying === undefined || host.form === 'stack') return;
  const { model, picture } = beat;
  const target = model.targets.find((one) => one.key === host.key);
  const needMib = target?.needMib ?? 0;
  if (needMib === 0 || host.tray.host.platform < 0) return;
  const { inside, overhang } = ghostOf(host, needMib, picture.pxPerGib);
  const colour = lineOf(pen, saying.health);
  const near = model.hovered === host.key;
  // Where room is not what is missing, a mark and a word are enough until one points there.
  if (saying.health === 'dead' && saying.detail === '' && !near) return;
  if (inside.w > 2) {
    if (host.lens !== null) fill(pen, inside, wellColour(pen)); // it is as opaque as what it would push aside
    fill(pen, inside, alpha(colour, near ? 0.3 : 0.14));
    outline(pen, inside, colour, { width: 2.2, dash: near ? [] : [4, 4] });
  }
  if (overhang !== null) {
    hatch(pen, overhang, 'over');
    outline(pen, overhang, pen.palette.bad, { width: 1.5 });
    fill(pen, rect(host.well.x + host.well.w - 1, host.well.y - 4, 3, host.well.h + 8), pen.palette.text);
  }
  const size = Math.min(SIGN, inside.h * 0.5, Math.max(9, inside.w * 0.6));
  mark(pen, saying.health, inside.x + Math.max(inside.w, size) / 2, inside.y + inside.h / 2, size);
}

export function paintRings(pen: Pen, host: HostBox, beat: Beat): void {
  const { palette } = pen;
  const { model } = beat;
  const { selection } = model;
  const mine = selection?.kind === 'host' && selection.id === host.tray.host.id;
  if (mine || model.hovered === host.key) {
    outline(pen, host.rect, palette.accent, { width: mine ? 3 : 2, radius: 5 });
  }
  if (beat.conditions.get(host.key)?.word === 'failing') outline(pen, host.rect, palette.bad, { width: 2, radius: 5 });
  const deploymentOf = (id: number) => model.view.instances.find((one) => one.id === id)?.deployment ?? 0;
  const carried = jarKeyOf(model.carry);
  for (const box of flatten(host.jars)) {
    if (box.jar.key === carried) paintHole(pen, box.rect);
    else if (isSelected(selection, box, deploymentOf)) {
      const { x, y, w, h } = box.rect;
      outline(pen, rect(x - 1.5, y - 1.5, w + 3, h + 3), palette.text, { width: 2.5, radius: 2 });
      outline(pen, rect(x - 1.5, y - 1.5, w + 3, h + 3), palette.accent, { width: 2, radius: 2 });
    }
  }
}

/** What is in the hand has left a hole, and can be put back. */
function paintHole(pen: Pen, box: Rect): void {
  fill(pen, box, pen.palette.well);
  outline(pen, box, pen.palette.text, { width: 1.6, dash: [4, 4] });
}
