/** Lays out one host for the tick: what runs right on it, its VMs, and what runs inside them (place-arrays.ts). */

import type { HostLoad, Placed } from '../lookup.ts';
import type { Rulebook, ServiceRule } from '../rulebook.ts';
import { cpuShares } from '../rules/cgroup.ts';
import type { Instance, Team } from '../world.ts';
import { instanceSpeedFactor, vmMostM, vmWeight } from './factors.ts';
import { AWAKE, BY_HAND, DEPLOYED, type Laid, NOT_CONTAINED } from './place-arrays.ts';

/** A process without a cgroup weighs as much as a core (K33). */
const PROCESS_WEIGHT = 1024;

/** Where the next one goes. */
export interface Cursor {
  place: number;
  vm: number;
}

export function layHost(places: Laid, rules: Rulebook, team: Team, h: number, load: HostLoad, at: Cursor): void {
  places.firstOf[h] = at.place;
  places.vmFrom[h] = at.vm;
  places.hostReady[h] = load.host.readyFactor;
  let weights = 0;
  for (const placed of load.direct) {
    places.machineOf[at.place] = h;
    weights += layPlace(places, rules, team, at.place++, h, placed, Infinity);
  }
  places.directTo[h] = at.place;
  for (const { vm, inside } of load.vms) {
    const v = at.vm++;
    const first = at.place;
    const [weight, most] = [vmWeight(vm), vmMostM(vm)];
    weights += weight;
    places.vms.push(vm);
    places.insideFrom[v] = first;
    places.vmWeight[v] = weight;
    places.vmMostM[v] = most;
    let within = 0;
    for (const placed of inside) {
      places.machineOf[at.place] = places.hosts.length + v;
      within += layPlace(places, rules, team, at.place++, h, placed, vm.vcpus * 1000);
    }
    places.insideTo[v] = at.place;
    shareOut(places, first, at.place, within);
  }
  places.hostWeight[h] = weights;
  shareOut(places, places.firstOf[h] as number, places.directTo[h] as number, weights);
}

function shareOut({ weight, weightShare }: Laid, from: number, to: number, weights: number): void {
  for (let i = from; i < to; i++) weightShare[i] = (weight[i] as number) / weights;
}

/** Returns the weight. */
function layPlace(
  places: Laid,
  rules: Rulebook,
  team: Team,
  i: number,
  h: number,
  placed: Placed,
  cores: number,
): number {
  const { one, node } = placed;
  placed.place = i;
  const rule = rules.services[one.service] as ServiceRule;
  const runtime = rules.runtimes[node?.runtime ?? -1];
  const most = mostCpuM(rule, one);
  const container = one.kind === 'container';
  places.ones.push(one);
  places.nodes.push(node);
  places.hostOf[i] = h;
  places.service[i] = one.service;
  places.kind[i] = !container ? NOT_CONTAINED : one.deployment > 0 ? DEPLOYED : BY_HAND;
  places.weight[i] = container ? cpuShares(one.requestCpuM) : PROCESS_WEIGHT;
  places.askM[i] = most;
  places.mostM[i] = Math.min(most, cores);
  places.servers[i] = Math.min(rule.threads, Math.max(1, Math.ceil((places.mostM[i] as number) / 1000)));
  places.speed[i] = (runtime?.cpuEfficiency ?? 1) * instanceSpeedFactor(rules, team, one, node);
  places.shimMib[i] = runtime?.perContainerMib ?? 0;
  places.limitMib[i] = container && one.limitMib > 0 ? one.limitMib : Infinity;
  places.status[i] = one.state === 'running' || one.state === 'starting' ? AWAKE : 0;
  places.efficiency[i] = one.efficiency;
  places.demandM[i] = one.cpuDemandM;
  places.grantedM[i] = one.cpuGrantedM;
  places.memoryMib[i] = one.memoryMib;
  return places.weight[i] as number;
}

/** An instance uses at most its limit, and at most a core a thread. */
function mostCpuM(rule: ServiceRule, one: Instance): number {
  const threads = rule.threads * 1000;
  return one.limitCpuM > 0 ? Math.min(one.limitCpuM, threads) : threads;
}
