/** The level of the day on a real server: a run counts once it was replayed there, and a forged one is told where it parts. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readContent } from '../../server/content.ts';
import { loadHasher } from '../../shared/base/hash.ts';
import { loadCatalogue } from '../../shared/content/catalogue.ts';
import { dailyOf } from '../../shared/play/daily.ts';
import type { DailyRefused, DailyTable, DailyTaken } from '../../shared/wire/daily.ts';
import { runOfDay, today } from '../support/daily-run.ts';
import { forgeCheckpoint } from '../support/match-log.ts';
import { startServer, type TestServer } from '../support/server.ts';

const files = readContent();
const hasher = await loadHasher();
const DAY_MS = 24 * 60 * 60 * 1000;
const yesterday = () => new Date(Date.now() - DAY_MS).toISOString().slice(0, 10);
const ANN = 'a'.repeat(32);
const BEN = 'b'.repeat(32);

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ bare: true });
}, 120_000);
afterAll(() => server.stop());

const table = async (): Promise<DailyTable> => (await (await fetch(`${server.url}/api/daily`)).json()) as DailyTable;

async function send(body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return fetch(`${server.url}/api/daily`, { method: 'POST', body: text, headers });
}
const run = (more: object) => ({ date: today(), name: 'Ann', browser: ANN, log: '', ...more });
async function refusal(body: unknown): Promise<DailyRefused & { status: number }> {
  const response = await send(body);
  return { ...((await response.json()) as DailyRefused), status: response.status };
}

test('a good run gets its place, and another replaces it only if it is better', async () => {
  const { date, scenario, rows } = await table();
  expect({ date, scenario }).toMatchObject(partOf(dailyOf(loadCatalogue(files), date)));
  expect(rows).toEqual([]);
  const runs = [60, 240].map((ticks) => runOfDay(files, hasher, { ticks }));
  const [worse, better] = runs.toSorted((a, b) => a.profitMicroCents - b.profitMicroCents);
  expect(worse?.profitMicroCents).not.toBe(better?.profitMicroCents);
  const sent = async (browser: string, name: string, log = '') =>
    (await (await send(run({ browser, name, log }))).json()) as DailyTaken;
  const good = { ok: true, stars: 0, place: 1, isBest: true };
  expect(await sent(ANN, 'Ann', worse?.log)).toEqual({ ...good, profitMicroCents: worse?.profitMicroCents });
  expect(await sent(BEN, 'Ben', better?.log)).toMatchObject(good);
  expect(await sent(BEN, 'Bob', worse?.log)).toMatchObject({ place: 1, isBest: false });
  expect((await table()).rows.map(({ name }) => name)).toEqual(['Ben', 'Ann']);
  expect(await sent(ANN, 'Ann', better?.log)).toMatchObject({ place: 2, isBest: true });
  const whole = runOfDay(files, hasher);
  expect(await sent(ANN, 'Anna', whole.log)).toMatchObject({ place: 1, isBest: true });
  expect((await table()).rows).toMatchObject([
    { name: 'Anna', whole: true, profitMicroCents: whole.profitMicroCents },
    { name: 'Ben', whole: false },
  ]);
  await server.restart();
  expect((await table()).rows.map(({ name }) => name)).toEqual(['Anna', 'Ben']);
}, 300_000);

const partOf = ({ date, scenario }: { date: string; scenario: string }) => ({ date, scenario });

describe('refused, and the table is as it was', () => {
  test('a log whose world is another, with the tick where it parts and what was expected', async () => {
    const { log } = runOfDay(files, hasher, { ticks: 1300 });
    const forged = await refusal(run({ log: forgeCheckpoint(log, hasher) }));
    expect(forged).toMatchObject({ status: 422, code: 'log.diverged', tick: 600 });
    expect(forged.message).toContain('0000000000000000');
    const edited = await refusal(run({ log: log.replace('"tick":600', '"tick":601') }));
    expect(edited).toMatchObject({ status: 422, code: 'log.edited', tick: 0 });
    const cut = await refusal(run({ log: log.slice(0, -40) }));
    expect(cut).toMatchObject({ status: 422, code: 'log.truncated', tick: 1200 });
  });

  test('of another seed, level, content, day, or played with others', async () => {
    const ticks = 5;
    const of = (wanted: object) => refusal(run({ log: runOfDay(files, hasher, { ticks, ...wanted }).log }));
    const { scenario, seed } = dailyOf(loadCatalogue(files), today());
    const other = loadCatalogue(files).scenarios.find(({ kind, id }) => kind === 'level' && id !== scenario);
    expect(await of({ seed: (seed + 1) % 2 ** 32 })).toMatchObject({ status: 422, code: 'daily.other' });
    expect(await of({ scenario: other?.id })).toMatchObject({ code: 'daily.other' });
    expect(await of({ teams: 2 })).toMatchObject({ code: 'daily.other' });
    expect(await of({ content: '0'.repeat(16) })).toMatchObject({ code: 'log.content' });
    expect(await of({ date: yesterday() })).toMatchObject({ code: 'daily.other' });
    const gift = { kind: 'budget', team: -1, dollars: 9999 };
    expect(await of({ entries: [gift] })).toMatchObject({ code: 'daily.helped', tick: 1 });
  });

  test('an old or coming day; yesterday’s counts, on yesterday’s table', async () => {
    const { rows } = await table();
    const log = (date: string) => runOfDay(files, hasher, { date, ticks: 5 }).log;
    for (const date of ['2020-01-01', new Date(Date.now() + DAY_MS).toISOString().slice(0, 10)]) {
      expect(await refusal(run({ date, log: log(date) }))).toMatchObject({ status: 409, code: 'daily.date' });
    }
    expect(await refusal(run({ date: yesterday(), log: log(yesterday()) }))).toMatchObject({ status: 200, place: 1 });
    expect((await table()).rows).toEqual(rows);
  });

  test('what is no run at all', async () => {
    const { log } = runOfDay(files, hasher, { ticks: 5 });
    expect(await refusal('{"date":')).toMatchObject({ status: 400, code: 'http.malformed' });
    for (const junk of [
      [],
      'null',
      {},
      run({ browser: 'me' }),
      run({ name: '' }),
      run({ date: '20-1-1' }),
      run({ x: 1 }),
    ]) {
      expect(await refusal(junk)).toMatchObject({ status: 400 });
    }
    expect(await refusal(run({ log: 'hello' }))).toMatchObject({ status: 422, code: 'log.foreign' });
    expect(await refusal(run({ log: 'x'.repeat(300 * 1024) }))).toMatchObject({ status: 413, code: 'http.too_large' });
    expect(await refusal(run({ name: 'Arschloch', log }))).toMatchObject({ status: 409, code: 'nickname.unfit' });
    const foreign = await send(run({ log }), { origin: 'https://elsewhere.example' });
    expect(foreign.status).toBe(403);
  });

  test('more at once than can be replayed: some are asked to come again', async () => {
    const { log } = runOfDay(files, hasher);
    const answers = await Promise.all(Array.from({ length: 12 }, () => send(run({ log }))));
    const busy = answers.filter(({ status }) => status === 503);
    expect(busy.length).toBeGreaterThan(0);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(12 - busy.length);
    expect(await busy[0]?.json()).toMatchObject({ ok: false, code: 'daily.busy' });
    expect(Number(busy[0]?.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  test('too many from one address', async () => {
    let response = await send({});
    for (let sent = 0; sent < 60 && response.status !== 429; sent += 1) response = await send({});
    expect(response.status).toBe(429);
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
  });
});
