/** What a tenant was promised and whether it has it: SPEC CT2–CT5. Pure but for closing a contract. */

import type { OfferSpec } from '../../content/schema.ts';
import type { Rulebook } from '../rulebook.ts';
import type { Contract, ContractFacts, ContractState, ServiceState, Team } from '../world.ts';
import { neighbours } from './blast-radius.ts';

export const OPEN_STATES: ReadonlySet<ContractState> = new Set(['offered', 'accepted']);

export function offerOf(rules: Rulebook, contract: Pick<ContractFacts, 'offer'>): OfferSpec {
  return rules.scenario.offers[contract.offer] as OfferSpec;
}

const caches = new WeakMap<Team, { readonly topology: number; readonly counts: Map<string, number> }>();

/** Copies of others that share a service's kernels or machines. A cache by topology: a tenant is looked at every tick. */
export function sharers(team: Team, rules: Rulebook, service: number, by: 'kernel' | 'host'): number {
  let known = caches.get(team);
  if (known === undefined || known.topology !== team.topology) {
    known = { topology: team.topology, counts: new Map() };
    caches.set(team, known);
  }
  const key = `${by}${service}`;
  const count = known.counts.get(key) ?? neighbours(team, rules, service, by).length;
  known.counts.set(key, count);
  return count;
}

/** Copies of others where the tenant was promised none. */
export function intruders(team: Team, rules: Rulebook, contract: ContractFacts): number {
  const { promise } = offerOf(rules, contract);
  return promise === 'any' ? 0 : sharers(team, rules, contract.service, promise);
}

/** Whether enough of a tenant's calls are answered. */
export function isServed(rules: Rulebook, team: Team, contract: ContractFacts): boolean {
  const { serving, lostShare } = team.services[contract.service] as ServiceState;
  return serving > 0 && 1 - lostShare >= offerOf(rules, contract).servedShare;
}

/** The tenant goes: its calls stop; what was deployed for it stays until somebody takes it away. */
export function closeContract(team: Team, contract: Contract, state: 'ended' | 'lost'): void {
  contract.state = state;
  contract.untilTick = 0;
  contract.kept = false;
  const service = team.services[contract.service];
  if (service !== undefined) service.contractPerS = 0;
}
