import { expect, test } from 'vitest';
import type { Scenario } from '../../../shared/content/schema.ts';
import { createWorld } from '../../../shared/sim/genesis.ts';
import { eventProbability } from '../../../shared/sim/rules/hazard.ts';
import { cluster, estateOf, happened, host, instancesOf, run, serviceIndex, steady } from './estate.ts';

type Incident = Scenario['incidents'][number];
const incident = (kind: Incident['kind'], more: Partial<Incident> = {}): Incident => ({
  ...{ id: 'x', kind, atMinutes: [5, 5], loadAtLeast: 0, warningMinutes: 2, minutes: 3, target: '', factor: 1 },
  ...{ noShowShare: 0, chance: 1, ...more },
});
const DUE = 300;

test('IN1 chance and time are drawn from the seed, within the window and its busy minutes', () => {
  const wide = incident('host.dies', { atMinutes: [10, 50], chance: 0.5, target: 'n1' });
  const { rules } = cluster({ scenario: { incidents: [wide] } });
  const drawn = Array.from({ length: 60 }, (_, seed) => createWorld(rules, seed, 1).schedule);
  const dues = drawn.flat().map((entry) => entry.dueTick);
  expect(dues.length).toBeGreaterThan(15);
  expect(dues.length).toBeLessThan(45);
  for (const due of dues) expect(due >= 600 && due <= 3000).toBe(true);
  expect(new Set(dues).size).toBeGreaterThan(10);
  expect(createWorld(rules, 7, 1).schedule).toEqual(createWorld(rules, 7, 3).schedule);

  const curve: [number, number][] = [
    [0, 100],
    [30, 100],
    [31, 1000],
    [40, 1000],
    [41, 100],
  ];
  const demands = steady('4-2', 1).demands.map((demand) => ({ ...demand, requestsPerSecond: curve }));
  const busy = cluster({ scenario: { demands, incidents: [{ ...wide, chance: 1, loadAtLeast: 0.7 }] } });
  for (let seed = 0; seed < 30; seed++) {
    const due = createWorld(busy.rules, seed, 1).schedule[0]?.dueTick ?? 0;
    expect(due >= 31 * 60 && due <= 40 * 60).toBe(true);
  }
});

test('IN2 a team knows of an incident from its announcement on', () => {
  const estate = cluster({ scenario: { incidents: [incident('host.dies', { target: 'n2' })] } });
  run(estate, DUE - 121);
  expect(estate.team.signs).toEqual([]);
  run(estate, 1);
  expect(estate.team.signs).toMatchObject([
    { announcedTick: DUE - 120, dueTick: DUE, targetId: host(estate, 'n2').id },
  ]);
  expect(host(estate, 'n2').state).toBe('on');
});

test('IN3 the target is chosen by rank in each team, at the announcement', () => {
  const incidents = [
    incident('host.dies', { target: 'busiest' }),
    incident('rack.dark', { id: 'y', target: 'most-earning' }),
  ];
  const estate = cluster({ teams: 2, scenario: { incidents } });
  const keepOnly = (team: number, name: string) => {
    const node = estate.world.teams[team]?.nodes.find(
      ({ host: id }) => host({ ...estate, team: teamAt(team) }, name).id === id,
    );
    for (const one of teamAt(team).nodes) one.cordoned = one !== node;
    const gone = teamAt(team).instances.filter((pod) => pod.node !== node?.id);
    for (const pod of gone) teamAt(team).instances.splice(teamAt(team).instances.indexOf(pod), 1);
    teamAt(team).topology += 1;
  };
  const teamAt = (index: number) => estate.world.teams[index] as typeof estate.team;
  keepOnly(0, 'n3');
  keepOnly(1, 'n4');
  run(estate, DUE);
  const failed = (team: number) =>
    teamAt(team)
      .hosts.filter((one) => one.state === 'failed')
      .map((one) => one.name);
  expect(failed(0)).toEqual(['n3']);
  expect(failed(1)).toEqual(['n4']);
});

test('IN4 a death with a length is a crash that ends, without one it waits for a repair', () => {
  const crash = cluster({ scenario: { incidents: [incident('host.dies', { target: 'n1' })] } });
  run(crash, DUE);
  expect(host(crash, 'n1')).toMatchObject({ state: 'failed', failure: 'crash' });
  run(crash, 180);
  expect(host(crash, 'n1').state).toBe('on');
  const broken = cluster({ scenario: { incidents: [incident('host.dies', { target: 'n1', minutes: 0 })] } });
  run(broken, DUE + 1200);
  expect(host(broken, 'n1')).toMatchObject({ state: 'failed', failure: 'hardware' });
});

test('IN4 a machine that was given back by then does not die any more', () => {
  const estate = cluster({ scenario: { incidents: [incident('host.dies', { target: 'n2' })] } });
  run(estate, DUE - 60);
  const { team } = estate;
  const { id } = host(estate, 'n2');
  const node = team.nodes.find((one) => one.host === id)?.id;
  Object.assign(team, {
    hosts: team.hosts.filter((one) => one.id !== id),
    nodes: team.nodes.filter((one) => one.id !== node),
    instances: team.instances.filter((one) => one.node !== node),
    topology: team.topology + 1,
  });
  expect(team.signs).toHaveLength(1);
  run(estate, 120);
  expect(happened(estate, 'incident.struck')).toEqual([]);
  expect(team.signs).toEqual([]);
});

test('IN4 a dark rack takes all its hosts until it ends, and no cloud machine', () => {
  const estate = cluster({ scenario: { incidents: [incident('rack.dark', { target: 'A' })] } });
  run(estate, DUE);
  expect(estate.team.hosts.map((one) => one.state)).toEqual(['failed', 'failed', 'on', 'on']);
  run(estate, 180);
  expect(estate.team.hosts.map((one) => one.state)).toEqual(['on', 'on', 'on', 'on']);
});

test('IN5 a crowd that stays away is announced and then says so', () => {
  const crowd = incident('crowd', { target: 'heal-shop', factor: 4, noShowShare: 1 });
  const estate = cluster({ scenario: { incidents: [crowd] } });
  run(estate, DUE + 60);
  expect(happened(estate, 'incident.announced')).toHaveLength(1);
  expect(happened(estate, 'incident.stayedAway')).toMatchObject([{ tick: DUE }]);
  expect(happened(estate, 'incident.struck')).toEqual([]);
  expect(estate.world.ratesPerS[0]).toBeCloseTo(100, 6);
});

test('IN6 a hung pod keeps its place and answers nothing; a crashing one ends', () => {
  const hang = cluster({ scenario: { incidents: [incident('pod.hangs', { target: 'web' })] } });
  run(hang, DUE);
  expect(instancesOf(hang, 'web').map((pod) => [pod.state, pod.hung])).toContainEqual(['running', true]);
  expect(hang.team.services[serviceIndex(hang, 'web')]).toMatchObject({ endpoints: 4, serving: 3 });
  const crash = cluster({ scenario: { incidents: [incident('pod.crashes', { target: 'web' })] } });
  run(crash, DUE);
  expect(
    instancesOf(crash, 'web')
      .map((pod) => pod.restarts)
      .sort(),
  ).toEqual([0, 0, 0, 1]);
});

test('IN7 wear follows the yearly rates on the bill clock and belongs to the slot', () => {
  const hazards = { osCrashPerYear: 20, hardwarePerYear: 4 };
  const spec = { teams: 2, scenario: { hazardFactor: 10 }, economy: { hazards } };
  const estate = cluster(spec);
  run(estate, 2000);
  const failures = happened(estate, 'host.failed').filter((event) => event.team === 0);
  const [first, second] = estate.world.teams.map((team) =>
    team.hosts.map((one) => [one.state, one.failure, one.untilTick]),
  );
  expect(second).toEqual(first); // the same slots, the same bad days
  expect(failures.length).toBeGreaterThan(3); // 4 hosts × 24 a year × 7300 would be 44 without down time
  expect(eventProbability(24, 2000, 7300) > 0.99).toBe(true);
  const none = cluster({ ...spec, scenario: { hazardFactor: 0 } });
  run(none, 2000);
  expect(happened(none, 'host.failed')).toEqual([]);
});

test('IN8 an injected incident meets all teams alike, after its warning', () => {
  const estate = cluster({ teams: 2 });
  const inject = { kind: 'host.dies', target: 'n2', factor: 1, warningTicks: 60, ticks: 120 };
  run(estate, 1, [{ kind: 'inject', incident: inject }]);
  expect(estate.world.teams.map((team) => team.signs.length)).toEqual([1, 1]);
  run(estate, 60);
  const state = (team: number) => estate.world.teams[team]?.hosts.find((one) => one.name === 'n2')?.state;
  expect([state(0), state(1)]).toEqual(['failed', 'failed']);
});

test('IN8 an unknown target is hit by nothing, not even in the cloud', () => {
  const estate = estateOf('4-2', { scenario: { hosts: [], deployments: [] } });
  const incident = { kind: 'rack.dark', target: 'nowhere', factor: 1, warningTicks: 0, ticks: 60 };
  const command = { verb: 'order', model: 'cloud-4', rack: 0, slot: 0, platform: 'linux', runtime: null } as const;
  run(estate, 1, [{ kind: 'command', team: 0, seat: 0, seq: 1, command }]);
  run(estate, 300);
  expect(estate.team.hosts.map((one) => one.state)).toEqual(['on']);
  run(estate, 1, [{ kind: 'inject', incident }]);
  expect(estate.team.hosts.map((one) => one.state)).toEqual(['on']);
});

test('IN8 one for a single team strikes it alone, and is a sign to nobody else', () => {
  const estate = cluster({ teams: 3 });
  const calm = cluster({ teams: 3 });
  const inject = { kind: 'host.dies', target: 'n2', factor: 1, warningTicks: 60, ticks: 120 };
  run(estate, 1, [{ kind: 'inject', team: 1, incident: inject }]);
  run(calm, 1);
  expect(estate.world.teams.map(({ signs }) => signs.length)).toEqual([0, 1, 0]);
  for (const one of [estate, calm]) run(one, 400);
  expect(new Set(happened(estate, 'host.failed').map(({ team }) => team))).toEqual(new Set([1]));
  expect(estate.events.filter(({ kind }) => kind.startsWith('incident.')).map(({ team }) => team)).toEqual([1, 1, 1]);
  for (const index of [0, 2]) expect(estate.world.teams[index], 'as if nothing was').toEqual(calm.world.teams[index]);
  expect(estate.world.teams[1]).not.toEqual(calm.world.teams[1]);
});

test('IN8 a crowd is everybody’s, whomever it was sent to', () => {
  const estate = cluster({ teams: 2 });
  const application = estate.rules.scenario.demands[0]?.application ?? '';
  const crowd = { kind: 'crowd', target: application, factor: 2, warningTicks: 0, ticks: 300 };
  const before = estate.world.ratesPerS.reduce((sum, rate) => sum + rate, 0);
  run(estate, 1, [{ kind: 'inject', team: 0, incident: crowd }]);
  run(estate, 120);
  expect(estate.world.ratesPerS.reduce((sum, rate) => sum + rate, 0)).toBeGreaterThan(1.5 * before);
  const [one, other] = estate.world.teams.map(({ services }) => services.map(({ offeredPerS }) => offeredPerS));
  expect(other).toEqual(one);
});
