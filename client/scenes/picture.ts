/** What a layout gives to the painters and to the pointer: plain boxes, the same kinds at all three zooms. */

import type { Zoom } from '../../shared/wire/symbols.ts';
import type { Selection } from '../store/board.ts';
import type { Tray } from './contents.ts';
import { contains, type Point, type Rect } from './geometry.ts';
import type { JarBox } from './layout-jars.ts';

export interface SlabBox {
  readonly kind: 'platform' | 'os' | 'kernel' | 'engine';
  readonly name: string;
  readonly mib: number;
  readonly rect: Rect;
}
/** A host at any zoom. */
export interface HostBox {
  readonly key: string; // of its target: h12
  readonly tray: Tray;
  readonly form: 'wide' | 'narrow' | 'low' | 'tile' | 'stack';
  readonly rect: Rect; // all of it
  readonly well: Rect; // its memory, to scale
  readonly wellMib: number; // less than it has where the air above is cut off
  readonly slabs: readonly SlabBox[];
  readonly jars: readonly JarBox[];
  readonly usedX: number; // where the air begins
  readonly rail: Rect; // its CPU
  readonly verdict: Rect;
  readonly lens: Lens | null;
}
/** Containers of a tray, magnified beside it. */
export interface Lens {
  readonly frame: Rect;
  readonly from: Rect; // what it magnifies
  readonly cells: readonly JarBox[];
}
export interface SlotBox {
  readonly key: string; // s0.3
  readonly rect: Rect;
  readonly rack: number;
  readonly slot: number;
}
export interface GroupBox {
  readonly rack: number; // -1: the cloud
  readonly name: string;
  readonly rect: Rect;
  readonly header: Rect;
  readonly compact?: boolean; // one of so many that only its name has room
}
/** A rack that is not near, to be brought near. */
export interface TabBox {
  readonly rack: number;
  readonly name: string;
  readonly rect: Rect;
  readonly near: boolean;
}
export interface Picture {
  readonly zoom: Zoom;
  readonly stage: Rect;
  readonly pxPerGib: number; // width of a GiB at a tray's full height
  readonly groups: readonly GroupBox[];
  readonly hosts: readonly HostBox[];
  readonly slots: readonly SlotBox[];
  readonly tabs: readonly TabBox[];
}

/** What is under the pointer, the smallest first. */
export type Hit =
  | { readonly kind: 'jar'; readonly box: JarBox; readonly host: HostBox; readonly target: string }
  | { readonly kind: 'host'; readonly host: HostBox; readonly target: string }
  | { readonly kind: 'slot'; readonly slot: SlotBox; readonly target: string }
  | { readonly kind: 'tab'; readonly tab: TabBox }
  | null;

/** How large a picture is with its margins: where that is more than the view, it is panned. */
export function extentOf({ stage, groups, hosts, slots }: Picture, width: number, height: number) {
  let [right, bottom] = [0, 0];
  for (const { rect: box } of [...groups, ...hosts, ...slots]) {
    right = Math.max(right, box.x + box.w);
    bottom = Math.max(bottom, box.y + box.h);
  }
  const margin = { x: width - stage.x - stage.w, y: height - stage.y - stage.h };
  return { w: Math.max(width, Math.ceil(right + margin.x)), h: Math.max(height, Math.ceil(bottom + margin.y)) };
}

export function hitAt(picture: Picture, at: Point): Hit {
  for (const tab of picture.tabs) if (contains(tab.rect, at)) return { kind: 'tab', tab };
  for (const host of picture.hosts) {
    if (!contains(host.rect, at)) continue;
    const box = jarAt(host.lens?.cells ?? [], at) ?? jarAt(host.jars, at) ?? taggedAt(host, at);
    return box === null ? { kind: 'host', host, target: host.key } : { kind: 'jar', box, host, target: host.key };
  }
  for (const slot of picture.slots) if (contains(slot.rect, at)) return { kind: 'slot', slot, target: slot.key };
  return null;
}

function jarAt(boxes: readonly JarBox[], at: Point): JarBox | null {
  for (const box of boxes) {
    if (contains(box.rect, at)) return jarAt(box.inside, at) ?? box;
  }
  return null;
}

/** A jar too narrow for its name has it written beside it; the name is as good to take as the glass. */
export const TAG_WIDTH = 96;
export const LABEL_FROM = 26; // pixels: a narrower jar has its name beside it, or in the inspector and the outline

export function taggedOf(host: HostBox): JarBox | null {
  const last = host.jars.at(-1);
  if (last === undefined || last.jar.kind === 'container' || last.rect.w >= LABEL_FROM) return null;
  return host.form === 'tile' || host.form === 'stack' ? null : last;
}

function taggedAt(host: HostBox, at: Point): JarBox | null {
  const { y, h } = host.well;
  return contains({ x: host.usedX - 4, y, w: TAG_WIDTH, h }, at) ? taggedOf(host) : null;
}

export function selectionOf(hit: Hit): Selection {
  if (hit === null || hit.kind === 'tab') return null;
  if (hit.kind === 'slot') return { kind: 'slot', rack: hit.slot.rack, slot: hit.slot.slot };
  if (hit.kind === 'host') return { kind: 'host', id: hit.host.tray.host.id };
  const { jar } = hit.box;
  if (jar.kind === 'vm') return { kind: 'vm', id: jar.id };
  return jar.kind === 'incoming' ? { kind: 'transfer', id: jar.id } : { kind: 'instance', id: jar.id };
}

/** Whether a jar is what is selected: itself, its whole deployment or its service. */
export function isSelected(selection: Selection, box: JarBox, deploymentOf: (instance: number) => number): boolean {
  if (selection === null || selection.kind === 'slot' || selection.kind === 'host' || selection.kind === 'edge')
    return false;
  const { jar } = box;
  if (selection.kind === 'service') return jar.service === selection.index;
  if (selection.kind === 'vm') return jar.kind === 'vm' && jar.id === selection.id;
  if (selection.kind === 'transfer') return jar.moving === selection.id || jar.key === `t${selection.id}`;
  if (jar.kind !== 'process' && jar.kind !== 'container') return false;
  return selection.kind === 'instance' ? jar.id === selection.id : deploymentOf(jar.id) === selection.id;
}
