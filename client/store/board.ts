/**
 * What the player's hands are on: what is looked at, what is carried, and how near. The floor and the panels share it;
 * nothing here is the match's.
 */
import { computed, signal } from '@preact/signals';
import { check } from '../../shared/sim/commands/index.ts';
import type { Command } from '../../shared/sim/commands/schema.ts';
import type { Refused } from '../../shared/wire/messages.ts';
import { type Carry, type Target, targetsOf } from '../play/targets.ts';
import { rules, source, view } from './session.ts';
import { play } from './sound.ts';

/** What is selected: an id of the estate (host, VM, node's host, instance, deployment), a service, or a free slot. */
export type Selection =
  | { readonly kind: 'host' | 'vm' | 'instance' | 'deployment' | 'transfer'; readonly id: number }
  | { readonly kind: 'service'; readonly index: number }
  | { readonly kind: 'slot'; readonly rack: number; readonly slot: number }
  | null;
export const selection = signal<Selection>(null);

export const ZOOMS = ['site', 'rack', 'host'] as const;
export type Zoom = (typeof ZOOMS)[number];
export const zoom = signal<Zoom>('rack');
/** The rack and the host that are near; -1 and 0: the first. */
export const nearRack = signal(-1);
export const nearHost = signal(0);

/** What hangs on the pointer or waits for its second tap. */
export const carry = signal<Carry | null>(null);
/** Where it could go, each with the verdict of the same `check` that the server runs. */
export const targets = computed<readonly Target[]>(() => {
  const [held, now, book] = [carry.value, view.value, rules.value];
  return held === null || now === null || book === null ? [] : targetsOf(held, now.facts, book);
});
/** The target under the pointer or the keyboard's cursor, by its key. */
export const hovered = signal<string | null>(null);

export const OVERLAYS = ['none', 'survive'] as const;
export const overlay = signal<(typeof OVERLAYS)[number]>('none');

/** An order on its way, drawn as a ghost until its answer is known. */
export interface PendingOrder {
  readonly key: number;
  readonly command: Command;
}
export const pending = signal<readonly PendingOrder[]>([]);
/** The last refusal, until the next order. */
export const refused = signal<{ readonly command: Command; readonly refusal: Refused } | null>(null);
let pendingKey = 0;

/** Sends an order and shows it as pending until it is decided. */
export async function order(command: Command): Promise<boolean> {
  const at = source.value;
  if (at === null) return false;
  pendingKey += 1;
  const mine: PendingOrder = { key: pendingKey, command };
  pending.value = [...pending.value, mine];
  refused.value = null;
  const decision = await at.order(command);
  pending.value = pending.value.filter((one) => one !== mine);
  if (!decision.ok) refused.value = { command, refusal: decision };
  play(decision.ok ? 'fit' : 'refuse');
  return decision.ok;
}

/** Drops what is carried onto a target that takes it; a target that does not says so again. */
export function drop(target: Target): void {
  carry.value = null;
  hovered.value = null;
  if (target.verdict.ok) void order(target.command);
  else {
    refused.value = { command: target.command, refusal: target.verdict };
    play('refuse');
  }
}

/** What the server would say now; the reason why a button is grey. */
export function verdictOf(command: Command) {
  const [now, book] = [view.value, rules.value];
  if (now === null || book === null) return null;
  return check(now.facts, book, command);
}
