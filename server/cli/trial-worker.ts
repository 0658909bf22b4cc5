/** A thread that proves levels and weighs seeds, for `npm run prove` and `npm run balance`. */
import { parentPort } from 'node:worker_threads';
import { type Outcome, type TrialsOptions, trialsOf } from '../../shared/play/balance.ts';
import { type Proof, proveLevel } from '../../shared/play/prove.ts';
import { loadContent } from '../content.ts';

export type TrialJob =
  | { readonly kind: 'prove'; readonly level: string; readonly seeds: readonly number[]; readonly rollouts: number }
  | { readonly kind: 'balance'; readonly scenario: string; readonly seed: number; readonly options: TrialsOptions };

export type TrialResult =
  | { readonly kind: 'prove'; readonly proofs: readonly Proof[]; readonly seconds: number }
  | { readonly kind: 'balance'; readonly outcomes: readonly Outcome[] };

const catalogue = loadContent();

function carryOut(job: TrialJob): TrialResult {
  if (job.kind === 'balance') {
    return { kind: 'balance', outcomes: trialsOf(catalogue, job.scenario, job.seed, job.options) };
  }
  const level = catalogue.scenarios.find(({ id }) => id === job.level);
  if (level === undefined) throw new Error(`no level "${job.level}"`);
  const start = performance.now();
  const proofs = proveLevel(catalogue, level, job);
  return { kind: 'prove', proofs, seconds: (performance.now() - start) / 1000 };
}

parentPort?.on('message', ({ index, job }: { index: number; job: TrialJob }) => {
  parentPort?.postMessage({ index, result: carryOut(job) });
});
