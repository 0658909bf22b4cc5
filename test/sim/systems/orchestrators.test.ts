import { expect, test } from 'vitest';
import { readContent } from '../../../server/content.ts';
import { loadCatalogue } from '../../../shared/content/catalogue.ts';
import { ORCHESTRATOR_ABILITIES } from '../../../shared/content/schema.ts';
import { costMilliMinutes } from '../../../shared/sim/commands/index.ts';
import { crash } from '../../../shared/sim/containers/pod-life.ts';
import { explainPending } from '../../../shared/sim/explain.ts';
import { failHost } from '../../../shared/sim/machines/host-life.ts';
import { usableMib } from '../../../shared/sim/rulebook.ts';
import { factsOf, quorum } from '../../../shared/sim/view.ts';
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
  serviceIndex,
  tryTo,
} from './estate.ts';

type Product = 'kubernetes' | 'swarm' | 'mesos' | 'cloud-foundry';
const ALL: Product[] = ['kubernetes', 'swarm', 'mesos', 'cloud-foundry'];

/** The cluster of the other tests, run by that product. */
const under = (product: Product, replicas = 4, controlPlane: readonly string[] = []): Estate =>
  cluster({ replicas, controlPlane, scenario: { orchestrators: [product, ...ALL.filter((one) => one !== product)] } });
const lose = (estate: Estate, name: string) =>
  failHost(estate.world, estate.rules, estate.team, host(estate, name), 'hardware', 0, estate);
const web = (estate: Estate) => deploymentOf(estate, 'web');

test('OR1 the product changes only while the cluster is empty, and to one that there is', () => {
  const estate = cluster({ scenario: { orchestrators: ['kubernetes'] } });
  const choose = (orchestrator: string) => tryTo(estate, { verb: 'setOrchestrator', orchestrator });
  expect(choose('swarm')).toBe('orchestrator.unknown'); // the level offers one only
  const free = under('kubernetes', 1);
  const to = (orchestrator: string) => tryTo(free, { verb: 'setOrchestrator', orchestrator });
  expect(to('kubernetes')).toBe('setting.same');
  expect(to('swarm')).toBe('cluster.in_use');
  for (const { id } of [...free.team.deployments]) act(free, { verb: 'deleteDeployment', deployment: id });
  for (const { id } of [...free.team.nodes]) act(free, { verb: 'drain', node: id });
  expect(to('swarm')).toBe('ok');
  act(free, { verb: 'joinNode', target: host(free, 'n1').id, runtime: 'docker' });
  act(free, { verb: 'deploy', service: 'web', replicas: 2 });
  run(free, 40);
  expect(instancesOf(free, 'web').map((pod) => pod.state)).toEqual(['running', 'running']);
});

test('OR1 members of the control plane need the memory of the new product', () => {
  const estate = under('kubernetes', 0, ['n1']);
  expect(host(estate, 'n1').memberMib).toBe(2048);
  for (const { id } of [...estate.team.deployments]) act(estate, { verb: 'deleteDeployment', deployment: id });
  for (const { id } of [...estate.team.nodes]) act(estate, { verb: 'drain', node: id });
  act(estate, { verb: 'setOrchestrator', orchestrator: 'cloud-foundry' });
  expect(host(estate, 'n1').memberMib).toBe(8192);
});

test.each([
  [
    'swarm',
    [
      'setAutoscaler',
      'setPriority',
      'setBudget',
      'taintNode',
      'setScoring',
      'setToleration',
      'pauseRollout',
      'setMesh',
    ],
  ],
  ['mesos', ['setAutoscaler', 'setPriority', 'setBudget', 'setNodeAutoscaler']],
  ['cloud-foundry', ['setSpread', 'setBudget', 'setPriority', 'setScoring', 'setNodeAutoscaler']],
] as const)('OR2 %s refuses what it cannot do', (product, verbs) => {
  const estate = under(product);
  const deployment = web(estate).id;
  const node = estate.team.nodes[0]?.id ?? 0;
  const commands = {
    setAutoscaler: { deployment, minReplicas: 1, maxReplicas: 3, targetCpuPercent: 50, downStabilisationTicks: 300 },
    setPriority: { deployment, priority: 1 },
    setBudget: { deployment, minAvailable: 1 },
    taintNode: { node, key: 'batch', effect: 'NoSchedule' },
    setScoring: { strategy: 'mostAllocated' },
    setToleration: { deployment, ticks: 10 },
    pauseRollout: { deployment, atPods: 1 },
    setNodeAutoscaler: { min: 0, max: 2, model: 'cloud-4', runtime: 'containerd' },
    setSpread: { deployment, over: 'host' },
    setMesh: { on: true, mtls: false },
  };
  for (const verb of verbs) {
    expect(tryTo(estate, { verb, ...commands[verb] } as never), verb).toBe('orchestrator.unsupported');
  }
  const probes = (liveness: boolean, readiness: boolean) =>
    tryTo(estate, { verb: 'setProbes', deployment, liveness, readiness });
  expect([probes(true, false), probes(true, true)]).toEqual(['orchestrator.unsupported', 'ok']);
});

test('OR2 a cluster without priorities and autoscaler still deploys, scales, rolls and undoes', () => {
  for (const product of ALL) {
    const estate = under(product);
    run(estate, 60);
    act(estate, { verb: 'scale', deployment: web(estate).id, replicas: 6 });
    runUntil(estate, () => instancesOf(estate, 'web').filter((pod) => pod.ready).length === 6);
    act(estate, { verb: 'setRelease', deployment: web(estate).id, release: 2 });
    runUntil(estate, () => instancesOf(estate, 'web').every((pod) => pod.release === 2 && pod.ready));
    act(estate, { verb: 'rolloutUndo', deployment: web(estate).id });
    const isBack = (pods: Instance[]) => pods.length === 6 && pods.every((pod) => pod.release === 1 && pod.ready);
    runUntil(estate, () => isBack(instancesOf(estate, 'web')));
  }
});

test.each([
  ['kubernetes', 40, 50, 350],
  ['swarm', 10, 20, 0],
  ['mesos', 60, 90, 0],
  ['cloud-foundry', 10, 45, 0],
] as const)('OR3 %s notices a dead node after its own grace and replaces its pods', (product, from, to, eviction) => {
  const estate = under(product);
  run(estate, 60);
  const node = nodeOn(estate, host(estate, 'n1'));
  lose(estate, 'n1');
  const noticed = runUntil(estate, () => !node.ready);
  expect(noticed).toBeGreaterThanOrEqual(from);
  expect(noticed).toBeLessThanOrEqual(to);
  const moved = runUntil(estate, () => podsOn(estate, node).length === 0);
  expect(moved).toBeGreaterThanOrEqual(eviction - 60);
  expect(moved).toBeLessThanOrEqual(eviction === 0 ? 1 : eviction);
});

test('OR3 OR4 OR5 what Kubernetes does is what the facts say', () => {
  const { rules } = under('kubernetes');
  expect(rules.orchestrators[0]).toMatchObject({
    ...{ id: 'kubernetes', heartbeatTicks: 10, monitorTicks: 5, graceTicks: 50, evictionTicks: 300, zoned: true }, // K29–K31
    restart: { free: 1, firstTicks: 10, factor: 2, mostTicks: 300 }, // K27
    probe: { ticks: 10, failures: 3 }, // K34
    rollout: { maxSurgePercent: 25, maxUnavailablePercent: 25, history: 10 }, // K19
    scheduler: { retryFirstTicks: 1, retryMostTicks: 10 }, // K11
  });
  expect(rules.orchestrators[0]?.abilities).toEqual([...ORCHESTRATOR_ABILITIES]); // and it lacks nothing
});

test('OR1 a scenario that offers an unknown product is refused with its path', () => {
  const files = readContent().map(({ path, text }) =>
    path === 'levels/4-2.json'
      ? { path, text: JSON.stringify({ ...JSON.parse(text), orchestrators: ['nomad'] }) }
      : { path, text },
  );
  expect(() => loadCatalogue(files)).toThrow(/4-2.json at orchestrators.0: no orchestrators "nomad"/);
});

test('OR3 Swarm knows no zones: when all nodes are silent it gives up the pods of all of them', () => {
  const estate = under('swarm');
  run(estate, 60);
  for (const name of ['n1', 'n2', 'n3', 'n4']) lose(estate, name);
  run(estate, 60);
  expect(estate.team.instances.every((pod) => pod.state === 'pending')).toBe(true);
});

test.each([
  ['kubernetes', [1, 10, 20, 40, 80, 160, 300, 300]],
  ['swarm', [5, 5, 5, 5, 5, 5, 5, 5]],
  ['mesos', [1, 2, 2, 2, 2, 3, 3, 3]],
  ['cloud-foundry', [1, 1, 1, 30, 60, 120, 240, 480]],
] as const)('OR4 %s restarts what ends by its own back-off', (product, delays) => {
  const estate = under(product, 1);
  run(estate, 30);
  const [pod] = instancesOf(estate, 'web') as [Instance];
  const waits = delays.map(() => {
    crash(estate.world, estate.rules, estate.team, pod);
    return pod.untilTick - estate.world.tick;
  });
  expect(waits).toEqual(delays);
});

test.each([
  ['kubernetes', { maxSurgePercent: 25, maxUnavailablePercent: 25, recreate: false, spread: 'none' }],
  ['swarm', { maxSurgePercent: 0, maxUnavailablePercent: 0, recreate: false, spread: 'host', tolerationTicks: 0 }],
  ['mesos', { maxSurgePercent: 100, maxUnavailablePercent: 0, recreate: false, spread: 'none' }],
  ['cloud-foundry', { recreate: true, spread: 'rack' }],
] as const)('OR5 a new deployment under %s has its defaults', (product, defaults) => {
  const estate = under(product);
  expect(web(estate)).toMatchObject(defaults);
});

test('OR5 Swarm replaces one task after the other, the old one first', () => {
  const estate = under('swarm');
  run(estate, 60);
  act(estate, { verb: 'setProbes', deployment: web(estate).id, liveness: true, readiness: true });
  act(estate, { verb: 'setRelease', deployment: web(estate).id, release: 2 });
  let [most, fewest] = [0, 9];
  runUntil(estate, () => {
    const pods = instancesOf(estate, 'web');
    most = Math.max(most, pods.length);
    fewest = Math.min(fewest, pods.filter((pod) => pod.ready && pod.state === 'running').length);
    return pods.length === 4 && pods.every((pod) => pod.release === 2 && pod.ready);
  });
  expect([most, fewest]).toEqual([4, 3]);
});

test('OR6 offers are taken as they come, five pods a node and round', () => {
  const estate = under('mesos', 0);
  run(estate, 1);
  act(estate, { verb: 'scale', deployment: web(estate).id, replicas: 24 });
  runUntil(estate, () => happened(estate, 'pod.bound').length > 0);
  expect(estate.world.tick % 5).toBe(0);
  expect(estate.team.nodes.map((node) => podsOn(estate, node).length)).toEqual([5, 5, 5, 5]);
  const waiting = instancesOf(estate, 'web').find((pod) => pod.state === 'pending') as Instance;
  expect(explainPending(estate.rules, estate.team, waiting)).toContainEqual(
    expect.objectContaining({ code: 'cluster.offers', numbers: expect.objectContaining({ podsPerOffer: 5 }) }),
  );
  run(estate, 5);
  expect(estate.team.nodes.map((node) => podsOn(estate, node).length)).toEqual([9, 5, 5, 5]); // nobody compares
});

test('OR6 only Kubernetes lets a pod drive out another', () => {
  const victims = (product: Product) => {
    const estate = under(product, 0);
    const deployment = web(estate).id;
    act(estate, { verb: 'setResources', deployment, requestCpuM: 12_000, limitCpuM: 0, requestMib: 10, limitMib: 0 });
    act(estate, { verb: 'scale', deployment, replicas: 4 });
    run(estate, 20);
    deploymentOf(estate, 'cart').priority = 10;
    act(estate, { verb: 'scale', deployment: deploymentOf(estate, 'cart').id, replicas: 1 });
    run(estate, 20);
    const [pod] = instancesOf(estate, 'cart') as [Instance];
    const codes = explainPending(estate.rules, estate.team, pod).map(({ code }) => code);
    return [happened(estate, 'pod.preempted').length, codes.includes('cluster.no_preemption')];
  };
  expect(victims('kubernetes')).toEqual([1, false]);
  expect(victims('swarm')).toEqual([0, true]);
});

test('OR7 commands to the cluster take the minutes of its product', () => {
  const minutes = (product: Product) => {
    const estate = under(product);
    const facts = factsOf(estate.world, estate.team);
    return costMilliMinutes(facts, estate.rules, { verb: 'scale', deployment: web(estate).id, replicas: 9 });
  };
  expect(ALL.map(minutes)).toEqual([1000, 800, 1500, 500]);
  const build = (product: Product) => {
    const estate = under(product);
    return costMilliMinutes(factsOf(estate.world, estate.team), estate.rules, { verb: 'buildImage', service: 'web' });
  };
  expect(build('cloud-foundry')).toBe(0);
  expect(build('kubernetes')).toBeGreaterThan(0);
});

test('ND11 members come and go while the majority holds, and keep memory', () => {
  const estate = cluster({ controlPlane: ['n1', 'n2', 'n3'] });
  const set = (name: string, on: boolean) =>
    tryTo(estate, { verb: 'setControlPlane', host: host(estate, name).id, on });
  const free = usableMib(estate.rules, host(estate, 'n4'));
  expect(set('n4', true)).toBe('ok');
  expect(usableMib(estate.rules, host(estate, 'n4'))).toBe(free - 2048);
  expect(set('n4', true)).toBe('setting.same');
  lose(estate, 'n1');
  expect(set('n1', false)).toBe('ok'); // mended by taking it out
  expect(quorum(estate.team)).toEqual({ up: 3, members: 3, need: 2 });
  lose(estate, 'n2');
  lose(estate, 'n3');
  expect(set('n2', false)).toBe('cluster.no_quorum');
  const one = cluster({ controlPlane: ['n1'] });
  expect(tryTo(one, { verb: 'setControlPlane', host: host(one, 'n1').id, on: false })).toBe('control_plane.last');
});

test('ND11 a member needs a machine that is on, has an OS and the memory', () => {
  const hosts = [
    hostSpec('k1', 0, 0, { platform: 'kvm' }),
    hostSpec('t1', 0, 1, { platform: 'linux', model: 't2', processes: [] }),
    ...[1, 2, 3, 4, 5, 6, 7].map((n) =>
      hostSpec(`m${n}`, 1 + (n % 2), n >> 1, { platform: 'linux', controlPlane: true }),
    ),
    hostSpec('x1', 0, 2, { platform: 'linux' }),
  ];
  const estate = cluster({ scenario: { hosts, deployments: [] } });
  const set = (name: string, on = true) => tryTo(estate, { verb: 'setControlPlane', host: host(estate, name).id, on });
  expect(set('x1')).toBe('control_plane.full');
  expect(set('m1', false)).toBe('ok');
  expect(set('k1')).toBe('host.no_os');
  expect(set('x1')).toBe('ok');
});

test('ND12 four members bear no more losses than three', () => {
  const bears = (names: string[]) => {
    const estate = cluster({ controlPlane: names });
    let lost = 0;
    for (const name of names) {
      lose(estate, name);
      if (quorum(estate.team).up < quorum(estate.team).need) return lost;
      lost += 1;
    }
    return lost;
  };
  expect([bears(['n1', 'n2', 'n3']), bears(['n1', 'n2', 'n3', 'n4'])]).toEqual([1, 1]);
});

test('ND6 losing the majority freezes what is decided, not what is served', () => {
  const estate = cluster({ controlPlane: ['n1', 'n2', 'n3'] });
  run(estate, 60);
  act(estate, { verb: 'scale', deployment: web(estate).id, replicas: 6 });
  lose(estate, 'n1');
  lose(estate, 'n2');
  const served = estate.team.services[serviceIndex(estate, 'web')];
  run(estate, 120);
  expect(instancesOf(estate, 'web')).toHaveLength(4); // the two more are not made
  expect(served?.serving).toBeGreaterThan(0);
  expect(served?.lostShare).toBeLessThan(1);
});
