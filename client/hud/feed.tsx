/** The feed: what happened and who did what, newest first, with one's own refusals; alerts are also said aloud. */
import { effect, signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { HealthMark } from '../look/marks.tsx';
import { refused } from '../store/board.ts';
import { feed, frame, mySeat, rules, view } from '../store/session.ts';
import { clock } from '../text/format.ts';
import { words } from '../text/index.ts';
import { CommandLine } from './command-line.tsx';
import { type Line, lineOf, remember } from './tell.ts';

const text = words.game.feed;
const SHOWN = 40;

/** Lines are told once, when they come: what they speak of may be gone later. */
const lines = signal<readonly Line[]>([]);
let toldKey = 0;
let refusalKey = 0;

function whoIs(seat: number): string {
  if (seat === mySeat.peek()?.seat) return text.you;
  return frame.peek()?.seats.find((card) => card.seat === seat)?.nickname ?? text.teammate;
}

function push(fresh: readonly Line[]): void {
  if (fresh.length > 0) lines.value = [...lines.peek(), ...fresh].slice(-SHOWN);
}

/** Listens while the game is on the screen. */
export function useFeed(): void {
  useEffect(() => {
    lines.value = [];
    toldKey = feed.peek().at(-1)?.key ?? 0;
    const stopNames = effect(() => {
      if (view.value !== null && rules.value !== null) remember(view.value, rules.value);
    });
    const stopLines = effect(() => {
      const items = feed.value.filter((item) => item.key > toldKey);
      const [now, book] = [view.peek(), rules.peek()];
      if (items.length === 0 || now === null || book === null) return;
      toldKey = items.at(-1)?.key ?? toldKey;
      push(items.map((item) => lineOf(item, now, book, whoIs)).filter((line) => line !== null));
    });
    const stopRefusals = effect(() => {
      const no = refused.value?.refusal;
      if (no === undefined) return;
      refusalKey -= 1; // below all others, so that no two lines share a key
      const said = words.refusals.sentence(no.code, no.numbers);
      push([{ key: refusalKey, at: frame.peek()?.tick ?? 0, health: 'dead', text: said, isAlert: true }]);
    });
    return () => {
      stopNames();
      stopLines();
      stopRefusals();
    };
  }, []);
}

export function Feed() {
  return (
    <section class="feed" aria-label={words.game.regions.feed}>
      <FeedList />
      <CommandLine />
    </section>
  );
}

export function FeedList() {
  const newest = [...lines.value].reverse();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section class="feed-scroll" tabIndex={0} aria-label={text.title}>
      <ol class="feed-list">
        {newest.length === 0 && <li class="muted">{text.empty}</li>}
        {newest.map((line) => (
          <li key={line.key}>
            <time class="mono muted">{clock(line.at)}</time>
            <HealthMark health={line.health} size={12} />
            <span>{line.text}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Said to who cannot see the banner; politely, one at a time. */
export function SpokenAlerts() {
  const last = lines.value.findLast((line) => line.isAlert);
  return (
    <div class="visually-hidden" role="status" aria-live="polite">
      {last?.text ?? ''}
    </div>
  );
}
