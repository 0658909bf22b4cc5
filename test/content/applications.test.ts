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

const levelOf = (id: string) => {
  const level = scenarios.find((each) => each.id === id);
  if (level === undefined) throw new Error(`no level ${id}`);
  return level;
};

describe('level 2.2', () => {
  const level = levelOf('2-2');
  const usableMib = 49_152 - 1024; // of an S12 under KVM
  const footprint = (memoryMib: number, vcpus: number) => memoryMib + 14.5 + 3.98 * vcpus + 0.0074 * memoryMib; // VM1
  const vms = level.hosts.flatMap((host) => host.vms);
  const placed = (list: typeof vms) => list.reduce((sum, one) => sum + footprint(one.memoryMib, one.vcpus), 0);

  test('one rack takes all tills, and not all test machines besides: that is why somebody must come first', () => {
    const tills = vms.filter((one) => one.service?.startsWith('till-'));
    expect(tills).toHaveLength(8);
    expect(placed(tills)).toBeLessThan(2 * usableMib);
    expect(placed(vms)).toBeGreaterThan(2 * usableMib);
  });

  test('at first all tills are in rack A', () => {
    const racks = level.hosts.filter((host) => host.vms.some((one) => one.service?.startsWith('till-')));
    expect(new Set(racks.map((host) => host.rack))).toEqual(new Set([0]));
  });
});

describe('level 2.3', () => {
  const level = levelOf('2-3');
  const { services } = app('hotel-systems');
  const each = (level.demands[0]?.requestsPerSecond[0]?.[1] ?? 0) / services.length;
  const freeMib = ((level.storage?.poolGib ?? 0) - 8 * services.length) * 1024;
  const mibPerS = services.reduce(
    (sum, one) => sum + one.diskMibPerS * ((each * one.cpuMsPerCall) / (one.threads * 1000)),
    0,
  );

  test('snapshots of everything fill the pool before the day is half over, plain growth does not fill it at all', () => {
    expect(freeMib / mibPerS / 60).toBeLessThan(35);
    expect(freeMib / (0.2 * mibPerS) / 60).toBeGreaterThan(70); // ST4: a fifth of what is written is new
  });
});

test('level 2.4: a project needs four machines where one was enough', () => {
  const projects = levelOf('2-4').incidents.filter((incident) => incident.kind === 'demand.step');
  expect(projects.length).toBeGreaterThan(3);
  for (const { target, factor } of projects) {
    const [lab] = app(target).services;
    const usual =
      levelOf('2-4').demands.find((demand) => demand.application === target)?.requestsPerSecond[0]?.[1] ?? 0;
    const machines = (rate: number) => (rate * (lab?.cpuMsPerCall ?? 0)) / (0.96 * (lab?.threads ?? 1) * 1000); // H9
    expect(machines(usual)).toBeLessThan(0.5);
    expect(Math.ceil(machines(usual * factor))).toBeGreaterThanOrEqual(3);
    expect(machines(usual * factor)).toBeLessThan(3.5);
  }
});

test('level 3.1: of the two programs from the laptop one can be emulated and the other cannot', () => {
  const tool = app('brought-along').services.find(({ id }) => id === 'mac-tool');
  const busy = levelOf('3-1')
    .offers.filter((offer) => offer.service === 'mac-tool')
    .map((offer) => (offer.requestsPerSecond * (tool?.cpuMsPerCall ?? 0) * 5) / ((tool?.threads ?? 1) * 1000)); // IM18
  expect(busy.map((share) => share < 1)).toEqual([true, false]);
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
