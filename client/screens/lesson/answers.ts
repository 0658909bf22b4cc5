/**
 * One's own answers as they are given: shown at once, sent until the room has them, changeable while the question is open.
 * What has not arrived outlives a reload; what has is the room's to keep.
 */
import { effect, signal, untracked } from '@preact/signals';
import type { OpenQuestion, RoomCode } from '../../../shared/wire/messages.ts';
import { connection, frame, source } from '../../store/session.ts';

export type Body = number | string;
export interface Given {
  readonly body: Body;
  readonly state: 'sending' | 'kept' | 'refused';
  readonly code: RoomCode | '';
}

const KEY = 'headroom.answers';
/** After these the same answer is sent again by itself. */
const AGAIN: ReadonlySet<string> = new Set(['line.lost', 'store.unavailable', 'rate.slow_down']);
const AGAIN_MS = 1000;

const given = signal<ReadonlyMap<string, Given>>(read());
const busy = new Set<string>();

/** A question is asked anew in each time that a lesson is run: round and stage say in which. */
const turn = (): string => {
  const now = frame.value;
  return now === null ? '' : `${now.code} ${now.round} ${now.stage}`;
};
const keyOf = (id: string): string => `${turn()} ${id}`;

export const givenTo = ({ id }: Pick<OpenQuestion, 'id'>): Given | undefined => given.value.get(keyOf(id));
/** What it stands at; null: nothing was said. */
export const bodyOf = (question: Pick<OpenQuestion, 'id' | 'mine'>): Body | null =>
  givenTo(question)?.body ?? question.mine;

export function give(id: string, body: Body): void {
  const key = keyOf(id);
  set(key, { body, state: 'sending', code: '' });
  void send(key, id);
}

function set(key: string, now: Given): void {
  given.value = new Map([...given.peek(), [key, now]]);
  try {
    const unsent = [...given.peek()].filter(([, one]) => one.state === 'sending').map(([of, { body }]) => [of, body]);
    sessionStorage.setItem(KEY, JSON.stringify(unsent));
  } catch {
    // Without storage an unsent answer lives as long as the page.
  }
}

function read(): ReadonlyMap<string, Given> {
  try {
    const unsent = JSON.parse(sessionStorage.getItem(KEY) ?? '[]') as [string, Body][];
    return new Map(unsent.map(([key, body]) => [key, { body, state: 'sending', code: '' }]));
  } catch {
    return new Map();
  }
}

/** One on its way at a time; what was said meanwhile goes after it. */
async function send(key: string, id: string): Promise<void> {
  if (busy.has(key)) return;
  busy.add(key);
  try {
    for (;;) {
      const now = given.peek().get(key);
      const at = source.peek();
      if (now?.state !== 'sending' || at === null || !key.startsWith(`${untracked(turn)} `)) return;
      const reply = await at.answer(id, now.body);
      if (given.peek().get(key) !== now) continue;
      if (reply.ok) set(key, { ...now, state: 'kept' });
      else if (!AGAIN.has(reply.code)) set(key, { ...now, state: 'refused', code: reply.code as RoomCode });
      else if (connection.peek() !== 'open')
        return; // with the line it comes again
      else await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    }
  } finally {
    busy.delete(key);
  }
}

effect(() => {
  if (connection.value !== 'open') return;
  const prefix = `${turn()} `;
  untracked(() => {
    for (const [key, { state }] of given.peek()) {
      if (state === 'sending' && key.startsWith(prefix)) void send(key, key.slice(prefix.length));
    }
  });
});
