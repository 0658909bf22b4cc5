/** Who is asked, and for how much CPU: SPEC RQ1–RQ4. Runs before CPU is shared. */

import { splitAsks } from '../beyond/traffic-split.ts';
import type { ModelRule, PlatformRule, Rulebook, ServiceRule } from '../rulebook.ts';
import { callCpuMs, hostSpeedFactor, osSpeedFactor, vmSpeedFactor } from '../tick/factors.ts';
import { isInside, mirrorProgram } from '../tick/parts.ts';
import { ANSWERS, AWAKE, BY_HAND, LISTED, NOT_CONTAINED, type Places } from '../tick/place-arrays.ts';
import { placesOf } from '../tick/places.ts';
import { takeRestated } from '../tick/restated.ts';
import type { Host, Instance, ServiceState, Team, Vm, World } from '../world.ts';

/** Scratch of the tick, by service. */
let workM = new Float64Array(16);
let evenM = new Float64Array(16);

export function offerLoad(world: World, rules: Rulebook): void {
  if (workM.length < rules.services.length) {
    workM = new Float64Array(rules.services.length);
    evenM = new Float64Array(rules.services.length);
  }
  for (const team of world.teams) {
    const places = placesOf(team, rules);
    const moved = readSpeeds(world, rules, team, places);
    if (readIfStirred(team, places, world.tick) || moved) countServing(places);
    for (const rule of rules.services) workM[rule.index] = workEach(rules, team, places, rule);
    askFor(places);
    if (team.mesh) splitAsks(places, team, workM);
  }
}

/**
 * Spreads this tick's calls evenly over the instances that serve: the work of one of them, in millicores of a standard
 * core. Callers that were lost last tick do not call on: the share that got through then is the guess for now.
 */
function workEach(rules: Rulebook, team: Team, places: Places, rule: ServiceRule): number {
  const state = team.services[rule.index] as ServiceState;
  state.endpoints = places.endpoints[rule.index] as number;
  state.serving = places.serving[rule.index] as number;
  let offered = state.contractPerS;
  for (const type of rules.types) offered += (team.homePerS[type.index] ?? 0) * (type.visits[rule.index] ?? 0);
  if (rule.program >= 0 && isInside(team, rule)) {
    mirrorProgram(team, places, rule);
    state.offeredPerS = offered;
    return 0;
  }
  const through = state.offeredPerS > 0 ? state.arrivalsPerS / state.offeredPerS : 1;
  state.offeredPerS = offered;
  const each = state.serving === 0 ? 0 : (offered * through * state.callFactor + state.backlog) / state.serving;
  return each * callCpuMs(team, rule); // milliseconds of a standard core a second are millicores
}

/** Copies that are all alike, as most are, ask for the same: it is worked out once for them. */
function askFor({ service, efficiency, askM, demandM, evenSpeed, evenAskM }: Places): void {
  for (let s = 0; s < evenSpeed.length; s++) {
    const speed = evenSpeed[s] as number;
    evenM[s] = speed > 0 ? Math.min((workM[s] as number) / speed, evenAskM[s] as number) : -1;
  }
  for (let i = 0; i < service.length; i++) {
    const speed = efficiency[i] as number;
    const even = evenM[service[i] as number] as number;
    if (speed === 0) demandM[i] = 0;
    else if (even >= 0) demandM[i] = even;
    else demandM[i] = Math.min((workM[service[i] as number] as number) / speed, askM[i] as number);
  }
}

/** How fast each machine is now, 0 where nothing runs. Returns whether any has changed. */
function readSpeeds(world: World, rules: Rulebook, team: Team, { hosts, vms, vmFrom, machineSpeed }: Places): boolean {
  let changed = false;
  for (let h = 0; h < hosts.length; h++) {
    const host = hosts[h] as Host;
    const up = host.state === 'on';
    const speed = up ? speedOf(rules, host) * hostSpeedFactor(world, rules, team, host) : 0;
    const direct = speed * osSpeedFactor(rules, host);
    if (direct !== machineSpeed[h]) changed = true;
    machineSpeed[h] = direct;
    for (let v = vmFrom[h] as number; v < (vmFrom[h + 1] as number); v++) {
      const vm = vms[v] as Vm;
      const inside = up && vm.state === 'running' ? speed * vmSpeedFactor(world, rules, team, host, vm) : 0;
      if (inside !== machineSpeed[hosts.length + v]) changed = true;
      machineSpeed[hosts.length + v] = inside;
    }
  }
  return changed;
}

/** Work that a millicore does there, of a standard core (CP4). */
function speedOf(rules: Rulebook, host: Host): number {
  const platform = rules.platforms[host.platform] as PlatformRule | undefined;
  return (rules.models[host.model] as ModelRule).coreSpeed * (platform?.cpuEfficiency ?? 1);
}

/** Who is what changes seldom: only then is it worth a look at every record. Returns whether anything has. */
function readIfStirred(team: Team, places: Places, tick: number): boolean {
  const stirred = takeRestated(team);
  return (stirred || tick >= places.lookTick) && readStates(places, tick);
}

/**
 * What each instance is to its callers, as far as its machine does not decide it; returns whether any has changed since
 * the last tick. Endpoints are what callers are sent to; a dead one stays on the list until the cluster has noticed (K29).
 */
function readStates(places: Places, tick: number): boolean {
  const { ones, nodes, kind, status } = places;
  let changed = false;
  let allRunning = places.loose.length === 0;
  let lookTick = Infinity; // when the next one has warmed up
  for (let i = 0; i < ones.length; i++) {
    const one = ones[i] as Instance;
    const running = one.state === 'running';
    let now = 0;
    if (running) {
      const container = kind[i] !== NOT_CONTAINED;
      // Nobody takes a container run by hand off the list.
      const listed = !container || (one.ready && (kind[i] === BY_HAND || nodes[i]?.ready === true));
      if (one.warmTick > tick && one.warmTick < lookTick) lookTick = one.warmTick;
      const answers = !one.hung && !one.breached && (!container || tick >= one.warmTick);
      now = AWAKE | (listed ? (answers ? LISTED | ANSWERS : LISTED) : 0);
    } else {
      allRunning = false;
      now = (one.state === 'starting' ? AWAKE : 0) | (kind[i] === NOT_CONTAINED ? LISTED : 0);
    }
    if (now === status[i]) continue;
    status[i] = now;
    changed = true;
  }
  places.allRunning = allRunning;
  places.lookTick = lookTick;
  return changed;
}

/** Counts each service's endpoints and those that serve, and writes how well each instance works now. */
function countServing(places: Places): void {
  const { ones, service, status, machineOf, machineSpeed, speed, efficiency, endpoints, serving } = places;
  endpoints.fill(0);
  serving.fill(0);
  for (let i = 0; i < ones.length; i++) {
    const s = service[i] as number;
    const machine = machineSpeed[machineOf[i] as number] as number;
    const serves = ((status[i] as number) & ANSWERS) > 0 && machine > 0;
    if (((status[i] as number) & LISTED) > 0) endpoints[s] = (endpoints[s] as number) + 1;
    if (serves) serving[s] = (serving[s] as number) + 1;
    const now = serves ? machine * (speed[i] as number) : 0;
    if (now === efficiency[i]) continue;
    efficiency[i] = now;
    (ones[i] as Instance).efficiency = now;
  }
  for (let s = 0; s < serving.length; s++) sumPool(places, s);
}

/** What the instances of a service that serve may use together, summed in id order, and whether they are all alike. */
function sumPool(places: Places, s: number): void {
  const { serviceFrom, placesOf: inOrder, efficiency, mostM, askM, servers, evenSpeed, evenAskM } = places;
  let most = 0;
  let threads = 0;
  let speed = 0;
  let ask = 0;
  let alike = true;
  for (let k = serviceFrom[s] as number; k < (serviceFrom[s + 1] as number); k++) {
    const i = inOrder[k] as number;
    if (efficiency[i] === 0) continue;
    most += mostM[i] as number;
    threads += servers[i] as number;
    if (speed > 0 && (efficiency[i] !== speed || askM[i] !== ask)) alike = false;
    speed = efficiency[i] as number;
    ask = askM[i] as number;
  }
  places.poolMostM[s] = most;
  places.poolServers[s] = threads;
  evenSpeed[s] = alike ? speed : 0;
  evenAskM[s] = ask;
}
