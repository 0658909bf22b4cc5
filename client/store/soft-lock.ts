/**
 * A soft lock: an order that is a team-mate's to give asks once before it goes out. It never blocks: the same order
 * again, or the button, gives it.
 */
import { signal } from '@preact/signals';
import type { Command } from '../../shared/sim/commands/schema.ts';
import type { Duty } from '../../shared/wire/symbols.ts';
import { dutyOf, whoseIs } from '../play/duties.ts';
import { gate } from './board.ts';
import { type CrewMember, crew } from './crew.ts';

export interface Asked {
  readonly command: Command;
  readonly duty: Duty;
  readonly whose: readonly CrewMember[];
  /** False: it is left. */
  readonly decide: (go: boolean) => void;
}
/** The order that waits for an answer; null: none does. */
export const asked = signal<Asked | null>(null);

/** Whoever said yes is not asked about the same duty for a minute: a stepper is several orders. */
const AGREED_MS = 60_000;
const agreedMs = new Map<Duty, number>();

const keyOf = (command: Command): string => JSON.stringify(command);

/** Stands before every order while the match is on the page; call the result to end it. */
export function lockSoftly(): () => void {
  gate.may = mayGive;
  return () => {
    gate.may = () => true;
    asked.peek()?.decide(false);
    agreedMs.clear();
  };
}

/** Whether an order may go out; at once where nobody has to be asked. */
function mayGive(command: Command): boolean | Promise<boolean> {
  const duty = dutyOf(command.verb);
  const whose = whoseIs(command.verb, crew.peek());
  if (duty === 'any' || whose.length === 0) return true;
  if (performance.now() - (agreedMs.get(duty) ?? Number.NEGATIVE_INFINITY) < AGREED_MS) return true;
  const before = asked.peek();
  if (before !== null && keyOf(before.command) === keyOf(command)) {
    before.decide(true); // pressed twice: meant
    return false;
  }
  before?.decide(false);
  return new Promise((resolve) => {
    const decide = (go: boolean) => {
      if (go) agreedMs.set(duty, performance.now());
      asked.value = null;
      resolve(go);
    };
    asked.value = { command, duty, whose, decide };
  });
}
