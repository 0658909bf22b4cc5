/** Ways to have done well, each with who did and by what number; in a lesson also who gained most. */
import type { Medal } from '../../../shared/play/story.ts';
import { TeamMark } from '../../look/marks.tsx';
import { around } from '../../text/class.ts';
import { told } from '../../text/debrief.ts';
import { count, percent, twoDigits } from '../../text/format.ts';
import { infoOf, type Tale } from './tale.ts';

const say = around.ending;
const VALUES: Readonly<Record<Medal, (value: number) => string>> = {
  reliable: (value) => say.medalValue.reliable(percent(value)),
  dense: (value) => say.medalValue.dense(count(value)),
  green: (value) => say.medalValue.green(twoDigits(value)),
};

interface Row {
  readonly name: string;
  readonly team: number;
  readonly value: string;
}

export function Medals({ tale }: { tale: Pick<Tale, 'story' | 'infos' | 'improved'> }) {
  const { story, infos, improved } = tale;
  const rows: Row[] = story.medals.map(({ medal, team, value }) => ({
    name: say.medal[medal],
    team,
    value: VALUES[medal](value),
  }));
  if (improved !== null) {
    const { team, gain } = improved;
    rows.push({ name: told.rounds.improved, team, value: told.rounds.improvedValue(percent(gain)) });
  }
  return (
    <section class="panel medals">
      <h2>{say.medals}</h2>
      <ul>
        {rows.map(({ name, team, value }) => {
          const info = infoOf(infos, team);
          return (
            <li key={name}>
              <span class="medal" aria-hidden="true">
                {info !== undefined && <TeamMark shape={info.shape} size={18} />}
              </span>
              <span>
                <strong>{name}</strong>
                <span class="muted">{info?.name ?? say.nobody}</span>
              </span>
              {info !== undefined && <span class="mono">{value}</span>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
