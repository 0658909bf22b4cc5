/**
 * The one tail table of the game: P(X > mean + z·sd) for a shifted gamma distribution (Pearson type III) of given
 * skewness, between the normal (0) and the exponential (2) and beyond. It is computed once at import from exact.ts, in a
 * few milliseconds and with the same bits everywhere, so there is no copy that could go stale.
 */
import { exp, ln } from '../../base/exact.ts';

export const Z_MIN = -4; // below, every answer is late: P > 0.9999
const STEPS_PER_SD = 8; // linear interpolation then errs by at most (1/8)²/8 of a tail's second derivative: 0.2 %
const COLUMNS = 24 * STEPS_PER_SD + 1; // up to z = 20, where even the exponential tail is 1e-9
const STEPS_PER_SKEW = 8;
const ROWS = 8 * STEPS_PER_SKEW + 1; // skewness 0 … 8
const TABLE = new Float64Array(ROWS * COLUMNS);

/** ln Γ(a), a > 0, by the recurrence up to 10 and Stirling's series there (first term left out: 1e-13). */
function lnGamma(a: number): number {
  let x = a;
  let product = 1;
  while (x < 10) {
    product *= x;
    x += 1;
  }
  const r = 1 / (x * x);
  const series = (1 / 12 - r * (1 / 360 - r * (1 / 1260 - r * (1 / 1680 - r / 1188)))) / x;
  const HALF_LN_TWO_PI = 0.9189385332046728;
  return (x - 0.5) * ln(x) - x + HALF_LN_TWO_PI + series - ln(product);
}

/** Regularised upper incomplete gamma Q(a, x): series below a + 1, Legendre's continued fraction above. */
function gammaTail(a: number, x: number): number {
  if (x <= 0) return 1;
  const scale = exp(a * ln(x) - x - lnGamma(a));
  if (x < a + 1) {
    let term = 1 / a;
    let sum = term;
    for (let n = 1; n < 500 && term > sum * 1e-16; n++) {
      term *= x / (a + n);
      sum += term;
    }
    return 1 - scale * sum;
  }
  let fraction = 0;
  for (let n = 60; n >= 1; n--) fraction = (n * (n - a)) / (x + 2 * n + 1 - a - fraction);
  return scale / (x + 1 - a - fraction);
}

/** Tail of the standardised shifted gamma; skewness 0 is the normal, ½·Q(½, z²/2). */
function pearsonTail(z: number, skew: number): number {
  if (skew === 0) {
    const half = gammaTail(0.5, (z * z) / 2) / 2;
    return z < 0 ? 1 - half : half;
  }
  const shape = 4 / (skew * skew);
  return gammaTail(shape, shape + (2 / skew) * z);
}

for (let row = 0; row < ROWS; row++) {
  for (let column = 0; column < COLUMNS - 1; column++)
    TABLE[row * COLUMNS + column] = pearsonTail(Z_MIN + column / STEPS_PER_SD, row / STEPS_PER_SKEW);
  // The first and last column are 1 and 0, so that the tail runs into both ends without a jump.
  TABLE[row * COLUMNS] = 1;
}

/** P(X > mean + z·sd), bilinear in z and skewness (0 … 8, clamped); never rises with z. */
export function tailAt(z: number, skew: number): number {
  const x = (z - Z_MIN) * STEPS_PER_SD;
  if (!(x > 0)) return 1;
  if (x >= COLUMNS - 1) return 0;
  const y = Math.min(Math.max(skew, 0) * STEPS_PER_SKEW, ROWS - 1.000001);
  const column = Math.trunc(x);
  const row = Math.trunc(y);
  const i = row * COLUMNS + column;
  const right = x - column;
  const low = (TABLE[i] as number) + right * ((TABLE[i + 1] as number) - (TABLE[i] as number));
  const j = i + COLUMNS;
  const high = (TABLE[j] as number) + right * ((TABLE[j + 1] as number) - (TABLE[j] as number));
  return low + (y - row) * (high - low);
}
