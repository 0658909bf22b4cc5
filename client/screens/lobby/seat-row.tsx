/** One name with its dot: filled = here, broken ring = back soon, dotted square = room. */
import { DUTIES } from '../../../shared/wire/symbols.ts';
import type { SeatInfo } from '../../source/source.ts';
import { words } from '../../text/index.ts';

const say = words.screens.lobby;

export function SeatDot({ here }: { here: boolean }) {
  return (
    <svg class={here ? 'seat-dot here' : 'seat-dot away'} width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
      <circle cx="8" cy="8" r="6" />
    </svg>
  );
}

export function SeatRow({ seat, mine, fresh }: { seat: SeatInfo; mine: boolean; fresh: boolean }) {
  const duty = DUTIES[seat.duty] ?? 'none';
  return (
    <li class={`seat-row${mine ? ' mine' : ''}${fresh ? ' fresh' : ''}`}>
      <SeatDot here={seat.connected} />
      <span class="seat-name">{seat.nickname}</span>
      {duty !== 'none' && <span class="seat-note">{words.together.duties.names[duty]}</span>}
      {seat.connected && <span class="visually-hidden">{say.present}</span>}
      {fresh && <span class="seat-note">{say.hello}</span>}
      {mine && !fresh && <span class="seat-note">{say.you}</span>}
      {seat.bot && <span class="seat-note">{say.bot}</span>}
      {!seat.connected && <span class="seat-note soon">{say.backSoon}</span>}
    </li>
  );
}

export function FreeSeats({ count }: { count: number }) {
  return (
    <li class="seat-row free">
      <svg class="seat-dot" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
        <rect x="1.500" y="1.500" width="13" height="13" rx="3" />
      </svg>
      <span>{say.roomFor(count)}</span>
    </li>
  );
}
