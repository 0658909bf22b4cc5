import { describe, expect, test } from 'vitest';
import { loadContent } from '../../../server/content.ts';
import type { Scenario } from '../../../shared/content/schema.ts';
import { advance, driverOf, newDriver } from '../../../shared/play/driver.ts';
import { believe } from '../../../shared/play/plan/belief.ts';
import { bandOf, gainOf, outlook, outlookBySteps } from '../../../shared/play/plan/outlook.ts';
import { restore, snapshot } from '../../../shared/play/snapshot.ts';
import { profitMicroCents } from '../../../shared/sim/ledger.ts';
import type { Team } from '../../../shared/sim/world.ts';
import { cluster, estateOf, run, serviceIndex, steady } from '../../sim/systems/estate.ts';

const catalogue = loadContent();
const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8, 9];

/** Launch Day at a minute; its trouble lies ahead. */
function launchDay(minute: number, seed = 3) {
  const driver = newDriver(catalogue, 'launch-day', seed, 2);
  while (driver.world.tick < minute * 60) advance(driver);
  return driver;
}

describe('SPEC PL2 the believed world', () => {
  test('knows the estate and nothing of what is hidden', () => {
    const { world, rules } = launchDay(5);
    const team = world.teams[0] as Team;
    const before = snapshot(world);
    const { world: believed } = believe(world, rules, team, 77);
    expect(snapshot(world)).toBe(before);
    expect(believed.seed).toBe(77);
    expect(JSON.stringify(believed.teams[0])).toBe(JSON.stringify(team));
    expect(believed.teams[1]?.hosts).toEqual([]);
    const told = new Set(team.signs.map((sign) => sign.incident));
    expect(
      world.schedule.some((_one, index) => !told.has(index)),
      'something is hidden',
    ).toBe(true);
    for (const [index, incident] of believed.schedule.entries()) {
      if (!told.has(index)) expect(incident).toMatchObject({ happens: false, spec: -1 });
    }
  });

  test('is the same whatever is hidden: another secret seed and schedule change no belief', () => {
    const { world, rules } = launchDay(5);
    const other = restore(snapshot(world));
    other.seed = 99;
    const told = new Set((world.teams[0] as Team).signs.map((sign) => sign.incident));
    other.schedule = other.schedule.map((one, index) =>
      told.has(index) ? one : { ...one, dueTick: one.dueTick + 777, endTick: one.endTick + 900, factor: 9 },
    );
    const play = (from: typeof world) => {
      const driver = believe(from, rules, from.teams[0] as Team, 77);
      for (let tick = 0; tick < 240; tick++) advance(driver);
      return snapshot(driver.world).replaceAll(/"schedule":\[.*?\],/g, '');
    };
    expect(play(other)).toBe(play(world));
  });

  test('asks now for what is asked for now, and later for about what the forecast says', () => {
    const { world, rules } = launchDay(7);
    const driver = believe(world, rules, world.teams[0] as Team, 5);
    const now = world.ratesPerS.reduce((sum, rate) => sum + rate, 0);
    advance(driver);
    const first = driver.world.ratesPerS.reduce((sum, rate) => sum + rate, 0);
    expect(Math.abs(first / now - 1)).toBeLessThan(0.15); // noise
    const { everyMinutes, errorShare } = rules.scenario.forecast;
    while (driver.world.tick < world.forecastTick + 4 * everyMinutes * 60) advance(driver);
    const later = driver.world.ratesPerS.reduce((sum, rate) => sum + rate, 0);
    expect(Math.abs(later / (world.forecast[0]?.[4] ?? 1) - 1)).toBeLessThan(4 * errorShare + 0.1);
  });
});

describe('SPEC PL3 a band over several seeds', () => {
  const calm: Partial<Scenario> = { ...steady('4-2', 120), hazardFactor: 0 };

  test('has its percentiles in order, and no width where nothing is left to chance', () => {
    expect(bandOf([3, 1, 2])).toEqual({ p10: 1.2, p50: 2, p90: 2.8 });
    const estate = cluster({ scenario: { ...calm, forecast: { everyMinutes: 2, horizonMinutes: 10, errorShare: 0 } } });
    run(estate, 30);
    const { steps } = outlook(estate.world, estate.rules, estate.team, { ticks: 120, stepTicks: 60, seeds: [1, 2, 3] });
    expect(steps.map(({ tick }) => tick)).toEqual([90, 150]);
    for (const { profitMicroCents: profit } of steps) expect(profit.p90 - profit.p10).toBe(0);
  });

  test('holds what then really comes most of the time', () => {
    let within = 0;
    const days = [1, 2, 3, 4, 5, 6];
    for (const seed of days) {
      const { world, rules } = launchDay(4, seed);
      const team = world.teams[0] as Team;
      const [end] = outlook(world, rules, team, { ticks: 240, stepTicks: 240, seeds: SEEDS }).steps;
      const start = profitMicroCents(team);
      const real = driverOf(rules, restore(snapshot(world)));
      for (let tick = 0; tick < 240; tick++) advance(real);
      const came = profitMicroCents(real.world.teams[0] as Team) - start;
      const { p10 = 0, p90 = 0 } = end?.profitMicroCents ?? {};
      const slack = (p90 - p10) / 2 + 0.02 * Math.abs(came); // nine seeds: the ends are rough
      if (came >= p10 - slack && came <= p90 + slack) within += 1;
    }
    expect(within).toBeGreaterThanOrEqual(days.length / 2 + 1);
  });

  test('is the same in pieces, while the match goes on', () => {
    const { world, rules } = launchDay(4);
    const team = world.teams[0] as Team;
    const horizon = { ticks: 60, stepTicks: 20, seeds: [1, 2] };
    const atOnce = outlook(world, rules, team, horizon);
    const looking = outlookBySteps(world, rules, team, horizon);
    const real = driverOf(rules, world);
    const shares: number[] = [];
    let piece = looking.next();
    for (; !piece.done; piece = looking.next()) {
      shares.push(piece.value);
      advance(real);
    }
    expect(piece.value).toEqual(atOnce);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
  });

  test('says what a draft would bring, and what the rules say to it', () => {
    const lean = estateOf('4-2', { scenario: calm }).rules.scenario.deployments.map((one) => ({ ...one, replicas: 1 }));
    const estate = estateOf('4-2', { scenario: { ...steady('4-2', 400), deployments: lean, hazardFactor: 0 } });
    run(estate, 60);
    const { world, rules, team } = estate;
    const horizon = { ticks: 240, stepTicks: 60, seeds: [1, 2, 3] };
    const web = serviceIndex(estate, 'web');
    const deployment = team.deployments.find(({ service }) => service === web)?.id ?? 0;
    const more = team.deployments.map(({ id }) => ({ verb: 'scale', deployment: id, replicas: 4 }) as const);
    const before = snapshot(world);
    expect(gainOf(world, rules, team, horizon, more).p10).toBeGreaterThan(0);
    expect(gainOf(world, rules, team, horizon, []).p90).toBe(0);
    const { verdicts } = outlook(world, rules, team, horizon, [
      { verb: 'scale', deployment, replicas: 2 },
      { verb: 'scale', deployment: 1, replicas: 2 },
    ]);
    expect(verdicts.map((verdict) => verdict.ok)).toEqual([true, false]);
    expect(snapshot(world)).toBe(before);
  });
});
