import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { targetsOf } from '../../../client/play/targets.ts';
import { traysOf } from '../../../client/scenes/contents.ts';
import { area, centre, contains, type Rect, stageOf } from '../../../client/scenes/geometry.ts';
import { ghostOf } from '../../../client/scenes/layout-drawer.ts';
import { layoutHosts } from '../../../client/scenes/layout-host.ts';
import { flatten, type JarBox } from '../../../client/scenes/layout-jars.ts';
import { layoutRacks } from '../../../client/scenes/layout-rack.ts';
import { layoutSite } from '../../../client/scenes/layout-site.ts';
import { type HostBox, hitAt, type Picture, selectionOf } from '../../../client/scenes/picture.ts';
import { rackPlans } from '../../../client/scenes/scene-model.ts';
import { type Estate, estateOf, withHosts } from './estate.ts';

const STAGE = stageOf(862, 584);
const SCENARIOS = ['1-1', '2-1', '4-2', 'launch-day'];

const plansOf = ({ view, rules }: Estate) => rackPlans(view, rules, traysOf(view, rules));
const racks = (estate: Estate, stage = STAGE): Picture => layoutRacks(plansOf(estate), stage, 0);
const site = (estate: Estate): Picture => layoutSite(plansOf(estate), STAGE);
const hosts = (estate: Estate): Picture => layoutHosts(traysOf(estate.view, estate.rules).slice(0, 2), STAGE);

const pictures = SCENARIOS.flatMap((scenario) => {
  const estate = estateOf(scenario);
  return [
    { name: `${scenario}, rack`, estate, picture: racks(estate) },
    { name: `${scenario}, site`, estate, picture: site(estate) },
    { name: `${scenario}, host`, estate, picture: hosts(estate) },
  ];
});

const overlap = (a: Rect, b: Rect): number =>
  Math.max(0, Math.min(a.x + a.w, b.x + b.w) - Math.max(a.x, b.x)) *
  Math.max(0, Math.min(a.y + a.h, b.y + b.h) - Math.max(a.y, b.y));

function worstOverlap(boxes: readonly Rect[]): number {
  let worst = 0;
  for (const [index, box] of boxes.entries()) {
    for (const other of boxes.slice(index + 1)) worst = Math.max(worst, overlap(box, other));
  }
  return worst;
}

const within = (inner: Rect, outer: Rect): boolean =>
  inner.x >= outer.x - 0.5 &&
  inner.y >= outer.y - 0.5 &&
  inner.x + inner.w <= outer.x + outer.w + 0.5 &&
  inner.y + inner.h <= outer.y + outer.h + 0.5;

/** Square pixels of a MiB, of everything in a picture that stands for memory. */
function scales(picture: Picture): number[] {
  return picture.hosts
    .filter((host) => host.well.w > 0)
    .flatMap((host) => [
      area(host.well) / host.wellMib,
      ...host.slabs.map((slab) => area(slab.rect) / slab.mib),
      ...flatten(host.jars).map((box) => area(box.rect) / box.jar.memoryMib),
    ]);
}

describe.each(pictures)('$name', ({ estate, picture }) => {
  test('a MiB has the same area everywhere', () => {
    const all = scales(picture);
    expect(all.length).toBeGreaterThan(picture.hosts.length);
    expect(Math.max(...all) / Math.min(...all)).toBeLessThan(1.02);
  });

  test('drawers and slots lie beside each other, on the stage', () => {
    const boxes = [...picture.hosts.map((host) => host.rect), ...picture.slots.map((slot) => slot.rect)];
    expect(worstOverlap(boxes)).toBe(0);
    for (const box of boxes) expect(within(box, STAGE)).toBe(true);
  });

  test('jars stand in their tray, none in another', () => {
    for (const host of picture.hosts) {
      expect(worstOverlap(host.jars.map((box) => box.rect))).toBeLessThan(0.01);
      for (const box of flatten(host.jars)) expect(within(box.rect, host.well), box.jar.key).toBe(true);
    }
  });

  test('the middle of a jar selects that jar, the edge of a drawer its host', () => {
    for (const host of picture.hosts) {
      const corner = { x: host.rect.x + 2, y: host.rect.y + 2 };
      expect(selectionOf(hitAt(picture, corner))).toEqual({ kind: 'host', id: host.tray.host.id });
      if (picture.zoom !== 'site') for (const box of host.jars) expectSelected(picture, box);
    }
    for (const slot of picture.slots) {
      expect(selectionOf(hitAt(picture, centre(slot.rect)))).toEqual({
        kind: 'slot',
        rack: slot.rack,
        slot: slot.slot,
      });
    }
  });

  test('every place that the rules offer can be hit by its key', () => {
    if (picture.zoom === 'host') return;
    const model = estate.rules.models.find((one) => one.sold && one.kind === 'server')?.id ?? 's12';
    const offers = targetsOf({ kind: 'model', model, platform: null, runtime: null }, estate.view.facts, estate.rules);
    expect(new Set(picture.slots.filter((slot) => slot.rack >= 0).map((slot) => slot.key))).toEqual(
      new Set(offers.map((one) => one.key)),
    );
    expect(new Set(picture.hosts.map((host) => host.key))).toEqual(
      new Set(estate.view.hosts.map((host) => `h${host.id}`)),
    );
  });
});

function expectSelected(picture: Picture, box: JarBox): void {
  const hit = hitAt(picture, centre(box.rect));
  expect(hit?.kind).toBe('jar');
  const selection = selectionOf(hit);
  if (box.inside.length === 0) expect(selection).toMatchObject({ id: box.jar.id });
}

describe('hosts of different sizes', () => {
  const small = estateOf('1-1').rules.models.findIndex((model) => model.id === 't2');
  const large = estateOf('1-1').rules.models.findIndex((model) => model.id === 'm64');
  const mixed = withHosts(estateOf('1-1'), (_host, index) =>
    index === 8 ? { model: large } : index === 7 ? { model: small } : {},
  );

  test.each([
    ['rack', racks(mixed)],
    ['site', site(mixed)],
  ])('share one scale in the %s', (_name, picture) => {
    const wells = picture.hosts.map((host) => area(host.well) / host.wellMib);
    expect(Math.max(...wells) / Math.min(...wells)).toBeCloseTo(1, 6);
    // What is less than the memory is cut off, and only air.
    for (const host of picture.hosts) {
      const used = host.tray.model.memoryMib - host.tray.freeMib;
      expect(host.wellMib).toBeGreaterThan(used * 1.05);
      expect(host.wellMib).toBeLessThanOrEqual(host.tray.model.memoryMib);
    }
  });
});

describe('the rack', () => {
  test('1.1 shows both racks in one picture', () => {
    const picture = racks(estateOf('1-1'));
    expect(picture.tabs).toEqual([]);
    expect(picture.hosts).toHaveLength(9);
  });

  test('six slots are one wide column, so that eyes run down the verdicts', () => {
    const picture = racks(estateOf('2-1'));
    expect(new Set(picture.hosts.map((host) => host.verdict.x)).size).toBe(1);
    expect(picture.hosts.every((host) => host.form === 'wide')).toBe(true);
  });

  test('a delivery does not turn the room around', () => {
    const before = racks(estateOf('launch-day'));
    const full = withHosts(estateOf('launch-day'), (_host, index) => ({ rack: 0, slot: index }));
    expect(racks(full).groups.map((group) => group.rect.x)).toEqual(before.groups.map((group) => group.rect.x));
  });

  test('racks that do not fit are tabs, and the near one is drawn', () => {
    const estate = estateOf('launch-day');
    const plans = plansOf(estate).filter((plan) => plan.rack >= 0);
    const many = Array.from({ length: 9 }, (_, rack) => ({
      ...(plans[rack % 3] as (typeof plans)[0]),
      rack,
      trays: [],
    }));
    const picture = layoutRacks(many, STAGE, 7);
    expect(picture.tabs).toHaveLength(9);
    expect(picture.groups.map((group) => group.rack)).toContain(7);
    for (const group of picture.groups) expect(within(group.rect, STAGE)).toBe(true);
  });

  test('what does not fit sticks out by as much as is missing', () => {
    const picture = racks(estateOf('2-1'));
    const host = picture.hosts.find((one) => one.jars.length > 0) as HostBox;
    const { inside, overhang } = ghostOf(host, host.tray.freeMib + 2048, picture.pxPerGib);
    expect(overhang?.w).toBeCloseTo(2 * picture.pxPerGib, 0);
    expect(overhang?.x).toBeCloseTo(host.well.x + host.well.w, 6);
    expect(inside.w).toBeCloseTo((host.tray.freeMib / 1024) * picture.pxPerGib, 0);
    expect(ghostOf(host, host.tray.freeMib - 1024, picture.pxPerGib).overhang).toBeNull();
  });

  test('a lens magnifies each container once, outside of nothing else', () => {
    const picture = racks(estateOf('launch-day'));
    for (const host of picture.hosts) {
      const keys = (host.lens?.cells ?? []).map((cell) => cell.jar.key);
      const isLarge = host.jars.some((box) => box.rect.w >= 26);
      expect(keys).toEqual(isLarge ? [] : host.jars.map((box) => box.jar.key));
      for (const cell of host.lens?.cells ?? []) {
        expect(within(cell.rect, host.well)).toBe(true);
        expect(contains(host.lens?.from as Rect, centre(cell.rect))).toBe(false);
      }
    }
  });
});

describe('a stage of any size', () => {
  const estates = ['1-1', '4-2', 'launch-day', 'chaos-day'].map((scenario) => estateOf(scenario));
  const rectsOf = ({ hosts: shown, groups, slots, tabs }: Picture): Rect[] => [
    ...[...groups, ...slots, ...tabs].map((one) => one.rect),
    ...shown.flatMap((host) => [
      host.rect,
      host.well,
      host.rail,
      ...flatten(host.jars).flatMap((box) => [box.rect, box.liquid]),
    ]),
  ];
  const isSize = ({ x, y, w, h }: Rect) => [x, y, w, h].every(Number.isFinite) && w >= 0 && h >= 0;

  test('from none to very wide has a picture at every level, and no size that is none', () => {
    const side = fc.oneof(
      fc.constantFrom(0, 1, 2),
      fc.integer({ min: 0, max: 700 }),
      fc.integer({ max: 8000, min: 0 }),
    );
    fc.assert(
      fc.property(fc.nat(estates.length - 1), side, side, fc.nat(60), (which, width, height, first) => {
        const estate = estates[which] as Estate;
        const stage = stageOf(width, height);
        const trays = traysOf(estate.view, estate.rules);
        const near = trays.slice(first % trays.length, (first % trays.length) + 2);
        const shown = [layoutHosts(near, stage), racks(estate, stage), layoutSite(plansOf(estate), stage)];
        for (const picture of shown) expect(rectsOf(picture).filter((box) => !isSize(box))).toEqual([]);
      }),
      { numRuns: 300, examples: [[3, 40, 0, 0]] }, // just as wide as the gaps between its racks
    );
  });
});
