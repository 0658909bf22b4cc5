/**
 * Two plans worth laying side by side: nearly the same profit by quite different ways. Which two is found, not chosen,
 * so that nobody is put on the wall for being last.
 */
import type { TeamStory } from '../../../shared/play/story.ts';
import { finalProfit } from './curves.ts';

export interface Contrast {
  readonly first: number; // the team that had more machines
  readonly second: number;
  readonly alike: boolean; // in what they came to
}

/** Of the span between the lowest and the highest profit: within it two results are called alike (our choice). */
const ALIKE_SHARE = 0.25;
/** Below it two plans are one: two teams that did the same teach nothing side by side (our choice). */
const UNLIKE_MIN = 0.05;

/** Null with fewer than two teams. */
export function contrastOf(teams: readonly TeamStory[]): Contrast | null {
  const pairs = teams.flatMap((one, place) => teams.slice(place + 1).map((other) => pairOf(one, other)));
  const profits = teams.map(finalProfit);
  const span = Math.max(1, Math.max(...profits) - Math.min(...profits));
  const alike = pairs.filter(({ apart, plans }) => apart <= ALIKE_SHARE * span && plans >= UNLIKE_MIN);
  const best =
    mostOf(alike, ({ plans }) => plans) ?? mostOf(pairs, ({ plans, apart }) => plans * (1 - apart / (2 * span)));
  if (best === undefined) return null;
  const [first, second] = [...best.teams].sort((a, b) => capacityOf(b) - capacityOf(a) || a.index - b.index);
  return first === undefined || second === undefined
    ? null
    : { first: first.index, second: second.index, alike: alike.includes(best) };
}

function mostOf(pairs: readonly Pair[], of: (pair: Pair) => number): Pair | undefined {
  return pairs.reduce<Pair | undefined>(
    (most, pair) => (most === undefined || of(pair) > of(most) ? pair : most),
    undefined,
  );
}

interface Pair {
  readonly teams: readonly [TeamStory, TeamStory];
  readonly apart: number; // in profit
  readonly plans: number; // how unlike the plans are
}

function pairOf(one: TeamStory, other: TeamStory): Pair {
  return { teams: [one, other], apart: Math.abs(finalProfit(one) - finalProfit(other)), plans: unlikeness(one, other) };
}

/** How far their capacity was apart, second by second, against what they had; and how unlike their sums are by cause. */
function unlikeness(one: TeamStory, other: TeamStory): number {
  const most = Math.max(1, capacityOf(one), capacityOf(other));
  const steps = Math.min(one.samples.length, other.samples.length);
  let apart = 0;
  for (let place = 0; place < steps; place++) {
    apart += Math.abs((one.samples[place]?.capacityPerS ?? 0) - (other.samples[place]?.capacityPerS ?? 0));
  }
  return apart / Math.max(1, steps) / most + causesApart(one.ledgerMicroCents, other.ledgerMicroCents);
}

function causesApart(one: readonly number[], other: readonly number[]): number {
  const turned = [...one, ...other].reduce((sum, value) => sum + Math.abs(value), 0);
  const apart = one.reduce((sum, value, cause) => sum + Math.abs(value - (other[cause] ?? 0)), 0);
  return apart / Math.max(1, turned);
}

/** The mean over the day. */
const capacityOf = ({ samples }: TeamStory): number =>
  samples.reduce((sum, one) => sum + one.capacityPerS, 0) / Math.max(1, samples.length);
