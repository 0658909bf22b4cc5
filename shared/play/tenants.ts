/** Tenants that ask for a VM, taken in by whoever takes everybody: accept, make it, boot it, clear up after them. */
import type { Command } from '../sim/commands/schema.ts';
import type { Rulebook, ServiceRule } from '../sim/rulebook.ts';
import type { View } from '../sim/view.ts';
import { type Goal, possible, roomiest } from './moves.ts';

type Contract = View['facts']['contracts'][number];

/** Memory is bought in such steps, and virtual CPUs for so much use of each (game choices, as most people do). */
const STEP_MIB = 1024;
const VCPU_USE = 0.7;

/** On one host, or on whichever is roomiest. */
export function houseTenants(host: { readonly id: number; readonly name: string } | undefined): Goal {
  return {
    name: `house tenants ${host === undefined ? 'anywhere' : `on ${host.name}`}`,
    group: 'plan',
    lasts: true,
    next: (view, rules) =>
      view.facts.contracts.flatMap((contract) => {
        const service = rules.services[contract.service] as ServiceRule;
        if (rules.scenario.offers[contract.offer]?.guest === null) return []; // it is deployed, like any program
        if (contract.state === 'offered') return possible(view, rules, [{ verb: 'acceptOffer', service: service.id }]);
        return possible(view, rules, forTenant(contract, service, host?.id, view, rules));
      }),
  };
}

function forTenant(
  contract: Contract,
  service: ServiceRule,
  host: number | undefined,
  view: View,
  rules: Rulebook,
): Command[] {
  const vm = view.facts.vms.find((one) => one.service === service.index);
  if (contract.state !== 'accepted') {
    if (vm === undefined) return [];
    return [vm.state === 'running' ? { verb: 'stopVm', vm: vm.id } : { verb: 'deleteVm', vm: vm.id }];
  }
  if (vm !== undefined) return [{ verb: 'bootVm', vm: vm.id }];
  const offer = rules.scenario.offers[contract.offer];
  const guest = rules.guests.find(({ id }) => id === offer?.guest);
  if (offer === undefined || guest === undefined) return [];
  const memoryMib = Math.ceil((guest.footprintMib + service.memoryBaseMib) / STEP_MIB) * STEP_MIB;
  const vcpus = Math.max(1, Math.ceil((offer.requestsPerSecond * service.cpuMsPerCall) / 1000 / VCPU_USE));
  // A copy of what is there takes fewer hands than a new one.
  const moulds = [...view.facts.copies.filter(({ kind }) => kind === 'template'), ...view.facts.vms];
  const mould = moulds.find(
    (one) => one.service < 0 && rules.guests[one.guest] === guest && one.memoryMib >= memoryMib,
  );
  const places = host === undefined ? roomiest(view, rules, 0).map(({ id }) => id) : [host];
  const made = places.map(
    (place): Command => ({ verb: 'createVm', host: place, guest: guest.id, vcpus, memoryMib, service: service.id }),
  );
  const copied = places.flatMap((place): Command[] =>
    mould === undefined ? [] : [{ verb: 'cloneVm', source: mould.id, host: place, service: service.id }],
  );
  return possible(view, rules, [...copied, ...made]).slice(0, 1);
}
