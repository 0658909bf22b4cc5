/** Everything that takes its time and then is done: SPEC HW2–HW8, VM4, PD1. */
import { byId, removeWhere } from '../../base/ids.ts';
import { settleCloud } from '../commands/leases.ts';
import { joinCluster } from '../commands/nodes.ts';
import { cannotExecute } from '../containers/image-architecture.ts';
import { crash, nodeIsUp, setReady, startContainer } from '../containers/pod-life.ts';
import { finishPull, startPull } from '../containers/pulls.ts';
import { type Outcome, say } from '../events.ts';
import { raiseHost } from '../machines/host-life.ts';
import { checkVmFits, placedMib } from '../placement.ts';
import type { ModelRule, PlatformRule, Rulebook, ServiceRule } from '../rulebook.ts';
import { allRun } from '../tick/places.ts';
import { restate } from '../tick/restated.ts';
import { factsOf } from '../view.ts';
import { HA_DETECTION_TICKS, startVm } from '../vms/vm-life.ts';
import { type Host, type Instance, type Team, touch, type Vm, type World } from '../world.ts';

export function advanceLives(world: World, rules: Rulebook, out: Outcome): void {
  for (const team of world.teams) {
    for (const host of team.hosts) {
      const due = host.untilTick > 0 && world.tick >= host.untilTick;
      if (due) advanceHost(world, rules, team, host, out);
    }
    returnHosts(world, rules, team, out);
    for (const vm of team.vms) advanceVm(world, rules, team, vm, out);
    if (allRun(team)) continue;
    for (const one of team.instances) {
      if (one.untilTick > 0 && world.tick >= one.untilTick) advanceInstance(world, rules, team, one, out);
    }
  }
}

function advanceHost(world: World, rules: Rulebook, team: Team, host: Host, out: Outcome): void {
  const model = rules.models[host.model] as ModelRule;
  const platform = rules.platforms[host.platform] as PlatformRule | undefined;
  host.untilTick = 0;
  touch(team);
  if (host.state === 'ordered') {
    say(out, world.tick, team.index, 'host.delivered', host.id);
    host.sinceTick = world.tick;
    host.isLate = false;
    if (platform !== undefined && model.kind === 'server') {
      host.state = 'installing';
      host.untilTick = world.tick + platform.installTicks;
    } else settle(world, team, host);
  } else if (host.state === 'installing') {
    say(out, world.tick, team.index, 'host.installed', host.id);
    settle(world, team, host);
  } else if (host.state === 'repairing') {
    host.state = 'booting';
    host.untilTick = world.tick + (rules.economy.timers.reboot ?? 1);
  } else {
    raiseHost(world, rules, team, host, out); // booting, or failed and back by itself
    joinAsOrdered(world, team, host); // its power may have gone before it could join
  }
}

/** The host is ours and on. */
function settle(world: World, team: Team, host: Host): void {
  host.state = 'on';
  joinAsOrdered(world, team, host);
  touch(team);
}

/** A host that was ordered as a node joins the cluster. */
function joinAsOrdered(world: World, team: Team, host: Host): void {
  const joined = team.nodes.some((node) => node.host === host.id);
  if (host.runtime >= 0 && !joined) joinCluster(team, host.id, host.runtime, world.tick);
}

function returnHosts(world: World, rules: Rulebook, team: Team, out: Outcome): void {
  for (const host of team.hosts) {
    if (host.leaseEndTick === 0 || world.tick < host.leaseEndTick) continue;
    say(out, world.tick, team.index, 'host.returned', host.id);
    settleCloud(world, rules, team, host);
    removeWhere(team.hosts, (one) => one.id === host.id);
    touch(team);
    return; // one a tick is enough, and the list has changed under the loop
  }
}

function advanceVm(world: World, rules: Rulebook, team: Team, vm: Vm, out: Outcome): void {
  if (vm.untilTick === 0 || world.tick < vm.untilTick) return;
  if (vm.state === 'booting') {
    vm.state = 'running';
    vm.untilTick = 0;
    say(out, world.tick, team.index, 'vm.running', vm.id);
    for (const node of team.nodes) if (node.vm === vm.id) restartContainers(world, rules, team, node.id);
    touch(team);
  } else if (vm.state === 'crashed') restartElsewhere(world, rules, team, vm, out);
}

function restartContainers(world: World, rules: Rulebook, team: Team, node: number): void {
  for (const one of team.instances) {
    if (one.node === node && (one.state === 'running' || one.state === 'starting'))
      startContainer(world, rules, team, one);
  }
}

/**
 * HA (R6, SPEC VM6): 15 s after its host was lost, a protected VM boots on the host with the most free memory that takes
 * it, VMs of priority 1 first. Where nothing takes it, it is tried again every 15 s.
 */
function restartElsewhere(world: World, rules: Rulebook, team: Team, vm: Vm, out: Outcome): void {
  if (vm.haPriority === 0 || vm.local) return; // a disk that is in the dead host waits for it
  const before = team.vms.some(
    (other) =>
      other.state === 'crashed' &&
      other.haPriority > 0 &&
      other.haPriority < vm.haPriority &&
      other.untilTick <= world.tick &&
      other.untilTick > 0,
  );
  vm.untilTick = world.tick + HA_DETECTION_TICKS;
  if (before) {
    vm.untilTick = world.tick + 1;
    return;
  }
  const facts = factsOf(world, team);
  const from = byId(team.hosts, vm.host);
  let best: Host | undefined;
  let bestFree = -1;
  for (const host of team.hosts) {
    if (host.id === vm.host || host.platform !== from?.platform) continue;
    if (!checkVmFits(facts, rules, host, vm).ok) continue;
    const free = (rules.models[host.model] as ModelRule).memoryMib - placedMib(facts, rules, host.id);
    if (free > bestFree) [best, bestFree] = [host, free];
  }
  if (best === undefined) return;
  vm.host = best.id;
  startVm(world, rules, team, vm);
  say(out, world.tick, team.index, 'vm.restarted', vm.id, best.id);
}

function advanceInstance(world: World, rules: Rulebook, team: Team, one: Instance, out: Outcome): void {
  restate(team);
  if (one.kind === 'process') {
    if (one.state === 'starting' && byId(team.hosts, one.host)?.state === 'on') {
      one.state = 'running';
      one.untilTick = 0;
    }
    return;
  }
  const node = byId(team.nodes, one.node);
  if (node === undefined || !nodeIsUp(team, node)) return;
  if (one.state === 'pulling') {
    if (one.pullMib > 0) return; // its time was a guess, and the link was slower
    finishPull(rules, team, one);
    startContainer(world, rules, team, one);
  } else if (one.state === 'pullBackoff') startPull(world, rules, team, one, out);
  else if (one.state === 'backoff') startContainer(world, rules, team, one);
  else if (one.state === 'starting' && cannotExecute(rules, team, one)) {
    say(out, world.tick, team.index, 'pod.crashed', one.id);
    crash(world, rules, team, one);
  } else if (one.state === 'starting') {
    one.state = 'running';
    one.untilTick = 0;
    one.warmTick = world.tick + (rules.services[one.service] as ServiceRule).startTicks;
    // Without a readiness probe it counts as ready at once, and gets requests that it cannot answer yet (K34).
    setReady(one, byId(team.deployments, one.deployment)?.readiness !== true, world.tick);
    say(out, world.tick, team.index, 'pod.running', one.id);
  }
}
