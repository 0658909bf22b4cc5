/** `npm run balance -- <scenario> [--seeds N] [--json]`: each plan of a scenario against par on the same seeds. */
import { balance, type PlanRow } from '../../shared/play/balance.ts';
import { loadContent } from '../content.ts';
import { readArgs, readInt, run, UsageError } from './args.ts';

const USAGE = 'npm run balance -- <scenario> [--seeds N] [--json]';

await run(() => {
  const { values, positionals } = readArgs(USAGE, { seeds: { type: 'string' }, json: { type: 'boolean' } });
  const catalogue = loadContent();
  const id = positionals[0] ?? 'launch-day';
  const scenario = catalogue.scenarios.find((entry) => entry.id === id);
  if (scenario === undefined)
    throw new UsageError(`no scenario "${id}"; known: ${catalogue.scenarios.map((s) => s.id).join(', ')}`);
  const seeds = Array.from({ length: readInt('seeds', values.seeds, 8, 1, 1000) }, (_, index) => index + 1);
  const rows = balance(catalogue, id, seeds);
  if (values.json === true) process.stdout.write(`${JSON.stringify(rows, null, 2)}\n`);
  else print(rows, seeds.length);
  return 0;
});

function print(rows: readonly PlanRow[], seeds: number): void {
  process.stdout.write(`mean of ${seeds} seeds; par is the best of these plans on each seed\n`);
  process.stdout.write('plan                  profit   % of par   in time   wins   the Night\n');
  for (const row of [...rows].sort((a, b) => b.profitDollars - a.profitDollars)) {
    const cells = [
      row.plan.padEnd(20),
      `$${Math.round(row.profitDollars)}`.padStart(8),
      `${Math.round(row.percentOfPar)} %`.padStart(10),
      `${(100 * row.inTimeShare).toFixed(1)} %`.padStart(9),
      String(row.wins).padStart(6),
      `$${Math.round(row.nightDollars)}`.padStart(11),
    ];
    process.stdout.write(`${cells.join('')}\n`);
  }
}
