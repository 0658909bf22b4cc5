/** One's own team through the rounds of a lesson: what each came to, and what it gained on the one before. */
import { profitOf, shareOfPar } from '../../../shared/play/lesson.ts';
import type { Medal } from '../../../shared/play/story.ts';
import type { Results } from '../parts/use-results.ts';

export interface OwnRound {
  readonly name: string;
  readonly profitMicroCents: number;
  readonly shareOfPar: number | null; // null: not known yet
  readonly inTimeShare: number;
  readonly gainMicroCents: number | null; // on the round before; null: it was the first
  readonly medals: readonly Medal[];
}

export function ownRounds({ rounds, pars }: Pick<Results, 'rounds' | 'pars'>, team: number): readonly OwnRound[] {
  return rounds.flatMap((round, place): OwnRound[] => {
    const { name, debrief } = round;
    const told = debrief.teams[team];
    if (told === undefined) return [];
    const profitMicroCents = profitOf(debrief, team);
    const before = rounds[place - 1];
    return [
      {
        name,
        profitMicroCents,
        shareOfPar: shareOfPar([round], pars, team),
        inTimeShare: told.standing.inTimeShare,
        gainMicroCents: before === undefined ? null : profitMicroCents - profitOf(before.debrief, team),
        medals: debrief.medals.filter((one) => one.team === team).map(({ medal }) => medal),
      },
    ];
  });
}
