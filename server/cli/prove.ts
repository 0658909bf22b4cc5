/** `npm run prove -- [levels] [--seeds N] [--json]`: the proofs of the levels, as a table; non-zero if one does not hold. */
import { performance } from 'node:perf_hooks';
import { styleText } from 'node:util';
import { proveLevel } from '../../shared/play/prove.ts';
import { loadContent } from '../content.ts';
import { readArgs, readInt, run, UsageError } from './args.ts';

const USAGE = 'npm run prove -- [levels] [--seeds N] [--rollouts N] [--json]';

await run(() => {
  const { values, positionals } = readArgs(USAGE, {
    seeds: { type: 'string' },
    rollouts: { type: 'string' },
    json: { type: 'boolean' },
  });
  const catalogue = loadContent();
  const levels = catalogue.scenarios.filter((scenario) => scenario.kind === 'level');
  const unknown = positionals.filter((name) => !levels.some((level) => level.id === name));
  if (unknown.length > 0) {
    throw new UsageError(`no level ${unknown.join(', ')}; known: ${levels.map((level) => level.id).join(', ')}`);
  }
  const seeds = Array.from({ length: readInt('seeds', values.seeds, 2, 1, 1000) }, (_, index) => index + 1);
  const rollouts = readInt('rollouts', values.rollouts, 400, 1, 100_000);
  const rows = [];
  for (const level of levels) {
    if (positionals.length > 0 && !positionals.includes(level.id)) continue;
    const start = performance.now();
    const proofs = proveLevel(catalogue, level, { seeds, rollouts });
    rows.push({ level: level.number, id: level.id, proofs, seconds: (performance.now() - start) / 1000 });
    if (values.json !== true) print(rows.at(-1) as (typeof rows)[number]);
  }
  if (values.json === true) process.stdout.write(`${JSON.stringify(rows, null, 2)}\n`);
  return rows.every((row) => row.proofs.every((proof) => proof.held)) ? 0 : 1;
});

function print(row: { level: string; proofs: ReturnType<typeof proveLevel>; seconds: number }): void {
  process.stdout.write(`level ${row.level} (${row.seconds.toFixed(1)} s)\n`);
  for (const { name, held, detail } of row.proofs) {
    const mark = held ? styleText('green', 'holds') : styleText('red', 'FAILS');
    process.stdout.write(`  ${mark}  ${name.padEnd(10)} ${detail}\n`);
  }
}
