/**
 * How a team's people are told apart: a hue and a shape each, by their order in the team. None is the accent (one's own
 * selection), so that nobody takes another's hand for theirs.
 */
import { TEAM_SHAPES } from '../../shared/wire/symbols.ts';

/** Okabe–Ito's and tints of them; dark ink reads on all (4.5 to 1 and better). */
const HUES = ['#E69F00', '#CC79A7', '#F0E442', '#3FD0A4', '#9DB2FF', '#E8EEF8'] as const;

export interface PersonMark {
  readonly hue: string;
  readonly shape: number; // place in TEAM_SHAPES
}

/** `place`: of the seat among the seats of its team, in their order. */
export function personMark(place: number): PersonMark {
  const nth = Math.max(0, place);
  return { hue: HUES[nth % HUES.length] as string, shape: nth % TEAM_SHAPES.length };
}
