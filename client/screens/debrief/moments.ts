/** Moments worth showing to a room: something struck everyone alike, and some felt it more than others. */
import type { Debrief, TeamStory, ToldLoss } from '../../../shared/play/story.ts';
import { lastTick, profitAt, toldLosses } from './curves.ts';
import type { Flag } from './flags.ts';

export interface Moment {
  readonly flag: Flag;
  readonly untilTick: number; // we look so far
  readonly minutes: number; // and that is how long after it
  readonly felt: Change | null; // whose profit grew least afterwards; null with a single team
  readonly rode: Change; // whose grew most
}
export interface Change {
  readonly team: number;
  readonly microCents: number;
}

/** Long enough for a restart and a reaction, short enough to be about this strike (our choice). */
const AFTER_TICKS = 300;

export function momentsOf(story: Debrief, flags: readonly Flag[]): readonly Moment[] {
  return flags
    .filter((flag) => flag.kind !== 'stayedAway' && flag.kind !== 'failed')
    .map((flag) => {
      const until = Math.min(lastTick(story), flag.tick + AFTER_TICKS);
      const changes = story.teams
        .map((team) => ({ team: team.index, microCents: grown(team, flag.tick, until) }))
        .sort((a, b) => a.microCents - b.microCents || a.team - b.team);
      const rode = changes.at(-1) ?? { team: 0, microCents: 0 };
      const felt = changes.length > 1 ? (changes[0] ?? null) : null;
      return { flag, untilTick: until, minutes: Math.max(1, Math.round((until - flag.tick) / 60)), felt, rode };
    });
}

const grown = (team: TeamStory, from: number, to: number): number =>
  profitAt(team.samples, to) - profitAt(team.samples, from);

/**
 * The team's costliest loss that was worst soon after that moment; a loss of another hour would not explain it, nor does
 * money that goes back at the end of ten minutes, whatever happened in them.
 */
export function lossNear(team: TeamStory, tick: number): ToldLoss | undefined {
  return toldLosses(team).find(
    ({ reason, worstTick }) => reason !== 'credited' && worstTick >= tick && worstTick <= tick + AFTER_TICKS,
  );
}
