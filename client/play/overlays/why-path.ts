/** Where each link of a *Why?* chain is on the floor: the copies, the machine, the rack that it is about. */
import { byId } from '../../../shared/base/ids.ts';
import type { Why } from '../../../shared/sim/explain.ts';
import { hostBelow } from '../../../shared/sim/security/blast-radius.ts';
import type { TeamView } from '../../../shared/sim/shown.ts';

export interface WhyPlace {
  readonly keys: readonly string[]; // of jars; none: the machine itself
  readonly host: number; // 0: nowhere
}
const NOWHERE: WhyPlace = { keys: [], host: 0 };

export function placeOfLink({ code, subject }: Pick<Why, 'code' | 'subject'>, view: TeamView): WhyPlace {
  const [kind] = code.split('.');
  if (code === 'host.biggest') return vmPlace(subject, view) ?? instancePlace(subject, view);
  switch (kind) {
    case 'service':
      return servicePlace(subject, view);
    case 'host':
      return { keys: [], host: byId(view.hosts, subject)?.id ?? 0 };
    case 'vm':
      // A chain about a VM names the host that was lost under it.
      return vmPlace(subject, view) ?? { keys: [], host: byId(view.hosts, subject)?.id ?? 0 };
    case 'pod':
      return instancePlace(subject, view);
    case 'node':
      return nodePlace(subject, view);
    default:
      return NOWHERE;
  }
}

function vmPlace(id: number, view: TeamView): WhyPlace | null {
  const vm = byId(view.vms, id);
  return vm === undefined ? null : { keys: [`v${id}`], host: vm.host };
}

function instancePlace(id: number, view: TeamView): WhyPlace {
  const one = byId(view.facts.instances, id);
  if (one === undefined) return NOWHERE;
  return { keys: [one.kind === 'vm' ? `v${one.vm}` : `i${id}`], host: hostBelow(view.facts, one) };
}

function nodePlace(id: number, view: TeamView): WhyPlace {
  const node = byId(view.nodes, id);
  if (node === undefined) return NOWHERE;
  return node.host > 0 ? { keys: [], host: node.host } : (vmPlace(node.vm, view) ?? NOWHERE);
}

/** All its copies; the first is on the machine where most of them are, so that the path leads to a crowd. */
function servicePlace(index: number, view: TeamView): WhyPlace {
  const copies = view.facts.instances.filter((one) => one.service === index);
  const onHost = new Map<number, number>();
  for (const one of copies) {
    const host = hostBelow(view.facts, one);
    if (host > 0) onHost.set(host, (onHost.get(host) ?? 0) + 1);
  }
  const [host] = [...onHost].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0] ?? [0];
  return { keys: copies.map((one) => (one.kind === 'vm' ? `v${one.vm}` : `i${one.id}`)), host };
}
