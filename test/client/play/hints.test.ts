/** A hint is said only while what it says is true: its way out, once taken, silences it. */
import { expect, test } from 'vitest';
import { hintFor, shownBoard } from '../../../client/play/hints.ts';
import { loadCatalogue } from '../../../shared/content/catalogue.ts';
import type { HintSpec } from '../../../shared/content/schema.ts';
import { holds } from '../../../shared/play/condition.ts';
import { advance, newDriver } from '../../../shared/play/driver.ts';
import type { Command } from '../../../shared/sim/commands/schema.ts';
import type { Rulebook } from '../../../shared/sim/rulebook.ts';
import { showTeam } from '../../../shared/sim/shown.ts';
import type { Team } from '../../../shared/sim/world.ts';
import { shipped } from '../../support/content.ts';

const catalogue = loadCatalogue(shipped);
const SHOP = ['web', 'catalog', 'stock'];

/** The hints of the exam that have something to say from minute 21 to minute 50, through storm, hole and crowd. */
function saidInTheExam(begin: readonly Command[], rolled: readonly string[]): ReadonlySet<string> {
  const driver = newDriver(catalogue, '6-4', 3, 1);
  const { world, rules } = driver;
  const team = world.teams[0] as Team;
  let seq = 0;
  const order = (command: Command) => {
    seq += 1;
    driver.queue.push({ kind: 'command', team: 0, seat: 0, seq, command });
  };
  const playTo = (minute: number) => {
    while (world.tick < minute * 60) advance(driver);
  };
  for (const { id } of team.deployments) order({ verb: 'setProbes', deployment: id, liveness: true, readiness: true });
  for (const command of begin) order(command);
  playTo(16);
  order({ verb: 'rebuildBase', service: 'web' });
  playTo(18);
  for (const { id: deployment, service } of team.deployments)
    if (rolled.includes(rules.services[service]?.id ?? '')) order({ verb: 'setRelease', deployment, release: 2 });
  const said = new Set<string>();
  for (let minute = 21; minute <= 50; minute++) {
    playTo(minute);
    const view = showTeam(world, rules, team);
    const { hints } = rules.scenario;
    for (const { id } of hints) {
      const others = hints.filter((one) => one.id !== id).map((one) => [one.id, Infinity] as const);
      if (hintFor(view, rules, new Map(others)) !== null) said.add(id);
    }
  }
  return said;
}

test('whoever left a service on the old base, and the tries unbounded, is told so', () => {
  const said = saidInTheExam([], SHOP.slice(1));
  expect(said).toContain('hole');
  expect(said).toContain('storm');
});

test('whoever has rolled all of them and bounded the tries is not sold either again, even in the crowd', () => {
  const bounds: Command[] = [
    { verb: 'setMesh', on: true, mtls: false },
    { verb: 'setRetries', attempts: 2, timeoutMs: 1000, budgetPercent: 10 },
  ];
  const said = saidInTheExam(bounds, SHOP);
  expect(said).not.toContain('hole');
  expect(said).not.toContain('storm');
  expect(said, 'a crowd on too few copies is still told of').toContain('crowd');
});

/** What a level says at a minute of a day on which these orders were given at its start. */
function saidAt(level: string, minute: number, ...begin: readonly ((team: Team, rules: Rulebook) => Command)[]) {
  const driver = newDriver(catalogue, level, 3, 1);
  const { world, rules } = driver;
  const team = world.teams[0] as Team;
  for (const [seq, order] of begin.entries())
    driver.queue.push({ kind: 'command', team: 0, seat: 0, seq: seq + 1, command: order(team, rules) });
  while (world.tick < minute * 60) advance(driver);
  const view = showTeam(world, rules, team);
  const board = shownBoard(view);
  return rules.scenario.hints.filter(({ when }) => holds(when, board, rules)).map(({ id }) => id);
}

const limitOf =
  (name: string, limitCpuM: number) =>
  ({ deployments }: Team, { services }: Rulebook): Command => {
    const one = deployments.find(({ service }) => services[service]?.id === name);
    return {
      verb: 'setResources',
      deployment: one?.id ?? 0,
      requestCpuM: 300,
      limitCpuM,
      requestMib: 140,
      limitMib: 0,
    };
  };

test('3.3 blames the limit of browse while it holds browse back, and not when the machine is full without it', () => {
  expect(saidAt('3-3', 2)).toContain('throttled');
  const rush = saidAt('3-3', 12, limitOf('browse', 0));
  expect(rush).toContain('full');
  expect(rush).not.toContain('throttled');
});

test('4.4 tells of a crowd until it is here or two machines are kept for it', () => {
  expect(saidAt('4-4', 24)).toContain('crowd');
  const keepTwo = (): Command => ({
    verb: 'setNodeAutoscaler',
    min: 2,
    max: 3,
    model: 'cloud-8',
    runtime: 'containerd',
  });
  expect(saidAt('4-4', 24, keepTwo)).not.toContain('crowd');
  expect(saidAt('4-4', 55), 'it has long gone').not.toContain('crowd');
});

test('5.1 sells the cut of search only to whom has not made it', () => {
  const cut = (): Command => ({ verb: 'deploy', service: 'search', replicas: 1 });
  const minute = [5, 10, 15, 20, 25, 30].find((one) => saidAt('5-1', one).includes('all-in-one-queue')) ?? 0;
  expect(minute).toBeGreaterThan(0);
  expect(saidAt('5-1', minute, cut)).not.toContain('all-in-one-queue');
});

test('5.3 asks for the third server and the freeze until they are ordered', () => {
  expect(saidAt('5-3', 26)).toEqual(expect.arrayContaining(['order-ahead', 'freeze']));
  const third = (): Command => ({
    verb: 'order',
    model: 's12',
    rack: 2,
    slot: 0,
    platform: 'linux',
    runtime: 'containerd',
  });
  const freeze = ({ deployments }: Team, { services }: Rulebook): Command => {
    const goods = deployments.find(({ service }) => services[service]?.id === 'goods');
    return { verb: 'pauseRollout', deployment: goods?.id ?? 0, atPods: 0 };
  };
  const said = saidAt('5-3', 26, third, freeze);
  expect(said).not.toContain('order-ahead');
  expect(said).not.toContain('freeze');
});

test('who gave the east back hears of the dark south before it is dark, and of the west afterwards', () => {
  const driver = newDriver(catalogue, '6-3', 3, 1);
  const { world, rules } = driver;
  const saidAt = (minute: number) => {
    while (world.tick < minute * 60) advance(driver);
    return hintFor(showTeam(world, rules, world.teams[0] as Team), rules, new Map())?.id;
  };
  expect(saidAt(61)).toBe('south-goes-dark');
  expect(saidAt(90)).toBe('west-wakes');
});

test('whose drained node came back from its service as a bare machine is told to join it again, until it is one', () => {
  const driver = newDriver(catalogue, '6-4', 3, 1);
  const { world, rules } = driver;
  const team = world.teams[0] as Team;
  const k2 = team.hosts.find(({ name }) => name === 'k2')?.id ?? 0;
  const order = (seq: number, command: Command) =>
    driver.queue.push({ kind: 'command', team: 0, seat: 0, seq, command });
  const rejoin = rules.scenario.hints.find(({ id }) => id === 'rejoin') as HintSpec;
  const isSaidAt = (minute: number) => {
    while (world.tick < minute * 60) advance(driver);
    return holds(rejoin.when, shownBoard(showTeam(world, rules, team)), rules);
  };
  expect(isSaidAt(72)).toBe(false);
  order(1, { verb: 'drain', node: team.nodes.find(({ host }) => host === k2)?.id ?? 0 });
  expect(isSaidAt(78), 'it is not due').toBe(false);
  expect(isSaidAt(87)).toBe(true);
  order(2, { verb: 'joinNode', target: k2, runtime: 'containerd' });
  expect(isSaidAt(88)).toBe(false);
});
