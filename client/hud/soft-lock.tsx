/** The question before an order that is a team-mate's to give. Nothing waits behind it: the floor stays in play. */
import { useEffect, useRef } from 'preact/hooks';
import { PersonMark } from '../look/person-mark.tsx';
import { commandThing } from '../play/command-thing.ts';
import { realCommand } from '../play/real-command.ts';
import { signalTeam } from '../store/hands.ts';
import { rules, view } from '../store/session.ts';
import { type Asked, asked } from '../store/soft-lock.ts';
import { words } from '../text/index.ts';

const text = words.together.lock;

export function SoftLock() {
  const now = asked.value;
  return now === null ? null : <Question key={JSON.stringify(now.command)} asked={now} />;
}

function Question({ asked: { command, duty, whose, decide } }: { asked: Asked }) {
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // Back to where the hand was, so that a keyboard does not lose its place.
    const before = document.activeElement;
    first.current?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  const [now, book] = [view.peek(), rules.peek()];
  const line = now === null || book === null ? '' : realCommand(command, now.facts, book);
  return (
    <div
      class="soft-lock"
      role="alertdialog"
      aria-labelledby="soft-lock-title"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        decide(false);
      }}
    >
      <p id="soft-lock-title">
        {whose.map((member) => (
          <PersonMark key={member.seat} mark={member} size={16} />
        ))}{' '}
        <strong>{text.title(duty, whose.map((member) => member.name).join(', '))}</strong>
      </p>
      <code>{line}</code>
      <div class="soft-lock-acts">
        <button ref={first} type="button" class="button primary" onClick={() => decide(true)}>
          {text.go}
        </button>
        {whose.map((member) => (
          <button
            key={member.seat}
            type="button"
            class="button"
            onClick={() => {
              const at = now === null || book === null ? '' : commandThing(command, now, book);
              signalTeam('suggest', at, member.seat, command);
              decide(false);
            }}
          >
            {text.suggest(member.name)}
          </button>
        ))}
        <button type="button" class="button quiet" onClick={() => decide(false)}>
          {text.leave}
        </button>
      </div>
      <p class="muted">{text.again}</p>
    </div>
  );
}
