/** Starting and stopping VMs; used by commands and by what happens to them. */
import { post } from '../ledger.ts';
import type { Guest, Rulebook } from '../rulebook.ts';
import { newInstance, type Team, touch, type Vm, type World } from '../world.ts';

/** vSphere HA declares a host failed after 15 s without heartbeat and ping (R6). */
export const HA_DETECTION_TICKS = 15;

export function startVm(world: World, rules: Rulebook, team: Team, vm: Vm): void {
  vm.state = 'booting';
  vm.untilTick = world.tick + (rules.guests[vm.guest] as Guest).bootTicks;
  touch(team);
}

/** The service that a VM was made for, as the process in it; none for a node or an empty one. */
export function addProcess(team: Team, vm: Vm): void {
  if (vm.service < 0) return;
  newInstance(team, {
    kind: 'vm',
    service: vm.service,
    deployment: 0,
    revision: 0,
    release: 1,
    host: 0,
    vm: vm.id,
    node: 0,
    state: 'running',
    requestCpuM: vm.vcpus * 1000,
    limitCpuM: 0,
    requestMib: vm.memoryMib,
    limitMib: 0,
    priority: 0,
  });
}

/** Off, by will or not. What a stateful service kept in memory is gone and costs (09-balance B). */
export function killVm(rules: Rulebook, team: Team, vm: Vm, state: 'stopped' | 'crashed'): void {
  if (vm.state === 'running' && rules.services[vm.service]?.stateful === true) {
    post(team, 'statefulKill', -rules.prices.statefulKill);
  }
  vm.state = state;
  vm.untilTick = 0;
  touch(team);
}
