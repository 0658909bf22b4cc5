/** From the draft to the match: its orders are sent in their order, up to the first that is refused. */
import { signal } from '@preact/signals';
import type { Refused } from '../../shared/wire/messages.ts';
import { send } from './board.ts';
import { draft, setDraft, setDrafting } from './plan.ts';
import { onFreshEstate } from './session.ts';

export type Commit =
  | { readonly state: 'sending'; readonly done: number; readonly of: number }
  | { readonly state: 'done'; readonly done: number }
  | { readonly state: 'stopped'; readonly done: number; readonly refusal: Refused };
/** That all went well is said and gone; the feed keeps it. */
const SAID_MS = 4000;
/** The last one, until the next. */
export const committed = signal<Commit | null>(null);

onFreshEstate.add(() => {
  committed.value = null;
});

/** What was done leaves the draft; from the one that was refused on, the rest stays, to be changed and tried again. */
export async function commit(): Promise<void> {
  if (committed.peek()?.state === 'sending') return;
  const orders = draft.peek();
  for (const [done, command] of orders.entries()) {
    committed.value = { state: 'sending', done, of: orders.length };
    const verdict = await send(command);
    if (draft.peek()[0] !== command) return; // it was of an estate that is gone
    if (!verdict.ok) {
      committed.value = { state: 'stopped', done, refusal: verdict };
      return;
    }
    setDraft(draft.peek().slice(1));
  }
  setDrafting(false);
  const done: Commit = { state: 'done', done: orders.length };
  committed.value = done;
  setTimeout(() => {
    if (committed.peek() === done) committed.value = null;
  }, SAID_MS);
}

export function dropDraft(): void {
  committed.value = null;
  setDraft([]);
  setDrafting(false);
}
