import { describe, expect, test } from 'vitest';
import { beside, hostOfSelection } from '../../../client/play/near.ts';
import { levelsOf, traysOf } from '../../../client/scenes/contents.ts';
import { centre, type Rect, stageOf } from '../../../client/scenes/geometry.ts';
import { layoutHosts } from '../../../client/scenes/layout-host.ts';
import { layoutRacks, type RackPlan } from '../../../client/scenes/layout-rack.ts';
import { layoutSite } from '../../../client/scenes/layout-site.ts';
import { focusIn, moved, routeOf, shapesAt, shapesOf, shiftOf } from '../../../client/scenes/layout-travel.ts';
import { scrolled } from '../../../client/scenes/navigate.ts';
import { extentOf } from '../../../client/scenes/picture.ts';
import { rackPlans } from '../../../client/scenes/scene-model.ts';
import { estateOf } from './estate.ts';

const STAGE = stageOf(862, 584);
const EVERYWHERE: Rect = { x: -9e4, y: -9e4, w: 2e5, h: 2e5 };
const estate = estateOf('chaos-day');
const trays = traysOf(estate.view, estate.rules);
const plans = rackPlans(estate.view, estate.rules, trays);
const levels = levelsOf(estate.view, trays);
const site = layoutSite(plans, STAGE);
const rack = layoutRacks(plans, STAGE, 0);
const host = layoutHosts(trays.slice(0, 2), STAGE);

describe.each([
  ['site to rack', site, rack],
  ['rack to host', rack, host],
  ['host to rack', host, rack],
  ['rack to site', rack, site],
])('%s', (_name, before, after) => {
  const key = `h${trays[0]?.host.id}`;
  const { from, to } = focusIn(before, after, key, 0);
  const route = routeOf(shapesOf(before, levels), shapesOf(after, levels), from, to);

  test('both pictures have the host that is looked at in one place, all the way', () => {
    for (const share of [0, 0.2, 0.5, 0.9, 1]) {
      const shift = shiftOf(route, share);
      const [a, b] = [centre(moved(from, shift.before)), centre(moved(to, shift.after))];
      expect(a.x).toBeCloseTo(b.x, 6);
      expect(a.y).toBeCloseTo(b.y, 6);
      const areas = [moved(from, shift.before), moved(to, shift.after)].map((box) => box.w * box.h);
      expect((areas[0] as number) / (areas[1] as number)).toBeCloseTo(1, 6);
    }
  });

  test('trays begin and end exactly where the pictures have them', () => {
    for (const [share, picture] of [
      [0, before],
      [1, after],
    ] as const) {
      const shapes = new Map(shapesAt(route, share, EVERYWHERE).map((shape) => [shape.key, shape]));
      for (const box of picture.hosts) {
        const shape = shapes.get(box.key);
        expect(shape?.rect.x).toBeCloseTo(box.rect.x, 6);
        expect(shape?.rect.h).toBeCloseTo(box.rect.h, 6);
      }
    }
  });

  test('what is beyond the edges is not drawn', () => {
    expect(shapesAt(route, 0.5, { x: 9e5, y: 0, w: 10, h: 10 })).toEqual([]);
  });
});

/** So many racks of ten, all slots taken by the same machine. */
function manyRacks(racks: number): RackPlan[] {
  const tray = trays[0] as (typeof trays)[0];
  return Array.from({ length: racks }, (_, index) => ({
    rack: index,
    name: `Rack R${index + 1}`,
    slots: 10,
    trays: Array.from({ length: 10 }, (_, slot) => ({
      ...tray,
      host: { ...tray.host, id: 1000 + index * 10 + slot, rack: index, slot },
    })),
  }));
}

describe.each([
  [1, 862, 584],
  [6, 862, 584],
  [20, 862, 584],
  [20, 1416, 880],
  [20, 600, 700],
  [12, 360, 420],
])('%i racks of ten on %i × %i', (racks, width, height) => {
  const stage = stageOf(width, height);
  const picture = layoutSite(manyRacks(racks), stage);

  test('all are on the site, large enough to be hit', () => {
    expect(picture.hosts).toHaveLength(racks * 10);
    for (const { rect } of picture.hosts) {
      expect(rect.x).toBeGreaterThanOrEqual(stage.x - 0.5);
      expect(rect.x + rect.w).toBeLessThanOrEqual(stage.x + stage.w + 0.5);
      expect(rect.y + rect.h).toBeLessThanOrEqual(stage.y + stage.h + 0.5);
      expect(rect.w).toBeGreaterThan(14);
      expect(rect.h).toBeGreaterThan(5);
    }
  });

  test('none covers another, and pods too small to be seen are not laid out', () => {
    const sorted = [...picture.hosts];
    for (const [at, a] of sorted.entries())
      for (const b of sorted.slice(at + 1))
        expect(
          a.rect.x + a.rect.w <= b.rect.x + 0.01 ||
            b.rect.x + b.rect.w <= a.rect.x + 0.01 ||
            a.rect.y + a.rect.h <= b.rect.y + 0.01 ||
            b.rect.y + b.rect.h <= a.rect.y + 0.01,
        ).toBe(true);
    for (const one of picture.hosts) if (one.well.w === 0) expect(one.jars).toEqual([]);
  });
});

test('a floor is panned as far as its picture goes', () => {
  const extent = extentOf(rack, 862, 584);
  expect(extent.w).toBe(862);
  expect(scrolled({ x: 0, y: 0 }, 50, 900, { w: 862, h: 800 }, { w: 862, h: 584 })).toEqual({ x: 0, y: 216 });
  expect(scrolled({ x: 0, y: 10 }, -50, -900, { w: 900, h: 800 }, { w: 862, h: 584 })).toEqual({ x: 0, y: 0 });
});

test('neighbours go round, and a host brings its rack along', () => {
  const { view, rules } = estate;
  const first = view.hosts[0] as (typeof view.hosts)[0];
  const last = view.hosts.at(-1) as typeof first;
  const at = { zoom: 'host', nearRack: first.rack, nearHost: first.id } as const;
  expect(beside(at, view, rules, -1)).toEqual({ zoom: 'host', nearRack: last.rack, nearHost: last.id });
  expect(beside({ ...at, zoom: 'site' }, view, rules, 1)).toBeNull();
  expect(beside(at, { hosts: [] }, rules, 1)).toBeNull();
  expect(beside({ ...at, nearHost: 99_999 }, view, rules, 1)?.zoom).toBe('host');
  const vm = view.vms[0];
  if (vm !== undefined) expect(hostOfSelection({ kind: 'vm', id: vm.id }, view)).toBe(vm.host);
  expect(hostOfSelection({ kind: 'vm', id: 99_999 }, view)).toBe(0);
});
