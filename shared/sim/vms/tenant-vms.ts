/** VMs that are made for a tenant, whose program goes into them: SPEC CT8. */
import { ACCEPTED, refuse, type Verdict } from '../rejections.ts';
import { indexOfName, type Rulebook, type ServiceRule } from '../rulebook.ts';
import type { Facts } from '../view.ts';

/** Whether a VM of that guest and size will do for the tenant; nobody named: it is for nobody yet. */
export function checkTenant(
  facts: Pick<Facts, 'contracts'>,
  rules: Rulebook,
  tenant: string | undefined,
  guest: number,
  memoryMib: number,
): Verdict {
  if (tenant === undefined) return ACCEPTED;
  const service = indexOfName(rules.services, tenant);
  const contract = facts.contracts.find((one) => one.service === service && one.state === 'accepted');
  if (contract === undefined) return refuse('contract.none');
  const asked = rules.scenario.offers[contract.offer]?.guest ?? null;
  const system = rules.guests[guest];
  const program = rules.services[service] as ServiceRule;
  const isRight = asked === null ? system?.kernel === rules.images[program.imageIndex]?.kernel : system?.id === asked;
  if (!isRight) return refuse('kernel.mismatch');
  const needMib = (system?.footprintMib ?? 0) + program.memoryBaseMib;
  return memoryMib < needMib ? refuse('vm.too_small', { needMib, needVcpus: 1 }) : ACCEPTED;
}

/** The service of a VM that is made for a tenant, else what it is a copy of (-1: nothing). */
export function tenantOf(rules: Rulebook, tenant: string | undefined, otherwise: number): number {
  return tenant === undefined ? otherwise : indexOfName(rules.services, tenant);
}

/** A VM goes by its tenant's name; a second one of the same tenant, or one for nobody, by its number too. */
export function newVmName(team: Pick<Facts, 'vms'>, serial: number, tenant: string | undefined, otherwise: string) {
  const isFree = tenant !== undefined && !team.vms.some((vm) => vm.name === tenant);
  return isFree ? tenant : `${tenant === undefined ? otherwise : `${tenant}-`}${serial}`;
}
