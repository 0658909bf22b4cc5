/** The sizes that the levels are built on. */
import { describe, expect, test } from 'vitest';
import type { ServiceSpec } from '../../shared/content/schema.ts';
import { app, applications, costOf, meanOf, scenarios, visits } from '../support/applications.ts';

test('no deadline is nearer than three and a half idle answers', () => {
  const tight = applications.flatMap(costOf).filter((type) => type.deadlineMs < 3.5 * type.idleMs);
  expect(tight.map((type) => type.id)).toEqual([]);
});

test('no application has two services or two request types of a name', () => {
  for (const { services, requestTypes } of applications) {
    for (const list of [services, requestTypes]) {
      const ids = list.map((each) => each.id);
      expect(ids).toEqual([...new Set(ids)]);
    }
  }
});

describe('level 1.1', () => {
  const boxes = ['office-boxes', 'payroll', 'invoices'].flatMap((id) => app(id).services);

  test('each of the eight boxes is 8 % of an S12 at the demand of the level', () => {
    expect(boxes).toHaveLength(8);
    const level = scenarios.find((each) => each.id === '1-1');
    for (const demand of level?.demands ?? []) {
      const { services } = app(demand.application);
      const each = (demand.requestsPerSecond[0]?.[1] ?? 0) / services.length;
      for (const service of services) expect((each * service.cpuMsPerCall) / 12_000).toBeCloseTo(0.08, 3);
    }
  });

  test('exactly one pair may share an OS: wiki and timesheets', () => {
    const family = (needs: string) => needs.replace(/[0-9.]+$/, '');
    const together = (a: ServiceSpec, b: ServiceSpec) =>
      a.port !== b.port && (family(a.needs) !== family(b.needs) || a.needs === b.needs);
    const pairs = boxes.flatMap((a, i) =>
      boxes.slice(i + 1).flatMap((b) => (together(a, b) ? [`${a.id} ${b.id}`] : [])),
    );
    expect(pairs).toEqual(['wiki timesheets']);
  });
});

describe('level 2.1', () => {
  const shop = app('flicker-shop');

  /** MiB written a second by each service at a demand in requests a second (its threads' share of the full rate). */
  function writes(requestsPerSecond: number): Map<string, number> {
    return new Map(
      shop.services.map((service) => {
        const calls = meanOf(shop.requestTypes, (type) => visits(type.entry).get(service.id) ?? 0);
        const busy = (requestsPerSecond * calls * service.cpuMsPerCall) / (service.threads * 1000);
        return [service.id, service.dirtyMibPerS * busy];
      }),
    );
  }

  test('the six write 5 to 105 MiB a second at the demand of the level, the database most', () => {
    const level = scenarios.find((each) => each.id === '2-1');
    const demand = Math.max(...(level?.demands[0]?.requestsPerSecond ?? []).map((point) => point[1]));
    const rates = writes(demand);
    expect([...rates.values()].toSorted((a, b) => a - b)[0]).toBeCloseTo(5, 0);
    expect(rates.get('shop-db')).toBeCloseTo(105, 0);
    expect(Math.max(...rates.values())).toBe(rates.get('shop-db'));
  });

  test('cart and database lose what is in memory, nothing else does', () => {
    const stateful = shop.services.filter((service) => service.stateful).map((service) => service.id);
    expect(stateful).toEqual(['shop-cart', 'shop-db']);
  });
});

test('level 4.2: the shop calls its four services once, and none of them keeps state', () => {
  const heal = app('heal-shop');
  const [visit] = heal.requestTypes;
  expect(visit && Object.fromEntries(visits(visit.entry))).toEqual({ web: 1, catalog: 1, cart: 1, store: 1 });
  expect(heal.services.filter((service) => service.stateful)).toEqual([]);
});

test('level 4.1: the renderers ask for more cores than any machine has, and the desk for more copies than hands can start', () => {
  const renderers = app('guest-work').services.find((service) => service.id === 'render');
  expect(renderers?.requestCpuM).toBeGreaterThan(12_000);
  const peak = 650 * 1.35; // by the curve and the highest regime of the level
  const copies = app('order-desk').services.reduce(
    (sum, { cpuMsPerCall, limitCpuM }) => sum + (peak * cpuMsPerCall) / limitCpuM,
    0,
  );
  expect(copies * 2).toBeGreaterThan(60 + 3 * 20); // operator minutes of `docker run`: the bank, and a third of the level
});

test('level 5.1: all parts are in one program, and search is the dearest of them', () => {
  const [program, ...parts] = app('fat-shop').services;
  expect(parts.map((part) => part.within)).toEqual(parts.map(() => program?.id));
  expect(Math.max(...parts.map((part) => part.cpuMsPerCall))).toBe(
    parts.find(({ id }) => id === 'search')?.cpuMsPerCall,
  );
});
