/** What becomes of runs of the day: one without a name asks for it, one that waits says so, and how the last ones ended. */
import { useEffect, useId, useState } from 'preact/hooks';
import { NICKNAME_MAX } from '../../../shared/wire/symbols.ts';
import { discardRun, type Fate, nameRun, outbox, sendRuns, type WaitingRun } from '../../store/outbox.ts';
import { isStatic } from '../../store/site.ts';
import { daily as say } from '../../text/daily.ts';
import { dayOf } from '../../text/format.ts';
import { troubleWords } from '../debrief/replay/trouble.ts';
import { Link } from '../parts/link.tsx';
import '../../styles/screens-daily.css';

/** A server that is busy or away is asked again while the page shows this (ours). */
const AGAIN_MS = 15_000;
const NAME_KEY = 'headroom.daily.name';

export function Unsent({ here = false }: { here?: boolean }) {
  useEffect(() => {
    if (isStatic) return;
    void sendRuns();
    const timer = setInterval(() => void sendRuns(), AGAIN_MS);
    return () => clearInterval(timer);
  }, []);
  const { waiting, fates } = outbox.value;
  if (isStatic) return null;
  const nameless = waiting.find(({ name }) => name === '');
  return (
    <section class="daily-runs" aria-label={say.title}>
      <div role="status">
        {fates.map((fate, place) => (
          <p key={place}>{fateWords(fate)}</p>
        ))}
        {waiting.map((run, place) => run.name !== '' && <p key={place}>{say.waiting(dayOf(run.date))}</p>)}
      </div>
      {nameless !== undefined && <Name key={nameless.log.length} run={nameless} />}
      {!here && <Link to={{ name: 'daily' }}>{say.toTable}</Link>}
    </section>
  );
}

function fateWords(fate: Fate): string {
  const date = dayOf(fate.date);
  if (fate.is === 'taken') return fate.isBest ? say.taken(date, fate.place) : say.notBest(date, fate.place);
  return say.refused(date, whyRefused(fate));
}

function whyRefused({ code, tick, message }: Extract<Fate, { is: 'refused' }>): string {
  const own = (say.codes as Partial<Record<string, string>>)[code];
  if (own !== undefined) return own;
  return code.startsWith('log.') ? troubleWords({ code, tick, message }) : say.other(code);
}

function Name({ run }: { run: WaitingRun }) {
  const [name, setName] = useState(lastName);
  const id = useId();
  const send = (event: Event) => {
    event.preventDefault();
    if (name.trim() === '') return;
    keepName(name.trim());
    nameRun(run, name.trim());
    void sendRuns();
  };
  return (
    <form class="daily-name" onSubmit={send}>
      <p>{say.unsent(dayOf(run.date))}</p>
      <label for={id}>{say.askName}</label>
      <input
        id={id}
        class="field"
        value={name}
        maxLength={NICKNAME_MAX}
        autocomplete="nickname"
        required
        onInput={(event) => setName(event.currentTarget.value)}
      />
      <button type="submit" class="button primary">
        {say.send}
      </button>
      <button type="button" class="button quiet" onClick={() => discardRun(run)}>
        {say.discard}
      </button>
    </form>
  );
}

function lastName(): string {
  try {
    return localStorage.getItem(NAME_KEY) ?? '';
  } catch {
    return '';
  }
}

function keepName(name: string): void {
  try {
    localStorage.setItem(NAME_KEY, name);
  } catch {
    // Without storage it is asked again.
  }
}
