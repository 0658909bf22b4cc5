/** Memory that containers really use; over the limit they are killed, over the node's they are evicted (C9, K22–K23). */
import { type Outcome, say } from '../events.ts';
import { lookup, type Placed } from '../lookup.ts';
import { vmFootprintMib } from '../placement.ts';
import { crash, endPod } from '../pod-life.ts';
import { type Rulebook, type ServiceRule, usableMib } from '../rulebook.ts';
import { QOS_CLASSES, qosClass } from '../rules/qos.ts';
import type { Instance, ServiceState, Team, World } from '../world.ts';

/** The kubelet looks every 10 s and wants 100 MiB available (K22). */
const EVICTION_CHECK_TICKS = 10;
const EVICTION_AVAILABLE_MIB = 100;

export function fillMemory(world: World, rules: Rulebook, out: Outcome): void {
  const check = world.tick % EVICTION_CHECK_TICKS === 0;
  for (const team of world.teams) {
    const killed: Instance[] = [];
    for (const load of lookup(team).hosts) {
      let used = 0;
      for (const placed of load.direct) used += measure(rules, team, placed, killed);
      for (const { inside } of load.vms) for (const placed of inside) measure(rules, team, placed, killed);
      load.host.memoryUsedMib = Math.round(used);
    }
    for (const pod of killed) {
      say(out, world.tick, team.index, 'pod.oomKilled', pod.id);
      crash(world, rules, team, pod);
    }
    if (check) relievePressure(world, rules, team, out);
  }
}

/** Base and so much for each request inside, which is arrivals times the time they stay (Little, Q7). */
function measure(rules: Rulebook, team: Team, { one, node }: Placed, killed: Instance[]): number {
  const rule = rules.services[one.service] as ServiceRule;
  const state = team.services[one.service] as ServiceState;
  const running = one.state === 'running' || one.state === 'starting';
  if (!running) one.memoryMib = 0;
  else {
    const inside = one.efficiency === 0 || state.serving === 0 ? 0 : insideEach(state);
    const shim = rules.runtimes[node?.runtime ?? -1]?.perContainerMib ?? 0;
    one.memoryMib = rule.memoryBaseMib + rule.memoryPerRequestMib * inside + shim;
  }
  if (one.kind === 'container' && one.limitMib > 0 && one.memoryMib > one.limitMib) killed.push(one);
  return one.kind === 'vm' ? 0 : one.memoryMib;
}

function insideEach(state: ServiceState): number {
  return (state.arrivalsPerS * (state.meanSeconds + state.waitSeconds)) / state.serving;
}

/** No page is left: the kernel kills at once, by quality of service and then by size, and the node restarts it (K20). */
function killForKernel(world: World, rules: Rulebook, team: Team, pods: readonly Instance[], out: Outcome): void {
  const using = pods.filter((pod) => pod.memoryMib > 0);
  using.sort((a, b) => qosRank(a) - qosRank(b) || b.memoryMib - a.memoryMib || a.id - b.id);
  const victim = using[0];
  if (victim === undefined) return;
  say(out, world.tick, team.index, 'pod.oomKilled', victim.id);
  crash(world, rules, team, victim);
}

/** BestEffort goes first, Guaranteed last. */
function qosRank(pod: Instance): number {
  const set = (amount: number) => (amount > 0 ? amount : null);
  const requests = [set(pod.requestCpuM), set(pod.requestMib)];
  const limits = [set(pod.limitCpuM), set(pod.limitMib)];
  return -QOS_CLASSES.indexOf(qosClass([{ requests, limits }]));
}

/** One pod a check: first those above their request, then the lowest priority, then the most above it (K23). */
function relievePressure(world: World, rules: Rulebook, team: Team, out: Outcome): void {
  for (const { host, direct, vms } of lookup(team).hosts) {
    if (host.state !== 'on') continue;
    let available = usableMib(rules, host) - host.memoryUsedMib;
    for (const { vm } of vms) available -= vmFootprintMib(vm);
    if (available >= EVICTION_AVAILABLE_MIB) continue;
    const pods = direct.filter(({ one }) => one.kind === 'container').map(({ one }) => one);
    if (pods.length === 0) continue;
    if (available < 0) {
      killForKernel(world, rules, team, pods, out);
      continue;
    }
    const over = (pod: Instance) => pod.memoryMib - pod.requestMib;
    const rank = (pod: Instance) => (over(pod) > 0 ? 0 : 1);
    pods.sort((a, b) => rank(a) - rank(b) || a.priority - b.priority || over(b) - over(a) || a.id - b.id);
    const victim = pods[0];
    if (victim === undefined) continue;
    say(out, world.tick, team.index, 'pod.evicted', victim.id);
    endPod(rules, team, victim);
    return; // the lists have changed; the next check goes on
  }
}
