/** What a hand takes and picks, on the floor, in the outline and by key. */
import { byId } from '../../shared/base/ids.ts';
import { neighbours, type Picked, samePick } from '../play/pick.ts';
import type { Carry } from '../play/targets.ts';
import { carry, carryAll, hovered, pickAll, pickAlso, picks, selection } from '../store/board.ts';
import { rules, view } from '../store/session.ts';
import { panel } from './stage.ts';

/** How a thing that is picked is carried; null: it stays where it is. */
export function carryOfPick(one: Picked): Carry | null {
  if (one.kind === 'vm') return { kind: 'vm', id: one.id, cold: !(rules.peek()?.verbs.has('migrateLive') ?? true) };
  if (one.kind !== 'instance') return null;
  const kind = byId(view.peek()?.facts.instances ?? [], one.id)?.kind;
  return kind === 'process' ? { kind: 'process', id: one.id } : null;
}

const pickOfCarry = (held: Carry): Picked | null =>
  held.kind === 'vm' ? { kind: 'vm', id: held.id } : held.kind === 'process' ? { kind: 'instance', id: held.id } : null;

/** One of several that are selected brings the others along. */
export function lift(held: Carry): void {
  const mine = pickOfCarry(held);
  const all = picks.peek();
  const isOneOf = mine !== null && all.length > 1 && all.some((one) => samePick(one, mine));
  const rest = isOneOf ? all.filter((one) => !samePick(one, mine)).flatMap((one) => carryOfPick(one) ?? []) : [];
  carryAll([held, ...rest]);
}

/** All that is selected and can be carried. */
export function liftPicks(): void {
  carryAll(picks.peek().flatMap((one) => carryOfPick(one) ?? []));
}

export function putBack(): void {
  carry.value = null;
  hovered.value = null;
}

/** From the floor or the outline, beside what is selected. `all`: they come in, whatever was in before. */
export function pick(picked: readonly Picked[], all: boolean): void {
  if (all) pickAll([...picks.peek(), ...picked]);
  else for (const one of picked) pickAlso(one);
  panel.value = { kind: 'selection' };
}

/** Everything that lives beside the selection, or on it. */
export function pickNeighbours(): void {
  const [at, facts] = [selection.peek(), view.peek()?.facts];
  if (at === null || facts === undefined) return;
  const near = neighbours(at, facts);
  if (near.length === 0) return;
  pickAll(near.some((one) => samePick(one, at)) ? [at, ...near] : near);
  panel.value = { kind: 'selection' };
}
