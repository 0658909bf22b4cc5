/**
 * What the wall shows: in a class the host's choice, which the room keeps and every page that looks at it follows; where
 * nobody leads, each page turns its own leaves.
 */
import { computed, effect, signal } from '@preact/signals';
import type { Wall } from '../../shared/wire/payloads.ts';
import { FIRST_PAGE } from '../../shared/wire/symbols.ts';
import { frame, isHost, source } from './session.ts';

export interface Lead {
  readonly wall: Wall;
  /** Null: another page turns the leaves. */
  readonly turn: ((part: Partial<Wall>) => void) | null;
}

const own = signal<Wall>(FIRST_PAGE);
/** On its way to the room: two presses in one beat are two leaves. */
const wish = signal<Wall | null>(null);

export const lead = computed<Lead>(() => {
  const now = frame.value;
  if (now?.mode !== 'class') return { wall: own.value, turn: turnOwn };
  return { wall: wish.value ?? now.wall, turn: isHost.value ? turnForAll : null };
});

function turnOwn(part: Partial<Wall>): void {
  own.value = { ...own.peek(), ...part };
}
function turnForAll(part: Partial<Wall>): void {
  wish.value = { ...lead.peek().wall, ...part };
  void send();
}

/** A slider that is drawn says so often where it is: eyes in a room see no more, and each is written down (our choice). */
const SEND_MS = 200;
let isSending = false;

/** One at a time, and always the last: what was wished for in between is passed over. */
async function send(): Promise<void> {
  if (isSending) return;
  isSending = true;
  for (let asked = wish.peek(); asked !== null; asked = wish.peek()) {
    const rest = new Promise((resolve) => setTimeout(resolve, SEND_MS));
    await source.peek()?.control({ do: 'wall', wall: asked });
    if (wish.peek() === asked) wish.value = null;
    await rest;
  }
  isSending = false;
}

effect(() => {
  if (source.value === null) own.value = FIRST_PAGE;
  wish.value = null;
});
