/** The people of one's own team in the order of its seats, oneself included. Where their hands are: `hands.ts`. */
import { computed } from '@preact/signals';
import { DUTIES, type Duty } from '../../shared/wire/symbols.ts';
import { type PersonMark, personMark } from '../look/person-marks.ts';
import { frame, mySeat } from './session.ts';

export interface CrewMember extends PersonMark {
  readonly seat: number;
  readonly name: string;
  readonly duty: Duty;
  readonly connected: boolean;
  readonly mine: boolean;
}

let lastCrew: readonly CrewMember[] = [];
/** One's own team in the order of its seats, oneself included; the same list as long as nothing changed. */
export const crew = computed<readonly CrewMember[]>(() => {
  const me = mySeat.value;
  const seats = me === null ? [] : (frame.value?.seats ?? []).filter((seat) => seat.team === me.team);
  const next = seats.map((seat, place) => ({
    seat: seat.seat,
    name: seat.nickname,
    duty: DUTIES[seat.duty] ?? 'none',
    connected: seat.connected,
    mine: seat.seat === me?.seat,
    ...personMark(place),
  }));
  if (JSON.stringify(next) !== JSON.stringify(lastCrew)) lastCrew = next;
  return lastCrew;
});
export const hasMates = computed(() => crew.value.length > 1);
