/** The demand chart as numbers: what was asked and what could be served so far, and what is expected with its band. */
import { TICKS_PER_MINUTE } from '../../shared/base/units.ts';
import { SAMPLE_TICKS, type Sample } from '../../shared/play/sample.ts';
import type { Rulebook } from '../../shared/sim/rulebook.ts';
import type { TeamGauge } from '../../shared/sim/shown.ts';
import { KNEE_PERCENT } from './health.ts';

/** The error is a normal one (SPEC DM6): four in five outcomes lie within 1.28 of its spread. */
const BAND = 1.28;

export interface ForecastPoint {
  readonly tick: number;
  readonly perS: number;
  readonly lowPerS: number;
  readonly highPerS: number;
  readonly functionsPerS: number; // of `perS`, what functions do
}

/** `shares`: of each application's work, what functions do. */
export function forecastOf(gauge: TeamGauge, rules: Rulebook, shares: readonly number[] = []): ForecastPoint[] {
  const { everyMinutes, errorShare } = rules.scenario.forecast;
  const length = Math.max(0, ...gauge.forecast.map((points) => points.length));
  const steps = Math.max(1, length - 1);
  return Array.from({ length }, (_, step) => {
    const perS = gauge.forecast.reduce((sum, points) => sum + (points[step] ?? 0), 0);
    const functionsPerS = gauge.forecast.reduce(
      (sum, points, demand) => sum + (points[step] ?? 0) * (shares[demand] ?? 0),
      0,
    );
    const error = perS * errorShare * BAND * (step / steps);
    const tick = gauge.forecastTick + step * everyMinutes * TICKS_PER_MINUTE;
    return { tick, perS, lowPerS: Math.max(0, perS - error), highPerS: perS + error, functionsPerS };
  }).filter((point) => point.tick <= rules.endTick);
}

/** With so little of the capacity left, answers wait in queues before the first is lost. */
export const isPastKnee = (roomShare: number): boolean => 100 * (1 - roomShare) >= KNEE_PERCENT;

/** Rounded up to a number that reads well on an axis: 1, 2, 2.5 or 5 times a power of ten. */
export function axisTop(value: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, value)));
  return ([1, 1.5, 2, 2.5, 3, 4, 5, 7.5, 10].find((step) => step * power >= value) ?? 10) * power;
}

/** Runs of samples that lost requests, for marks on the curve. */
export interface LossRun {
  readonly fromTick: number;
  readonly toTick: number;
  readonly lost: number;
}

/** Samples are ten ticks apart; two with a quiet one between belong together. */
const GAP_TICKS = 2 * SAMPLE_TICKS;
/** One in two hundred is what an eye would call a loss on a curve of the whole match. */
const SEEN_SHARE = 0.005;

export function lossRuns(samples: readonly Sample[]): LossRun[] {
  const runs: LossRun[] = [];
  for (const { tick, lost, askedPerS } of samples) {
    if (lost <= askedPerS * SAMPLE_TICKS * SEEN_SHARE) continue;
    const last = runs.at(-1);
    if (last !== undefined && tick - last.toTick <= GAP_TICKS) {
      runs[runs.length - 1] = { fromTick: last.fromTick, toTick: tick, lost: last.lost + lost };
    } else runs.push({ fromTick: tick, toTick: tick, lost });
  }
  return runs;
}

/** Micro-cents a simulated minute, over the last minute that is known. */
export function profitPerMinute(samples: readonly Sample[]): number {
  const last = samples.at(-1);
  const before = samples.findLast((sample) => last !== undefined && sample.tick <= last.tick - TICKS_PER_MINUTE);
  const first = before ?? samples[0];
  if (last === undefined || first === undefined || first.tick === last.tick) return 0;
  return ((last.profitMicroCents - first.profitMicroCents) * TICKS_PER_MINUTE) / (last.tick - first.tick);
}
