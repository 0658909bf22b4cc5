/** What feeds the racks: a line for every power feed, or a short piece under each rack that has its own. */
import type { Rulebook } from '../../shared/sim/rulebook.ts';
import { type Rect, rect } from './geometry.ts';
import type { GroupBox, Picture } from './picture.ts';

export interface FeedLine {
  readonly feed: number;
  readonly name: string;
  readonly bar: Rect;
  readonly label: Rect;
  readonly taps: readonly Rect[]; // from a rack down to the line
}

const BELOW = 14; // of the racks' feet
const PITCH = 19;
const BAR = 4;
const LABEL = { h: 17, w: 62, letter: 34 } as const;

export function powerY(groups: readonly GroupBox[]): number {
  return Math.max(...groups.map((group) => group.rect.y + group.rect.h)) + BELOW;
}

export function feedLines({ stage, groups }: Picture, rules: Pick<Rulebook, 'feeds' | 'feedOf'>): FeedLine[] {
  // Of racks in several rows the last row stands on the line, and the others behind it.
  const last = Math.max(...groups.filter((group) => group.rack >= 0).map((group) => group.rect.y));
  const racks = groups.filter((group) => group.rack >= 0 && group.rect.y === last);
  if (racks.length === 0) return [];
  const top = powerY(groups);
  const own = rules.feeds.length >= rules.feedOf.length;
  return rules.feeds.flatMap((name, feed) => {
    const fed = racks.filter((group) => rules.feedOf[group.rack] === feed);
    if (own && fed.length === 0) return [];
    const y = own ? top : top + feed * PITCH;
    const left = own ? Math.min(...fed.map((group) => group.rect.x)) : stage.x;
    const right = own ? Math.max(...fed.map((group) => group.rect.x + group.rect.w)) : stage.x + stage.w;
    const width = name.length > 1 ? LABEL.w : LABEL.letter;
    const taps = fed.map(({ rect: box }) => {
      // Taps of several feeds stand beside each other, so that it is seen which line a rack hangs on.
      const x = box.x + box.w * (own ? 0.5 : 0.4 + 0.2 * (feed / Math.max(1, rules.feeds.length - 1)));
      return rect(x - 2, box.y + box.h, 4, y + BAR / 2 - box.y - box.h);
    });
    const line = {
      feed,
      name,
      bar: rect(left, y, Math.max(0, right - left), BAR),
      label: rect(left, y + BAR / 2 - LABEL.h / 2, width, LABEL.h),
      taps,
    };
    return [line];
  });
}

const APART = 8;

/** Signs on a line in the order of where they belong: pushed right as far as they must, then back onto the line. */
export function sideBySide(
  wishes: readonly { readonly x: number; readonly w: number }[],
  from: number,
  to: number,
): number[] {
  const order = wishes.map((_, index) => index).sort((a, b) => (wishes[a]?.x ?? 0) - (wishes[b]?.x ?? 0));
  const places = wishes.map(({ x, w }) => Math.min(Math.max(from, x - w / 2), to - w));
  let end = from - APART;
  for (const index of order) {
    places[index] = Math.max(places[index] ?? from, end + APART);
    end = (places[index] ?? from) + (wishes[index]?.w ?? 0);
  }
  let start = to + APART;
  for (const index of order.reverse()) {
    places[index] = Math.min(places[index] ?? from, start - APART - (wishes[index]?.w ?? 0));
    start = places[index] ?? from;
  }
  return places;
}
