/** The site: racks as columns of tiles under the pipes that bring the traffic. The same trays, small. Pure geometry. */
import type { Tray } from './contents.ts';
import { clamp, type Point, type Rect, rect, roomScale } from './geometry.ts';
import { laySlabs } from './layout-drawer.ts';
import { layJars } from './layout-jars.ts';
import type { RackPlan } from './layout-rack.ts';
import type { GroupBox, HostBox, Picture, SlotBox } from './picture.ts';

const LARGEST = 1.6; // tiles grow with the room, and the words on them
const TILE = 30; // as high as a tile is there
const TILE_WIDE = 170; // and as wide

/** By how much the words of a tile are larger than usual. */
export const tileScale = (tile: Rect): number => clamp(Math.min(tile.h / TILE, tile.w / TILE_WIDE), 1, LARGEST);

const TRAFFIC = { min: 180, max: 236 } as const; // people, front door and pipes
const POWER = 42; // the line that feeds the racks
const HEADER = 26;
const SLOT_MAX = 34;
const SLOT_TALL = 44; // where a rack has few: what is in them is what one looks at
const RACK_MAX = 232;
const BAR_FROM = 118; // a tile narrower than that shows shape and number only
const TALL = 20; // a tile lower than that too
const FOOT = 22; // what a rack draws and costs
const NUMBER = 36;
const EAR = 46; // its shape and name

export function layoutSite(plans: readonly RackPlan[], stage: Rect): Picture {
  const aisles = aislesOf(plans, stage);
  const { rows, columns, width, lastShare, gap, rowHigh, top } = aisles;
  const largest = Math.max(1024, ...plans.flatMap((plan) => plan.trays.map((tray) => tray.model.memoryMib)));
  const into: Boxes = { groups: [], hosts: [], slots: [] };
  const total = (columns - 1 + lastShare) * width + (columns - 1) * gap;
  let pxPerGib = 0;
  for (const [index, plan] of plans.entries()) {
    const x = stage.x + (stage.w - total) / 2 + (index % columns) * (width + gap);
    const y = top + Math.floor(index / columns) * rowHigh;
    const own = index === plans.length - 1 ? { ...aisles, width: width * lastShare } : aisles;
    pxPerGib = Math.max(pxPerGib, layRack(plan, x, y, own, largest, into));
  }
  // The scale of a floor whose tiles have no room for trays is of no use, and is none.
  return { zoom: 'site', stage, pxPerGib: rows > 1 ? 0 : pxPerGib, ...into, tabs: [] };
}

interface Boxes {
  readonly groups: GroupBox[];
  readonly hosts: HostBox[];
  readonly slots: SlotBox[];
}

/** How racks stand: in how many rows, how many of them in each, and how many tiles beside each other in a rack. */
interface Aisles {
  readonly rows: number;
  readonly columns: number;
  readonly across: number;
  readonly width: number;
  readonly lastShare: number; // of it, that the last one has
  readonly gap: number;
  readonly pitch: number;
  readonly rowHigh: number;
  readonly top: number;
  readonly header: number;
  readonly foot: number;
}

const ROWS_MAX = 5;
const ACROSS_MAX = 3;
const COMPACT = { traffic: 150, header: 19, foot: 4, aisle: 12, gap: 8 } as const; // where racks stand in rows
/** A cell that shows its shape and its number; a smaller one is shape alone (notes-floor 28). */
const CELL = { w: 34, h: 12 } as const;
const ILLEGIBLE = 0.15; // what such a tile is worth
const ONE_ROW_WORTH = 1.4; // racks side by side are what a room looks like

/** The way of standing in which tiles tell most. */
function aislesOf(plans: readonly RackPlan[], stage: Rect): Aisles {
  let best = oneRow(plans, stage);
  let worth = worthOf(best) * ONE_ROW_WORTH;
  for (let rows = 2; rows <= Math.min(ROWS_MAX, plans.length); rows++) {
    for (let across = 1; across <= ACROSS_MAX; across++) {
      const other = inRows(plans, stage, rows, across);
      if (worthOf(other) <= worth) continue;
      best = other;
      worth = worthOf(other);
    }
  }
  return best;
}

function worthOf({ width, across, pitch }: Aisles): number {
  const cell = (width - PAD) / across;
  const legible = (cell >= CELL.w ? 1 : ILLEGIBLE) * (pitch >= CELL.h ? 1 : ILLEGIBLE);
  return (Math.min(cell, BAR_FROM) / BAR_FROM) * (Math.min(pitch, SLOT_MAX) / SLOT_MAX) * legible;
}

const mostSlots = (plans: readonly RackPlan[]): number =>
  Math.max(1, ...plans.map((plan) => Math.max(plan.slots, plan.trays.length)));

function oneRow(plans: readonly RackPlan[], stage: Rect): Aisles {
  const most = mostSlots(plans);
  const columns = Math.max(1, plans.length);
  const large = roomScale(stage);
  const [header, foot] = [HEADER * large, FOOT * large];
  const gap = clamp(stage.w / columns / 8, 8, 36 * large);
  const [width, lastShare] = widthsOf(plans, stage.w - gap * (columns - 1), RACK_MAX * large);
  const room = stage.h - Math.min(TRAFFIC.min, stage.h * 0.34) - POWER - header - foot;
  const pitch = Math.min(SLOT_TALL * large, room / most);
  // What low racks leave free belongs to the pipes.
  const top = stage.y + Math.min(TRAFFIC.max * large, stage.h - POWER - header - foot - most * pitch);
  return { rows: 1, columns, across: 1, width, lastShare, gap, pitch, rowHigh: 0, top, header, foot };
}

function inRows(plans: readonly RackPlan[], stage: Rect, rows: number, across: number): Aisles {
  const { header, foot, aisle, gap, traffic } = COMPACT;
  const columns = Math.ceil(plans.length / rows);
  const width = Math.min(RACK_MAX, (stage.w - gap * (columns - 1)) / columns);
  const over = Math.min(traffic, stage.h * 0.3);
  const rowHigh = (stage.h - over - POWER + aisle) / rows;
  const deep = Math.ceil(mostSlots(plans) / across);
  const pitch = Math.min(SLOT_MAX, (rowHigh - aisle - header - foot) / deep);
  return { rows, columns, across, width, lastShare: 1, gap, pitch, rowHigh, top: stage.y + over, header, foot };
}

const DOORWAY = 0.62; // of a rack's width
const DOOR_LEAST = 92; // pixels: its words

/** Where nothing is rented the cloud is a door and no rack: what it leaves makes trays wider. */
function widthsOf(plans: readonly RackPlan[], room: number, most: number): [width: number, lastShare: number] {
  const last = plans.at(-1);
  const many = Math.max(1, plans.length);
  if (many === 1 || last === undefined || last.rack >= 0 || last.trays.length > 0)
    return [Math.min(room / many, most), 1];
  const shared = Math.min(room / (many - 1 + DOORWAY), most);
  const door = Math.min(room / many, Math.max(DOOR_LEAST, shared * DOORWAY));
  const width = Math.min((room - door) / (many - 1), most);
  return [width, width > 0 ? door / width : 1];
}

const PAD = 8; // between a rack's frame and its tiles

function layRack(plan: RackPlan, x: number, top: number, aisles: Aisles, largest: number, into: Boxes): number {
  const { rows, across, width, pitch, header, foot } = aisles;
  const deep = Math.ceil(Math.max(1, plan.slots) / across);
  const frame = rect(x, top, width, header + deep * pitch + (plan.rack < 0 && rows === 1 ? 10 : foot));
  into.groups.push({
    rack: plan.rack,
    name: plan.name,
    rect: frame,
    header: rect(x, top, width, header),
    compact: rows > 1,
  });
  const bySlot = new Map(plan.trays.map((tray, at) => [plan.rack < 0 ? at : tray.host.slot, tray]));
  const pad = rows > 1 ? PAD / 2 : PAD;
  const cell = (width - 2 * pad) / across;
  let pxPerGib = 0;
  for (let slot = 0; slot < plan.slots; slot++) {
    const tray = bySlot.get(slot);
    const [column, row] = [Math.floor(slot / deep), slot % deep];
    const w = cell - (across > 1 ? 2 : 0);
    const box = rect(x + pad + column * cell, top + header + row * pitch, w, pitch - Math.min(4, pitch * 0.15));
    if (tray === undefined) {
      into.slots.push({ key: plan.rack < 0 ? 's-1.0' : `s${plan.rack}.${slot}`, rect: box, rack: plan.rack, slot });
      continue;
    }
    const tile = tileOf(tray, box, largest);
    pxPerGib = (tile.well.w / tray.model.memoryMib) * 1024;
    into.hosts.push(tile);
  }
  return pxPerGib;
}

function tileOf(tray: Tray, box: Rect, largest: number): HostBox {
  const bar = barOf(box);
  const pxPerMib = bar.w / largest;
  const { memoryMib } = tray.model;
  const well = rect(bar.x, bar.y, memoryMib * pxPerMib, bar.h);
  const slabs = laySlabs(tray, well, pxPerMib);
  const last = slabs.at(-1)?.rect;
  const left = last === undefined ? well.x : last.x + last.w;
  const room = rect(left, well.y, well.x + well.w - left, well.h);
  // Two thousand pods that nobody could see are not laid out.
  const laid = well.w > 0 ? layJars(tray.jars, room, pxPerMib) : { boxes: [], endX: well.x };
  const number = Math.min(NUMBER * tileScale(box), box.w * 0.62);
  const verdict = rect(box.x + box.w - number - 4, box.y + 2, number, box.h - 4);
  return {
    key: `h${tray.host.id}`,
    tray,
    form: 'tile',
    rect: box,
    well,
    wellMib: memoryMib,
    slabs,
    jars: laid.boxes,
    usedX: laid.endX,
    rail: rect(bar.x, bar.y + bar.h, 0, 0),
    verdict,
    lens: null,
  };
}

/** The tray in a tile; nothing where only shape and number have room. */
function barOf(tile: Rect): Rect {
  if (tile.w < BAR_FROM || tile.h < TALL - 4) return rect(tile.x + tile.w / 2, tile.y, 0, tile.h);
  const scale = tileScale(tile);
  const ear = EAR * scale;
  const sill = clamp(tile.h * 0.17, 3, 6); // lids stand above the jars: the tray is a little below the middle
  return rect(tile.x + ear, tile.y + sill + 1, tile.w - ear - NUMBER * scale - 8, tile.h - 2 * sill);
}

/** A pipe as the middle line of its bends and its width. */
export interface Pipe {
  readonly points: readonly Point[];
  readonly width: number;
}
export interface Traffic {
  readonly door: Rect;
  readonly sources: readonly { readonly demand: number; readonly at: Rect; readonly pipe: Pipe }[];
  readonly racks: readonly { readonly rack: number; readonly pipe: Pipe }[];
  readonly answers: { readonly at: Rect; readonly pipe: Pipe };
  readonly links: readonly Pipe[]; // from racks to those in the row behind them
}

const DOOR = { w: 124, h: 48, over: 92 } as const; // `over` the racks
const SOURCE = { min: 22, max: 56 } as const; // height of one source, with its map or in a line
const LINK = { over: COMPACT.aisle, width: 10 } as const;
const BUS = 34; // pipes to the racks run so far above them

/** Requests come from the left and reach the racks through the front door; answers leave to the right. */
export function layoutTraffic(picture: Picture, demands: number): Traffic {
  const { stage, groups } = picture;
  const top = groups[0]?.rect.y ?? stage.y + TRAFFIC.min;
  const middle = stage.x + stage.w / 2;
  const door = rect(middle - DOOR.w / 2, top - DOOR.over, DOOR.w, DOOR.h);
  const doorY = door.y + DOOR.h / 2;
  const width = Math.min(200, stage.w / 2 - 130);
  const pitch = clamp((top - BUS - stage.y - 4) / Math.max(1, demands), SOURCE.min, SOURCE.max);
  const sources = Array.from({ length: demands }, (_, demand) => {
    const at = rect(stage.x, stage.y + 4 + demand * pitch, width, pitch - 4);
    return { demand, at, pipe: bent({ x: at.x + at.w, y: at.y + at.h / 2 }, { x: door.x + 4, y: doorY }) };
  });
  const busY = top - 22;
  const racks = groups
    .filter((group) => group.rect.y === top)
    .map((group) => {
      const x = group.rect.x + group.rect.w / 2;
      const down = { x: middle, y: door.y + DOOR.h - 2 };
      const points =
        Math.abs(x - middle) < 4
          ? [down, { x, y: top + 2 }]
          : [down, { x: middle, y: busY }, { x, y: busY }, { x, y: top + 2 }];
      return { rack: group.rack, pipe: { points, width: 16 } };
    });
  const at = rect(stage.x + stage.w - width, stage.y + 6, width, 66);
  const answers = { at, pipe: bent({ x: door.x + DOOR.w - 4, y: doorY }, { x: at.x, y: at.y + 21 }) };
  const links = groups
    .filter((group) => group.rect.y > top && group.rack >= 0)
    .map(({ rect: { x, y, w } }) => ({
      points: [
        { x: x + w / 2, y: y - LINK.over },
        { x: x + w / 2, y: y + 2 },
      ],
      width: LINK.width,
    }));
  return { door, sources, racks, answers, links };
}

function bent(from: Point, to: Point): Pipe {
  const bend = (from.x + to.x) / 2;
  return { points: [from, { x: bend, y: from.y }, { x: bend, y: to.y }, to], width: 18 };
}
