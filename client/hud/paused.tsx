/** That it stands still, why, and how many orders wait until it goes on: over the floor, and in a phone's head. */
import { pending } from '../store/board.ts';
import { frame } from '../store/session.ts';
import { words } from '../text/index.ts';
import { useSlice } from './slice.ts';

const text = words.game.top;

/** Empty while it runs. */
export function usePausedWhy(): string {
  return useSlice(() => {
    const at = frame.value;
    if (at === null || !at.paused) return '';
    if (at.pauseReason === 'store') return text.pausedWhy.store;
    const orders = pending.value.length;
    return orders > 0 ? text.ordersWait(orders) : text.pausedWhy.host;
  });
}

export function Paused() {
  const why = usePausedWhy();
  if (why === '') return null;
  return (
    <div class="game-paused" role="status">
      <p>
        <strong>{text.paused}</strong>
        <span>{why}</span>
      </p>
    </div>
  );
}
