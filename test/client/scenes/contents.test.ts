import { describe, expect, test } from 'vitest';
import { targetsOf } from '../../../client/play/targets.ts';
import { AnswerRates } from '../../../client/scenes/answers.ts';
import { levelsOf, traysOf } from '../../../client/scenes/contents.ts';
import { stageOf } from '../../../client/scenes/geometry.ts';
import { conditionOf, shapeOf } from '../../../client/scenes/health.ts';
import { type CopyPipe, copyPipes } from '../../../client/scenes/layout-pipes.ts';
import { layoutRacks } from '../../../client/scenes/layout-rack.ts';
import { titleOf } from '../../../client/scenes/paint-cards.ts';
import { carryOf } from '../../../client/scenes/pointer.ts';
import { rackPlans } from '../../../client/scenes/scene-model.ts';
import { predictedPercent, sayingOf } from '../../../client/scenes/verdicts.ts';
import { freeMib } from '../../../shared/sim/placement.ts';
import { estateOf, withHosts } from './estate.ts';

describe('a tray', () => {
  test('holds what the rules count, and the rest is free', () => {
    const { view, rules } = estateOf('2-1');
    for (const tray of traysOf(view, rules)) expect(tray.freeMib).toBe(freeMib(view.facts, rules, tray.host));
  });

  test.each(['1-1', '2-1', '4-2', 'launch-day'])('of %s is full when all of it is added up', (scenario) => {
    const { view, rules } = estateOf(scenario);
    for (const tray of traysOf(view, rules)) {
      const used =
        tray.slabs.reduce((sum, slab) => sum + slab.mib, 0) + tray.jars.reduce((sum, jar) => sum + jar.memoryMib, 0);
      expect(used + tray.freeMib).toBe(tray.model.memoryMib);
    }
  });

  test('of a host without power has no liquid and says so', () => {
    const estate = withHosts(estateOf('2-1'), () => ({ state: 'failed', failure: 'power' }));
    const dark = traysOf(estate.view, estate.rules);
    expect(Math.max(...levelsOf(estate.view, dark).values())).toBe(0);
    expect(traysOf(estate.view, estate.rules).map(conditionOf)).toContainEqual({ health: 'dead', word: 'failed' });
  });

  test('past the knee is busy, full is worse', () => {
    const at = (cpuPercent: number) => {
      const { view, rules } = withHosts(estateOf('1-1'), () => ({ cpuPercent }));
      return conditionOf(traysOf(view, rules)[0] as ReturnType<typeof traysOf>[0]).health;
    };
    expect([at(69), at(70), at(95)]).toEqual(['ok', 'watch', 'bad']);
  });
});

test('what is off or new wears the ring of what is off; the cross is for what broke', () => {
  const shape = (state: 'stopped' | 'booting' | 'running' | 'crashed' | 'backoff') => shapeOf({ state }, false);
  expect([shape('stopped'), shape('booting'), shape('running')]).toEqual(['off', null, null]);
  expect([shape('crashed'), shape('backoff'), shapeOf({ state: 'running' }, true)]).toEqual(['dead', 'dead', 'dead']);
});

describe('a verdict', () => {
  test('says by how much memory is short', () => {
    const { view, rules } = estateOf('2-1');
    const vm = view.vms.find((one) => one.name === 'shop-db');
    const carry = { kind: 'vm', id: vm?.id ?? 0, cold: false } as const;
    const target = targetsOf(carry, view.facts, rules)[0];
    if (target === undefined) throw new Error('no target');
    const verdict = { ok: false, code: 'host.memory_short', numbers: { needMib: 12_288, freeMib: 8192 } } as const;
    expect(sayingOf({ ...target, verdict }, carry, view, rules, 5)).toMatchObject({
      health: 'dead',
      title: 'needs 4\u00a0GiB more',
      detail: 'has 8, wants 12',
    });
  });

  test('warns past the knee, with the CPU that would be', () => {
    const idle = estateOf('2-1');
    const carry = { kind: 'vm', id: idle.view.vms[0]?.id ?? 0, cold: false } as const;
    const health = (cpuPercent: number) => {
      const { view, rules } = withHosts(idle, () => ({ cpuPercent }));
      const target = targetsOf(carry, view.facts, rules)[0];
      return target === undefined ? null : sayingOf(target, carry, view, rules, 5).health;
    };
    expect([health(10), health(69)]).toEqual(['ok', 'watch']);
  });
});

test('only what is converted becomes a VM; a backup is a copy', () => {
  const started = { started: true, rounds: 0 } as CopyPipe['transfer'];
  const said = (kind: CopyPipe['transfer']['kind']) => titleOf({ transfer: { ...started, kind }, name: 'ledger' });
  expect(said('backup')).toBe(said('cold'));
  expect(said('convert')).not.toBe(said('cold'));
});

test('where a processor is emulated, the CPU that would be has five times the work in it', () => {
  const { view, rules } = estateOf('s-3', 30);
  const carry = { kind: 'process', id: view.instances.find((one) => one.kind === 'process')?.id ?? 0 } as const;
  const [busy = 0] = view.services.map(({ utilisationPercent }) => utilisationPercent); // of four cores at half the speed
  const v1 = view.hosts.find(({ name }) => name === 'v1')?.id ?? 0;
  const then = predictedPercent(carry, v1, view, rules);
  expect(Math.abs(then - (busy / 2) * rules.economy.emulationSlowdown)).toBeLessThan(12); // gauges go in steps of 4
});

test('answers are told by the second, over the last moments', () => {
  const rates = new AnswerRates();
  const counts = (offered: number, inTime: number, late: number) => ({
    ...estateOf('1-1', 1).view.team,
    offered,
    inTime,
    late,
  });
  rates.add(0, counts(0, 0, 0));
  expect(rates.add(10, counts(1000, 700, 200))).toEqual({
    ...{ inTimePerS: 70, latePerS: 20, lostPerS: 10 },
    lostLately: 100,
  });
  for (let tick = 11; tick <= 69; tick++) rates.add(tick, counts(990 + tick, 690 + tick, 200));
  expect(rates.add(70, counts(1060, 760, 200)).lostLately, 'a minute later').toBe(0);
  // A new match begins at nothing.
  expect(rates.add(1, counts(5, 5, 0))).toEqual({ inTimePerS: 0, latePerS: 0, lostPerS: 0, lostLately: 0 });
});

describe('what can be lifted', () => {
  const lift = (scenario: string) => {
    const { view, rules } = estateOf(scenario);
    const picture = layoutRacks(rackPlans(view, rules, traysOf(view, rules)), stageOf(862, 584), 0);
    const kinds = picture.hosts.flatMap((host) =>
      host.jars.map((box) => carryOf({ kind: 'jar', box, host, target: host.key })?.kind ?? 'stays'),
    );
    return [...new Set(kinds)];
  };
  test.each([
    ['1-1', ['process']],
    ['2-1', ['vm']],
    ['4-2', ['pod']], // in the hand it says why it stays: the scheduler places containers
  ])('in %s', (scenario, kinds) => {
    expect(lift(scenario)).toEqual(kinds);
  });
});

describe('a pipe', () => {
  const { view, rules } = estateOf('2-1');
  const [vm] = view.vms;
  const to = view.hosts.find((host) => host.id !== vm?.host);
  const transfer = (id: number, started: boolean) => ({
    id,
    kind: 'live' as const,
    vm: vm?.id ?? 0,
    process: 0,
    fromHost: vm?.host ?? 0,
    toHost: to?.id ?? 0,
    vcpus: 4,
    memoryMib: 4096,
    started,
    percent: 40,
    rounds: 1,
    roundMib: 1000,
    dirtyMib: 100,
    stopped: false,
    converges: true,
    pauseMs: 0,
    throttlePercent: 0,
  });
  const pipes = (transfers: ReturnType<typeof transfer>[]) => {
    const moved = { ...view, transfers };
    const picture = layoutRacks(rackPlans(moved, rules, traysOf(moved, rules)), stageOf(862, 584), 0);
    return copyPipes({ view: moved }, picture);
  };

  test('runs from the jar that is copied to the place that is held for it', () => {
    const [pipe] = pipes([transfer(7, true)]);
    expect(pipe?.name).toBe(vm?.name);
    const first = pipe?.points[0];
    expect(first?.x).toBeCloseTo((pipe?.source.x ?? 0) + (pipe?.source.w ?? 0) / 2);
    // All its pieces are level or upright.
    for (const [index, point] of (pipe?.points ?? []).slice(1).entries()) {
      const before = pipe?.points[index];
      expect(Math.min(Math.abs(point.x - (before?.x ?? 0)), Math.abs(point.y - (before?.y ?? 0)))).toBeLessThan(0.001);
    }
  });

  test('that waits for the link leaves the card to the busy one', () => {
    const all = pipes([transfer(7, true), transfer(8, false)]);
    expect(all.map((pipe) => [pipe.transfer.id, pipe.card !== null])).toEqual([
      [8, false],
      [7, true],
    ]);
  });
});
