/** Rounding that keeps a sum. */

/** Whole numbers that sum to the rounded sum: the odd cents go to those that rounding wronged most. */
export function roundedToSum(values: readonly number[]): readonly number[] {
  const rounded = values.map(Math.round);
  let missing = Math.round(values.reduce((sum, one) => sum + one, 0)) - rounded.reduce((sum, one) => sum + one, 0);
  const wronged = values
    .map((value, index) => ({ index, by: value - (rounded[index] ?? 0) }))
    .sort((a, b) => (missing > 0 ? b.by - a.by : a.by - b.by));
  for (const { index } of wronged) {
    if (missing === 0) break;
    rounded[index] = (rounded[index] ?? 0) + Math.sign(missing);
    missing -= Math.sign(missing);
  }
  return rounded;
}
