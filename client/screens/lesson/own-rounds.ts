/** One's own team through the rounds of a lesson: what each came to, and what it gained on the one before. */
import { profitOf } from '../../../shared/play/lesson.ts';
import type { Medal } from '../../../shared/play/story.ts';
import type { LessonResults } from '../../../shared/wire/messages.ts';

export interface OwnRound {
  readonly name: string;
  readonly profitMicroCents: number;
  readonly inTimeShare: number;
  readonly gainMicroCents: number | null; // on the round before; null: it was the first
  readonly medals: readonly Medal[];
}

export function ownRounds({ rounds }: LessonResults, team: number): readonly OwnRound[] {
  return rounds.flatMap(({ name, debrief }, place): OwnRound[] => {
    const told = debrief.teams[team];
    if (told === undefined) return [];
    const profitMicroCents = profitOf(debrief, team);
    const before = rounds[place - 1];
    return [
      {
        name,
        profitMicroCents,
        inTimeShare: told.standing.inTimeShare,
        gainMicroCents: before === undefined ? null : profitMicroCents - profitOf(before.debrief, team),
        medals: debrief.medals.filter((one) => one.team === team).map(({ medal }) => medal),
      },
    ];
  });
}
