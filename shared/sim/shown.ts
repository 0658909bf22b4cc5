/**
 * What eyes get of a team: the facts, and its gauges as small integers, so that little changes and little is sent. A
 * room sends these records; a local match and a replay show them directly. `check` reads the `facts` alone.
 */
import { byIdOrder } from '../base/ids.ts';
import type { Rulebook } from './rulebook.ts';
import { pickContract, pickDeployment, pickHost, pickInstance, pickTransfer, pickVm } from './shown/facts.ts';
import {
  showEdge,
  showFunction,
  showGauges,
  showHost,
  showInstance,
  showService,
  showSign,
  showTransfer,
  showVm,
} from './shown/gauges.ts';
import type { ShownEdge, ShownFunction, TeamView } from './shown/records.ts';
import { settleGauges } from './tick/gauges.ts';
import { factsOf } from './view.ts';
import type { CloudFunction, Edge, Team, World } from './world.ts';

export * from './shown/gauges.ts';
export * from './shown/records.ts';

/** The view without a wire between: a copy, so that what is shown stays as it was when the world goes on. */
export function showTeam(world: World, rules: Rulebook, team: Team): TeamView {
  const hosts = team.hosts.map((host) => ({ ...pickHost(host), ...showHost(world, rules, team, host) }));
  const vms = team.vms.map((vm) => ({ ...pickVm(vm), ...showVm(world, team, vm) }));
  const transfers = team.transfers.map((transfer) => ({ ...pickTransfer(transfer), ...showTransfer(team, transfer) }));
  const nodes = team.nodes.map((node) => ({
    id: node.id,
    host: node.host,
    vm: node.vm,
    cloud: node.cloud,
    runtime: node.runtime,
    ready: node.ready,
    cordoned: node.cordoned,
    pressured: node.pressured,
    taintKey: node.taintKey,
    taintEffect: node.taintEffect,
    liveRestore: node.liveRestore,
    standalone: node.standalone,
    emulates: node.emulates,
    layers: [...node.layers],
  }));
  settleGauges(team);
  const instances = team.instances.map((one) => ({ ...pickInstance(one), ...showInstance(one) }));
  const deployments = team.deployments.map(pickDeployment);
  const functions = team.functions.map(showFunctionWhole);
  const edges = team.edges.map(showEdgeWhole);
  const builds = team.builds.map((build) => ({ ...build }));
  const bases = team.bases.map((base) => ({ ...base }));
  const supply = { ...team.supply };
  const copies = team.copies.map((copy) => ({ ...copy }));
  const contracts = team.contracts.map(pickContract);
  const lists = {
    hosts,
    vms,
    transfers,
    nodes,
    instances,
    deployments,
    functions,
    edges,
    builds,
    bases,
    copies,
    contracts,
  };
  return {
    facts: { ...factsOf(world, team), ...lists, supply },
    ...lists,
    services: team.services.map((service, index) => ({ id: index + 1, ...showService(service) })),
    signs: team.signs.map((sign) => showSign(world, sign)).sort(byIdOrder),
    team: showGauges(world, rules, team),
  };
}

function showFunctionWhole(one: CloudFunction): ShownFunction {
  const { id, service, memoryMib, reserved, provisioned, percent: part } = one;
  return { id, service, memoryMib, reserved, provisioned, percent: part, ...showFunction(one) };
}

function showEdgeWhole(edge: Edge): ShownEdge {
  const { id, region, state, untilTick, leaseEndTick, services, forms, readyTicks } = edge;
  const life = { id, region, state, untilTick, leaseEndTick };
  return { ...life, services: [...services], forms: [...forms], readyTicks: [...readyTicks], ...showEdge(edge) };
}
