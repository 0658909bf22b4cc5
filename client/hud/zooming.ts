/** How near the eye is, as keys and buttons change it; the floor itself does it by wheel and fingers. */
import { batch } from '@preact/signals';
import { byId } from '../../shared/base/ids.ts';
import { ZOOMS, type Zoom } from '../../shared/wire/symbols.ts';
import { beside, hostOfSelection, type Level } from '../play/near.ts';
import { nearHost, nearRack, selection, zoom } from '../store/board.ts';
import { rules, view } from '../store/session.ts';

/** All at once: the floor sees one journey and not three. */
export function goTo(level: Level): void {
  batch(() => {
    nearRack.value = level.nearRack;
    nearHost.value = level.nearHost;
    zoom.value = level.zoom;
  });
}

/** Nearer to what is selected, where something is. */
export function zoomTo(next: Zoom): void {
  const now = view.peek();
  const chosen = now === null || next === 'site' ? 0 : hostOfSelection(selection.peek(), now);
  const host = now === null ? undefined : byId(now.hosts, chosen);
  goTo({ zoom: next, nearRack: host?.rack ?? nearRack.peek(), nearHost: host?.id ?? nearHost.peek() });
}

/** One level nearer or farther; false: there is none. */
export function zoomBy(way: 1 | -1): boolean {
  const next = ZOOMS[ZOOMS.indexOf(zoom.peek()) + way];
  if (next !== undefined) zoomTo(next);
  return next !== undefined;
}

export function zoomBeside(way: 1 | -1): void {
  const [now, book] = [view.peek(), rules.peek()];
  if (now === null || book === null) return;
  const next = beside({ zoom: zoom.peek(), nearRack: nearRack.peek(), nearHost: nearHost.peek() }, now, book, way);
  if (next !== null) goTo(next);
}
