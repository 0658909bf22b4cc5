/** Opening a room: what to run, how many teams, one click. The same page for a class and for a match among friends. */
import { useId, useState } from 'preact/hooks';
import type { Scenario } from '../../shared/content/schema.ts';
import { NICKNAME_MAX } from '../../shared/wire/symbols.ts';
import { type Content, matchesOf } from '../source/content.ts';
import { go } from '../store/route.ts';
import { createRoom, welcome } from '../store/session.ts';
import { briefOf, titleOf } from '../text/content.ts';
import { words } from '../text/index.ts';
import { Brand } from './parts/brand.tsx';
import { doorCode, doorWords } from './parts/door.ts';
import { Stepper } from './parts/stepper.tsx';
import { useContent } from './parts/use-content.ts';
import '../styles/screens.css';
import '../styles/screens-host.css';

type Mode = 'class' | 'friendly';
const say = words.screens.host;
/** A class of 28 in teams of four, and two pairs of friends: where the numbers start, not where they end. */
const START = { class: { teams: 7, seats: 4 }, friendly: { teams: 2, seats: 2 } } as const;
const TEAMS_MAX = 10;
const SEATS_MAX = 6;

export function HostStart({ mode }: { mode: Mode }) {
  const [content, load] = useContent();
  return (
    <div class="page host-start">
      <header class="page-top">
        <Brand />
      </header>
      <main>
        <h1>{mode === 'class' ? say.titleClass : say.titleFriendly}</h1>
        <p class="muted host-lead">{mode === 'class' ? say.leadClass : say.leadFriendly}</p>
        {content === undefined && <div class="outline-only host-loading" aria-hidden="true" />}
        {content === 'unreachable' && (
          <p class="trouble" role="alert">
            {words.screens.door.unreachable}{' '}
            <button type="button" class="button" onClick={load}>
              {words.common.again}
            </button>
          </p>
        )}
        {content !== undefined && content !== 'unreachable' && <Form mode={mode} content={content} />}
      </main>
    </div>
  );
}

function Form({ mode, content }: { mode: Mode; content: Content }) {
  const matches = matchesOf(content);
  const [scenario, setScenario] = useState(matches[0]?.id ?? '');
  const [teams, setTeams] = useState<number>(START[mode].teams);
  const [seats, setSeats] = useState<number>(START[mode].seats);
  const [nickname, setNickname] = useState('');
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState('');
  const id = useId();
  if (matches.length === 0) return <p>{say.none}</p>;

  async function open(event: Event): Promise<void> {
    event.preventDefault();
    const name = nickname.trim();
    if (mode === 'friendly' && name === '') return setTrouble(words.screens.home.nicknameMissing);
    setBusy(true);
    setTrouble('');
    try {
      await createRoom({
        mode,
        scenario,
        teams,
        seatsPerTeam: seats,
        ...(mode === 'friendly' ? { nickname: name } : {}),
      });
      go({ name: 'room', code: welcome.value?.code ?? '' });
    } catch (error) {
      setTrouble(doorWords(doorCode(error)));
      setBusy(false);
    }
  }

  return (
    <form class="host-form" onSubmit={open}>
      <fieldset class="scenarios">
        <legend>{say.scenario}</legend>
        {matches.map((match) => (
          <ScenarioChoice key={match.id} scenario={match} chosen={match.id === scenario} onChoose={setScenario} />
        ))}
      </fieldset>
      <div class="panel host-sizes">
        <Stepper label={say.teams} value={teams} min={mode === 'class' ? 1 : 2} max={TEAMS_MAX} onChange={setTeams} />
        <Stepper label={say.seats} value={seats} min={1} max={SEATS_MAX} onChange={setSeats} />
        <p class="muted" role="status">
          {say.room(teams, seats)}
        </p>
        {mode === 'friendly' && (
          <label class="host-name" for={id}>
            <span>{say.nickname}</span>
            <input
              id={id}
              class="field"
              value={nickname}
              maxLength={NICKNAME_MAX}
              autocomplete="off"
              onInput={(event) => setNickname(event.currentTarget.value)}
            />
          </label>
        )}
        <p class="trouble" role="alert">
          {trouble}
        </p>
        <button type="submit" class="button primary large" disabled={busy}>
          {busy ? say.opening : say.open}
        </button>
        <p class="muted">{mode === 'class' ? say.key : say.keyFriendly}</p>
      </div>
    </form>
  );
}

interface ChoiceProps {
  readonly scenario: Scenario;
  readonly chosen: boolean;
  readonly onChoose: (id: string) => void;
}

function ScenarioChoice({ scenario, chosen, onChoose }: ChoiceProps) {
  return (
    <label class={`choice${chosen ? ' chosen' : ''}`}>
      <input type="radio" name="scenario" checked={chosen} onChange={() => onChoose(scenario.id)} />
      <span class="choice-words">
        <strong>{titleOf(scenario)}</strong>
        <span class="mono muted">{say.minutes(scenario.realMinutes)}</span>
        {briefOf(scenario).map((sentence) => (
          <span key={sentence}>{sentence}</span>
        ))}
      </span>
    </label>
  );
}
