/** What of the game screen is open and where the eye is; nothing here is the match's or leaves the page. */
import { effect, signal } from '@preact/signals';
import type { Command } from '../../shared/sim/commands/schema.ts';
import { siteNear } from '../play/near.ts';
import { type ToolId, toolsOf } from '../play/tools.ts';
import { carry, hovered, pickAll, picks, type Selection, selection, zoom } from '../store/board.ts';
import { rules, view } from '../store/session.ts';
import { zoomBy } from './zooming.ts';

/** The right panel, where nothing is in the hand: the selection, a tool's choices, the ledger, the plan, the Lab's own, or the help. */
export type Panel =
  | { readonly kind: 'selection' }
  | { readonly kind: 'tool'; readonly tool: ToolId; readonly rack: number; readonly slot: number }
  | { readonly kind: 'ledger' }
  | { readonly kind: 'plan' }
  | { readonly kind: 'overlay' }
  | { readonly kind: 'codex' }
  | { readonly kind: 'lab' }
  | { readonly kind: 'help' };
export const panel = signal<Panel>({ kind: 'selection' });

/** The outline over the floor. It opens by itself where the floor cannot be drawn. */
export const outlineOpen = signal(false);
/** The action under the pointer or the focus, for its real command; null: none. */
export const looked = signal<Command | null>(null);

// Whatever is newly selected is what one wants to see.
effect(() => {
  if (selection.value !== null) panel.value = { kind: 'selection' };
});

// An action that is no longer on the page has no real command to show.
effect(() => {
  void [selection.value, panel.value, carry.value];
  looked.value = null;
});

export function show(kind: 'ledger' | 'plan' | 'overlay' | 'codex' | 'lab' | 'help'): void {
  carry.value = null;
  panel.value = panel.value.kind === kind ? { kind: 'selection' } : { kind };
}

/** With a rack and a slot where the place is chosen already. */
export function takeTool(tool: ToolId, rack = -1, slot = -1): void {
  carry.value = null;
  hovered.value = null;
  const { value } = panel;
  const isOpen = value.kind === 'tool' && value.tool === tool && value.slot === slot;
  panel.value = isOpen ? { kind: 'selection' } : { kind: 'tool', tool, rack, slot };
}

export function takeToolAt(place: number): void {
  const book = rules.value;
  const tool = book === null ? undefined : toolsOf(book)[place];
  if (tool !== undefined) takeTool(tool);
}

/** The region that was pressed and has no site yet: where one is ordered, it is the one that is offered. '': none. */
export const regionAsked = signal('');

export function select(next: Selection): void {
  regionAsked.value = '';
  selection.value = next;
  panel.value = { kind: 'selection' };
}

/** To its edge site; where it has none, to where one is ordered for it. */
export function selectRegion(index: number): void {
  const [now, book] = [view.peek(), rules.peek()];
  if (now === null || book === null) return;
  const id = siteNear(index, now.edges);
  select(id === 0 ? null : { kind: 'edge', id });
  const away = book.regions[index];
  if (id === 0 && away !== undefined && away.homeSeconds > 0) regionAsked.value = away.id;
}

/** One step back: out of the hand, out of the panel, out of the selection, and last out of the rack. */
export function stepBack(): void {
  if (carry.value !== null) {
    carry.value = null;
    hovered.value = null;
  } else if (picks.value.length > 1) pickAll(picks.value.slice(0, 1));
  else if (panel.value.kind !== 'selection') panel.value = { kind: 'selection' };
  else if (outlineOpen.value) outlineOpen.value = false;
  else if (selection.value !== null) selection.value = null;
  else zoomBy(-1);
}

/** Where users live far away, that is the first thing to see; anywhere else it is what runs. */
export function openStage(): void {
  zoom.value = (rules.peek()?.scenario.regions.length ?? 0) > 0 ? 'site' : 'rack';
}

/** For a new match. */
export function clearStage(): void {
  carry.value = null;
  hovered.value = null;
  selection.value = null;
  looked.value = null;
  panel.value = { kind: 'selection' };
}
