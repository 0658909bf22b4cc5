/** The page's own record of the match, from when it was joined on: what charts draw that no message carries. */
import { effect } from '@preact/signals';
import { TICKS_PER_MINUTE } from '../../shared/base/units.ts';
import { SAMPLE_TICKS, type Sample } from '../../shared/play/sample.ts';
import { type Curve, History } from '../play/history.ts';
import {
  type ChartOf,
  keyOfChart,
  METRICS,
  type MetricId,
  readingNow,
  readingsOf,
  type TEAM_CURVE,
} from '../play/metrics.ts';
import { frame, onFreshEstate, rules, samples, source } from './session.ts';

const history = new History();
let recordedFrom: unknown = null;

onFreshEstate.add(() => {
  history.clear();
  ledgers = [];
});

/** Records while the game is on the screen; one record a match. */
export function recordHistory(): () => void {
  return effect(() => {
    const [at, book] = [frame.value, rules.value];
    if (at === null || at.view === null || book === null) return;
    if (recordedFrom !== source.peek()) history.clear();
    recordedFrom = source.peek();
    if (!history.isDue(at.tick)) return;
    history.record(at.tick, readingsOf(at.view, book));
    keepLedger(at.tick, at.view.team.ledgerMicroCents);
  });
}

/** Ledgers of the last minute, oldest first. */
let ledgers: { readonly tick: number; readonly amounts: readonly number[] }[] = [];

function keepLedger(tick: number, amounts: readonly number[]): void {
  if ((ledgers.at(-1)?.tick ?? 0) > tick) ledgers = [];
  ledgers.push({ tick, amounts });
  while ((ledgers[1]?.tick ?? tick) <= tick - TICKS_PER_MINUTE) ledgers.shift();
}

/** The ledger as it was a minute ago, or when the page joined if that is later. */
export const ledgerBefore = (): readonly number[] => ledgers[0]?.amounts ?? [];

const TEAM_READS: Readonly<Record<(typeof TEAM_CURVE)[number]['id'], (sample: Sample) => number>> = {
  profit: (sample) => sample.profitMicroCents,
  asked: (sample) => sample.askedPerS,
  capacity: (sample) => sample.capacityPerS,
  inTime: (sample) => sample.inTimePermille / 10,
  lost: (sample) => sample.lost / SAMPLE_TICKS,
  hosts: (sample) => sample.hosts,
};

export function curveOf(of: ChartOf, metric: MetricId, fromTick: number): Curve {
  const isSampled = of.kind === 'team' && metric in TEAM_READS;
  if (isSampled) {
    const known = samples.peek().filter((sample) => sample.tick >= fromTick);
    const read = TEAM_READS[metric as keyof typeof TEAM_READS];
    return { ticks: known.map((sample) => sample.tick), values: known.map(read) };
  }
  const recorded = METRICS[of.kind].filter(({ id }) => of.kind !== 'team' || !(id in TEAM_READS));
  const place = recorded.findIndex(({ id }) => id === metric);
  return untilNow(history.curve(keyOfChart(of), place, fromTick), of, metric);
}

/** The record is taken every few ticks: a curve ends in what everything else on the page says now. */
function untilNow(curve: Curve, of: ChartOf, metric: MetricId): Curve {
  const [at, book] = [frame.peek(), rules.peek()];
  if (at === null || at.view === null || book === null || at.tick <= (curve.ticks.at(-1) ?? 0)) return curve;
  return {
    ticks: [...curve.ticks, at.tick],
    values: [...curve.values, readingNow(of, metric, at.view, book)],
  };
}
