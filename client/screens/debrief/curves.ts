/** Samples as lines: what a team had at a time, axis steps that read well, labels that do not cover each other. */
import { MICRO_CENTS_PER_DOLLAR } from '../../../shared/base/units.ts';
import type { Sample } from '../../../shared/play/sample.ts';
import type { Debrief, TeamStory, ToldLoss } from '../../../shared/play/story.ts';

export function profitAt(samples: readonly Sample[], tick: number): number {
  let last = 0;
  for (const sample of samples) {
    if (sample.tick > tick) break;
    last = sample.profitMicroCents;
  }
  return last;
}

/** Of the day, or of the Night that came after it. */
export const lastTick = (story: Pick<Debrief, 'endTick' | 'nightEndTick'>): number =>
  Math.max(story.endTick, story.nightEndTick);

export const finalProfit = (team: TeamStory): number => team.ledgerMicroCents.reduce((sum, cents) => sum + cents, 0);

/** Largest first, without what would read as nothing at all. */
export function toldLosses(team: TeamStory): readonly ToldLoss[] {
  return team.losses.filter((loss) => loss.microCents >= MICRO_CENTS_PER_DOLLAR / 2);
}

/** Best first. */
export function byProfit(teams: readonly TeamStory[]): readonly TeamStory[] {
  return [...teams].sort((a, b) => finalProfit(b) - finalProfit(a) || a.index - b.index);
}

export interface Scale {
  readonly low: number;
  readonly high: number;
  readonly steps: readonly number[];
}

/** Four or five round numbers between the lowest and the highest profit, zero among them. */
export function profitScale(teams: readonly TeamStory[]): Scale {
  const profits = teams.flatMap((team) => team.samples.map((sample) => sample.profitMicroCents));
  const [low, high] = [Math.min(0, ...profits), Math.max(MICRO_CENTS_PER_DOLLAR, ...profits)];
  const step = Math.max(MICRO_CENTS_PER_DOLLAR, niceStep((high - low) / 4)); // labels are in whole dollars
  const first = Math.floor(low / step) * step;
  const steps: number[] = [];
  for (let value = first; value <= high; value += step) steps.push(value);
  return { low: first, high: Math.max(high, steps.at(-1) ?? high), steps };
}

/** 1, 2 or 5 times a power of ten, at least `wish`. */
export function niceStep(wish: number): number {
  const power = 10 ** Math.floor(Math.log10(wish));
  const factor = [1, 2, 5, 10].find((one) => one * power >= wish) ?? 10;
  return factor * power;
}

/** Moves positions apart to `gap`, as little as it takes, inside 0..height. `wished` is sorted. */
export function dodge(wished: readonly number[], gap: number, height: number): readonly number[] {
  const placed: number[] = [];
  for (const wish of wished) placed.push(Math.max(wish, (placed.at(-1) ?? -gap) + gap));
  for (let index = placed.length - 1, limit = height; index >= 0; index--, limit -= gap) {
    placed[index] = Math.min(placed[index] ?? 0, limit);
  }
  return placed;
}
