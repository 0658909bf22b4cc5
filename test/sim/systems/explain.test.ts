import { expect, test } from 'vitest';
import { snapshot } from '../../../shared/play/snapshot.ts';
import { crash, endPod } from '../../../shared/sim/containers/pod-life.ts';
import { explainPending, explainService, lossesOf, type Why } from '../../../shared/sim/explain.ts';
import { type Instance, newInstance, touch } from '../../../shared/sim/world.ts';
import {
  act,
  cluster,
  deploymentOf,
  type Estate,
  host,
  hostSpec,
  instancesOf,
  nodeOn,
  run,
  serviceIndex,
  steady,
} from './estate.ts';

const explain = (estate: Estate, service: string): Why[] =>
  explainService(estate.rules, estate.team, serviceIndex(estate, service));
const codes = (chain: readonly Why[]) => chain.map(({ code }) => code);

test('WH1 a service that answers is fine; one that hangs says which pod', () => {
  const estate = cluster();
  run(estate, 20);
  expect(codes(explain(estate, 'web'))).toEqual(['service.fine']);
  const [pod] = instancesOf(estate, 'web') as [Instance];
  pod.hung = true;
  run(estate, 1);
  const chain = explain(estate, 'web');
  expect(codes(chain).slice(0, 3)).toEqual(['service.losing', 'service.dead_endpoints', 'pod.hung']);
  expect(chain[0]?.numbers).toEqual({ lostPercent: 25 });
  expect(chain[1]?.numbers).toEqual({ endpoints: 4, serving: 3 });
  expect(chain[2]?.subject).toBe(pod.id);
});

test('WH1 nobody serving: the crash, or the place that there is not', () => {
  const estate = cluster({ replicas: 1 });
  run(estate, 20);
  const [pod] = instancesOf(estate, 'web') as [Instance];
  for (let failure = 0; failure < 3; failure++) crash(estate.world, estate.rules, estate.team, pod);
  run(estate, 5);
  expect(codes(explain(estate, 'web')).slice(0, 3)).toEqual(['service.losing', 'service.none_serving', 'pod.backoff']);
  const { id } = deploymentOf(estate, 'catalog');
  act(estate, { verb: 'setResources', deployment: id, requestCpuM: 20_000, requestMib: 10, limitCpuM: 0, limitMib: 0 });
  for (const one of instancesOf(estate, 'catalog')) act(estate, { verb: 'stopContainer', instance: one.id });
  run(estate, 1);
  expect(codes(explain(estate, 'catalog')).slice(0, 3)).toEqual(['service.none_serving', 'pod.pending', 'node.short']);
});

test('WH1 a full queue says whether limits or hosts are what it lacks', () => {
  const busy = (limitCpuM: number, visitsPerS: number) => {
    const estate = cluster({ scenario: steady('4-2', visitsPerS) });
    for (const service of estate.rules.services) Object.assign(service, { cpuMsPerCall: 5, threads: 64 });
    for (const pod of estate.team.instances) Object.assign(pod, { limitCpuM, limitMib: 0 });
    run(estate, 30);
    return explain(estate, 'web');
  };
  const limited = busy(200, 2000);
  expect(codes(limited)).toContain('service.queue');
  expect(limited.find(({ code }) => code === 'service.limited')?.numbers).toEqual({ limitCpuM: 200, serving: 4 });
  expect(codes(busy(0, 9000))).toContain('service.host_busy');
});

test('WH1 machines that are full name the node that idles and would take one more copy', () => {
  const estate = cluster({ scenario: { ...steady('4-2', 3000) } });
  for (const service of estate.rules.services) Object.assign(service, { cpuMsPerCall: 5, threads: 64 });
  const nodes = ['n1', 'n2', 'n3', 'n4'].map((name) => nodeOn(estate, host(estate, name)));
  for (const pod of estate.team.instances) Object.assign(pod, { node: nodes[0]?.id, limitCpuM: 0, limitMib: 0 });
  touch(estate.team);
  run(estate, 30);
  const spare = () => explain(estate, 'web').filter(({ code }) => code === 'node.spare');
  expect(codes(explain(estate, 'web'))).toContain('service.host_busy');
  expect(spare()).toEqual([{ code: 'node.spare', subject: nodes[1]?.id, numbers: { busyPercent: 0 } }]);
  for (const node of nodes.slice(1)) act(estate, { verb: 'cordon', node: node.id, on: true });
  expect(spare()).toEqual([]);
});

test('WH1 pods that find no node say what keeps them waiting, once; more of the same is no roll-out', () => {
  const estate = cluster();
  run(estate, 20);
  act(estate, { verb: 'scale', deployment: deploymentOf(estate, 'web').id, replicas: 400 });
  run(estate, 60);
  const chain = codes(explain(estate, 'web'));
  expect(chain).not.toContain('service.rolling');
  expect(chain).toContain('node.short');
  expect(chain.filter((code) => code === 'pod.pending')).toHaveLength(1);
});

test('WH1 a service that lacks nothing names the one below it that hurts; a roll-out says how far it is', () => {
  const estate = cluster();
  run(estate, 20);
  (instancesOf(estate, 'store')[0] as Instance).hung = true;
  run(estate, 1);
  const chain = explain(estate, 'web');
  expect(codes(chain).slice(0, 2)).toEqual(['service.slow_callee', 'service.losing']);
  expect(chain[0]?.subject).toBe(serviceIndex(estate, 'store'));
  const rolling = cluster();
  run(rolling, 20);
  const { id } = deploymentOf(rolling, 'web');
  act(rolling, {
    verb: 'setResources',
    deployment: id,
    requestCpuM: 100,
    requestMib: 10,
    limitCpuM: 800,
    limitMib: 500,
  });
  run(rolling, 1);
  const step = explain(rolling, 'web').find(({ code }) => code === 'service.rolling');
  expect(step?.numbers).toMatchObject({ replicas: 4, updated: 1 });
  act(rolling, { verb: 'scale', deployment: id, replicas: 200 });
  run(rolling, 5);
  const waiting = codes(explain(rolling, 'web'));
  expect(waiting.slice(waiting.indexOf('service.rolling') + 1).slice(0, 2)).toEqual(['pod.pending', 'node.short']);
});

test('WH1 a node that is short of memory is named for the services whose pods it has', () => {
  const estate = cluster();
  run(estate, 30);
  const node = nodeOn(estate, host(estate, 'n1'));
  for (const pod of instancesOf(estate, 'store').filter((one) => one.node === node.id))
    endPod(estate.rules, estate.team, pod);
  node.pressured = true;
  expect(codes(explain(estate, 'web'))).toContain('node.pressured');
  expect(codes(explain(estate, 'store'))).not.toContain('node.pressured');
});

test('WH2 a pending pod has each node’s first reason, with by how much', () => {
  const hosts = [
    ...['n1', 'n2'].map((name, slot) => hostSpec(name, 0, slot, { platform: 'linux', runtime: 'containerd' })),
    hostSpec('n3', 1, 0, { platform: 'linux', runtime: 'containerd' }),
  ];
  const deployments = [{ service: 'web', replicas: 0, priority: 0, liveness: false, readiness: false }];
  const estate = cluster({ scenario: { hosts, deployments } });
  const { id } = deploymentOf(estate, 'web');
  act(estate, { verb: 'setResources', deployment: id, requestCpuM: 13_000, requestMib: 10, limitCpuM: 0, limitMib: 0 });
  act(estate, { verb: 'cordon', node: nodeOn(estate, host(estate, 'n2')).id, on: true });
  act(estate, { verb: 'scale', deployment: id, replicas: 1 });
  run(estate, 1);
  const reasons = () => explainPending(estate.rules, estate.team, instancesOf(estate, 'web')[0] as Instance);
  expect(codes(reasons())).toEqual(['pod.pending', 'node.short', 'node.taint', 'node.short', 'node.closest']);
  expect(reasons()[1]?.numbers).toEqual({ resource: 0, requested: 13_000, used: 0, capacity: 12_000 });
  Object.assign(instancesOf(estate, 'web')[0] as object, { requestCpuM: 100 });
  expect(codes(reasons())).toEqual(['pod.pending', 'node.fits', 'node.taint', 'node.fits']);
  act(estate, { verb: 'cordon', node: nodeOn(estate, host(estate, 'n2')).id, on: false });
  act(estate, { verb: 'setSpread', deployment: id, over: 'rack' });
  const pod = instancesOf(estate, 'web')[0] as Instance;
  newInstance(estate.team, {
    ...pod,
    kind: 'container',
    state: 'running',
    node: nodeOn(estate, host(estate, 'n1')).id,
  });
  expect(codes(reasons())).toEqual(['pod.pending', 'node.spread', 'node.spread', 'node.fits']);
  estate.team.nodes.length = 0;
  expect(codes(reasons())).toEqual(['pod.pending', 'cluster.no_nodes']);
});

test('WH3 losses stand largest first, by service and reason', () => {
  const estate = cluster();
  run(estate, 20);
  (instancesOf(estate, 'web')[0] as Instance).hung = true;
  for (const pod of instancesOf(estate, 'cart').slice(0, 2)) pod.hung = true;
  run(estate, 30);
  const losses = lossesOf(estate.team).filter(({ reason }) => reason === 'endpoint.dead');
  expect(losses.map(({ service }) => estate.rules.services[service]?.id)).toEqual(['cart', 'web']); // 37.5 % against 25 %
  const amounts = lossesOf(estate.team).map(({ microCents }) => microCents);
  expect(amounts).toEqual([...amounts].sort((a, b) => b - a));
});

test('WH4 asking changes nothing and costs nothing', () => {
  const estate = cluster({ scenario: steady('4-2', 3000) });
  run(estate, 30);
  (instancesOf(estate, 'web')[0] as Instance).hung = true;
  run(estate, 30);
  const before = snapshot(estate.world);
  for (const service of estate.rules.services) explainService(estate.rules, estate.team, service.index);
  lossesOf(estate.team);
  expect(snapshot(estate.world)).toBe(before);
});
