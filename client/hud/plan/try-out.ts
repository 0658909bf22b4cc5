/** Into the draft, to be played and not ordered. */
import type { Command } from '../../../shared/sim/commands/schema.ts';
import { DRAFT_MOST } from '../../play/draft-sum.ts';
import { draft, setDraft } from '../../store/plan.ts';

export function tryOut(commands: readonly Command[]): void {
  setDraft([...draft.peek(), ...commands].slice(0, DRAFT_MOST));
}
