/** A frame drawn over the floor with Shift held: everything whose middle is in it is picked. */
import type { Picked } from '../play/pick.ts';
import { centre, contains, type Point, type Rect } from './geometry.ts';
import type { JarBox } from './layout-jars.ts';
import { type Picture, selectionOf } from './picture.ts';

export function frameOf(a: Point, b: Point): Rect {
  return { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), w: Math.abs(a.x - b.x), h: Math.abs(a.y - b.y) };
}

/** What can be carried is meant before what only stands there: VMs and processes, else pods, else machines. */
export function caughtBy(picture: Picture, frame: Rect): readonly Picked[] {
  const inFrame = (box: { readonly rect: Rect }) => contains(frame, centre(box.rect));
  const jars = picture.hosts.flatMap((host) =>
    [...host.jars, ...(host.lens?.cells ?? [])].filter(inFrame).flatMap((box) => pickOf(host, box) ?? []),
  );
  const movable = jars.filter(({ movable: can }) => can);
  const found = (movable.length > 0 ? movable : jars).map(({ pick }) => pick);
  if (found.length > 0) return found;
  return picture.hosts.filter(inFrame).map(({ tray }) => ({ kind: 'host', id: tray.host.id }));
}

function pickOf(host: Picture['hosts'][number], box: JarBox): { pick: Picked; movable: boolean } | null {
  const pick = selectionOf({ kind: 'jar', box, host, target: host.key });
  return pick === null || pick.kind === 'transfer' ? null : { pick, movable: box.jar.kind !== 'container' };
}
