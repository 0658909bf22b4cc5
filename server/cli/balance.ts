/**
 * `npm run balance -- <level|scenario|all> [--seeds N] [--from SEED] [--randoms N] [--json]`: nobody, all plans, the same cut
 * short after a minute, autopilots and random hands, on the same seeds; non-zero where a rule of balance is broken.
 */
import { styleText } from 'node:util';
import type { Scenario } from '../../shared/content/schema.ts';
import { type Autopilot, autopilotBot, autopilotsOf } from '../../shared/play/autopilots.ts';
import { bestAutopilots, type Outcome, type PlanRow, rowsOf } from '../../shared/play/balance.ts';
import { type Ruling, rulingsOf } from '../../shared/play/balance-rules.ts';
import { compileRulebook } from '../../shared/sim/compile-rulebook.ts';
import type { Rulebook } from '../../shared/sim/rulebook.ts';
import { CAUSES } from '../../shared/sim/world.ts';
import { loadContent } from '../content.ts';
import { readArgs, readInt, run, UsageError } from './args.ts';
import type { TrialJob, TrialResult } from './trial-worker.ts';
import { inWorkers } from './workers.ts';

const USAGE = 'npm run balance -- <level|scenario|all> [--seeds N] [--from SEED] [--randoms N] [--json]';

/** Days that every autopilot plays, and how many of them play on: ranks are clear by then. */
const DAYS_OF_ALL = 8;
const AUTOPILOTS_KEPT = 3;

await run(async () => {
  const { values, positionals } = readArgs(USAGE, {
    seeds: { type: 'string' },
    from: { type: 'string' },
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
  const from = readInt('from', values.from, 1, 1, 1_000_000);
  const randoms = readInt('randoms', values.randoms, 3, 0, 100);
  const reports: Report[] = [];
  for (const spec of chosen) {
    const days = Array.from({ length: seeds }, (_, index) => from + index);
    const outcomes = await weigh(spec, compileRulebook(catalogue, spec.id), days, randoms);
    const report = { scenario: spec.id, title: spec.title, rows: rowsOf(outcomes), rulings: rulingsOf(spec, outcomes) };
    reports.push(report);
    if (values.json !== true) print(report, days);
  }
  if (values.json === true) process.stdout.write(`${JSON.stringify(reports, null, 2)}\n`);
  return reports.every(({ rulings }) => rulings.every(({ held }) => held)) ? 0 : 1;
});

/** All autopilots play the first days, the best of them the others. */
async function weigh(spec: Scenario, rules: Rulebook, days: readonly number[], randoms: number): Promise<Outcome[]> {
  const play = async (seeds: readonly number[], autopilots: readonly Autopilot[]): Promise<Outcome[]> => {
    const jobs = seeds.map((seed): TrialJob => {
      return { kind: 'balance', scenario: spec.id, seed, options: { randoms, statics: true, autopilots } };
    });
    const results = await inWorkers<TrialJob, TrialResult>(new URL('./trial-worker.ts', import.meta.url), jobs);
    return results.flatMap((result) => (result.kind === 'balance' ? result.outcomes : []));
  };
  const all = autopilotsOf(rules);
  if (all.length === 0) return play(days, all);
  const tried = await play(days.slice(0, DAYS_OF_ALL), all);
  const best = bestAutopilots(tried, all, AUTOPILOTS_KEPT);
  const dropped = new Set(all.filter((one) => !best.includes(one)).map((one) => autopilotBot(one).name));
  return [...tried.filter(({ plan }) => !dropped.has(plan)), ...(await play(days.slice(DAYS_OF_ALL), best))];
}

interface Report {
  readonly scenario: string;
  readonly title: string;
  readonly rows: readonly PlanRow[];
  readonly rulings: readonly Ruling[];
}

function print({ scenario, title, rows, rulings }: Report, days: readonly number[]): void {
  const write = (line: string) => process.stdout.write(`${line}\n`);
  write(`\n${scenario}, ${title}: ${days.length} seeds from ${days[0]}; par is the best of its plans on each seed`);
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
