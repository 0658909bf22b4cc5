/** What struck, one by one, and what the day would have come to without it: for one team, asked of the room. */
import { useEffect, useState } from 'preact/hooks';
import type { Otherwise } from '../../source/replay/calls.ts';
import { told } from '../../text/debrief.ts';
import { clock, decimal, finePercent, money } from '../../text/format.ts';
import type { Flag } from './flags.ts';
import { infoOf, type Tale } from './tale.ts';

const say = told.whatIf;

export type Without = Pick<Otherwise, 'profitMicroCents' | 'inTimeShare' | 'inTimeChange'>;

export function SameDay({ tale, team }: { tale: Tale; team: number }) {
  const struck = tale.flags.filter(({ incident }) => incident >= 0);
  if (tale.without === null || struck.length === 0) return null;
  return (
    <section class="panel same-day">
      <h2>
        {say.struckTitle} <span class="muted">{say.struckLead(infoOf(tale.infos, team)?.name ?? '')}</span>
      </h2>
      <ul>
        {struck.map((flag) => (
          <li key={`${team} ${flag.incident}`}>
            <span>
              <span class="mono">{clock(flag.tick)}</span> {flag.text}
            </span>
            <WithoutIt flag={flag} team={team} without={tale.without} />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface WithoutProps {
  readonly flag: Flag;
  readonly team: number;
  readonly without: Tale['without'];
}

export function WithoutIt({ flag, team, without }: WithoutProps) {
  const [found, setFound] = useState<Without | 'none' | 'asking' | 'later'>('none');
  useEffect(() => setFound('none'), [flag.incident, team]);
  if (without === null) return null;
  const ask = async () => {
    setFound('asking');
    setFound((await without(team, flag.incident).catch(() => null)) ?? 'later');
  };
  return (
    <>
      {(found === 'none' || found === 'later') && (
        <button type="button" class="button" onClick={() => void ask()}>
          {told.script.momentRerun}
        </button>
      )}
      <span role="status">
        {found === 'asking' && say.asking}
        {found === 'later' && say.later}
        {typeof found === 'object' && (
          <>
            <strong>{say.result(changeWords(found.profitMicroCents))}</strong> {inTimeWords(found)}
          </>
        )}
      </span>
    </>
  );
}

export function changeWords(microCents: number): string {
  if (microCents === 0) return say.same;
  return microCents > 0 ? say.more(money(microCents)) : say.less(money(-microCents));
}

export function inTimeWords({ inTimeShare, inTimeChange }: Without): string {
  const points = decimal(100 * inTimeChange);
  return say.inTime(finePercent(inTimeShare), say.points(inTimeChange > 0 ? `+${points}` : points));
}
