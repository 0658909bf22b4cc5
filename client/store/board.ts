/**
 * What the player's hands are on: what is looked at, what is carried, and how near. The floor and the panels share it;
 * nothing here is the match's.
 */

import { computed, signal } from '@preact/signals';
import { check } from '../../shared/sim/commands/index.ts';
import type { Command } from '../../shared/sim/commands/schema.ts';
import type { Verdict } from '../../shared/sim/rejections.ts';
import type { Refused } from '../../shared/wire/messages.ts';
import type { Zoom } from '../../shared/wire/symbols.ts';
import type { OverlayName } from '../look/overlay.ts';
import { DRAFT_MOST } from '../play/draft-sum.ts';
import { groupTargets } from '../play/group-targets.ts';
import { added, canJoin, type Picked, present, samePick, toggled } from '../play/pick.ts';
import { type Carry, type Target, targetsOf } from '../play/targets.ts';
import type { Decision } from '../source/source.ts';
import { draft, drafting, setDraft, standing } from './plan.ts';
import { onFreshEstate, rules, source, view } from './session.ts';
import { play } from './sound.ts';

/** What is selected: an id of the estate (host, VM, node's host, instance, deployment, edge site), a service, or a free slot. */
export type Selection =
  | { readonly kind: 'host' | 'vm' | 'instance' | 'deployment' | 'transfer' | 'edge'; readonly id: number }
  | { readonly kind: 'service'; readonly index: number }
  | { readonly kind: 'slot'; readonly rack: number; readonly slot: number }
  | null;
export const selection = signal<Selection>(null);

/** What was picked beside the selection; it is forgotten as soon as something else is selected. */
const besides = signal<{ readonly of: Selection; readonly picks: readonly Picked[] }>({ of: null, picks: [] });
/** All that is selected and still there, the selection first. */
export const picks = computed<readonly Picked[]>(() => {
  const [first, more, facts] = [selection.value, besides.value, view.value?.facts];
  if (first === null || facts === undefined) return [];
  return more.of === first ? present([first, ...more.picks], facts) : [first];
});

/** Selects these and no others; the first is what panels of one thing speak of. */
export function pickAll(all: readonly Picked[]): void {
  const [first = null, ...rest] = added([], all);
  selection.value = first;
  besides.value = { of: first, picks: rest };
}
/** One more, or one less. What cannot stand beside others is selected alone. */
export function pickAlso(one: Picked): void {
  const all = picks.peek();
  const joins = canJoin(one) && all.every(canJoin);
  pickAll(joins ? toggled(all, one) : [one]);
}
export const isPicked = (one: Selection): boolean => picks.value.some((pick) => samePick(pick, one));

export const zoom = signal<Zoom>('rack');
/** The rack and the host that are near; -1 and 0: the first. */
export const nearRack = signal(-1);
export const nearHost = signal(0);

/** What hangs on the pointer or waits for its second tap. */
export const carry = signal<Carry | null>(null);
const bundle = signal<{ readonly of: Carry | null; readonly rest: readonly Carry[] }>({ of: null, rest: [] });
const ALONE: readonly Carry[] = [];
/** What hangs on the pointer with it. */
export const carriedAlong = computed(() => (bundle.value.of === carry.value ? bundle.value.rest : ALONE));

export function carryAll(all: readonly Carry[]): void {
  const [first = null, ...rest] = all;
  bundle.value = { of: first, rest };
  carry.value = first;
}
/** Where it could go, each with the verdict of the same `check` that the server runs. */
export const targets = computed<readonly Target[]>(() => {
  const [held, facts, book] = [carry.value, standing.value, rules.value];
  if (held === null || facts === null || book === null) return [];
  const more = carriedAlong.value;
  if (more.length === 0) return targetsOf(held, facts, book);
  const atMs = performance.now();
  if (groupFound !== null && groupFound.of === more && atMs - groupFound.atMs < GROUP_EVERY_MS) return groupFound.found;
  groupFound = { of: more, atMs, found: groupTargets([held, ...more], facts, book) };
  return groupFound.found;
});
/** For several things every machine is a small rehearsal; a view comes ten times a second. */
const GROUP_EVERY_MS = 500;
let groupFound: { of: readonly Carry[]; atMs: number; found: readonly Target[] } | null = null;
/** The target under the pointer or the keyboard's cursor, by its key. */
export const hovered = signal<string | null>(null);

/** What lies over the floor: one at a time. */
export const overlay = signal<OverlayName>('none');

/** An order on its way, drawn as a ghost until its answer is known. */
export interface PendingOrder {
  readonly key: number;
  readonly command: Command;
}
export const pending = signal<readonly PendingOrder[]>([]);
/** The last refusal, until the next order. */
export const refused = signal<{ readonly command: Command; readonly refusal: Refused } | null>(null);
let pendingKey = 0;
/** One that was on its way and refused: its ghost says why and fades. */
export interface FadingOrder extends PendingOrder {
  readonly refusal: Refused;
}
export const fading = signal<readonly FadingOrder[]>([]);
const FADE_AFTER_MS = 2600; // long enough to read one line

// Ids begin again with every estate: what was in the hand or on its way was of another one.
onFreshEstate.add(() => {
  pickAll([]);
  carryAll([]);
  hovered.value = null;
  [nearRack.value, nearHost.value] = [-1, 0];
  overlay.value = 'none';
  [pending.value, fading.value] = [[], []];
  [refused.value, together.value, groupFound] = [null, null, null];
  draftIsFull.value = false;
});

/** Asked before an order goes out: a soft lock answers later, or with no. */
export const gate: { may: (command: Command) => boolean | Promise<boolean> } = { may: () => true };

/** Gives an order: it goes into the draft while one is drawn up, else to the match. */
export async function order(command: Command): Promise<boolean> {
  if (drafting.peek()) return draftIn([command]);
  if (!(await gate.may(command))) return false;
  return (await send(command)).ok;
}

/** The last order found no room in the draft any more. */
export const draftIsFull = signal(false);

/** What is kept in a draft is no order: refused or not is told when it stands in its place in the list. */
function draftIn(commands: readonly Command[]): boolean {
  const next = [...draft.peek(), ...commands];
  if (next.length > DRAFT_MOST) {
    draftIsFull.value = true;
    play('refuse');
    return false;
  }
  refused.value = null;
  draftIsFull.value = false;
  setDraft(next);
  play('fit');
  return true;
}
/** Sends an order and shows it as pending until it is decided. */
export async function send(command: Command): Promise<Decision> {
  const at = source.value;
  if (at === null) return { ok: false, code: 'phase.wrong' };
  pendingKey += 1;
  const mine: PendingOrder = { key: pendingKey, command };
  pending.value = [...pending.value, mine];
  refused.value = null;
  const decision = await at.order(command);
  pending.value = pending.value.filter((one) => one !== mine);
  if (!decision.ok) {
    refused.value = { command, refusal: decision };
    fade({ ...mine, refusal: decision });
  }
  play(decision.ok ? 'fit' : 'refuse');
  return decision;
}

function fade(one: FadingOrder): void {
  fading.value = [...fading.value, one];
  setTimeout(() => {
    fading.value = fading.value.filter((other) => other !== one);
  }, FADE_AFTER_MS);
}

/** What became of orders that were given together, those that were refused by name. */
export interface Together {
  readonly done: number;
  readonly refusals: readonly { readonly command: Command; readonly refusal: Refused }[];
}
export const together = signal<Together | null>(null);

/** Orders of one hand, one after the other: each is checked with those before it done. A refusal stops none of the rest. */
export async function orderAll(commands: readonly Command[]): Promise<void> {
  together.value = null;
  if (drafting.peek()) {
    draftIn(commands);
    return;
  }
  for (const command of commands) if (!(await gate.may(command))) return;
  const verdicts = await Promise.all(commands.map(send));
  const refusals = commands.flatMap((command, place) => {
    const verdict = verdicts[place];
    return verdict === undefined || verdict.ok ? [] : [{ command, refusal: verdict }];
  });
  together.value = { done: commands.length - refusals.length, refusals };
}

/** Drops what is carried onto a target that takes it; a target that does not says so again. */
export function drop(target: Target): void {
  carry.value = null;
  hovered.value = null;
  if (target.group !== undefined && target.verdict.ok) void orderAll(target.group.map(({ command }) => command));
  else if (target.verdict.ok) void order(target.command);
  else {
    refused.value = { command: target.command, refusal: target.verdict };
    pendingKey += 1;
    fade({ key: pendingKey, command: target.command, refusal: target.verdict });
    play('refuse');
  }
}

/** What the server would say now, or after the draft while one is drawn up; the reason why a button is grey. */
export function verdictOf(command: Command): Verdict | null {
  const [facts, book] = [standing.value, rules.value];
  return facts === null || book === null ? null : check(facts, book, command);
}
