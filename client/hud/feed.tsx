/** The feed: who did what and what happened, newest first; a line leads to what it speaks of. Alerts are also said aloud. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { Lazily } from '../look/lazily.tsx';
import { HealthMark } from '../look/marks.tsx';
import { PersonMark } from '../look/person-mark.tsx';
import { FILTERS, type Line, passes } from '../play/feed-lines.ts';
import { hasMates } from '../store/crew.ts';
import { mySeat } from '../store/session.ts';
import { clock } from '../text/format.ts';
import { words } from '../text/index.ts';
import { isExplorer } from './explorer.ts';
import { filter, lines, memberOf } from './feed-lines.ts';
import { showThing } from './show-thing.ts';
import '../styles/feed.css';

const text = words.together.feed;
const commandLine = () => import('./command-line.tsx').then(({ CommandLine }) => CommandLine);
/** As high as the line that is coming. */
const NotYet = () => (
  <p class="command-line mono prompt" aria-hidden="true">
    ❯
  </p>
);
/** So long a line is new: time to look up and read it. */
const NEW_MS = 6000;

export function Feed() {
  return (
    <section class="feed" aria-label={isExplorer.value ? words.tiers.feed : words.game.regions.feed}>
      <FeedList />
      {!isExplorer.value && <Lazily load={commandLine} props={{}} Meanwhile={NotYet} />}
    </section>
  );
}

export function FeedList() {
  const place = useRef<HTMLElement>(null);
  const mine = mySeat.value?.seat ?? 0;
  const shown = lines.value.filter((line) => passes(line, filter.value, mine)).reverse();
  const unread = useUnread(place.current, shown);
  return (
    <>
      <div class="feed-head" role="toolbar" aria-label={text.filter}>
        {FILTERS.filter((one) => one !== 'team' || hasMates.value).map((one) => (
          <button
            key={one}
            type="button"
            class="feed-filter"
            aria-pressed={filter.value === one}
            onClick={() => {
              filter.value = one;
            }}
          >
            {text.filters[one]}
          </button>
        ))}
        {unread > 0 && (
          <button type="button" class="feed-fresh" onClick={() => place.current?.scrollTo({ top: 0 })}>
            {text.fresh(unread)}
          </button>
        )}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section ref={place} class="feed-scroll" tabIndex={0} aria-label={words.game.feed.title}>
        <ol class="feed-list">
          {shown.length === 0 && <li class="muted">{text.nothing[filter.value]}</li>}
          {shown.map((line) => (
            <FeedLine key={line.key} line={line} />
          ))}
        </ol>
      </section>
    </>
  );
}

/** Lines that came while the reader had scrolled down to older ones. */
function useUnread(place: HTMLElement | null, shown: readonly Line[]): number {
  const [readKey, setReadKey] = useState(0);
  const newest = shown[0]?.key ?? 0;
  const isAtTop = (place?.scrollTop ?? 0) < 8;
  useEffect(() => {
    if (isAtTop) setReadKey(newest);
  }, [newest, isAtTop]);
  useEffect(() => {
    if (place === null) return;
    const look = () => {
      if (place.scrollTop < 8) setReadKey(lines.peek().at(-1)?.key ?? 0);
    };
    place.addEventListener('scroll', look, { passive: true });
    return () => place.removeEventListener('scroll', look);
  }, [place]);
  return isAtTop ? 0 : shown.filter((line) => line.key > readKey).length;
}

function FeedLine({ line }: { line: Line }) {
  const isNew = useNew(line.bornMs);
  const who = line.seat >= 0 && hasMates.value ? memberOf(line.seat) : undefined;
  return (
    <li class={`feed-line${isNew ? ' is-new' : ''}${line.isAlert ? ' is-alert' : ''}`}>
      <time class="mono muted">{clock(line.at)}</time>
      {who !== undefined && line.kind !== 'refusal' ? (
        <PersonMark mark={who} size={12} />
      ) : (
        <HealthMark health={line.health} size={12} />
      )}
      <span>
        {line.thing === '' ? (
          <span class="feed-text">{line.text}</span>
        ) : (
          <button type="button" class="feed-text" onClick={() => showThing(line.thing)}>
            {line.text}
          </button>
        )}
        {line.times > 1 && (
          <span class="feed-times mono" role="img" aria-label={text.timesLabel(line.times)}>
            {' '}
            {text.times(line.times)}
          </span>
        )}
      </span>
    </li>
  );
}

function useNew(bornMs: number): boolean {
  const left = bornMs + NEW_MS - performance.now();
  const [, setOld] = useState(0);
  useEffect(() => {
    if (left <= 0) return;
    const timer = setTimeout(() => setOld(bornMs), left);
    return () => clearTimeout(timer);
  }, [bornMs]);
  return left > 0;
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
