/** The commands that people and other tools rely on, run as child processes: what they print, and how they refuse. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadHasher } from '../../shared/base/hash.ts';
import { type Ended, runCommand } from '../support/command-line.ts';
import { forgeCheckpoint } from '../support/match-log.ts';

const folder = mkdtempSync(join(tmpdir(), 'headroom-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** Exit code 2, nothing on stdout, the first line says what is wrong and what is allowed, no stack. */
function expectRefusal({ code, stdout, stderr }: Ended, ...says: (string | RegExp)[]): void {
  const [line = '', ...rest] = stderr.trimEnd().split('\n');
  for (const part of says) expect(line).toMatch(part);
  expect(stdout).toBe('');
  expect(stderr).not.toMatch(/^\s+at |node:internal/m);
  expect(rest.filter((other) => !other.startsWith('usage: '))).toEqual([]);
  expect(code).toBe(2);
}

describe('a match and its log', () => {
  const log = join(folder, 'match.log');
  const match = ['2-1', '--teams', '3', '--bots', 'evacuate-throttled,idle', '--seed', '11'];
  let played: Ended;
  let text: string;
  beforeAll(async () => {
    played = await runCommand('play', ...match, '--log', log, '--json');
    text = readFileSync(log, 'utf8');
  });

  test('play --json prints the hash and each team, --log writes the log', () => {
    expect(played).toMatchObject({ code: 0, stderr: '' });
    const result = JSON.parse(played.stdout);
    expect(result).toMatchObject({ scenario: '2-1', hash: expect.stringMatching(/^[0-9a-f]{16}$/) });
    const bots = result.teams.map((team: { bot: string }) => team.bot);
    expect(bots).toEqual(['evacuate-throttled', 'idle', 'evacuate-throttled']); // the bots go round
    expect(text.trimEnd().split('\n').at(-1)).toContain(`"end":"${result.hash}"`);
  });

  test('replay --json prints {hash, ticks, hostSteps, seconds}, with the hash of the match', async () => {
    const { code, stdout } = await runCommand('replay', log, '--json');
    expect(code).toBe(0);
    const { hash, ticks } = JSON.parse(played.stdout);
    const result = JSON.parse(stdout);
    expect(Object.keys(result)).toEqual(['hash', 'ticks', 'hostSteps', 'seconds']);
    expect(result).toMatchObject({ hash, ticks });
    expect(result.hostSteps).toBeGreaterThan(ticks); // three teams with one host each at least, most of the time
    expect(result.seconds).toBeGreaterThan(0);
  });

  test('another seed is another match, the same seed the same one; told in words it names the same hash', async () => {
    const { hash } = JSON.parse(played.stdout);
    const other = await runCommand('play', ...match.slice(0, -1), '12', '--json');
    expect(JSON.parse(other.stdout).hash).not.toBe(hash);
    const told = await runCommand('play', ...match);
    expect(told.stdout).toContain(`hash ${hash}`);
    expect(told.stdout).toMatch(/1\. evacuate-throttled/);
  });

  test('a log that breaks off is refused with the tick: after a line, and within one', async () => {
    const lines = text.split('\n');
    const after = file('after.log', `${lines.slice(0, 4).join('\n')}\n`);
    const tick = JSON.parse(lines[3]?.slice(17) ?? '').tick;
    expectRefusal(await runCommand('replay', after), `breaks off after tick ${tick}`);
    const within = file('within.log', lines.slice(0, 5).join('\n').slice(0, -10));
    expectRefusal(await runCommand('replay', within, '--json'), `after tick ${tick}`);
  });

  test('an edited log is refused with the tick: changed, shortened, swapped, or forged with sound checksums', async () => {
    const lines = text.split('\n');
    const tick = JSON.parse(lines[2]?.slice(17) ?? '').tick;
    const changed = lines.map((line, index) => (index === 3 ? line.replace(/"team":\d/, '"team":1') : line));
    const shortened = lines.filter((_, index) => index !== 3);
    const swapped = lines.map((line, index) => (index === 3 || index === 4 ? (lines[7 - index] as string) : line));
    for (const [name, edited] of Object.entries({ changed, shortened, swapped })) {
      expect(edited, name).not.toEqual(lines);
      const refusal = await runCommand('replay', file(`${name}.log`, edited.join('\n')));
      expectRefusal(refusal, new RegExp(`^log.edited at tick ${tick}: line 4, .*changed`));
    }
    const forged = file('forged.log', forgeCheckpoint(text, await loadHasher()));
    expectRefusal(
      await runCommand('replay', forged),
      /^log.diverged at tick 600: at tick 600 the world is [0-9a-f]{16}, the log says 0{16}/,
    );
  });

  test.each([
    ['empty', ''],
    ['prose', 'not a log\nat all\n'],
    ['json', '{"format":"headroom-log"}\n'],
    ['bytes', '\u0000\u0001\ufffd'.repeat(999)],
  ])('a foreign file is refused: %s', async (name, foreign) => {
    expectRefusal(await runCommand('replay', file(`${name}.log`, foreign)), 'not a Headroom match log');
  });

  test('a missing log, a folder and no log at all are refused', async () => {
    expectRefusal(await runCommand('replay', join(folder, 'none.log')), /^cannot read .*none\.log: ENOENT/);
    expectRefusal(await runCommand('replay', folder), /^cannot read .*: EISDIR/);
    expectRefusal(await runCommand('replay'), 'which log?');
  });
});

describe('a mistyped command line is refused with what is allowed', () => {
  test.each<[command: string, args: string[], ...says: string[]]>([
    ['play', ['lunch-day'], 'no scenario "lunch-day"', 'launch-day', '2-1'],
    ['play', ['2-1', '--bots', 'planed'], 'no bot "planed"', 'planned-spare', 'idle'],
    ['play', ['2-1', '--seed', 'seven'], '--seed', 'from 0 to 4294967295', '"seven"'],
    ['play', ['2-1', '--seed=-1'], '--seed', 'from 0 to 4294967295', '"-1"'],
    ['play', ['2-1', '--seed', '4294967296'], 'from 0 to 4294967295'],
    ['play', ['2-1', '--teams', '0'], '--teams', 'from 1 to 50'],
    ['play', ['2-1', '--teams', '1.5'], 'from 1 to 50', '"1.5"'],
    ['play', ['--turbo'], '--turbo'],
    ['balance', ['lunch-day'], 'no scenario "lunch-day"', 'launch-day'],
    ['balance', ['launch-day', '--seeds', '0'], '--seeds', 'from 1 to 1000'],
    ['prove', ['9-9'], 'no level 9-9', '1-1, 1-2'],
    ['prove', ['2-1', 'launch-day'], 'no level launch-day'],
    ['prove', ['2-1', '--rollouts', 'many'], '--rollouts', 'from 1 to'],
    ['plan', ['9-9'], 'no scenario "9-9"', '1-1, 1-2'],
    ['plan', ['2-1', '--minute', '0'], '--minute', 'from 1 to'],
    ['bench', ['--fast'], '--fast'],
    ['vectors', ['test/nowhere'], 'nowhere', 'ENOENT'],
    ['vectors', [], 'usage: '],
  ])('%s %j', async (command, args, ...says) => {
    expectRefusal(await runCommand(command, ...args), ...says);
  });
});

test('SPEC PL1–PL6 WH7 plan --json prints every aid as numbers', async () => {
  const options = ['--minute', '2', '--seeds', '2', '--look-ahead', '1', '--incidents', '--json'];
  const { code, stdout } = await runCommand('plan', '2-1', ...options);
  expect(code).toBe(0);
  const found = JSON.parse(stdout);
  expect(found.tick).toBe(120);
  expect(found.survival.length).toBeGreaterThan(2);
  expect(found.outlook.at(-1).profitMicroCents.p90).toBeGreaterThanOrEqual(found.outlook.at(-1).profitMicroCents.p10);
  expect(found.vms.every(({ size }: { size: object }) => size !== undefined)).toBe(true);
  expect(found.bound.bound).toBeLessThanOrEqual(found.bound.used);
  expect(found.costs.length).toBeGreaterThan(1);
  expect(found.incidents.costs).toBeInstanceOf(Array);
});

test('bench --json prints one object with microsecondsPerHostStep', async () => {
  const { code, stdout } = await runCommand('bench', '--json', '--ticks', '50');
  expect(code).toBe(0);
  const result = JSON.parse(stdout);
  expect(result).toMatchObject({ teams: 10, hosts: 400, hash: expect.stringMatching(/^[0-9a-f]{16}$/) });
  expect(result.containers).toBeGreaterThan(2700); // 300 a team are asked for, a few start again at any moment
  expect(result.microsecondsPerHostStep).toBeGreaterThan(0);
  expect(result.ticksPerSecond).toBeGreaterThan(0);
});

test('balance --json prints a row a bot, some plan is par on the one seed, and what breaks a rule sets the exit code', async () => {
  const { code, stdout } = await runCommand('balance', '1-1', '--seeds', '1', '--randoms', '1', '--json');
  const [level] = JSON.parse(stdout) as {
    scenario: string;
    rows: { plan: string; percentOfPar: number; wins: number }[];
    rulings: { held: boolean }[];
  }[];
  expect(level?.scenario).toBe('1-1');
  expect(level?.rows.map((row) => row.plan)).toEqual(expect.arrayContaining(['idle', 'two-hosts', 'one-then-split']));
  expect(level?.rows.filter((row) => row.wins === 1 && row.percentOfPar === 100).length).toBeGreaterThan(0);
  expect(level?.rulings.length).toBe(5);
  expect(code).toBe(level?.rulings.every(({ held }) => held) ? 0 : 1);
});

test('vectors tells each odd file in a line, goes on to the sound ones, counts what is not covered as failed', async () => {
  const odd = join(folder, 'odd');
  mkdirSync(join(odd, 'folder.json'), { recursive: true });
  const sound = readFileSync(join(import.meta.dirname, '../vectors/kubernetes/pod-qos-class.json'), 'utf8');
  const { cases } = JSON.parse(sound);
  const files = {
    'a-prose.json': 'not JSON',
    'b-list.json': '[]',
    'c-none.json': '{"mechanism":"pod QoS class","cases":[]}',
    'd-empty.json': '',
    'e-unknown.json': '{"mechanism":"tarot","cases":[{"id":"the tower"}]}',
    'f-malformed.json': '{"mechanism":"pod QoS class","cases":[{"id":"odd"}, 7]}',
    'g-sound.json': sound,
    'readme.txt': 'no case file',
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(odd, name), text);
  const { code, stdout, stderr } = await runCommand('vectors', odd);
  const lines = stdout.trimEnd().split('\n');
  expect(lines.filter((line) => /^[a-z-]+\.json /.test(line)).map((line) => line[0])).toEqual([...'abcdefg']);
  expect(stdout).toMatch(/^e-unknown\.json {2}tarot {2}0\/1 {2}\(not covered\)$/m);
  expect(lines.at(-1)).toBe(`${cases.length} passed, 7 failed`);
  expect(stderr).toBe('');
  expect(code).toBe(1);
});
