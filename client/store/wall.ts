/**
 * What the wall shows: in a class the host's choice, which the room keeps and every page that looks at it follows; where
 * nobody leads, each page turns its own leaves.
 */
import { computed, effect, signal } from '@preact/signals';
import type { Wall } from '../../shared/wire/messages.ts';
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
  const asked = { ...lead.peek().wall, ...part };
  wish.value = asked;
  void source
    .peek()
    ?.control({ do: 'wall', wall: asked })
    .then(() => {
      if (wish.peek() === asked) wish.value = null;
    });
}

effect(() => {
  if (source.value === null) own.value = FIRST_PAGE;
  wish.value = null;
});
