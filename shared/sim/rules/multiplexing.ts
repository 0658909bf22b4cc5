/** Statistical multiplexing (Q8): why many that peak at different times need less than the sum of their peaks. */

/** Room for `n` equal loads if each gets its own: n × (μ + z σ). `z` is the normal quantile of the risk taken (2.326: 1 %). */
export function sumOfPeaks(n: number, mean: number, sd: number, z: number): number {
  return n * (mean + z * sd);
}

/**
 * Room for `n` equal loads together, n μ + z σ √n, when they are independent. A crowd that comes to all at once is not:
 * then the sum of peaks is what it takes.
 */
export function peakOfSum(n: number, mean: number, sd: number, z: number): number {
  return n * mean + z * sd * Math.sqrt(n);
}
