/** What hurts out of sight: for each side of the floor one sign that names the worst and leads there. Pure. */
import type { Health } from '../look/marks.tsx';
import { centre, contains, type Rect, rect } from './geometry.ts';
import type { Picture } from './picture.ts';
import type { Beat } from './scene-model.ts';

export interface EdgeSign {
  readonly side: 'left' | 'right';
  readonly turn: number; // radians: where it points
  readonly rect: Rect; // of the view, however it is panned
  readonly host: number;
  readonly rack: number;
  readonly name: string;
  readonly health: Health;
  readonly more: number; // others that hurt on that side
}

export const EDGE = { w: 54, h: 46, margin: 3 } as const;
const URGENT: readonly Health[] = ['dead', 'bad']; // the worst first; what is only near its limit calls nobody away

type Seen = Pick<Beat, 'picture' | 'conditions' | 'trays'>;

/** `view`: the part of the picture that is on the screen. */
export function edgeSignsOf({ picture, conditions, trays }: Seen, view: Rect): EdgeSign[] {
  const signs = new Map<EdgeSign['side'], EdgeSign>();
  const first = trays.findIndex((tray) => picture.hosts.some((host) => host.tray.host.id === tray.host.id));
  for (const health of URGENT) {
    for (const [index, { host }] of trays.entries()) {
      if (conditions.get(`h${host.id}`)?.health !== health || isTabbed(picture, host.rack)) continue;
      const turn = turnTo(picture, host.id, view, index < first);
      if (turn === null) continue;
      const side: EdgeSign['side'] =
        Math.cos(turn) < -0.01 || (Math.abs(Math.cos(turn)) <= 0.01 && turn < 0) ? 'left' : 'right';
      const known = signs.get(side);
      if (known !== undefined) signs.set(side, { ...known, more: known.more + 1 });
      else {
        const where = { side, turn, rect: placeOf(side, picture, view), more: 0 };
        signs.set(side, { ...where, host: host.id, rack: host.rack, name: host.name, health });
      }
    }
  }
  return [...signs.values()];
}

/** The tab of its rack wears its mark already. */
const isTabbed = ({ tabs }: Picture, rack: number): boolean => tabs.some((tab) => tab.rack === rack && !tab.near);

/** Null: it is in sight. */
function turnTo({ hosts }: Picture, id: number, view: Rect, before: boolean): number | null {
  const box = hosts.find(({ tray }) => tray.host.id === id)?.rect;
  if (box === undefined) return before ? Math.PI : 0;
  const at = centre(box);
  if (contains(view, at)) return null;
  const [dx, dy] = [at.x < view.x ? -1 : at.x >= view.x + view.w ? 1 : 0, at.y < view.y ? -1 : 1];
  return dx === 0 ? (dy * Math.PI) / 2 : dx < 0 ? Math.PI : 0;
}

/** In the page's margins, where no furniture stands: below the ladder's, and over the hot bar's end. */
function placeOf(side: EdgeSign['side'], { stage }: Picture, view: Rect): Rect {
  const { w, h, margin } = EDGE;
  if (side === 'left') return rect(margin, view.h - h - margin * 3, w, h);
  return rect(view.w - w - margin, stage.y + stage.h - h, w, h);
}
