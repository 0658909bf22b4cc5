import { expect, test } from 'vitest';
import { explainPending } from '../../../shared/sim/explain.ts';
import { canLoseAnyHost } from '../../../shared/sim/survive.ts';
import type { Tainting } from '../../../shared/sim/world.ts';
import {
  act,
  cluster,
  deploymentOf,
  type Estate,
  happened,
  host,
  hostSpec,
  instancesOf,
  nodeOn,
  podsOn,
  run,
  tryTo,
} from './estate.ts';

const node = (estate: Estate, name: string) => nodeOn(estate, host(estate, name));
const taint = (estate: Estate, name: string, effect: Tainting, key = 'batch') =>
  act(estate, { verb: 'taintNode', node: node(estate, name).id, key, effect });
const tolerate = (estate: Estate, service: string, only: boolean, key: string | null = 'batch') =>
  act(estate, { verb: 'setTolerates', deployment: deploymentOf(estate, service).id, key, only });
const scale = (estate: Estate, service: string, replicas: number) =>
  act(estate, { verb: 'scale', deployment: deploymentOf(estate, service).id, replicas });
const on = (estate: Estate, name: string, service: string) =>
  instancesOf(estate, service).filter((pod) => pod.node === node(estate, name).id).length;

test('ND9 NoSchedule keeps new pods out, NoExecute drives out those that run, and the taint can be taken away', () => {
  const estate = cluster();
  run(estate, 20);
  act(estate, { verb: 'setBudget', deployment: deploymentOf(estate, 'web').id, minAvailable: 4 });
  const before = podsOn(estate, node(estate, 'n1')).length;
  expect(before).toBeGreaterThan(0);
  taint(estate, 'n1', 'NoSchedule');
  scale(estate, 'web', 16);
  run(estate, 20);
  expect(podsOn(estate, node(estate, 'n1'))).toHaveLength(before);
  taint(estate, 'n1', 'NoExecute');
  run(estate, 5);
  expect(podsOn(estate, node(estate, 'n1'))).toEqual([]); // a budget is not asked
  expect(happened(estate, 'pod.evicted')).toHaveLength(before);
  expect(tryTo(estate, { verb: 'taintNode', node: node(estate, 'n1').id, key: 'batch', effect: 'NoExecute' })).toBe(
    'setting.same',
  );
  taint(estate, 'n1', 'none');
  scale(estate, 'web', 20);
  run(estate, 20);
  expect(on(estate, 'n1', 'web')).toBeGreaterThan(0);
});

test('ND9 a host of the estate may start with a taint, and none of the first pods is on it', () => {
  const node = { platform: 'linux', runtime: 'containerd' };
  const kept = hostSpec('n1', 0, 0, { ...node, taint: { key: 'batch', effect: 'NoSchedule' } });
  const estate = cluster({ replicas: 2, scenario: { hosts: [kept, hostSpec('n2', 1, 0, node)] } });
  expect([on(estate, 'n1', 'web'), on(estate, 'n2', 'web')]).toEqual([0, 2]);
  tolerate(estate, 'web', false);
  scale(estate, 'web', 4);
  run(estate, 5);
  expect(on(estate, 'n1', 'web')).toBe(2);
});

test('ND9 PreferNoSchedule makes a node the last choice', () => {
  const estate = cluster({ replicas: 0 });
  taint(estate, 'n1', 'PreferNoSchedule');
  scale(estate, 'web', 3);
  run(estate, 5);
  expect(on(estate, 'n1', 'web')).toBe(0);
});

test('ND10 who tolerates a taint may run there, with `only` nowhere else', () => {
  const estate = cluster({ replicas: 0 });
  taint(estate, 'n1', 'NoExecute');
  tolerate(estate, 'web', false);
  tolerate(estate, 'cart', true);
  scale(estate, 'web', 8);
  scale(estate, 'cart', 3);
  scale(estate, 'store', 4);
  run(estate, 20);
  expect(on(estate, 'n1', 'web')).toBeGreaterThan(0);
  expect(on(estate, 'n1', 'cart')).toBe(3);
  expect(on(estate, 'n1', 'store')).toBe(0);
  const hand = { verb: 'runContainer', node: node(estate, 'n1').id, service: 'store' } as const;
  act(estate, hand);
  run(estate, 10);
  expect(on(estate, 'n1', 'store')).toBe(1); // by hand: it bears all
  taint(estate, 'n1', 'NoExecute', 'other');
  run(estate, 20);
  const waiting = instancesOf(estate, 'cart').filter((pod) => pod.state === 'pending');
  expect(waiting).toHaveLength(3);
  const why = waiting[0] === undefined ? [] : explainPending(estate.rules, estate.team, waiting[0]);
  expect(why.filter(({ code }) => code === 'node.not_selected')).toHaveLength(4);
});

test('ND10 a silent node still drives out those that tolerate only the player’s taint', () => {
  const estate = cluster();
  taint(estate, 'n1', 'NoSchedule');
  tolerate(estate, 'web', false);
  expect(
    tryTo(estate, { verb: 'setTolerates', deployment: deploymentOf(estate, 'web').id, key: 'batch', only: false }),
  ).toBe('setting.same');
  tolerate(estate, 'web', false, null);
  expect(deploymentOf(estate, 'web')).toMatchObject({ toleratesKey: '', onlyTolerated: false });
});

test('ND10 what may run nowhere else would be lost with its node', () => {
  const estate = cluster();
  run(estate, 20);
  const survives = () => canLoseAnyHost(estate.world, estate.rules, estate.team);
  expect(survives()).toBe(true);
  taint(estate, 'n1', 'NoSchedule');
  expect(survives()).toBe(true); // the other three have room
  tolerate(estate, 'web', true);
  act(estate, { verb: 'deleteDeployment', deployment: deploymentOf(estate, 'store').id });
  run(estate, 5);
  expect(survives()).toBe(false); // web may only go to n1
  taint(estate, 'n2', 'NoSchedule');
  taint(estate, 'n3', 'NoSchedule');
  expect(survives()).toBe(false); // and the others only to n4
  tolerate(estate, 'web', false);
  tolerate(estate, 'cart', false);
  tolerate(estate, 'catalog', false);
  expect(survives()).toBe(true);
});

test('ND10 without a key there is nowhere to be kept to', () => {
  const estate = cluster();
  tolerate(estate, 'web', true);
  const deployment = deploymentOf(estate, 'web');
  act(estate, { verb: 'setTolerates', deployment: deployment.id, key: null, only: true });
  expect([deployment.toleratesKey, deployment.onlyTolerated]).toEqual(['', false]);
  expect(tryTo(estate, { verb: 'setTolerates', deployment: deployment.id, key: null, only: false })).toBe(
    'setting.same',
  );
});
