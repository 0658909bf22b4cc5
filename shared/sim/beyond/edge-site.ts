/** An edge site: a pair of small machines on a thin link. What fits, what a copy takes, what it answers. */
import { mibPerSecond } from '../../base/units.ts';
import type { Guest, Image, Rulebook, ServiceRule } from '../rulebook.ts';
import { vmOverheadMib } from '../rules/vm-overhead.ts';
import { EDGE_FORMS, type EdgeFacts, type EdgeForm } from '../world.ts';

/** An edge takes no more than this of its cores' time; the rest goes home (game choice: its queue stays short, Q5). */
export const EDGE_MOST_USED = 0.8;

/** The kernel, engine and logs of the two machines (game choice: as a small node's). */
const RESERVE_MIB = 1024;
/** Linux in each VM there, the lightest guest (H20, H22). */
const guestOf = (rules: Rulebook): Guest => rules.guests.find((guest) => guest.kernel === 'linux') as Guest;
/** vCPUs of a VM there; the pair has four cores. */
const VM_VCPUS = 2;

/** Memory that a service holds there: its own, and as a VM the guest's and the hypervisor's for it (H2). */
export function edgeNeedMib(rules: Rulebook, service: ServiceRule, form: EdgeForm): number {
  const own = service.memoryBaseMib;
  if (form === 'container') return own;
  const inside = own + guestOf(rules).footprintMib;
  return inside + Math.ceil(vmOverheadMib(VM_VCPUS, inside));
}

export function edgeFreeMib(rules: Rulebook, edge: Readonly<EdgeFacts>): number {
  let free = rules.economy.edge.memoryMib - RESERVE_MIB;
  for (const [at, index] of edge.services.entries()) {
    const form = EDGE_FORMS[edge.forms[at] as number] as EdgeForm;
    free -= edgeNeedMib(rules, rules.services[index] as ServiceRule, form);
  }
  return free;
}

/** The copy over the link, 10 s for an image of 120 MiB and 690 s for 8 GiB of disk (09-balance E 6.3), and the start. */
export function copyTicks(rules: Rulebook, service: ServiceRule, form: EdgeForm): number {
  const image = rules.images[service.imageIndex] as Image;
  const imageMib = image.layers.reduce((sum, layer) => sum + layer.sizeMib, 0);
  const mib = form === 'vm' ? rules.economy.p2vDiskMib : imageMib;
  const boot = form === 'vm' ? guestOf(rules).bootTicks : 0;
  return Math.ceil(mib / mibPerSecond(rules.economy.edge.linkMbps)) + boot + service.startTicks;
}

/** Whether a request of that way through the services is answered there, without a trip home. */
export function holdsAll(edge: Readonly<EdgeFacts>, path: readonly number[], tick: number): boolean {
  for (const service of path) {
    const at = edge.services.indexOf(service);
    if (at < 0 || (edge.readyTicks[at] as number) > tick) return false;
  }
  return true;
}
