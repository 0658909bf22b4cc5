/** What runs elsewhere, and for others: functions, edge sites, contracts. */
import { takeId } from './serial.ts';
import type { Team } from './team.ts';

export const CONTRACT_STATES = ['offered', 'accepted', 'refused', 'ended', 'lost'] as const;
export type ContractState = (typeof CONTRACT_STATES)[number];

/** A tenant that asks for room, or has it. */
export interface ContractFacts {
  readonly id: number;
  readonly offer: number; // index into the scenario's offers
  readonly service: number;
  state: ContractState;
  untilTick: number; // answer until then; accepted: runs until then
  kept: boolean; // as promised in the last tick
}

export interface ContractHidden {
  sinceTick: number; // when it was accepted, or last kept
}

export interface Contract extends ContractFacts, ContractHidden {}

/** A service's program on a function platform: no hosts, paid by the call (S4–S6). One for a service at most. */
export interface FunctionFacts {
  readonly id: number;
  readonly service: number;
  memoryMib: number; // which also sets its share of a vCPU (S5)
  reserved: number; // instances of the quota that only it may use, and its most; 0: none
  provisioned: number; // instances kept ready, and paid for
  percent: number; // of its service's calls that it answers
}

export interface FunctionGauges {
  warm: number; // instances that are there, busy or not
  busy: number;
  coldShare: number; // of its calls that met a new instance
  throttledShare: number; // of its calls that met none
}

export interface CloudFunction extends FunctionFacts, FunctionGauges {}

export const EDGE_STATES = ['ordered', 'on', 'failed'] as const;
export type EdgeState = (typeof EDGE_STATES)[number];

export const EDGE_FORMS = ['container', 'vm'] as const;
export type EdgeForm = (typeof EDGE_FORMS)[number];

/** A pair of small machines near the users of a region. What it holds stands in four lists of one length. */
export interface EdgeFacts {
  readonly id: number;
  readonly region: number;
  state: EdgeState;
  untilTick: number;
  leaseEndTick: number; // notice was given, it goes then; 0: it stays
  services: readonly number[];
  forms: readonly number[]; // places in EDGE_FORMS
  readyTicks: readonly number[]; // when the copy over its link is done and the service answers
}

export interface EdgeGauges {
  utilisation: number; // of its cores
  answeredPerS: number;
}

export interface Edge extends EdgeFacts, EdgeGauges {}

export function newFunction(
  team: Team,
  of: Pick<FunctionFacts, 'service' | 'memoryMib' | 'reserved' | 'provisioned'>,
): CloudFunction {
  const { service, memoryMib, reserved, provisioned } = of;
  const gauges = { warm: provisioned, busy: 0, coldShare: 0, throttledShare: 0 };
  const made: CloudFunction = { id: takeId(team), service, memoryMib, reserved, provisioned, percent: 0, ...gauges };
  team.functions.push(made);
  return made;
}

export function newEdge(team: Team, of: Pick<EdgeFacts, 'region' | 'untilTick'>): Edge {
  const edge: Edge = {
    id: takeId(team),
    region: of.region,
    state: 'ordered',
    untilTick: of.untilTick,
    leaseEndTick: 0,
    services: [],
    forms: [],
    readyTicks: [],
    utilisation: 0,
    answeredPerS: 0,
  };
  team.edges.push(edge);
  return edge;
}
