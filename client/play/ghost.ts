/** A stored run as a curve of its profit, and what it had at any second. */
import type { Sample } from '../../shared/play/sample.ts';

export type Curve = readonly Pick<Sample, 'tick' | 'profitMicroCents'>[]; // by tick, from the first second

/** Between two samples on the straight line between them; after the last, what it ended with. */
export function profitAt(curve: Curve, tick: number): number {
  const after = curve.findIndex((sample) => sample.tick >= tick);
  const [before, next] = [curve[after - 1], curve[after]];
  if (next === undefined) return curve.at(-1)?.profitMicroCents ?? 0;
  const from = before ?? { tick: 0, profitMicroCents: 0 };
  if (next.tick <= from.tick) return next.profitMicroCents;
  const share = (tick - from.tick) / (next.tick - from.tick);
  return from.profitMicroCents + share * (next.profitMicroCents - from.profitMicroCents);
}
