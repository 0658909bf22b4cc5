/** Where answers were lost: each team's worst place, or all of one's own when alone. No ranks, no names for being last. */
import type { TeamStory, ToldLoss } from '../../../shared/play/story.ts';
import type { Rulebook } from '../../../shared/sim/rulebook.ts';
import { CAUSES } from '../../../shared/sim/world.ts';
import { TeamMark } from '../../look/marks.tsx';
import type { TeamInfo } from '../../source/source.ts';
import { around } from '../../text/class.ts';
import { money } from '../../text/format.ts';
import { words } from '../../text/index.ts';
import { toldLosses } from './curves.ts';

const say = around.ending;
/** Of one's own losses, the ones worth reading. */
const OWN_SHOWN = 6;

export interface Chosen {
  readonly team: number;
  readonly loss: number; // place in the team's list
}

interface Props {
  readonly teams: readonly TeamStory[];
  readonly infos: readonly TeamInfo[];
  readonly rules: Rulebook;
  readonly chosen: Chosen;
  readonly onChoose: (chosen: Chosen) => void;
}

interface Row {
  readonly team: TeamStory;
  readonly place: number;
  readonly loss: ToldLoss | undefined;
}

export function lossWords(rules: Rulebook, loss: ToldLoss): string {
  const what = { ...words.names.losses, ...say.charges }[loss.reason];
  const service = rules.services[loss.service];
  return service === undefined ? what : say.loss(words.names.service(service.id), what);
}

export function Losses({ teams, infos, rules, chosen, onChoose }: Props) {
  const alone = teams.length === 1;
  const rows: Row[] = alone
    ? teams.flatMap((team) =>
        toldLosses(team)
          .slice(0, OWN_SHOWN)
          .map((loss, place) => ({ team, place, loss })),
      )
    : teams
        .map((team) => ({ team, place: 0, loss: toldLosses(team)[0] }))
        .sort((a, b) => (b.loss?.microCents ?? 0) - (a.loss?.microCents ?? 0));
  const most = Math.max(1, ...rows.map((row) => row.loss?.microCents ?? 0));
  return (
    <section class="panel told-losses">
      <h2>{alone ? say.lossesOne : say.losses}</h2>
      {rows.length === 0 && <p class="muted">{say.noLosses}</p>}
      <ol>
        {rows.map(({ team, place, loss }) => {
          const info = infos.find((one) => one.index === team.index);
          const here = chosen.team === team.index && chosen.loss === place;
          return (
            <li key={`${team.index} ${place}`}>
              <button type="button" aria-pressed={here} onClick={() => onChoose({ team: team.index, loss: place })}>
                {!alone && <TeamMark shape={info?.shape ?? team.index} size={17} label={info?.name ?? ''} />}
                <span class="mono">{money(loss?.microCents ?? 0)}</span>
                <i aria-hidden="true">
                  <b style={{ width: `${(100 * (loss?.microCents ?? 0)) / most}%` }} />
                </i>
                <span class="loss-words">
                  {loss === undefined ? say.noLoss(money(machines(team))) : lossWords(rules, loss)}
                </span>
              </button>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** What safety cost: rent and cloud. */
function machines(team: TeamStory): number {
  return -(['rent', 'cloud'] as const).reduce(
    (sum, cause) => sum + (team.ledgerMicroCents[CAUSES.indexOf(cause)] ?? 0),
    0,
  );
}
