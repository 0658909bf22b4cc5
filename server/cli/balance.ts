/**
 * `npm run balance -- <level|scenario|all> [--seeds N] [--randoms N] [--json]`: nobody, all plans, the same cut short after a
 * minute, and random ones, on the same seeds; non-zero where a rule of balance is broken.
 */
import { styleText } from 'node:util';
import { type Outcome, type PlanRow, rowsOf } from '../../shared/play/balance.ts';
import { type Ruling, rulingsOf } from '../../shared/play/balance-rules.ts';
import { CAUSES } from '../../shared/sim/world.ts';
import { loadContent } from '../content.ts';
import { readArgs, readInt, run, UsageError } from './args.ts';
import type { TrialJob, TrialResult } from './trial-worker.ts';
import { inWorkers } from './workers.ts';

const USAGE = 'npm run balance -- <level|scenario|all> [--seeds N] [--randoms N] [--json]';

await run(async () => {
  const { values, positionals } = readArgs(USAGE, {
    seeds: { type: 'string' },
    randoms: { type: 'string' },
    json: { type: 'boolean' },
  });
  const catalogue = loadContent();
  const ids = catalogue.scenarios.map(({ id }) => id);
  const asked = positionals.length === 0 ? ['launch-day'] : positionals;
  const chosen = catalogue.scenarios.filter(
    ({ id, number }) => asked.includes('all') || asked.includes(id) || (number !== '' && asked.includes(number)),
  );
  if (chosen.length === 0) throw new UsageError(`no scenario "${asked.join(', ')}"; known: ${ids.join(', ')}`);
  const seeds = readInt('seeds', values.seeds, 8, 1, 1000);
  const options = { randoms: readInt('randoms', values.randoms, 3, 0, 100), statics: true };
  const jobs = chosen.flatMap(({ id }) =>
    Array.from(
      { length: seeds },
      (_, index): TrialJob => ({ kind: 'balance', scenario: id, seed: index + 1, options }),
    ),
  );
  const results = await inWorkers<TrialJob, TrialResult>(new URL('./trial-worker.ts', import.meta.url), jobs);
  const reports = chosen.map((scenario, index) => {
    const own = results.slice(index * seeds, (index + 1) * seeds);
    const outcomes: Outcome[] = own.flatMap((result) => (result.kind === 'balance' ? result.outcomes : []));
    return {
      scenario: scenario.id,
      title: scenario.title,
      rows: rowsOf(outcomes),
      rulings: rulingsOf(scenario, outcomes),
    };
  });
  if (values.json === true) process.stdout.write(`${JSON.stringify(reports, null, 2)}\n`);
  else for (const report of reports) print(report, seeds);
  return reports.every(({ rulings }) => rulings.every(({ held }) => held)) ? 0 : 1;
});

interface Report {
  readonly scenario: string;
  readonly title: string;
  readonly rows: readonly PlanRow[];
  readonly rulings: readonly Ruling[];
}

function print({ scenario, title, rows, rulings }: Report, seeds: number): void {
  const write = (line: string) => process.stdout.write(`${line}\n`);
  write(`\n${scenario}, ${title}: ${seeds} seeds; par is the best of its plans on each seed`);
  write(
    'plan                               profit     ±  % of par  in time   wins  0★ 1★ 2★ 3★  first loss  the Night',
  );
  for (const row of [...rows].sort((a, b) => b.profitDollars - a.profitDollars)) write(lineOf(row));
  const best = rows.filter(({ kind }) => kind === 'plan').sort((a, b) => b.profitDollars - a.profitDollars)[0];
  for (const row of [best, rows.find(({ kind }) => kind === 'idle')]) if (row !== undefined) write(causesOf(row));
  for (const ruling of rulings) write(verdictOf(ruling));
}

function dollars(value: number): string {
  return `$${Math.round(value)}`;
}

function lineOf(row: PlanRow): string {
  return [
    row.plan.padEnd(32),
    dollars(row.profitDollars).padStart(9),
    String(Math.round(row.spreadDollars)).padStart(6),
    `${Math.round(row.percentOfPar)} %`.padStart(10),
    `${(100 * row.inTimeShare).toFixed(1)} %`.padStart(9),
    String(row.wins).padStart(7),
    ' ',
    ...row.stars.map((count) => String(count).padStart(3)),
    (row.firstLossSeconds === null ? '–' : `${Math.round(row.firstLossSeconds)} s`).padStart(11),
    dollars(row.nightDollars).padStart(10),
  ].join('');
}

/** Where its money came from and went to, the largest first. */
function causesOf({ plan, dollarsByCause }: PlanRow): string {
  const parts = CAUSES.map((cause, index) => ({ cause, amount: dollarsByCause[index] ?? 0 }))
    .filter(({ amount }) => Math.abs(amount) >= 0.5)
    .sort((a, b) => Math.abs(b.amount) - Math.abs(a.amount));
  return `  ${plan}: ${parts.map(({ cause, amount }) => `${cause} ${dollars(amount)}`).join(', ')}`;
}

function verdictOf({ rule, held, figures, plans }: Ruling): string {
  const mark = held ? styleText('green', 'holds') : styleText('red', 'BROKEN');
  const told = Object.entries(figures).map(([name, value]) => `${name} ${Number(value.toFixed(2))}`);
  const by = plans.length > 0 ? ` (${plans.join(', ')})` : '';
  return `  ${mark}  ${rule.padEnd(15)} ${told.join(', ')}${by}`;
}
