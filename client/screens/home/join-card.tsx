/** Into a class: code, name, Join. The one framed thing on the page, and the first in tab order. */
import { Dices } from 'lucide';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { JoinOptions } from '../../../shared/wire/payloads.ts';
import { CODE_LENGTH, NICKNAME_MAX } from '../../../shared/wire/symbols.ts';
import { Icon } from '../../look/icon.tsx';
import { go } from '../../store/route.ts';
import { joinRoom } from '../../store/session.ts';
import { words } from '../../text/index.ts';
import { type DoorCode, doorCode, doorWords, turnedAway } from '../parts/door.ts';
import { CodeBoxes, CodeField } from './code-field.tsx';
import { throwName } from './throw-name.ts';

/** What stands under the form, and which field it is about. */
interface Trouble {
  readonly text: string;
  readonly field: 'code' | 'nickname' | 'door' | 'symbol'; // a symbol is explained until the code is whole
}

const say = words.screens.home;
const CODE_DOORS: ReadonlySet<DoorCode> = new Set<DoorCode>(['room.unknown', 'room.ended', 'room.outdated']);
const NAME_DOORS: ReadonlySet<DoorCode> = new Set<DoorCode>(['nickname.unfit', 'message.malformed']);
/** As the room takes it. */
const REAL_NAME_MAX = 60;

function fieldOf(refused: DoorCode): Trouble['field'] {
  if (NAME_DOORS.has(refused)) return 'nickname';
  return CODE_DOORS.has(refused) ? 'code' : 'door';
}

export function JoinCard({ given }: { given: string }) {
  const [typed, setTyped] = useState(given);
  const [fixed, setFixed] = useState(given.length === CODE_LENGTH);
  const [nickname, setNickname] = useState('');
  const [realName, setRealName] = useState('');
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const id = useId();
  const focus = (name: string) => form.current?.querySelector<HTMLInputElement>(name)?.focus();

  // A wrong code is typed over, not deleted first.
  const selectCode = () => setTimeout(() => form.current?.querySelector<HTMLInputElement>('.code-input')?.select());

  useEffect(() => {
    if (turnedAway.value === null) return;
    const refused = turnedAway.value;
    turnedAway.value = null;
    setTrouble({ text: doorWords(refused), field: 'door' });
    if (CODE_DOORS.has(refused)) setFixed(false);
  }, []);
  useEffect(() => {
    if (fixed) focus('.nickname');
  }, [fixed]);

  /** '' after saying what is missing. Taken from the field itself, should Enter be faster than the page. */
  function wholeCode(): string {
    const code = form.current?.querySelector<HTMLInputElement>('.code-input')?.value ?? typed;
    if (code.length === CODE_LENGTH) return code;
    setTrouble({ text: say.codeShort(CODE_LENGTH - code.length), field: 'code' });
    focus('.code-input');
    return '';
  }

  function join(event: Event): void {
    event.preventDefault();
    const name = nickname.trim();
    const code = wholeCode();
    if (code === '') return;
    const real = realName.trim();
    if (name !== '') return void enter(code, { nickname: name, ...(real !== '' && { realName: real }) });
    setTrouble({ text: say.nicknameMissing, field: 'nickname' });
    focus('.nickname');
  }

  async function enter(code: string, as: JoinOptions): Promise<void> {
    setBusy(true);
    setTrouble(null);
    try {
      await joinRoom(code, as);
      go({ name: 'room', code });
    } catch (error) {
      const refused = doorCode(error);
      setTrouble({ text: doorWords(refused), field: fieldOf(refused) });
      setBusy(false);
      if (NAME_DOORS.has(refused)) focus('.nickname');
      if (!CODE_DOORS.has(refused)) return;
      setFixed(false);
      selectCode();
    }
  }

  return (
    <form class="join-card" onSubmit={join} ref={form} noValidate aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{say.join}</h2>
      {fixed ? (
        <div class="given">
          <span class="visually-hidden">{`${say.codeGiven} ${[...typed].join(' ')}`}</span>
          <CodeBoxes code={typed} />
          <button type="button" class="button quiet" onClick={() => setFixed(false)}>
            {say.otherCode}
          </button>
        </div>
      ) : (
        <>
          <p class="where muted">{say.where}</p>
          <CodeField
            value={typed}
            onChange={(next) => {
              setTyped(next);
              if (trouble?.field !== 'symbol' || next.length === CODE_LENGTH) setTrouble(null);
              if (next.length === CODE_LENGTH && nickname === '') focus('.nickname');
            }}
            onConfusable={(symbol) => setTrouble({ text: say.confusable(symbol), field: 'symbol' })}
            errorId={`${id}-trouble`}
            invalid={trouble?.field === 'code'}
          />
        </>
      )}
      <div class="join-row">
        <div class="name-row">
          <input
            class="field nickname"
            aria-label={say.nickname}
            placeholder={say.nickname}
            value={nickname}
            maxLength={NICKNAME_MAX}
            autocomplete="off"
            enterkeyhint="go"
            aria-describedby={`${id}-trouble`}
            aria-invalid={trouble?.field === 'nickname'}
            onInput={(event) => {
              setNickname(event.currentTarget.value);
              if (trouble?.field === 'nickname') setTrouble(null);
            }}
          />
          <button
            type="button"
            class="icon-button dice"
            aria-label={say.dice}
            title={say.dice}
            onClick={() =>
              void throwName(nickname).then((name) => {
                setNickname(name);
                if (trouble?.field === 'nickname') setTrouble(null);
              })
            }
          >
            <Icon of={Dices} size={20} />
          </button>
        </div>
        <button type="submit" class="button primary join-button" disabled={busy}>
          {busy ? say.joining : say.joinButton}
        </button>
      </div>
      <details class="real-name">
        <summary>{say.addRealName}</summary>
        <input
          class="field"
          aria-label={say.realName}
          aria-describedby={`${id}-real`}
          value={realName}
          maxLength={REAL_NAME_MAX}
          autocomplete="name"
          onInput={(event) => setRealName(event.currentTarget.value)}
        />
        <p class="muted" id={`${id}-real`}>
          {say.realNameWhy}
        </p>
      </details>
      <p class="trouble" id={`${id}-trouble`} role="alert">
        {trouble?.text}
      </p>
      <button
        type="button"
        class="button quiet just-watch"
        disabled={busy}
        onClick={() => {
          const code = wholeCode();
          if (code !== '') void enter(code, { spectator: true });
        }}
      >
        {say.watch}
      </button>
    </form>
  );
}
