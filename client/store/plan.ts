/**
 * The draft (orders tried and not yet sent) and what was last found out about the days to come; both end with their
 * match. There is one draft: what is dragged, pressed or typed in draft mode, and what is tried out from the plan.
 */
import { computed, signal } from '@preact/signals';
import type { LookAhead, PlanningAids } from '../../shared/play/plan/aids.ts';
import type { Command } from '../../shared/sim/commands/schema.ts';
import type { Facts } from '../../shared/sim/view.ts';
import type { Refused } from '../../shared/wire/messages.ts';
import { type Rehearsed, rehearse } from '../play/rehearsal.ts';
import type { Source } from '../source/source.ts';
import { onFreshEstate, rules, source, view } from './session.ts';

export type Looked =
  | { readonly state: 'none' }
  | { readonly state: 'looking' }
  | {
      readonly state: 'found';
      readonly aids: PlanningAids;
      readonly ahead: LookAhead | null;
      readonly refusal: Refused | null;
    }
  | { readonly state: 'refused'; readonly refusal: Refused };

interface Findings {
  readonly of: Source | null;
  readonly looked: Looked;
  readonly before: Extract<Looked, { state: 'found' }> | null; // shown while a new look is taken
  readonly draft: readonly Command[];
  readonly drafting: boolean; // every act goes into the draft
}
const NOTHING: Findings = { of: null, looked: { state: 'none' }, before: null, draft: [], drafting: false };
const kept = signal<Findings>(NOTHING);

/** Of the match under way. */
export const findings = (): Findings => (kept.value.of === source.value ? kept.value : NOTHING);
export const draft = computed<readonly Command[]>(() => findings().draft);
export const drafting = computed(() => findings().drafting);

export function setDraft(next: readonly Command[]): void {
  kept.value = { ...findings(), of: source.peek(), draft: next };
  if (next.length > 0 || findings().looked.state === 'found') lookSoon();
}

export function setDrafting(on: boolean): void {
  kept.value = { ...findings(), of: source.peek(), drafting: on };
}

/** A view comes ten times a second; so often nobody reads what a draft comes to. */
const REHEARSE_EVERY_MS = 400;
let last: { of: readonly Command[]; atMs: number; found: Rehearsed } | null = null;

/** The draft played through on what is there now, each order checked after those before it; null: there is none. */
export const rehearsed = computed<Rehearsed | null>(() => {
  const [now, book, orders] = [view.value, rules.value, draft.value];
  if (now === null || book === null || orders.length === 0) return null;
  const atMs = performance.now();
  if (last !== null && last.of === orders && atMs - last.atMs < REHEARSE_EVERY_MS) return last.found;
  last = { of: orders, atMs, found: rehearse(now.facts, book, orders) };
  return last.found;
});

/** What an act would meet: the estate as it is or, while drafting, as the draft leaves it. */
export const standing = computed<Facts | null>(() => {
  const now = view.value?.facts ?? null;
  return drafting.value ? (rehearsed.value?.after ?? now) : now;
});

/** Rises with every fresh one. */
let estate = 0;
onFreshEstate.add(() => {
  estate += 1;
  clearTimeout(waiting);
  kept.value = NOTHING;
  last = null;
});

/** A list that is being changed is looked at when the hand rests. */
const LOOK_AFTER_MS = 900;
let waiting: ReturnType<typeof setTimeout> | undefined;
function lookSoon(): void {
  clearTimeout(waiting);
  waiting = setTimeout(() => void lookAhead(), LOOK_AFTER_MS);
}

/** Asks for everything at once; the look at what is there comes first and needs no days played. */
export async function lookAhead(): Promise<void> {
  const [from, of] = [source.peek(), estate];
  const { draft: tried, looked, before } = findings();
  if (from === null) return;
  if (looked.state === 'looking') {
    lookSoon(); // the answer under way is to an older question
    return;
  }
  kept.value = {
    ...findings(),
    of: from,
    looked: { state: 'looking' },
    before: looked.state === 'found' ? looked : before,
  };
  const next = await look(from, tried).catch(
    (): Looked => ({ state: 'refused', refusal: { ok: false, code: 'internal' } }),
  );
  if (source.peek() !== from || estate !== of) return;
  kept.value = { ...kept.peek(), looked: next, before: null };
}

async function look(from: Source, tried: readonly Command[]): Promise<Looked> {
  const aids = await from.plan();
  if (!aids.ok) return { state: 'refused', refusal: aids };
  const ahead = await from.ahead(tried);
  return ahead.ok
    ? { state: 'found', aids, ahead, refusal: null }
    : { state: 'found', aids, ahead: null, refusal: ahead };
}
