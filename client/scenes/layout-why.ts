/** Where the steps of a *Why?* stand in a picture: on the jars they are about, on their machine, or at the edge. Pure. */
import type { WhyPath, WhyStep } from '../look/overlay.ts';
import { centre, clamp, contains, type Point, type Rect, rect } from './geometry.ts';
import { flatten } from './layout-jars.ts';
import type { Picture } from './picture.ts';

/** A place of the path, with all steps that are there. */
export interface Stop {
  readonly steps: readonly WhyStep[];
  readonly at: Point;
  readonly boxes: readonly Rect[]; // what it is about
  readonly away: Rect | null; // a sign at the edge, for what is not in this picture
}

/** A jar that is smaller stands for nothing one can point at: its machine does. */
const POINTABLE = 7;
/** Signs of different places keep this apart, so that each number can be read. */
export const APART = 28;
const EDGE = 22; // half a sign: the page's furniture begins there
const AWAY = { w: 132, h: 34, gap: 6 } as const;

export function stopsOf(path: WhyPath, picture: Picture): Stop[] {
  const stops: Stop[] = [];
  for (const step of path.steps) {
    const next = placeOf(step, picture, stops.filter(({ away }) => away !== null).length);
    if (next === null) continue;
    const last = stops.at(-1);
    if (last !== undefined && isSame(last, next)) stops[stops.length - 1] = { ...last, steps: [...last.steps, step] };
    else stops.push(next);
  }
  return apart(stops, picture.stage);
}

const isSame = (a: Stop, b: Stop): boolean =>
  Math.hypot(a.at.x - b.at.x, a.at.y - b.at.y) < 4 ||
  (a.away !== null && b.away !== null && a.steps[0]?.host === b.steps[0]?.host);

function placeOf(step: WhyStep, picture: Picture, awayBefore: number): Stop | null {
  const wanted = new Set(step.keys);
  const found = picture.hosts.flatMap((host) =>
    flatten(host.jars)
      .filter((box) => wanted.has(box.jar.key) && Math.min(box.rect.w, box.rect.h) >= POINTABLE)
      .map((box) => ({ host: host.tray.host.id, rect: box.rect })),
  );
  const best = found.find(({ host }) => host === step.host) ?? found[0];
  if (best !== undefined)
    return { steps: [step], at: topOf(best.rect), boxes: found.map((one) => one.rect), away: null };
  const tile = picture.hosts.find(({ tray }) => tray.host.id === step.host);
  if (tile !== undefined) {
    // Too small to be pointed at, its jars are shown by the machines that they are on.
    const others = picture.hosts.filter(
      (host) => host !== tile && flatten(host.jars).some((box) => wanted.has(box.jar.key)),
    );
    const { x, y, h } = tile.rect;
    return {
      steps: [step],
      at: { x: x - 4, y: y + h / 2 },
      boxes: [tile, ...others].map((host) => host.rect),
      away: null,
    };
  }
  if (step.host === 0) return null;
  const { stage } = picture;
  const y = stage.y + stage.h * 0.45 + awayBefore * (AWAY.h + AWAY.gap);
  const away = rect(stage.x + stage.w - AWAY.w, y, AWAY.w, AWAY.h);
  return { steps: [step], at: { x: away.x + 16, y: y + AWAY.h / 2 }, boxes: [], away };
}

/** In the upper part of a jar, where its liquid is calm and its name is not. */
const topOf = (box: Rect): Point => ({ x: box.x + box.w / 2, y: box.y + Math.min(box.h / 2, 16) });

/** Signs that would lie on each other step aside, the later one to the right. */
function apart(stops: readonly Stop[], stage: Rect): Stop[] {
  const placed: Stop[] = [];
  for (const stop of stops) {
    let { at } = stop;
    for (let tries = 0; tries < stops.length; tries++) {
      const near = placed.find((one) => Math.hypot(one.at.x - at.x, one.at.y - at.y) < APART);
      if (near === undefined) break;
      const right = near.at.x + APART;
      at = right < stage.x + stage.w ? { x: right, y: at.y } : { x: near.at.x, y: near.at.y + APART };
    }
    placed.push({ ...stop, at: { x: clamp(at.x, stage.x + EDGE, stage.x + stage.w - EDGE), y: at.y } });
  }
  return placed;
}

/** The sign at the edge that was pressed. */
export const awayAt = (stops: readonly Stop[], at: Point): Stop | null =>
  stops.find((stop) => stop.away !== null && contains(stop.away, at)) ?? null;

/** Where the door is, on the site: what users feel comes in there. */
export function doorOf(picture: Picture, door: Rect | null): Point | null {
  return picture.zoom === 'site' && door !== null ? { ...centre(door), y: door.y + door.h } : null;
}
