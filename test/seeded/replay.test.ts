import { describe, expect, test } from 'vitest';
import { parseLog } from '../../shared/play/log.ts';
import { replay } from '../../shared/play/replay.ts';
import { hashWorld } from '../../shared/play/snapshot.ts';
import { CONTENT, hasher, logBots, short } from './logs.ts';
import { logRandom } from './random-match.ts';
import { WIDE, wideCatalogue } from './scenarios.ts';
import { again, seeds } from './seeds.ts';

const wide = wideCatalogue();

describe('a log played again', () => {
  test.each(seeds(2))('of bots with the Night after it comes to the same hash, seed %i', (seed) => {
    const { text, driver } = logBots(short, 'launch-day', seed, true);
    const log = parseLog(text, hasher, CONTENT);
    expect(log.lines.filter((line) => 'hash' in line).length).toBeGreaterThan(3);
    expect(log.lines.filter((line) => 'entries' in line).length).toBeGreaterThan(3);
    const played = replay(log, short, hasher);
    expect(hashWorld(played.driver.world, hasher)).toBe(hashWorld(driver.world, hasher));
    const { hostSteps, world } = driver;
    expect(played).toMatchObject({ hash: log.endHash, ticks: world.tick, hostSteps });
  });

  test.each(WIDE)('of random commands and an instructor on %s comes to the same hash', (scenario) => {
    const text = logRandom(wide, scenario, 4, 600, CONTENT, hasher);
    const log = parseLog(text, hasher, CONTENT);
    expect(text).toContain('"kind":"inject"');
    const where = again(4, scenario, log.endTick);
    expect(hashWorld(replay(log, wide, hasher).driver.world, hasher), where).toBe(log.endHash);
  });
});
