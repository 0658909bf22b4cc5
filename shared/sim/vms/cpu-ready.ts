/** CPU ready of a VM (H14): the part of the time in which its work could run and waited for a core (SPEC VM10). */
import { byId } from '../../base/ids.ts';
import type { Team, Vm } from '../world.ts';

/** Below 5 % is fine, above 10 % is trouble (H14). */
export const READY_TROUBLE = 0.1;

export function cpuReady(team: Team, vm: Vm): number {
  const host = byId(team.hosts, vm.host);
  if (host === undefined || vm.state !== 'running' || vm.cpuDemandM <= 0) return 0;
  // What it got of what it asked for came with the waits of a queue whose servers are the host's cores (Q2).
  const got = Math.min(1, vm.cpuGrantedM / vm.cpuDemandM);
  return Math.max(0, 1 - got / host.readyFactor);
}
