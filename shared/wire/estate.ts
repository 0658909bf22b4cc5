/** A received estate, as the view that eyes and `check` work on. */
import { byIdOrder } from '../base/ids.ts';
import type { TeamView } from '../sim/shown.ts';
import type { BaseImage, Build, DeploymentFacts, NodeFacts } from '../sim/world.ts';
import { type Column, type Row, readRow } from './columns.ts';
import {
  BASE_IMAGE,
  BUILD,
  CONTRACT,
  COPY,
  DEPLOYMENT,
  EDGE,
  FUNCTION,
  HOST,
  INSTANCE,
  NODE,
  PURSE,
  SERVICE,
  SIGN,
  SUPPLY,
  TEAM_GAUGES,
  TRANSFER,
  VM,
} from './records.ts';
import type { EstateState } from './state.ts';

interface Rows {
  forEach(visit: (row: unknown) => void): void;
}

function readAll<T extends { readonly id: number }>(rows: Rows, columns: readonly Column<T>[]): T[] {
  const list: T[] = [];
  rows.forEach((row) => {
    list.push(readRow<T>(row as Row, columns));
  });
  return list.sort(byIdOrder);
}

/** Lists come back in id order, as the rules keep them. */
export function readEstate(estate: EstateState, tick: number): TeamView {
  const hosts = readAll(estate.hosts, HOST);
  const vms = readAll(estate.vms, VM);
  const transfers = readAll(estate.transfers, TRANSFER);
  const nodes = readAll(estate.nodes, NODE) as NodeFacts[];
  const instances = readAll(estate.instances, INSTANCE);
  const deployments: DeploymentFacts[] = readAll(estate.deployments, DEPLOYMENT);
  const functions = readAll(estate.functions, FUNCTION);
  const edges = readAll(estate.edges, EDGE);
  const builds: Build[] = readAll(estate.builds, BUILD);
  const bases: BaseImage[] = readAll(estate.bases, BASE_IMAGE);
  const supply = readRow(estate.supply as unknown as Row, SUPPLY);
  const copies = readAll(estate.copies, COPY);
  const contracts = readAll(estate.contracts, CONTRACT);
  const purse = readRow(estate.purse as unknown as Row, PURSE);
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
    facts: { tick, ...purse, ...lists, supply },
    ...lists,
    services: readAll(estate.services, SERVICE),
    signs: readAll(estate.signs, SIGN),
    team: readRow(estate.gauges as unknown as Row, TEAM_GAUGES),
  };
}
