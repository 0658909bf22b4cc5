/** Tenants: they ask, wait for an answer, pay while they have what they were promised, and leave: SPEC CT1–CT7. */

import { u } from '../../base/random.ts';
import { MICRO_CENTS_PER_DOLLAR, TICKS_PER_HOUR, TICKS_PER_MINUTE } from '../../base/units.ts';
import { type Outcome, say } from '../events.ts';
import { post } from '../ledger.ts';
import type { Rulebook } from '../rulebook.ts';
import { closeContract, intruders, isServed, offerOf, sharers } from '../security/contracts.ts';
import { type Contract, type Team, takeId, type World } from '../world.ts';

/** When each offer comes, drawn once for all teams; 0: not in this match. */
export function drawOffers(rules: Rulebook, seed: number): number[] {
  return rules.scenario.offers.map(({ atMinutes: [from, to], chance }, index) => {
    if (u(seed, 'offer', index, 1) >= chance) return 0;
    return Math.max(1, Math.round((from + (to - from) * u(seed, 'offer', index, 0)) * TICKS_PER_MINUTE));
  });
}

export function keepContracts(world: World, rules: Rulebook, out: Outcome): void {
  for (const [offer, tick] of world.offerTicks.entries()) {
    if (tick !== world.tick || world.night) continue;
    for (const team of world.teams) ask(world, rules, team, offer, out);
  }
  for (const team of world.teams) {
    for (const contract of team.contracts) {
      if (contract.state === 'offered') lapse(world, team, contract, out);
      else if (contract.state === 'accepted') keep(world, rules, team, contract, out);
    }
  }
}

/** Tenants' services stand behind those of the demanded applications, in the order of their offers. */
function ask(world: World, rules: Rulebook, team: Team, offer: number, out: Outcome): void {
  const service = rules.services.length - rules.scenario.offers.length + offer;
  const id = takeId(team);
  team.contracts.push({
    id,
    offer,
    service,
    state: 'offered',
    untilTick: world.tick + rules.economy.offerSeconds * rules.scenario.pace,
    kept: false,
    sinceTick: 0,
  });
  say(out, world.tick, team.index, 'offer.made', id, service);
}

function lapse(world: World, team: Team, contract: Contract, out: Outcome): void {
  if (world.tick < contract.untilTick) return;
  contract.state = 'refused';
  say(out, world.tick, team.index, 'offer.lapsed', contract.id);
}

function keep(world: World, rules: Rulebook, team: Team, contract: Contract, out: Outcome): void {
  if (contract.untilTick > 0 && world.tick >= contract.untilTick) {
    closeContract(team, contract, 'ended');
    say(out, world.tick, team.index, 'contract.ended', contract.id);
    return;
  }
  const { dollarsPerHour } = offerOf(rules, contract);
  const isAlone = intruders(team, rules, contract) === 0;
  const wasKept = contract.kept;
  contract.kept = isAlone && isServed(rules, team, contract);
  if (contract.kept) {
    contract.sinceTick = world.tick;
    post(team, 'contract', (dollarsPerHour * MICRO_CENTS_PER_DOLLAR) / TICKS_PER_HOUR);
  } else if (wasKept && !isAlone) {
    say(out, world.tick, team.index, 'contract.broken', contract.id, fine(rules, team, contract));
  } else if (world.tick - contract.sinceTick >= rules.economy.slaWindowTicks) {
    lose(world, rules, team, contract, out);
  }
}

/** Micro-cents that it cost. */
function fine(rules: Rulebook, team: Team, contract: Contract): number {
  return -post(team, 'contract', -offerOf(rules, contract).penaltyDollars * MICRO_CENTS_PER_DOLLAR);
}

function lose(world: World, rules: Rulebook, team: Team, contract: Contract, out: Outcome): void {
  const cost = fine(rules, team, contract);
  closeContract(team, contract, 'lost');
  say(out, world.tick, team.index, 'contract.lost', contract.id, cost);
}

/** The auditor is back: the service must have its kernels for itself, or its customers get their money back. */
export function audit(world: World, rules: Rulebook, team: Team, service: number, out: Outcome): void {
  if (service < 0) return;
  if (sharers(team, rules, service, 'kernel') === 0) {
    say(out, world.tick, team.index, 'auditor.passed', subjectOf(team, service));
    return;
  }
  const contract = team.contracts.find((one) => one.service === service && one.state === 'accepted');
  const paidBack = contract === undefined ? -post(team, 'contract', -rules.prices.breach) : 0;
  if (contract !== undefined) lose(world, rules, team, contract, out);
  say(out, world.tick, team.index, 'auditor.failed', subjectOf(team, service), paidBack);
}

/** What a service is called by where only ids are: its deployment, else a copy. */
function subjectOf(team: Team, service: number): number {
  const deployment = team.deployments.find((one) => one.service === service);
  return deployment?.id ?? team.instances.find((one) => one.service === service)?.id ?? 0;
}
