/** What is different between two beats: work that came, went or moved, machines that changed their state. */
import type { TeamView } from '../../../shared/sim/shown.ts';
import type { Beat } from '../scene-model.ts';

export interface Arrival {
  readonly key: string;
  readonly host: number;
  readonly service: number;
}
export interface HostChange {
  readonly host: number;
  readonly rack: number;
  readonly from: string;
  readonly to: string;
}
export interface Changes {
  readonly came: readonly Arrival[];
  readonly went: readonly Arrival[];
  readonly moved: readonly (Arrival & { readonly from: number })[];
  readonly hosts: readonly HostChange[];
}

/** More at once is another match or a tide that no eye follows. */
const MANY = 40;

const NONE: Changes = { came: [], went: [], moved: [], hosts: [] };

export function changesOf(before: Beat, now: Beat): Changes {
  const [old, fresh] = [before.model, now.model];
  if (old.view === fresh.view || old.rules !== fresh.rules || old.tick > fresh.tick) return NONE;
  if (isSamePlaces(old.view, fresh.view)) return { ...NONE, hosts: hostChanges(old.view, fresh.view) };
  const [past, present] = [stands(old.view), stands(fresh.view)];
  const came: Arrival[] = [];
  const moved: (Arrival & { from: number })[] = [];
  for (const [key, at] of present) {
    const was = past.get(key);
    if (was === undefined) came.push(at);
    else if (was.host !== at.host) moved.push({ ...at, from: was.host });
  }
  const went = [...past.values()].filter((at) => !present.has(at.key));
  const hosts = hostChanges(old.view, fresh.view);
  if (came.length + went.length + moved.length > MANY) return { ...NONE, hosts };
  return { came, went, moved, hosts };
}

/** Almost always nothing has moved: that is seen without a list of thousands. */
function isSamePlaces(old: TeamView, fresh: TeamView): boolean {
  if (old.instances.length !== fresh.instances.length || old.vms.length !== fresh.vms.length) return false;
  if (old.nodes.length !== fresh.nodes.length) return false;
  const isSameVm = old.vms.every((vm, at) => vm.id === fresh.vms[at]?.id && vm.host === fresh.vms[at]?.host);
  const isSameNode = old.nodes.every((node, at) => {
    const now = fresh.nodes[at];
    return node.id === now?.id && node.host === now.host && node.vm === now.vm;
  });
  if (!isSameVm || !isSameNode) return false;
  return old.instances.every((one, at) => {
    const now = fresh.instances[at];
    return one.id === now?.id && one.node === now.node && one.host === now.host;
  });
}

/** Everything that has a place on a host, by its key. */
function stands(view: TeamView): Map<string, Arrival> {
  const found = new Map<string, Arrival>();
  const hostOfVm = new Map(view.vms.map((vm) => [vm.id, vm.host]));
  const hostOfNode = new Map(view.nodes.map((node) => [node.id, node.host > 0 ? node.host : hostOfVm.get(node.vm)]));
  for (const vm of view.vms) found.set(`v${vm.id}`, { key: `v${vm.id}`, host: vm.host, service: vm.service });
  for (const one of view.instances) {
    if (one.kind === 'vm') continue; // its VM stands for it
    const host = one.kind === 'process' ? one.host : hostOfNode.get(one.node);
    if (host !== undefined && host > 0) found.set(`i${one.id}`, { key: `i${one.id}`, host, service: one.service });
  }
  return found;
}

function hostChanges(old: TeamView, fresh: TeamView): HostChange[] {
  const states = new Map(old.hosts.map((host) => [host.id, host.state]));
  return fresh.hosts.flatMap((host) => {
    const from = states.get(host.id);
    return from === undefined || from === host.state ? [] : [{ host: host.id, rack: host.rack, from, to: host.state }];
  });
}
