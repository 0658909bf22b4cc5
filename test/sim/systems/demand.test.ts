import { expect, test } from 'vitest';
import type { Scenario } from '../../../shared/content/schema.ts';
import { curveAt } from '../../../shared/sim/rules/curve.ts';
import type { World } from '../../../shared/sim/world.ts';
import { type Estate, estateOf, run, steady } from './estate.ts';

type Incident = Scenario['incidents'][number];

const SHOP = 'launch-day';
const total = (world: World) => world.ratesPerS.reduce((sum, rate) => sum + rate, 0);
const incident = (kind: Incident['kind'], more: Partial<Incident>): Incident => ({
  ...{ id: kind.replace('.', '-'), kind, atMinutes: [2, 2], loadAtLeast: 0, warningMinutes: 1, minutes: 10 },
  ...{ target: 'online-boutique', factor: 1, noShowShare: 0, chance: 1, ...more },
});
/** A shop at a constant 1,000 requests a second with these incidents. */
const shop = (incidents: Incident[], more: Partial<Scenario> = {}): Estate =>
  estateOf(SHOP, { scenario: { ...steady(SHOP, 1000), incidents, ...more } });

test('DM1 the curve is linear between its points and flat outside them', () => {
  const points: [number, number][] = [
    [10, 100],
    [20, 300],
  ];
  expect([0, 10, 15, 20, 99].map((minute) => curveAt(points, minute))).toEqual([100, 100, 200, 300, 300]);
  const estate = estateOf(SHOP, { scenario: { demands: [{ ...demand(), requestsPerSecond: points }] } });
  run(estate, 900);
  expect(total(estate.world)).toBeCloseTo(200, 6);
});

function demand(): Scenario['demands'][number] {
  return steady(SHOP, 1000).demands[0] as Scenario['demands'][number];
}

test('DM2 a regime changes demand by a factor within its bounds, over a minute, and not in the first stretch', () => {
  const regimes = { everyMinutes: 10, low: 0.6, high: 1.8 };
  const estate = estateOf(SHOP, { scenario: { demands: [{ ...demand(), regimes }] } });
  const rates: number[] = [];
  for (let tick = 1; tick <= 1800; tick++) {
    run(estate, 1);
    rates[tick] = total(estate.world);
  }
  expect(rates[599]).toBeCloseTo(1000, 6);
  const [second, third] = [rates[700] as number, rates[1300] as number];
  for (const rate of [second, third]) expect(rate >= 600 && rate <= 1800 && rate !== 1000).toBe(true);
  expect(rates[630]).toBeCloseTo((1000 + second) / 2, 6);
  expect(rates[1199]).toBeCloseTo(second, 6);
  expect(rates[1230]).toBeCloseTo((second + third) / 2, 6);
});

test('DM3 noise stays within its share and is linear within five seconds', () => {
  const estate = estateOf(SHOP, { scenario: { demands: [{ ...demand(), noiseShare: 0.1 }] } });
  const rates: number[] = [];
  for (let tick = 1; tick <= 100; tick++) {
    run(estate, 1);
    rates[tick] = total(estate.world);
  }
  const seen = rates.slice(1);
  expect(Math.min(...seen)).toBeGreaterThanOrEqual(900);
  expect(Math.max(...seen)).toBeLessThanOrEqual(1100);
  expect(Math.max(...seen) - Math.min(...seen)).toBeGreaterThan(50);
  expect(rates[12]).toBeCloseTo(((rates[11] as number) + (rates[13] as number)) / 2, 6);
});

test('DM4 a mix shift makes one type more frequent and leaves the total', () => {
  const estate = shop([incident('mix.shift', { target: 'checkout', factor: 3 })]);
  const checkout = estate.rules.types.findIndex((type) => type.id === 'checkout');
  run(estate, 120);
  const before = estate.world.ratesPerS[checkout] as number;
  expect(before).toBeCloseTo(1000 * (estate.rules.types[checkout]?.mixShare ?? 0), 6);
  run(estate, 10);
  expect(estate.world.ratesPerS[checkout]).toBeGreaterThan(2 * before);
  expect(total(estate.world)).toBeCloseTo(1000, 6);
});

test('DM5 a crowd rises over a fifth of its length, stays to its half and decays to nothing', () => {
  const estate = shop([incident('crowd', { factor: 3 })]); // from 120 s to 720 s
  const at = (tick: number) => {
    run(estate, tick - estate.world.tick);
    return total(estate.world);
  };
  expect(at(120)).toBeCloseTo(1000, 6);
  expect(at(180)).toBeCloseTo(2000, 6);
  expect(at(240)).toBeCloseTo(3000, 6);
  expect(at(420)).toBeCloseTo(3000, 6);
  expect(at(570)).toBeCloseTo(2000, 6);
  expect(at(721)).toBeCloseTo(1000, 6);
});

test('DM5 a demand step sets in and ends within a minute', () => {
  const estate = shop([incident('demand.step', { factor: 2 })]);
  run(estate, 150);
  expect(total(estate.world)).toBeCloseTo(1500, 6);
  run(estate, 30);
  expect(total(estate.world)).toBeCloseTo(2000, 6);
  run(estate, 510);
  expect(total(estate.world)).toBeCloseTo(1500, 6);
});

const FORESEEN = { forecast: { everyMinutes: 2, horizonMinutes: 20, errorShare: 0 } };

test('DM6 the forecast includes an announced crowd that will stay away, and nothing unannounced', () => {
  const estate = shop(
    [incident('crowd', { atMinutes: [10, 10], warningMinutes: 5, factor: 3, noShowShare: 1 })],
    FORESEEN,
  );
  run(estate, 1);
  expect(Math.max(...(estate.world.forecast[0] ?? []))).toBe(1000);
  run(estate, 400);
  expect(estate.world.forecastTick).toBe(361);
  expect(Math.max(...(estate.world.forecast[0] ?? []))).toBe(3000);
  run(estate, 500); // minute 15: the plateau of a crowd that came
  expect(total(estate.world)).toBeCloseTo(1000, 6);
});

test('DM6 its error is nothing now and grows with distance', () => {
  const errors = (step: number) => {
    let sum = 0;
    for (let seed = 1; seed <= 30; seed++) {
      const forecast = { everyMinutes: 2, horizonMinutes: 20, errorShare: 0.2 };
      const estate = estateOf(SHOP, { seed, scenario: { ...steady(SHOP, 1000), forecast } });
      run(estate, 1);
      sum += Math.abs((estate.world.forecast[0]?.[step] ?? 0) - 1000);
    }
    return sum / 30;
  };
  expect(errors(0)).toBe(0);
  expect(errors(10)).toBeGreaterThan(errors(2));
  expect(errors(10)).toBeGreaterThan(80); // mean of |N(0, 200)| is 160
  expect(errors(10)).toBeLessThan(240);
});

test('RN1 what one team does changes no draw of another', () => {
  const busy = estateOf(SHOP, { teams: 2, scenario: { hazardFactor: 10 } });
  const calm = estateOf(SHOP, { teams: 2, scenario: { hazardFactor: 10 } });
  const command = { verb: 'order', model: 's12', rack: 0, slot: 3, platform: 'linux', runtime: 'containerd' } as const;
  run(busy, 1, [{ kind: 'command', team: 0, seat: 0, seq: 1, command }]);
  run(busy, 1199);
  run(calm, 1200);
  expect(busy.world.teams[0]?.hosts.length).not.toBe(calm.world.teams[0]?.hosts.length);
  expect(busy.world.teams[1]).toEqual(calm.world.teams[1]);
  expect(busy.events.some((event) => event.kind === 'host.failed' && event.team === 1)).toBe(true);
});

test('RN2 every team meets the same arrivals', () => {
  const estate = estateOf(SHOP, { teams: 3, scenario: { demands: [{ ...demand(), noiseShare: 0.1 }] } });
  run(estate, 300);
  const [first, ...others] = estate.world.teams.map((team) => team.types.map((type) => type.offered));
  for (const other of others) expect(other).toEqual(first);
});

test('DM9 an entry sets what one request type is asked for, or each of them, until the next, and the forecast knows', () => {
  const estate = shop([], FORESEEN);
  const checkout = estate.rules.types.findIndex((type) => type.id === 'checkout');
  const share = estate.rules.types[checkout]?.mixShare ?? 0;
  const set = (type: string, factor: number, application = 'online-boutique') =>
    run(estate, 1, [{ kind: 'demand', application, type, factor }]);
  run(estate, 119);
  expect(estate.world).not.toHaveProperty('demandFactors');
  set('', 2);
  expect(total(estate.world)).toBeCloseTo(2000, 6);
  set('checkout', 0);
  expect(estate.world.ratesPerS[checkout]).toBe(0);
  expect(total(estate.world)).toBeCloseTo(2000 * (1 - share), 6);
  expect(estate.world.forecast[0]).toEqual(expect.arrayContaining([Math.round(2000 * (1 - share))]));
  set('', 3, 'elsewhere');
  set('no-such-request', 3);
  expect(total(estate.world)).toBeCloseTo(2000 * (1 - share), 6);
  set('', 0);
  expect(total(estate.world)).toBe(0);
});
