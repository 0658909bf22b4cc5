/** Make something happen: chosen, with who would lose answers said before, and ten seconds in which to think again. */

import type { IconNode } from 'lucide';
import { Users, Zap, ZapOff } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import { Icon } from '../../look/icon.tsx';
import { TeamMark } from '../../look/marks.tsx';
import { around } from '../../text/class.ts';
import { words } from '../../text/index.ts';
import type { Press } from './press.ts';
import type { TeamRow } from './teams.ts';

const say = around.desk;
const more = around.console.inject;
const INCIDENTS = ['host.dies', 'rack.dark', 'crowd'] as const;
type Incident = (typeof INCIDENTS)[number];
const ICONS: Readonly<Record<Incident, IconNode>> = { 'host.dies': ZapOff, 'rack.dark': Zap, crowd: Users };
/** Time to think again; the match goes on meanwhile (notes-classroom 19). */
const COUNTDOWN_SECONDS = 10;

interface Props {
  readonly rows: readonly TeamRow[];
  readonly press: Press;
  readonly enabled: boolean;
}

export function Inject({ rows, press, enabled }: Props) {
  const [chosen, setChosen] = useState<Incident>('host.dies');
  const [target, setTarget] = useState(-1);
  const [left, setLeft] = useState(0);
  const [said, setSaid] = useState('');
  const team = chosen === 'crowd' ? undefined : rows.find((row) => row.team.index === target)?.team;
  const strike = async () => {
    const to = team === undefined ? {} : { team: team.index };
    const done = await press({ do: 'inject', incident: chosen, warningSeconds: 0, ...to });
    setSaid(done ? (team === undefined ? say.injected : more.injectedTo(team.name)) : '');
  };
  useEffect(() => {
    if (left === 0) return;
    const timer = setTimeout(() => {
      setLeft(left - 1);
      if (left === 1) void strike();
    }, 1000);
    return () => clearTimeout(timer);
  }, [left]);
  const cancel = () => {
    setLeft(0);
    setSaid(more.cancelled);
  };
  return (
    <section class="panel inject" aria-labelledby="inject-title">
      <h2 id="inject-title">{say.inject}</h2>
      <fieldset disabled={left > 0}>
        <legend class="visually-hidden">{say.inject}</legend>
        {INCIDENTS.map((incident) => (
          <Choice
            key={incident}
            incident={incident}
            chosen={chosen === incident}
            onChoose={() => {
              setChosen(incident);
              setSaid('');
            }}
          />
        ))}
        <Target rows={rows} target={team?.index ?? -1} fixed={chosen === 'crowd'} onChoose={setTarget} />
      </fieldset>
      <Forecast chosen={chosen} rows={rows} team={team?.index ?? -1} />
      {left > 0 ? (
        <div class="countdown" role="timer">
          <b class="mono">{say.injecting(left)}</b>
          <button type="button" class="button" ref={(button) => button?.focus()} onClick={cancel}>
            {words.common.cancel}
          </button>
        </div>
      ) : (
        <button type="button" class="button inject-go" disabled={!enabled} onClick={() => setLeft(COUNTDOWN_SECONDS)}>
          <Icon of={Zap} /> {say.injectIn(COUNTDOWN_SECONDS)}
        </button>
      )}
      <p class="muted" role="status">
        {enabled ? said : more.notNow}
      </p>
    </section>
  );
}

interface ChoiceProps {
  readonly incident: Incident;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}

function Choice({ incident, chosen, onChoose }: ChoiceProps) {
  return (
    <label class={`incident${chosen ? ' chosen' : ''}`}>
      <input type="radio" name="incident" class="visually-hidden" checked={chosen} onChange={onChoose} />
      <Icon of={ICONS[incident]} size={20} />
      <span>
        <strong>{say.incidents[incident].title}</strong>
        <span class="muted">{say.incidents[incident].text}</span>
      </span>
    </label>
  );
}

interface TargetProps {
  readonly rows: readonly TeamRow[];
  readonly target: number;
  readonly fixed: boolean;
  readonly onChoose: (team: number) => void;
}

/** The same for all, unless the instructor says otherwise. */
function Target({ rows, target, fixed, onChoose }: TargetProps) {
  return (
    <label class="inject-target">
      <span>{more.who}</span>
      <select
        class="field"
        value={String(target)}
        disabled={fixed}
        onChange={(event) => onChoose(Number(event.currentTarget.value))}
      >
        <option value="-1">{more.all}</option>
        {rows.map(({ team }) => (
          <option key={team.index} value={team.index}>
            {more.one(team.name)}
          </option>
        ))}
      </select>
    </label>
  );
}

function Forecast({ chosen, rows, team }: { chosen: Incident; rows: readonly TeamRow[]; team: number }) {
  if (chosen === 'crowd') return <p class="inject-note">{more.crowdAll}</p>;
  if (chosen !== 'host.dies') return <p class="inject-note">{say.noForecast}</p>;
  const row = rows.find((one) => one.team.index === team);
  if (row === undefined) return <Losers rows={rows} />;
  return <p class="inject-note">{row.losable ? more.oneRides(row.team.name) : more.oneLoses(row.team.name)}</p>;
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
