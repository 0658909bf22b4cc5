/** The site: racks as columns of tiles under the pipes that bring the traffic. The same trays, small. Pure geometry. */
import { clamp, type Point, type Rect, rect } from './geometry.ts';
import { laySlabs } from './layout-drawer.ts';
import { layJars } from './layout-jars.ts';
import type { RackPlan } from './layout-rack.ts';
import type { GroupBox, HostBox, Picture, SlotBox } from './picture.ts';

const TRAFFIC = { min: 180, max: 236 } as const; // people, front door and pipes
const POWER = 42; // the line that feeds the racks
const HEADER = 26;
const SLOT_MAX = 34;
const RACK_MAX = 232;
const RACK_MIN = 84;
const BAR_FROM = 140; // a tile narrower than that shows shape and number only
const TALL = 24; // a tile lower than that too
const NUMBER = 40;

export function layoutSite(plans: readonly RackPlan[], stage: Rect): Picture {
  const most = Math.max(1, ...plans.map((plan) => Math.max(plan.slots, plan.trays.length)));
  const gap = clamp(stage.w / plans.length / 8, 8, 36);
  const width = clamp((stage.w - gap * (plans.length - 1)) / plans.length, RACK_MIN, RACK_MAX);
  const pitch = Math.min(SLOT_MAX, (stage.h - Math.min(TRAFFIC.min, stage.h * 0.34) - POWER - HEADER - 10) / most);
  // What low racks leave free belongs to the pipes.
  const top = stage.y + Math.min(TRAFFIC.max, stage.h - POWER - HEADER - 10 - most * pitch);
  const total = plans.length * width + (plans.length - 1) * gap;
  const largest = Math.max(1024, ...plans.flatMap((plan) => plan.trays.map((tray) => tray.model.memoryMib)));
  const groups: GroupBox[] = [];
  const hosts: HostBox[] = [];
  const slots: SlotBox[] = [];
  let pxPerGib = 0;
  for (const [index, plan] of plans.entries()) {
    const x = stage.x + (stage.w - total) / 2 + index * (width + gap);
    const tall = HEADER + Math.max(1, plan.slots) * pitch + 10;
    const frame = rect(x, top, width, tall);
    groups.push({ rack: plan.rack, name: plan.name, rect: frame, header: rect(x, top, width, HEADER) });
    for (let slot = 0; slot < plan.slots; slot++) {
      const tray = plan.rack < 0 ? plan.trays[slot] : plan.trays.find((one) => one.host.slot === slot);
      const box = rect(x + 8, top + HEADER + slot * pitch, width - 16, pitch - Math.min(4, pitch * 0.15));
      if (tray === undefined) {
        slots.push({ key: plan.rack < 0 ? 's-1.0' : `s${plan.rack}.${slot}`, rect: box, rack: plan.rack, slot });
        continue;
      }
      const bar = barOf(box);
      const pxPerMib = bar.w / largest;
      pxPerGib = pxPerMib * 1024;
      const well = rect(bar.x, bar.y, tray.model.memoryMib * pxPerMib, bar.h);
      const { memoryMib } = tray.model;
      const slabs = laySlabs(tray, well, pxPerMib);
      const last = slabs.at(-1)?.rect;
      const left = last === undefined ? well.x : last.x + last.w;
      const laid = layJars(tray.jars, rect(left, well.y, well.x + well.w - left, well.h), pxPerMib);
      const verdict = rect(box.x + box.w - NUMBER - 4, box.y + 2, NUMBER, box.h - 4);
      const rail = rect(bar.x, bar.y + bar.h, 0, 0);
      hosts.push({
        key: `h${tray.host.id}`,
        tray,
        form: 'tile',
        rect: box,
        well,
        wellMib: memoryMib,
        slabs,
        jars: laid.boxes,
        usedX: laid.endX,
        rail,
        verdict,
        lens: null,
      });
    }
  }
  return { zoom: 'site', stage, pxPerGib, groups, hosts, slots, tabs: [] };
}

/** The tray in a tile; nothing where only shape and number have room. */
function barOf(tile: Rect): Rect {
  if (tile.w < BAR_FROM || tile.h < TALL - 4) return rect(tile.x + tile.w / 2, tile.y, 0, tile.h);
  const ear = 62;
  return rect(tile.x + ear, tile.y + 5, tile.w - ear - NUMBER - 12, tile.h - 10);
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
}

const DOOR = { w: 124, h: 48, over: 92 } as const; // `over` the racks
const SOURCE = 46; // height of one source with its two lines

/** Requests come from the left and reach the racks through the front door; answers leave to the right. */
export function layoutTraffic(picture: Picture, demands: number): Traffic {
  const { stage, groups } = picture;
  const top = groups[0]?.rect.y ?? stage.y + TRAFFIC.min;
  const middle = stage.x + stage.w / 2;
  const door = rect(middle - DOOR.w / 2, top - DOOR.over, DOOR.w, DOOR.h);
  const doorY = door.y + DOOR.h / 2;
  const width = Math.min(200, stage.w / 2 - 130);
  const sources = Array.from({ length: demands }, (_, demand) => {
    const at = rect(stage.x, stage.y + 6 + demand * SOURCE, width, SOURCE - 4);
    return { demand, at, pipe: bent({ x: at.x + at.w, y: at.y + 21 }, { x: door.x + 4, y: doorY }) };
  });
  const busY = top - 22;
  const racks = groups.map((group) => {
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
  return { door, sources, racks, answers };
}

function bent(from: Point, to: Point): Pipe {
  const bend = (from.x + to.x) / 2;
  return { points: [from, { x: bend, y: from.y }, { x: bend, y: to.y }, to], width: 18 };
}
