import { describe, expect, test } from 'vitest';
import type { Scenario } from '../../../shared/content/schema.ts';
import { obey } from '../../../shared/sim/commands/obey.ts';
import { lossesOf } from '../../../shared/sim/explain.ts';
import { causeMicroCents } from '../../../shared/sim/ledger.ts';
import { marketShares } from '../../../shared/sim/rules/market-shares.ts';
import { uslSpeedup } from '../../../shared/sim/rules/usl.ts';
import { showTeam } from '../../../shared/sim/shown.ts';
import type { ServiceState, Team } from '../../../shared/sim/world.ts';
import {
  act,
  cluster,
  deploymentOf,
  type Estate,
  estateOf,
  happened,
  instancesOf,
  run,
  serviceIndex,
  steady,
  tryTo,
} from './estate.ts';

const SHOP = 'launch-day-pro';
const market = (requestsPerS: number, teams: number, more: Partial<Scenario> = {}): Estate =>
  estateOf(SHOP, { teams, scenario: { ...steady(SHOP, requestsPerS), rules: 'market', ...more } });
const shares = (estate: Estate) => estate.world.teams.map((team) => team.marketShare);
const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0);
const price = (estate: Estate, team: number, percent: number) =>
  obey(estate.world, estate.rules, estate.world.teams[team] as Team, { verb: 'setPrice', percent });

describe('MK1 MK2 shares', () => {
  test('sum to the number of teams and stay between half and twice an equal part, whatever draws users', () => {
    const cases = [[1, 1, 1], [1, 0, 0], [5, 1], [0, 0], [100, 1, 1, 1, 1, 1], [0.001, 0.9, 0.95, 1], [1]];
    for (const pulls of cases) {
      const found = marketShares(pulls);
      expect(sum(found)).toBeCloseTo(pulls.length, 9);
      for (const share of found) {
        expect(share).toBeGreaterThanOrEqual(0.5 - 1e-9);
        expect(share).toBeLessThanOrEqual(2 + 1e-9);
      }
    }
    expect(marketShares([2, 1, 1])[0]).toBeCloseTo(1.5, 9);
    expect(marketShares([1000, 1, 1])).toEqual([2, 0.5, 0.5]);
  });
});

test('MK1 under mirror rules everybody meets all of the demand', () => {
  const estate = market(500, 2, { rules: 'mirror' });
  run(estate, 300);
  expect(shares(estate)).toEqual([1, 1]);
  for (const team of estate.world.teams) expect(team.askedPerS).toEqual(estate.world.ratesPerS);
  expect(tryTo(estate, { verb: 'setPrice', percent: 90 })).toBe('market.closed');
});

test('MK1 MK2 users go where answers are good, and no user is lost or made', () => {
  const estate = market(500, 3);
  const bad = estate.world.teams[1] as Team;
  for (const pod of bad.instances.filter((one) => one.service === serviceIndex(estate, 'frontend')).slice(0, 4)) {
    pod.hung = true;
    pod.ready = true;
  }
  for (const one of bad.deployments) Object.assign(one, { liveness: false, readiness: false });
  for (let minute = 0; minute < 30; minute++) {
    run(estate, 60);
    expect(sum(shares(estate))).toBeCloseTo(3, 9);
    const asked = sum(estate.world.teams.map((team) => sum(team.askedPerS)));
    expect(asked).toBeCloseTo(3 * sum(estate.world.ratesPerS), 3);
  }
  const [a = 0, b = 0, c = 0] = shares(estate);
  expect(b).toBeLessThan(0.7);
  expect(a).toBeCloseTo(c, 9);
  expect(a).toBeGreaterThan(1.15);
  expect(happened(estate, 'market.moved').length).toBeGreaterThan(3);
});

test('MK2 a price counts by its square, and a tenth of the difference moves in a minute', () => {
  const estate = market(300, 2);
  expect(price(estate, 0, 80)).toEqual({ ok: true });
  run(estate, 60);
  const draws = 1 / 0.8 ** 2;
  expect(estate.team.marketShare).toBeCloseTo(1 + 0.1 * ((2 * draws) / (draws + 1) - 1), 3);
});

test('MK2 who gets more than it can carry loses it again', () => {
  const estate = market(900, 2);
  expect(price(estate, 0, 60)).toEqual({ ok: true });
  const history: number[] = [];
  for (let minute = 0; minute < 60; minute++) {
    run(estate, 60);
    history.push(estate.world.teams[0]?.marketShare ?? 0);
  }
  const most = Math.max(...history);
  expect(most).toBeGreaterThan(1.02);
  expect(history.at(-1) ?? 0).toBeLessThan(1.9); // cheap as it is, it is not all of the market
});

test('MK3 the price is what answers earn and lost ones cost', () => {
  const earned = (percent: number) => {
    const estate = market(300, 1);
    if (percent !== 100) act(estate, { verb: 'setPrice', percent });
    run(estate, 50);
    return causeMicroCents(estate.team, 'revenue');
  };
  expect(earned(80) / earned(100)).toBeCloseTo(0.8, 4);
});

test('MK4 no price under cost', () => {
  const estate = market(300, 2);
  run(estate, 120);
  const { priceFloorPercent } = estate.team;
  expect(priceFloorPercent).toBeGreaterThan(50);
  expect(price(estate, 0, priceFloorPercent - 1)).toMatchObject({ code: 'price.below_cost' });
  expect(price(estate, 0, 101)).toMatchObject({ code: 'price.too_high' });
  expect(price(estate, 0, 100)).toMatchObject({ code: 'setting.same' });
  const early = market(300, 2);
  expect(price(early, 0, 50)).toEqual({ ok: true });
  run(early, 60);
  expect(early.team.pricePercent).toBe(early.team.priceFloorPercent); // brought up to what it costs
  expect(early.team.pricePercent).toBeGreaterThan(50);
});

test('MK4 the price may halve where nothing costs, and a registry of our own is a cost', () => {
  const floorWith = (registryDollars: number): number => {
    const estate = market(500, 2, { fixedDollarsPerHour: 0 });
    Object.assign(estate.rules.prices, { perJoule: 0 });
    for (const model of estate.rules.models) Object.assign(model, { rentPerTick: 0 });
    Object.assign(estate.rules.economy.images, { registryDollarsPerHour: registryDollars });
    estate.team.supply.registry = 'private';
    run(estate, 120);
    return estate.team.priceFloorPercent;
  };
  expect(floorWith(0)).toBe(50);
  expect(floorWith(1e6)).toBe(100);
});

test('MK5 a team sees its own share and price and nothing of a rival’s', () => {
  const estate = market(500, 2);
  price(estate, 1, 77);
  run(estate, 200);
  const shown = showTeam(estate.world, estate.rules, estate.team);
  expect(shown.team.marketPermille).toBe(Math.round(estate.team.marketShare * 1000));
  expect(shown.facts.pricePercent).toBe(100);
  const text = JSON.stringify(shown);
  expect(text).not.toMatch(/"pricePercent":77|"2\d{6}"|:2\d{6}[,}\]]/);
});

test('DM7 what is shed loads nothing and costs a quarter of its price', () => {
  const visits = cluster({ scenario: steady('4-2', 100) });
  run(visits, 50);
  const type = visits.rules.types[0];
  expect(tryTo(visits, { verb: 'shed', type: 'no-such', percent: 10 })).toBe('type.unknown');
  act(visits, { verb: 'shed', type: type?.id ?? '', percent: 40 });
  expect(tryTo(visits, { verb: 'shed', type: type?.id ?? '', percent: 40 })).toBe('setting.same');
  const before = structuredClone(visits.team.types[0]);
  const lost = causeMicroCents(visits.team, 'lost');
  run(visits, 100);
  const counts = visits.team.types[0];
  expect((counts?.offered.whole ?? 0) - (before?.offered.whole ?? 0)).toBe(10_000);
  expect((counts?.inTime.whole ?? 0) - (before?.inTime.whole ?? 0)).toBeCloseTo(6000, -2);
  expect((visits.team.services[serviceIndex(visits, 'web')] as ServiceState).offeredPerS).toBeCloseTo(60, 6);
  expect(causeMicroCents(visits.team, 'lost')).toBe(lost);
  const each = (type?.pricePerRequest ?? 0) + (type?.pricePerTick ?? 0) / 100;
  expect(-causeMicroCents(visits.team, 'shed')).toBeCloseTo(4000 * each * 0.25, -3);
  expect(lossesOf(visits.team)[0]?.reason).toBe('shed');
});

test('RQ13 copies of shared state cost each other: beyond a number, more do less', () => {
  const capacity = (copies: number) => {
    const estate = cluster({ replicas: 1, scenario: steady('4-2', 10) });
    const store = estate.rules.services[serviceIndex(estate, 'store')];
    Object.assign(store as object, { contention: 0.06, coherency: 0.02 });
    const deployment = deploymentOf(estate, 'store').id;
    if (copies > 1) act(estate, { verb: 'scale', deployment, replicas: copies });
    run(estate, 90);
    expect(instancesOf(estate, 'store').filter((pod) => pod.efficiency > 0)).toHaveLength(copies);
    return (estate.team.services[store?.index ?? 0] as ServiceState).capacityPerS;
  };
  const [one, four, seven, twelve] = [capacity(1), capacity(4), capacity(7), capacity(12)];
  expect(four / one).toBeCloseTo(uslSpeedup(4, 0.06, 0.02), 2);
  expect(seven).toBeGreaterThan(four);
  expect(twelve).toBeLessThan(seven);
});
