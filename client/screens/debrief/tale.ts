/** What every part of a debrief is told from: a round's story, whose it is, and the log that it can be played from. */
import type { Improved } from '../../../shared/play/lesson.ts';
import type { Debrief, TeamStory } from '../../../shared/play/story.ts';
import type { Rulebook } from '../../../shared/sim/rulebook.ts';
import type { ClosedQuestion } from '../../../shared/wire/messages.ts';
import type { TeamInfo } from '../../source/source.ts';
import type { Flag } from './flags.ts';
import type { Replaying } from './replay/use-replay.ts';
import type { Without } from './same-day.tsx';

export interface Tale {
  readonly story: Debrief;
  readonly infos: readonly TeamInfo[];
  readonly rules: Rulebook;
  readonly own: number; // -1: whoever looks has no team
  readonly flags: readonly Flag[];
  readonly closed: readonly ClosedQuestion[];
  readonly replaying: Replaying;
  /** Who gained most from the first round to the last; null where there are not two. */
  readonly improved: Improved | null;
  /** A team's day without an incident; null where nobody can play it. */
  readonly without: ((team: number, incident: number) => Promise<Without | null>) | null;
}

export function teamOf(story: Debrief, index: number): TeamStory {
  return story.teams.find((team) => team.index === index) ?? (story.teams[0] as TeamStory);
}
export const infoOf = (infos: readonly TeamInfo[], index: number): TeamInfo | undefined =>
  infos.find((info) => info.index === index);
