/** The feed's lines, told once when something happens: what they speak of may be gone later. */
import { effect, signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Health } from '../look/marks.tsx';
import { type Filter, grouped, type Line, type Told } from '../play/feed-lines.ts';
import { refused } from '../store/board.ts';
import { crew } from '../store/crew.ts';
import { heard } from '../store/hands.ts';
import { type FeedItem, feed, frame, mySeat, rules, view } from '../store/session.ts';
import { words } from '../text/index.ts';
import { nameOf } from './show-thing.ts';
import { lineOf, remember } from './tell.ts';

export const lines = signal<readonly Line[]>([]);
let toldKey = 0;
let heardKey = 0;

export function whoIs(seat: number): string {
  if (seat === mySeat.peek()?.seat) return words.game.feed.you;
  return frame.peek()?.seats.find((card) => card.seat === seat)?.nickname ?? words.game.feed.teammate;
}

function push(fresh: readonly Told[]): void {
  if (fresh.length > 0) lines.value = grouped(lines.peek(), fresh, performance.now());
}

const BASE = { at: 0, seat: -1, thing: '', isAlert: false } as const;

function tellRefusal(): Told | null {
  if (refused.value === null) return null;
  const { command, refusal } = refused.value;
  const text = `${words.names.verbs[command.verb]}: ${words.refusals.sentence(refusal.code, refusal.numbers)}`;
  const seat = mySeat.peek()?.seat ?? 0;
  return { ...BASE, kind: 'refusal', at: tickNow(), seat, health: 'dead', text, group: `no ${text}`, isAlert: true };
}

function tellSignals(): readonly Told[] {
  const fresh = heard.value.filter((one) => one.key > heardKey);
  heardKey = heard.value.at(-1)?.key ?? heardKey;
  return fresh.map(({ seat, kind, at }) => {
    const text = words.together.signals.said[kind](whoIs(seat), at === '' ? '' : nameOf(at));
    const health: Health = kind === 'help' || kind === 'wait' ? 'watch' : 'ok';
    return { ...BASE, kind: 'signal', at: tickNow(), seat, thing: at, health, text, group: `${seat} ${text}` };
  });
}

const tickNow = (): number => frame.peek()?.tick ?? 0;

/** A line of somebody's who is not in the match: the host's. */
export function tellNow(text: string, group: string): void {
  push([{ ...BASE, kind: 'event', at: tickNow(), health: 'watch', text, group }]);
}

/**
 * Not what comes ahead of the view in which it is seen, which may lag behind the clock: what is new has no name yet.
 * An act has the tick that it led to, an event the tick in which it happened, whose end is seen one later.
 */
function untold(shownTick: number): readonly FeedItem[] {
  const items = feed.value.filter((item) => item.key > toldKey);
  const early = items.findIndex(({ kind, at }) => (kind === 'event' ? at >= shownTick : at > shownTick));
  return early < 0 ? items : items.slice(0, early);
}

/** Listens while the game is on the screen. */
export function useFeed(): void {
  useEffect(() => {
    lines.value = [];
    toldKey = feed.peek().at(-1)?.key ?? 0;
    heardKey = heard.peek().at(-1)?.key ?? 0;
    const stops = [
      // One effect for both: of two, the later one may run first, and would not know the names.
      effect(() => {
        const [now, book] = [view.value, rules.value];
        if (now === null || book === null) return;
        remember(now, book);
        const items = untold(Math.min(now.facts.tick, frame.value?.tick ?? 0));
        if (items.length === 0) return;
        toldKey = items.at(-1)?.key ?? toldKey;
        push(items.flatMap((item) => lineOf(item, now, book, whoIs) ?? []));
      }),
      effect(() => {
        const told = tellRefusal();
        if (told !== null) push([told]);
      }),
      effect(() => {
        push(tellSignals());
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, []);
}

export const filter = signal<Filter>('all');

/** Whose mark stands before a line of the team. */
export const memberOf = (seat: number) => crew.value.find((member) => member.seat === seat);
