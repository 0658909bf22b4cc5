/** What a lesson's rounds came to, and what its predictions are measured against. Pure: from debriefs alone. */
import { MICRO_CENTS_PER_DOLLAR } from '../base/units.ts';
import type { Measure, Question } from '../content/lesson.ts';
import type { Sample } from './sample.ts';
import type { Debrief } from './story.ts';

const PERCENT = 100;

/** What a prediction is compared with, for a team; null: the team has no samples. */
export function measured(measure: Measure, debrief: Debrief, team: number): number | null {
  const told = debrief.teams[team];
  const peak = told?.samples.reduce<Sample | undefined>(
    (most, one) => (most === undefined || one.askedPerS > most.askedPerS ? one : most),
    undefined,
  );
  if (told === undefined || peak === undefined) return null;
  switch (measure) {
    case 'peak-per-s':
      return peak.askedPerS;
    case 'hosts-at-peak':
      return peak.hosts;
    case 'in-time-percent':
      return Math.round(PERCENT * 10 * told.standing.inTimeShare) / 10;
    case 'profit-dollars':
      return Math.round(profitOf(debrief, team) / MICRO_CENTS_PER_DOLLAR);
  }
}

/** A question's number for each team; empty where there is none (yet). */
export function measuredByTeam(question: Question, debrief: Debrief | undefined): readonly (number | null)[] {
  if (question.kind !== 'number' || debrief === undefined) return [];
  return debrief.teams.map((_, team) => measured(question.measure, debrief, team));
}

/** What is right: the place of an option, or what the round after it measured; null: not known (yet), or open. */
export function answerTo(question: Question, debrief: Debrief | undefined, team: number): number | null {
  if (question.kind === 'choice') return question.answer;
  if (question.kind === 'open' || debrief === undefined) return null;
  return measured(question.measure, debrief, team);
}

/** Null: there is no right or wrong, or nothing was said. */
export function isRight(question: Question, said: number | string | null, answer: number | null): boolean | null {
  if (question.kind === 'open' || answer === null || typeof said !== 'number') return null;
  if (question.kind === 'choice') return said === answer;
  return Math.abs(said - answer) <= question.within * Math.max(1, Math.abs(answer));
}

interface WeighedRound {
  readonly weight: number;
  readonly debrief: Debrief;
}

/** Micro-cents: the ledger's sum. */
export const profitOf = (debrief: Debrief, team: number): number =>
  debrief.teams[team]?.ledgerMicroCents.reduce((sum, cents) => sum + cents, 0) ?? 0;

/** Weighted profit of each team over the rounds that count, micro-cents (09-balance H: 1 : 2). */
export function scoresOf(rounds: readonly WeighedRound[], teams: number): { index: number; score: number }[] {
  return Array.from({ length: teams }, (_, index) => ({
    index,
    score: Math.round(rounds.reduce((sum, { weight, debrief }) => sum + weight * profitOf(debrief, index), 0)),
  }));
}

/**
 * A team's score as it is shown: its share of what the best plan would have earned, which can be compared across rooms
 * and days. `pars`: micro-cents by round. Null: one is not known, or there was nothing to earn.
 */
export function shareOfPar(
  rounds: readonly (WeighedRound & { readonly round: number })[],
  pars: ReadonlyMap<number, number>,
  team: number,
): number | null {
  let [earned, par] = [0, 0];
  for (const { round, weight, debrief } of rounds) {
    const best = pars.get(round);
    if (best === undefined) return null;
    earned += weight * profitOf(debrief, team);
    par += weight * best;
  }
  return par > 0 ? earned / par : null;
}

export interface Improved {
  readonly team: number;
  readonly gain: number; // share of par
}

/**
 * The *Improved* medal: whose last round gained most on its first, in shares of par, so that rounds of other scenarios and
 * weather compare (09-balance H). Null without two rounds that count, without a par, or without a gain.
 */
export function mostImproved(
  rounds: readonly (WeighedRound & { readonly round: number })[],
  pars: ReadonlyMap<number, number>,
  teams: number,
): Improved | null {
  const counted = rounds.filter(({ weight }) => weight > 0);
  const [first, last] = [counted[0], counted.at(-1)];
  if (first === undefined || last === undefined || first === last) return null;
  let most: Improved | null = null;
  for (let team = 0; team < teams; team++) {
    const [before, after] = [shareOfPar([first], pars, team), shareOfPar([last], pars, team)];
    if (before === null || after === null) return null;
    if (after - before > (most?.gain ?? 0)) most = { team, gain: after - before };
  }
  return most;
}
