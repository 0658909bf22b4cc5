/** What is read beside the floor: the ledger's sheet, the services' order, the capacity ahead and the strip's window. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { followed, LEAST_TICKS, moved, within, zoomed } from '../../../client/hud/demand/span.ts';
import { roundedCents } from '../../../client/play/cents.ts';
import { capacityAhead, capacityNow, capacityWithout, nextPeak } from '../../../client/play/demand-ahead.ts';
import { ledgerSheet } from '../../../client/play/ledger-groups.ts';
import { sourceOf } from '../../../client/play/ledger-source.ts';
import { groupsOf, STEADY_MS, SteadyOrder } from '../../../client/play/service-list.ts';
import { compileRulebook } from '../../../shared/sim/compile-rulebook.ts';
import { type ShownService, showTeam } from '../../../shared/sim/shown.ts';
import { CAUSES } from '../../../shared/sim/world.ts';
import { act, catalogue, deploymentOf, estateOf, run } from '../../sim/systems/estate.ts';

const rules = compileRulebook(catalogue, 'chaos-day');
function chaos(ticks = 60) {
  const estate = estateOf('chaos-day');
  run(estate, ticks);
  return { now: showTeam(estate.world, estate.rules, estate.team), rules: estate.rules };
}

describe('the ledger', () => {
  const amounts = fc.array(fc.integer({ min: -9e12, max: 9e12 }), {
    minLength: CAUSES.length,
    maxLength: CAUSES.length,
  });

  test('adds up before the reader: rows to groups, groups to the profit, to the cent', () => {
    fc.assert(
      fc.property(amounts, (ledger) => {
        const sheet = ledgerSheet(ledger, []);
        for (const part of sheet.parts) expect(part.rows.reduce((sum, row) => sum + row.cents, 0)).toBe(part.cents);
        expect(sheet.parts.reduce((sum, part) => sum + part.cents, 0)).toBe(sheet.cents);
        expect(sheet.cents).toBe(roundedCents(ledger).reduce((sum, one) => sum + one, 0));
      }),
    );
  });

  test('names what trouble took most by, and what the last minute brought', () => {
    const ledger = CAUSES.map((cause) =>
      cause === 'lost' ? -3e8 : cause === 'slaCredit' ? -9e8 : cause === 'rent' ? -5e9 : 0,
    );
    const before = ledger.map((amount) => amount / 2);
    const sheet = ledgerSheet(ledger, before);
    expect(sheet.biggest).toBe('slaCredit');
    expect(sheet.perMinute).toBe(before.reduce((sum, amount) => sum + amount, 0));
    expect(ledgerSheet([], []).parts).toEqual([]);
  });

  test('leads to something that is there, whatever the cause and the estate', () => {
    const { now } = chaos();
    for (const view of [now, { ...now, hosts: [], services: [] }]) {
      for (const cause of CAUSES) {
        const source = sourceOf(cause, view, rules);
        if (source?.show === 'service') expect(view.services[source.index]).toBeDefined();
        if (source?.show === 'host') expect(view.hosts.some((host) => host.id === source.id)).toBe(true);
      }
    }
  });
});

describe('the order of services', () => {
  const { now } = chaos();
  const hurt = (...bad: number[]): ShownService[] =>
    now.services.map((service, index) => ({
      ...service,
      lostPermille: bad.includes(index) ? 50 : 0,
      utilisationPercent: 20,
      endpoints: 1,
      serving: 1,
    }));

  test('holds every service once, whatever hurts and whatever is looked for', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: rules.services.length - 1 })), (bad) => {
        const hurting = new SteadyOrder().show(hurt(...bad), 0, false);
        const shown = groupsOf(rules, hurting, '').flatMap((group) => group.members);
        expect([...shown].sort((a, b) => a - b)).toEqual(rules.services.map(({ index }) => index));
        expect(new Set(hurting)).toEqual(new Set(bad));
      }),
    );
    expect(groupsOf(rules, [0], 'no such service')).toEqual([]);
    expect(groupsOf(rules, [], ' CART ').flatMap((group) => group.members).length).toBeGreaterThan(0);
  });

  test('does not jump: what flickers stays up, what is calm goes down late, and never under the hand', () => {
    const order = new SteadyOrder();
    expect(order.show(hurt(2), 0, false)).toEqual([2]);
    expect(order.show(hurt(2, 5), 500, false)).toEqual([2]);
    expect(order.show(hurt(5, 2), STEADY_MS, false)).toEqual([2, 5]);
    expect(order.show(hurt(5), 2 * STEADY_MS, false)).toEqual([5, 2]); // what still hurts stands above
    expect(order.show(hurt(), 3 * STEADY_MS, true)).toEqual([5, 2]);
    expect(order.show(hurt(), 4 * STEADY_MS, false)).toEqual([]);
  });
});

describe('the capacity ahead', () => {
  test('without a loss is what the rules say, and never more with one', () => {
    const { now, rules } = chaos();
    expect(Math.abs(capacityWithout(now, rules, new Set()) - now.team.capacityPerS)).toBeLessThanOrEqual(
      now.team.capacityPerS * 0.02,
    );
    for (const host of now.hosts) {
      expect(capacityWithout(now, rules, new Set([host.id]))).toBeLessThanOrEqual(now.team.capacityPerS * 1.02);
    }
    expect(capacityWithout(now, rules, new Set(now.hosts.map(({ id }) => id)))).toBe(0);
  });

  test('steps down when the announced machine goes, and is not touched by what takes none', () => {
    const { now, rules } = chaos();
    const sign = { incident: 0, spec: -1, announcedTick: 0, state: 'announced' as const };
    const dying = { ...sign, id: 1, kind: 'host.dies', dueTick: 200, targetId: now.hosts[0]?.id ?? 0 };
    const crowd = { ...sign, id: 2, kind: 'crowd', dueTick: 100, targetId: -1 };
    const steps = capacityAhead({ ...now, signs: [dying, crowd] }, rules);
    expect(steps.map(({ tick }) => tick)).toEqual([200]);
    expect(steps[0]?.perS).toBe(capacityWithout(now, rules, new Set([dying.targetId])));
  });

  test('is told before the first request, of what is expected: all short while nothing runs, and less with every copy', () => {
    const estate = estateOf('4-1');
    const told = () => capacityNow(showTeam(estate.world, estate.rules, estate.team), estate.rules);
    run(estate, 30);
    expect(told()).toBe(0);
    for (const service of ['front', 'orders', 'stock']) act(estate, { verb: 'deploy', service, replicas: 6 });
    run(estate, 60);
    const now = showTeam(estate.world, estate.rules, estate.team);
    expect(now.team.ratesPerS.every((rate) => rate === 0)).toBe(true);
    const six = told();
    expect(six).toBeGreaterThan(0);
    const { id: deployment } = deploymentOf(estate, 'front');
    act(estate, { verb: 'scale', deployment, replicas: 3 });
    run(estate, 60);
    expect(told()).toBeLessThan(six);
  });

  test('a peak is what stands out from now', () => {
    const point = (tick: number, perS: number) => ({ tick, perS, lowPerS: perS, highPerS: perS, functionsPerS: 0 });
    expect(nextPeak([point(10, 90), point(20, 150), point(30, 120)], 5, 100)?.tick).toBe(20);
    expect(nextPeak([point(10, 105)], 5, 100)).toBeNull();
    expect(nextPeak([point(10, 500)], 10, 100)).toBeNull();
  });
});

describe('the window of the demand strip', () => {
  const end = 4500;
  const spans = fc.tuple(fc.integer({ min: -9000, max: 9000 }), fc.integer({ min: 1, max: 9000 }));

  test('stays in the match and wide enough to read, however it is pushed', () => {
    fc.assert(
      fc.property(
        spans,
        fc.double({ min: 0.1, max: 9, noNaN: true }),
        fc.integer({ min: -5000, max: 5000 }),
        ([from, width], factor, by) => {
          const start = within({ from, to: from + width }, end);
          for (const span of [
            start,
            zoomed(start, factor, start.from, end),
            moved(start, by, end),
            followed(Math.abs(from) % end, end),
          ]) {
            expect(span.from).toBeGreaterThanOrEqual(0);
            expect(span.to).toBeLessThanOrEqual(end + 1e-6);
            expect(span.to - span.from).toBeGreaterThanOrEqual(LEAST_TICKS - 1e-6);
          }
        },
      ),
    );
  });

  test('follows the clock with now in it, also in a match shorter than itself', () => {
    for (const [tick, last] of [
      [0, end],
      [end, end],
      [1200, end],
      [100, 300],
    ] as const) {
      const span = followed(tick, last);
      expect(span.from <= tick && tick <= span.to).toBe(true);
    }
  });
});
