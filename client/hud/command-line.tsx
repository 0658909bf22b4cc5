/** Typed commands, in the same words that the panels show: Tab completes, arrows bring earlier ones back. */
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { ANY_NUMBER, completions, type Reading, readCommand } from '../play/read-command.ts';
import { order, refused } from '../store/board.ts';
import { rules, view } from '../store/session.ts';
import { words } from '../text/index.ts';

const text = words.game.feed;

/** How many ways to go on are named in an error or offered below the line. */
const NAMED = 4;
const HISTORY = 50;
const DONE_MS = 2500;
const history: string[] = [];

export function complaint(reading: Extract<Reading, { ok: false }>): string {
  if (reading.expected.length === 0 && reading.word !== '') return text.tooMuch(reading.word);
  const some = reading.expected.slice(0, NAMED).map((one) => (one === ANY_NUMBER ? text.number : one));
  return text.cannotRead(reading.word, some.join(text.or) || text.more);
}

export function CommandLine() {
  const [line, setLine] = useState('');
  const [said, setSaid] = useState('');
  // That it is done is said and gone: it stands on the feed, which says the same a moment later.
  useEffect(() => {
    if (said !== text.done) return;
    const timer = setTimeout(() => setSaid(''), DONE_MS);
    return () => clearTimeout(timer);
  }, [said]);
  const [offers, setOffers] = useState<readonly string[]>([]);
  const place = useRef(history.length);
  const sayId = useId();
  const change = (next: string) => {
    setLine(next);
    setSaid('');
    setOffers([]);
  };
  const complete = (event: KeyboardEvent) => {
    const [now, book] = [view.peek(), rules.peek()];
    // With nothing typed, Tab is how one leaves the field.
    if (now === null || book === null || line.trim() === '') return;
    event.preventDefault();
    const found = completions(line, now.facts, book);
    const shared = commonStart(found);
    if (found.length === 1) change(`${found[0]} `);
    else {
      if (shared.length > line.length) setLine(shared);
      setOffers(found.slice(0, 8).map((one) => one.slice(one.lastIndexOf(' ') + 1)));
    }
  };
  const recall = (step: number) => {
    place.current = Math.min(history.length, Math.max(0, place.current + step));
    change(history[place.current] ?? '');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Tab' && !event.shiftKey) complete(event);
    else if (event.key === 'ArrowUp') recall(-1);
    else if (event.key === 'ArrowDown') recall(1);
    else if (event.key === 'Escape') (event.currentTarget as HTMLElement).blur();
    else return;
    event.stopPropagation();
  };
  const submit = (event: Event) => {
    event.preventDefault();
    void run(line.trim(), setSaid, () => {
      change('');
      setSaid(text.sent);
      place.current = history.length;
    });
  };
  return (
    <form class="command-line" onSubmit={submit}>
      <p id={sayId} class={offers.length > 0 ? 'offers mono' : 'said'} role="status">
        {offers.length > 0 ? offers.join('   ') : said}
      </p>
      <span class="prompt mono" aria-hidden="true">
        ❯
      </span>
      <input
        class="mono"
        aria-label={text.command}
        aria-describedby={sayId}
        placeholder={text.placeholder}
        value={line}
        spellcheck={false}
        autocomplete="off"
        autocapitalize="off"
        onInput={(event) => change(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <kbd>/</kbd>
    </form>
  );
}

/** Where it can be read the line is cleared at once: while the match is paused the answer takes its time. */
async function run(line: string, say: (words: string) => void, sent: () => void): Promise<void> {
  const [now, book] = [view.peek(), rules.peek()];
  if (line === '' || now === null || book === null) return;
  const reading = readCommand(line, now.facts, book);
  if (!reading.ok) {
    say(complaint(reading));
    return;
  }
  if (history.at(-1) !== line) history.push(line);
  if (history.length > HISTORY) history.shift();
  sent();
  const isDone = await order(reading.command);
  const no = refused.peek()?.refusal;
  say(isDone ? text.done : no === undefined ? '' : words.refusals.sentence(no.code, no.numbers));
}

function commonStart(list: readonly string[]): string {
  let start = list[0] ?? '';
  for (const one of list) while (!one.startsWith(start)) start = start.slice(0, -1);
  return start;
}
