/** How near the eye is: site, rack or host, and which; and where one step nearer or farther leads. */
import { byId } from '../../shared/base/ids.ts';
import { ZOOMS } from '../../shared/wire/symbols.ts';
import type { FloorModel } from '../look/floor-model.ts';
import { hostOfSelection, type Level } from '../play/near.ts';
import { contains, type Point } from './geometry.ts';
import { hitAt, type Picture } from './picture.ts';

export const levelOf = ({ zoom, nearRack, nearHost }: Level): Level => ({ zoom, nearRack, nearHost });

/** Whether both show the same place: the site is one, racks and hosts are several. */
export function isSameLevel(a: Level, b: Level): boolean {
  if (a.zoom !== b.zoom) return false;
  return a.zoom === 'site' || (a.zoom === 'rack' ? a.nearRack === b.nearRack : a.nearHost === b.nearHost);
}

/** One step nearer to what is at that point, or farther; null: there is none. */
export function beyond(model: FloorModel, picture: Picture, way: 1 | -1, at: Point | null): Level | null {
  const zoom = ZOOMS[ZOOMS.indexOf(model.zoom) + way];
  if (zoom === undefined) return null;
  if (way < 0) return { zoom, nearRack: model.nearRack, nearHost: model.nearHost };
  const hit = at === null ? null : hitAt(picture, at);
  const host = hit?.kind === 'host' || hit?.kind === 'jar' ? hit.host.tray.host : hostOf(model);
  const group = at === null ? undefined : picture.groups.find(({ rect }) => contains(rect, at));
  const rack = hit?.kind === 'slot' ? hit.slot.rack : hit?.kind === 'tab' ? hit.tab.rack : group?.rack;
  if (zoom === 'rack') {
    const near = hit?.kind === 'host' || hit?.kind === 'jar' ? host?.rack : rack;
    return { zoom, nearRack: near ?? host?.rack ?? model.nearRack, nearHost: host?.id ?? model.nearHost };
  }
  return host === undefined ? null : { zoom, nearRack: host.rack, nearHost: host.id };
}

/** The host of what is selected, or that was near last, or the first. */
function hostOf({ selection, view, nearHost }: FloorModel): { id: number; rack: number } | undefined {
  return byId(view.hosts, hostOfSelection(selection, view)) ?? byId(view.hosts, nearHost) ?? view.hosts[0];
}
