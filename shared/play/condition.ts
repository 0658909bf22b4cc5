/** Whether a board is as a plan's step or a hint asks for, over names: a condition of the content, read on a view. */
import { MIB_PER_GIB, MICRO_CENTS_PER_DOLLAR, TICKS_PER_MINUTE } from '../base/units.ts';
import type { Condition, Scenario } from '../content/schema.ts';
import { isEmpty, placedMib, roomMib } from '../sim/placement.ts';
import { indexOfName, type Rulebook } from '../sim/rulebook.ts';
import { type Facts, isStruckBy, isUnpatched, neighbours, quorum, type View } from '../sim/view.ts';
import type { DeploymentFacts, Sign } from '../sim/world.ts';

/** What a condition reads: a view of the simulation, or what is shown of one. */
export interface Board {
  readonly facts: Facts;
  readonly signs: readonly Sign[];
  readonly services: readonly {
    readonly utilisation: number;
    readonly lostShare: number;
    readonly serving: number;
    readonly limited: boolean;
  }[];
  readonly cpuShareOf: (host: number) => number; // of its cores, 0–1, by the host's id
}

export function boardOf({ facts, gauges }: View, rules: Rulebook): Board {
  const cpuShareOf = (id: number) => {
    const host = gauges.hosts.find((one) => one.id === id);
    const all = host === undefined ? 0 : (rules.models[host.model]?.capacityM ?? 0);
    return host === undefined || all === 0 ? 0 : host.cpuUsedM / all;
  };
  return { facts, signs: gauges.signs, services: gauges.services, cpuShareOf };
}

type Test = (when: Condition, board: Board, rules: Rulebook) => boolean;

/** All that is written holds, and not what stands under `unless`. An empty condition always does. */
export function holds({ unless, ...when }: Condition, board: Board, rules: Rulebook): boolean {
  return TESTS.every((test) => test(when, board, rules)) && (unless === undefined || !holds(unless, board, rules));
}

const TESTS: readonly Test[] = [
  timeHolds,
  fundsHold,
  signHolds,
  hostHolds,
  machinesHold,
  vmHolds,
  serviceHolds,
  neighboursHold,
  podsHold,
  regionHolds,
  copiesHold,
  settingsHold,
  restHolds,
];

function timeHolds({ minute, until }: Condition, { facts }: Board): boolean {
  if (minute !== undefined && facts.tick < minute * TICKS_PER_MINUTE) return false;
  return until === undefined || facts.tick < until * TICKS_PER_MINUTE;
}

function fundsHold({ operatorMinutes, cashBelowDollars }: Condition, { facts }: Board): boolean {
  if (operatorMinutes !== undefined && facts.operatorMilliMinutes < operatorMinutes * 1000) return false;
  return cashBelowDollars === undefined || facts.cashMicroCents < cashBelowDollars * MICRO_CENTS_PER_DOLLAR;
}

function signHolds(
  { sign, signOn, signBusy, ahead, due }: Condition,
  { facts, signs }: Board,
  rules: Rulebook,
): boolean {
  const signOf = (id: string) => {
    const spec = rules.scenario.incidents.findIndex((incident) => incident.id === id);
    return signs.find((entry) => entry.spec === spec);
  };
  if (ahead !== undefined && facts.tick >= (signOf(ahead)?.dueTick ?? 0)) return false;
  if (due !== undefined) {
    const begun = signOf(due);
    if (begun === undefined || facts.tick < begun.dueTick) return false;
  }
  if (sign === undefined) return true;
  const seen = signOf(sign);
  if (seen === undefined) return false;
  if (signOn !== undefined && !namesOf(seen.targetId, facts, rules).includes(signOn)) return false;
  if (signBusy === undefined) return true;
  const { kind } = rules.scenario.incidents[seen.spec] as Scenario['incidents'][number];
  return facts.hosts.filter(isStruckBy({ ...seen, kind }, rules)).some(({ id }) => !isEmpty(facts, id));
}

/** A sign's target is a thing's id, a service or a rack, by the kind of its card: what it may be called. */
function namesOf(target: number, facts: Facts, rules: Rulebook): (string | undefined)[] {
  const thing = [...facts.hosts, ...facts.vms].find(({ id }) => id === target);
  return thing !== undefined ? [thing.name] : [rules.services[target]?.id, rules.scenario.racks[target]?.name];
}

function hostHolds(when: Condition, { facts, cpuShareOf }: Board, rules: Rulebook): boolean {
  const named = when.host === undefined ? facts.hosts : facts.hosts.filter(({ name }) => name === when.host);
  if (named.length === 0 && when.host !== undefined) return false;
  const host = named[0];
  if (when.host !== undefined && host !== undefined) {
    const state = when.hostState ?? 'on';
    if (state === 'empty' && !isEmpty(facts, host.id)) return false;
    if (state === 'free' && !(host.state === 'on' && host.platform < 0)) return false;
    if (state !== 'empty' && state !== 'free' && host.state !== state) return false;
    if (when.hostEdition !== undefined && host.edition !== when.hostEdition) return false;
  }
  if (when.membersBelow !== undefined && quorum(facts).members >= when.membersBelow) return false;
  const on = named.filter(({ state }) => state === 'on');
  const { hostCpuAbove: cpu, hostMemoryAbove: memory, hostsIdleAtLeast: idle } = when;
  if (cpu !== undefined && !on.some(({ id }) => cpuShareOf(id) > cpu)) return false;
  if (memory !== undefined) {
    if (!on.some((one) => placedMib(facts, rules, one.id) > memory * roomMib(rules, one))) return false;
  }
  return idle === undefined || on.filter(({ id }) => isEmpty(facts, id)).length >= idle;
}

/** How many there are, of hosts and nodes. */
function machinesHold(
  { ownHostsBelow, nodesBelow, nodesMinBelow, nodeCpuBelow }: Condition,
  { facts, cpuShareOf }: Board,
): boolean {
  if (ownHostsBelow !== undefined) {
    const own = facts.hosts.filter(({ rack, leaseEndTick }) => rack >= 0 && leaseEndTick === 0);
    if (own.length >= ownHostsBelow) return false;
  }
  if (nodesBelow !== undefined && facts.nodes.length >= nodesBelow) return false;
  if (nodeCpuBelow !== undefined) {
    const open = facts.nodes.filter(({ ready, cordoned }) => ready && !cordoned);
    const hostOf = ({ host, vm }: (typeof open)[number]) => facts.vms.find(({ id }) => id === vm)?.host ?? host;
    if (!open.some((node) => cpuShareOf(hostOf(node)) < nodeCpuBelow)) return false;
  }
  return nodesMinBelow === undefined || facts.nodesMin < nodesMinBelow;
}

function vmHolds({ vm: name, vmState, vmOn, vmNetwork, breached }: Condition, { facts }: Board): boolean {
  if (name === undefined) return breached === undefined || facts.vms.some((vm) => vm.breached) === breached;
  const vm = facts.vms.find((entry) => entry.name === name);
  if (vm === undefined || vm.state !== (vmState ?? 'running')) return false;
  if (breached !== undefined && vm.breached !== breached) return false;
  if (vmNetwork !== undefined && vm.vlan !== vmNetwork) return false;
  return vmOn === undefined || facts.hosts.find((host) => host.id === vm.host)?.name === vmOn;
}

function serviceHolds(when: Condition, { services }: Board, rules: Rulebook): boolean {
  const { utilisationAbove, lostAbove, servingBelow, limited } = when;
  if ([utilisationAbove, lostAbove, servingBelow, limited].every((one) => one === undefined)) return true;
  const index = when.service === undefined ? -1 : indexOfName(rules.services, when.service);
  const states = when.service === undefined ? services : services.slice(index, index + 1);
  return states.some(
    (state) =>
      (utilisationAbove === undefined || state.utilisation > utilisationAbove) &&
      (lostAbove === undefined || state.lostShare > lostAbove) &&
      (servingBelow === undefined || state.serving < servingBelow) &&
      (limited === undefined || state.limited === limited),
  );
}

/** Who stands beside whom. */
function neighboursHold(when: Condition, { facts }: Board, rules: Rulebook): boolean {
  const { service: name, beside, sharesKernel, unpatched } = when;
  if (unpatched !== undefined && !facts.instances.some((one) => isUnpatched(rules, facts, one))) return false;
  if (beside === undefined && sharesKernel === undefined) return true;
  const service = indexOfName(rules.services, name ?? '');
  if (sharesKernel !== undefined && neighbours(facts, rules, service, 'kernel').length === 0) return false;
  if (beside === undefined) return true;
  const other = indexOfName(rules.services, beside);
  const near = new Set(neighbours(facts, rules, service, 'host'));
  return facts.instances.some((one) => one.service === other && near.has(one.id));
}

/** What a deployment was not told yet. */
const LACKS: Readonly<Record<NonNullable<Condition['lacks']>, (one: DeploymentFacts, facts: Facts) => boolean>> = {
  liveness: ({ liveness }) => !liveness,
  rackSpread: ({ spread }) => spread !== 'rack',
  brake: ({ heldAtPods, minReadyTicks }) => heldAtPods < 0 && minReadyTicks === 0,
  quickToGiveUp: ({ tolerationTicks }) => tolerationTicks > TICKS_PER_MINUTE,
  retryBudget: (_one, { retryBudgetPercent }) => retryBudgetPercent === 0,
  push: ({ service }, { builds }) => builds.some((one) => one.service === service && one.state === 'built'),
};

function podsHold(
  { deployment: name, lacks, replicasBelow, replicasAtLeast, podsPendingAtLeast, undeployed }: Condition,
  { facts }: Board,
  rules: Rulebook,
) {
  if (undeployed !== undefined) {
    const absent = indexOfName(rules.services, undeployed);
    if (facts.deployments.some((one) => one.service === absent)) return false;
  }
  const service = name === undefined ? -1 : indexOfName(rules.services, name);
  const deployments = facts.deployments.filter((one) => name === undefined || one.service === service);
  if (name !== undefined && deployments.length === 0) return false;
  if (replicasBelow !== undefined && !deployments.some(({ replicas }) => replicas < replicasBelow)) return false;
  if (replicasAtLeast !== undefined && !deployments.some(({ replicas }) => replicas >= replicasAtLeast)) return false;
  if (lacks !== undefined && !deployments.some((one) => LACKS[lacks](one, facts))) return false;
  if (podsPendingAtLeast === undefined) return true;
  const ids = new Set(deployments.map(({ id }) => id));
  const pending = facts.instances.filter(({ state, deployment }) => state === 'pending' && ids.has(deployment));
  return pending.length >= podsPendingAtLeast;
}

function regionHolds({ region: name, edgesBelow }: Condition, { facts }: Board, rules: Rulebook): boolean {
  if (name === undefined || edgesBelow === undefined) return true;
  const region = indexOfName(rules.regions, name);
  const staying = facts.edges.filter((edge) => edge.region === region && edge.leaseEndTick === 0);
  return region >= 0 && staying.length < edgesBelow;
}

function copiesHold({ copy, copiesYoungerThan }: Condition, { facts }: Board): boolean {
  if (copy !== undefined) {
    const vm = facts.vms.find((one) => one.name === copy);
    if (!facts.copies.some((one) => one.vm === vm?.id || one.name === copy)) return false;
  }
  if (copiesYoungerThan === undefined) return true;
  const since = facts.tick - copiesYoungerThan * TICKS_PER_MINUTE;
  const kept = new Set(facts.copies.filter(({ takenTick }) => takenTick > since).map(({ vm }) => vm));
  return facts.vms.every(({ id, state }) => state !== 'running' || kept.has(id));
}

/** What the team has set for all of its estate. */
function settingsHold({ poolBelowGib, batchBelowM, mirror, mtls }: Condition, { facts }: Board): boolean {
  if (poolBelowGib !== undefined && facts.poolMib >= poolBelowGib * MIB_PER_GIB) return false;
  if (batchBelowM !== undefined && facts.batchLimitM >= batchBelowM) return false;
  if (mirror !== undefined && facts.supply.mirror !== mirror) return false;
  return mtls === undefined || facts.mtls === mtls;
}

function restHolds({ offer, built, transfersAtMost }: Condition, { facts }: Board, rules: Rulebook): boolean {
  if (offer !== undefined) {
    const place = rules.scenario.offers.findIndex(({ id }) => id === offer);
    if (!facts.contracts.some((one) => one.offer === place && one.state === 'offered')) return false;
  }
  if (built !== undefined) {
    const service = indexOfName(rules.services, built);
    if (!facts.builds.some((one) => one.service === service && one.untilTick <= facts.tick)) return false;
  }
  return transfersAtMost === undefined || facts.transfers.length <= transfersAtMost;
}
