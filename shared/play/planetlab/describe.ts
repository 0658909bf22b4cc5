/** What a trace looks like (B3): the figures by which one recognises a published day. */
import type { Trace } from './trace.ts';

export interface Description {
  readonly vms: number;
  readonly meanPercent: number;
  readonly sdPercent: number;
  readonly q1Percent: number;
  readonly medianPercent: number;
  readonly q3Percent: number;
  readonly p95Percent: number;
  /** Least and greatest mean over all VMs at one sample. */
  readonly fleetMeanMinPercent: number;
  readonly fleetMeanMaxPercent: number;
}

export function describeTrace({ vms, samples, percent }: Trace): Description {
  const howMany = new Float64Array(101);
  let sum = 0;
  let squares = 0;
  let least = 100;
  let most = 0;
  for (let sample = 0; sample < samples; sample++) {
    let fleet = 0;
    for (let vm = 0; vm < vms; vm++) {
      const value = percent[sample * vms + vm] as number;
      (howMany[value] as number) += 1;
      fleet += value;
      squares += value * value;
    }
    sum += fleet;
    least = Math.min(least, fleet / vms);
    most = Math.max(most, fleet / vms);
  }
  const n = vms * samples;
  const rank = (share: number) => percentileOf(howMany, share * n);
  return {
    vms,
    meanPercent: sum / n,
    sdPercent: Math.sqrt(Math.max(0, squares / n - (sum / n) * (sum / n))),
    q1Percent: rank(0.25),
    medianPercent: rank(0.5),
    q3Percent: rank(0.75),
    p95Percent: rank(0.95),
    fleetMeanMinPercent: least,
    fleetMeanMaxPercent: most,
  };
}

/** The least value that at least `rank` of the samples do not exceed. */
function percentileOf(howMany: Float64Array, rank: number): number {
  let seen = 0;
  for (let value = 0; value < howMany.length; value++) {
    seen += howMany[value] as number;
    if (seen >= rank) return value;
  }
  return howMany.length - 1;
}
