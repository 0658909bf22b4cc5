/**
 * exp, ln and the normal quantile from + − * / and exact constants only, so that every engine computes the same bits
 * (the language leaves Math.exp and Math.log to the implementation).
 */

// Powers of two are exact in binary floating point, so this table is the same everywhere.
const SMALLEST_EXPONENT = -1074;
const LARGEST_EXPONENT = 1023;
const POWER_OF_TWO = new Float64Array(LARGEST_EXPONENT - SMALLEST_EXPONENT + 1);
for (let i = 0, value = 5e-324; i < POWER_OF_TWO.length; i++, value *= 2) POWER_OF_TWO[i] = value;

function powerOfTwo(exponent: number): number {
  return POWER_OF_TWO[exponent - SMALLEST_EXPONENT] as number;
}

// ln 2 in two parts: the high one has 21 trailing zero bits, so k · LN2_HIGH is exact (fdlibm e_exp.c).
const LN2_HIGH = 6.9314718036912381649e-1;
const LN2_LOW = 1.90821492927058770002e-10;
const ONE_OVER_LN2 = 1.442695040888963387;
const SQUARE_ROOT_OF_2 = 1.4142135623730951;

/** e^x within 1 unit in the last place (fdlibm e_exp.c); 0 below −745.2 and Infinity above 709.79, as Math.exp. */
export function exp(x: number): number {
  if (x > 709.782712893384) return Infinity;
  if (x < -745.1332191019412) return 0;
  const k = Math.round(x * ONE_OVER_LN2);
  const high = x - k * LN2_HIGH;
  const low = k * LN2_LOW;
  const r = high - low;
  const t = r * r;
  const c =
    r -
    t *
      (1.66666666666666019037e-1 +
        t *
          (-2.77777777770155933842e-3 +
            t * (6.61375632143793436117e-5 + t * (-1.6533902205465251539e-6 + t * 4.13813679705723846039e-8))));
  const fraction = 1 - (low - (r * c) / (2 - c) - high);
  // Two factors, because 2^1024 alone does not exist although the product may.
  const half = k >> 1;
  return fraction * powerOfTwo(half) * powerOfTwo(k - half);
}

/** 1 − e^−x without cancellation for small x: the chance of at least one event of rate x. x ≥ 0. */
export function oneMinusExpOfMinus(x: number): number {
  // The first term left out is x^6/720, so below 0.001 the error is under 2e-18 of x.
  if (x < 0.001) return x * (1 - (x / 2) * (1 - (x / 3) * (1 - (x / 4) * (1 - x / 5))));
  return 1 - exp(-x);
}

/** Natural logarithm within 1 unit in the last place (fdlibm e_log.c); −Infinity at 0, NaN below, as Math.log. */
export function ln(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  if (x === Infinity) return Infinity;
  // Below 2^−1022 numbers lose digits at the low end; scaled up they can be halved like the others.
  const isSubnormal = x < 2.2250738585072014e-308;
  let k = isSubnormal ? -54 : 0;
  let m = isSubnormal ? x * powerOfTwo(54) : x;
  for (let step = 512; step >= 1; step /= 2) {
    if (m >= powerOfTwo(step)) {
      m *= powerOfTwo(-step);
      k += step;
    } else if (m < powerOfTwo(1 - step)) {
      m *= powerOfTwo(step);
      k -= step;
    }
  }
  if (m > SQUARE_ROOT_OF_2) {
    m /= 2;
    k += 1;
  }
  return k * LN2_HIGH + lnNearOne(m, k * LN2_LOW);
}

/** ln m + carry for m in [√½, √2]: atanh series in s = (m − 1) / (m + 1). */
function lnNearOne(m: number, carry: number): number {
  const f = m - 1;
  const s = f / (2 + f);
  const z = s * s;
  const series =
    z *
    (6.66666666666673513e-1 +
      z *
        (3.999999999940941908e-1 +
          z *
            (2.857142874366239149e-1 +
              z *
                (2.222219843214978396e-1 +
                  z * (1.818357216161805012e-1 + z * (1.531383769920937332e-1 + z * 1.479819860511658591e-1))))));
  const halfSquare = 0.5 * f * f;
  return f - (halfSquare - (s * (halfSquare + series) + carry));
}

// Wichura's PPND16 (Algorithm AS 241, Applied Statistics 37, 1988): numerator and denominator by region, highest power
// first. Relative error about 1e-16.
const CENTRE_TOP = [
  2509.0809287301226727, 33430.575583588128105, 67265.770927008700853, 45921.953931549871457, 13731.693765509461125,
  1971.5909503065514427, 133.14166789178437745, 3.387132872796366608,
];
const CENTRE_BOTTOM = [
  5226.495278852854561, 28729.085735721942674, 39307.89580009271061, 21213.794301586595867, 5394.1960214247511077,
  687.1870074920579083, 42.313330701600911252, 1,
];
const MIDDLE_TOP = [
  7.7454501427834140764e-4, 0.0227238449892691845833, 0.24178072517745061177, 1.27045825245236838258,
  3.64784832476320460504, 5.7694972214606914055, 4.6303378461565452959, 1.42343711074968357734,
];
const MIDDLE_BOTTOM = [
  1.05075007164441684324e-9, 5.475938084995344946e-4, 0.0151986665636164571966, 0.14810397642748007459,
  0.68976733498510000455, 1.6763848301838038494, 2.05319162663775882187, 1,
];
const FAR_TOP = [
  2.01033439929228813265e-7, 2.71155556874348757815e-5, 0.0012426609473880784386, 0.026532189526576123093,
  0.29656057182850489123, 1.7848265399172913358, 5.4637849111641143699, 6.6579046435011037772,
];
const FAR_BOTTOM = [
  2.04426310338993978564e-15, 1.4215117583164458887e-7, 1.8463183175100546818e-5, 7.868691311456132591e-4,
  0.0148753612908506148525, 0.13692988092273580531, 0.59983220655588793769, 1,
];

function polynomial(coefficients: readonly number[], x: number): number {
  let sum = 0;
  for (const coefficient of coefficients) sum = sum * x + coefficient;
  return sum;
}

/** The z with P(standard normal ≤ z) = p; ∓Infinity at p = 0 and 1, NaN outside. */
export function normalQuantile(p: number): number {
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q;
    return (q * polynomial(CENTRE_TOP, r)) / polynomial(CENTRE_BOTTOM, r);
  }
  const tail = q < 0 ? p : 1 - p;
  if (!(tail > 0)) return tail === 0 ? Math.sign(q) * Infinity : NaN;
  const r = Math.sqrt(-ln(tail));
  const z =
    r <= 5
      ? polynomial(MIDDLE_TOP, r - 1.6) / polynomial(MIDDLE_BOTTOM, r - 1.6)
      : polynomial(FAR_TOP, r - 5) / polynomial(FAR_BOTTOM, r - 5);
  return q < 0 ? -z : z;
}
