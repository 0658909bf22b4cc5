/** What the game screen makes of a view: stars, guide, tools, outline, chart and the column of the ledger. */
import { describe, expect, test } from 'vitest';
import { roundedCents } from '../../../client/play/cents.ts';
import { axisTop, forecastOf, isPastKnee, lossRuns, profitPerMinute } from '../../../client/play/demand.ts';
import { guideStep } from '../../../client/play/guide.ts';
import { alertsOf, serviceHealth } from '../../../client/play/health.ts';
import { starProgress } from '../../../client/play/stars.ts';
import { targetsOf } from '../../../client/play/targets.ts';
import { toolsOf } from '../../../client/play/tools.ts';
import { openRows, treeOf } from '../../../client/play/tree.ts';
import { words } from '../../../client/text/index.ts';
import { MICRO_CENTS_PER_DOLLAR } from '../../../shared/base/units.ts';
import type { Sample } from '../../../shared/play/sample.ts';
import { compileRulebook } from '../../../shared/sim/compile-rulebook.ts';
import { showTeam } from '../../../shared/sim/shown.ts';
import { act, catalogue, type Estate, estateOf, run, runUntil } from '../../sim/systems/estate.ts';

const viewOf = ({ world, rules, team }: Estate) => showTeam(world, rules, team);
const hostId = ({ team }: Estate, name: string) => team.hosts.find((host) => host.name === name)?.id ?? 0;

describe('the guide of the first level', () => {
  test('follows what the estate shows, from the first install to the first machine given back', () => {
    const estate = estateOf('1-1');
    const step = () => guideStep(viewOf(estate), estate.rules);
    const h9 = hostId(estate, 'h9');
    run(estate, 1);
    expect(step()).toMatchObject({ step: 'install', number: 1, tool: 'install', host: h9 });
    act(estate, { verb: 'installPlatform', host: h9, platform: 'kvm' });
    run(estate, 1);
    expect(step()).toMatchObject({ step: 'installing', host: h9, ticks: 239 });
    runUntil(estate, () => step().step === 'put');
    const crm = estate.team.instances.find((one) => estate.rules.services[one.service]?.id === 'crm');
    const target = targetsOf({ kind: 'process', id: crm?.id ?? 0 }, viewOf(estate).facts, estate.rules).find(
      (one) => one.host === h9,
    );
    expect(target?.verdict).toEqual({ ok: true });
    if (target !== undefined) act(estate, target.command);
    run(estate, 2);
    expect(step()).toMatchObject({ step: 'copying', number: 2 });
    runUntil(estate, () => step().step === 'return');
    expect(step().host).toBe(hostId(estate, 'h1'));
    act(estate, { verb: 'returnHost', host: hostId(estate, 'h1') });
    run(estate, 1);
    expect(step().step).toBe('done');
  });
});

describe('stars', () => {
  const rules = compileRulebook(catalogue, '1-1');
  const { facts, team: gauge } = viewOf(estateOf('1-1'));
  const at = (dollars: number, inTime: number, ticks: number) =>
    starProgress(rules, {
      facts,
      team: {
        ...gauge,
        profitMicroCents: dollars * MICRO_CENTS_PER_DOLLAR,
        offered: 1000,
        inTime,
        survivableTicks: ticks,
      },
    }).map((star) => star.held);
  test('are held when all they ask for is there, and never without the ones below', () => {
    expect(at(59, 1000, 6000)).toEqual([false, false, false]);
    expect(at(60, 930, 0)).toEqual([true, false, false]);
    expect(at(200, 960, 599)).toEqual([true, true, false]);
    expect(at(200, 960, 600)).toEqual([true, true, true]);
    expect(at(200, 929, 600)).toEqual([false, false, false]);
  });
});

describe('tools', () => {
  test('at most seven, only what the scenario allows', () => {
    const of = (id: string) => toolsOf(compileRulebook(catalogue, id));
    expect(of('1-1')).toEqual(['rent', 'install', 'vm', 'move', 'repair', 'return']);
    expect(of('2-1')).toEqual(['rent', 'install', 'move', 'repair', 'return']);
    expect(of('4-2')).toEqual(['rent', 'scale', 'drain', 'repair', 'return']);
    expect(of('launch-day')).toHaveLength(7);
  });
});

describe('the outline', () => {
  test('has every machine, every copy and every deployment once, each below its parent', () => {
    const estate = estateOf('4-2');
    run(estate, 30);
    const view = viewOf(estate);
    const rows = treeOf(view, estate.rules);
    const keys = rows.map((row) => row.key);
    expect(new Set(keys).size).toBe(keys.length);
    for (const host of view.hosts) expect(keys).toContain(`h${host.id}`);
    for (const one of view.instances) expect(keys).toContain(`i${one.id}`);
    for (const one of view.deployments) expect(keys).toContain(`d${one.id}`);
    for (const [place, row] of rows.entries()) {
      if (row.parent !== '') expect(keys.indexOf(row.parent)).toBeLessThan(place);
    }
    const slots = estate.rules.scenario.racks.reduce((sum, rack) => sum + rack.slots, 0);
    expect(rows.filter((row) => row.kind === 'slot')).toHaveLength(slots - view.hosts.length);
  });
  test('a hypervisor holds the memory of its VMs, asleep or not', () => {
    const estate = estateOf('2-1');
    run(estate, 30);
    const h1 = treeOf(viewOf(estate), estate.rules).find((row) => row.kind === 'host' && row.name === 'h1');
    const vmsMib = estate.team.vms.reduce((sum, vm) => sum + vm.memoryMib, 0);
    expect(h1?.memoryMib).toBeGreaterThan(vmsMib);
    expect(h1?.memoryMib).toBeLessThan(vmsMib * 1.1);
  });
  test('hides all that is below what is closed', () => {
    const estate = estateOf('4-2');
    run(estate, 30);
    const rows = treeOf(viewOf(estate), estate.rules);
    const open = openRows(rows, new Set(['r0']));
    expect(open.some((row) => row.parent === 'r0' || row.key === `h${hostId(estate, 'h1')}`)).toBe(false);
    expect(open.filter((row) => row.kind === 'rack')).toHaveLength(3);
    expect(open.some((row) => row.key === `h${hostId(estate, 'h3')}`)).toBe(true);
  });
});

describe('health', () => {
  const fine = { arrivalsPerS: 10, endpoints: 2, serving: 2, p95Ms: 12, lostPermille: 0, utilisationPercent: 40 };
  test('of a service: what loses is bad, what is near its limit is to be watched', () => {
    expect(serviceHealth(fine)).toBe('ok');
    expect(serviceHealth({ ...fine, utilisationPercent: 75 })).toBe('watch');
    expect(serviceHealth({ ...fine, serving: 1 })).toBe('watch');
    expect(serviceHealth({ ...fine, endpoints: 0, serving: 0, p95Ms: 240 })).toBe('ok'); // a function answers
    expect(serviceHealth({ ...fine, lostPermille: 1 })).toBe('bad');
    expect(serviceHealth({ ...fine, endpoints: 0, serving: 0, p95Ms: 0 })).toBe('bad');
    expect(serviceHealth({ ...fine, endpoints: 0, serving: 0, arrivalsPerS: 0 })).toBe('off');
    expect(serviceHealth({ ...fine, serving: 0 })).toBe('bad');
    expect(serviceHealth({ ...fine, serving: 0, arrivalsPerS: 0 })).toBe('off');
  });
  test('alerts name what failed, the worst first', () => {
    const estate = estateOf('4-2');
    run(estate, 30);
    expect(alertsOf(viewOf(estate), estate.rules).filter((alert) => alert.health === 'bad')).toEqual([]);
    const death = { kind: 'host.dies', target: 'h3', factor: 1, warningTicks: 0, ticks: 0 };
    run(estate, 3, [{ kind: 'inject', incident: death }]);
    const [first] = alertsOf(viewOf(estate), estate.rules);
    expect(first).toMatchObject({ health: 'bad', kind: 'host', subject: hostId(estate, 'h3') });
  });
});

describe('the demand chart', () => {
  const sample = (tick: number, lost: number): Sample => ({
    tick,
    profitMicroCents: tick * 1_000_000,
    askedPerS: 100,
    capacityPerS: 150,
    inTimePermille: 1000,
    lost,
    hosts: 1,
  });
  test('a forecast is surest at its beginning and ends with the match', () => {
    const estate = estateOf('launch-day');
    run(estate, 10);
    const points = forecastOf(viewOf(estate).team, estate.rules);
    expect(points[0]?.highPerS).toBe(points[0]?.perS);
    const widths = points.map((point) => (point.highPerS - point.lowPerS) / point.perS);
    for (const [index, width] of widths.entries()) if (index > 0) expect(width).toBeGreaterThan(widths[index - 1] ?? 0);
    expect(Math.max(...points.map((point) => point.tick))).toBeLessThanOrEqual(estate.rules.endTick);
  });
  test('headroom that is left is none to rest on where queues grow already', () => {
    expect([0.5, 0.26, 0.25, 0.14, 0].map(isPastKnee)).toEqual([false, false, true, true, true]);
    expect(words.reading.demand.headroom(0.14, false)).not.toBe(words.reading.demand.headroom(0.14, true));
  });
  test('losses near each other are one run; a stray request is none', () => {
    const runs = lossRuns([sample(10, 1), sample(20, 90), sample(30, 0), sample(40, 60), sample(90, 50)]);
    expect(runs).toEqual([
      { fromTick: 20, toTick: 40, lost: 150 },
      { fromTick: 90, toTick: 90, lost: 50 },
    ]);
  });
  test('the axis ends at a number that reads well and holds the value', () => {
    expect([7, 101, 1490, 2600, 9999].map(axisTop)).toEqual([7.5, 150, 1500, 3000, 10_000]);
  });
  test('profit a minute is that of the last minute', () => {
    const steady = Array.from({ length: 20 }, (_, index) => sample(index * 10, 0));
    expect(profitPerMinute(steady)).toBe(60_000_000);
    expect(profitPerMinute([])).toBe(0);
  });
});

describe('the ledger', () => {
  test('cents add up to the rounded total, whatever was rounded', () => {
    const amounts = [1_400_000, 1_400_000, 1_400_000, -2_600_000, -333_333];
    const cents = roundedCents(amounts);
    const total = Math.round(amounts.reduce((sum, amount) => sum + amount, 0) / 1_000_000);
    expect(cents.reduce((sum, one) => sum + one, 0)).toBe(total);
    for (const [index, one] of cents.entries()) {
      expect(Math.abs(one - (amounts[index] ?? 0) / 1_000_000)).toBeLessThan(1);
    }
    expect(roundedCents([0, 5_000_000])).toEqual([0, 5]);
  });
});
