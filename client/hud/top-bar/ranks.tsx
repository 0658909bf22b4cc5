/** The teams in the room by their shapes: in the order of the board where it is shown, else in the room's own. */
import { TeamMark } from '../../look/marks.tsx';
import { frame, myTeam } from '../../store/session.ts';
import { words } from '../../text/index.ts';
import { useSlice } from '../slice.ts';

const text = words.reading.top;
/** More shapes would push the clock's buttons off a small screen. */
const MOST = 10;

export function Ranks() {
  const row = useSlice(() => {
    const at = frame.value;
    if (at === null || at.teams.length < 2) return null;
    const own = myTeam.value?.index ?? -1;
    const profits = new Map(at.boards.map((board) => [board.index, board.profitMicroCents]));
    const isRanked = profits.size > 1;
    const teams = [...at.teams].sort(
      (a, b) => (profits.get(b.index) ?? 0) - (profits.get(a.index) ?? 0) || a.index - b.index,
    );
    const place = teams.findIndex((team) => team.index === own) + 1;
    return {
      label: isRanked && place > 0 ? text.ranks(place, teams.length) : text.teams,
      teams: teams.slice(0, MOST).map(({ index, name, shape }, above) => {
        const said = index === own ? text.mine(name) : name;
        return { index, shape, isOwn: index === own, title: isRanked ? text.rank(above + 1, said) : said };
      }),
    };
  });
  if (row === null) return null;
  return (
    <ol class="top-cell top-ranks" aria-label={row.label} title={row.label}>
      {row.teams.map((team) => (
        <li key={team.index} class={team.isOwn ? 'is-own' : ''} title={team.title}>
          <TeamMark shape={team.shape} size={15} label={team.title} />
        </li>
      ))}
    </ol>
  );
}
