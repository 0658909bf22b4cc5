/** What was last found out about the days to come, and the change that is being tried; both end with their match. */
import { signal } from '@preact/signals';
import type { LookAhead, PlanningAids } from '../../shared/play/plan/aids.ts';
import type { Command } from '../../shared/sim/commands/schema.ts';
import type { Refused } from '../../shared/wire/messages.ts';
import type { Source } from '../source/source.ts';
import { source } from './session.ts';

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
}
const NOTHING: Findings = { of: null, looked: { state: 'none' }, before: null, draft: [] };
const kept = signal<Findings>(NOTHING);

/** Of the match under way. */
export const findings = (): Findings => (kept.value.of === source.value ? kept.value : NOTHING);

export function setDraft(draft: readonly Command[]): void {
  kept.value = { ...findings(), of: source.peek(), draft };
}

/** Asks for everything at once; the look at what is there comes first and needs no days played. */
export async function lookAhead(): Promise<void> {
  const from = source.peek();
  const { draft, looked, before } = findings();
  if (from === null || looked.state === 'looking') return;
  kept.value = { of: from, looked: { state: 'looking' }, before: looked.state === 'found' ? looked : before, draft };
  const next = await look(from, draft).catch(
    (): Looked => ({ state: 'refused', refusal: { ok: false, code: 'internal' } }),
  );
  if (source.peek() !== from) return;
  kept.value = { ...kept.peek(), looked: next, before: null };
}

async function look(from: Source, draft: readonly Command[]): Promise<Looked> {
  const aids = await from.plan();
  if (!aids.ok) return { state: 'refused', refusal: aids };
  const ahead = await from.ahead(draft);
  return ahead.ok
    ? { state: 'found', aids, ahead, refusal: null }
    : { state: 'found', aids, ahead: null, refusal: ahead };
}
