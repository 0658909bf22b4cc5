/** What each team had at the cursor's time, best first, a finger's distance apart; each lights its curve. */
import type { TeamStory } from '../../../shared/play/story.ts';
import { TeamMark } from '../../look/marks.tsx';
import type { TeamInfo } from '../../source/source.ts';
import { around } from '../../text/class.ts';
import { money } from '../../text/format.ts';
import { dodge, profitAt } from './curves.ts';

const say = around.ending;
const LABEL_GAP = 24;

interface LabelProps {
  readonly teams: readonly TeamStory[];
  readonly infos: readonly TeamInfo[];
  readonly lit: readonly number[];
  readonly at: number;
  readonly y: (value: number) => number;
  readonly height: number;
  readonly left: number;
  readonly own: number;
  readonly onToggle: (index: number) => void;
}

export function EndLabels({ teams, infos, lit, at, y, height, left, own, onToggle }: LabelProps) {
  const now = teams
    .map((team) => ({ team, value: profitAt(team.samples, at) }))
    .sort((a, b) => b.value - a.value || a.team.index - b.team.index);
  const places = dodge(
    now.map(({ value }) => y(value) - LABEL_GAP / 2),
    LABEL_GAP,
    height - LABEL_GAP,
  );
  return (
    <ol class="end-labels">
      {now.map(({ team, value }, index) => {
        const info = infos.find((one) => one.index === team.index);
        return (
          <li key={team.index} style={{ top: `${places[index] ?? 0}px`, left: `${left}px` }}>
            <button type="button" aria-pressed={lit.includes(team.index)} onClick={() => onToggle(team.index)}>
              <TeamMark shape={info?.shape ?? team.index} size={15} label={info?.name ?? ''} />
              <span class="mono">{money(value)}</span>
              {team.index === own && teams.length > 1 && <span class="you">{say.you}</span>}
            </button>
          </li>
        );
      })}
    </ol>
  );
}
