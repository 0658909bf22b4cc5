/** Three ways to have done well, each with who did and by what number. */
import type { Debrief, Medal } from '../../../shared/play/story.ts';
import { TeamMark } from '../../look/marks.tsx';
import type { TeamInfo } from '../../source/source.ts';
import { count, percent, twoDigits } from '../../text/format.ts';
import { words } from '../../text/index.ts';

const say = words.screens.debrief;
const VALUES: Readonly<Record<Medal, (value: number) => string>> = {
  reliable: (value) => say.medalValue.reliable(percent(value)),
  dense: (value) => say.medalValue.dense(count(value)),
  green: (value) => say.medalValue.green(twoDigits(value)),
};

export function Medals({ medals, infos }: { medals: Debrief['medals']; infos: readonly TeamInfo[] }) {
  return (
    <section class="panel medals">
      <h2>{say.medals}</h2>
      <ul>
        {medals.map(({ medal, team, value }) => {
          const info = infos.find((one) => one.index === team);
          return (
            <li key={medal}>
              <span class="medal" aria-hidden="true">
                {info !== undefined && <TeamMark shape={info.shape} size={18} />}
              </span>
              <span>
                <strong>{say.medal[medal]}</strong>
                <span class="muted">{info?.name ?? say.nobody}</span>
              </span>
              {info !== undefined && <span class="mono">{VALUES[medal](value)}</span>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
