/** Quick signals instead of a chat: six words, about what is selected, for the team alone. */
import { Check, CircleHelp, Eye, Hand, Pause, ThumbsUp, Wrench, X } from 'lucide';
import { useEffect, useRef } from 'preact/hooks';
import { SIGNALS, type SignalKind } from '../../shared/wire/symbols.ts';
import { Icon } from '../look/icon.tsx';
import { PersonMark } from '../look/person-mark.tsx';
import { realCommand } from '../play/real-command.ts';
import { thingOf } from '../play/thing.ts';
import { order, selection } from '../store/board.ts';
import { crew } from '../store/crew.ts';
import { forgetSignal, type Heard, heard, pointed, signalTeam } from '../store/hands.ts';
import { mySeat, rules, view } from '../store/session.ts';
import { words } from '../text/index.ts';
import { signalsOpen } from './crew-play.ts';
import { nameOf, showThing } from './show-thing.ts';
import { useSlice } from './slice.ts';

const text = words.together.signals;
export const SIGNAL_ICONS: Readonly<Record<SignalKind, typeof Hand>> = {
  look: Eye,
  help: CircleHelp,
  onIt: Wrench,
  agreed: Check,
  wait: Pause,
  wellDone: ThumbsUp,
  suggest: Hand,
};
const QUICK = SIGNALS.filter((kind) => kind !== 'suggest');

/** What a signal would be about: what is selected, else what the pointer was on when the bar was opened. */
const about = (): string => thingOf(selection.value) || (pointed.value?.at ?? '');

export function SignalBar() {
  const place = useRef<HTMLDivElement>(null);
  const thing = useRef(about());
  useEffect(() => place.current?.querySelector('button')?.focus(), []);
  const at = thingOf(selection.value) || thing.current;
  const called = nameOf(at);
  const say = (kind: SignalKind) => {
    signalTeam(kind, called === '' ? '' : at);
    signalsOpen.value = false;
  };
  return (
    <div
      ref={place}
      class="crew-menu signal-bar"
      role="dialog"
      aria-label={text.title}
      onKeyDown={(event) => {
        const nth = Number(event.key);
        const kind = Number.isInteger(nth) ? QUICK[nth - 1] : undefined;
        if (event.key === 'Escape') signalsOpen.value = false;
        else if (kind !== undefined) say(kind);
        else return;
        event.stopPropagation();
        event.preventDefault();
      }}
    >
      <p class="muted">{called === '' ? text.aboutNothing : text.about(called)}</p>
      <SignalButtons onSay={say} />
    </div>
  );
}

export function SignalButtons({ onSay }: { onSay: (kind: SignalKind) => void }) {
  return (
    <fieldset class="signal-buttons">
      <legend class="visually-hidden">{text.title}</legend>
      {QUICK.map((kind, place) => (
        <button key={kind} type="button" class="signal-button" data-signal={kind} onClick={() => onSay(kind)}>
          <Icon of={SIGNAL_ICONS[kind]} size={20} />
          <span>{text.names[kind]}</span>
          <span class="mono signal-key" aria-hidden="true">
            {place + 1}
          </span>
        </button>
      ))}
    </fieldset>
  );
}

/** What team-mates signalled just now; a suggestion waits for its answer. */
export function SignalToasts() {
  const mine = useSlice(() => mySeat.value?.seat ?? -1);
  const shown = heard.value.filter((one) => one.seat !== mine && (one.kind !== 'suggest' || one.to === mine)).slice(-3);
  return (
    <ul class="signal-toasts" aria-live="polite">
      {shown.map((one) => (
        <Toast key={one.key} signal={one} />
      ))}
    </ul>
  );
}

function Toast({ signal: one }: { signal: Heard }) {
  const who = crew.value.find((member) => member.seat === one.seat);
  if (who === undefined) return null;
  const called = nameOf(one.at);
  const put = () => forgetSignal(one.key);
  return (
    <li class="signal-toast">
      <PersonMark mark={who} size={16} />
      <Icon of={SIGNAL_ICONS[one.kind]} size={18} />
      <span class="grow">
        <strong>{text.heard(who.name, text.names[one.kind])}</strong> {called !== '' && text.about(called)}
        {one.draft !== undefined && <Draft of={one} />}
      </span>
      {one.draft !== undefined ? (
        <button
          type="button"
          class="button primary"
          onClick={() => {
            if (one.draft !== undefined) void order(one.draft);
            signalTeam('onIt', one.at, one.seat);
            put();
          }}
        >
          {text.accept}
        </button>
      ) : (
        called !== '' && (
          <button type="button" class="button" onClick={() => showThing(one.at)}>
            {words.together.crew.goTo}
          </button>
        )
      )}
      <button
        type="button"
        class="icon-button"
        aria-label={one.draft === undefined ? text.dismiss : text.decline}
        onClick={put}
      >
        <Icon of={X} size={16} />
      </button>
    </li>
  );
}

function Draft({ of }: { of: Heard }) {
  const line = useSlice(() => {
    const [now, book] = [view.value, rules.value];
    return of.draft === undefined || now === null || book === null ? '' : realCommand(of.draft, now.facts, book);
  }, [of.key]);
  return <code>{line}</code>;
}
