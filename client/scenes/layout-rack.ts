/**
 * The rack: a drawer for every host and every free slot, all racks in one picture so that work can be carried between
 * them. One GiB has the same area in every tray. Pure geometry.
 */
import type { Tray } from './contents.ts';
import { clamp, type Rect, rect, roomScale } from './geometry.ts';
import { drawerOf, FORMS, type Form, formOf, wellOf } from './layout-drawer.ts';
import { cellsOf, type Row, rowsOf } from './layout-slots.ts';
import type { GroupBox, HostBox, Picture, SlotBox, TabBox } from './picture.ts';

export interface RackPlan {
  readonly rack: number; // -1: the cloud
  readonly name: string;
  readonly slots: number;
  readonly trays: readonly Tray[];
}

const LEGEND = 26; // the scale and the legend over all racks, or beside their tabs

const HEADER = 22; // on a laptop; it grows with the room

const TABS = 34;

const GAP = 14; // between columns

const PITCH_GAP = 6; // between drawers

const DRAWER_MAX = 132; // above it a tray is a box and no drawer

const NARROW_MAX = 150; // two lines more: name and tray are above each other

const DRAWER_TALL = 0.26; // of a tall stage a drawer may have more: a large screen is there to be used
const DRAWER_TALL_MAX = 220;
const SQUARE = 1; // of its width
const NARROW_TALL = 0.48; // of the stage

const EMPTY_MIN = 24; // the smallest target that touch may have (WCAG 2.2, 2.5.8)

/** Nothing is in a free slot: it stays thin, and what is left belongs to what runs. */
const EMPTY_MAX = 28;
const EMPTY_TALL = 0.045;
const EMPTY_TALL_MAX = 44;
/** A drawer is worth so many free slots. */
const DRAWER_SHARE = 5;

export function layoutRacks(plans: readonly RackPlan[], stage: Rect, near: number): Picture {
  const racks = plans.filter((plan) => plan.rack >= 0);
  const cloud = plans.find((plan) => plan.rack < 0);
  const columns = bestColumns(racks, cloud, stage);
  if (columns !== null) return draw(planFor(columns, cloud, stage, 0), stage, []);
  return paged(racks, cloud, stage, near);
}

/**
 * How racks share columns is decided as if all slots were taken, so that a delivery does not turn the room around. One
 * wide column wins wherever it fits: eyes run down its verdicts.
 */
function bestColumns(racks: readonly RackPlan[], cloud: RackPlan | undefined, stage: Rect): Columns | null {
  let best: { columns: Columns; worth: number } | null = null;
  for (const columns of racks.length <= SHARING_MAX ? compositions(racks) : [racks.map((rack) => [rack])]) {
    const full = planFor(columns, cloud, stage, 0, true);
    const now = planFor(columns, cloud, stage, 0);
    if (!now.legible || !full.legible) continue;
    // Among several wide ways, that with the larger trays: a large screen is there to be used.
    const worth = full.areaPerGib * (full.form === 'wide' ? WIDE_WINS : 1);
    if (best === null || worth > best.worth) best = { columns, worth };
  }
  return best?.columns ?? null;
}

const WIDE_WINS = 1e6; // over whatever other forms leave for a GiB

const SHARING_MAX = 6; // with more racks, each has its own column: all ways to share would be too many to try

type Columns = readonly (readonly RackPlan[])[];

/** All ways to cut a row of racks into columns without changing their order. */
function compositions(racks: readonly RackPlan[]): Columns[] {
  const [first, ...rest] = racks;
  if (first === undefined) return [[]];
  if (rest.length === 0) return [[[first]]];
  return compositions(rest).flatMap((columns) => {
    const [head = [], ...tail] = columns;
    return [
      [[first], head, ...tail],
      [[first, ...head], ...tail],
    ];
  });
}

/** Too many racks for one picture: the near one with as many neighbours as stay legible, the others as tabs. */
function paged(plans: readonly RackPlan[], cloud: RackPlan | undefined, stage: Rect, near: number): Picture {
  const at = Math.max(
    0,
    plans.findIndex((plan) => plan.rack === near),
  );
  for (let shown = plans.length - 1; shown >= 1; shown--) {
    const first = clamp(at - Math.floor(shown / 2), 0, plans.length - shown);
    const some = plans.slice(first, first + shown);
    const columns = some.map((entry) => [entry]);
    const plan = planFor(columns, cloud, stage, TABS);
    if ((plan.legible && plan.drawer >= COMFORT) || shown === 1) return draw(plan, stage, tabsOf(plans, some, stage));
  }
  return draw(planFor([], cloud, stage, 0), stage, []);
}

const COMFORT = 62; // of a drawer: with less, fewer racks at once show more of what is in them
const TAB_NAMED = 64; // a narrower tab has the last word of its name alone

function tabsOf(plans: readonly RackPlan[], shown: readonly RackPlan[], stage: Rect): TabBox[] {
  const width = Math.min(110, stage.w / plans.length - 4);
  const isShort = width < TAB_NAMED;
  return plans.map((plan, index) => ({
    rack: plan.rack,
    name: isShort ? (plan.name.split(' ').at(-1) ?? '') : plan.name,
    rect: rect(stage.x + index * (width + 4), stage.y, width, TABS - 6),
    near: shown.includes(plan),
  }));
}

export interface Fit {
  readonly columns: Columns;
  readonly cloud: RackPlan | undefined;
  readonly columnWidth: number;
  readonly drawer: number;
  readonly empty: number;
  readonly top: number;
  readonly header: number;
  readonly form: Form;
  readonly pxPerMib: number;
  readonly shownMib: number; // of the largest host; less than it has where most is air
  readonly areaPerGib: number;
  readonly legible: boolean;
}

function planFor(columns: Columns, cloud: RackPlan | undefined, stage: Rect, tabs: number, full = false): Fit {
  const many = Math.max(1, columns.length);
  const columnWidth = (stage.w - GAP * (many - 1)) / many;
  const top = tabs > 0 ? tabs : LEGEND;
  const header = HEADER * roomScale(stage);
  const clouds = cloud === undefined ? 0 : Math.max(1, cloud.slots);
  const cloudRows = Math.ceil(clouds / many);
  // Rented machines stand in rows below all racks, a row as high as a drawer where one of them is a machine.
  const cloudHosts = cloud === undefined || (cloud.trays.length === 0 && !full) ? 0 : cloudRows;
  const height = stage.h - top - (clouds > 0 ? (cloudHosts > 0 ? header : 0) + GAP + cloudRows * PITCH_GAP : 0);
  // Side by side, few machines are as high as wide: what is in them is what one looks at.
  const [most, tall] =
    columnWidth >= FORMS.wide.wide
      ? [DRAWER_MAX, Math.min(DRAWER_TALL_MAX, stage.h * DRAWER_TALL)]
      : [NARROW_MAX, Math.min(columnWidth * SQUARE, stage.h * NARROW_TALL)];
  let drawer = Math.max(most, tall);
  const emptyMost = clamp(stage.h * EMPTY_TALL, EMPTY_MAX, EMPTY_TALL_MAX);
  let empty = emptyMost;
  for (const column of columns) {
    const slots = column.reduce((sum, plan) => sum + plan.slots, 0);
    const rows = full ? slots : column.reduce((sum, plan) => sum + rowsOf(plan, columnWidth - 12).length, 0);
    const taken = full ? slots : column.reduce((sum, plan) => sum + plan.trays.length, 0);
    const hosts = taken + cloudHosts;
    const free = rows - taken + (cloudHosts === 0 ? cloudRows : 0);
    const room = height - column.length * (header + 4) - rows * PITCH_GAP;
    // Free slots are thin, and thinner where drawers need the height to name what is in them.
    empty = Math.min(empty, clamp(room / (hosts * DRAWER_SHARE + free), EMPTY_MIN, emptyMost));
    if (hosts > 0) drawer = Math.min(drawer, (room - free * empty) / hosts);
  }
  const form = formOf(columnWidth, drawer);
  const well = wellOf(rect(0, 0, columnWidth - 12, drawer), form);
  const trays = [...columns.flat(), ...(cloud === undefined ? [] : [cloud])].flatMap((plan) => plan.trays);
  const shownMib = shownOf(trays);
  const pxPerMib = well.w / shownMib;
  const legible = drawer >= FORMS[form].high && columnWidth >= FORMS[form].wide;
  const areaPerGib = pxPerMib * well.h;
  return { columns, cloud, columnWidth, drawer, empty, top, header, form, pxPerMib, shownMib, areaPerGib, legible };
}

/** Where most is air, it is cut off in steps, so that what is used has a size that can be read and seldom changes it. */
const SHOWN_STEPS = [0.1875, 0.25, 0.375, 0.5, 0.75] as const; // of the largest host
const AIR_SHOWN = 1.4; // times what is in use on the fullest host

function shownOf(trays: readonly Tray[]): number {
  const largest = Math.max(1024, ...trays.map((tray) => tray.model.memoryMib));
  const used = Math.max(1024, ...trays.map((tray) => tray.model.memoryMib - tray.freeMib));
  const step = SHOWN_STEPS.find((share) => share * largest >= used * AIR_SHOWN);
  return (step ?? 1) * largest;
}

function draw(plan: Fit, stage: Rect, tabs: readonly TabBox[]): Picture {
  const groups: GroupBox[] = [];
  const hosts: HostBox[] = [];
  const slots: SlotBox[] = [];
  let bottom = stage.y + plan.top;
  for (const [index, column] of plan.columns.entries()) {
    const x = stage.x + index * (plan.columnWidth + GAP);
    let y = stage.y + plan.top;
    for (const rack of column) {
      const top = y;
      y += plan.header;
      for (const row of rowsOf(rack, plan.columnWidth - 12)) {
        const box = rect(x + 6, y, plan.columnWidth - 12, isTray(row) ? plan.drawer : plan.empty);
        if (isTray(row)) hosts.push(drawerOf(row, box, plan));
        else slots.push(...cellsOf(rack.rack, row, box));
        y += box.h + PITCH_GAP;
      }
      groups.push(groupOf(rack, rect(x, top, plan.columnWidth, y - top), plan.header));
      y += 4;
    }
    bottom = Math.max(bottom, y);
  }
  if (plan.cloud !== undefined) drawCloud(plan, plan.cloud, stage, bottom + GAP - 6, { groups, hosts, slots });
  return { zoom: 'rack', stage, pxPerGib: plan.pxPerMib * 1024, groups, hosts, slots, tabs };
}

const isTray = (row: Row): row is Tray => 'host' in row;

const groupOf = (rack: RackPlan, box: Rect, header: number): GroupBox => ({
  rack: rack.rack,
  name: rack.name,
  rect: box,
  header: rect(box.x, box.y, box.w, header),
});

interface Boxes {
  readonly groups: GroupBox[];
  readonly hosts: HostBox[];
  readonly slots: SlotBox[];
}

/** Machines of the cloud stand side by side under all racks; the last place is for the next one to be rented. */
function drawCloud(plan: Fit, cloud: RackPlan, stage: Rect, top: number, into: Boxes): void {
  const many = Math.max(1, plan.columns.length);
  if (cloud.trays.length === 0) {
    drawDoor(plan, cloud, stage, top, into);
    return;
  }
  let y = top + plan.header;
  for (let first = 0; first < cloud.slots; first += many) {
    const row = Math.min(many, cloud.slots - first);
    const height = cloud.trays[first] === undefined ? plan.empty : plan.drawer;
    for (let column = 0; column < row; column++) {
      const tray = cloud.trays[first + column];
      const box = rect(stage.x + column * (plan.columnWidth + GAP) + 6, y, plan.columnWidth - 12, height);
      if (tray === undefined) into.slots.push({ key: 's-1.0', rect: box, rack: -1, slot: 0 });
      else into.hosts.push(drawerOf(tray, box, plan));
    }
    y += height + PITCH_GAP;
  }
  into.groups.push(groupOf(cloud, rect(stage.x, top, stage.w, y - top), plan.header));
}

const DOOR_NAME = 96; // pixels, of its name on a laptop

/** A cloud without machines is one line: its name, and the place where one would be rented. */
function drawDoor(plan: Fit, cloud: RackPlan, stage: Rect, top: number, into: Boxes): void {
  const name = DOOR_NAME * roomScale(stage);
  const box = rect(stage.x + name, top + PITCH_GAP, stage.w - name - 6, plan.empty);
  into.slots.push({ key: 's-1.0', rect: box, rack: -1, slot: 0 });
  const high = plan.empty + 2 * PITCH_GAP;
  const header = rect(stage.x, top + (high - plan.header) / 2 + 1, name, plan.header);
  into.groups.push({ ...groupOf(cloud, rect(stage.x, top, stage.w, high), plan.header), header });
}
