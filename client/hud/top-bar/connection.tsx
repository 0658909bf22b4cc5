/** Whether the page hears its room, and how quickly. */
import { Wifi, WifiOff } from 'lucide';
import { Icon } from '../../look/icon.tsx';
import { connection, frame, latencyMs } from '../../store/session.ts';
import { words } from '../../text/index.ts';
import { useSlice } from '../slice.ts';

const text = words.game.top;

export function Connection() {
  const isHere = useSlice(() => frame.value?.code === '');
  const isOpen = connection.value === 'open';
  const ms = useSlice(() => Math.round(latencyMs.value / 10) * 10);
  const state = isOpen
    ? isHere
      ? text.here
      : text.latency(ms)
    : connection.value === 'lost'
      ? text.seatKept
      : words.common.connection[connection.value === 'connecting' ? 'connecting' : 'closed'];
  return (
    <div class={`top-cell top-connection${isOpen ? ' muted' : ' is-lost'}`} role="status">
      <Icon of={isOpen ? Wifi : WifiOff} size={16} />{' '}
      <span class={isHere || !isOpen ? 'visually-hidden' : 'mono'}>{state}</span>
    </div>
  );
}
