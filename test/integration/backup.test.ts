/** Saved while a class plays, restored elsewhere, also from one kind of database into the other; and files that are broken. */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'colyseus.js';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { openStore } from '../../server/store/store.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';
import { orSkip } from '../support/programs.ts';
import { startServer } from '../support/server.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const CLASS = { mode: 'class', scenario: 'launch-day', teams: 1, seed: 5 };

const DAY = {
  ...{ day: '2026-11-21', content: 'c', browserHash: 'b', nickname: 'Ann', stars: 3, whole: true },
  ...{ profitMicroCents: 123_456_789_012, atMs: 1_785_000_000_123 },
};

const folder = mkdtempSync(join(tmpdir(), 'headroom-'));
let postgres: TestPostgres | undefined;
let saved = '';
let code = '';
afterAll(async () => {
  await postgres?.stop();
  rmSync(folder, { recursive: true });
});

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}
type Where = { readonly DATA_DIR: string } | { readonly DATABASE_URL: string };

function run(command: 'backup' | 'restore', where: Where, ...args: string[]): Promise<Ended> {
  const { DATABASE_URL: _, ...rest } = process.env;
  const options = { cwd: ROOT, env: { ...rest, ...where } };
  return new Promise((resolve) => {
    execFile(process.execPath, [join('server', 'cli', `${command}.ts`), ...args], options, (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), stdout, stderr }),
    );
  });
}

const folderOf = (name: string): Where => {
  const DATA_DIR = join(folder, name);
  mkdirSync(DATA_DIR, { recursive: true });
  return { DATA_DIR };
};

/** One backup for all: of a class under way on a server that runs. */
beforeEach(async () => {
  if (saved !== '') return;
  const server = await startServer({ bare: true });
  const room = await new Client(server.url).create('match', CLASS);
  code = room.roomId;
  room.onMessage('*', () => {});
  const ann = await new Client(server.url).joinById(code, { nickname: 'Ann', realName: 'Ann O’Neill' });
  ann.onMessage('*', () => {});
  await room.request('control' as never, { do: 'start' } as never);
  await room.request('control' as never, { do: 'say', kind: 'hint', text: 'Look at “p99” 💡' } as never);
  const store = await openStore(join(server.dataDir, 'headroom.sqlite'));
  await store.saveDaily(DAY);
  await store.close();
  const file = join(folder, 'saved.jsonl');
  expect(await run('backup', { DATA_DIR: server.dataDir }, file)).toMatchObject({ code: 0, stderr: '' });
  expect(await room.request('control' as never, { do: 'pause' } as never), 'the class plays on').toEqual({ ok: true });
  await server.stop();
  saved = file;
}, 60_000);

test('the file is its owner’s alone, and is never written over', async () => {
  expect(statSync(saved).mode & 0o777).toBe(0o600);
  const again = await run('backup', folderOf('empty'), saved);
  expect(again).toMatchObject({ code: 2, stderr: `${saved} is there already: name a new file\n` });
  expect((await run('backup', folderOf('empty'), join(folder, 'none', 'x'))).stderr).toMatch(/^cannot write .*ENOENT/);
});

test('restored into an empty store, the class goes on there', async () => {
  const where = folderOf('restored');
  expect(await run('restore', where, saved)).toMatchObject({ code: 0, stderr: '' });
  expect((await run('restore', where, saved)).stderr).toContain('there are rooms already');
  const server = await startServer({ env: where as Record<string, string>, bare: true });
  const health = (await (await fetch(`${server.url}/healthz`)).json()) as { rooms: number };
  expect(health.rooms).toBe(1);
  await server.stop();
});

test('from SQLite to PostgreSQL and back: the same rows', async (context) => {
  postgres = await orSkip(context, 'PostgreSQL', startPostgres);
  const where = { DATABASE_URL: postgres.url };
  expect(await run('restore', where, saved)).toMatchObject({ code: 0, stderr: '' });
  const store = await openStore(postgres.url);
  const claimed = await store.claim(code);
  expect(await store.loadDaily(DAY.day, DAY.content, 9)).toEqual([DAY]);
  await store.close();
  expect(claimed?.seats).toMatchObject([{ nickname: 'Ann', realName: 'Ann O’Neill' }]);
  expect(claimed?.notes).toMatchObject([{ text: 'Look at “p99” 💡', atMs: expect.any(Number) }]);
  const back = join(folder, 'back.jsonl');
  expect(await run('backup', where, back)).toMatchObject({ code: 0, stderr: '' });
  // Claimed once, and a restored room is nobody's: else to the letter.
  const plain = (file: string) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .map((line) => (line === '' ? line : JSON.stringify(sorted(JSON.parse(line)))));
  expect(plain(back).toSorted()).toEqual(plain(saved).toSorted());
});

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .filter(([key]) => key !== 'lease_epoch' && key !== 'holder')
    .map(([key, inner]) => [key, sorted(inner)])
    .toSorted();
}

describe('broken files leave the store empty', () => {
  const lines = () => readFileSync(saved, 'utf8').trimEnd().split('\n');
  test.each<[string, (lines: string[]) => string[], RegExp]>([
    ['cut off', (all) => all.slice(0, -1), /breaks off/],
    ['a row lost', (all) => all.toSpliced(3, 1), /has lost rows/],
    ['no JSON', (all) => all.with(2, '{"table":'), /line 3: expected JSON/],
    [
      'a column too many',
      (all) => all.with(1, (all[1] ?? '').replace('"code"', '"kode":1,"code"')),
      /line 2: row: .*kode/,
    ],
    [
      'a wrong type',
      (all) => all.with(1, (all[1] ?? '').replace(/"tick":\d+/, '"tick":"7"')),
      /line 2: tick: .*number/,
    ],
    ['an unknown table', (all) => all.with(2, '{"table":"__proto__","row":{}}'), /line 3: table: /],
    [
      'another version',
      (all) => all.with(0, (all[0] ?? '').replace(/"tables":"[^"]*"/, '"tables":"000"')),
      /another version/,
    ],
    ['no backup', () => ['hello'], /not a backup of Headroom/],
    ['empty', () => [], /breaks off|not a backup/],
    ['more after the end', (all) => [...all, ...all], /expected nothing after the end/],
  ])('%s', async (name, change, said) => {
    const file = join(folder, `${name}.jsonl`);
    writeFileSync(file, change(lines()).map((line) => `${line}\n`).join('')); // biome-ignore format: one file
    const where = folderOf(`broken ${name}`);
    const { code, stdout, stderr } = await run('restore', where, file);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(said);
    const store = await openStore(join((where as { DATA_DIR: string }).DATA_DIR, 'headroom.sqlite'));
    expect(await store.loadUnfinished()).toEqual([]);
    await store.close();
  });

  test('no file', async () => {
    expect((await run('restore', folderOf('none'), join(folder, 'none.jsonl'))).stderr).toMatch(
      /^cannot read .*ENOENT/,
    );
    expect((await run('restore', folderOf('none'), folder)).stderr).toMatch(/^cannot read .*EISDIR/);
    expect((await run('restore', folderOf('none'))).stderr).toContain('from which file?');
    expect((await run('backup', folderOf('none'))).stderr).toContain('into which file?');
  });
});
