/** The page's record of a match: what it keeps, what it forgets, and that it does not grow. */
import { describe, expect, test, vi } from 'vitest';
import { FINE_SLOTS, FINE_TICKS, History, type Reading } from '../../../client/play/history.ts';
import { type ChartKind, type ChartOf, METRICS, readingNow, readingsOf } from '../../../client/play/metrics.ts';
import { compileRulebook } from '../../../shared/sim/compile-rulebook.ts';
import { showTeam } from '../../../shared/sim/shown.ts';
import { catalogue, estateOf, run } from '../../sim/systems/estate.ts';

/** Of a class's largest estate: 60 hosts with five metrics, 600 pods with two. */
function* largeEstate(tick: number): Generator<Reading> {
  for (let id = 1; id <= 60; id++) yield { key: `host${id}`, values: [tick % 100, id, id, id, id] };
  for (let id = 1; id <= 600; id++) yield { key: `instance${id}`, values: [tick % 100, id] };
}

function recorded(ticks: number, readings: (tick: number) => Iterable<Reading>, step = 1): History {
  const history = new History();
  for (let tick = 0; tick <= ticks; tick += step) if (history.isDue(tick)) history.record(tick, readings(tick));
  return history;
}
const one = (key: string, value: number): Reading[] => [{ key, values: [value] }];

describe('the record of a match', () => {
  test('takes a sample each few ticks and gives back what was shown', () => {
    const history = recorded(300, (tick) => one('host1', tick));
    const { ticks, values } = history.curve('host1', 0, 0);
    expect(ticks).toHaveLength(300 / FINE_TICKS + 1);
    expect(values).toEqual(ticks);
  });

  test('does not grow: two megabytes hold 60 hosts and 600 pods, after ten minutes and after two hours', () => {
    const early = recorded(60, largeEstate);
    const [tenMinutes, long] = [recorded(600, largeEstate), recorded(7200, largeEstate)];
    expect(tenMinutes.bytes).toBe(early.bytes);
    expect(long.bytes).toBe(early.bytes);
    expect(long.bytes).toBeLessThan(2_000_000);
    expect(long.things).toBe(660);
  });

  test('reaches back to the first tick of a long match, in order and without a tick twice', () => {
    const { ticks, values } = recorded(20_000, (tick) => one('host1', tick)).curve('host1', 0, 0);
    expect(ticks[0]).toBe(0);
    expect(ticks.at(-1)).toBe(20_000);
    expect(ticks.every((tick, place) => place === 0 || tick > (ticks[place - 1] ?? 0))).toBe(true);
    expect(ticks.slice(-FINE_SLOTS)).toEqual(values.slice(-FINE_SLOTS));
  });

  test('keeps the peak where points become one', () => {
    const { values } = recorded(9_000, (tick) => one('host1', tick === 60 ? 99 : 1)).curve('host1', 0, 0);
    expect(Math.max(...values.map(Number))).toBe(99);
  });

  test('leaves a gap where a thing was not there yet, and forgets what is long gone', () => {
    const history = new History();
    for (let tick = 0; tick <= 600; tick += FINE_TICKS) {
      history.record(tick, tick < 100 ? one('vm1', 5) : one('vm2', 7));
    }
    expect(history.has('vm1')).toBe(false);
    expect(history.things).toBe(1);
    const { ticks, values } = history.curve('vm2', 0, 0);
    expect(values[0]).toBeNull();
    expect(values[ticks.indexOf(100)]).toBe(7);
  });

  test('begins anew with a clock that went back, and answers for nobody with nothing', () => {
    const history = recorded(300, (tick) => one('host1', tick));
    expect(history.isDue(4)).toBe(true);
    expect(history.things).toBe(0);
    expect(history.curve('host9', 3, 0)).toEqual({ ticks: [], values: [] });
  });

  test('reads a number for every metric of everything that a view shows', () => {
    const rules = compileRulebook(catalogue, 'chaos-day');
    const estate = estateOf('chaos-day');
    run(estate, 30);
    const readings = [...readingsOf(showTeam(estate.world, rules, estate.team), rules)];
    const kinds = new Set(readings.map(({ key }) => key.replace(/\d+$/, '')));
    expect(kinds).toEqual(new Set(['host', 'vm', 'instance', 'service', 'team']));
    for (const { key, values } of readings) {
      expect(
        values.every((value) => Number.isFinite(value) && value >= 0),
        key,
      ).toBe(true);
      const kind = key.replace(/\d+$/, '') as keyof typeof METRICS;
      if (kind !== 'team') expect(values).toHaveLength(METRICS[kind].length);
    }
  });
});

test('a curve of the page ends in what the page says now, whenever it is paused', async () => {
  vi.stubGlobal('localStorage', { getItem: () => null });
  vi.stubGlobal('matchMedia', () => ({ matches: false }));
  vi.stubGlobal('document', { hidden: false });
  const session = await import('../../../client/store/session.ts');
  const { curveOf, recordHistory } = await import('../../../client/store/history.ts');
  const rules = compileRulebook(catalogue, 'launch-day');
  const estate = estateOf('launch-day');
  run(estate, 60);
  const view = showTeam(estate.world, rules, estate.team);
  const show = (tick: number, p95Ms: number) => {
    const services = view.services.map((service) => ({ ...service, p95Ms }));
    session.frame.value = { tick, view: { ...view, services } } as unknown as NonNullable<typeof session.frame.value>;
  };
  session.rules.value = rules;
  show(60, 40);
  const stop = recordHistory();
  show(60 + FINE_TICKS - 1, 70); // too early for the next sample
  stop();
  const of: ChartOf = { kind: 'service', id: 0 };
  expect(curveOf(of, 'p95', 0)).toEqual({ ticks: [60, 60 + FINE_TICKS - 1], values: [40, 70] });
  show(60, 40);
  expect(curveOf(of, 'p95', 0)).toEqual({ ticks: [60], values: [40] });
});

test('a number of a thing now is the one that would be recorded', () => {
  const estate = estateOf('chaos-day');
  run(estate, 30);
  const view = showTeam(estate.world, estate.rules, estate.team);
  for (const { key, values } of readingsOf(view, estate.rules)) {
    const [, kind, id] = /^([a-z]+)(\d+)$/.exec(key) as unknown as [string, ChartKind, string];
    const recorded = METRICS[kind].slice(-values.length);
    const now = recorded.map((metric) => readingNow({ kind, id: Number(id) }, metric.id, view, estate.rules));
    expect(now, key).toEqual(values);
  }
});
