/**
 * Runs of the day that are not in the table yet: kept in this browser until they have a name and the server has taken or
 * refused them, over reloads and days without a network; and what became of the last ones.
 */
import { signal } from '@preact/signals';
import type { DailyRefused, DailyRun, DailyTaken } from '../../shared/wire/daily.ts';
import { browserToken, pageToken } from './browser.ts';
import { OUTBOX_KEY } from './send-waiting.ts';
import { besidePage } from './site.ts';

export interface WaitingRun {
  readonly date: string;
  readonly scenario: string;
  readonly log: string;
  readonly name: string; // '': whose run it is has not been said yet
}
export type Fate = { readonly date: string } & (
  | { readonly is: 'taken'; readonly place: number; readonly isBest: boolean }
  | { readonly is: 'refused'; readonly code: string; readonly tick: number; readonly message: string }
);
interface Outbox {
  readonly waiting: readonly WaitingRun[]; // oldest first
  readonly fates: readonly Fate[]; // newest last
}

/** Game choice: the server takes two days, and of each a second try before the first was sent. */
const MOST_WAITING = 4;
/** Ours: a browser gives a site some 5 MB, and a log is seldom above 50 kB. */
const MOST_CHARACTERS = 600_000;
const MOST_FATES = 2;

function read(): Outbox {
  try {
    const kept = JSON.parse(localStorage.getItem(OUTBOX_KEY) ?? '{}') as Partial<Outbox> | null;
    return { waiting: (kept?.waiting ?? []).filter(isRun), fates: (kept?.fates ?? []).filter(isFate) };
  } catch {
    return { waiting: [], fates: [] }; // storage is off or holds something else
  }
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isRun = (one: WaitingRun | null): boolean => [one?.date, one?.scenario, one?.log, one?.name].every(isText);
const isFate = (one: Fate | null): boolean => isText(one?.date) && (one?.is === 'taken' || one?.is === 'refused');

export const outbox = signal<Outbox>(read());

function keep(change: Partial<Outbox>): void {
  const { waiting, fates } = { ...outbox.peek(), ...change };
  outbox.value = { waiting: bounded(waiting), fates: fates.slice(-MOST_FATES) };
  try {
    localStorage.setItem(OUTBOX_KEY, JSON.stringify(outbox.value));
  } catch {
    // Without storage a run waits as long as the page.
  }
}

/** The newest that fit. */
function bounded(waiting: readonly WaitingRun[]): readonly WaitingRun[] {
  let room = MOST_CHARACTERS;
  const kept = waiting.slice(-MOST_WAITING).toReversed();
  const most = kept.findIndex(({ log }) => {
    room -= log.length;
    return room < 0;
  });
  return (most < 0 ? kept : kept.slice(0, most)).toReversed();
}

/** A day that is over waits for its name. */
export function addRun(run: Omit<WaitingRun, 'name'>): void {
  keep({ waiting: [...outbox.peek().waiting, { ...run, name: '' }] });
}

export function nameRun(run: WaitingRun, name: string): void {
  keep({ waiting: outbox.peek().waiting.map((one) => (one === run ? { ...one, name } : one)) });
}

export function discardRun(run: WaitingRun): void {
  keep({ waiting: outbox.peek().waiting.filter((one) => one !== run) });
}

let sending: Promise<void> | undefined;

/** Sends what has a name, oldest first, as far as the server answers. */
export function sendRuns(): Promise<void> {
  sending ??= sendAll().finally(() => {
    sending = undefined;
  });
  return sending;
}

async function sendAll(): Promise<void> {
  for (;;) {
    const run = outbox.peek().waiting.find(({ name }) => name !== '');
    if (run === undefined) return;
    const answer = await post(run);
    if (answer === 'later') return;
    settle(run, answer);
  }
}

function settle(run: WaitingRun, answer: DailyTaken | DailyRefused): void {
  const { date } = run;
  const fate: Fate = answer.ok
    ? { date, is: 'taken', place: answer.place, isBest: answer.isBest }
    : { date, is: 'refused', code: answer.code, tick: answer.tick ?? 0, message: answer.message ?? '' };
  const { waiting, fates } = outbox.peek();
  // Of a run whose name alone was refused, the name is asked again.
  const isNameless = !answer.ok && answer.code === 'nickname.unfit';
  const left = waiting.flatMap((one) => (one !== run ? [one] : isNameless ? [{ ...one, name: '' }] : []));
  keep({ waiting: left, fates: [...fates, fate] });
}

/** 'later': nobody answered, or the server has no time now. */
async function post({ date, name, log }: WaitingRun): Promise<DailyTaken | DailyRefused | 'later'> {
  const body: DailyRun = { date, name, log, browser: browserToken() ?? pageToken };
  try {
    const headers = { 'Content-Type': 'application/json' };
    const request = { method: 'POST', headers, body: JSON.stringify(body) };
    const response = await fetch(besidePage('api/daily'), request);
    if (response.status === 429 || response.status >= 500) return 'later';
    const answer = (await response.json()) as Partial<DailyTaken> | DailyRefused | null;
    return typeof answer?.ok === 'boolean' ? (answer as DailyTaken | DailyRefused) : 'later';
  } catch {
    return 'later';
  }
}
