/** Robust statistics and trends of short series, as autoscalers and consolidation policies use them (B6). */

/**
 * Median of the first `n` values (n ≥ 1); overwrites them. Keeps the smaller half sorted and looks at the rest once: for
 * the few dozen samples of a history this beats selecting by pivots.
 */
export function medianInPlace(values: Float64Array, n: number): number {
  const kept = (n >> 1) + 1;
  for (let i = 1; i < kept; i++) insert(values, i, values[i] as number);
  for (let i = kept; i < n; i++) {
    const value = values[i] as number;
    if (value < (values[kept - 1] as number)) insert(values, kept - 1, value);
  }
  const upper = values[kept - 1] as number;
  return n % 2 === 1 ? upper : ((values[kept - 2] as number) + upper) / 2;
}

/** Puts a value among the sorted ones before `end`; what was at `end` goes. */
function insert(values: Float64Array, end: number, value: number): void {
  let at = end;
  while (at > 0 && (values[at - 1] as number) > value) {
    values[at] = values[at - 1] as number;
    at--;
  }
  values[at] = value;
}

/**
 * Whether the median absolute deviation of the first `n` values is above `limit`: the deviations from the
 * median are only counted, unless the two in the middle lie on either side. Leaves `values`, overwrites `scratch`.
 */
export function isDeviationAbove(values: Float64Array, n: number, limit: number, scratch: Float64Array): boolean {
  for (let i = 0; i < n; i++) scratch[i] = values[i] as number;
  const median = medianInPlace(scratch, n);
  let above = 0;
  for (let i = 0; i < n; i++) if (Math.abs((values[i] as number) - median) > limit) above++;
  if (2 * above !== n) return 2 * above > n;
  for (let i = 0; i < n; i++) scratch[i] = Math.abs((values[i] as number) - median);
  return medianInPlace(scratch, n) > limit;
}

/**
 * Weights with which `n` equally spaced values (oldest first, n ≥ 2) add up to what their least-squares line says
 * `ahead` places after the last one. The forecast is linear, so that of a sum is the sum of forecasts.
 */
export function forecastWeights(n: number, ahead: number): Float64Array {
  const centre = (n - 1) / 2;
  const spread = (n * (n * n - 1)) / 12; // Σ (i − centre)²
  const at = n - 1 + ahead - centre;
  return Float64Array.from({ length: n }, (_, i) => 1 / n + ((i - centre) * at) / spread);
}
