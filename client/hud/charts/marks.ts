/** What struck, as marks across a chart. */
import { rules, view } from '../../store/session.ts';
import { words } from '../../text/index.ts';
import { signWhere } from '../signs.ts';

export interface Mark {
  readonly tick: number;
  readonly name: string;
}

export function marksSince(from: number): readonly Mark[] {
  const [now, book] = [view.peek(), rules.peek()];
  if (now === null || book === null) return [];
  return now.signs
    .filter((sign) => (sign.state === 'struck' || sign.state === 'over') && sign.dueTick >= from)
    .map((sign) => ({ tick: sign.dueTick, name: words.game.signs.of(sign.kind).struck(signWhere(sign, now, book)) }))
    .sort((a, b) => a.tick - b.tick);
}

/** The last one before a moment, if it is near enough to have to do with it. */
const NEAR_TICKS = 30;

export function markAt(marks: readonly Mark[], tick: number | null): Mark | undefined {
  if (tick === null) return undefined;
  return marks.findLast((mark) => Math.abs(mark.tick - tick) <= NEAR_TICKS);
}
