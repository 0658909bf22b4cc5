import { expect, test } from 'vitest';
import type { Scenario } from '../../../shared/content/schema.ts';
import { explainService } from '../../../shared/sim/explain.ts';
import { causeMicroCents } from '../../../shared/sim/ledger.ts';
import { hasQuorum } from '../../../shared/sim/view.ts';
import { act, cluster, type Estate, happened, host, run, runUntil, serviceIndex, steady, tryTo } from './estate.ts';

type IncidentSpec = Scenario['incidents'][number];
const card = (kind: IncidentSpec['kind'], more: Partial<IncidentSpec> = {}): IncidentSpec => ({
  ...{ id: 'card', kind, atMinutes: [10, 10], loadAtLeast: 0, warningMinutes: 6, minutes: 12, target: '' },
  ...{ factor: 6, noShowShare: 0, chance: 1, ...more },
});
const monthEnd = (more: Partial<IncidentSpec> = {}, visitsPerS = 100): Estate =>
  cluster({ scenario: { incidents: [card('batch.monthEnd', more)], ...steady('4-2', visitsPerS) } });
const batchM = ({ team }: Estate) => team.hosts.reduce((sum, one) => sum + one.batchM, 0);
const dollars = (estate: Estate) => causeMicroCents(estate.team, 'batch') / 1e8;

test('BA1 idle CPU is sold by the core-minute, up to what the market takes', () => {
  const estate = cluster();
  expect(tryTo(estate, { verb: 'takeBatch', coresM: 8001 })).toBe('batch.market');
  expect(tryTo(estate, { verb: 'takeBatch', coresM: 0 })).toBe('setting.same');
  act(estate, { verb: 'takeBatch', coresM: 4000 });
  run(estate, 2); // asked for in the next tick
  const before = dollars(estate);
  run(estate, 60);
  expect(batchM(estate)).toBeCloseTo(4000, 6);
  expect(dollars(estate) - before).toBeCloseTo(4 * 0.25, 6);
  act(estate, { verb: 'takeBatch', coresM: 0 });
  run(estate, 3);
  expect(batchM(estate)).toBe(0);
});

test('BA1 a machine rented for it costs more than it brings', () => {
  const { rules } = cluster();
  const earns = rules.economy.batch.marketCores * 60 * rules.economy.batch.dollarsPerCoreMinute;
  const [s12] = rules.models.filter((model) => model.id === 's12');
  const [rent, watts] = [s12?.rentDollarsPerHour ?? 0, s12?.powerWatts[7] ?? 0]; // eight of twelve cores
  expect(earns).toBeLessThan(rent + watts * 0.228); // 22.8 cents a watt and hour
});

test('BA2 it goes where it is emptiest, to 75 % of a host, and yields 30 s after others want the cores', () => {
  const estate = cluster();
  run(estate, 5);
  act(estate, { verb: 'takeBatch', coresM: 8000 });
  run(estate, 3);
  const loaded = estate.team.hosts.filter((one) => one.batchM > 0);
  expect(loaded).toHaveLength(1);
  const [at] = loaded;
  expect(at?.cpuUtilisation).toBeLessThanOrEqual(0.75 + 1e-9);
  const crowd = { ...estate.world.ratesPerS };
  expect(crowd).toBeDefined();
  for (const service of estate.rules.services) Object.assign(service, { cpuMsPerCall: 60, threads: 64 });
  for (const pod of estate.team.instances) Object.assign(pod, { limitCpuM: 0 });
  estate.team.topology += 1;
  runUntil(estate, () => (at?.slackYieldTick ?? 0) > 0);
  const sold = at?.slackM;
  run(estate, 29);
  expect(at?.slackM).toBe(sold); // it is still promised
  run(estate, 1);
  expect(at?.slackM).toBeLessThan(sold ?? 0);
  expect((at?.batchM ?? 0) / 12_000).toBeLessThan(0.75);
});

test('BA3 month-end asks every host for its part, and can be held down', () => {
  const estate = monthEnd();
  run(estate, 601);
  expect(happened(estate, 'batch.arrived')).toHaveLength(1);
  run(estate, 5);
  expect(estate.team.hosts.map((one) => Math.round(one.batchM))).toEqual([1500, 1500, 1500, 1500]);
  act(estate, { verb: 'limitBatch', coresM: 2000, shares: 2 });
  expect(tryTo(estate, { verb: 'limitBatch', coresM: 2000, shares: 2 })).toBe('setting.same');
  run(estate, 3);
  expect(batchM(estate)).toBeCloseTo(2000, 6);
});

test('BA3 its shares decide what it takes from those that are busy', () => {
  const lost = (shares: number) => {
    const estate = monthEnd({ factor: 20 });
    for (const service of estate.rules.services) Object.assign(service, { cpuMsPerCall: 90, threads: 64 });
    for (const pod of estate.team.instances) Object.assign(pod, { limitCpuM: 0 });
    estate.team.topology += 1;
    run(estate, 590);
    act(estate, { verb: 'limitBatch', coresM: 1_000_000, shares });
    run(estate, 30);
    return batchM(estate);
  };
  expect(lost(10_240)).toBeGreaterThan(lost(2) * 1.2);
});

test('BA4 done in time costs nothing, what is left costs a dollar a core-minute', () => {
  const done = monthEnd();
  runUntil(done, () => happened(done, 'batch.done').length > 0);
  const length = 12 * 60;
  expect(done.world.tick - 600).toBeGreaterThanOrEqual(length);
  expect(done.world.tick - 600).toBeLessThan(length + 10);
  expect(dollars(done)).toBe(0);
  const late = monthEnd();
  run(late, 601);
  act(late, { verb: 'limitBatch', coresM: 1000, shares: 2 });
  runUntil(late, () => happened(late, 'batch.late').length > 0);
  expect(late.world.tick).toBe(600 + 3 * length);
  expect(dollars(late)).toBeCloseTo(-(6 * 12 - 36), 0); // one core for 36 minutes of 72 core-minutes
  const valley = monthEnd();
  run(valley, 601);
  act(valley, { verb: 'limitBatch', coresM: 0, shares: 1024 });
  run(valley, 2 * length - 60);
  act(valley, { verb: 'limitBatch', coresM: 1_000_000, shares: 1024 });
  runUntil(valley, () => happened(valley, 'batch.done').length > 0);
  expect(dollars(valley)).toBe(0);
});

test('BA5 it counts in use and power, and a busy service is told of it', () => {
  const estate = monthEnd({ factor: 20 });
  run(estate, 599);
  const [watts, used] = [host(estate, 'n1').watts, host(estate, 'n1').cpuUsedM];
  run(estate, 10);
  expect(host(estate, 'n1').watts).toBeGreaterThan(watts);
  expect(host(estate, 'n1').cpuUsedM - used).toBeCloseTo(5000, -2);
  for (const service of estate.rules.services) Object.assign(service, { cpuMsPerCall: 60, threads: 64 });
  for (const pod of estate.team.instances) Object.assign(pod, { limitCpuM: 0 });
  estate.team.topology += 1;
  run(estate, 20);
  const codes = () => explainService(estate.rules, estate.team, serviceIndex(estate, 'web')).map(({ code }) => code);
  expect(codes()).toContain('host.batch');
  act(estate, { verb: 'limitBatch', coresM: 1000, shares: 1024 }); // on each of four hosts a fiftieth of the cores
  run(estate, 5);
  expect(host(estate, 'n1').batchM).toBeGreaterThan(0);
  expect(codes(), 'what takes next to nothing is no cause').not.toContain('host.batch');
});

test('BA2 nothing is sold by a host that is down', () => {
  const estate = cluster();
  act(estate, { verb: 'takeBatch', coresM: 1000 });
  run(estate, 5);
  for (const one of estate.team.hosts) one.state = 'off';
  const before = dollars(estate);
  run(estate, 60);
  expect(dollars(estate)).toBe(before);
});

test('IN14 a quorum wobbles: the second member goes when the first was not replaced in time', () => {
  const wobble = () =>
    cluster({
      controlPlane: ['n1', 'n2', 'n3'],
      scenario: { incidents: [card('quorum.wobble', { minutes: 10, factor: 1 })] },
    });
  const idle = wobble();
  run(idle, 601);
  expect(host(idle, 'n1')).toMatchObject({ state: 'failed', failure: 'hardware' });
  expect(hasQuorum(idle.team)).toBe(true);
  run(idle, 600);
  expect(host(idle, 'n2').state).toBe('failed');
  expect(hasQuorum(idle.team)).toBe(false);
  const mended = wobble();
  run(mended, 601);
  act(mended, { verb: 'setControlPlane', host: host(mended, 'n1').id, on: false });
  act(mended, { verb: 'setControlPlane', host: host(mended, 'n4').id, on: true });
  run(mended, 600);
  expect(host(mended, 'n2').state).toBe('failed');
  expect(hasQuorum(mended.team)).toBe(true);
  const managed = cluster({ scenario: { incidents: [card('quorum.wobble')] } });
  run(managed, 1400);
  expect(managed.team.hosts.every((one) => one.state === 'on')).toBe(true);
});

test('IN15 month-end brings its cores for its length, due within three times that', () => {
  const estate = monthEnd({ factor: 4, minutes: 5 });
  run(estate, 600);
  expect(estate.team).toMatchObject({ batchPaceM: 4000, batchDueTick: 600 + 900 });
  expect(estate.team.batchLeftMs).toBeCloseTo(4000 * 300, -4);
});
