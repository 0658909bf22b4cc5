/** Make something happen: chosen, with who would lose answers said before, and ten seconds in which to think again. */

import type { IconNode } from 'lucide';
import { Users, Zap, ZapOff } from 'lucide';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '../../look/icon.tsx';
import { TeamMark } from '../../look/marks.tsx';
import type { Frame, StrikeInfo } from '../../source/source.ts';
import { around } from '../../text/class.ts';
import { words } from '../../text/index.ts';
import { focusOnce } from '../parts/focus-once.ts';
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
  readonly now: Frame;
  readonly rows: readonly TeamRow[];
  readonly press: Press;
}

export function Inject({ now, rows, press }: Props) {
  const [chosen, setChosen] = useState<Incident>('host.dies');
  const [target, setTarget] = useState(-1);
  const [said, setSaid] = useFate(now);
  const isOwn = useRef(false); // pressed on this page: another one's keys stay where they are
  const { strike } = now;
  const enabled = now.phase === 'play';
  const team = chosen === 'crowd' ? undefined : rows.find((row) => row.team.index === target)?.team;
  const count = () => {
    setSaid('');
    isOwn.current = true;
    const to = team === undefined ? {} : { team: team.index };
    void press({ do: 'inject', incident: chosen, warningSeconds: 0, inSeconds: COUNTDOWN_SECONDS, ...to });
  };
  return (
    <section class="panel inject" aria-labelledby="inject-title">
      <h2 id="inject-title">{say.inject}</h2>
      <fieldset disabled={strike !== null}>
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
      {strike !== null ? (
        <CountsDown now={now} strike={strike} focus={isOwn.current} onCancel={() => void press({ do: 'callOff' })} />
      ) : (
        <button type="button" class="button inject-go" disabled={!enabled} onClick={count}>
          <Icon of={Zap} /> {say.injectIn(COUNTDOWN_SECONDS)}
        </button>
      )}
      <p class="muted" role="status">
        {enabled ? said : more.notNow}
      </p>
    </section>
  );
}

/** What became of the last one that counted down, on every page of the host. */
function useFate(now: Frame): [said: string, setSaid: (said: string) => void] {
  const [said, setSaid] = useState('');
  const last = useRef(now.strike);
  useEffect(() => {
    const was = last.current;
    last.current = now.strike;
    if (was === null || now.strike !== null) return;
    const team = now.teams.find(({ index }) => index === was.team);
    if (now.tick < was.tick) setSaid(more.cancelled);
    else setSaid(team === undefined ? say.injected : more.injectedTo(team.name));
  }, [now.strike === null]);
  return [said, setSaid];
}

interface CountsDownProps {
  readonly now: Frame;
  readonly strike: StrikeInfo;
  readonly focus: boolean;
  readonly onCancel: () => void;
}

/** It may have been set on another page: what and for whom is said too. */
function CountsDown({ now, strike, focus, onCancel }: CountsDownProps) {
  const left = Math.ceil(Math.max(0, strike.tick - now.tick) / Math.max(1, now.pace));
  const team = now.teams.find(({ index }) => index === strike.team);
  return (
    <div class="countdown">
      <b class="mono" role="timer">
        {say.injecting(left)}
      </b>
      <span>
        {say.incidents[strike.incident as Incident].title} · {team === undefined ? more.all : more.one(team.name)}
      </span>
      <button type="button" class="button" ref={focus ? focusOnce : null} onClick={onCancel}>
        {words.common.cancel}
      </button>
    </div>
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
