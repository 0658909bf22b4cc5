/** One drawer: where its words, tray and rail are, and where something new would stand in it. */
import type { Tray } from './contents.ts';
import { area, clamp, type Rect, rect } from './geometry.ts';
import { layJars } from './layout-jars.ts';
import { lensOf } from './layout-lens.ts';
import type { Fit } from './layout-rack.ts';
import type { HostBox, SlabBox } from './picture.ts';

export type Form = 'wide' | 'narrow' | 'low';

/** The least height and width of a column at which each form can still be read. */
export const FORMS: Readonly<Record<Form, { high: number; wide: number }>> = {
  wide: { high: 58, wide: 620 }, // name over word, tray and verdict side by side
  narrow: { high: 44, wide: 190 }, // all words in a line over the tray
  low: { high: 28, wide: 330 }, // all in one line
};

/** Room for what sticks out of the largest tray when something does not fit, and for the lids. */
const OVERHANG = { wide: 40, narrow: 14, low: 16 } as const;

export function wellOf(drawer: Rect, form: Form): Rect {
  if (form === 'narrow') {
    const head = headOf(drawer.h);
    return rect(drawer.x + 8, drawer.y + head, drawer.w - 16 - OVERHANG.narrow, drawer.h - head - 14);
  }
  const low = form === 'low';
  const ear = low ? clamp(drawer.w * 0.21, 78, 130) : clamp(drawer.w * 0.135, 80, 132);
  // No wider than its words: what is left belongs to the tray.
  const verdict = low ? clamp(drawer.w * 0.2, 94, 150) : clamp(drawer.w * 0.2, 96, 168);
  const width = drawer.w - ear - verdict - OVERHANG[form] - 6;
  return rect(drawer.x + ear, drawer.y + (low ? 4 : 10), width, drawer.h - (low ? 14 : 28));
}

/** A narrow drawer's line of words over its tray; it grows where the drawer is high. */
const headOf = (high: number): number => (high < 54 ? 20 : clamp(high * 0.26, 24, 34));

/** The form that a drawer of that size takes: what is in it is what one looks at. */
export function formOf(columnWidth: number, drawer: number): Form {
  if (columnWidth >= FORMS.wide.wide && drawer >= FORMS.wide.high) return 'wide';
  if (columnWidth < FORMS.low.wide) return 'narrow';
  if (drawer < FORMS.narrow.high) return 'low';
  const box = rect(0, 0, columnWidth - 12, drawer);
  return area(wellOf(box, 'narrow')) > area(wellOf(box, 'low')) ? 'narrow' : 'low';
}

export function drawerOf(tray: Tray, box: Rect, plan: Pick<Fit, 'form' | 'pxPerMib' | 'shownMib'>): HostBox {
  const { form } = plan;
  const full = wellOf(box, form);
  const { memoryMib } = tray.model;
  const wellMib = Math.min(memoryMib, plan.shownMib);
  const well = rect(full.x, full.y, wellMib * plan.pxPerMib, full.h);
  const slabs = laySlabs(tray, well, plan.pxPerMib);
  const from = slabs.at(-1)?.rect;
  const left = from === undefined ? well.x : from.x + from.w;
  const { boxes, endX } = layJars(tray.jars, rect(left, well.y, well.x + well.w - left, well.h), plan.pxPerMib);
  const rail = rect(well.x, well.y + well.h + (form === 'low' ? 3 : 5), full.w, { wide: 8, narrow: 7, low: 4 }[form]);
  const right = full.x + full.w + OVERHANG[form] + 6;
  const verdict =
    form === 'narrow'
      ? rect(box.x + box.w * 0.42, box.y, box.w * 0.58 - 8, full.y - box.y)
      : rect(right, box.y, box.x + box.w - right - 4, box.h);
  const drawer = {
    key: `h${tray.host.id}`,
    tray,
    form,
    rect: box,
    well,
    wellMib,
    slabs,
    jars: boxes,
    usedX: endX,
    rail,
    verdict,
  };
  return { ...drawer, lens: lensOf(drawer) };
}

export function laySlabs(tray: Tray, well: Rect, pxPerMib: number): SlabBox[] {
  let x = well.x;
  return tray.slabs.map((slab) => {
    const box = { ...slab, rect: rect(x, well.y, slab.mib * pxPerMib, well.h) };
    x += box.rect.w;
    return box;
  });
}

/**
 * Where a thing of that size would stand in a drawer: after what is there, past the wall where it does not fit. What
 * sticks out is to scale as far as the words beside it leave room; they say by how much.
 */
export function ghostOf(host: HostBox, needMib: number, pxPerGib: number): { inside: Rect; overhang: Rect | null } {
  const { well, usedX, rail } = host;
  const wall = well.x + well.w;
  // Past a cut there is more air than is drawn: only what is missing sticks out.
  const hidden = Math.max(0, host.tray.freeMib - ((wall - usedX) / Math.max(0.001, pxPerGib)) * 1024);
  const isCut = host.wellMib < host.tray.model.memoryMib;
  const shown = isCut ? Math.max(needMib - hidden, Math.min(needMib, host.tray.freeMib - hidden)) : needMib;
  const end = usedX + (shown / 1024) * pxPerGib;
  const inside = rect(usedX, well.y, Math.min(end, wall) - usedX, well.h);
  if (end <= wall + 0.5) return { inside, overhang: null };
  const most = host.form === 'tile' || host.form === 'stack' ? end : rail.x + rail.w + OVERHANG[host.form];
  return { inside, overhang: rect(wall, well.y, Math.min(end, most) - wall, well.h) };
}
