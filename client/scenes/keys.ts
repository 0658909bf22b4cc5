/** What a sheet shows, as strings: the same string, the same picture, no painting. Made once a beat, not once a frame. */
import { type Rect, rect } from './geometry.ts';
import type { JarBox } from './layout-jars.ts';
import type { HostBox, Picture } from './picture.ts';
import type { Beat } from './scene-model.ts';

const round = (value: number): number => Math.round(value * 2) / 2;
const backKeys = new WeakMap<Picture, string>();

/** Everything the back sheet is painted from: places and states, no gauges. */
export function backKey({ model, picture }: Beat): string {
  const made = backKeys.get(picture) ?? placesOf(picture);
  backKeys.set(picture, made);
  return `${model.theme} ${model.contrast} ${made}`;
}

function placesOf(picture: Picture): string {
  const { stage } = picture;
  const parts: (string | number)[] = [picture.zoom, round(stage.w), round(stage.h), picture.tabs.length];
  for (const tab of picture.tabs) parts.push(Number(tab.near));
  for (const group of picture.groups)
    parts.push(group.name, round(group.rect.x), round(group.rect.y), round(group.rect.h));
  for (const slot of picture.slots) parts.push(slot.key, round(slot.rect.x), round(slot.rect.y));
  for (const host of picture.hosts) {
    const { host: facts } = host.tray;
    parts.push(host.key, facts.state, facts.platform, facts.runtime, round(host.usedX), host.wellMib);
    parts.push(round(host.rect.x), round(host.rect.y), round(host.rect.w));
    for (const box of host.jars) pushJar(parts, box);
  }
  return parts.join(' ');
}

function pushJar(parts: (string | number)[], { jar, rect: box, inside }: JarBox): void {
  parts.push(jar.key, jar.state, jar.moving, round(box.x), round(box.y), round(box.h));
  for (const inner of inside) pushJar(parts, inner);
}

/** A piece of the front sheet that can be painted without the rest. */
export interface Part {
  readonly key: string;
  readonly rects: readonly Rect[];
  readonly host: HostBox | null;
}
export interface FrontKey {
  readonly whole: string; // another one: all is painted, and at once
  readonly numbers: string; // of what no part has: all is painted when it is time
  readonly hovered: string;
  readonly parts: ReadonlyMap<string, Part>;
}
const frontKeys = new WeakMap<Beat, FrontKey>();

/** The front sheet: what answers the hand at once, and numbers that may wait a moment. */
export function frontKey(beat: Beat): FrontKey {
  const made = frontKeys.get(beat) ?? frontOf(beat);
  frontKeys.set(beat, made);
  return made;
}

function frontOf(beat: Beat): FrontKey {
  const { model, picture } = beat;
  const { selection, picks, carry, carriedAlong, hovered, pending, marks } = model;
  const whole = JSON.stringify([
    selection,
    picks,
    carry,
    carriedAlong,
    carry === null ? '' : hovered, // what is carried draws from one place to another
    pending.length,
    marks,
  ]);
  const parts = new Map<string, Part>();
  const numbers: (string | number)[] = [];
  for (const sign of model.view.signs) numbers.push(sign.id, sign.state, secondsTo(sign.dueTick, beat));
  if (picture.zoom === 'site') numbers.push(beat.answers.lostLately);
  const seen = new Set(picture.hosts.map((host) => host.key));
  for (const [key, condition] of beat.conditions) if (!seen.has(key)) numbers.push(key, condition.word);
  for (const [key, saying] of beat.sayings) numbers.push(key, saying.title, saying.detail);
  for (const host of picture.hosts) {
    const key = hostNumbers(host, beat);
    // What hurts has signs that lie over its neighbours, and a near host has words everywhere.
    if (host.form === 'stack' || beat.conditions.get(host.key)?.health === 'bad') numbers.push(key);
    else parts.set(host.key, { key, rects: [around(host.rect)], host });
  }
  for (const slot of picture.slots)
    parts.set(`${slot.key} ${slot.rect.y}`, {
      key: String(hovered === slot.key),
      rects: [around(slot.rect)],
      host: null,
    });
  pushGroups(parts, beat);
  return { whole: whole + backKey(beat), numbers: numbers.join(' '), hovered: hovered ?? '', parts };
}

const RING = 3; // frames lie so far around what they frame
const around = ({ x, y, w, h }: Rect): Rect => rect(x - RING, y - RING, w + 2 * RING, h + 2 * RING);

function hostNumbers(host: HostBox, beat: Beat): string {
  const { host: facts } = host.tray;
  const { model } = beat;
  const parts: (string | number)[] = [facts.name, beat.conditions.get(host.key)?.word ?? '', facts.cpuPercent];
  if (host.form !== 'tile') parts.push(facts.watts, Math.round(host.tray.freeMib / 64));
  parts.push(Number(facts.losable), secondsTo(facts.untilTick, beat), secondsTo(facts.leaseEndTick, beat));
  parts.push(Number(model.hovered === host.key));
  for (const box of host.jars) pushJarNumbers(parts, box, host, beat);
  return parts.join(' ');
}

function pushJarNumbers(parts: (string | number)[], { jar, inside }: JarBox, host: HostBox, beat: Beat): void {
  parts.push(Number(jar.throttled), Number(jar.ready), jar.name, secondsTo(jar.untilTick, beat));
  if (host.form === 'stack') parts.push(Math.round((beat.levels.get(jar.key) ?? 0) * 50));
  for (const inner of inside) pushJarNumbers(parts, inner, host, beat);
}

/** What racks draw and cost, and on the site what goes in and comes out. */
function pushGroups(parts: Map<string, Part>, { model, picture, answers }: Beat): void {
  const sums = new Map<number, number>();
  for (const host of model.view.hosts) sums.set(host.rack, (sums.get(host.rack) ?? 0) + host.watts);
  let top = Number.POSITIVE_INFINITY;
  for (const { rack, header, rect: box } of picture.groups) {
    top = Math.min(top, header.y);
    const under = Math.max(header.y + header.h, ...picture.hosts.map(({ rect: tile }) => bottomIn(tile, box)));
    const foot = rect(box.x, under + RING, box.w, box.y + box.h - under - RING);
    parts.set(`group ${rack}`, { key: String(sums.get(rack) ?? 0), rects: [header, foot], host: null });
  }
  if (picture.zoom !== 'site') return;
  const key = [...model.view.team.ratesPerS, answers.inTimePerS, answers.latePerS, answers.lostPerS].join(' ');
  parts.set('traffic', { key, rects: [rect(0, 0, picture.stage.x * 2 + picture.stage.w, top)], host: null });
}

const bottomIn = (tile: Rect, box: Rect): number =>
  tile.x >= box.x && tile.x < box.x + box.w && tile.y >= box.y && tile.y < box.y + box.h ? tile.y + tile.h : 0;

function secondsTo(tick: number, { model }: Beat): number {
  return tick > model.tick ? Math.ceil((tick - model.tick) / model.pace) : 0;
}
