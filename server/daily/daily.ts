/** GET and POST /api/daily: the level of the day, its table, and a run that counts once it was replayed here. */
import type { Request, RequestHandler, Response } from 'express';
import { loadHasher } from '../../shared/base/hash.ts';
import type { Catalogue, ContentFile } from '../../shared/content/catalogue.ts';
import { type Daily, dailyOf } from '../../shared/play/daily.ts';
import { contentHash } from '../../shared/play/log.ts';
import { DAILY_CODES, DAILY_ROWS, type DailyTable, type DailyTaken, dailySchema } from '../../shared/wire/daily.ts';
import { internal, type Refusal, refuse } from '../http/answers.ts';
import type { Limits } from '../http/limits.ts';
import type { Log } from '../log.ts';
import { isFit } from '../rooms/fit-names.ts';
import { hashSecret } from '../rooms/secrets.ts';
import type { Store } from '../store/store.ts';
import type { RunRefused, RunResult } from './daily-worker.ts';
import { Referee } from './referee.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** As the queue of replays moves on. */
const BUSY_WAIT_SECONDS = 10;

export interface DailyDesk {
  readonly show: RequestHandler;
  take(limits: Pick<Limits, 'daily'>): RequestHandler;
  stop(): Promise<void>;
}

export async function createDaily(
  store: Pick<Store, 'saveDaily' | 'loadDaily'>,
  files: readonly ContentFile[],
  catalogue: Catalogue,
  log: Log,
): Promise<DailyDesk> {
  const content = contentHash(files, await loadHasher());
  const referee = new Referee({ catalogue, content });
  const desk: Desk = { store, content, catalogue, referee, log };
  return {
    show: (_request, response) => show(desk, response),
    take: (limits) => (request, response) => take(desk, limits, request, response),
    stop: () => referee.stop(),
  };
}

interface Desk {
  readonly store: Pick<Store, 'saveDaily' | 'loadDaily'>;
  readonly content: string;
  readonly catalogue: Catalogue;
  readonly referee: Referee;
  readonly log: Log;
}

const dateAt = (wallMs: number): string => new Date(wallMs).toISOString().slice(0, 10);

async function show({ store, content, catalogue }: Desk, response: Response): Promise<void> {
  const { date, scenario } = dailyOf(catalogue, dateAt(Date.now()));
  const best = await store.loadDaily(date, content, DAILY_ROWS);
  const rows = best.map(({ nickname: name, stars, whole, profitMicroCents }) => ({
    name,
    stars,
    whole,
    profitMicroCents,
  }));
  response.set('Cache-Control', 'no-store').json({ ok: true, date, scenario, content, rows } satisfies DailyTable);
}

async function take(desk: Desk, limits: Pick<Limits, 'daily'>, request: Request, response: Response): Promise<void> {
  const wait = await limits.daily(request.ip ?? '');
  if (wait !== undefined) return refuse(response, { status: 429, code: 'rate.slow_down', retryAfterSeconds: wait });
  const asked = dailySchema.safeParse(request.body);
  if (!asked.success) return refuse(response, { status: 400, code: 'message.malformed' });
  const { date, name, browser, log } = asked.data;
  const refusal = refusalAhead(desk, date, name);
  if (refusal !== undefined) return refuse(response, refusal);
  const daily = dailyOf(desk.catalogue, date);
  const found = await desk.referee.judge({ log, daily });
  if ('code' in found) return refuse(response, refusalOf(found, desk.log));
  response.json(await keep(desk, daily, { name, browserHash: hashSecret(browser), found }));
}

/** What needs no replay. A match that ran over midnight, or came from a page that was offline, is of yesterday. */
function refusalAhead({ referee }: Desk, date: string, name: string): Refusal | undefined {
  const now = Date.now();
  if (date !== dateAt(now) && date !== dateAt(now - DAY_MS)) return { status: 409, code: 'daily.date' };
  if (!isFit(name)) return { status: 409, code: 'nickname.unfit' };
  return referee.isBusy ? { status: 503, code: 'daily.busy', retryAfterSeconds: BUSY_WAIT_SECONDS } : undefined;
}

function refusalOf({ code, tick, message }: RunRefused, log: Log): Refusal {
  const known = DAILY_CODES.find((one) => one === code);
  if (known === undefined) return internal(log, new Error(message), 'replay of a run of the day');
  return { status: 422, code: known, parted: { tick, message } };
}

interface Judged {
  readonly name: string;
  readonly browserHash: string;
  readonly found: RunResult;
}

async function keep({ store, content }: Desk, { date }: Daily, { name, browserHash, found }: Judged) {
  const run = { day: date, content, browserHash, nickname: name, ...found, atMs: Date.now() };
  const { stars, profitMicroCents } = found;
  return { ok: true, stars, profitMicroCents, ...(await store.saveDaily(run)) } satisfies DailyTaken;
}
