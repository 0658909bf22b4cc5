/** A machine or a VM that does not run, and so nothing on it does (SPEC WH2, WH5, WH6). */
import { byId } from '../../base/ids.ts';
import { nodeIsUp } from '../containers/pod-life.ts';
import { FAILURES, HOST_STATES, type Host, type Instance, type Team, VM_STATES, type Vm } from '../world.ts';
import { type Why, why } from './why.ts';

/** Nothing where it is on. */
export function explainOff(host: Host): Why[] {
  if (host.state === 'on') return [];
  const numbers = { state: HOST_STATES.indexOf(host.state), failure: FAILURES.indexOf(host.failure) };
  return [why('host.not_on', host.id, { ...numbers, untilTick: host.untilTick })];
}

/** With its machine, where that was lost, and whether anything would start it elsewhere. Nothing where it runs. */
export function explainStopped(team: Team, vm: Vm): Why[] {
  if (vm.state === 'running') return [];
  // One that crashed waits for the moment at which HA would start it; without HA nothing comes of that moment.
  const untilTick = vm.state === 'crashed' && vm.haPriority === 0 ? 0 : vm.untilTick;
  const chain = [why('vm.not_running', vm.id, { state: VM_STATES.indexOf(vm.state), untilTick })];
  const host = byId(team.hosts, vm.host);
  if (vm.state !== 'crashed' || host === undefined || host.state === 'on') return chain;
  const numbers = { state: HOST_STATES.indexOf(host.state), untilTick: host.untilTick };
  chain.push(why('vm.host_lost', host.id, numbers));
  if (vm.haPriority === 0) chain.push(why('vm.no_ha', vm.id));
  return chain;
}

/** What an instance runs on: its node, its VM or its machine. Where that is up, it has not warmed up yet itself. */
export function explainHome(team: Team, one: Instance): Why[] {
  const below = explainUnder(team, one);
  const warms = one.kind === 'container' || one.state === 'starting';
  if (below.length > 0 || !warms) return below;
  return [why('pod.starting', one.id, { untilTick: Math.max(one.untilTick, one.warmTick) })];
}

function explainUnder(team: Team, one: Instance): Why[] {
  if (one.kind === 'container') {
    const node = byId(team.nodes, one.node);
    return node !== undefined && nodeIsUp(team, node) ? [] : [why('pod.node_lost', one.id, { node: one.node })];
  }
  const vm = byId(team.vms, one.vm);
  if (vm !== undefined) return explainStopped(team, vm);
  const host = byId(team.hosts, one.host);
  return host === undefined ? [] : explainOff(host);
}
