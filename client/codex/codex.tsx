/** The codex in the right panel: a search, its chapters, its pages; and the pop-over that a question mark opens. */
import { ArrowLeft, ArrowRight, List, X } from 'lucide';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { stepBack } from '../hud/stage.ts';
import { asked, openCodex, type Topic, trail, turnAhead, turnBack, turnTo } from '../hud/topic.ts';
import { Icon } from '../look/icon.tsx';
import { words } from '../text/index.ts';
import { CHAPTER_IDS, type EntryId, idsOf, isEntry } from './entries.ts';
import { Entry, Gist } from './entry.tsx';
import { entryOf } from './links.ts';
import { find } from './search.ts';
import { entryWords } from './words.ts';
import '../styles/codex.css';

export { learnWords } from './words.ts';

const text = words.codex;

/** Up and down walk through what was found; the field itself is above the first. */
function walk(event: KeyboardEvent): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0) return;
  const stops = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>('input, .codex-list button')];
  stops[stops.indexOf(document.activeElement as HTMLElement) + step]?.focus();
  event.preventDefault();
}

export function CodexPanel() {
  const [query, setQuery] = useState('');
  const at = trail.value.been.at(-1) ?? '';
  const id = query === '' && isEntry(at) ? at : null;
  const turn = (to: string) => {
    setQuery('');
    turnTo(to);
  };
  return (
    <section class="codex" aria-label={text.title} onKeyDown={walk}>
      <Bar onContents={() => turn('')} />
      <Search
        query={query}
        onQuery={setQuery}
        onEnter={() => turn(find(query, entryWords())[0] ?? '')}
        isFirst={id === null}
      />
      {id === null ? <Listing query={query} turn={turn} /> : <Page key={id} id={id} turn={turn} />}
    </section>
  );
}

function Bar({ onContents }: { onContents: () => void }) {
  const { been, ahead } = trail.value;
  const button = (icon: typeof X, label: string, press: () => void, isOff = false) => (
    <button type="button" class="icon-button" aria-label={label} title={label} disabled={isOff} onClick={press}>
      <Icon of={icon} size={17} />
    </button>
  );
  return (
    <header class="codex-bar">
      <h2 tabIndex={-1}>{text.title}</h2>
      {button(ArrowLeft, text.back, turnBack, been.length < 2)}
      {button(ArrowRight, text.ahead, turnAhead, ahead.length === 0)}
      {button(List, text.contents, onContents)}
      {button(X, text.close, stepBack)}
    </header>
  );
}

interface SearchProps {
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly onEnter: () => void;
  readonly isFirst: boolean; // nothing is read: whoever opens the codex wants to find
}
function Search({ query, onQuery, onEnter, isFirst }: SearchProps) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (isFirst) field.current?.focus({ preventScroll: true });
  }, []);
  return (
    <input
      ref={field}
      type="search"
      class="field codex-search"
      aria-label={text.search}
      placeholder={text.search}
      value={query}
      onInput={(event) => onQuery(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && query !== '') onEnter();
        if (event.key === 'Escape') query === '' ? stepBack() : onQuery('');
      }}
    />
  );
}

function Listing({ query, turn }: { query: string; turn: (id: string) => void }) {
  if (query === '') {
    return (
      <div class="codex-list">
        {CHAPTER_IDS.map((chapter) => (
          <section key={chapter}>
            <h3 class="small-title">{text.chapters[chapter]}</h3>
            <Titles ids={idsOf(chapter)} turn={turn} />
          </section>
        ))}
      </div>
    );
  }
  const found = find(query, entryWords());
  return (
    <div class="codex-list">
      <p class="muted" role="status">
        {found.length === 0 ? text.none : text.found(found.length)}
      </p>
      <Titles ids={found} turn={turn} />
    </div>
  );
}

function Titles({ ids, turn }: { ids: readonly EntryId[]; turn: (id: string) => void }) {
  return (
    <ul>
      {ids.map((id) => (
        <li key={id}>
          <button type="button" onClick={() => turn(id)}>
            {entryWords()[id].title}
          </button>
        </li>
      ))}
    </ul>
  );
}

function Page({ id, turn }: { id: EntryId; turn: (id: string) => void }) {
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    head.current?.focus({ preventScroll: true });
    head.current?.closest('.right-scroll, .codex-sheet')?.scrollTo(0, 0);
  }, []);
  return (
    <>
      <h2 ref={head} tabIndex={-1} class="codex-title">
        {entryWords()[id].title}
      </h2>
      <Entry id={id} turn={turn} />
    </>
  );
}

const POP_WIDTH = 320; // the picture at its best size and some forty letters a line
const EDGE = 8;
const LIFT = 12; // its title stands level with the mark

/**
 * Beside the panel that its question mark is in, where there is room, so that it covers neither; else below the mark. On
 * a phone the stylesheet makes it a sheet at the foot.
 */
function placeBeside(pop: HTMLElement, by: HTMLElement): void {
  const at = by.getBoundingClientRect();
  const around = by.closest('aside, nav')?.getBoundingClientRect() ?? at;
  const [before, after] = [around.left - POP_WIDTH - EDGE, around.right + EDGE];
  const isBeside = before >= EDGE || after + POP_WIDTH + EDGE <= innerWidth;
  const left = before >= EDGE ? before : isBeside ? after : Math.min(at.left, innerWidth - POP_WIDTH - EDGE);
  const top = isBeside ? at.top - LIFT : at.bottom + EDGE;
  const lowest = innerHeight - pop.offsetHeight - EDGE;
  pop.style.setProperty('--pop-left', `${String(Math.max(EDGE, left))}px`);
  pop.style.setProperty('--pop-top', `${String(Math.max(EDGE, Math.min(top, lowest)))}px`);
}

export function CodexPop({ topic, by }: { topic: Topic; by: HTMLElement }) {
  const pop = useRef<HTMLDivElement>(null);
  const [id, setId] = useState<EntryId>(() => entryOf(topic));
  const titleId = useId();
  const head = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    const element = pop.current;
    if (element === null) return;
    element.showPopover();
    placeBeside(element, by);
    head.current?.focus({ preventScroll: true });
    // Closed by a press elsewhere or by Esc: whoever asked goes on where they were.
    const hear = (event: Event) => {
      if ((event as ToggleEvent).newState !== 'closed') return;
      if (asked.peek()?.by === by) asked.value = null;
    };
    element.addEventListener('toggle', hear);
    return () => {
      element.removeEventListener('toggle', hear);
      const holdsFocus = element.contains(document.activeElement) || document.activeElement === document.body;
      if (holdsFocus && by.isConnected) by.focus({ preventScroll: true });
    };
  }, [by]);
  return (
    <div
      ref={pop}
      popover="auto"
      role="dialog"
      aria-labelledby={titleId}
      class="codex-pop"
      onKeyDown={(event) => {
        // The page's own keys wait: Esc closes this and nothing else, a digit takes no tool.
        event.stopPropagation();
        if (event.key === 'Escape') asked.value = null;
      }}
    >
      <div class="codex-bar">
        <h2 ref={head} id={titleId} tabIndex={-1}>
          {entryWords()[id].title}
        </h2>
        <button
          type="button"
          class="icon-button"
          aria-label={text.close}
          onClick={() => {
            asked.value = null;
          }}
        >
          <Icon of={X} size={17} />
        </button>
      </div>
      <Gist id={id} turn={setId} />
      <button type="button" class="button" onClick={() => openCodex(id)}>
        {text.open}
      </button>
    </div>
  );
}
