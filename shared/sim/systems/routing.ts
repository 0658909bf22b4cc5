/**
 * Where this second's requests go: each team's part of the demand, less what it sheds, to an edge that answers it or home;
 * and what each service's copies are then asked for (SPEC DM7–DM8, RG3–RG6, MK1, MS3, RQ13).
 */
import { functionOf, isPoliced, passOf } from '../beyond/calls.ts';
import { answerAtEdges } from '../beyond/edge-answers.ts';
import { proxyMs } from '../beyond/mesh.ts';
import { noteLoss, post } from '../ledger.ts';
import type { Rulebook, ServiceRule, TypeRule } from '../rulebook.ts';
import { uslSpeedup } from '../rules/usl.ts';
import { insideMs } from '../tick/parts.ts';
import type { ServiceState, Team, World } from '../world.ts';

/** What a hiccup leaves of a service's capacity (game choice: a stop-the-world pause, a slow disk). */
const HICCUP = 0.1;

export function routeRequests(world: World, rules: Rulebook): void {
  for (const team of world.teams) {
    for (const type of rules.types) route(world, rules, team, type);
    if (rules.regions.length > 0) answerAtEdges(world, rules, team);
    const policed = isPoliced(team);
    for (const rule of rules.services) prepare(world, rules, team, rule, policed);
  }
}

function route(world: World, rules: Rulebook, team: Team, type: TypeRule): void {
  const asked = (world.ratesPerS[type.index] ?? 0) * team.marketShare;
  team.askedPerS[type.index] = asked;
  const percent = team.shedPercent[type.index] as number;
  team.homePerS[type.index] = percent === 0 ? asked : turnAway(rules, team, type, asked, percent / 100);
}

/** Refused at the door: no load, and a part of the price instead of all of it. */
function turnAway(rules: Rulebook, team: Team, type: TypeRule, asked: number, share: number): number {
  if (asked <= 0) return 0;
  const each = ((type.pricePerRequest + type.pricePerTick / asked) * team.pricePercent) / 100;
  const cost = asked * share * each * rules.economy.shedCostsShare;
  post(team, 'shed', -cost);
  noteLoss(team, type.path[0] ?? 0, 'shed', cost + asked * share * each);
  return asked * (1 - share);
}

/** What stands between the calls that are wanted of a service and its copies. */
function prepare(world: World, rules: Rulebook, team: Team, rule: ServiceRule, policed: boolean): void {
  const state = team.services[rule.index] as ServiceState;
  state.callFactor = policed ? callFactor(world, team, rule, state) : 1;
  state.proxyMs = team.mesh && isDeployed(team, rule.index) ? proxyMs(team) : 0;
  if (rule.parts.length > 0) state.proxyMs += insideMs(rules, team, rule);
  let factor = world.tick < state.hiccupTick ? HICCUP : 1;
  if ((rule.contention > 0 || rule.coherency > 0) && state.serving > 1) {
    factor *= uslSpeedup(state.serving, rule.contention, rule.coherency) / state.serving;
  }
  state.capacityFactor = factor;
}

function callFactor(world: World, team: Team, rule: ServiceRule, state: ServiceState): number {
  const toCopies = 1 - (functionOf(team, rule.index)?.percent ?? 0) / 100;
  return state.attempts * passOf(state, world.tick) * toCopies;
}

function isDeployed(team: Team, service: number): boolean {
  for (const one of team.deployments) if (one.service === service) return true;
  return false;
}
