/**
 * What team-mates see of each other beside what they do: where hands are, and signals. It passes through and is kept
 * nowhere: not in the log, not in the state, not in a replay. Whoever comes late sees it with the next move.
 */

import type { MateRow, TeamSignal } from '../../shared/wire/messages.ts';
import type { Presence, Signal } from '../../shared/wire/payloads.ts';
import type { Seat } from './seats.ts';

/** Every other beat: at most five times a second, as often as a page sends. */
const BEATS = 2;

export interface Heard {
  readonly presence: MateRow[];
  readonly signals: TeamSignal[];
}

export class Crew {
  private readonly moved = new Map<Seat, Presence>();
  private said: { seat: Seat; signal: TeamSignal }[] = [];
  private beats = 0;

  /** The last of several moves between two beats is the one that counts. */
  move(seat: Seat, presence: Presence): void {
    this.moved.set(seat, presence);
  }

  say(seat: Seat, tick: number, { kind, at, to = -1, draft }: Signal): void {
    const signal = { seat: seat.seat, tick, kind, at, to, ...(draft === undefined ? {} : { draft }) };
    this.said.push({ seat, signal });
  }

  /** Call once a beat: what each seat is to hear. Undefined: there is nothing new. */
  take(): ((listener: Seat) => Heard) | undefined {
    this.beats += 1;
    const movesDue = this.beats % BEATS === 0;
    if (this.said.length === 0 && (!movesDue || this.moved.size === 0)) return undefined;
    const moved = movesDue ? [...this.moved] : [];
    const { said } = this;
    if (movesDue) this.moved.clear();
    this.said = [];
    return (listener) => ({
      presence: moved.flatMap(([seat, presence]): MateRow[] =>
        seat !== listener && seat.team === listener.team ? [[seat.seat, ...presence]] : [],
      ),
      signals: said.flatMap(({ seat, signal }) => (seat.team === listener.team ? [signal] : [])),
    });
  }
}
