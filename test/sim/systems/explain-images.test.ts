/** Why a container has no image yet, and what is wrong with the one that it runs. */
import { expect, test } from 'vitest';
import { crash } from '../../../shared/sim/containers/pod-life.ts';
import { explainHost, explainPod, explainService } from '../../../shared/sim/explain.ts';
import { failHost } from '../../../shared/sim/machines/host-life.ts';
import type { Instance } from '../../../shared/sim/world.ts';
import {
  act,
  cluster,
  deploymentOf,
  type Estate,
  host,
  hypervisors,
  instancesOf,
  nodeOn,
  run,
  runUntil,
  serviceIndex,
} from './estate.ts';

const ofPod = ({ rules, team }: Estate, pod: Instance | undefined) => explainPod(rules, team, pod?.id ?? 0)[0];
const dark = { kind: 'registry.dark', target: 'public', factor: 1, warningTicks: 0, ticks: 600 } as const;
const made = (replicas: number): Estate => cluster({ replicas, scenario: { imageSupply: 'made' } });

test('WH1 IM6 a container that is pulled says how much is missing', () => {
  const estate = made(0);
  act(estate, { verb: 'runContainer', node: nodeOn(estate, host(estate, 'n1')).id, service: 'web' });
  run(estate, 2);
  const link = ofPod(estate, instancesOf(estate, 'web')[0]);
  expect(link?.code).toBe('pod.pulling');
  expect(link?.numbers.missingMib).toBeGreaterThan(0);
});

test('WH1 IM8 one that waits for a dark registry says so, with its tries', () => {
  const estate = made(0);
  run(estate, 1, [{ kind: 'inject', incident: dark }]);
  act(estate, { verb: 'runContainer', node: nodeOn(estate, host(estate, 'n1')).id, service: 'web' });
  run(estate, 2);
  const link = ofPod(estate, instancesOf(estate, 'web')[0]);
  expect(link).toMatchObject({ code: 'pod.registry_dark', numbers: { tries: 1 } });
  const codes = explainService(estate.rules, estate.team, serviceIndex(estate, 'web')).map(({ code }) => code);
  expect(codes).toContain('pod.registry_dark');
});

test('WH1 IM5 one whose build was never pushed says so', () => {
  const estate = made(1);
  run(estate, 20);
  act(estate, { verb: 'buildImage', service: 'web' });
  const build = estate.team.builds.at(-1);
  runUntil(estate, () => build?.state === 'built');
  act(estate, { verb: 'setRelease', deployment: deploymentOf(estate, 'web').id, release: build?.release ?? 0 });
  const waits = () => instancesOf(estate, 'web').find((pod) => pod.state === 'pullBackoff');
  runUntil(estate, () => waits() !== undefined);
  expect(ofPod(estate, waits())).toMatchObject({ code: 'pod.not_pushed', numbers: { release: build?.release } });
});

test('WH1 IM12 a service on an unpatched base says how many of its copies are', () => {
  const estate = cluster();
  const hole = { kind: 'base.cve', target: 'most-used', factor: 1, warningTicks: 300, ticks: 60 } as const;
  run(estate, 2, [{ kind: 'inject', incident: hole }]);
  const chain = explainService(estate.rules, estate.team, serviceIndex(estate, 'web'));
  expect(chain.find(({ code }) => code === 'service.old_base')?.numbers).toEqual({ copies: 4, unpatched: 4, patch: 1 });
  Object.assign(estate.team.services[serviceIndex(estate, 'web')] as object, { attempts: 5, failedShare: 1 });
  const stormy = explainService(estate.rules, estate.team, serviceIndex(estate, 'web')).map(({ code }) => code);
  expect(stormy.at(-1), 'the storm is the root, not the hole that waits').toBe('service.retried');
});

test('WH1 IM12 copies that fall before a hole is used fall by something else, and busy ones are busy by their load', () => {
  const estate = cluster();
  const web = serviceIndex(estate, 'web');
  const hole = { kind: 'base.cve', target: 'most-used', factor: 1, warningTicks: 300, ticks: 60 } as const;
  run(estate, 2, [{ kind: 'inject', incident: hole }]);
  const codes = () => explainService(estate.rules, estate.team, web).map(({ code }) => code);
  expect(codes()).toEqual(['service.old_base']);
  Object.assign(estate.team.services[web] as object, { utilisation: 0.9 });
  expect(codes()).not.toContain('service.old_base');
  Object.assign(estate.team.services[web] as object, { utilisation: 0.1 });
  for (const pod of instancesOf(estate, 'web'))
    for (let failure = 0; failure < 3; failure++) crash(estate.world, estate.rules, estate.team, pod);
  run(estate, 1);
  expect(codes()).toContain('pod.backoff');
  expect(codes()).not.toContain('service.old_base');
  run(estate, 320);
  expect(codes(), 'it is used now').toContain('service.old_base');
});

test('WH1 a container that is still starting is not said to have lost its machine', () => {
  const estate = cluster();
  run(estate, 20);
  const pod = estate.team.instances.find((one) => one.node !== 0) as Instance;
  Object.assign(pod, { warmTick: 99, efficiency: 0 }); // as a slow program is for a while after it runs
  expect(ofPod(estate, pod)).toMatchObject({ code: 'pod.starting', numbers: { untilTick: 99 } });
  failHost(estate.world, estate.rules, estate.team, host(estate, 'n1'), 'power', 0, estate);
  failHost(estate.world, estate.rules, estate.team, host(estate, 'n2'), 'power', 0, estate);
  expect(ofPod(estate, pod)).toMatchObject({ code: 'pod.node_lost' });
});

test('WH1 ND3 a container whose machine is gone says so until the cluster has noticed', () => {
  const estate = cluster();
  run(estate, 20);
  const n1 = host(estate, 'n1');
  const [pod] = estate.team.instances.filter((one) => one.node === nodeOn(estate, n1).id);
  failHost(estate.world, estate.rules, estate.team, n1, 'power', 0, estate);
  run(estate, 2);
  expect(ofPod(estate, pod)).toMatchObject({ code: 'pod.node_lost', numbers: { node: pod?.node } });
});

test('WH5 a host whose memory is given away says how much of it', () => {
  const estate = hypervisors();
  const h2 = host(estate, 'h2');
  act(estate, { verb: 'createVm', host: h2.id, guest: 'linux', vcpus: 2, memoryMib: 45_000 });
  run(estate, 1);
  const link = explainHost(estate.world, estate.rules, estate.team, h2.id).find(
    ({ code }) => code === 'host.memory_full',
  );
  expect(link?.numbers.usedMib).toBeGreaterThan(0.9 * (link?.numbers.usableMib ?? 0));
});
