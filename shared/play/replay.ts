/** Plays a log again and holds every hash in it against what comes out. */
import type { Hasher } from '../base/hash.ts';
import { TICKS_PER_MINUTE } from '../base/units.ts';
import type { Catalogue } from '../content/catalogue.ts';
import { advance, type Beat, type Driver, newDriver } from './driver.ts';
import { LogError, type MatchLog } from './log.ts';
import { hashWorld } from './snapshot.ts';

export interface Replay {
  readonly hash: string;
  readonly ticks: number;
  readonly hostSteps: number;
  readonly driver: Driver;
}

/** @throws LogError at the tick where the replay and the log part. */
export function replay(log: MatchLog, catalogue: Catalogue, hasher: Hasher): Replay {
  const { scenario, seed, teams } = log.header;
  if (!catalogue.scenarios.some((entry) => entry.id === scenario)) {
    throw new LogError('log.scenario', 0, `no scenario "${scenario}" here`);
  }
  const driver = newDriver(catalogue, scenario, seed, teams);
  replayOn(driver, log, hasher);
  return { hash: log.endHash, ticks: driver.world.tick, hostSteps: driver.hostSteps, driver };
}

/** Brings a fresh driver to where the log ends; `onBeat` sees every tick. @throws LogError as `replay` */
export function replayOn(driver: Driver, log: MatchLog, hasher: Hasher, onBeat: (beat: Beat) => void = () => {}): void {
  const { endTick, scenario: rules } = driver.rules;
  const lastTick = endTick + rules.night.minutes * TICKS_PER_MINUTE;
  const runTo = (tick: number) => {
    while (driver.world.tick < tick) onBeat(advance(driver));
  };
  for (const line of log.lines) {
    const { tick } = driver.world;
    // The entries of a tick stand in one line, before what came of them.
    if (line.tick < tick || (line.tick === tick && 'entries' in line)) {
      throw new LogError('log.order', line.tick, `tick ${line.tick} comes after tick ${tick}`);
    }
    if (line.tick > lastTick) {
      throw new LogError('log.order', line.tick, `tick ${line.tick} comes after the last tick, ${lastTick}`);
    }
    if ('entries' in line) {
      runTo(line.tick - 1);
      driver.queue.push(...line.entries);
      onBeat(advance(driver));
      continue;
    }
    runTo(line.tick);
    const hash = hashWorld(driver.world, hasher);
    const expected = 'end' in line ? line.end : line.hash;
    if (hash !== expected) {
      throw new LogError(
        'log.diverged',
        line.tick,
        `at tick ${line.tick} the world is ${hash}, the log says ${expected}`,
      );
    }
  }
}
