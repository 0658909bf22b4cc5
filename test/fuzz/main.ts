/**
 * `npm run fuzz -- [--minutes N]`: random matches with every command, under every invariant, until the time is over or
 * something breaks. A failing seed is shrunk and printed with the line that plays it again.
 */
import { readArgs, readInt, run, UsageError } from '../../server/cli/args.ts';
import type { Verb } from '../../shared/content/schema.ts';
import { VERBS } from '../../shared/content/schema.ts';
import { ALL_WIDE, wideCatalogue } from '../seeded/scenarios.ts';
import { noteAccepted } from './accepted.ts';
import { type Case, type Failure, playCase } from './play.ts';
import { shrink } from './shrink.ts';

const USAGE = 'npm run fuzz -- [--minutes N] [--seed S] [--scenario ID] [--teams N] [--ticks T]';
const MINUTE_MS = 60_000;
const SHRINK_MS = MINUTE_MS;
const NIGHT_TICKS = 60;

await run(() => {
  const { values } = readArgs(USAGE, {
    minutes: { type: 'string' },
    seed: { type: 'string' },
    scenario: { type: 'string' },
    teams: { type: 'string' },
    ticks: { type: 'string' },
  });
  const untilMs = performance.now() + readInt('minutes', values.minutes, 1, 1, 100_000) * MINUTE_MS;
  const ticks = readInt('ticks', values.ticks, 900, 1, 100_000);
  const teams = readInt('teams', values.teams, 0, 1, 10);
  const only = values.seed === undefined ? undefined : readInt('seed', values.seed, 0, 0, 0xffffffff);
  const catalogue = wideCatalogue();
  const { scenario } = values;
  if (scenario !== undefined && !catalogue.scenarios.some(({ id }) => id === scenario)) {
    throw new UsageError(`--scenario: expected one of ${ALL_WIDE.join(', ')}, found "${scenario}"`);
  }
  const accepted = new Set<Verb>();
  // A fresh start each time: what yesterday's run has seen needs no second look.
  let seed = only ?? Math.floor(Math.random() * 0x7fffffff);
  let played = 0;
  let playedTicks = 0;
  do {
    const where = scenario ?? (ALL_WIDE[seed % ALL_WIDE.length] as string);
    const one: Case = {
      scenario: where,
      seed,
      teams: teams > 0 ? teams : 1 + (seed % 2),
      ticks,
      nightTicks: NIGHT_TICKS,
    };
    const failure = playCase(catalogue, one, undefined, (_driver, { results }, entries) => {
      playedTicks += 1;
      noteAccepted(accepted, entries, results);
    });
    if (failure !== undefined) {
      tell(one, shrink(catalogue, one, failure, performance.now() + SHRINK_MS));
      return 1;
    }
    played += 1;
    seed += 1;
  } while (only === undefined && performance.now() < untilMs);
  process.stdout.write(`${played} matches, ${playedTicks} ticks: nothing broke; the last seed was ${seed - 1}\n`);
  const never = VERBS.filter((verb) => !accepted.has(verb));
  if (never.length > 0) process.stdout.write(`never accepted: ${never.join(', ')}\n`);
  return 0;
});

function tell({ scenario, seed, teams, ticks }: Case, { tick, problems, entries }: Failure): void {
  const write = (line: string) => process.stdout.write(`${line}\n`);
  write(`${scenario}, seed ${seed}: broken at tick ${tick}`);
  for (const problem of problems.slice(0, 8)) write(`  ${problem}`);
  write('with no more than these entries:');
  for (const [at, ticked] of entries.entries()) {
    for (const entry of ticked) write(`  tick ${at + 1}: ${JSON.stringify(entry)}`);
  }
  write(`play it again: npm run fuzz -- --scenario ${scenario} --seed ${seed} --teams ${teams} --ticks ${ticks}`);
}
