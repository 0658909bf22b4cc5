/** A state, and how long it lasts yet where that is known. */
import { frame, view } from '../store/session.ts';
import { wait } from '../text/format.ts';
import { words } from '../text/index.ts';

export function stateUntil(state: string, untilTick: number): string {
  const leftTicks = untilTick - (view.value?.facts.tick ?? 0);
  return leftTicks > 0 ? words.game.panel.until(state, wait(leftTicks, frame.value?.pace ?? 1)) : state;
}
