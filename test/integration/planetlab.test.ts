/** `npm run planetlab` as a child process: what it prints, and how it refuses files and policies. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { type Ended, runCommand } from '../support/command-line.ts';
import { wanderingRows } from '../support/wandering.ts';

const folder = mkdtempSync(join(tmpdir(), 'headroom-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const rows = wanderingRows(40, 288, 5).map((row) => row.join(' '));
const day = file('day.txt', `# forty VMs\n${rows.join('\n')}\n`);
const FIELDS = ['energyKwh', 'esv', 'migrations', 'pdm', 'peakMemoryMib', 'policy', 'slatah', 'slav', 'wallSeconds'];

test('--json prints an array with a row for each policy, all by default', async () => {
  const { code, stdout, stderr } = await runCommand('planetlab', day, '--json');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const results = JSON.parse(stdout) as Record<string, number | string>[];
  expect(results.map(({ policy }) => policy)).toEqual([
    'npa',
    'dvfs',
    'thr-mmt-0.8',
    'thr-mmt-1.0',
    'mad-mmt-2.5',
    'lr-mmt-1.2',
  ]);
  for (const result of results) {
    expect(Object.keys(result).toSorted()).toEqual(FIELDS);
    expect(result.wallSeconds).toBeGreaterThan(0);
    expect(result.peakMemoryMib).toBeGreaterThan(20);
  }
  expect(results[0]).toMatchObject({ energyKwh: 2419.2, migrations: 0, slatah: 0, pdm: 0, slav: 0, esv: 0 });
});

test('a table for people: the trace, the policy asked for, what differs from CloudSim; --memory enforced costs energy', async () => {
  const loose = await runCommand('planetlab', day, '--policy', 'thr-mmt-0.8');
  const strict = await runCommand('planetlab', day, '--policy', 'thr-mmt-0.8', '--memory', 'enforced');
  expect(loose.code + strict.code).toBe(0);
  expect(loose.stdout).toContain('40 VMs on 800 hosts');
  expect(loose.stdout).toMatch(/CloudSim 3\.0\.3/);
  expect(loose.stdout).not.toMatch(/^dvfs /m);
  const energy = ({ stdout }: Ended) => Number(/^thr-mmt-0\.8 +([\d.]+)/m.exec(stdout)?.[1]);
  expect(energy(strict)).toBeGreaterThan(energy(loose));
});

describe('refused with file, line and what was expected, without a stack', () => {
  const short = file('short.txt', `${rows[0]}\n${rows[1]?.slice(0, -3)}\n`);
  const words = file('words.txt', `# VMs\n${rows[0]?.replace(/^\d+/, 'idle')}\n`);
  const empty = file('empty.txt', '# nothing\n');
  const crowd = file('crowd.txt', `${Array.from({ length: 4000 }, () => rows[0]).join('\n')}\n`);
  test.each([
    [[], /^expected a trace file, found none/],
    [[day, day], /^expected one trace file/],
    [[join(folder, 'none.txt')], /none\.txt: expected a trace file, but it cannot be read \(ENOENT/],
    [[folder], /: expected a trace file, but it cannot be read \(EISDIR/],
    [[short], /short\.txt:2: expected 288 values/],
    [[words], /words\.txt:2: value 1: expected a whole percent from 0 to 100, found "idle"/],
    [[empty], /empty\.txt:2: expected a VM a line/],
    [[crowd, '--policy', 'dvfs'], /crowd\.txt: expected VMs that fit, but VM \d+ of 4000 finds no room on 800 hosts/],
    [[day, '--policy', 'best'], /^--policy: expected npa, dvfs, thr-mmt-0\.8, .*all, found "best"/],
    [[day, '--memory', 'some'], /^--memory: expected cloudsim or enforced, found "some"/],
    [[day, '--polcy', 'npa'], /Unknown option '--polcy'/],
  ] as [string[], RegExp][])('%j', async (args, says) => {
    const { code, stdout, stderr } = await runCommand('planetlab', ...args, '--json');
    expect(stderr.split('\n')[0]).toMatch(says);
    expect(stderr).not.toMatch(/^\s+at |node:internal/m);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });
});
