/** The arrays of the tick against what the records say, worked out the slow way, in random matches with every command. */
import { describe, expect, test } from 'vitest';
import { advance, newDriver } from '../../shared/play/driver.ts';
import { restore, snapshot } from '../../shared/play/snapshot.ts';
import { type NodeRoom, requestOf, roomOf } from '../../shared/sim/containers/node-room.ts';
import { newRooms, podsFit } from '../../shared/sim/containers/pod-rooms.ts';
import { lookup } from '../../shared/sim/lookup.ts';
import type { Rulebook } from '../../shared/sim/rulebook.ts';
import { cpuShares } from '../../shared/sim/rules/cgroup.ts';
import { fairShares } from '../../shared/sim/rules/fair-shares.ts';
import { fits } from '../../shared/sim/rules/fit.ts';
import { firstUntolerated } from '../../shared/sim/rules/taints.ts';
import { shareCpu } from '../../shared/sim/systems/cpu.ts';
import { offerLoad } from '../../shared/sim/systems/load.ts';
import { clusterTaints, isNotSelected, taintsOf, tolerationsOf } from '../../shared/sim/systems/nodes.ts';
import { hostBurdenM, hostCeilingM, vmMostM, vmWeight } from '../../shared/sim/tick/factors.ts';
import type { Places } from '../../shared/sim/tick/place-arrays.ts';
import { placesOf } from '../../shared/sim/tick/places.ts';
import type { Host, Instance, Team, World } from '../../shared/sim/world.ts';
import { entriesOf } from './random-match.ts';
import { WIDE, wideCatalogue } from './scenarios.ts';
import { again, seeds } from './seeds.ts';

const TICKS = 600;
const EVERY = 37;
const catalogue = wideCatalogue();

/** The machine that an instance is on: a VM's id, else a host's; 0: none. */
function machineOf(team: Team, one: Instance): number {
  const node = team.nodes.find(({ id }) => id === one.node);
  const vm = team.vms.find(({ id }) => id === (node === undefined ? one.vm : node.vm));
  if (vm !== undefined) return vm.id;
  return team.hosts.find(({ id }) => id === (node === undefined ? one.host : node.host))?.id ?? 0;
}

function laidOut(places: Places): Map<number, number> {
  const machines = [...places.hosts, ...places.vms];
  return new Map(places.ones.map((one, i) => [one.id, machines[places.machineOf[i] as number]?.id ?? -1]));
}

function checkLayout(team: Team, places: Places, where: string): void {
  const expected = team.instances.map((one): [number, number] => [one.id, machineOf(team, one)]);
  const found = laidOut(places);
  for (const [id, machine] of expected) expect(found.get(id) ?? 0, `${where}, instance ${id}`).toBe(machine);
  expect(found.size + places.loose.length, where).toBe(team.instances.length);
  for (const [service, from] of [...places.serviceFrom].slice(0, -1).entries()) {
    const listed = [...places.placesOf.slice(from, places.serviceFrom[service + 1])];
    const ids = listed.map((i) => places.ones[i]?.id ?? 0);
    const theirs = team.instances.filter((one) => one.service === service && machineOf(team, one) > 0);
    expect(ids, where).toEqual(theirs.map((one) => one.id));
  }
}

/** Grants of a host's tasks, in one flat list: what runs on it, then its VMs. Undefined where more than that has a say. */
function checkGrants(world: World, rules: Rulebook, team: Team, places: Places, where: string): void {
  for (const { host, direct, vms } of lookup(team).hosts) {
    const burdened = hostBurdenM(world, rules, team, host) > 0 || vms.some(({ vm }) => vm.reservationM > 0);
    if (host.state !== 'on' || burdened) continue;
    const place = (one: Instance) => places.ones.indexOf(one);
    const demand = (one: Instance) => places.demandM[place(one)] as number;
    const weights = direct.map(({ one }) => (one.kind === 'container' ? cpuShares(one.requestCpuM) : 1024));
    const inVm = vms.map(({ vm, inside }) =>
      vm.state === 'running' ? inside.reduce((sum, { one }) => sum + demand(one), 0) : 0,
    );
    const demands = [...direct.map(({ one }) => demand(one)), ...inVm];
    const limits = [...direct.map(({ one }) => demand(one)), ...vms.map(({ vm }) => vmMostM(vm))];
    const granted = new Float64Array(demands.length);
    fairShares(
      demands.length,
      hostCeilingM(rules, host),
      Float64Array.from([...weights, ...vms.map(({ vm }) => vmWeight(vm))]),
      Float64Array.from(demands),
      Float64Array.from(limits),
      granted,
    );
    const found = [
      ...direct.map(({ one }) => places.grantedM[place(one)] as number),
      ...vms.map(({ vm }) => vm.cpuGrantedM),
    ];
    for (const [i, amount] of found.entries())
      expect(amount, `${where}, task ${i} of ${host.name}`).toBeCloseTo(granted[i] as number, 6);
    expect(host.cpuUsedM, where).toBeCloseTo(
      granted.reduce((sum, amount) => sum + amount, 0),
      6,
    );
  }
}

/** Who serves, by service, from the records. */
function checkServing(world: World, team: Team, where: string): void {
  for (const [service, state] of team.services.entries()) {
    let serving = 0;
    for (const one of team.instances) {
      if (one.service !== service || one.state !== 'running' || one.hung || one.breached) continue;
      const node = team.nodes.find(({ id }) => id === one.node);
      const vm = team.vms.find(({ id }) => id === (node === undefined ? one.vm : node.vm));
      const host = team.hosts.find(({ id }) => id === (vm?.host ?? node?.host ?? one.host));
      const up = host?.state === 'on' && (vm === undefined || (vm.state === 'running' && one.efficiency > 0));
      const listed = one.kind !== 'container' || (one.ready && (one.deployment === 0 || node?.ready === true));
      if (up && listed && (one.kind !== 'container' || world.tick >= one.warmTick)) serving += 1;
    }
    expect(state.serving, `${where}, service ${service}`).toBe(serving);
    const working = team.instances.filter((one) => one.service === service && one.efficiency > 0);
    expect(working.length, where).toBe(serving);
  }
}

/** Kernel, taints and what its deployment chose; not how much room there is. */
function takesPods(team: Team, { node, kernel, kernelOf }: NodeRoom, pod: Instance): boolean {
  const deployment = team.deployments.find(({ id }) => id === pod.deployment);
  if (kernelOf(pod.service) !== kernel || isNotSelected(node, deployment)) return false;
  if (firstUntolerated([], clusterTaints(node)) !== null) return false;
  return firstUntolerated(tolerationsOf(deployment), taintsOf(node)) === null;
}

/** First fit decreasing over copies of all rooms, one list a lost host. */
function podsFitSlowly(rules: Rulebook, team: Team, lost: Host): boolean {
  const rooms = team.nodes.map((node) => roomOf(team, rules, node));
  const gone = new Set(rooms.filter((room) => room.hostId === lost.id).map((room) => room.node.id));
  const pods = team.instances.filter((one) => gone.has(one.node));
  pods.sort((a, b) => b.requestCpuM - a.requestCpuM || b.requestMib - a.requestMib || a.id - b.id);
  for (const pod of pods) {
    const room = rooms.find(
      (entry) =>
        entry.hostId !== lost.id &&
        takesPods(team, entry, pod) &&
        fits(requestOf(pod), entry.used, entry.allocatable, entry.pods, entry.podsMax),
    );
    if (room === undefined) return false;
    const [cpuM = 0, mib = 0] = requestOf(pod);
    room.used[0] = (room.used[0] ?? 0) + cpuM + (room.overhead[0] ?? 0);
    room.used[1] = (room.used[1] ?? 0) + mib + (room.overhead[1] ?? 0);
    room.pods += 1;
  }
  return true;
}

function checkRooms(rules: Rulebook, team: Team, where: string): void {
  const rooms = newRooms(rules, team);
  for (const { host, direct, vms } of lookup(team).hosts) {
    const placed = [...direct, ...vms.flatMap(({ inside }) => inside)];
    const pods = placed.filter(({ node }) => node !== undefined).map(({ one }) => one);
    if (pods.length === 0) continue;
    expect(podsFit(rooms, pods), `${where}, without ${host.name}`).toBe(podsFitSlowly(rules, team, host));
  }
}

describe.each(WIDE)('the arrays of the tick, %s', (scenario) => {
  test.each(seeds(2))('say what the records say, seed %i', (seed) => {
    const driver = newDriver(catalogue, scenario, seed, 2);
    const { world, rules } = driver;
    for (let tick = 1; tick <= TICKS; tick++) {
      driver.queue.push(...entriesOf(world, rules, seed));
      advance(driver);
      if (tick % EVERY !== 0) continue;
      const where = again(seed, scenario, world.tick);
      for (const looked of [world, restore(snapshot(world))]) {
        offerLoad(looked, rules);
        shareCpu(looked, rules);
        for (const team of looked.teams) {
          const places = placesOf(team, rules);
          checkLayout(team, places, where);
          checkServing(looked, team, where);
          checkGrants(looked, rules, team, places, where);
          checkRooms(rules, team, where);
        }
      }
    }
  });
});
