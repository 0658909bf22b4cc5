/** Into draft mode and out of it; the list is kept either way. */
import { committed } from '../store/commit.ts';
import { drafting, setDrafting } from '../store/plan.ts';
import { panel } from './stage.ts';

export function toggleDrafting(): void {
  const isOn = !drafting.peek();
  committed.value = null;
  setDrafting(isOn);
}

export function showDraft(): void {
  panel.value = { kind: 'plan' };
}
