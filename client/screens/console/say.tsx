/** Words or money for one team or all: a dialog, so that nothing is sent by a slip of the hand. */
import { Lightbulb, MessageSquare, Send, Wallet } from 'lucide';
import { useState } from 'preact/hooks';
import { MICRO_CENTS_PER_DOLLAR } from '../../../shared/base/units.ts';
import type { NoteKind } from '../../../shared/wire/symbols.ts';
import { Icon } from '../../look/icon.tsx';
import type { Frame } from '../../source/source.ts';
import { notes } from '../../store/lesson.ts';
import { around } from '../../text/class.ts';
import { moneyChange, timeOfDay } from '../../text/format.ts';
import { words } from '../../text/index.ts';
import { focusOnce } from '../parts/focus-once.ts';
import { Dialog } from './dialog.tsx';
import type { Press } from './press.ts';

const say = around.console.say;
/** As controlSchema takes them. */
const TEXT_MAX = 280;
const DOLLARS_MAX = 10_000;
/** So many of what was sent before are shown. */
const BEFORE = 3;

/** What is to be said, and to whom; -1: all. */
export interface Saying {
  readonly kind: NoteKind;
  readonly team: number;
}

interface Props {
  readonly now: Frame;
  readonly press: Press;
  readonly onSay: (saying: Saying) => void;
}

export function SayButtons({ onSay }: Pick<Props, 'onSay'>) {
  return (
    <>
      <button type="button" class="button" onClick={() => onSay({ kind: 'hint', team: -1 })}>
        <Icon of={Lightbulb} /> {say.hintAll}
      </button>
      <button type="button" class="button" onClick={() => onSay({ kind: 'message', team: -1 })}>
        <Icon of={MessageSquare} /> {say.message}
      </button>
      <button type="button" class="button" onClick={() => onSay({ kind: 'budget', team: -1 })}>
        <Icon of={Wallet} /> {say.budget}
      </button>
    </>
  );
}

interface DialogProps extends Omit<Props, 'onSay'> {
  readonly saying: Saying;
  readonly onClose: () => void;
}

export function SayDialog({ now, press, saying, onClose }: DialogProps) {
  const [team, setTeam] = useState(saying.team);
  const [text, setText] = useState('');
  const [trouble, setTrouble] = useState('');
  const { kind } = saying;
  const isMoney = kind === 'budget';
  const send = async (event: Event) => {
    event.preventDefault();
    const wrong = isMoney ? wrongMoney(text, now) : text.trim() === '' ? say.missing : '';
    setTrouble(wrong);
    if (wrong !== '') return;
    const to = team < 0 ? {} : { team };
    const done = await press(
      isMoney ? { do: 'budget', dollars: Number(text), ...to } : { do: 'say', kind, text: text.trim(), ...to },
    );
    if (done) onClose();
  };
  return (
    <Dialog title={say.titles[kind]} onClose={onClose}>
      <form class="say" onSubmit={(event) => void send(event)}>
        <label>
          <span>{say.to}</span>
          <select class="field" value={String(team)} onChange={(event) => setTeam(Number(event.currentTarget.value))}>
            <option value="-1">{say.all}</option>
            {now.teams.map((one) => (
              <option key={one.index} value={one.index}>
                {one.name}
              </option>
            ))}
          </select>
        </label>
        {kind === 'hint' && <Ready onChoose={setText} />}
        <label>
          <span>{isMoney ? say.dollars : say.text}</span>
          <input
            class="field"
            ref={focusOnce}
            {...(isMoney ? { type: 'number', step: 1, min: -DOLLARS_MAX, max: DOLLARS_MAX } : { maxLength: TEXT_MAX })}
            value={text}
            autocomplete="off"
            onInput={(event) => setText(event.currentTarget.value)}
          />
        </label>
        <p class="trouble" role="alert">
          {trouble}
        </p>
        <p class="say-acts">
          <button type="button" class="button" onClick={onClose}>
            {words.common.cancel}
          </button>
          <button type="submit" class="button primary">
            <Icon of={Send} /> {isMoney ? say.give : say.send}
          </button>
        </p>
        <Before now={now} kind={kind} />
      </form>
    </Dialog>
  );
}

function wrongMoney(text: string, now: Frame): string {
  const dollars = Number(text);
  if (text.trim() === '' || !Number.isInteger(dollars) || dollars === 0 || Math.abs(dollars) > DOLLARS_MAX)
    return say.noMoney;
  return now.phase === 'play' ? '' : say.onlyInPlay;
}

function Ready({ onChoose }: { onChoose: (text: string) => void }) {
  return (
    <fieldset class="ready">
      <legend>{say.ready}</legend>
      {say.hints.map((hint) => (
        <button key={hint} type="button" class="button" onClick={() => onChoose(hint)}>
          {hint}
        </button>
      ))}
    </fieldset>
  );
}

function Before({ now, kind }: { now: Frame; kind: NoteKind }) {
  const before = notes.value.filter((note) => note.kind === kind).slice(-BEFORE);
  if (before.length === 0) return null;
  const nameOf = (team: number) => now.teams.find((one) => one.index === team)?.name ?? say.all;
  return (
    <section class="said-before">
      <h3>{say.sentBefore}</h3>
      <ul>
        {before.reverse().map((note) => (
          <li key={note.note}>
            <span class="mono muted">{timeOfDay(note.atMs)}</span> <b>{nameOf(note.team)}</b>:{' '}
            {kind === 'budget' ? moneyChange(Number(note.text) * MICRO_CENTS_PER_DOLLAR) : note.text}
          </li>
        ))}
      </ul>
    </section>
  );
}
