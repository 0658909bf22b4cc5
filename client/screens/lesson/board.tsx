/** How it stands: one's own team against its own rounds; the others only where the host shows them. No ranks, no last. */
import { profitOf } from '../../../shared/play/lesson.ts';
import type { LessonResults } from '../../../shared/wire/messages.ts';
import { TeamMark } from '../../look/marks.tsx';
import { frame, myTeam } from '../../store/session.ts';
import { exactMoney, money, percent } from '../../text/format.ts';
import { stageWords } from '../../text/lesson-stages.ts';
import { useResults } from '../parts/use-results.ts';
import { type OwnRound, ownRounds } from './own-rounds.ts';

const say = stageWords.board;

export function Board() {
  const results = useResults(frame.value?.stage ?? -1);
  const team = myTeam.value?.index ?? -1;
  const own = results === null ? [] : ownRounds(results, team);
  const last = own.at(-1);
  if (results === null || last === undefined) return <p class="panel muted">{say.nothing}</p>;
  return (
    <section class="stage-board panel">
      <h2>
        {say.yours} <span class="muted">{say.title(last.name)}</span>
      </h2>
      <dl class="board-own">
        {last.shareOfPar !== null && (
          <div>
            <dt>{say.par}</dt>
            <dd class="mono">{percent(last.shareOfPar)}</dd>
          </div>
        )}
        <div>
          <dt>{say.profit}</dt>
          <dd class="mono">{exactMoney(last.profitMicroCents)}</dd>
        </div>
        <div>
          <dt>{say.inTime}</dt>
          <dd class="mono">{percent(last.inTimeShare)}</dd>
        </div>
        {last.medals.length > 0 && (
          <div>
            <dt>{say.medals}</dt>
            <dd>{last.medals.map((medal) => say.medal[medal]).join(', ')}</dd>
          </div>
        )}
      </dl>
      <p>{trendOf(last, own.at(-2))}</p>
      {own.length > 1 && <Rounds own={own} />}
      <Others results={results} />
    </section>
  );
}

function trendOf({ gainMicroCents: gain }: OwnRound, before: OwnRound | undefined): string {
  if (gain === null || before === undefined) return say.first;
  if (gain === 0) return say.same(before.name);
  return gain > 0 ? say.more(money(gain), before.name) : say.less(money(-gain), before.name);
}

/** Against oneself: the longest bar is one's own best day. */
function Rounds({ own }: { own: readonly OwnRound[] }) {
  const most = Math.max(1, ...own.map((one) => Math.abs(one.profitMicroCents)));
  return (
    <ul class="board-rounds" aria-label={say.chart(own.length)}>
      {own.map((one) => (
        <li key={one.name}>
          <span>{say.title(one.name)}</span>
          <span class="board-bar" aria-hidden="true">
            <i
              class={one.profitMicroCents < 0 ? 'is-loss' : ''}
              style={{ width: `${(100 * Math.abs(one.profitMicroCents)) / most}%` }}
            />
          </span>
          <span class="mono">{money(one.profitMicroCents)}</span>
        </li>
      ))}
    </ul>
  );
}

/** In the order of the teams, not of their figures. */
function Others({ results }: { results: LessonResults }) {
  const now = frame.value;
  const last = results.rounds.at(-1);
  if (now === null || last === undefined || now.teams.length < 2) return null;
  if (now.board !== 'shown') return <p class="muted">{now.board === 'frozen' ? say.frozen : say.hidden}</p>;
  return (
    <table class="board-all">
      <caption>{say.all}</caption>
      <tbody>
        {now.teams.map((team) => (
          <tr key={team.index} class={team.index === myTeam.value?.index ? 'mine' : ''}>
            <th scope="row">
              <TeamMark shape={team.shape} size={18} /> {team.name}
              {team.index === myTeam.value?.index && <span class="muted"> {say.you}</span>}
            </th>
            <td class="mono">{money(profitOf(last.debrief, team.index))}</td>
            <td class="mono">{percent(last.debrief.teams[team.index]?.standing.inTimeShare ?? 0)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
