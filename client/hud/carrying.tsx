/** What is in the hand, and every place it could go with what the rules say to it: for pointer, arrows and Enter. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { byId } from '../../shared/base/ids.ts';
import type { CommandOf } from '../../shared/sim/commands/schema.ts';
import type { Rulebook } from '../../shared/sim/rulebook.ts';
import type { Facts } from '../../shared/sim/view.ts';
import { Lazily } from '../look/lazily.tsx';
import { HealthMark } from '../look/marks.tsx';
import { placeOf } from '../play/draft-marks.ts';
import { ANYWHERE, fitting } from '../play/group-targets.ts';
import { instanceName, nameOf } from '../play/naming.ts';
import type { Carry, Target } from '../play/targets.ts';
import { turnOf } from '../play/what-if.ts';
import { carriedAlong, carry, drop, hovered, targets } from '../store/board.ts';
import { frame, rules, view } from '../store/session.ts';
import { wait } from '../text/format.ts';
import { words } from '../text/index.ts';
import { useSlice } from './slice.ts';
import { looked, stepBack } from './stage.ts';

const text = words.game.carry;

export function carryTitle(held: Carry, facts: Facts, book: Rulebook): string {
  switch (held.kind) {
    case 'model':
      return text.renting(book.models.find((model) => model.id === held.model)?.name ?? held.model);
    case 'platform':
      return text.installing(book.platforms.find((platform) => platform.id === held.platform)?.name ?? held.platform);
    case 'vm':
      return (held.cold ? text.moveCold : text.moving)(nameOf('vm', held.id, facts, book));
    case 'process':
      return text.moving(instanceName(held.id, facts, book));
    case 'service':
      return text.running(words.names.service(held.service));
    case 'pod':
      return words.acting.podStays(words.names.pod(nameOf('pod', held.id, facts, book)));
  }
}

interface Row {
  readonly target: Target;
  readonly name: string;
  readonly verdict: string;
  readonly sub: string;
  readonly fits: boolean;
  readonly isPart: boolean; // of several, it takes some and not all
}

/** Several VMs of one machine may be nodes. */
function nodeNameOf({ command, host }: Target, facts: Facts, book: Rulebook): string | undefined {
  if (command.verb !== 'runContainer') return undefined;
  return text.onNode(nameOf('node', command.node, facts, book), byId(facts.hosts, host)?.name ?? '');
}

/** What a box is as a VM there, for how long it will be away, and whether it works as fast as it did. */
function becoming(command: CommandOf<'convert'>, facts: Facts, book: Rulebook): string {
  const size = text.asVm(command.vcpus, command.memoryMib);
  const turn = turnOf(command, facts, book);
  if (turn === null) return size;
  const boots = text.boots(wait(turn.bootTicks, frame.peek()?.pace ?? 1));
  return [size, boots, ...(turn.slowdown > 1 ? [text.emulated(turn.slowdown)] : [])].join('. ');
}

function rowOf(target: Target, facts: Facts, book: Rulebook): Row {
  const host = byId(facts.hosts, target.host);
  const rack = book.scenario.racks[target.rack]?.name ?? '';
  const name =
    target.key === ANYWHERE
      ? words.acting.carry.anywhere
      : (nodeNameOf(target, facts, book) ??
        host?.name ??
        (target.rack < 0 ? text.cloud : text.slot(rack, target.slot + 1)));
  const { verdict, command } = target;
  if (target.group !== undefined && verdict.ok) return groupRowOf(target, name, facts, book);
  const left = target.freeMib - target.needMib;
  const fits = verdict.ok ? (target.needMib > 0 ? `${text.fits}, ${text.left(left)}` : text.fits) : '';
  const sub =
    command.verb === 'convert' ? becoming(command, facts, book) : command.verb === 'moveProcess' ? text.asProcess : '';
  return {
    target,
    name,
    verdict: verdict.ok ? fits : words.refusals.sentence(verdict.code, verdict.numbers),
    sub: verdict.ok ? sub : '',
    fits: verdict.ok,
    isPart: false,
  };
}

/** How many of them it takes; of each other, what it lacks. */
function groupRowOf(target: Target, name: string, facts: Facts, book: Rulebook): Row {
  const { group = [] } = target;
  const fit = fitting(target);
  const out = group.flatMap(({ command, verdict }) => {
    if (verdict.ok) return [];
    const who = placeOf(command, facts, book).name;
    const { needMib, freeMib } = verdict.numbers;
    if (needMib !== undefined && freeMib !== undefined) return [words.acting.carry.lacks(who, needMib - freeMib)];
    return [words.acting.carry.not(who, words.refusals.sentence(verdict.code, verdict.numbers))];
  });
  const said = fit === group.length ? words.acting.carry.allFit(fit) : words.acting.carry.someFit(fit, group.length);
  return { target, name, verdict: said, sub: out.join(' · '), fits: true, isPart: fit < group.length };
}

export function Carrying() {
  const now = useSlice(() => {
    const [held, facts, book] = [carry.value, view.value?.facts, rules.value];
    if (held === null || facts === undefined || book === null) return null;
    const rows = targets.value.map((target) => rowOf(target, facts, book));
    // What takes it comes first; the order within stays that of the floor.
    return {
      title: titleOf(held, facts, book),
      isPod: held.kind === 'pod' ? held.id : 0,
      none: held.kind === 'service' && facts.nodes.length === 0 ? text.noEngine : text.none,
      rows: [...rows.filter((row) => row.fits), ...rows.filter((row) => !row.fits)],
    };
  });
  const [showsAll, setShowsAll] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  const title = now?.title ?? '';
  // Before the next key is heard: one who types ahead of the painting means the places, not what had the focus.
  useLayoutEffect(() => {
    list.current?.querySelector<HTMLElement>('button')?.focus({ preventScroll: true });
    return () => {
      hovered.value = null;
    };
  }, [title]);
  if (now === null) return null;
  if (now.isPod > 0)
    return (
      <section class="carrying" aria-label={now.title}>
        <header class="panel-head">
          <h2 tabIndex={-1}>{now.title}</h2>
        </header>
        <Lazily load={podStays} props={{ id: now.isPod }} />
      </section>
    );
  const takers = now.rows.filter((row) => row.fits).length;
  const rest = now.rows.length - takers;
  // With a place to go to, the many that refuse are only shown when asked for.
  const isShort = takers > 0 && rest > SHOWN_REFUSALS && !showsAll;
  const rows = isShort ? now.rows.slice(0, takers) : now.rows;
  return (
    <section class="carrying" aria-label={now.title}>
      <header class="panel-head">
        <h2 tabIndex={-1}>{now.title}</h2>
      </header>
      <p class="panel-note">{takers === 0 ? now.none : text.where}</p>
      <Spoken rows={now.rows} />
      <ul ref={list} class="places" onKeyDown={walk}>
        {rows.map((row) => (
          <Place key={row.target.key} row={row} />
        ))}
      </ul>
      {isShort && (
        <button type="button" class="button quiet" onClick={() => setShowsAll(true)}>
          {text.hidden(rest)} · {text.showAll}
        </button>
      )}
      <Lazily load={whatIf} props={{}} />
      <button type="button" class="button" onClick={stepBack}>
        {words.common.cancel} <kbd>Esc</kbd>
      </button>
    </section>
  );
}

const SHOWN_REFUSALS = 4;
const whatIf = () => import('./what-if.tsx').then(({ WhatIf }) => WhatIf);
const podStays = () => import('./pod-stays.tsx').then(({ PodStays }) => PodStays);

function titleOf(held: Carry, facts: Facts, book: Rulebook): string {
  const more = carriedAlong.value.length;
  const first = held.kind === 'vm' || held.kind === 'process' ? nameOf(held.kind, held.id, facts, book) : '';
  return more > 0 ? words.acting.carry.several(first, more) : carryTitle(held, facts, book);
}

/** What the place under the pointer says, for who hears it: the focus says its own. */
function Spoken({ rows }: { rows: readonly Row[] }) {
  const at = rows.find(({ target }) => target.key === hovered.value);
  const isFocused =
    document.activeElement instanceof HTMLElement && document.activeElement.dataset.target === at?.target.key;
  return (
    <p class="visually-hidden" aria-live="polite">
      {at === undefined || isFocused ? '' : words.acting.carry.spoken(at.name, at.verdict)}
    </p>
  );
}

function Place({ row }: { row: Row }) {
  const { target } = row;
  const look = () => {
    hovered.value = target.key;
    looked.value = target.command;
  };
  return (
    <li>
      <button
        type="button"
        class={`place${row.fits ? ' fits' : ''}${hovered.value === target.key ? ' is-hovered' : ''}`}
        aria-disabled={!row.fits}
        data-target={target.key}
        onClick={() => row.fits && drop(target)}
        onFocus={look}
        onPointerEnter={look}
      >
        <HealthMark health={row.isPart ? 'watch' : row.fits ? 'ok' : 'dead'} size={13} />
        <strong>{row.name}</strong>
        <span class={row.fits ? 'mono' : 'muted'}>{row.verdict}</span>
        {row.sub !== '' && <span class="muted place-sub">{row.sub}</span>}
      </button>
    </li>
  );
}

/** Arrows go from place to place; Enter is the button's own. */
export function walk(event: KeyboardEvent): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0) return;
  const buttons = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>('button')];
  const at = buttons.indexOf(document.activeElement as HTMLElement);
  buttons[(at + step + buttons.length) % buttons.length]?.focus();
  event.preventDefault();
}
