import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { snapshot } from '../../../shared/play/snapshot.ts';
import { check } from '../../../shared/sim/commands/index.ts';
import type { CommandEntry } from '../../../shared/sim/entries.ts';
import { STEP_SYSTEMS, step } from '../../../shared/sim/step.ts';
import { factsOf } from '../../../shared/sim/view.ts';
import { cluster, estateOf, happened, host, instancesOf, run } from './estate.ts';

test('TM1 pace changes how often a step runs, never what it computes', () => {
  const [slow, fast] = [5, 60].map((pace) => {
    const estate = estateOf('launch-day', { scenario: { pace, hazardFactor: 5 } });
    run(estate, 300);
    return snapshot(estate.world);
  });
  expect(fast).toBe(slow);
});

test('TM2 the systems run in the order that SPEC names', () => {
  const order: Record<string, string> = {
    drawDemand: 'demand',
    strikeIncidents: 'incidents',
    watchBreaches: 'breaches',
    watchNodes: 'nodes',
    probePods: 'probes',
    scaleDeployments: 'autoscalers',
    reconcileDeployments: 'deployments',
    schedulePods: 'scheduler',
    openLinks: 'links',
    supplyImages: 'images',
    scaleNodes: 'node autoscaler',
    advanceLives: 'lives',
    moveVms: 'migrations',
    routeRequests: 'routing',
    tendVms: 'VMs',
    offerLoad: 'load',
    shareCpu: 'CPU',
    runBatch: 'batch',
    answerRequests: 'answers',
    loadLinks: 'traffic',
    watchCalls: 'calls',
    fillMemory: 'memory',
    drawPower: 'power',
    payBills: 'bills',
    keepContracts: 'contracts',
    runEdges: 'edges',
    moveMarket: 'market',
    watchObjectives: 'objectives',
  };
  const names = STEP_SYSTEMS.map(([name]) => order[name]);
  const spec = readFileSync(new URL('../../../shared/SPEC.md', import.meta.url), 'utf8');
  expect(spec).toContain(`entries, ${names.join(', ')}.`);
});

const scale = (team: number, seat: number, seq: number, deployment: number, replicas: number): CommandEntry => ({
  ...{ kind: 'command', team, seat, seq, command: { verb: 'scale', deployment, replicas } },
});

test('TM3 the order of commands rotates over teams, then seats, then each seat’s own numbers', () => {
  const estate = cluster({ teams: 2 });
  const ids = estate.world.teams.map((team) => team.deployments[0]?.id ?? 0);
  const firsts: string[] = [];
  for (let tick = 1; tick <= 4; tick++) {
    const entries = [1, 0].flatMap((team) =>
      [1, 0].flatMap((seat) => [2, 1].map((seq) => scale(team, seat, seq, ids[team] ?? 0, tick * 8 + seat * 2 + seq))),
    );
    const results = step(estate.world, estate.rules, entries, estate);
    expect(results.map((result) => result.ok)).toEqual(Array(8).fill(true));
    const order = results.map(({ team, seat, seq }) => `${team}${seat}${seq}`);
    firsts.push(order[0]?.slice(0, 1) ?? '');
    expect(new Set(order.slice(0, 4).map((name) => name[0])).size).toBe(1); // a team’s commands stand together
    expect(order.filter((_name, index) => index % 2 === 0).map((name) => name[2])).toEqual(['1', '1', '1', '1']);
  }
  expect(firsts).toEqual(['1', '0', '1', '0']);
});

test('TM4 electricity and wear run 730 times as fast, traffic does not', () => {
  const estate = cluster();
  const { electricityDollarsPerKwh, pue } = estate.rules.economy;
  expect(estate.rules.prices.perJoule * 3_600_000).toBeCloseTo(electricityDollarsPerKwh * pue * 730 * 1e8, 3);
  run(estate, 60);
  expect(estate.team.types[0]?.offered.whole).toBe(6000);
});

test('TM5 the Night has its own seed and trouble, and nobody acts', () => {
  const nightly = { id: 'n', kind: 'rack.dark' as const, atMinutes: [1, 1] as [number, number], loadAtLeast: 0 };
  const more = { warningMinutes: 0, minutes: 2, target: 'A', factor: 1, noShowShare: 0, chance: 1 };
  const day = {
    ...nightly,
    ...more,
    id: 'd',
    kind: 'host.dies' as const,
    atMinutes: [5, 5] as [number, number],
    warningMinutes: 4,
  };
  const night = { minutes: 30, incident: { ...nightly, ...more } };
  const estate = cluster({ scenario: { incidents: [{ ...day, target: 'n4' }], night } });
  run(estate, 100);
  expect(estate.team.signs).toHaveLength(1);
  const entries = [scale(0, 0, 1, estate.team.deployments[0]?.id ?? 0, 9)];
  const results = step(estate.world, estate.rules, [...entries, { kind: 'night', seed: 42 }], estate);
  expect(results).toMatchObject([{ ok: false, code: 'match.over' }]);
  expect(estate.world).toMatchObject({ night: true, seed: 42 });
  expect(estate.team.signs).toEqual([]);
  run(estate, 300);
  expect(host(estate, 'n4').state).toBe('on'); // the day’s trouble is off
  expect(happened(estate, 'host.failed')).toMatchObject([{ tick: 161 }, { tick: 161 }]);
  expect(instancesOf(estate, 'web').length).toBe(4);
});

test('TM6 after the last tick every command is refused', () => {
  const estate = cluster({ scenario: { realMinutes: 1, pace: 5 } });
  expect(estate.rules.endTick).toBe(300);
  const command = { verb: 'scale', deployment: estate.team.deployments[0]?.id ?? 0, replicas: 9 } as const;
  const verdict = () => check(factsOf(estate.world, estate.team), estate.rules, command);
  run(estate, 299);
  expect(verdict()).toEqual({ ok: true });
  run(estate, 1);
  expect(verdict()).toMatchObject({ ok: false, code: 'match.over' });
});

test.each(['1-1', '2-1', '4-2', 'launch-day'])('TM7 %s starts on a running estate', (id) => {
  const estate = estateOf(id);
  run(estate, 1);
  expect(estate.team.hosts.map((one) => one.state)).toEqual(estate.team.hosts.map(() => 'on'));
  expect(estate.team.nodes.every((node) => node.ready)).toBe(true);
  expect(estate.team.instances.every((one) => one.state === 'running' && one.ready && one.warmTick <= 1)).toBe(true);
  for (const state of estate.team.services) expect(state.serving).toBe(state.endpoints);
  expect(estate.team.services.every((state) => state.serving > 0 && state.lostShare === 0)).toBe(true);
});
