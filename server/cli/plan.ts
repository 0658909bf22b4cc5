/**
 * `npm run plan -- <scenario> [--bot NAME] [--minute M] [--seed S] [--seeds N] [--look-ahead M] [--incidents] [--json]`: the
 * planning aids for an estate as a bot has it after so many minutes. With `--incidents` it plays on to the end and says
 * what each of them cost, by playing the day again without it.
 */
import { TICKS_PER_MINUTE } from '../../shared/base/units.ts';
import { type Catalogue, loadCatalogue } from '../../shared/content/catalogue.ts';
import { humanHands } from '../../shared/play/bot.ts';
import { newDriver } from '../../shared/play/driver.ts';
import { botNamed, playTick } from '../../shared/play/match.ts';
import { noteUsage, type UsageHistory } from '../../shared/play/plan/usage.ts';
import type { Entry } from '../../shared/sim/entries.ts';
import type { Team } from '../../shared/sim/world.ts';
import { readContent } from '../content.ts';
import { readArgs, readInt, run, UsageError } from './args.ts';
import { costs, type Match, planOf } from './plan-figures.ts';
import { tellPlan } from './plan-report.ts';

const USAGE =
  'npm run plan -- <scenario> [--bot NAME] [--minute M] [--seed S] [--seeds N] [--look-ahead M] [--incidents] [--json]';

await run(() => {
  const { values, positionals } = readArgs(USAGE, {
    bot: { type: 'string' },
    minute: { type: 'string' },
    seed: { type: 'string' },
    seeds: { type: 'string' },
    'look-ahead': { type: 'string' },
    incidents: { type: 'boolean' },
    json: { type: 'boolean' },
  });
  const catalogue = loadCatalogue(readContent());
  const id = positionals[0] ?? 'launch-day';
  const scenario = catalogue.scenarios.find((one) => one.id === id);
  if (scenario === undefined) {
    throw new UsageError(`no scenario "${id}"; known: ${catalogue.scenarios.map((one) => one.id).join(', ')}`);
  }
  const seed = readInt('seed', values.seed, 1, 0, 0xffffffff);
  const minute = readInt('minute', values.minute, 20, 1, scenario.realMinutes * scenario.pace);
  const seeds = readInt('seeds', values.seeds, 9, 1, 100);
  const ahead = readInt('look-ahead', values['look-ahead'], 10, 1, 600);
  const match = newMatch(catalogue, id, seed, values.bot ?? scenario.plans[0] ?? 'idle');
  playTo(match, minute * TICKS_PER_MINUTE);
  const found = {
    ...planOf(match, seeds, ahead),
    ...(values.incidents === true && { incidents: costs(catalogue, match) }),
  };
  process.stdout.write(values.json === true ? `${JSON.stringify(found)}\n` : `${tellPlan(match, found).join('\n')}\n`);
  return 0;
});

function newMatch(catalogue: Catalogue, scenario: string, seed: number, name: string): Match {
  const bot = botNamed(catalogue, name);
  if (bot === undefined) {
    throw new UsageError(
      `--bot: no bot "${name}"; known: ${['idle', ...catalogue.plans.map(({ id }) => id)].join(', ')}`,
    );
  }
  const driver = newDriver(catalogue, scenario, seed, 1);
  const team = driver.world.teams[0] as Team;
  const history: UsageHistory = new Map();
  const entries = new Map<number, readonly Entry[]>();
  driver.onEntries = (tick, ticked) => entries.set(tick, ticked);
  const hands = [humanHands(bot)];
  const seqs: number[] = [];
  const step = () => {
    playTick(driver, hands, seqs);
    noteUsage(history, driver.world, driver.rules, team);
  };
  return { driver, team, history, entries, seed, step };
}

function playTo({ driver, step }: Match, tick: number): void {
  while (driver.world.tick < Math.min(tick, driver.rules.endTick)) step();
}
