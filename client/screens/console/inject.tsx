/** Make something happen: chosen, with who would lose answers said before, and ten seconds in which to think again. */

import type { IconNode } from 'lucide';
import { Users, Zap, ZapOff } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import type { Control } from '../../../shared/wire/messages.ts';
import { Icon } from '../../look/icon.tsx';
import { TeamMark } from '../../look/marks.tsx';
import { words } from '../../text/index.ts';
import type { TeamRow } from './teams.ts';

const say = words.screens.console;
const INCIDENTS = ['host.dies', 'rack.dark', 'crowd'] as const;
type Incident = (typeof INCIDENTS)[number];
const ICONS: Readonly<Record<Incident, IconNode>> = { 'host.dies': ZapOff, 'rack.dark': Zap, crowd: Users };
/** Time to think again; the match goes on meanwhile (notes-classroom 19). */
const COUNTDOWN_SECONDS = 10;

export function Inject({
  rows,
  press,
  enabled,
}: {
  rows: readonly TeamRow[];
  press: (control: Control) => void;
  enabled: boolean;
}) {
  const [chosen, setChosen] = useState<Incident>('host.dies');
  const [left, setLeft] = useState(0);
  const [done, setDone] = useState(false);
  useEffect(() => {
    if (left === 0) return;
    const timer = setTimeout(() => {
      setLeft(left - 1);
      if (left > 1) return;
      press({ do: 'inject', incident: chosen, warningSeconds: 0 });
      setDone(true);
    }, 1000);
    return () => clearTimeout(timer);
  }, [left]);
  return (
    <section class="panel inject" aria-labelledby="inject-title">
      <h2 id="inject-title">{say.inject}</h2>
      <fieldset disabled={left > 0}>
        <legend class="visually-hidden">{say.inject}</legend>
        {INCIDENTS.map((incident) => (
          <label key={incident} class={`incident${chosen === incident ? ' chosen' : ''}`}>
            <input
              type="radio"
              name="incident"
              class="visually-hidden"
              checked={chosen === incident}
              onChange={() => {
                setChosen(incident);
                setDone(false);
              }}
            />
            <Icon of={ICONS[incident]} size={20} />
            <span>
              <strong>{say.incidents[incident].title}</strong>
              <span class="muted">{say.incidents[incident].text}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {chosen === 'host.dies' ? <Losers rows={rows} /> : <p class="inject-note">{say.noForecast}</p>}
      {left > 0 ? (
        <div class="countdown" role="timer">
          <b class="mono">{say.injecting(left)}</b>
          <button type="button" class="button" onClick={() => setLeft(0)}>
            {words.common.cancel}
          </button>
        </div>
      ) : (
        <button type="button" class="button inject-go" disabled={!enabled} onClick={() => setLeft(COUNTDOWN_SECONDS)}>
          <Icon of={Zap} /> {say.injectIn(COUNTDOWN_SECONDS)}
        </button>
      )}
      <p class="muted" role="status">
        {done && say.injected}
      </p>
    </section>
  );
}

/** From *survive any one*: whose host could not die now without answers being lost. */
function Losers({ rows }: { rows: readonly TeamRow[] }) {
  const losers = rows.filter((row) => !row.losable);
  return (
    <div class="inject-note">
      <p>{say.losers(losers.length, rows.length)}</p>
      <p class="loser-marks" hidden={losers.length === 0}>
        {losers.map(({ team }) => (
          <TeamMark key={team.index} shape={team.shape} size={18} label={team.name} />
        ))}
        <span class="mono muted">{say.rideOut(rows.length - losers.length)}</span>
      </p>
    </div>
  );
}
