/** Replays runs of the day in a side thread, and says what each came to or where it is wrong. */
import type { Daily } from '../../shared/play/daily.ts';
import { LogError, type MatchLog, parseLog } from '../../shared/play/log.ts';
import { starsAtEnd } from '../../shared/play/match.ts';
import { replay } from '../../shared/play/replay.ts';
import { profitMicroCents } from '../../shared/sim/ledger.ts';
import { answerEach, type Side } from '../side/answer-each.ts';

export interface RunAsked {
  readonly log: string;
  readonly daily: Daily;
}
export interface RunResult {
  readonly stars: number;
  readonly whole: boolean; // played to its end
  readonly profitMicroCents: number;
}
/** `log.*` and `daily.*`, or '' when it is the replay that broke. */
export interface RunRefused {
  readonly code: string;
  readonly tick: number;
  readonly message: string;
}

await answerEach<RunAsked, RunResult | RunRefused>(foundBy);

function foundBy({ log: text, daily }: RunAsked, side: Side): RunResult | RunRefused {
  try {
    const log = parseLog(text, side.hasher, side.content);
    refuseOthers(log, daily);
    return resultOf(log, side);
  } catch (error) {
    if (error instanceof LogError) return { code: error.code, tick: error.tick, message: error.message };
    return { code: '', tick: 0, message: String(error) };
  }
}

/** @throws LogError unless it is of that day, of one who played alone and by what a player alone can do. */
function refuseOthers({ header, lines }: MatchLog, { scenario, seed }: Daily): void {
  if (header.scenario !== scenario || header.seed !== seed || header.teams !== 1) {
    const [expected, got] = [`${scenario} with seed ${seed}, alone`, `${header.scenario} with seed ${header.seed}`];
    throw new LogError('daily.other', 0, `expected ${expected}; it is ${got}, teams: ${header.teams}`);
  }
  for (const line of lines) {
    for (const entry of 'entries' in line ? line.entries : []) {
      if (entry.kind === 'command' && entry.team === 0 && entry.seat === 0) continue;
      throw new LogError('daily.helped', line.tick, `at tick ${line.tick}: expected commands of one player only`);
    }
  }
}

function resultOf(log: MatchLog, { catalogue, hasher }: Side): RunResult {
  const { world, rules } = replay(log, catalogue, hasher).driver;
  const [team] = world.teams;
  if (team === undefined) throw new Error('a world has a team');
  if (world.tick > rules.endTick) {
    throw new LogError('log.order', rules.endTick, `expected the end at tick ${rules.endTick} at the latest`);
  }
  const whole = world.tick === rules.endTick;
  return { stars: whole ? starsAtEnd(rules, world, team) : 0, whole, profitMicroCents: profitMicroCents(team) };
}
