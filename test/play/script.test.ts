/** Plans over names: when a step is due, what a name and a `*` become, and what another pair of hands goes on with. */
import { expect, test } from 'vitest';
import type { Condition, ScriptPlan } from '../../shared/content/schema.ts';
import { boardOf, holds } from '../../shared/play/condition.ts';
import { scriptBot } from '../../shared/play/script.ts';
import { viewOf } from '../../shared/sim/view.ts';
import {
  act,
  boxes,
  cluster,
  deploymentOf,
  type Estate,
  estateOf,
  host,
  hypervisors,
  run,
  vm,
} from '../sim/systems/estate.ts';

const planOf = (...steps: ScriptPlan['steps']): ScriptPlan => ({ id: 'test', kind: 'script', title: 'A test', steps });
const look = ({ world, team }: Estate) => viewOf(world, team);
const isSo = (estate: Estate, when: Condition) => holds(when, boardOf(look(estate), estate.rules), estate.rules);

test('an empty condition holds, and every part of one must', () => {
  const estate = hypervisors();
  run(estate, 61);
  expect(isSo(estate, {})).toBe(true);
  expect([isSo(estate, { minute: 1 }), isSo(estate, { minute: 2 }), isSo(estate, { until: 1 })]).toEqual([
    true,
    false,
    false,
  ]);
  expect(isSo(estate, { minute: 1, vm: 'shop-db', vmOn: 'h1' })).toBe(true);
  expect(isSo(estate, { minute: 1, vm: 'shop-db', vmOn: 'h2' })).toBe(false);
  expect([isSo(estate, { host: 'h1' }), isSo(estate, { host: 'nowhere' })]).toEqual([true, false]);
  expect([0, 10].map((vmNetwork) => isSo(estate, { vm: 'shop-db', vmNetwork }))).toEqual([true, false]);
});

test('what stands under unless must not hold', () => {
  const estate = hypervisors();
  expect(isSo(estate, { vm: 'shop-db', unless: { vm: 'shop-db', vmOn: 'h2' } })).toBe(true);
  expect(isSo(estate, { vm: 'shop-db', unless: { vm: 'shop-db', vmOn: 'h1' } })).toBe(false);
  const kept = { unless: { copiesYoungerThan: 1 } };
  expect(isSo(estate, kept)).toBe(true);
  for (const { id, state } of estate.team.vms) if (state === 'running') act(estate, { verb: 'snapshotVm', vm: id });
  expect(isSo(estate, kept)).toBe(false);
  run(estate, 61);
  expect(isSo(estate, kept)).toBe(true); // they are older now
});

test('a board is read where it hurts: hosts, services, pods', () => {
  const estate = cluster();
  run(estate, 30);
  expect(isSo(estate, { hostCpuAbove: 0.999 })).toBe(false);
  expect(isSo(estate, { hostCpuAbove: 0 })).toBe(true);
  expect([isSo(estate, { servingBelow: 1 }), isSo(estate, { podsPendingAtLeast: 1 })]).toEqual([false, false]);
  act(estate, { verb: 'scale', deployment: deploymentOf(estate, 'web').id, replicas: 900 });
  run(estate, 3);
  expect(isSo(estate, { deployment: 'web', podsPendingAtLeast: 1 })).toBe(true);
  expect(isSo(estate, { deployment: 'cart', podsPendingAtLeast: 1 })).toBe(false);
  act(estate, { verb: 'scale', deployment: deploymentOf(estate, 'web').id, replicas: 0 });
  run(estate, 40);
  expect([
    isSo(estate, { service: 'web', servingBelow: 1 }),
    isSo(estate, { service: 'cart', servingBelow: 1 }),
  ]).toEqual([true, false]);
});

test('what is announced is ahead until it begins; what a service lacks is its limit or its machine', () => {
  const id = 'month-end';
  const card = { id, kind: 'batch.monthEnd', atMinutes: [10, 10], warningMinutes: 6, minutes: 12, target: '' } as const;
  const rest = { loadAtLeast: 0, factor: 6, noShowShare: 0, chance: 1 };
  const estate = cluster({ scenario: { incidents: [{ ...card, ...rest, atMinutes: [10, 10] }] } });
  run(estate, 60);
  expect([isSo(estate, { ahead: id }), isSo(estate, { sign: id })]).toEqual([false, false]);
  run(estate, 6 * 60);
  expect([isSo(estate, { ahead: id }), isSo(estate, { sign: id })]).toEqual([true, true]);
  run(estate, 4 * 60);
  expect(isSo(estate, { ahead: id }), 'it has begun').toBe(false);
  const web = estate.team.services[estate.rules.services.findIndex((one) => one.id === 'web')];
  const is = (limited: boolean) => isSo(estate, { service: 'web', limited });
  expect([is(true), is(false)]).toEqual(web?.limited ? [true, false] : [false, true]);
  expect([isSo(estate, { undeployed: 'web' }), isSo(estate, { nodesMinBelow: 1 })]).toEqual([false, true]);
});

test('a host is read by its edition of Windows, a cluster by the members of its control plane', () => {
  const estate = cluster({ controlPlane: ['n1', 'n2', 'n3'] });
  const is = (hostEdition: 'standard' | 'datacenter') => isSo(estate, { host: 'n1', hostEdition });
  expect([is('standard'), is('datacenter')]).toEqual([true, false]);
  act(estate, { verb: 'setLicence', host: host(estate, 'n1').id, edition: 'datacenter' });
  expect([is('standard'), is('datacenter')]).toEqual([false, true]);
  expect([isSo(estate, { membersBelow: 3 }), isSo(estate, { membersBelow: 4 })]).toEqual([false, true]);
  act(estate, { verb: 'setControlPlane', host: host(estate, 'n3').id, on: false });
  expect(isSo(estate, { membersBelow: 3 })).toBe(true);
});

test('a region is read by the edge sites that stay there', () => {
  const at = { share: 0.5, kmNorth: 0, activity: [[0, 1]] as [number, number][] };
  const regions = [
    { ...at, name: 'home', kmEast: 0 },
    { ...at, name: 'away', kmEast: 6000 },
  ];
  const estate = estateOf('chaos-day', { scenario: { regions } });
  const fewer = (edgesBelow: number) => isSo(estate, { region: 'away', edgesBelow });
  expect([fewer(1), isSo(estate, { region: 'nowhere', edgesBelow: 1 })]).toEqual([true, false]);
  act(estate, { verb: 'openEdge', region: 'away' });
  expect([fewer(1), fewer(2)]).toEqual([false, true]);
  run(estate, 841); // it is there
  act(estate, { verb: 'closeEdge', edge: estate.team.edges[0]?.id ?? 0 });
  expect(fewer(1)).toBe(true);
});

test('a star in the place of a name is everything that the rules accept it for', () => {
  const estate = cluster();
  const bot = scriptBot(planOf({ when: {}, do: [{ verb: 'setSpread', deployment: '*', over: 'rack' }] }));
  const commands = bot.decide(look(estate), estate.rules);
  expect(commands).toHaveLength(estate.team.deployments.length);
  expect(bot.decide(look(estate), estate.rules)).toEqual([]); // once
  const moves = boxes();
  const gives = scriptBot(planOf({ when: {}, do: [{ verb: 'returnHost', host: '*' }] }));
  expect(gives.decide(look(moves), moves.rules)).toEqual([{ verb: 'returnHost', host: host(moves, 'h9').id }]);
});

test('a name that ends in a star is everything whose name begins so', () => {
  const estate = hypervisors();
  const bot = scriptBot(planOf({ when: {}, do: [{ verb: 'stopVm', vm: 'shop-*' }] }));
  const shops = estate.team.vms.filter(({ name }) => name.startsWith('shop-'));
  expect(shops.length).toBeGreaterThan(1);
  expect(shops.length).toBeLessThan(estate.team.vms.length);
  expect(bot.decide(look(estate), estate.rules)).toEqual(shops.map(({ id }) => ({ verb: 'stopVm', vm: id })));
});

test('a VM in foreign hands is seen, by its name and among all', () => {
  const estate = hypervisors();
  expect([isSo(estate, { breached: true }), isSo(estate, { vm: 'mail', breached: false })]).toEqual([false, true]);
  vm(estate, 'mail').breached = true;
  expect([isSo(estate, { breached: true }), isSo(estate, { vm: 'mail', breached: true })]).toEqual([true, true]);
  expect(isSo(estate, { vm: 'files', breached: true })).toBe(false);
});

test('a step that says how often is done again, and notes take it to other hands', () => {
  const estate = hypervisors();
  const plan = planOf({
    when: { vm: 'mail', vmState: 'stopped' },
    do: [{ verb: 'bootVm', vm: 'mail' }],
    everySeconds: 10,
  });
  const bot = scriptBot(plan);
  act(estate, { verb: 'stopVm', vm: vm(estate, 'mail').id });
  const expected = [{ verb: 'bootVm', vm: vm(estate, 'mail').id }];
  expect(bot.decide(look(estate), estate.rules)).toEqual(expected);
  const other = scriptBot(plan);
  other.recall?.(bot.notes?.() ?? []);
  run(estate, 10 * estate.rules.scenario.pace - 1);
  expect([bot, other].map((one) => one.decide(look(estate), estate.rules))).toEqual([[], []]);
  run(estate, 1);
  expect([bot, other].map((one) => one.decide(look(estate), estate.rules))).toEqual([expected, expected]);
});

test('a node with little to do is one that takes pods', () => {
  const estate = cluster();
  run(estate, 30);
  expect([1, 0].map((nodeCpuBelow) => isSo(estate, { nodeCpuBelow }))).toEqual([true, false]);
  for (const node of estate.team.nodes) node.cordoned = true;
  expect(isSo(estate, { nodeCpuBelow: 1 })).toBe(false);
});
