/** The sizes on which 5.2, 6.1 and 6.2 rest: which link gives in which rush, what a call may cost, how far a storm grows. */
import { describe, expect, test } from 'vitest';
import { loadContent } from '../../server/content.ts';
import type { Scenario } from '../../shared/content/schema.ts';
import { functionBill, LAMBDA_PRICES } from '../../shared/sim/rules/function-cost.ts';
import { uslSpeedup } from '../../shared/sim/rules/usl.ts';
import { app, meanOf, scenarios, visits } from '../support/applications.ts';

function levelOf(id: string): Scenario {
  const found = scenarios.find((each) => each.id === id);
  if (found === undefined) throw new Error(`no level "${id}"`);
  return found;
}
const peakOf = (level: Scenario, demand = 0) =>
  Math.max(...(level.demands[demand]?.requestsPerSecond ?? []).map(([, rate]) => rate));

describe('level 5.2', () => {
  const level = levelOf('5-2');
  const shop = app('chain-shop');

  /** Calls a second to each service while a rush multiplies one request type. */
  function callsIn(rush: string): Map<string, number> {
    const card = level.incidents.find(({ id }) => id === rush);
    const types = shop.requestTypes.map((type) => ({
      ...type,
      weight: type.weight * (type.id === card?.target ? card.factor : 1),
    }));
    const each = (service: string) => meanOf(types, (type) => visits(type.entry).get(service) ?? 0);
    return new Map(shop.services.map(({ id }) => [id, peakOf(level) * each(id)]));
  }

  const copiesAtFirst = (id: string) => level.deployments.find((one) => one.service === id)?.replicas ?? 0;

  test.each([
    ['find-rush', ['search']],
    ['recommend-rush', ['suggest']],
    ['buy-rush', ['order', 'stock']],
    ['picture-rush', []],
  ])('%s asks too much of the CPU of %j alone', (rush, links) => {
    const calls = callsIn(rush);
    const full = shop.services.filter(({ id, cpuMsPerCall, threads, limitCpuM, contention, coherency }) => {
      const copies = copiesAtFirst(id);
      const cores = uslSpeedup(copies, contention, coherency) * Math.min(threads, limitCpuM / 1000);
      return ((calls.get(id) ?? 0) * cpuMsPerCall) / 1000 > cores;
    });
    expect(full.map(({ id }) => id)).toEqual(links);
  });

  test('pictures fill the cards of the two machines they start on, and fit on three', () => {
    const media = shop.services.find(({ id }) => id === 'media');
    const mib = ((callsIn('picture-rush').get('media') ?? 0) * (media?.kibPerCall ?? 0)) / 1024;
    const card = 1_000_000_000 / 8 / 1_048_576;
    expect(mib).toBeGreaterThan(copiesAtFirst('media') * card);
    expect(mib).toBeLessThan(3 * card);
  });
});

test('level 6.1: a shift is dear by the call and cheap on two machines, and asleep it is the other way round', () => {
  const { hardware } = loadContent();
  const level = levelOf('6-1');
  const rent = 2 * (hardware.find(({ id }) => id === 's12')?.rentDollarsPerHour ?? 0);
  for (const incident of level.incidents.filter(({ warningMinutes }) => warningMinutes > 0)) {
    const place = level.demands.findIndex(({ application }) => application === incident.target);
    const [service] = app(incident.target).services;
    const seconds = (service?.cpuMsPerCall ?? 0) / 1000;
    const anHour = (rate: number) => 730 * functionBill(1769, rate * 3600, seconds, LAMBDA_PRICES).total;
    const asleep = peakOf(level, place);
    expect(anHour(asleep * incident.factor), incident.id).toBeGreaterThan(4 * rent);
    expect(anHour(asleep), incident.id).toBeLessThan(rent / 10);
  }
});

test('level 6.2: no number of copies that has room carries five tries of every call for goods', () => {
  const level = levelOf('6-2');
  const shop = app('storm-shop');
  const goods = shop.services.find(({ id }) => id === 'goods');
  const calls = peakOf(level) * meanOf(shop.requestTypes, (type) => visits(type.entry).get('goods') ?? 0);
  const capacity = (copies: number) =>
    (1000 / (goods?.cpuMsPerCall ?? 1)) * uslSpeedup(copies, goods?.contention ?? 0, goods?.coherency ?? 0);
  const atFirst = level.deployments.find(({ service }) => service === 'goods')?.replicas ?? 0;
  expect(capacity(atFirst)).toBeGreaterThan(calls);
  expect(capacity(36)).toBeLessThan(level.retries.attempts * calls); // three machines of twelve cores
});
