import { expect, test } from 'vitest';
import { endPod } from '../../../shared/sim/containers/pod-life.ts';
import { explainPending } from '../../../shared/sim/explain.ts';
import { causeMicroCents } from '../../../shared/sim/ledger.ts';
import type { Instance } from '../../../shared/sim/world.ts';
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
  runUntil,
  tryTo,
} from './estate.ts';

/** One machine of its own that is full with eleven pods of a core, and the autoscaler on cloud machines of four cores. */
function full(set: { min?: number; max?: number; model?: string } = {}, economy = {}): Estate {
  const hosts = [hostSpec('n1', 0, 0, { platform: 'linux', runtime: 'containerd' })];
  const estate = cluster({ replicas: 0, economy, scenario: { hosts, startCashDollars: 5000 } });
  const deployment = deploymentOf(estate, 'web').id;
  act(estate, { verb: 'setResources', deployment, requestCpuM: 1000, limitCpuM: 0, requestMib: 64, limitMib: 0 });
  scale(estate, 12);
  run(estate, 20);
  act(estate, { verb: 'setNodeAutoscaler', min: 0, max: 2, model: 'cloud-8', runtime: 'containerd', ...set });
  return estate;
}
/** As many pods, and all of them placed. */
function grow(estate: Estate, replicas: number): void {
  scale(estate, replicas);
  run(estate, 1);
  runUntil(estate, () => pending(estate).length === 0);
}
/** The own machine loses so many pods, and nobody misses them. */
function shrink(estate: Estate, pods: number): void {
  const own = podsOn(estate, nodeOn(estate, host(estate, 'n1')));
  for (const pod of own.slice(0, pods)) endPod(estate.rules, estate.team, pod);
  const deployment = deploymentOf(estate, 'web');
  deployment.replicas -= pods;
  deployment.sizedReplicas = deployment.replicas;
}
const scale = (estate: Estate, replicas: number) =>
  act(estate, { verb: 'scale', deployment: deploymentOf(estate, 'web').id, replicas });
const clouds = ({ team }: Estate) => team.hosts.filter((one) => one.rack < 0 && one.leaseEndTick === 0);
const pending = (estate: Estate) => instancesOf(estate, 'web').filter((pod) => pod.state === 'pending');
const why = (estate: Estate) =>
  explainPending(estate.rules, estate.team, pending(estate)[0] as Instance).map(({ code }) => code);

test('NA1 it takes a cloud model, an engine with a system for it, and a range', () => {
  const estate = cluster();
  const set = (more: object) =>
    tryTo(estate, { verb: 'setNodeAutoscaler', min: 0, max: 2, model: 'cloud-8', runtime: 'containerd', ...more });
  expect(set({ model: 's12' })).toBe('model.not_sold');
  expect(set({ model: 'nothing' })).toBe('model.not_sold');
  expect(set({ runtime: 'nothing' })).toBe('runtime.not_allowed');
  expect(set({ min: 3 })).toBe('autoscaler.range');
  expect(set({ max: 0 })).toBe('autoscaler.range');
  expect(tryTo(estate, { verb: 'removeNodeAutoscaler' })).toBe('autoscaler.none');
  expect(set({})).toBe('ok');
  expect(set({})).toBe('setting.same');
  expect(tryTo(estate, { verb: 'removeNodeAutoscaler' })).toBe('ok');
});

test('NA2 pods that fit nowhere bring as many machines as they need, at the next look, without operator minutes', () => {
  const estate = full();
  scale(estate, 15);
  const minutes = estate.team.operatorMilliMinutes;
  estate.team.operatorMilliMinutes = 0;
  const cloud = causeMicroCents(estate.team, 'cloud');
  const ticks = runUntil(estate, () => clouds(estate).length > 0);
  expect(ticks).toBeLessThanOrEqual(20);
  expect(minutes).toBeGreaterThan(0);
  expect(clouds(estate)).toHaveLength(1); // three cores fit on one machine of four
  expect(why(estate)).toContain('autoscaler.node_coming');
  runUntil(estate, () => pending(estate).length === 0);
  expect(happened(estate, 'nodes.added')).toHaveLength(1);
  run(estate, 60);
  expect(clouds(estate)).toHaveLength(1); // those that waited for the first do not bring a second
  expect(causeMicroCents(estate.team, 'cloud')).toBeLessThan(cloud);
  scale(estate, 12);
  run(estate, 10);
  scale(estate, 18);
  run(estate, 30);
  expect(clouds(estate)).toHaveLength(2);
});

test('NA2 it keeps its least number', () => {
  const estate = full({ min: 1 });
  run(estate, 10);
  expect(clouds(estate)).toHaveLength(1);
  run(estate, 2000);
  expect(clouds(estate)).toHaveLength(1);
});

test('NA3 it stops at its most, at the quota and in overdraft, and says so once', () => {
  const most = full({ max: 1 });
  scale(most, 24);
  run(most, 100);
  expect(clouds(most)).toHaveLength(1);
  expect(happened(most, 'nodes.blocked')).toHaveLength(1);
  const quota = full({ max: 9 }, { cloudQuotaVcpus: 8 });
  scale(quota, 24);
  run(quota, 100);
  expect(clouds(quota)).toHaveLength(1);
  expect(happened(quota, 'nodes.blocked')).toHaveLength(1);
  const poor = full();
  poor.team.cashMicroCents = -poor.rules.prices.overdraft - 1_000_000;
  scale(poor, 24);
  run(poor, 30);
  expect(clouds(poor)).toEqual([]);
});

test('NA5 a pod that waits says what the autoscaler does about it', () => {
  const most = full({ max: 1 });
  scale(most, 24);
  runUntil(most, () => clouds(most)[0]?.state === 'on');
  run(most, 100);
  expect(why(most)).toContain('autoscaler.at_max');
  const quota = full({ max: 9 }, { cloudQuotaVcpus: 8 });
  scale(quota, 24);
  runUntil(quota, () => clouds(quota)[0]?.state === 'on');
  run(quota, 100);
  expect(why(quota)).toContain('autoscaler.no_quota');
  const small = full();
  const deployment = deploymentOf(small, 'web').id;
  act(small, { verb: 'setResources', deployment, requestCpuM: 9000, limitCpuM: 0, requestMib: 64, limitMib: 0 });
  runUntil(small, () => pending(small).some((pod) => pod.requestCpuM === 9000));
  run(small, 60);
  expect(clouds(small)).toEqual([]);
  expect(explainPending(small.rules, small.team, pending(small).at(-1) as Instance).map(({ code }) => code)).toContain(
    'autoscaler.too_small',
  );
});

test('NA4 what is idle for ten minutes goes back, drained within the budgets', () => {
  const estate = full();
  grow(estate, 13);
  const added = estate.world.tick;
  shrink(estate, 4);
  run(estate, 300);
  const onCloud = () => estate.team.nodes.filter((node) => node.cloud).flatMap((node) => podsOn(estate, node));
  expect(onCloud().length).toBeGreaterThan(0);
  act(estate, { verb: 'setBudget', deployment: deploymentOf(estate, 'web').id, minAvailable: 9 });
  run(estate, 900);
  expect(clouds(estate)).toHaveLength(1); // the budget holds its last pods
  expect(estate.team.nodes.find((node) => node.cloud)?.cordoned).toBe(true);
  act(estate, { verb: 'setBudget', deployment: deploymentOf(estate, 'web').id, minAvailable: 0 });
  runUntil(estate, () => clouds(estate).length === 0, 30);
  expect(happened(estate, 'nodes.removed')).toHaveLength(1);
  run(estate, 60);
  expect(instancesOf(estate, 'web').filter((pod) => pod.state === 'running')).toHaveLength(9);
  expect(estate.world.tick - added).toBeGreaterThan(600);
});

test('NA4 nothing goes back within ten minutes of an order', () => {
  const estate = full();
  grow(estate, 13);
  shrink(estate, 3);
  run(estate, 500);
  estate.team.nodesAddedTick = estate.world.tick; // another one was ordered now
  run(estate, 500);
  expect(clouds(estate)).toHaveLength(1); // idle for long enough
  runUntil(estate, () => clouds(estate).length === 0, 150);
});

test('NA4 a machine that works, or has a container started by hand, stays', () => {
  const busy = full();
  grow(busy, 15);
  run(busy, 1500);
  expect(clouds(busy)).toHaveLength(1); // three of four cores are asked for
  const byHand = full();
  grow(byHand, 13);
  shrink(byHand, 3); // it would go, but for what was started on it
  const node = byHand.team.nodes.find((one) => one.cloud);
  act(byHand, { verb: 'runContainer', node: node?.id ?? 0, service: 'store' });
  run(byHand, 1500);
  expect(clouds(byHand)).toHaveLength(1);
});

test('NA4 a machine that somebody opens again is kept', () => {
  const estate = full();
  grow(estate, 13);
  act(estate, { verb: 'setBudget', deployment: deploymentOf(estate, 'web').id, minAvailable: 10 });
  shrink(estate, 3);
  runUntil(estate, () => estate.team.nodes.some((node) => node.retiring), 2000);
  const node = estate.team.nodes.find((one) => one.retiring);
  act(estate, { verb: 'cordon', node: node?.id ?? 0, on: false });
  run(estate, 300);
  expect(estate.team.nodes.find((one) => one.id === node?.id)).toMatchObject({ cordoned: false, retiring: false });
});

test('NA2 one that is down is no machine that comes', () => {
  const estate = full();
  grow(estate, 13);
  expect(host(estate, 'c1').state).toBe('on');
  host(estate, 'c1').state = 'failed';
  scale(estate, 20);
  run(estate, 60);
  expect(clouds(estate).length).toBe(2);
});
