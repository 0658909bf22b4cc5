/** Flags under the axis: an icon each, and its words where there is room for them. */
import type { IconNode } from 'lucide';
import { Flag as FlagIcon, Plus, Users, Wrench, Zap, ZapOff } from 'lucide';
import { Icon } from '../../look/icon.tsx';
import { clock } from '../../text/format.ts';
import type { Flag } from './flags.ts';

const ICONS: Readonly<Record<string, IconNode>> = {
  'host.dies': ZapOff,
  'host.serviced': Wrench,
  'rack.dark': Zap,
  crowd: Users,
  'demand.step': Plus,
  'mix.shift': Plus,
  failed: ZapOff,
  stayedAway: Users,
};
/** Width of an icon, and of a letter of its words, near enough to keep them apart. */
const ICON_PX = 30;
const LETTER_PX = 7.2;
const ROWS = 3;

export function Flags({ flags, x, width }: { flags: readonly Flag[]; x: (tick: number) => number; width: number }) {
  const ends = Array.from({ length: ROWS }, () => Number.NEGATIVE_INFINITY);
  const placed = flags.map((flag) => {
    const long = ICON_PX + flag.text.length * LETTER_PX;
    const left = Math.max(0, Math.min(x(flag.tick) - 13, width - long));
    const row = ends.findIndex((end) => end <= left);
    if (row >= 0) ends[row] = left + long + 8;
    return { flag, left, row };
  });
  const rows = Math.max(1, ...placed.map(({ row }) => row + 1));
  return (
    <ol class="flags" style={{ height: `${rows * 28}px` }}>
      {placed.map(({ flag, left, row }, index) => (
        <li
          key={index}
          class={row < 0 ? 'visually-hidden' : ''}
          style={row < 0 ? {} : { left: `${left}px`, top: `${row * 28}px` }}
        >
          <i>
            <Icon of={ICONS[flag.kind] ?? FlagIcon} size={14} />
          </i>
          <span class="flag-words">{flag.text}</span>
          <span class="visually-hidden"> {clock(flag.tick)}</span>
        </li>
      ))}
    </ol>
  );
}
