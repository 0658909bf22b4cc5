/** Containers by hand and by declaration: SPEC PD1–PD9. */
import { byId, removeWhere } from '../../base/ids.ts';
import { sidecarOf } from '../beyond/mesh.ts';
import { orchestratorOf } from '../cluster/orchestrator.ts';
import { addForeignBuild, latestPushed, releaseExists } from '../containers/builds.ts';
import { endPod } from '../containers/pod-life.ts';
import { startPull } from '../containers/pulls.ts';
import { changeTemplate, startRollout } from '../containers/templates.ts';
import { MAX_PODS_PER_NODE } from '../limits.ts';
import { ACCEPTED, refuse, type Verdict } from '../rejections.ts';
import { indexOfName, type Rulebook, type ServiceRule } from '../rulebook.ts';
import { DOWN_STABILISATION_SECONDS } from '../rules/hpa.ts';
import type { Facts } from '../view.ts';
import { type Deployment, type Instance, newInstance, type Team, takeId, touch } from '../world.ts';
import type { Verb } from './command.ts';
import { find, found, setting } from './deployment-setting.ts';

const live = (facts: Facts, command: { readonly deployment: number }): Verdict =>
  find(facts, command) === undefined ? refuse('deployment.unknown') : ACCEPTED;

/** `docker run` on one node: nothing watches it, nothing brings it back elsewhere. */
export const runContainer: Verb<'runContainer'> = {
  check(facts, rules, command) {
    const node = byId(facts.nodes, command.node);
    if (node === undefined) return refuse('node.unknown');
    if (!node.ready) return refuse('node.not_ready');
    const pods = facts.instances.filter((one) => one.node === node.id).length;
    if (pods >= MAX_PODS_PER_NODE) return refuse('node.full', { pods, podsMax: MAX_PODS_PER_NODE });
    const service = rules.services[indexOfName(rules.services, command.service)];
    if (service === undefined) return refuse('service.unknown');
    const kernel = rules.images[service.imageIndex]?.kernel;
    if (rules.runtimes[node.runtime]?.byHand === false) return refuse('runtime.cluster_only');
    return kernel === rules.runtimes[node.runtime]?.kernel ? ACCEPTED : refuse('kernel.mismatch');
  },
  apply(world, rules, team, command) {
    const service = rules.services[indexOfName(rules.services, command.service)] as ServiceRule;
    const pod = newInstance(team, {
      ...sizeOf(service),
      kind: 'container',
      service: service.index,
      deployment: 0,
      revision: 0,
      release: latestPushed(team, service.index),
      host: 0,
      vm: 0,
      node: command.node,
      state: 'pulling',
      priority: 0,
    });
    startPull(world, rules, team, pod);
  },
};

function sizeOf(service: ServiceRule): Pick<Deployment, 'requestCpuM' | 'limitCpuM' | 'requestMib' | 'limitMib'> {
  const { requestCpuM, limitCpuM, requestMib, limitMib } = service;
  return { requestCpuM, limitCpuM, requestMib, limitMib };
}

export const stopContainer: Verb<'stopContainer'> = {
  check(facts, _rules, command) {
    const pod = byId(facts.instances, command.instance);
    if (pod === undefined) return refuse('instance.unknown');
    return pod.kind === 'container' ? ACCEPTED : refuse('instance.not_container');
  },
  apply(_world, rules, team, command) {
    endPod(rules, team, byId(team.instances, command.instance) as Instance);
  },
};

export const deploy: Verb<'deploy'> = {
  kubectl: true,
  check(facts, rules, command) {
    const service = indexOfName(rules.services, command.service);
    if (service < 0) return refuse('service.unknown');
    const there = facts.deployments.some((one) => one.service === service);
    return there ? refuse('service.exists') : ACCEPTED;
  },
  apply(world, rules, team, command) {
    const service = rules.services[indexOfName(rules.services, command.service)] as ServiceRule;
    startRollout(world, newDeployment(rules, team, service, command.replicas));
  },
};

/** With the defaults that its cluster gives it: in Kubernetes no probes, 300 s toleration (K30), a quarter more and less (K19). */
export function newDeployment(rules: Rulebook, team: Team, service: ServiceRule, replicas: number): Deployment {
  const { evictionTicks, rollout, spread } = orchestratorOf(rules, team);
  const deployment: Deployment = {
    id: takeId(team),
    service: service.index,
    replicas,
    revision: 1,
    release: 1,
    ...sizeOf(service),
    ...sidecarOf(team),
    priority: 0,
    liveness: false,
    readiness: false,
    spread,
    minAvailable: 0,
    tolerationTicks: evictionTicks,
    toleratesKey: '',
    onlyTolerated: false,
    maxSurgePercent: rollout.maxSurgePercent,
    maxUnavailablePercent: rollout.maxUnavailablePercent,
    minReadyTicks: 0,
    recreate: rollout.recreate,
    heldAtPods: -1,
    formerTemplates: 0,
    stalled: false,
    sizedReplicas: replicas,
    history: [],
    lastRevision: 1,
    rolling: false,
    progressTick: 0,
    progress: [],
    minReplicas: 0,
    maxReplicas: 0,
    targetCpuPercent: 0,
    downStabilisationTicks: DOWN_STABILISATION_SECONDS,
    splitRelease: 0,
    splitPercent: 0,
    vlan: 0,
    hardened: false,
    recommendations: [],
    scaleUps: [],
    scaleDowns: [],
  };
  team.deployments.push(deployment);
  touch(team);
  return deployment;
}

export const deleteDeployment: Verb<'deleteDeployment'> = {
  kubectl: true,
  check: (facts, _rules, command) => live(facts, command),
  apply(_world, rules, team, command) {
    const deployment = found(team, command);
    for (const pod of team.instances.filter((one) => one.deployment === deployment.id)) endPod(rules, team, pod);
    removeWhere(team.deployments, (one) => one.id === deployment.id);
    touch(team); // it may have had no pods
  },
};

export const scale = setting<'scale'>(
  (deployment, command) => deployment.replicas === command.replicas,
  (deployment, command) => {
    deployment.replicas = command.replicas;
  },
);

const twoProbes = setting<'setProbes'>(
  (deployment, command) => deployment.liveness === command.liveness && deployment.readiness === command.readiness,
  (deployment, command) => {
    deployment.liveness = command.liveness;
    deployment.readiness = command.readiness;
  },
);

/** Where a cluster knows but one health check, it both takes a container from its callers and restarts it. */
export const setProbes: Verb<'setProbes'> = {
  ...twoProbes,
  check(facts, rules, command) {
    const one = !orchestratorOf(rules, facts).abilities.includes('twoProbes');
    if (one && command.liveness !== command.readiness) return refuse('orchestrator.unsupported');
    return twoProbes.check(facts, rules, command);
  },
};

export const setSpread = setting<'setSpread'>(
  (deployment, command) => deployment.spread === command.over,
  (deployment, command) => {
    deployment.spread = command.over;
  },
);

export const setBudget = setting<'setBudget'>(
  (deployment, command) => deployment.minAvailable === command.minAvailable,
  (deployment, command) => {
    deployment.minAvailable = command.minAvailable;
  },
);

export const setToleration = setting<'setToleration'>(
  (deployment, command) => deployment.tolerationTicks === command.ticks,
  (deployment, command) => {
    deployment.tolerationTicks = command.ticks;
  },
);

export const setPriority = setting<'setPriority'>(
  (deployment, command) => deployment.priority === command.priority,
  (deployment, command) => {
    deployment.priority = command.priority;
  },
);

/** Requests and limits are part of the pod template: a change rolls every pod. */
export const setResources: Verb<'setResources'> = {
  kubectl: true,
  check(facts, _rules, command) {
    const deployment = find(facts, command);
    if (deployment === undefined) return refuse('deployment.unknown');
    if (command.limitCpuM > 0 && command.limitCpuM < command.requestCpuM) {
      return refuse('limit.below_request', { limitCpuM: command.limitCpuM, requestCpuM: command.requestCpuM });
    }
    if (command.limitMib > 0 && command.limitMib < command.requestMib) {
      return refuse('limit.below_request', { limitMib: command.limitMib, requestMib: command.requestMib });
    }
    const same =
      deployment.requestCpuM === command.requestCpuM &&
      deployment.limitCpuM === command.limitCpuM &&
      deployment.requestMib === command.requestMib &&
      deployment.limitMib === command.limitMib;
    return same ? refuse('setting.same') : ACCEPTED;
  },
  apply(world, rules, team, command) {
    const { requestCpuM, limitCpuM, requestMib, limitMib } = command;
    changeTemplate(world, rules, team, found(team, command), { requestCpuM, limitCpuM, requestMib, limitMib });
    touch(team);
  },
};

/** A new build of the image rolls through the deployment (K19). */
export const setRelease: Verb<'setRelease'> = {
  kubectl: true,
  check(facts, rules, command) {
    const deployment = find(facts, command);
    if (deployment === undefined) return refuse('deployment.unknown');
    if (deployment.release === command.release) return refuse('setting.same');
    const exists = releaseExists(facts, rules, deployment.service, command.release);
    return exists ? ACCEPTED : refuse('build.unknown');
  },
  apply(world, rules, team, command) {
    const deployment = found(team, command);
    // Where builds are given, whoever built this one did so on the base of now.
    if (team.bases.length > 0) addForeignBuild(rules, team, deployment.service, command.release);
    changeTemplate(world, rules, team, deployment, { release: command.release });
    touch(team);
  },
};
