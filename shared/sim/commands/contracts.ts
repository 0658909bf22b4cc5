/** Answers to tenants who ask for room: SPEC CT1–CT6. A tenant is called by its service, which is its own. */

import { MICRO_CENTS_PER_DOLLAR, TICKS_PER_MINUTE } from '../../base/units.ts';
import { post } from '../ledger.ts';
import { ACCEPTED, refuse, type Verdict } from '../rejections.ts';
import type { Rulebook } from '../rulebook.ts';
import { closeContract, OPEN_STATES, offerOf } from '../security/contracts.ts';
import type { Facts } from '../view.ts';
import type { Contract, ContractFacts, ContractState, Team } from '../world.ts';
import type { Verb } from './command.ts';

function find<T extends ContractFacts>(list: readonly T[], rules: Rulebook, service: string): T | undefined {
  return list.find((one) => OPEN_STATES.has(one.state) && rules.services[one.service]?.id === service);
}

function checkState(facts: Facts, rules: Rulebook, service: string, state: ContractState): Verdict {
  const contract = find(facts.contracts, rules, service);
  if (contract?.state === state) return ACCEPTED;
  return refuse(state === 'offered' ? 'offer.none' : 'contract.none');
}

const found = (team: Team, rules: Rulebook, service: string) => find(team.contracts, rules, service) as Contract;

export const acceptOffer: Verb<'acceptOffer'> = {
  check: (facts, rules, { service }) => checkState(facts, rules, service, 'offered'),
  apply(world, rules, team, { service }) {
    const contract = found(team, rules, service);
    const offer = offerOf(rules, contract);
    contract.state = 'accepted';
    contract.sinceTick = world.tick;
    contract.untilTick = offer.minutes === 0 ? 0 : world.tick + offer.minutes * TICKS_PER_MINUTE;
    const state = team.services[contract.service];
    if (state !== undefined) state.contractPerS = offer.requestsPerSecond;
  },
};

export const refuseOffer: Verb<'refuseOffer'> = {
  check: (facts, rules, { service }) => checkState(facts, rules, service, 'offered'),
  apply(_world, rules, team, { service }) {
    found(team, rules, service).state = 'refused';
  },
};

/** The tenant gets an hour's price back and goes: cheaper than to be found sharing what was promised. */
export const refundTenant: Verb<'refundTenant'> = {
  check: (facts, rules, { service }) => checkState(facts, rules, service, 'accepted'),
  apply(_world, rules, team, { service }) {
    const contract = found(team, rules, service);
    post(team, 'contract', -offerOf(rules, contract).dollarsPerHour * MICRO_CENTS_PER_DOLLAR);
    closeContract(team, contract, 'ended');
  },
};
