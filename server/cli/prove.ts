/** `npm run prove -- [levels] [--seeds N] [--json]`: the proofs of the levels, as a table; non-zero if one does not hold. */
import { styleText } from 'node:util';
import { PROOFS, type Proof } from '../../shared/play/prove.ts';
import { type Timer, timersOf } from '../../shared/play/timers.ts';
import { compileRulebook } from '../../shared/sim/compile-rulebook.ts';
import { loadContent } from '../content.ts';
import { readArgs, readInt, run, UsageError } from './args.ts';
import type { TrialJob, TrialResult } from './trial-worker.ts';
import { inWorkers } from './workers.ts';

const USAGE = 'npm run prove -- [levels] [--seeds N] [--rollouts N] [--json]';

const CELL = 12;

interface Row {
  readonly level: string;
  readonly id: string;
  readonly proofs: readonly Proof[];
  readonly seconds: number;
  readonly timers: readonly Timer[]; // the reaction budget: what is waited for, in real seconds
}

await run(async () => {
  const { values, positionals } = readArgs(USAGE, {
    seeds: { type: 'string' },
    rollouts: { type: 'string' },
    json: { type: 'boolean' },
  });
  const catalogue = loadContent();
  const levels = catalogue.scenarios.filter((scenario) => scenario.kind === 'level');
  const asked = (level: (typeof levels)[number], name: string) => level.id === name || level.number === name;
  const unknown = positionals.filter((name) => !levels.some((level) => asked(level, name)));
  if (unknown.length > 0) {
    throw new UsageError(`no level ${unknown.join(', ')}; known: ${levels.map((level) => level.id).join(', ')}`);
  }
  const seeds = Array.from({ length: readInt('seeds', values.seeds, 2, 1, 1000) }, (_, index) => index + 1);
  const rollouts = readInt('rollouts', values.rollouts, 400, 1, 100_000);
  const chosen = levels.filter((level) => positionals.length === 0 || positionals.some((name) => asked(level, name)));
  const jobs = chosen.map((level): TrialJob => ({ kind: 'prove', level: level.id, seeds, rollouts }));
  const rowOf = (result: TrialResult, index: number): Row => {
    const level = chosen[index];
    if (result.kind !== 'prove' || level === undefined) throw new Error('a level was asked to be proven');
    const timers = timersOf(compileRulebook(catalogue, level.id));
    return { level: level.number, id: level.id, proofs: result.proofs, seconds: result.seconds, timers };
  };
  const tellAsItComes = (result: TrialResult, index: number) => {
    if (values.json !== true) tell(rowOf(result, index));
  };
  const results = await inWorkers<TrialJob, TrialResult>(
    new URL('./trial-worker.ts', import.meta.url),
    jobs,
    tellAsItComes,
  );
  const rows = results.map(rowOf);
  if (values.json === true) process.stdout.write(`${JSON.stringify(rows, null, 2)}\n`);
  else table(rows);
  return rows.every((row) => row.proofs.every((proof) => proof.held)) ? 0 : 1;
});

function tell({ level, proofs, seconds, timers }: Row): void {
  process.stdout.write(`level ${level} (${seconds.toFixed(1)} s)\n`);
  for (const { name, held, detail } of proofs) {
    const mark = held ? styleText('green', 'holds') : styleText('red', 'FAILS');
    process.stdout.write(`  ${mark}  ${name.padEnd(10)} ${detail}\n`);
  }
  const waits = timers.map((timer) => `${timer.what} ${timer.seconds} s`);
  process.stdout.write(`         timers     ${waits.join(', ')}\n`);
}

/** Levels by proofs: whether it holds, how many stars were reached, and how much of par. */
function table(rows: readonly Row[]): void {
  const head = ['level', ...PROOFS].map((name) => name.padEnd(CELL)).join('');
  process.stdout.write(`\n${head}\n`);
  for (const { level, proofs } of rows) {
    const cells = PROOFS.map((name) => cellOf(proofs.find((proof) => proof.name === name)));
    process.stdout.write(`${level.padEnd(CELL)}${cells.join('')}\n`);
  }
  const all = rows.flatMap((row) => row.proofs);
  const failed = all.filter((proof) => !proof.held).length;
  process.stdout.write(`${all.length - failed} of ${all.length} proofs hold\n`);
}

function cellOf(proof: Proof | undefined): string {
  if (proof === undefined) return '–'.padEnd(CELL);
  const { held, stars, percentOfPar, figure } = proof;
  const words = [held ? '✓' : '✗'];
  if (stars !== undefined) words.push(`${stars}★`);
  if (percentOfPar !== undefined) words.push(`${Math.round(percentOfPar)} %`);
  if (figure !== undefined) words.push(figure);
  return styleText(held ? 'green' : 'red', words.join(' ').padEnd(CELL));
}
