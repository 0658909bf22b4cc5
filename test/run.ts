/**
 * `npm test`: the parts in order, each in child processes; then the time budget by part and one closing line.
 * `--long` (HEADROOM_LONG=1) is for the tests to draw many more seeds; CI=true turns missing services into failures.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

interface Outcome extends Counts {
  output: string; // printed only when something failed
}

/** One child process; undefined where there is nothing to run yet. */
type Step = (timeoutMs: number | undefined) => Outcome | undefined;

interface Part {
  name: string;
  budgetMinutes: number; // 10-foundations: 22 in all on two cores
  steps: Step[];
}

const ROOT = join(import.meta.dirname, '..');
const PACKAGES = join(ROOT, 'node_modules');
const REPORTS = join(PACKAGES, '.cache', 'headroom');
const LONG = process.argv.includes('--long');

const PARTS: readonly Part[] = [
  {
    name: 'static',
    budgetMinutes: 1,
    steps: [
      tool('biome', '@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'),
      tool('tsc', 'typescript/bin/tsc', '-b'),
      tool('knip', 'knip/bin/knip.js', '--no-config-hints'),
      tests('layers', 'test/layers.test.ts'),
    ],
  },
  { name: 'unit + vectors', budgetMinutes: 2, steps: [tests('unit', 'test/**/*.test.ts')] },
  { name: 'seeded matches', budgetMinutes: 5, steps: [tests('seeded')] },
  { name: 'proofs', budgetMinutes: 4, steps: [tests('proofs')] },
  { name: 'integration', budgetMinutes: 4, steps: [tests('integration'), tests('abuse')] },
  { name: 'browser', budgetMinutes: 6, steps: [tests('browser')] },
];

/** A program whose exit code is its verdict: counts as one. */
function tool(name: string, program: string, ...args: string[]): Step {
  return (timeoutMs) => {
    const { status, output } = run(join(PACKAGES, program), args, timeoutMs);
    const passed = status === 0 ? 1 : 0;
    return { passed, failed: 1 - passed, skipped: 0, output: `${name}:\n${output}` };
  };
}

/** A project of vitest.config.ts: counts as many as it has tests. */
function tests(project: string, files = `test/${project}/**/*.test.ts`): Step {
  return (timeoutMs) => {
    if (globSync(files, { cwd: ROOT }).length === 0) return undefined;
    const report = join(REPORTS, `${project}.json`);
    rmSync(report, { force: true });
    const config = ['--config', 'test/vitest.config.ts', '--project', project];
    const reporters = ['--reporter=verbose', '--reporter=json', `--outputFile.json=${report}`];
    const { status, output } = run(join(PACKAGES, 'vitest', 'vitest.mjs'), ['run', ...config, ...reporters], timeoutMs);
    const counts = existsSync(report) ? readReport(report) : { passed: 0, failed: 0, skipped: 0 };
    // A file that cannot be loaded or an error outside a test fails the run without a failed test.
    if (status !== 0 && counts.failed === 0) counts.failed = 1;
    for (const line of output.split('\n')) {
      if (isSkipped(line)) console.log(`skipped${line.trim().slice(1)}`);
      if (line.startsWith('Installing the system package ')) console.log(line);
    }
    return { ...counts, output: withoutPassed(output) };
  };
}

function isSkipped(line: string): boolean {
  return /^\s*↓/.test(line);
}

function withoutPassed(output: string): string {
  return output.replaceAll(/^\s*[✓↓].*\n/gm, '');
}

function readReport(file: string): Counts {
  const report = JSON.parse(readFileSync(file, 'utf8'));
  const skipped = report.numPendingTests + report.numTodoTests;
  return { passed: report.numPassedTests, failed: report.numFailedTests, skipped };
}

function run(program: string, args: string[], timeoutMs: number | undefined): { status: number; output: string } {
  const { FORCE_COLOR: _, ...inherited } = process.env;
  const env = { ...inherited, NO_COLOR: '1', ...(LONG && { HEADROOM_LONG: '1' }) };
  const options = {
    cwd: ROOT,
    env,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    timeout: timeoutMs,
    killSignal: 'SIGKILL',
  } as const;
  const { status, stdout, stderr, error } = spawnSync(process.execPath, [program, ...args], options);
  return { status: status ?? 1, output: `${stdout}${stderr}${error ? `\n${error.message}\n` : ''}` };
}

function runPart({ name, budgetMinutes, steps }: Part): Counts {
  const started = performance.now();
  // Three times its budget: something hangs, and a run that never ends says nothing.
  const timeoutMs = LONG ? undefined : 3 * budgetMinutes * 60_000;
  const outcomes = steps.map((step) => step(timeoutMs)).filter((outcome) => outcome !== undefined);
  for (const { failed, output } of outcomes) if (failed > 0) console.log(output);
  const counts = sum(outcomes);
  const seconds = (performance.now() - started) / 1000;
  const verdict = outcomes.length === 0 ? 'none yet' : describe(counts);
  const late = seconds > budgetMinutes * 60 && !LONG ? '  over its budget' : '';
  console.log(`${name.padEnd(15)} ${seconds.toFixed(1).padStart(6)} s of ${budgetMinutes} min  ${verdict}${late}`);
  return counts;
}

function sum(counts: readonly Counts[]): Counts {
  const total = (key: keyof Counts) => counts.reduce((all, each) => all + each[key], 0);
  return { passed: total('passed'), failed: total('failed'), skipped: total('skipped') };
}

function describe({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

mkdirSync(REPORTS, { recursive: true });
const started = performance.now();
const total = sum(PARTS.map(runPart));
const budgetMinutes = PARTS.reduce((all, part) => all + part.budgetMinutes, 0);
console.log(
  `${'in all'.padEnd(15)} ${((performance.now() - started) / 1000).toFixed(1).padStart(6)} s of ${budgetMinutes} min`,
);
console.log(describe(total));
process.exitCode = total.failed > 0 ? 1 : 0;
