/** CPU by weighted max–min with limits, host → VM → container (C8, K33, SPEC CP1–CP5). */
import { type HostLoad, lookup, type Placed, type VmLoad } from '../lookup.ts';
import type { ModelRule, Rulebook, ServiceRule } from '../rulebook.ts';
import { cpuShares } from '../rules/cgroup.ts';
import { fairShares } from '../rules/fair-shares.ts';
import { erlangC, STEADY_UTILISATION_MAX } from '../rules/queueing.ts';
import type { Instance, Team, World } from '../world.ts';
import { mostCpuM } from './load.ts';

/** Scratch of the tick, so that it need not allocate: no state lives in it from one use to the next. */
const MOST_TASKS = 1024;
interface Tasks {
  readonly weights: Float64Array;
  readonly demands: Float64Array;
  readonly limits: Float64Array;
  readonly granted: Float64Array;
}
const newTasks = (): Tasks => ({
  weights: new Float64Array(MOST_TASKS),
  demands: new Float64Array(MOST_TASKS),
  limits: new Float64Array(MOST_TASKS),
  granted: new Float64Array(MOST_TASKS),
});
const onHost = newTasks();
const inVm = newTasks();

export function shareCpu(world: World, rules: Rulebook): void {
  for (const team of world.teams) {
    for (const load of lookup(team).hosts) shareHost(team, rules, load);
  }
}

function shareHost(_team: Team, rules: Rulebook, load: HostLoad): void {
  const { host, direct, vms } = load;
  if (host.state !== 'on') {
    host.cpuUsedM = 0;
    host.cpuUtilisation = 0;
    for (const { vm } of vms) {
      vm.cpuDemandM = 0;
      vm.cpuGrantedM = 0;
      vm.dirtyMibPerS = 0;
    }
    return;
  }
  const capacity = (rules.models[host.model] as ModelRule).capacityM;
  let n = 0;
  for (const { one } of direct) setTask(onHost, n++, weightOf(one), one.cpuDemandM, mostOf(rules, one));
  for (const { vm, inside } of vms) {
    let demand = 0;
    if (vm.state === 'running') for (const { one } of inside) demand += one.cpuDemandM;
    vm.cpuDemandM = demand;
    setTask(onHost, n++, vm.vcpus * 1000, demand, vm.vcpus * 1000);
  }
  fairShares(n, capacity, onHost.weights, onHost.demands, onHost.limits, onHost.granted);
  const used = sum(onHost.granted, n);
  host.cpuUsedM = used;
  host.cpuUtilisation = capacity > 0 ? used / capacity : 0;
  const shares = newSpare(capacity, used, onHost, n);
  const ready = readyFactor((rules.models[host.model] as ModelRule).cores, host.cpuUtilisation);
  for (let i = 0; i < direct.length; i++) {
    const { one } = direct[i] as Placed; // by index: this loop runs for every container of every host in every tick
    one.cpuGrantedM = onHost.granted[i] as number;
    one.mostM = onHost.limits[i] as number;
    one.capacityM = reach(shares, onHost, i, one.mostM);
    one.readyFactor = ready;
  }
  for (let j = 0; j < vms.length; j++) {
    const load = vms[j] as VmLoad;
    const i = direct.length + j;
    load.vm.cpuGrantedM = onHost.granted[i] as number;
    shareVm(rules, load, reach(shares, onHost, i, load.vm.vcpus * 1000), ready);
  }
}

/** Inside a VM: its instances share what the VM can get, as those on a host do. */
function shareVm(rules: Rulebook, { vm, inside }: VmLoad, capacity: number, ready: number): void {
  setDirty(rules, vm, inside);
  if (inside.length === 0 || vm.state !== 'running') return;
  let n = 0;
  for (const { one } of inside) setTask(inVm, n++, weightOf(one), one.cpuDemandM, mostOf(rules, one));
  fairShares(n, Math.max(vm.cpuGrantedM, 0), inVm.weights, inVm.demands, inVm.limits, inVm.granted);
  const shares = newSpare(capacity, sum(inVm.granted, n), inVm, n);
  for (let i = 0; i < inside.length; i++) {
    const { one } = inside[i] as Placed;
    one.cpuGrantedM = inVm.granted[i] as number;
    one.mostM = Math.min(mostOf(rules, one), vm.vcpus * 1000);
    one.capacityM = reach(shares, inVm, i, one.mostM);
    one.readyFactor = ready;
  }
}

/**
 * Work that is ready waits for a core as in a queue with as many servers as the host has cores (Q2): in shares of its own
 * length, C / (cores × (1 − utilisation)). Nothing at half load on twelve cores, a tenth at 90 %, many times at the end:
 * that is the CPU ready that operators watch (H14).
 */
function readyFactor(cores: number, utilisation: number): number {
  const servers = Math.max(1, Math.round(cores));
  const busy = Math.min(utilisation, STEADY_UTILISATION_MAX);
  return 1 + erlangC(servers, servers * busy) / (servers * (1 - busy));
}

/** Pages are written in step with the work done: the specified rate belongs to all threads busy. */
function setDirty(rules: Rulebook, vm: { dirtyMibPerS: number; state: string }, inside: readonly Placed[]): void {
  let dirty = 0;
  for (const { one } of inside) {
    const rule = rules.services[one.service] as ServiceRule;
    dirty += rule.dirtyMibPerS * Math.min(1, (one.cpuDemandM * one.efficiency) / (rule.threads * 1000));
  }
  vm.dirtyMibPerS = vm.state === 'running' ? dirty : 0;
}

function weightOf(one: Instance): number {
  return one.kind === 'container' ? cpuShares(one.requestCpuM) : 1024; // a process without a cgroup weighs 1024 (K33)
}

function mostOf(rules: Rulebook, one: Instance): number {
  return mostCpuM(rules.services[one.service] as ServiceRule, one);
}

function setTask(tasks: Tasks, index: number, weight: number, demand: number, limit: number): void {
  tasks.weights[index] = weight;
  tasks.demands[index] = demand;
  tasks.limits[index] = limit;
}

function sum(values: Float64Array, n: number): number {
  let total = 0;
  for (let i = 0; i < n; i++) total += values[i] as number;
  return total;
}

interface Spare {
  readonly slack: number;
  readonly used: number;
  readonly weights: number;
}

function newSpare(capacity: number, used: number, tasks: Tasks, n: number): Spare {
  return { slack: Math.max(0, capacity - used), used, weights: sum(tasks.weights, n) };
}

/**
 * What a task could get if it asked for more: its grant and its part of the slack, by use or by weight, whichever is
 * larger. On a host of 72 % each task so reaches 1/0.72 of its use: utilisation of service and host agree (CP5).
 */
function reach(spare: Spare, tasks: Tasks, i: number, most: number): number {
  const granted = tasks.granted[i] as number;
  const byUse = spare.used > 0 ? granted / spare.used : 0;
  const byWeight = spare.weights > 0 ? (tasks.weights[i] as number) / spare.weights : 0;
  return Math.min(most, granted + spare.slack * Math.max(byUse, byWeight));
}
