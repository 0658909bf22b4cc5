/** The outbox of the level of the day: what waits, for how long, and what is said when the server has decided. */
import { beforeEach, expect, test, vi } from 'vitest';

type Outbox = typeof import('../../../client/store/outbox.ts');

const kept = new Map<string, string>();
const localStorage = {
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, value: string) => void kept.set(key, value),
};
let asked: { name: string; date: string; browser: string }[] = [];
let answer: () => Response | Promise<Response>;

/** As after a reload: the storage is what is left. */
async function visit(): Promise<Outbox> {
  vi.resetModules();
  return import('../../../client/store/outbox.ts');
}

beforeEach(() => {
  kept.clear();
  asked = [];
  vi.stubGlobal('localStorage', localStorage);
  vi.stubGlobal('fetch', async (_url: string, request: RequestInit) => {
    asked.push(JSON.parse(String(request.body)));
    return answer();
  });
});

const run = (date: string, log = 'a log') => ({ date, scenario: '1-1', log });
const reply = (body: object, status = 200) => new Response(JSON.stringify(body), { status });

async function named(...dates: string[]): Promise<Outbox> {
  const box = await visit();
  for (const date of dates) {
    box.addRun(run(date));
    const last = box.outbox.value.waiting.at(-1);
    if (last !== undefined) box.nameRun(last, 'Ann');
  }
  return box;
}

test('a run waits for its name, then for the server, over reloads; then it is said what became of it', async () => {
  answer = () => Promise.reject(new Error('offline'));
  const box = await visit();
  box.addRun(run('2026-11-21'));
  await box.sendRuns();
  expect(asked).toEqual([]);
  const [first] = (await visit()).outbox.value.waiting;
  expect(first).toMatchObject({ ...run('2026-11-21'), name: '' });
  const [again] = box.outbox.value.waiting;
  if (again !== undefined) box.nameRun(again, 'Ann');
  await box.sendRuns();
  expect(asked).toHaveLength(1);
  const later = await visit();
  expect(later.outbox.value.waiting).toHaveLength(1);
  answer = () => reply({ ok: true, stars: 2, profitMicroCents: 5, place: 3, isBest: true });
  await later.sendRuns();
  expect(asked[1]).toMatchObject({ name: 'Ann', date: '2026-11-21', browser: expect.stringMatching(/^[0-9a-f]{32}$/) });
  const told = (await visit()).outbox.value;
  expect(told).toEqual({ waiting: [], fates: [{ date: '2026-11-21', is: 'taken', place: 3, isBest: true }] });
});

test.each([429, 500, 503])('a server that answers %i has it sent again later', async (status) => {
  const box = await named('2026-11-21');
  answer = () => reply({ ok: false, code: 'daily.busy' }, status);
  await box.sendRuns();
  expect(box.outbox.value).toMatchObject({ waiting: [{ name: 'Ann' }], fates: [] });
});

test('a refused run goes, with its reason; one whose name is refused is asked for another', async () => {
  const box = await named('2026-11-20', '2026-11-21');
  answer = () => reply({ ok: false, code: 'log.diverged', tick: 600, message: 'at tick 600' }, 422);
  await box.sendRuns();
  expect(box.outbox.value.waiting).toEqual([]);
  expect(box.outbox.value.fates).toMatchObject([
    { date: '2026-11-20', code: 'log.diverged', tick: 600, message: 'at tick 600' },
    { date: '2026-11-21' },
  ]);
  const other = await named('2026-11-21');
  answer = () => reply({ ok: false, code: 'nickname.unfit' }, 409);
  await other.sendRuns();
  expect(other.outbox.value.waiting).toMatchObject([{ name: '' }]);
});

test('two calls at once send a run once', async () => {
  const box = await named('2026-11-21');
  answer = () => reply({ ok: true, place: 1, isBest: true });
  await Promise.all([box.sendRuns(), box.sendRuns()]);
  expect(asked).toHaveLength(1);
});

test('it is bounded, and the newest stay', async () => {
  const box = await visit();
  for (let day = 1; day <= 9; day += 1) box.addRun(run(`2026-11-0${day}`));
  expect(box.outbox.value.waiting.map(({ date }) => date.at(-1))).toEqual(['6', '7', '8', '9']);
  box.addRun(run('2026-11-10', 'x'.repeat(500_000)));
  box.addRun(run('2026-11-11', 'x'.repeat(500_000)));
  expect(box.outbox.value.waiting.map(({ date }) => date)).toEqual(['2026-11-11']);
});

test.each(['', 'null', '[]', '7', '{"waiting":7}', '{"waiting":[null,{"date":1}],"fates":[0]}'])(
  'storage that holds %s is an empty outbox',
  async (text) => {
    kept.set('headroom.daily', text);
    expect((await visit()).outbox.value).toEqual({ waiting: [], fates: [] });
  },
);
