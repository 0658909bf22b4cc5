/** Everything else that can be ordered of the selected thing, each with its real line; opened by who looks for it. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Rulebook } from '../../../shared/sim/rulebook.ts';
import { inGroups } from '../../play/act-groups.ts';
import {
  choices,
  commandOf,
  type FurtherAct,
  firstValue,
  furtherActs,
  type Hole,
  isFunctionOf,
  needsImage,
  type Subject,
} from '../../play/further-acts.ts';
import { isNumber, type Value } from '../../play/read-command.ts';
import { realCommand } from '../../play/real-command.ts';
import { verdictOf } from '../../store/board.ts';
import { frame, rules, view } from '../../store/session.ts';
import { regionOf, requestOf } from '../../text/content.ts';
import { wait } from '../../text/format.ts';
import { words } from '../../text/index.ts';
import { Act } from '../act.tsx';
import { calmBeat, useCalmBeat, useSlice } from '../slice.ts';
import { regionAsked } from '../stage.ts';
import { NumberField } from './new-vm.tsx';

const text = words.game.panel;

const keyOfSubject = (subject: Subject): string => (subject.kind === 'team' ? 'team' : `${subject.kind}${subject.id}`);

/** Read at a glance (game choice). */
const FEW = 4;

/** Refusals that say: this is for things of another kind. Such an act would only be in the way. */
const NOT_MEANT = /\.(unknown|none)$/;
/** Of a switch there is the other way to choose, and not the one that it stands in. */
const SET_SO = 'setting.same';

/** Looked at twice a second: a list that comes and goes with every tick cannot be used. */
function actsFor(subject: Subject): readonly FurtherAct[] {
  void calmBeat.value;
  const [now, book] = [view.peek(), rules.value];
  if (now === null || book === null) return [];
  return furtherActs(subject.kind, book).filter((act) => {
    if (needsImage(act, subject, now.facts, book)) return false;
    const holes = act.holes.map((hole) => [hole.field, firstValue(hole, subject, now.facts, book)] as const);
    if (holes.some(([, value]) => value === null)) return false; // there is nothing that could stand there
    const verdict = verdictOf(commandOf(act, subject, Object.fromEntries(holes)));
    if (verdict === null || verdict.ok) return true;
    return !(NOT_MEANT.test(verdict.code) || (act.holes.length === 0 && verdict.code === SET_SO));
  });
}

/** `isOpen`: they are all that can be done with it. */
export function FurtherActs({ subject, isOpen = false }: { subject: Subject; isOpen?: boolean }) {
  useCalmBeat();
  const acts = useSlice(() => actsFor(subject), [keyOfSubject(subject)]);
  const asked = useSlice(() => (subject.kind === 'team' ? regionAsked.value : ''), [subject.kind]);
  const place = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    if (asked !== '') place.current?.scrollIntoView({ block: 'nearest' });
  }, [asked]);
  if (acts.length === 0) return null;
  const groups = inGroups(acts);
  const isFew = isOpen || acts.length <= FEW; // then they are what the level is about, and need no looking for
  const isMeant = ({ holes }: FurtherAct) => asked !== '' && holes.some(({ kind }) => kind === 'region');
  return (
    <details class="group further" open={isFew || acts.some(isMeant)} ref={place}>
      <summary class="small-title">{text.further(acts.length)}</summary>
      {groups.map(({ group, acts: its }) => (
        <details key={group} class="further-group" open={isFew || groups.length === 1 || its.some(isMeant)}>
          <summary>
            {text.actGroups[group]} <span class="muted mono">{its.length}</span>
          </summary>
          {its.map((act) => (
            <OneAct key={`${act.key} ${asked}`} act={act} subject={subject} asked={asked} />
          ))}
        </details>
      ))}
    </details>
  );
}

/** Of two that differ in a word of their line alone, the label says which is which. */
function labelOf({ form }: FurtherAct): string {
  const ways = Object.entries(form.fixed ?? {}).flatMap(
    ([field, value]) => words.names.ways[field]?.[String(value)] ?? [],
  );
  return [words.names.verbs[form.verb], ...ways].join(', ');
}

function OneAct({ act, subject, asked }: { act: FurtherAct; subject: Subject; asked: string }) {
  const [chosen, setChosen] = useState<Readonly<Record<string, Value>>>(() =>
    asked === ''
      ? {}
      : Object.fromEntries(act.holes.flatMap(({ kind, field }) => (kind === 'region' ? [[field, asked]] : []))),
  );
  const { values, line } = useSlice(() => {
    const [now, book] = [view.value, rules.value];
    if (now === null || book === null) return { values: {}, line: '' };
    const all = act.holes.map((hole) => [hole.field, chosen[hole.field] ?? firstValue(hole, subject, now.facts, book)]);
    const values: Readonly<Record<string, Value>> = Object.fromEntries(all);
    return { values, line: realCommand(commandOf(act, subject, values), now.facts, book) };
  }, [act.key, chosen]);
  const choose = (field: string) => (value: Value) => setChosen({ ...chosen, [field]: value });
  return (
    <div class="further-act">
      {act.holes
        .filter((hole) => !isFunctionOf(subject, hole))
        .map((hole) => (
          <Field key={hole.field} hole={hole} value={values[hole.field] ?? null} onValue={choose(hole.field)} />
        ))}
      <Act command={commandOf(act, subject, values)} label={labelOf(act)} />
      {act.form.verb === 'openEdge' && <EdgeTerms />}
      {line !== '' && <code class="further-line">{line}</code>}
    </div>
  );
}

/** What a site costs and how long it takes, in the words of the catalogue of machines. */
function EdgeTerms() {
  const terms = useSlice(() => {
    const [book, pace] = [rules.value, frame.value?.pace ?? 1];
    if (book === null) return [];
    const { rentDollarsPerHour, leadTicks, noticeTicks } = book.economy.edge;
    const { rent } = words.game;
    return [text.perHour(rentDollarsPerHour), rent.lead(wait(leadTicks, pace)), rent.notice(wait(noticeTicks, pace))];
  });
  return <p class="muted">{terms.join(', ')}</p>;
}

interface FieldProps {
  readonly hole: Hole;
  readonly value: Value;
  readonly onValue: (value: Value) => void;
}

function Field({ hole, value, onValue }: FieldProps) {
  const { fields } = words.names;
  const label = fields[hole.name ?? ''] ?? fields[hole.field] ?? hole.field;
  if (isNumber(hole)) return <NumberField label={label} value={Number(value)} step={1} onValue={onValue} />;
  return <ChoiceField hole={hole} label={label} value={value} onValue={onValue} />;
}

/** What has a name in the page's language or one of its own; the line below says what an operator types. */
const saidAs = ({ kind }: Hole, name: string, book: Rulebook): string => {
  if (kind === 'region') return regionOf(name);
  if (kind === 'type') return requestOf(name, book);
  return kind === 'orchestrator' ? (book.orchestrators.find(({ id }) => id === name)?.name ?? name) : name;
};

function ChoiceField({ hole, label, value, onValue }: FieldProps & { readonly label: string }) {
  const list = useSlice(() => {
    const [now, book] = [view.value, rules.value];
    if (now === null || book === null) return [];
    return choices(hole, now.facts, book).map(([name, one]) => [saidAs(hole, name, book), one] as const);
  }, [hole.kind]);
  const at = list.findIndex(([, one]) => one === value);
  return (
    <label class="form-row">
      <span>{label}</span>
      <select
        class="field"
        value={String(at)}
        onChange={(event) => onValue(list[Number(event.currentTarget.value)]?.[1] ?? null)}
      >
        {list.map(([name], index) => (
          <option key={name} value={String(index)}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
