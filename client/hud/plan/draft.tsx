/**
 * The draft as a list: each order with its line and what the rules say when those before it are done; to be put in
 * another order, shortened, committed or dropped. What is typed here, or anywhere in draft mode, comes to its end.
 */
import { Check, ChevronDown, ChevronUp, FlaskConical, PencilRuler, X } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { PlanningAids } from '../../../shared/play/plan/aids.ts';
import type { Command } from '../../../shared/sim/commands/schema.ts';
import { Icon } from '../../look/icon.tsx';
import { readCommand } from '../../play/read-command.ts';
import { realCommand } from '../../play/real-command.ts';
import { commit, dropDraft } from '../../store/commit.ts';
import { draft, drafting, rehearsed, setDraft } from '../../store/plan.ts';
import { rules, view } from '../../store/session.ts';
import { words } from '../../text/index.ts';
import { complaint } from '../command-line.tsx';
import { DraftButton, draftSumNow, sumLine } from '../draft-banner.tsx';
import { toggleDrafting } from '../draft-mode.ts';
import { isExplorer } from '../explorer.ts';
import { Group } from '../parts.tsx';
import { useSlice } from '../slice.ts';
import { sizesNow } from './sizes.tsx';
import { tryOut } from './try-out.ts';

const text = words.acting.draft;

export function Draft({ aids }: { aids: PlanningAids | null }) {
  const many = draft.value.length;
  const sum = useSlice(draftSumNow);
  return (
    <Group title={text.title}>
      <p class="muted draft-note">
        {many === 0 ? (drafting.value ? text.empty : text.what) : sum !== null && sumLine(many, sum)}
      </p>
      {many > 0 && <List />}
      <div class="choices">
        {many > 0 && (
          <>
            <DraftButton many={many} label={text.commitMany(many)} icon={Check} onPress={() => void commit()} primary />
            <DraftButton many={many} label={text.drop} icon={X} onPress={dropDraft} />
          </>
        )}
        <button type="button" class="button" aria-pressed={drafting.value} onClick={toggleDrafting}>
          <Icon of={PencilRuler} size={16} /> {drafting.value ? text.leave : many > 0 ? text.back : text.name}{' '}
          <kbd>{text.key}</kbd>
        </button>
      </div>
      <Try aids={aids} />
    </Group>
  );
}

interface Line {
  readonly command: Command;
  readonly line: string;
  readonly reason: string;
  readonly milliMinutes: number;
}

function linesNow(): readonly Line[] {
  const [found, now, book] = [rehearsed.value, view.value, rules.value];
  if (found === null || now === null || book === null) return [];
  return found.orders.map(({ command, verdict, milliMinutes }) => ({
    command,
    // What an order before it makes is not there yet, and has no line of its own.
    line:
      realCommand(command, now.facts, book) ||
      realCommand(command, found.after, book) ||
      words.names.verbs[command.verb],
    reason: verdict.ok ? '' : words.refusals.sentence(verdict.code, verdict.numbers),
    milliMinutes,
  }));
}

const moved = (list: readonly Command[], from: number, to: number): readonly Command[] => {
  const next = [...list];
  next.splice(to, 0, ...next.splice(from, 1));
  return next;
};

function List() {
  const lines = useSlice(linesNow);
  return (
    <ol class="draft-list">
      {lines.map((one, index) => (
        <li key={index} class={one.reason === '' ? '' : 'is-refused'}>
          <span class="draft-place mono">{index + 1}</span>
          <code>{one.line}</code>
          <span class="draft-moves">
            <Move index={index} to={index - 1} last={lines.length - 1} />
            <Move index={index} to={index + 1} last={lines.length - 1} />
            <button
              type="button"
              class="icon-button"
              aria-label={text.remove(index + 1)}
              onClick={() => setDraft(draft.peek().filter((_, place) => place !== index))}
            >
              <Icon of={X} size={16} />
            </button>
          </span>
          {one.reason !== '' && <p class="act-reason">{one.reason}</p>}
          {one.reason === '' && one.milliMinutes > 0 && (
            <span class="muted mono draft-note">{words.game.panel.minutes(one.milliMinutes)}</span>
          )}
        </li>
      ))}
    </ol>
  );
}

function Move({ index, to, last }: { index: number; to: number; last: number }) {
  const isUp = to < index;
  const isOff = to < 0 || to > last;
  return (
    <button
      type="button"
      class="icon-button"
      aria-label={(isUp ? text.up : text.down)(index + 1)}
      aria-disabled={isOff}
      title={isOff ? (isUp ? text.first : text.last) : undefined}
      onClick={() => !isOff && setDraft(moved(draft.peek(), index, to))}
    >
      <Icon of={isUp ? ChevronUp : ChevronDown} size={16} />
    </button>
  );
}

/** A change to try, as an operator types it, or all sizes that are far off. */
function Try({ aids }: { aids: PlanningAids | null }) {
  const sizes = aids === null ? [] : sizesNow(aids).filter(({ kind }) => kind === 'deployment'); // a VM has to be stopped first
  const all = sizes.length > 1 && (
    <button type="button" class="button" onClick={() => tryOut(sizes.map(({ command }) => command))}>
      {words.plan.allSizes}
    </button>
  );
  return isExplorer.value ? <div class="choices">{all}</div> : <TryLine>{all}</TryLine>;
}

function TryLine({ children }: { children: ComponentChildren }) {
  const [line, setLine] = useState('');
  const [said, setSaid] = useState('');
  const tryLine = (event: Event) => {
    event.preventDefault();
    const [now, book] = [rehearsed.peek()?.after ?? view.peek()?.facts, rules.peek()];
    if (now === undefined || book === null || line.trim() === '') return;
    const reading = readCommand(line.trim(), now, book);
    setSaid(reading.ok ? '' : complaint(reading));
    if (!reading.ok) return;
    setLine('');
    tryOut([reading.command]);
  };
  return (
    <form class="plan-draft" onSubmit={tryLine}>
      <label class="form-row">
        <span>{words.plan.whatIf}</span>
        <input
          class="field mono"
          value={line}
          placeholder={words.plan.whatIfHint}
          spellcheck={false}
          autocomplete="off"
          onInput={(event) => setLine(event.currentTarget.value)}
        />
      </label>
      {said !== '' && <p class="act-reason">{said}</p>}
      <div class="choices">
        <button type="submit" class="button">
          <Icon of={FlaskConical} size={16} /> {words.plan.tryIt}
        </button>
        {children}
      </div>
    </form>
  );
}
