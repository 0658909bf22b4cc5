/** `npm run play -- <scenario> --teams N --bots a,b --seed S --log FILE`: a match between bots, told in the terminal. */
import { writeFileSync } from 'node:fs';
import { loadHasher } from '../../shared/base/hash.ts';
import { type Catalogue, loadCatalogue } from '../../shared/content/catalogue.ts';
import type { Scenario } from '../../shared/content/schema.ts';
import { newDriver } from '../../shared/play/driver.ts';
import { contentHash, LogWriter } from '../../shared/play/log.ts';
import { botNamed, nightSeed, playMatch, playNight } from '../../shared/play/match.ts';
import { parOnSeed } from '../../shared/play/par.ts';
import { hashWorld } from '../../shared/play/snapshot.ts';
import { readContent } from '../content.ts';
import { readArgs, readInt, run, UsageError } from './args.ts';
import { newReporter } from './report.ts';

const USAGE = 'npm run play -- <scenario> [--teams N] [--bots a,b] [--seed S] [--log FILE] [--json]';
const CHECKPOINT_TICKS = 600;

await run(async () => {
  const { values, positionals } = readArgs(USAGE, {
    teams: { type: 'string' },
    bots: { type: 'string' },
    seed: { type: 'string' },
    log: { type: 'string' },
    json: { type: 'boolean' },
  });
  const files = readContent();
  const catalogue = loadCatalogue(files);
  const scenario = catalogue.scenarios.find((entry) => entry.id === (positionals[0] ?? 'launch-day'));
  if (scenario === undefined) {
    const known = catalogue.scenarios.map((entry) => entry.id).join(', ');
    throw new UsageError(`no scenario "${positionals[0]}"; known: ${known}\nusage: ${USAGE}`);
  }
  const asked = values.bots?.split(',') ?? rivals(scenario);
  const teams = readInt('teams', values.teams, Math.max(1, asked.length), 1, 50);
  const seed = readInt('seed', values.seed, 1, 0, 0xffffffff);
  const names = Array.from({ length: teams }, (_, index) => asked[index % asked.length] ?? 'idle');
  const bots = names.map((name) => {
    const bot = botNamed(catalogue, name);
    if (bot !== undefined) return bot;
    const known = ['idle', ...catalogue.plans.map((plan) => plan.id)].join(', ');
    throw new UsageError(`--bots: no bot "${name}"; known: ${known}`);
  });
  if (values.log !== undefined) writeLog(values.log, ''); // a place that cannot be written is said before the match
  const hasher = await loadHasher();
  const driver = newDriver(catalogue, scenario.id, seed, teams);
  const lines: string[] = [];
  const content = contentHash(files, hasher);
  const header = { content, scenario: scenario.id, seed, teams, bots: names };
  const writer = new LogWriter(hasher, header, (line) => lines.push(line));
  const reporter = newReporter(
    driver,
    names,
    names.map((name) => titleOf(catalogue, name)),
    values.json === true,
  );
  playMatch(driver, bots, reporter.beat, { writer, hasher, everyTicks: CHECKPOINT_TICKS });
  reporter.day(() => parOnSeed(catalogue, scenario.id, seed));
  if (scenario.kind === 'match') reporter.night(playNight(driver, nightSeed(seed, 0)));
  const hash = hashWorld(driver.world, hasher);
  writer.end(driver.world.tick, hash);
  if (values.log !== undefined) writeLog(values.log, `${lines.join('\n')}\n`);
  reporter.end(hash, values.log);
  return 0;
});

/** What a plan does, in its author's words. */
function titleOf(catalogue: Catalogue, name: string): string {
  return catalogue.plans.find((plan) => plan.id === name)?.title ?? 'nobody at the keys';
}

/** The reference plan and the first that is another. */
function rivals(scenario: Scenario): string[] {
  const reference = scenario.reference ?? 'idle';
  return [reference, scenario.plans.find((plan) => plan !== reference) ?? 'idle'];
}

function writeLog(path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch (error) {
    throw new UsageError(`--log: cannot write ${path}: ${(error as NodeJS.ErrnoException).code ?? 'unknown error'}`);
  }
}
