/** CPU by weighted max–min with limits, host → VM → container (C8, K33, SPEC CP1–CP5). */

import type { ModelRule, Rulebook } from '../rulebook.ts';
import { erlangBs, STEADY_UTILISATION_MAX, waitingShare } from '../rules/queueing.ts';
import { addPlaces, grantAll, grantNothing, reach, setTask, tasks } from '../tick/cpu-tasks.ts';
import { hostBurdenM, hostBurdenWeight, hostCeilingM, noteBurden } from '../tick/factors.ts';
import type { Places } from '../tick/place-arrays.ts';
import { placesOf } from '../tick/places.ts';
import { shareVm } from '../tick/vm-cpu.ts';
import { shareReserved } from '../vms/reserved-cpu.ts';
import type { Host, Team, Vm, World } from '../world.ts';

export function shareCpu(world: World, rules: Rulebook): void {
  for (const team of world.teams) {
    const places = placesOf(team, rules);
    for (let h = 0; h < places.hosts.length; h++) grantHost(world, rules, team, places, h);
    waitForCores(rules, places);
    for (let h = 0; h < places.hosts.length; h++) reachOnHost(rules, places, h);
  }
}

/** Who gets how much. In a host's usual second that is what they ask for. */
function grantHost(world: World, rules: Rulebook, team: Team, places: Places, h: number): void {
  const host = places.hosts[h] as Host;
  if (host.state !== 'on') {
    rest(places, host, h);
    return;
  }
  const capacity = hostCeilingM(rules, host);
  const burden = hostBurdenM(world, rules, team, host);
  let used = grantAll(places, places.firstOf[h] as number, places.directTo[h] as number);
  for (let v = places.vmFrom[h] as number; v < (places.vmFrom[h + 1] as number); v++) used += grantVm(places, v);
  used += burden;
  if (used > capacity) used = shareShortage(team, places, h, burden, capacity);
  else if (burden > 0) noteBurden(team, host, burden);
  host.cpuUsedM = used;
  host.cpuUtilisation = capacity > 0 ? used / capacity : 0;
  places.hostUsedM[h] = used;
  places.hostSlackM[h] = Math.max(0, capacity - used);
}

/** Scratch of the tick, by host. */
let cores = new Int32Array(64);
let busyCores = new Float64Array(64);
let blocked = new Float64Array(64);

/**
 * Work that is ready waits for a core as in a queue with as many servers as the host has cores (Q2): in shares of its own
 * length, C / (cores × (1 − utilisation)). Nothing at half load on twelve cores, a tenth at 90 %, many times at the end:
 * that is the CPU ready that operators watch (H14).
 */
function waitForCores(rules: Rulebook, { hosts, hostUsedM, hostReady }: Places): void {
  const count = hosts.length;
  if (cores.length < count) {
    cores = new Int32Array(2 * count);
    busyCores = new Float64Array(2 * count);
    blocked = new Float64Array(2 * count);
  }
  for (let h = 0; h < count; h++) {
    const host = hosts[h] as Host;
    const servers = Math.max(1, Math.round((rules.models[host.model] as ModelRule).cores));
    cores[h] = (hostUsedM[h] as number) < 0 ? 0 : servers;
    busyCores[h] = servers * Math.min(host.cpuUtilisation, STEADY_UTILISATION_MAX);
  }
  erlangBs(0, count, cores, busyCores, blocked);
  for (let h = 0; h < count; h++) {
    const host = hosts[h] as Host;
    const servers = cores[h] as number;
    const busy = Math.min(host.cpuUtilisation, STEADY_UTILISATION_MAX);
    const waiting = waitingShare(servers, busyCores[h] as number, blocked[h] as number);
    const ready = servers === 0 ? 1 : 1 + waiting / (servers * (1 - busy));
    host.readyFactor = ready;
    hostReady[h] = ready;
  }
}

/** What everybody there could get if they asked for more. */
function reachOnHost(rules: Rulebook, places: Places, h: number): void {
  const used = places.hostUsedM[h] as number;
  if (used < 0) return;
  const slack = places.hostSlackM[h] as number;
  reach(places, places.firstOf[h] as number, places.directTo[h] as number, slack, used);
  if (places.vmFrom[h] === places.vmFrom[h + 1]) return;
  const weights = places.hostWeight[h] as number;
  for (let v = places.vmFrom[h] as number; v < (places.vmFrom[h + 1] as number); v++) {
    const vm = places.vms[v] as Vm;
    const byUse = used > 0 ? vm.cpuGrantedM / used : 0;
    const byWeight = (places.vmWeight[v] as number) / weights;
    const most = places.vmMostM[v] as number;
    // What asked for nothing reaches its part by weight, as in `reach`.
    const room = vm.cpuGrantedM > 0 ? vm.cpuGrantedM + slack * Math.max(byUse, byWeight) : (used + slack) * byWeight;
    shareVm(rules, places, v, Math.min(most, room));
  }
}

/** Nothing runs there. */
function rest(places: Places, host: Host, h: number): void {
  host.cpuUsedM = 0;
  host.cpuUtilisation = 0;
  places.hostUsedM[h] = -1;
  grantNothing(places, places.firstOf[h] as number, places.directTo[h] as number);
  for (let v = places.vmFrom[h] as number; v < (places.vmFrom[h + 1] as number); v++) {
    const vm = places.vms[v] as Vm;
    vm.cpuDemandM = 0;
    vm.cpuGrantedM = 0;
    vm.dirtyMibPerS = 0;
    grantNothing(places, places.insideFrom[v] as number, places.insideTo[v] as number);
  }
}

function grantVm({ vms, insideFrom, insideTo, vmMostM, demandM }: Places, v: number): number {
  const vm = vms[v] as Vm;
  let demand = 0;
  if (vm.state === 'running') {
    for (let i = insideFrom[v] as number; i < (insideTo[v] as number); i++) demand += demandM[i] as number;
  }
  vm.cpuDemandM = demand;
  vm.cpuGrantedM = Math.min(demand, vmMostM[v] as number);
  return vm.cpuGrantedM;
}

/** Not everybody on the host gets what they ask for. Returns the sum of what they get. */
function shareShortage(team: Team, places: Places, h: number, burden: number, capacity: number): number {
  const host = places.hosts[h] as Host;
  const from = places.firstOf[h] as number;
  const to = places.directTo[h] as number;
  const vmFrom = places.vmFrom[h] as number;
  const vmTo = places.vmFrom[h + 1] as number;
  let n = addPlaces(places, from, to, vmTo - vmFrom + 1);
  for (let v = vmFrom; v < vmTo; v++) {
    setTask(n++, places.vmWeight[v] as number, (places.vms[v] as Vm).cpuDemandM, places.vmMostM[v] as number);
  }
  if (burden > 0) setTask(n++, hostBurdenWeight(team, host), burden, burden);
  shareReserved(places.vms, vmFrom, vmTo, n, to - from, capacity, tasks);
  const granted = tasks.granted;
  for (let i = from; i < to; i++) places.grantedM[i] = granted[i - from] as number;
  for (let v = vmFrom; v < vmTo; v++) (places.vms[v] as Vm).cpuGrantedM = granted[to - from + v - vmFrom] as number;
  if (burden > 0) noteBurden(team, host, granted[n - 1] as number);
  let used = 0;
  for (let i = 0; i < n; i++) used += granted[i] as number;
  return used;
}
