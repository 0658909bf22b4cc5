/** Guesses as piles: the shapes of the teams that said a number stand on it, and a line says what it took. */
import type { ClosedQuestion } from '../../../shared/wire/messages.ts';

export interface Pile {
  readonly value: number; // the middle of the step
  readonly teams: readonly number[];
}
export interface Piles {
  readonly low: number; // of the axis
  readonly high: number;
  readonly step: number;
  readonly piles: readonly Pile[]; // lowest first
  readonly took: readonly [number, number] | null; // least and most, over the teams; null: not known
  readonly under: number; // teams that said less than they needed
  readonly over: number;
  readonly near: number;
}

/** Piles side by side that are read at a glance (our choice). */
const STEPS_MAX = 12;
/** So far off is still close: the middle of what questions allow (`within`, 0.15 to 0.2). */
const NEAR = 0.2;

type Asked = Pick<ClosedQuestion, 'tally' | 'measured' | 'min' | 'max'>;

/** Null where no team said a number. */
export function pilesOf({ tally, measured, min, max }: Asked): Piles | null {
  const said = tally.flatMap((value, team) => (value >= min && value >= 0 ? [{ team, value }] : []));
  if (said.length === 0) return null;
  const known = measured.filter((value) => value !== null);
  const took = known.length === 0 ? null : ([Math.min(...known), Math.max(...known)] as const);
  const all = [...said.map(({ value }) => value), ...known];
  const step = roundStep((Math.max(...all) - Math.min(...all)) / STEPS_MAX);
  const place = (value: number) => Math.round(value / step) * step;
  const piles = new Map<number, number[]>();
  for (const { team, value } of said) piles.set(place(value), [...(piles.get(place(value)) ?? []), team]);
  const off = said.map(({ team, value }) => offBy(value, measured[team] ?? null));
  return {
    low: Math.min(place(Math.min(...all)), max) - step,
    high: place(Math.max(...all)) + step,
    step,
    piles: [...piles].map(([value, teams]) => ({ value, teams })).sort((a, b) => a.value - b.value),
    took,
    under: off.filter((by) => by !== null && by < -NEAR).length,
    over: off.filter((by) => by !== null && by > NEAR).length,
    near: off.filter((by) => by !== null && Math.abs(by) <= NEAR).length,
  };
}

/** Against what it was: −0.5 is half of it. */
function offBy(said: number, was: number | null): number | null {
  return was === null ? null : (said - was) / Math.max(1, Math.abs(was));
}

/** 1, 2 or 5 times a power of ten, and never less than one. */
function roundStep(wish: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, wish)));
  return ([1, 2, 5, 10].find((one) => one * power >= wish) ?? 10) * power;
}
