/** Nodes of the cluster. */
import { TAINT_EFFECTS } from '../rules/taints.ts';
import { takeId, touch } from './serial.ts';
import type { Team } from './team.ts';

/** What a player's taint does to pods that do not tolerate it; `none`: the node has none. */
export const TAINTINGS = ['none', ...TAINT_EFFECTS] as const;
export type Tainting = (typeof TAINTINGS)[number];

export interface NodeFacts {
  readonly id: number;
  readonly host: number; // 0 when it is a VM
  readonly vm: number; // 0 when it is a host
  readonly cloud: boolean; // rented by the minute
  readonly runtime: number;
  ready: boolean;
  cordoned: boolean;
  pressured: boolean; // short of memory now or within the last minutes
  taintKey: string; // of the taint that a player gave it
  taintEffect: Tainting;
  liveRestore: boolean; // its containers outlive a restart of the engine's daemon
  standalone: boolean; // its engine is in no cluster: containers are run on it by hand
  emulates: boolean; // it runs programs that were built for another processor, slowly
  readonly layers: number[]; // image layers on its disk, ascending
}

export interface NodeHidden {
  heartbeatTick: number; // the last that the control plane heard
  notReadyTick: number; // since when it is not ready; 0: it is
  taintedTick: number; // since when its pods are being driven out (NoExecute); 0: they are not
  pressureTick: number; // when its memory was last seen short; 0: never
  idleTick: number; // since when its autoscaler could do without it; 0: it cannot
  retiring: boolean; // its autoscaler drains it
}

export interface Node extends NodeFacts, NodeHidden {}

export function newNode(team: Team, of: Pick<NodeFacts, 'host' | 'vm' | 'cloud' | 'runtime'>, tick: number): Node {
  const node: Node = {
    id: takeId(team),
    host: of.host,
    vm: of.vm,
    cloud: of.cloud,
    runtime: of.runtime,
    ready: false,
    cordoned: false,
    pressured: false,
    taintKey: '',
    taintEffect: 'none',
    liveRestore: false,
    standalone: false,
    emulates: false,
    layers: [],
    heartbeatTick: tick,
    notReadyTick: 0,
    taintedTick: 0,
    pressureTick: 0,
    idleTick: 0,
    retiring: false,
  };
  team.nodes.push(node);
  touch(team);
  return node;
}
