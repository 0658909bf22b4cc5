/** What a small question mark asks about, and the codex' place in the page; the codex itself is loaded when it is asked. */
import { signal } from '@preact/signals';
import type { WhyCode } from '../../shared/sim/explain.ts';
import type { RefusalCode } from '../../shared/sim/rejections.ts';
import type { Cause, LossReason } from '../../shared/sim/world.ts';
import type { ThingKind } from '../codex/links.ts';
import type { ToolId } from '../play/tools.ts';
import { panel, show } from './stage.ts';

export type Topic =
  | { readonly of: 'refusal'; readonly code: RefusalCode }
  | { readonly of: 'why'; readonly code: WhyCode }
  | { readonly of: 'incident'; readonly kind: string } // as signs have it: of an older server perhaps one unknown here
  | { readonly of: 'cause'; readonly cause: Cause }
  | { readonly of: 'loss'; readonly reason: LossReason }
  | { readonly of: 'thing'; readonly kind: ThingKind }
  | { readonly of: 'tool'; readonly tool: ToolId }
  | { readonly of: 'entry'; readonly id: string };

/** The pop-over: what is asked and the button that asks; null: closed. */
export const asked = signal<{ readonly topic: Topic; readonly by: HTMLElement } | null>(null);

/** The pages of the codex one has been to; the last is open, '' is its contents. */
export const trail = signal<{ readonly been: readonly string[]; readonly ahead: readonly string[] }>({
  been: [''],
  ahead: [],
});

export function turnTo(id: string): void {
  const { been } = trail.value;
  if (been.at(-1) !== id) trail.value = { been: [...been, id], ahead: [] };
}
export function turnBack(): void {
  const { been, ahead } = trail.value;
  const last = been.at(-1);
  if (been.length > 1 && last !== undefined) trail.value = { been: been.slice(0, -1), ahead: [last, ...ahead] };
}
export function turnAhead(): void {
  const {
    been,
    ahead: [next, ...rest],
  } = trail.value;
  if (next !== undefined) trail.value = { been: [...been, next], ahead: rest };
}

/** Opens the codex at an entry in the right panel. */
export function openCodex(id: string): void {
  asked.value = null;
  turnTo(id);
  if (panel.value.kind !== 'codex') show('codex');
}
