/**
 * One or two hosts as stacks: the slab at the bottom, towers on it, height and width to scale. VMs are walls from floor
 * to lid; containers stand as small squares on the layers they share. Pure geometry.
 */
import type { Jar, Tray } from './contents.ts';
import { type Rect, rect } from './geometry.ts';
import { asPoints, boxOf, type JarBox, layJars } from './layout-jars.ts';
import type { HostBox, Picture, SlabBox } from './picture.ts';

const TITLE = 66;
const CHASSIS = 58;
const WALL = 10;
const STACK_MAX = 520; // wider, and a single host would be a hall
const PLATE = 18; // an image layer is on disk: not to scale, and drawn as a plate
const LID = 8; // of the slab, which plates stay clear of
const COLUMN_MIN = 22;

export function layoutHosts(trays: readonly Tray[], stage: Rect): Picture {
  const most = Math.max(1024, ...trays.map((tray) => tray.model.memoryMib));
  for (let shown = shownMib(trays, most); ; shown = Math.min(most, shown * SHOW_MORE)) {
    const picture = stacks(trays, stage, shown);
    if (shown >= most || picture.hosts.every(isBelowCut)) return picture;
  }
}

const SHOW_MORE = 1.25; // a step smaller, where containers of many sizes pile up

function isBelowCut(host: HostBox): boolean {
  const top = host.well.y + (host.wellMib < host.tray.model.memoryMib ? CUT_AT : 0);
  return host.jars.every((box) => box.jar.kind !== 'container' || box.rect.y >= top);
}

function stacks(trays: readonly Tray[], stage: Rect, largest: number): Picture {
  const gap = 26;
  const width = Math.min(STACK_MAX, (stage.w - 10 - gap * (trays.length - 1)) / Math.max(1, trays.length));
  const total = trays.length * width + (trays.length - 1) * gap;
  const room = rect(0, 0, width - 2 * WALL, stage.h - TITLE - CHASSIS - WALL);
  // The largest host fills its chassis; a smaller one is lower, so that a GiB is the same area on both.
  const pxPerMibHigh = room.h / largest;
  const hosts = trays.map((tray, index) => {
    const x = stage.x + (stage.w - total) / 2 + index * (width + gap);
    const wellMib = Math.min(largest, tray.model.memoryMib);
    const tall = wellMib * pxPerMibHigh;
    const well = rect(x + WALL, stage.y + TITLE + WALL + room.h - tall, room.w, tall);
    return stackOf(tray, rect(x, stage.y, width, stage.h), well, wellMib, pxPerMibHigh);
  });
  return { zoom: 'host', stage, pxPerGib: (room.w / largest) * 1024, groups: [], hosts, slots: [], tabs: [] };
}

/** Where most is air, the air is cut off, and the cut is shown: what is left is large enough to be read. */
const CUT_BELOW = 0.3; // of the largest host's memory in use
/** How far below the top of the well the cut runs: under the figure of the headroom. */
export const CUT_AT = 84;
const AIR_SHOWN = 2.1; // times what is in use

function shownMib(trays: readonly Tray[], largest: number): number {
  const used = Math.max(1024, ...trays.map((tray) => tray.model.memoryMib - tray.freeMib));
  if (used >= largest * CUT_BELOW) return largest;
  return Math.min(largest, Math.ceil(Math.max(used * AIR_SHOWN, ...trays.map(rowMib)) / 1024) * 1024);
}

const ROW_MAX = 14; // containers; more would be too narrow for one row
const ROOM_OVER_ROW = 1.75; // the well is higher than its highest container: plates, names, the figure

/** Shows so much that its containers stand in one row and the highest of them fits. */
function rowMib(tray: Tray): number {
  const pods = tray.jars.filter((jar) => jar.kind === 'container');
  return pods.length > ROW_MAX ? 0 : pods.length * Math.max(0, ...pods.map((jar) => jar.memoryMib)) * ROOM_OVER_ROW;
}

function stackOf(tray: Tray, box: Rect, well: Rect, wellMib: number, pxPerMibHigh: number): HostBox {
  let floor = well.y + well.h;
  const slabs: SlabBox[] = tray.slabs.map((slab) => {
    const height = slab.mib * pxPerMibHigh;
    floor -= height;
    return { ...slab, rect: rect(well.x, floor, well.w, height) };
  });
  const room = rect(well.x, well.y, well.w, floor - well.y);
  const areaPerMib = well.w * pxPerMibHigh;
  const towers = tray.jars.filter((jar) => jar.kind !== 'container');
  const pods = tray.jars.filter((jar) => jar.kind === 'container');
  const jars: JarBox[] = [];
  let x = room.x;
  for (const jar of towers) {
    const width = (jar.memoryMib * areaPerMib) / Math.max(1, room.h);
    jars.push(towerOf(jar, rect(x, room.y, width, room.h), areaPerMib));
    x += width;
  }
  const free = rect(x, room.y, room.x + room.w - x, room.h);
  // Above the cut there is only air, and its figure.
  const cut = wellMib < tray.model.memoryMib ? CUT_AT + 16 : 0;
  const below = rect(free.x, free.y + cut, free.w, free.h - cut);
  if (pods.length > 0) jars.push(...standing(pods, below, areaPerMib));
  const rail = rect(well.x, box.y + box.h - 20, well.w, 10);
  const verdict = rect(box.x, box.y, box.w, TITLE);
  const usedX = jars.reduce((most, jar) => Math.max(most, jar.rect.x + jar.rect.w), x);
  return {
    key: `h${tray.host.id}`,
    tray,
    form: 'stack',
    rect: box,
    well,
    wellMib,
    slabs,
    jars,
    usedX,
    rail,
    verdict,
    lens: null,
  };
}

function towerOf(jar: Jar, box: Rect, areaPerMib: number): JarBox {
  const plain = boxOf({ ...jar, inside: [] }, box, areaPerMib / Math.max(1, box.h));
  if (jar.inside.length === 0) return { ...plain, jar };
  return { ...plain, jar, liquid: rect(box.x, box.y, 0, 0), inside: standing(jar.inside, plain.liquid, areaPerMib) };
}

/** Containers of one width, as high as their memory, next to each other on plates; in rows where one is not enough. */
export function standing(pods: readonly Jar[], room: Rect, areaPerMib: number): JarBox[] {
  if (room.w * room.h * areaPerMib <= 0) return asPoints(pods, room);
  const total = pods.reduce((sum, jar) => sum + jar.memoryMib, 0) * areaPerMib;
  const plates = Math.min(2 * PLATE + LID, room.h * 0.25);
  const high = room.h - plates;
  const side = Math.sqrt(total / pods.length);
  if (pods.length > CROWD) return crowded(pods, room, high, areaPerMib);
  const tallest = Math.max(...pods.map((jar) => jar.memoryMib)) * areaPerMib;
  // Side by side where that leaves columns, and never so narrow that the tallest would not fit under the lid.
  const beside = Math.min(side, room.w / pods.length);
  const width = Math.min(room.w, Math.max(beside, COLUMN_MIN, tallest / high));
  const columns = Math.max(1, Math.min(pods.length, Math.floor(room.w / width + 0.001)));
  const heights = new Array<number>(columns).fill(0);
  // In more than one row the high ones come first, so that columns end level.
  const order = columns < pods.length ? [...pods].sort((a, b) => b.memoryMib - a.memoryMib || a.id - b.id) : pods;
  const boxes = order.map((jar) => {
    const used = Math.min(...heights);
    const column = heights.indexOf(used);
    const height = (jar.memoryMib * areaPerMib) / width;
    heights[column] = used + height;
    const y = room.y + high - used - height;
    return boxOf(jar, rect(room.x + column * width, y, width, height), areaPerMib / Math.max(1, height));
  });
  return Math.max(...heights) <= high ? boxes : layJars(pods, room, areaPerMib / room.h).boxes;
}

const CROWD = 40; // containers: more are towers of one service each, on its plate (notes-floor 31)

/** Towers from the left, each of containers of the same image, as high as the room: a service is a few towers wide. */
function crowded(pods: readonly Jar[], room: Rect, high: number, areaPerMib: number): JarBox[] {
  const total = pods.reduce((sum, jar) => sum + jar.memoryMib, 0) * areaPerMib;
  const services = new Set(pods.map((jar) => jar.service)).size;
  const tallest = Math.max(...pods.map((jar) => jar.memoryMib)) * areaPerMib;
  // Every service may leave a tower half full.
  const towers = Math.max(services, Math.floor(Math.sqrt((pods.length * room.w) / high)) + services);
  const width = Math.min(room.w / towers, Math.max(tallest / high, total / high / Math.max(1, towers - services)));
  const boxes: JarBox[] = [];
  let [x, used, service] = [room.x, 0, pods[0]?.service ?? 0];
  for (const jar of pods) {
    const height = (jar.memoryMib * areaPerMib) / width;
    if (used > 0 && (jar.service !== service || used + height > high)) [x, used] = [x + width, 0];
    service = jar.service;
    used += height;
    const box = rect(x, room.y + high - used, width, height);
    boxes.push(boxOf(jar, box, areaPerMib / Math.max(1, height)));
  }
  const fits = x + width <= room.x + room.w + 0.5 && boxes.every((box) => box.rect.y >= room.y - 0.5);
  return fits ? boxes : layJars(pods, room, areaPerMib / room.h).boxes;
}

/** Plates under the containers of a host, or null: below them there are none. */
export function platesOf(host: HostBox): Rect | null {
  const pods = host.jars.filter((box) => box.jar.kind === 'container');
  if (pods.length === 0) return null;
  const floor = host.slabs.at(-1)?.rect.y ?? host.well.y + host.well.h;
  const top = pods.reduce((most, box) => Math.max(most, box.rect.y + box.rect.h), 0);
  const left = Math.min(...pods.map((box) => box.rect.x));
  const right = Math.max(...pods.map((box) => box.rect.x + box.rect.w));
  return floor - top < 2 * LID ? null : rect(left, top, right - left, floor - top - LID + 2);
}
