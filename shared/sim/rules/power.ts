/** Electric power of a running host; a host that is off takes none. */

/**
 * Watts at a CPU utilisation (0 … 1, clamped), linear between the points of the model's table, which are evenly spaced
 * from idle to full load: eleven for the published SPECpower models (P1–P3), two for idle and peak (P4).
 */
export function hostWatts(tableWatts: readonly number[], utilisation: number): number {
  const last = tableWatts.length - 1;
  const x = Math.min(1, Math.max(0, utilisation)) * last;
  const i = Math.min(Math.trunc(x), last - 1);
  const below = tableWatts[i] as number;
  return below + (x - i) * ((tableWatts[i + 1] as number) - below);
}

/** The inverse: the highest utilisation at which a host draws no more than that. Tables never fall. */
export function utilisationAt(tableWatts: readonly number[], watts: number): number {
  const last = tableWatts.length - 1;
  for (let i = last; i > 0; i--) {
    const [below, above] = [tableWatts[i - 1] as number, tableWatts[i] as number];
    if (watts >= above) return i / last;
    if (watts >= below) return (i - 1 + (watts - below) / (above - below)) / last;
  }
  return 0;
}
