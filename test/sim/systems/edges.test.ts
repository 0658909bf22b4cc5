import { expect, test } from 'vitest';
import type { Scenario } from '../../../shared/content/schema.ts';
import { explainService } from '../../../shared/sim/explain.ts';
import { causeMicroCents } from '../../../shared/sim/ledger.ts';
import { roundTripSeconds } from '../../../shared/sim/rules/distance.ts';
import type { Edge } from '../../../shared/sim/world.ts';
import { act, type Estate, estateOf, happened, hostSpec, run, runUntil, tryTo } from './estate.ts';

type Incident = Scenario['incidents'][number];

const LEAD = 840;
const home = { name: 'home', share: 0.5, kmEast: 0, kmNorth: 0, activity: [[0, 1]] as [number, number][] };
const away = { ...home, name: 'away', kmEast: 6000 }; // 96 ms there and back
const near = { ...home, name: 'near', share: 0, kmEast: 5000 };

/** The picture service at home on a roomy node, users half here and half far away; so many requests a second. */
function pictures(requestsPerS: number, more: Partial<Scenario> = {}): Estate {
  const copies = { priority: 0, liveness: true, readiness: true };
  const nodes = ['n1', 'n2'].map((name, slot) => hostSpec(name, 0, slot, { platform: 'linux', runtime: 'containerd' }));
  const deployments = [
    ['gallery', 4],
    ['thumbnail', 8],
    ['report', 4],
    ['search', 4],
    ['pictures-db', 2],
  ] as const;
  return estateOf('chaos-day', {
    scenario: {
      ...{ rules: 'mirror', regions: [home, away], retries: { attempts: 1, timeoutMs: 0 }, hosts: nodes },
      deployments: deployments.map(([service, replicas]) => ({ service, replicas, ...copies })),
      demands: [{ application: 'pictures', requestsPerSecond: [[0, requestsPerS]], regimes: null, noiseShare: 0 }],
      ...more,
    },
  });
}
const typeIndex = (estate: Estate, id: string) => estate.rules.types.findIndex((type) => type.id === id);
/** Answers of a type in the next so many seconds. */
function answers(estate: Estate, id: string, ticks: number) {
  const counts = estate.team.types[typeIndex(estate, id)];
  const now = () => [counts?.offered.whole ?? 0, counts?.inTime.whole ?? 0, counts?.late.whole ?? 0] as const;
  const before = now();
  run(estate, ticks);
  const [offered, inTime, late] = now().map((value, index) => value - (before[index] ?? 0)) as [number, number, number];
  return { offered, inTime, late };
}
/** An edge in a region, up. */
function opened(estate: Estate, region: string): Edge {
  act(estate, { verb: 'openEdge', region });
  const edge = estate.team.edges.at(-1) as Edge;
  run(estate, LEAD);
  return edge;
}
function place(estate: Estate, edge: Edge, service: string, form: 'container' | 'vm' = 'container'): void {
  act(estate, { verb: 'placeAtEdge', edge: edge.id, service, form });
}
const settled = (estate: Estate, edge: Edge) =>
  runUntil(estate, () => edge.readyTicks.every((tick) => tick <= estate.world.tick));

test('RG1 DM8 users are in regions that wake and sleep', () => {
  const sun = {
    ...away,
    activity: [
      [0, 0],
      [10, 2],
    ] as [number, number][],
  };
  const estate = pictures(100, { regions: [home, sun] });
  run(estate, 1);
  expect(estate.world.regionShares[1]).toBeLessThan(0.01);
  const [, forecast = []] = estate.world.forecastRegions; // every two minutes
  expect(forecast[5]).toBeCloseTo(1 / 1.5, 2);
  expect(forecast[1]).toBeLessThan(0.4);
  run(estate, 599);
  expect(estate.world.regionShares[1]).toBeCloseTo(1 / 1.5, 9);
  expect(estate.world.ratesPerS.reduce((sum, rate) => sum + rate, 0)).toBeCloseTo(150, 6);
  const none = pictures(100, { regions: [] });
  run(none, 5);
  expect(none.world.regionShares).toEqual([]);
  expect(none.world.ratesPerS.reduce((sum, rate) => sum + rate, 0)).toBeCloseTo(100, 9);
});

test('DM8 a crowd may come to one region alone, and the forecast knows it', () => {
  const crowd: Incident = {
    ...{ id: 'far-crowd', kind: 'crowd', atMinutes: [1, 1], loadAtLeast: 0, warningMinutes: 1, minutes: 10 },
    ...{ target: 'away', factor: 3, noShowShare: 0, chance: 1 },
  };
  const estate = pictures(100, { incidents: [crowd] });
  run(estate, 240);
  expect(estate.world.regionShares).toEqual([0.25, 0.75]);
  expect(estate.world.ratesPerS.reduce((sum, rate) => sum + rate, 0)).toBeCloseTo(200, 6);
});

test('RG2 distance is off the deadline: far users of a quick page are late, however many machines there are', () => {
  expect(roundTripSeconds({ kmEast: 3000, kmNorth: 4000 }, { kmEast: 0, kmNorth: 0 })).toBeCloseTo(0.08, 9);
  const estate = pictures(40);
  run(estate, 60);
  const look = answers(estate, 'look', 300); // 90 ms, and 96 of them on the way
  expect(look.late / look.offered).toBeCloseTo(0.5, 2);
  const thumbnail = answers(estate, 'thumbnail', 300); // 900 ms
  expect(thumbnail.inTime / thumbnail.offered).toBeGreaterThan(0.95);
});

test('RG3 an edge answers what it holds all services of, for those nearer to it than to home', () => {
  const estate = pictures(40, { regions: [home, away, near] });
  const edge = opened(estate, 'near'); // 1,000 km from the users, not in their region
  expect(answers(estate, 'look', 60).late).toBeGreaterThan(0);
  place(estate, edge, 'gallery');
  place(estate, edge, 'search');
  settled(estate, edge);
  run(estate, 1);
  const look = answers(estate, 'look', 300);
  expect(look.inTime).toBe(look.offered);
  expect(edge.answeredPerS).toBeCloseTo(12, 6); // half of the 24 looks a second
  const find = typeIndex(estate, 'find');
  expect(estate.team.homePerS[find]).toBeCloseTo(8, 6); // its second half is at home
  expect(estate.team.homePerS[typeIndex(estate, 'look')]).toBeCloseTo(12, 6);
});

test('RG4 it comes after its lead time, costs from then on, and goes after its notice', () => {
  const estate = pictures(40);
  expect(tryTo(estate, { verb: 'openEdge', region: 'nowhere' })).toBe('region.unknown');
  expect(tryTo(estate, { verb: 'openEdge', region: 'home' })).toBe('edge.needless');
  act(estate, { verb: 'openEdge', region: 'away' });
  const edge = estate.team.edges[0] as Edge;
  expect(tryTo(estate, { verb: 'placeAtEdge', edge: edge.id, service: 'gallery', form: 'container' })).toBe(
    'edge.not_on',
  );
  run(estate, LEAD - 1);
  expect([edge.state, causeMicroCents(estate.team, 'edge')]).toEqual(['ordered', 0]);
  run(estate, 1);
  expect(happened(estate, 'edge.up')).toHaveLength(1);
  run(estate, 100);
  expect(causeMicroCents(estate.team, 'edge') / 1e8).toBeCloseTo((-101 * 180) / 3600, 6);
  act(estate, { verb: 'closeEdge', edge: edge.id });
  expect(tryTo(estate, { verb: 'closeEdge', edge: edge.id })).toBe('edge.leaving');
  run(estate, 240);
  expect(estate.team.edges).toEqual([]);
  expect(happened(estate, 'edge.returned')).toHaveLength(1);
});

test('RG5 RG6 it takes what four slow cores can, in the time that they need, and the rest goes home', () => {
  const estate = pictures(400); // 30 of 60 thumbnails a second are asked for from away
  const edge = opened(estate, 'away');
  place(estate, edge, 'thumbnail');
  settled(estate, edge);
  run(estate, 2);
  const perCall = 0.1 / 0.75;
  expect(edge.utilisation).toBeCloseTo(0.8, 6);
  expect(edge.answeredPerS).toBeCloseTo((0.8 * 4) / perCall, 6);
  const type = typeIndex(estate, 'thumbnail');
  expect(estate.team.homePerS[type]).toBeCloseTo(60 - edge.answeredPerS, 6);
  const shares = estate.team.edgeInTimePerS[type] ?? 0;
  expect(shares).toBeGreaterThan(0.95 * edge.answeredPerS);
  expect(shares).toBeLessThan(edge.answeredPerS);
});

test('RG7 an image is there in seconds and a VM in minutes, one after the other, and state stays at home', () => {
  const estate = pictures(40);
  const edge = opened(estate, 'away');
  const now = estate.world.tick;
  expect(tryTo(estate, { verb: 'placeAtEdge', edge: edge.id, service: 'pictures-db', form: 'container' })).toBe(
    'service.stateful',
  );
  place(estate, edge, 'gallery'); // 30 MiB over 100 Mb/s, and 4 s to start
  place(estate, edge, 'search', 'vm'); // 8 GiB, a boot and a start
  const [image = 0, vm = 0] = edge.readyTicks;
  expect(image - now).toBe(3 + 4);
  expect(vm - image).toBe(688 + 30 + 8);
  expect(tryTo(estate, { verb: 'placeAtEdge', edge: edge.id, service: 'gallery', form: 'vm' })).toBe('edge.holds');
  expect(tryTo(estate, { verb: 'removeFromEdge', edge: edge.id, service: 'report' })).toBe('edge.holds_not');
  act(estate, { verb: 'removeFromEdge', edge: edge.id, service: 'gallery' });
  expect(edge.services).toHaveLength(1);
  const tight = pictures(40, {});
  Object.assign(tight.rules.economy.edge, { memoryMib: 1200 });
  const small = opened(tight, 'away');
  expect(tryTo(tight, { verb: 'placeAtEdge', edge: small.id, service: 'thumbnail', form: 'container' })).toBe(
    'edge.memory_short',
  );
  Object.assign(tight.rules.economy.edge, { memoryMib: 16_384 });
});

const DARK: Incident = {
  ...{ id: 'dark', kind: 'region.dark', atMinutes: [20, 20], loadAtLeast: 0, warningMinutes: 2 },
  ...{ minutes: 5, target: 'largest', factor: 1, noShowShare: 0, chance: 1 },
};

test('RG8 IN17 a region goes dark: its edge is down, its users come home late, and it is back with what it held', () => {
  const estate = pictures(40, { incidents: [DARK] });
  const edge = opened(estate, 'away');
  place(estate, edge, 'gallery');
  runUntil(estate, () => edge.state === 'failed');
  expect(estate.world.tick).toBe(1200);
  expect(estate.team.signs[0]).toMatchObject({ targetId: 1 });
  expect(happened(estate, 'edge.failed')).toHaveLength(1);
  const dark = answers(estate, 'look', 200);
  expect(dark.late / dark.offered).toBeCloseTo(0.5, 1);
  runUntil(estate, () => edge.state === 'on');
  expect(estate.world.tick).toBe(1500);
  run(estate, 1);
  const light = answers(estate, 'look', 100);
  expect(light.late).toBe(0);
});

test('RG8 an edge wears out: its draw is its region’s', () => {
  const estate = pictures(1, { hazardFactor: 10, realMinutes: 60 });
  const edge = opened(estate, 'away');
  const waited = runUntil(estate, () => edge.state === 'failed', 20_000);
  expect(edge.untilTick - estate.world.tick).toBe(1800);
  const again = pictures(1, { hazardFactor: 10, realMinutes: 60 });
  const second = opened(again, 'away');
  expect(runUntil(again, () => second.state === 'failed', 20_000)).toBe(waited);
});

test('RG9 why far users are late', () => {
  const estate = pictures(40);
  run(estate, 10);
  const gallery = estate.rules.services.findIndex(({ id }) => id === 'gallery');
  const far = explainService(estate.rules, estate.team, gallery).find(({ code }) => code === 'service.far');
  expect(far?.numbers).toEqual({ region: 1, tripMs: 96, deadlineMs: 90, perS: 12 });
});
