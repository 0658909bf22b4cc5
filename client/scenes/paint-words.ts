/** The rack's front sheet: legend, heads, what is on trays and around them, above the liquid. */
import { clock } from '../text/format.ts';
import { words } from '../text/index.ts';
import { signOf } from './health.ts';
import { flatten } from './layout-jars.ts';
import { paintEar, paintHead, paintLine } from './paint-ear.ts';
import { paintFree } from './paint-free.ts';
import { paintCrate, paintGhost, paintRings } from './paint-ghosts.ts';
import { paintJarLabels, paintJarState, paintTag } from './paint-labels.ts';
import { LETTERS, paintLegend, paintLetter } from './paint-legend.ts';
import { isDark } from './paint-rack.ts';
import { paintFreeSlots } from './paint-slots.ts';
import { fill, mark, outline, type Pen, write } from './pen.ts';
import type { GroupBox, HostBox } from './picture.ts';
import type { Beat } from './scene-model.ts';

export function paintRackFront(pen: Pen, beat: Beat): void {
  const { picture } = beat;
  paintLegend(pen, picture, beat);
  for (const tab of picture.tabs) {
    fill(pen, tab.rect, tab.near ? pen.palette.raised : pen.palette.ground, 6);
    outline(pen, tab.rect, tab.near ? pen.palette.accent : pen.palette.line, { radius: 6, width: tab.near ? 2 : 1 });
    write(pen, tab.name, tab.rect.x + tab.rect.w / 2, tab.rect.y + tab.rect.h / 2, pen.palette.text, {
      align: 'center',
      size: 12,
      max: tab.rect.w - 8,
    });
    const worst = worstIn(tab.rack, beat);
    if (worst !== null) mark(pen, worst, tab.rect.x + tab.rect.w - 7, tab.rect.y + 6, 9);
  }
  for (const group of picture.groups) {
    const y = group.header.y + group.header.h / 2 - 1;
    const size = Math.min(HEADER.most, Math.max(HEADER.least, group.header.h * HEADER.share));
    const named = write(pen, group.name, group.header.x + 12, y, pen.palette.text, { size, weight: 650 });
    paintRackSign(pen, group, group.header.x + 12 + named + 16, y, beat);
    if (group.rack < 0 || signOf(beat.model.view, 'rack', group.rack) !== undefined) continue;
    const watts = beat.model.view.hosts.reduce((sum, host) => sum + (host.rack === group.rack ? host.watts : 0), 0);
    write(pen, words.floor.watts(watts), group.header.x + group.header.w - 14, y, pen.palette.muted, {
      size: Math.max(12, size - 2),
      mono: true,
      align: 'right',
    });
  }
  paintFreeSlots(pen, beat, 5);
  for (const host of picture.hosts) paintHostFront(pen, host, beat);
}

const HEADER = { share: 0.6, least: 13, most: 19 } as const; // its words, of its height

/** What is hot stays findable in racks that are not near. */
function worstIn(rack: number, { trays, conditions }: Beat): 'dead' | 'bad' | 'watch' | null {
  const mine = trays.filter((tray) => tray.host.rack === rack);
  const has = new Set(mine.map((tray) => conditions.get(`h${tray.host.id}`)?.health));
  return (['dead', 'bad', 'watch'] as const).find((health) => has.has(health)) ?? null;
}

function paintRackSign(pen: Pen, group: GroupBox, x: number, y: number, { model }: Beat): void {
  const sign = signOf(model.view, 'rack', group.rack);
  if (sign === undefined) return;
  const time = clock(Math.max(0, Math.ceil((sign.dueTick - model.tick) / model.pace)));
  mark(pen, 'watch', x, y, 11);
  write(pen, words.floor.powerCutIn(time), x + 11, y, pen.palette.text, {
    size: 12.5,
    weight: 650,
    max: group.header.w - 160,
  });
}

function paintHostFront(pen: Pen, host: HostBox, beat: Beat): void {
  const { model } = beat;
  if (host.form === 'wide') paintEar(pen, host, beat);
  else if (host.form === 'low') paintLine(pen, host, beat);
  else paintHead(pen, host, beat);
  pen.ctx.globalAlpha = isDark(host) ? 0.6 : 1;
  paintJarLabels(pen, host.jars, model.rules);
  if (host.lens !== null) paintJarLabels(pen, host.lens.cells, model.rules);
  for (const box of [...flatten(host.jars), ...(host.lens?.cells ?? [])]) {
    paintJarState(pen, box, model.tick, model.pace, isLost(host));
  }
  paintSlabLetters(pen, host);
  if (!beat.sayings.has(host.key)) paintTag(pen, host);
  paintFree(pen, host, beat);
  pen.ctx.globalAlpha = 1;
  paintCrate(pen, host, beat);
  paintGhost(pen, host, beat);
  paintRings(pen, host, beat);
}

/** Its work is gone; what is only switched off comes back as it was, and needs no crosses. */
const isLost = ({ tray }: HostBox): boolean => tray.host.state === 'failed' || tray.host.state === 'repairing';

/** Slabs wide enough wear their letter. */
function paintSlabLetters(pen: Pen, host: HostBox): void {
  const letters = host.slabs.filter((slab) => slab.rect.w >= 13 && slab.rect.h >= 16);
  for (const { kind, rect: box } of letters)
    paintLetter(pen, LETTERS[kind] ?? '', box.x + box.w / 2, box.y + box.h / 2);
}
