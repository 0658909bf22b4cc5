import { expect, test } from 'vitest';
import { crash } from '../../../shared/sim/containers/pod-life.ts';
import { changeTemplate } from '../../../shared/sim/containers/templates.ts';
import { explainService } from '../../../shared/sim/explain.ts';
import { PROGRESS_DEADLINE_TICKS } from '../../../shared/sim/systems/rollouts.ts';
import type { Deployment } from '../../../shared/sim/world.ts';
import {
  act,
  cluster,
  deploymentOf,
  type Estate,
  happened,
  host,
  instancesOf,
  nodeOn,
  run,
  runUntil,
  serviceIndex,
  tryTo,
} from './estate.ts';

const web = (estate: Estate): Deployment => deploymentOf(estate, 'web');
const built = (estate: Estate, release: number) => instancesOf(estate, 'web').filter((pod) => pod.release === release);
const strategy = (estate: Estate, more: Partial<Record<string, number | boolean>>) =>
  act(estate, {
    verb: 'setStrategy',
    deployment: web(estate).id,
    maxSurgePercent: 25,
    maxUnavailablePercent: 25,
    minReadyTicks: 0,
    recreate: false,
    ...more,
  } as never);
const release = (estate: Estate, build: number) =>
  act(estate, { verb: 'setRelease', deployment: web(estate).id, release: build });
/** Ten pods with a readiness probe, settled. */
function ready(replicas = 10): Estate {
  const estate = cluster({ replicas });
  run(estate, 20);
  act(estate, { verb: 'setProbes', deployment: web(estate).id, liveness: false, readiness: true });
  run(estate, 40);
  return estate;
}
/** Most pods at a time and fewest ready, until all pods are of that build and ready. */
function watch(estate: Estate, build: number): { most: number; fewest: number; ticks: number } {
  let [most, fewest] = [0, 1000];
  const wanted = web(estate).replicas;
  const ticks = runUntil(estate, () => {
    const pods = instancesOf(estate, 'web');
    const able = pods.filter((pod) => pod.state === 'running' && pod.ready);
    [most, fewest] = [Math.max(most, pods.length), Math.min(fewest, able.length)];
    return built(estate, build).length === wanted && able.length === wanted && pods.length === wanted;
  });
  return { most, fewest, ticks };
}

test('PD10 more on top or fewer below, as it was set; none of both lets one be missing', () => {
  const all = ready();
  strategy(all, { maxSurgePercent: 100, maxUnavailablePercent: 0 });
  release(all, 2);
  expect(watch(all, 2)).toMatchObject({ most: 20, fewest: 10 });
  const one = ready(4);
  strategy(one, { maxSurgePercent: 0, maxUnavailablePercent: 0 });
  release(one, 2);
  expect(watch(one, 2)).toMatchObject({ most: 4, fewest: 3 });
});

test('PD10 a pod counts when it has been ready for long enough', () => {
  const ticks = (minReadyTicks: number) => {
    const estate = ready();
    if (minReadyTicks > 0) strategy(estate, { minReadyTicks });
    release(estate, 2);
    runUntil(estate, () => built(estate, 1).length === 0);
    return estate.world.tick;
  };
  expect(ticks(60) - ticks(0)).toBeGreaterThan(60); // a wait for each wave
  const same = ready();
  strategy(same, { minReadyTicks: 60 });
  expect(tryTo(same, { ...setOf(same), minReadyTicks: 60 })).toBe('setting.same');
});

const setOf = (estate: Estate) =>
  ({
    verb: 'setStrategy',
    deployment: web(estate).id,
    maxSurgePercent: 25,
    maxUnavailablePercent: 25,
    minReadyTicks: 0,
    recreate: false,
  }) as const;

test('PD10 recreate ends all old pods before it makes new ones', () => {
  const estate = ready();
  strategy(estate, { recreate: true });
  release(estate, 2);
  run(estate, 1);
  expect(instancesOf(estate, 'web')).toEqual([]);
  run(estate, 1);
  expect([built(estate, 1).length, built(estate, 2).length]).toEqual([0, 10]);
});

test('PD11 a held roll-out stops at its canaries, keeps its number and goes on when told', () => {
  const estate = ready();
  const { id } = web(estate);
  act(estate, { verb: 'pauseRollout', deployment: id, atPods: 2 });
  release(estate, 2);
  run(estate, 60);
  expect([built(estate, 1).length, built(estate, 2).length]).toEqual([8, 2]);
  const [old] = built(estate, 1);
  act(estate, { verb: 'stopContainer', instance: old?.id ?? 0 });
  run(estate, 1);
  expect([built(estate, 1).length, built(estate, 2).length]).toEqual([8, 2]); // made again by the former template
  run(estate, 1000);
  expect(happened(estate, 'rollout.stalled')).toEqual([]); // nobody hurries a hand
  expect(explainService(estate.rules, estate.team, serviceIndex(estate, 'web'))).toContainEqual(
    expect.objectContaining({ code: 'service.held', numbers: { heldAtPods: 2 } }),
  );
  estate.team.flaws.push({ kind: 'errors', service: serviceIndex(estate, 'web'), release: 2, share: 0.5 });
  run(estate, 2);
  const codes = explainService(estate.rules, estate.team, serviceIndex(estate, 'web')).map(({ code }) => code);
  expect(codes.indexOf('service.bad_release'), 'the hand is not to blame').toBeGreaterThan(
    codes.indexOf('service.held'),
  );
  estate.team.flaws.length = 0;
  expect(tryTo(estate, { verb: 'pauseRollout', deployment: id, atPods: 2 })).toBe('setting.same');
  act(estate, { verb: 'resumeRollout', deployment: id });
  expect(watch(estate, 2).most).toBeLessThanOrEqual(13);
  expect(happened(estate, 'rollout.done')).toHaveLength(1);
  expect(tryTo(estate, { verb: 'resumeRollout', deployment: id })).toBe('rollout.none');
});

test('PD11 held at once, it stays where it is', () => {
  const estate = ready();
  release(estate, 2);
  run(estate, 3);
  const fresh = built(estate, 2).length;
  expect(fresh).toBeGreaterThan(0);
  act(estate, { verb: 'pauseRollout', deployment: web(estate).id, atPods: 0 });
  run(estate, 120);
  expect([built(estate, 2).length, instancesOf(estate, 'web').length]).toEqual([fresh, 10]);
});

test('PD12 undo brings back the former template, its pods with it, and undone again is forward', () => {
  const estate = ready();
  const { id } = web(estate);
  expect(tryTo(estate, { verb: 'rolloutUndo', deployment: id })).toBe('rollout.no_former');
  act(estate, { verb: 'pauseRollout', deployment: id, atPods: 3 });
  release(estate, 2);
  run(estate, 60);
  const kept = built(estate, 1).map((pod) => pod.id);
  act(estate, { verb: 'rolloutUndo', deployment: id });
  expect(web(estate)).toMatchObject({ release: 1, revision: 1, heldAtPods: -1, formerTemplates: 1 });
  runUntil(estate, () => built(estate, 2).length === 0 && built(estate, 1).length === 10);
  expect(built(estate, 1).map((pod) => pod.id)).toEqual(expect.arrayContaining(kept));
  runUntil(estate, () => happened(estate, 'rollout.done').length === 1);
  act(estate, { verb: 'rolloutUndo', deployment: id });
  expect(web(estate)).toMatchObject({ release: 2, revision: 2 });
});

test('PD12 ten former templates are remembered, and an old one comes back under its old revision', () => {
  const estate = ready(1);
  for (let build = 2; build <= 14; build++) release(estate, build);
  expect(web(estate)).toMatchObject({ revision: 14, formerTemplates: 10 });
  release(estate, 9);
  expect(web(estate)).toMatchObject({ revision: 9, formerTemplates: 10 });
  release(estate, 20);
  expect(web(estate).revision).toBe(15);
});

test('PD13 a roll-out that does not move for ten minutes is stalled and says so once', () => {
  const estate = ready();
  const huge = { requestCpuM: 13_000, limitCpuM: 0, requestMib: 10, limitMib: 0 };
  act(estate, { verb: 'setResources', deployment: web(estate).id, ...huge });
  expect(PROGRESS_DEADLINE_TICKS).toBe(600);
  run(estate, PROGRESS_DEADLINE_TICKS - 5);
  expect(web(estate).stalled).toBe(false);
  run(estate, 60);
  expect(web(estate).stalled).toBe(true); // no machine has thirteen cores: the new pods wait for ever
  run(estate, 300);
  expect(happened(estate, 'rollout.stalled')).toHaveLength(1);
  const chain = explainService(estate.rules, estate.team, serviceIndex(estate, 'web'));
  expect(chain.map(({ code }) => code)).toContain('service.stalled');
  expect(instancesOf(estate, 'web').filter((pod) => pod.requestCpuM < 13_000).length).toBe(8); // and nothing undoes it
  act(estate, { verb: 'rolloutUndo', deployment: web(estate).id });
  run(estate, 60);
  expect(web(estate)).toMatchObject({ stalled: false, rolling: false });
  expect(happened(estate, 'rollout.done')).toHaveLength(1);
});

test('PD14 a sidecar adds to what a pod asks for, and stays when a template is undone', () => {
  const estate = ready(4);
  const plain = web(estate);
  changeTemplate(estate.world, estate.rules, estate.team, plain, { sidecarCpuM: 100, sidecarMib: 128 });
  runUntil(estate, () => instancesOf(estate, 'web').every((pod) => pod.sidecarMib === 128 && pod.ready));
  run(estate, 10);
  const [pod] = instancesOf(estate, 'web');
  expect(pod).toMatchObject({
    requestCpuM: plain.requestCpuM + 100,
    requestMib: plain.requestMib + 128,
    limitCpuM: plain.limitCpuM === 0 ? 0 : plain.limitCpuM + 100,
    limitMib: plain.limitMib === 0 ? 0 : plain.limitMib + 128,
  });
  expect(tryTo(estate, { verb: 'rolloutUndo', deployment: plain.id })).toBe('rollout.no_former'); // only the sidecar is new
  release(estate, 2);
  act(estate, { verb: 'rolloutUndo', deployment: plain.id });
  expect(plain).toMatchObject({ release: 1, sidecarCpuM: 100, sidecarMib: 128 });
});

test('PD12 pods that crash on the way back do not keep the bad build', () => {
  const estate = ready(4);
  release(estate, 2);
  run(estate, 5);
  for (const pod of built(estate, 2)) crash(estate.world, estate.rules, estate.team, pod);
  act(estate, { verb: 'rolloutUndo', deployment: web(estate).id });
  runUntil(estate, () => built(estate, 2).length === 0);
  expect(nodeOn(estate, host(estate, 'n1')).ready).toBe(true);
});

test('PD11 what is missing while a second canary is held is made like most of the old pods', () => {
  const estate = ready();
  act(estate, { verb: 'pauseRollout', deployment: web(estate).id, atPods: 2 });
  release(estate, 2);
  run(estate, 60);
  release(estate, 3);
  run(estate, 60);
  const counts = () => [1, 2, 3].map((build) => built(estate, build).length);
  expect(counts()[2]).toBe(2);
  const before = built(estate, 1).length;
  act(estate, { verb: 'stopContainer', instance: built(estate, 1)[0]?.id ?? 0 });
  run(estate, 2);
  expect(built(estate, 1)).toHaveLength(before);
  expect(counts().reduce((sum, many) => sum + many, 0)).toBe(10);
});
