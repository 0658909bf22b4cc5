/** A button for one order: what it costs, why it is grey, and (while looked at) its real command. */
import type { IconNode } from 'lucide';
import { useId } from 'preact/hooks';
import { costMilliMinutes } from '../../shared/sim/commands/index.ts';
import type { Command } from '../../shared/sim/commands/schema.ts';
import { Icon } from '../look/icon.tsx';
import { realCommand } from '../play/real-command.ts';
import { order, refused, verdictOf } from '../store/board.ts';
import { rules, view } from '../store/session.ts';
import { words } from '../text/index.ts';
import { useSlice } from './slice.ts';
import { looked } from './stage.ts';
import { WhatIs } from './what-is.tsx';

interface ActProps {
  readonly command: Command;
  readonly label: string;
  readonly icon?: IconNode;
  readonly note?: string; // a price, a size
  readonly primary?: boolean;
  readonly pressed?: boolean; // for one of several settings
  readonly name?: string; // to read aloud, where the label is a sign
  readonly quiet?: boolean; // says its reason only when asked: for lists where every line has its own
  readonly onDone?: () => void;
}

export const keyOf = (command: Command): string => Object.values(command).join('|');

/** The verdict and the operator minutes of a command, as of now. */
export function useVerdict(command: Command) {
  return useSlice(() => {
    const [now, book] = [view.value, rules.value];
    if (now === null || book === null) return { reason: '', code: null, costMilliMinutes: 0 };
    const verdict = verdictOf(command);
    const code = verdict === null || verdict.ok ? null : verdict.code;
    const reason = verdict === null || verdict.ok ? '' : words.refusals.sentence(verdict.code, verdict.numbers);
    return { reason, code, costMilliMinutes: costMilliMinutes(now.facts, book, command) };
  }, [keyOf(command)]);
}

export function Act({ command, label, icon, note, primary, pressed, name, quiet, onDone }: ActProps) {
  const { reason, code, costMilliMinutes: cost } = useVerdict(command);
  const reasonId = useId();
  const isSet = pressed === true;
  const isOff = reason !== '' && !isSet;
  const press = () => {
    if (isSet) return;
    const verdict = verdictOf(command);
    if (verdict !== null && !verdict.ok) refused.value = { command, refusal: verdict };
    else void order(command).then((ok) => ok && onDone?.());
  };
  const look = () => {
    looked.value = command;
  };
  return (
    <div class="act">
      <button
        type="button"
        class={`button act-button${primary ? ' primary' : ''}${isSet ? ' is-set' : ''}`}
        aria-disabled={isOff}
        aria-pressed={pressed}
        aria-label={name}
        aria-describedby={isOff ? reasonId : undefined}
        data-verb={command.verb}
        onClick={press}
        onFocus={look}
        onPointerEnter={look}
      >
        {icon !== undefined && <Icon of={icon} size={16} />}
        <span class="act-label">{label}</span>
        {note !== undefined && <span class="act-note mono">{note}</span>}
        {cost > 0 && pressed === undefined && <span class="act-note mono">{words.game.panel.minutes(cost)}</span>}
      </button>
      {isOff && (
        <p id={reasonId} class={quiet ? 'visually-hidden' : 'act-reason'}>
          {reason}
        </p>
      )}
      {isOff && !quiet && code !== null && <WhatIs about={{ of: 'refusal', code }} name={reason} />}
    </div>
  );
}

/** The line an operator would type for the action that is looked at. */
export function RealCommand() {
  const line = useSlice(() => {
    const [command, now, book] = [looked.value, view.value, rules.value];
    return command === null || now === null || book === null ? '' : realCommand(command, now.facts, book);
  });
  return (
    <div class="real-command">
      <h3 class="small-title">{words.game.panel.command}</h3>
      {line === '' ? <p class="muted">{words.game.panel.commandHint}</p> : <code>{line}</code>}
    </div>
  );
}
