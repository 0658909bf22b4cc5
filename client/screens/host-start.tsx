/** Opening a room: what to do in it, how many teams, one click. The same page for a class and for a match among friends. */
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { BASE_TIER, inTier, type Tier } from '../../shared/content/tiers.ts';
import type { CreateOptions } from '../../shared/wire/payloads.ts';
import { NICKNAME_MAX } from '../../shared/wire/symbols.ts';
import { type Content, lessonsOf, matchesOf, tiersOf } from '../source/content.ts';
import { go } from '../store/route.ts';
import { createRoom, welcome } from '../store/session.ts';
import { words } from '../text/index.ts';
import { type Programme, Programmes } from './host/programme.tsx';
import { TierChoice } from './host/tier-choice.tsx';
import { Brand } from './parts/brand.tsx';
import { doorCode, doorWords } from './parts/door.ts';
import { Stepper } from './parts/stepper.tsx';
import { Unreachable } from './parts/unreachable.tsx';
import { useContent } from './parts/use-content.ts';
import '../styles/screens.css';
import '../styles/screens-host.css';
import { around } from '../text/class.ts';

type Mode = 'class' | 'friendly';
const say = words.screens.host;
/** A class of 28 in teams of four, and two pairs of friends: where the numbers start, not where they end. */
const START = { class: { teams: 7, seats: 4 }, friendly: { teams: 2, seats: 2 } } as const;
/** As createSchema takes them; one team alone has nobody to compare with. */
const TEAMS_MIN = 2;
const TEAMS_MAX = 50;
const SEATS_MAX = 6;
/** A school hour: what most who come here have. */
const USUAL_MINUTES = 45;

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
        {content === 'unreachable' && <Unreachable again={load} text={words.screens.door.unreachable} />}
        {content !== undefined && content !== 'unreachable' && <Form mode={mode} content={content} />}
      </main>
    </div>
  );
}

function usual(mode: Mode, content: Content): Programme | undefined {
  const lesson = mode === 'class' ? lessonsOf(content).find(({ minutes }) => minutes === USUAL_MINUTES) : undefined;
  const match = matchesOf(content)[0];
  if (lesson !== undefined) return { lesson };
  return match === undefined ? undefined : { match };
}

function Form({ mode, content }: { mode: Mode; content: Content }) {
  const [programme, setProgramme] = useState(() => usual(mode, content));
  const [wanted, setTier] = useState<Tier>(BASE_TIER); // as far as what is chosen has it
  const [teams, setTeams] = useState<number>(START[mode].teams);
  const [seats, setSeats] = useState<number>(START[mode].seats);
  const [nickname, setNickname] = useState('');
  const [password, setPassword] = useState<string | null>(null); // null: not asked for
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState('');
  if (programme === undefined) return <p>{say.none}</p>;
  const base = scenarioOf(programme);
  const tiers = tiersOf(content, base);
  const tier = tiers.includes(wanted) ? wanted : BASE_TIER;

  async function open(event: Event, programme: Programme): Promise<void> {
    event.preventDefault();
    const name = nickname.trim();
    if (mode === 'friendly' && name === '') return setTrouble(words.screens.home.nicknameMissing);
    setBusy(true);
    setTrouble('');
    try {
      await createRoom({
        mode,
        scenario: inTier(content.catalogue.scenarios, base, tier),
        ...lessonIn(programme),
        teams,
        seatsPerTeam: seats,
        ...(mode === 'friendly' ? { nickname: name } : {}),
        ...(password === null ? {} : { hostPassword: password }),
      });
      go({ name: 'room', code: welcome.value?.code ?? '' });
    } catch (error) {
      const code = doorCode(error);
      if (code === 'host.password') setPassword(password ?? '');
      setTrouble(code === 'host.password' ? words.refusals.sentence(code) : doorWords(code));
      setBusy(false);
    }
  }

  return (
    <form class="host-form" onSubmit={(event) => open(event, programme)}>
      <Programmes
        lessons={mode === 'class' ? lessonsOf(content) : []}
        matches={matchesOf(content)}
        chosen={programme}
        onChoose={setProgramme}
      />
      <div class="panel host-sizes">
        {tiers.length > 1 && <TierChoice tiers={tiers} chosen={tier} onChoose={setTier} />}
        <Stepper label={say.teams} value={teams} min={TEAMS_MIN} max={TEAMS_MAX} onChange={setTeams} />
        <Stepper label={say.seats} value={seats} min={1} max={SEATS_MAX} onChange={setSeats} />
        <p class="muted" role="status">
          {say.room(teams, seats)}
        </p>
        {mode === 'friendly' && <NameField value={nickname} onChange={setNickname} />}
        {password !== null && <PasswordField value={password} onChange={setPassword} />}
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

const scenarioOf = (programme: Programme): string =>
  'match' in programme ? programme.match.id : programme.lesson.scenario;

const lessonIn = (programme: Programme): Pick<CreateOptions, 'lesson'> =>
  'match' in programme ? {} : { lesson: programme.lesson.id };

interface FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function NameField({ value, onChange }: FieldProps) {
  const id = useId();
  return (
    <label class="host-name" for={id}>
      <span>{say.nickname}</span>
      <input
        id={id}
        class="field"
        value={value}
        maxLength={NICKNAME_MAX}
        autocomplete="off"
        onInput={(event) => onChange(event.currentTarget.value)}
      />
    </label>
  );
}

/** There once the server has asked for one, with the cursor in it. */
function PasswordField({ value, onChange }: FieldProps) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  return (
    <div class="host-name">
      <label for={id}>{around.console.start.password}</label>
      <input
        id={id}
        ref={field}
        class="field"
        type="password"
        value={value}
        autocomplete="current-password"
        aria-describedby={`${id}-why`}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
      <span id={`${id}-why`} class="muted">
        {around.console.start.passwordWhy}
      </span>
    </div>
  );
}
