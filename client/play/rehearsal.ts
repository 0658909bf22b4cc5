/**
 * Orders tried on a copy of the team as it is known here: each is checked and carried out as the server would, one after
 * the other, and nothing is sent. What a draft, several things in one hand and a *what if* stand on.
 */
import { byId, TEAM_STRIDE } from '../../shared/base/ids.ts';
import { check, costMilliMinutes, verbOf } from '../../shared/sim/commands/index.ts';
import type { Command } from '../../shared/sim/commands/schema.ts';
import type { Verdict } from '../../shared/sim/rejections.ts';
import type { Rulebook } from '../../shared/sim/rulebook.ts';
import { type Facts, factsOf } from '../../shared/sim/view.ts';
import {
  newFunction,
  newHost,
  newInstance,
  newNode,
  newTeam,
  newTransfer,
  newVm,
  type Team,
  type World,
} from '../../shared/sim/world.ts';

export interface RehearsedOrder {
  readonly command: Command;
  readonly verdict: Verdict;
  readonly milliMinutes: number; // of operators; 0 where it is refused
}

export interface Rehearsed {
  readonly orders: readonly RehearsedOrder[];
  readonly before: Facts;
  readonly after: Facts;
  readonly team: Team; // as it would stand then; its gauges are those of things just made
  readonly world: World;
}

/** In their order: one that is refused changes nothing, and the next is tried all the same. */
export function rehearse(facts: Facts, rules: Rulebook, commands: readonly Command[]): Rehearsed {
  const stage = newRehearsal(facts, rules, commands.every(leavesPods));
  const orders = commands.map((command) => stage.order(command));
  return { orders, before: facts, after: stage.facts(), team: stage.team, world: stage.world };
}

export interface Rehearsal {
  readonly team: Team;
  readonly world: World;
  facts(): Facts;
  order(command: Command): RehearsedOrder;
}

/** `sharesPods`: none of the orders to come writes to a pod or a process, which are most of what there is to copy. */
export function newRehearsal(facts: Facts, rules: Rulebook, sharesPods: boolean): Rehearsal {
  const team = believedTeam(facts, rules, sharesPods);
  const world = believedWorld(facts, rules, team);
  return {
    team,
    world,
    facts: () => factsOf(world, team),
    order: (command) => carryOut(world, rules, team, command),
  };
}

const LEAVES_PODS: ReadonlySet<Command['verb']> = new Set(['migrateLive', 'migratePostCopy', 'setHa', 'throttleVm']);
export const leavesPods = ({ verb }: Command): boolean => LEAVES_PODS.has(verb);

/** As `obey` on the server, but for the form of what was typed: a page's own commands are well-formed. */
function carryOut(world: World, rules: Rulebook, team: Team, command: Command): RehearsedOrder {
  const facts = factsOf(world, team);
  const verdict = check(facts, rules, command);
  if (!verdict.ok) return { command, verdict, milliMinutes: 0 };
  const milliMinutes = costMilliMinutes(facts, rules, command);
  team.operatorMilliMinutes -= milliMinutes;
  verbOf(command).apply(world, rules, team, command as never);
  return { command, verdict, milliMinutes };
}

/** Whatever moves has arrived: for asking how an estate stands when all that is on its way is there. */
export function settle(team: Team): void {
  for (const { vm: id, toHost } of team.transfers) {
    const vm = byId(team.vms, id);
    if (vm !== undefined) vm.host = toHost;
  }
  team.transfers = [];
  team.topology += 1;
}

/** Facts are copied, for orders change them in place; what is not known here is as of things just made. */
function believedTeam(facts: Facts, rules: Rulebook, sharesPods: boolean): Team {
  const team = newTeam(facts.index, rules.services.length, rules.types.length);
  const { tick: _, ...known } = facts;
  const blank = blanks();
  const lists = {
    hosts: facts.hosts.map((one) => ({ ...blank.host, ...one, link: { ...blank.host.link } })),
    vms: facts.vms.map((one) => ({ ...blank.vm, ...one })),
    transfers: facts.transfers.map((one) => ({ ...blank.transfer, ...one, precopy: { ...blank.transfer.precopy } })),
    nodes: facts.nodes.map((one) => ({ ...blank.node, ...one, layers: [...one.layers] })),
    instances: sharesPods
      ? (facts.instances as unknown as Team['instances'])
      : facts.instances.map((one) => ({ ...blank.instance, ...one })),
    deployments: facts.deployments.map((one) => ({
      ...NOTHING_REMEMBERED,
      sizedReplicas: one.replicas,
      lastRevision: one.revision,
      ...one,
    })),
    functions: facts.functions.map((one) => ({ ...blank.cloudFunction, ...one })),
    edges: facts.edges.map((one) => ({ utilisation: 0, answeredPerS: 0, ...one })),
    builds: facts.builds.map((one) => ({ ...one })),
    bases: facts.bases.map((one) => ({ ...one })),
    copies: facts.copies.map((one) => ({ ...one })),
    contracts: facts.contracts.map((one) => ({ sinceTick: 0, ...one })),
    supply: { ...facts.supply },
    shedPercent: [...facts.shedPercent],
  };
  return Object.assign(team, known, lists, { nextSerial: lastSerial(lists) });
}

/** New things are numbered after the last that is here, as there. */
function lastSerial(lists: Readonly<Record<string, unknown>>): number {
  const ids = Object.values(lists).flatMap((list) =>
    Array.isArray(list) ? list.map(({ id }) => Number(id) || 0) : [],
  );
  return ids.reduce((most, id) => Math.max(most, id % TEAM_STRIDE), 0);
}

/** No order looks further into the world than at its clock. */
function believedWorld(facts: Facts, rules: Rulebook, team: Team): World {
  return {
    version: 1,
    scenario: rules.scenario.id,
    seed: 0,
    tick: facts.tick,
    night: false,
    ratesPerS: [],
    regionShares: [],
    schedule: [],
    forecast: [],
    forecastRegions: [],
    forecastTick: 0,
    offerTicks: [],
    teams: [team],
  };
}

const NOTHING_REMEMBERED = {
  history: [],
  rolling: false,
  progressTick: 0,
  progress: [],
  recommendations: [],
  scaleUps: [],
  scaleDowns: [],
} as const;

/** One of each kind, for the gauges and memories that no page is told of. */
function blanks() {
  const team = newTeam(0, 0, 0);
  const host = newHost(team, { name: '', model: 0, rack: 0, slot: 0, controlPlane: false });
  const vm = newVm(team, {
    name: '',
    guest: 0,
    service: -1,
    host: 0,
    vcpus: 1,
    memoryMib: 0,
    diskMib: 0,
    state: 'stopped',
    patchedTick: 0,
  });
  const transfer = newTransfer(team, vm, { kind: 'live', toHost: 0, remainingMib: 0 });
  const node = newNode(team, { host: 0, vm: 0, cloud: false, runtime: 0 }, 0);
  const sizes = { requestCpuM: 0, limitCpuM: 0, requestMib: 0, limitMib: 0 };
  const place = { host: 0, vm: 0, node: 0, deployment: 0, revision: 0, release: 0, priority: 0 };
  const instance = newInstance(team, { kind: 'process', service: 0, state: 'running', ...place, ...sizes });
  const cloudFunction = newFunction(team, { service: 0, memoryMib: 0, reserved: 0, provisioned: 0 });
  return { host, vm, transfer, node, instance, cloudFunction };
}
