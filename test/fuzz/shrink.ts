/** Makes a failing match short: as few entries as still break something, and no tick after it. */
import type { Catalogue } from '../../shared/content/catalogue.ts';
import type { Entry } from '../../shared/sim/entries.ts';
import { type Case, type Failure, playCase } from './play.ts';

/** Entries with the tick they came in. */
type Placed = readonly { readonly at: number; readonly entry: Entry }[];

function byTick(placed: Placed, ticks: number): Entry[][] {
  const ticked: Entry[][] = Array.from({ length: ticks }, () => []);
  for (const { at, entry } of placed) ticked[at]?.push(entry);
  return ticked;
}

/** Leaves out half, then quarters, eighths … of the entries, as long as something still breaks and time is left. */
export function shrink(catalogue: Catalogue, one: Case, failure: Failure, untilMs: number): Failure {
  let best = failure;
  let placed: Placed = failure.entries.flatMap((entries, at) => entries.map((entry) => ({ at, entry })));
  for (let size = Math.ceil(placed.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let start = 0; start < placed.length && performance.now() < untilMs; ) {
      const rest = [...placed.slice(0, start), ...placed.slice(start + size)];
      const again = playCase(catalogue, { ...one, ticks: best.tick, nightTicks: 0 }, byTick(rest, best.tick));
      if (again === undefined) start += size;
      else [best, placed] = [again, rest.filter(({ at }) => at < again.tick)];
    }
  }
  return best;
}
