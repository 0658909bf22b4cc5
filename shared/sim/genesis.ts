/** The first second: an estate for each team as the scenario says, and the day's trouble drawn from the seed. */
import { assert } from '../base/assert.ts';
import { u } from '../base/random.ts';
import { MIB_PER_GIB, MICRO_CENTS_PER_DOLLAR, TICKS_PER_MINUTE } from '../base/units.ts';
import type { IncidentSpec, Scenario } from '../content/schema.ts';
import { orchestratorOf } from './cluster/orchestrator.ts';
import { newDeployment } from './commands/deployments.ts';
import { joinCluster } from './commands/nodes.ts';
import { layersOf } from './containers/pod-life.ts';
import { indexOfName, type Rulebook, type ServiceRule } from './rulebook.ts';
import { drawOffers } from './systems/contracts.ts';
import { expectedRate } from './systems/demand.ts';
import { reconcileDeployments } from './systems/deployments.ts';
import { schedulePods } from './systems/scheduler.ts';
import {
  type Host,
  type Node,
  newHost,
  newInstance,
  newTeam,
  newVm,
  type ScheduledIncident,
  type Team,
  touch,
  type World,
} from './world.ts';

/** @param seed a uint32: the same seed is the same day for every team. */
export function createWorld(rules: Rulebook, seed: number, teams: number): World {
  assert(Number.isInteger(seed) && seed >= 0 && seed <= 0xffffffff, 'seed is a uint32');
  assert(teams >= 1 && teams <= 999, '1 to 999 teams');
  const world: World = {
    version: 1,
    scenario: rules.scenario.id,
    seed,
    tick: 0,
    night: false,
    ratesPerS: rules.types.map(() => 0),
    regionShares: [],
    schedule: [],
    forecast: [],
    forecastRegions: [],
    forecastTick: 0,
    offerTicks: drawOffers(rules, seed),
    teams: Array.from({ length: teams }, (_, index) => newTeam(index, rules.services.length, rules.types.length)),
  };
  // Demand first: trouble that waits for a busy hour looks at it.
  const order = rules.scenario.incidents.map((spec, index) => ({ spec, index }));
  order.sort((a, b) => a.spec.loadAtLeast - b.spec.loadAtLeast || a.index - b.index);
  for (const { spec, index } of order) {
    if (u(seed, 'incident', index, 1) < spec.chance) world.schedule.push(drawIncident(world, rules, spec, index, 0));
  }
  for (const team of world.teams) furnish(world, rules, team);
  return world;
}

/** When it comes: anywhere in its window, or only in the busy minutes of it if it says so. */
export function drawIncident(
  world: World,
  rules: Rulebook,
  spec: IncidentSpec,
  index: number,
  startTick: number,
): ScheduledIncident {
  const [from, to] = spec.atMinutes;
  const draw = u(world.seed, 'incident', index + 1, 0);
  const minutes = busyMinutes(world, rules, spec, startTick);
  const minute =
    minutes.length > 0 ? (minutes[Math.floor(draw * minutes.length)] as number) : from + (to - from) * draw;
  const dueTick = startTick + Math.max(1, Math.round(minute * TICKS_PER_MINUTE));
  return {
    spec: index,
    kind: spec.kind,
    announceTick: Math.max(startTick + 1, dueTick - Math.round(spec.warningMinutes * TICKS_PER_MINUTE)),
    dueTick,
    endTick: dueTick + Math.round(spec.minutes * TICKS_PER_MINUTE),
    happens: u(world.seed, 'crowd', index + 1, 0) >= spec.noShowShare,
    factor: spec.factor,
    target: spec.target,
    team: -1,
  };
}

function busyMinutes(world: World, rules: Rulebook, spec: IncidentSpec, startTick: number): number[] {
  if (spec.loadAtLeast === 0) return [];
  const rateAt = (minute: number) => {
    let rate = 0;
    for (let demand = 0; demand < rules.demands.length; demand++) {
      rate += expectedRate(world, rules, demand, startTick + minute * TICKS_PER_MINUTE, (incident) => incident.happens);
    }
    return rate;
  };
  const minutes: number[] = [];
  for (let minute = Math.ceil(spec.atMinutes[0]); minute <= spec.atMinutes[1]; minute++) minutes.push(minute);
  const peak = Math.max(...minutes.map(rateAt));
  return minutes.filter((minute) => rateAt(minute) >= spec.loadAtLeast * peak);
}

function furnish(world: World, rules: Rulebook, team: Team): void {
  const { scenario } = rules;
  team.poolMib = scenario.storage === null ? -1 : scenario.storage.poolGib * MIB_PER_GIB;
  team.cashMicroCents = scenario.startCashDollars * MICRO_CENTS_PER_DOLLAR;
  team.operatorMilliMinutes = rules.economy.operatorBankMinutes * 1000;
  team.retryAttempts = scenario.retries.attempts;
  team.retryTimeoutMs = scenario.retries.timeoutMs;
  team.orchestrator = indexOfName(rules.orchestrators, scenario.orchestrators[0] ?? '');
  for (const spec of scenario.hosts) furnishHost(rules, team, spec);
  for (const spec of scenario.deployments) {
    const service = rules.services[indexOfName(rules.services, spec.service)] as ServiceRule;
    const deployment = newDeployment(rules, team, service, spec.replicas);
    deployment.priority = spec.priority;
    deployment.liveness = spec.liveness;
    deployment.readiness = spec.readiness;
  }
  warmUp(world, rules, team);
}

function furnishHost(rules: Rulebook, team: Team, spec: Scenario['hosts'][number]): Host {
  const model = indexOfName(rules.models, spec.model);
  const { name, rack, slot, controlPlane } = spec;
  const host = newHost(team, { name, model, rack, slot, controlPlane });
  if (controlPlane) host.memberMib = orchestratorOf(rules, team).memberMib;
  host.edition = spec.edition ?? host.edition;
  host.state = 'on';
  host.platform = spec.platform === null ? -1 : indexOfName(rules.platforms, spec.platform);
  if (spec.runtime !== null) {
    const node = furnishNode(rules, team, host.id, spec.runtime);
    if (spec.taint !== undefined) [node.taintKey, node.taintEffect] = [spec.taint.key, spec.taint.effect];
  }
  for (const id of spec.processes) {
    addService(rules, team, indexOfName(rules.services, id), { kind: 'process', host: host.id, vm: 0 });
  }
  for (const entry of spec.vms) {
    const service = entry.service === null ? -1 : indexOfName(rules.services, entry.service);
    const guest = indexOfName(rules.guests, entry.guest);
    const size = { vcpus: entry.vcpus, memoryMib: entry.memoryMib };
    const vm = newVm(team, {
      name: entry.name,
      guest,
      service,
      host: host.id,
      ...size,
      diskMib: rules.economy.p2vDiskMib,
      state: 'running',
      patchedTick: 0,
    });
    vm.local = entry.local === true;
    if (service >= 0) addService(rules, team, service, { kind: 'vm', host: 0, vm: vm.id });
    if (entry.runtime !== null) furnishNode(rules, team, vm.id, entry.runtime);
  }
  return host;
}

/** A node that is ready; one whose engine knows no cluster stands alone (RT2). */
function furnishNode(rules: Rulebook, team: Team, target: number, runtimeId: string): Node {
  const runtime = indexOfName(rules.runtimes, runtimeId);
  const node = joinCluster(team, target, runtime, 0);
  node.ready = true;
  node.standalone = rules.runtimes[runtime]?.cluster === false;
  return node;
}

function addService(
  rules: Rulebook,
  team: Team,
  service: number,
  where: { kind: 'process' | 'vm'; host: number; vm: number },
): void {
  const rule = rules.services[service] as ServiceRule;
  newInstance(team, {
    ...where,
    service,
    deployment: 0,
    revision: 0,
    release: 1,
    node: 0,
    state: 'running',
    requestCpuM: 0,
    limitCpuM: 0,
    requestMib: rule.memoryBaseMib,
    limitMib: 0,
    priority: 0,
  });
}

/** The day opens on a running estate: the declared pods are bound, pulled and warm. */
function warmUp(world: World, rules: Rulebook, team: Team): void {
  const alone: World = { ...world, teams: [team] };
  reconcileDeployments(alone, rules, { events: [] });
  schedulePods(alone, rules, { events: [] });
  for (const pod of team.instances) {
    if (pod.kind !== 'container' || pod.node === 0) continue;
    const node = team.nodes.find((one) => one.id === pod.node);
    for (const layer of layersOf(rules, pod)) {
      if (node !== undefined && !node.layers.includes(layer)) node.layers.push(layer);
    }
    node?.layers.sort((a, b) => a - b);
    pod.state = 'running';
    pod.untilTick = 0;
    pod.warmTick = 1;
    pod.ready = true;
  }
  touch(team);
}
