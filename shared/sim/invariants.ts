/** What must be true after every tick (SPEC IV1–IV9). Returns what is broken; empty is well. */
import { byId, teamOfId } from '../base/ids.ts';
import { MICRO_CENTS_PER_DOLLAR } from '../base/units.ts';
import { profitMicroCents } from './ledger.ts';
import { lookup } from './lookup.ts';
import { placedMib, roomMib } from './placement.ts';
import type { Rulebook } from './rulebook.ts';
import { settleGauges } from './tick/gauges.ts';
import { factsOf } from './view.ts';
import type { Team, World } from './world.ts';

/** Shares of CPU are doubles: their sum may be off by rounding. */
const ROUNDING_M = 0.001;

export function brokenInvariants(world: World, rules: Rulebook): string[] {
  const broken: string[] = [];
  for (const team of world.teams) {
    const say = (rule: string, text: string) => broken.push(`${rule} tick ${world.tick} team ${team.index}: ${text}`);
    checkMoney(rules, team, say);
    checkPlaces(team, say);
    checkCapacity(world, rules, team, say);
    checkAnswers(team, say);
  }
  return broken;
}

type Say = (rule: string, text: string) => void;

function checkMoney(rules: Rulebook, team: Team, say: Say): void {
  const start = rules.scenario.startCashDollars * MICRO_CENTS_PER_DOLLAR;
  if (team.cashMicroCents !== start + team.grantedMicroCents + profitMicroCents(team))
    say('IV1', 'the ledger does not sum to the cash');
  if (!Number.isSafeInteger(team.cashMicroCents)) say('IV1', 'cash is not a safe integer');
  if (team.operatorMilliMinutes < 0) say('IV2', 'operator minutes below zero');
}

function checkPlaces(team: Team, say: Say): void {
  for (const list of [team.hosts, team.vms, team.nodes, team.instances, team.deployments, team.transfers]) {
    let before = 0;
    for (const { id } of list) {
      if (id <= before) say('IV3', `ids out of order at ${id}`);
      if (teamOfId(id) !== team.index) say('IV3', `id ${id} is another team's`);
      before = id;
    }
  }
  for (const vm of team.vms) if (byId(team.hosts, vm.host) === undefined) say('IV4', `VM ${vm.id} is on no host`);
  for (const node of team.nodes) {
    const there = node.vm > 0 ? byId(team.vms, node.vm) : byId(team.hosts, node.host);
    if (there === undefined) say('IV4', `node ${node.id} is on nothing`);
  }
  for (const one of team.instances) {
    if (one.kind === 'process' && byId(team.hosts, one.host) === undefined) say('IV4', `process ${one.id} is nowhere`);
    if (one.kind === 'vm' && byId(team.vms, one.vm) === undefined) say('IV4', `instance ${one.id} has no VM`);
    if (one.kind === 'container' && one.state !== 'pending' && byId(team.nodes, one.node) === undefined) {
      say('IV4', `container ${one.id} is on no node`);
    }
    if (one.deployment > 0 && byId(team.deployments, one.deployment) === undefined) {
      say('IV4', `container ${one.id} has no deployment`);
    }
  }
  const slots = new Set<string>();
  for (const host of team.hosts) {
    const place = `${host.rack}/${host.slot}`;
    if (host.rack >= 0 && slots.has(place)) say('IV5', `two hosts in ${place}`);
    slots.add(place);
  }
}

function checkCapacity(world: World, rules: Rulebook, team: Team, say: Say): void {
  settleGauges(team);
  const facts = factsOf(world, team);
  for (const { host, direct, vms } of lookup(team).hosts) {
    const capacity = rules.models[host.model]?.capacityM ?? 0;
    let granted = 0;
    for (const { one } of direct) granted += one.cpuGrantedM;
    for (const { vm } of vms) granted += vm.cpuGrantedM;
    if (host.state === 'on' && granted > capacity + ROUNDING_M)
      say('IV6', `${host.name} grants ${granted} of ${capacity}`);
    const placed = placedMib(facts, rules, host.id);
    if (placed > roomMib(rules, host)) say('IV7', `${host.name} holds ${placed} MiB of ${roomMib(rules, host)}`);
  }
  for (const one of team.instances) {
    if (one.limitCpuM > 0 && one.cpuGrantedM > one.limitCpuM + ROUNDING_M)
      say('IV6', `${one.id} got more than its limit`);
  }
}

function checkAnswers(team: Team, say: Say): void {
  for (const [index, { offered, inTime, late }] of team.types.entries()) {
    // Each meter is rounded by itself, so the parts may stand one above the whole for a tick.
    if (inTime.whole + late.whole > offered.whole + 1) say('IV8', `request type ${index} answered more than was asked`);
  }
  for (const state of team.services) {
    if (!(state.lostShare >= 0 && state.lostShare <= 1)) say('IV8', `lost share ${state.lostShare}`);
    if (!(state.backlog >= 0) || !Number.isFinite(state.backlog)) say('IV8', `backlog ${state.backlog}`);
  }
}

/**
 * The first value that a stored world may never hold, with its key (IV9); '' if there is none: JSON would write NaN and
 * infinities as null, −0 as 0, and drop undefined.
 */
export function unstorable(world: World): string {
  let found = '';
  JSON.stringify(world, (key, value: unknown) => {
    const bad = value === undefined || (typeof value === 'number' && (!Number.isFinite(value) || Object.is(value, -0)));
    if (bad && found === '') found = `${key} is ${Object.is(value, -0) ? '-0' : String(value)}`;
    return value;
  });
  return found;
}
