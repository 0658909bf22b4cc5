/**
 * The estate of a team laid out for the tick: what each tick walks stands in typed arrays, in the order in which it is
 * walked. Rebuilt when the team's topology number has risen, and a cache like `lookup`: never hashed, never stored.
 *
 * Layout. A *place* is an instance on a machine that exists. Places stand host by host in the order of `team.hosts`: first
 * what runs right on the host, then, VM by VM, what runs inside its VMs.
 *
 *   host h:  places firstOf[h] … directTo[h] − 1 run on it, its VMs are vmFrom[h] … vmFrom[h + 1] − 1
 *   VM v:    places insideFrom[v] … insideTo[v] − 1
 *   service s: placesOf[serviceFrom[s] … serviceFrom[s + 1] − 1], in id order, so that sums never depend on the layout
 *
 * What is fixed while the topology stands (weights, limits, memory a runtime keeps) is worked out once. States, readiness
 * and the speed of machines are read from the records in every tick: who changes them has to tell nobody. The gauges of a
 * tick (demand, grant, capacity, memory) live in the arrays and are written to the records in the same tick, and a new
 * layout takes them over from there: so a world restored from its records goes on alike, whenever that was.
 */
import type { Rulebook } from '../rulebook.ts';
import type { Host, Instance, Node, Team, Vm } from '../world.ts';

/** What an instance is: a process or a VM, a container that somebody started by hand, or a deployment's pod. */
export const NOT_CONTAINED = 0;
export const BY_HAND = 1;
export const DEPLOYED = 2;

/** What it is doing: it has a process and holds memory; callers are sent to it; it would answer them. */
export const AWAKE = 1;
export const LISTED = 2;
export const ANSWERS = 4;

export interface Places {
  readonly topology: number;
  readonly rules: Rulebook;
  // By host.
  readonly hosts: readonly Host[];
  readonly firstOf: Int32Array;
  readonly directTo: Int32Array;
  readonly vmFrom: Int32Array; // one more than hosts
  readonly hostWeight: Float64Array; // of all tasks on it: places and VMs
  // By VM.
  readonly vms: readonly Vm[];
  readonly insideFrom: Int32Array;
  readonly insideTo: Int32Array;
  readonly vmWeight: Float64Array;
  readonly vmMostM: Float64Array;
  // By node, in the order of `team.nodes`; -1 where it is not on a VM, or its machine is gone.
  readonly nodeHost: Int32Array;
  readonly nodeVm: Int32Array;
  readonly vmsMib: Float64Array; // of one on a host: what the VMs beside it take
  readonly roomMib: Float64Array; // for what runs on it, as last looked at
  // By place.
  readonly ones: readonly Instance[];
  readonly nodes: readonly (Node | undefined)[]; // a container's
  readonly service: Int32Array;
  readonly kind: Uint8Array; // NOT_CONTAINED, BY_HAND, DEPLOYED
  readonly machineOf: Int32Array; // what it runs on: a host's index, or number of hosts + index of a VM
  readonly weight: Float64Array; // in a shortage of CPU
  readonly weightShare: Float64Array; // of all that share with it
  readonly askM: Float64Array; // the most it asks for: its limit, its threads
  readonly mostM: Float64Array; // the most it can use: that, and its VM's cores
  readonly servers: Float64Array; // requests it works on at once
  readonly speed: Float64Array; // of what it runs in, without the machine
  readonly shimMib: Float64Array; // what its runtime keeps for it
  readonly limitMib: Float64Array; // Infinity: none
  // By service.
  readonly serviceFrom: Int32Array; // one more than services
  readonly placesOf: Int32Array;
  readonly evenSpeed: Float64Array; // efficiency of all that serve, where it is one; 0: it is not
  readonly evenAskM: Float64Array; // the same of the most they ask for
  readonly poolMostM: Float64Array; // of those that serve
  readonly poolServers: Float64Array;
  readonly endpoints: Int32Array; // in this tick
  readonly serving: Int32Array;
  // Gauges of the tick: by machine, by host, by place.
  readonly machineSpeed: Float64Array; // work that a millicore does there; 0: nothing runs; -1: not looked at yet
  readonly hostUsedM: Float64Array; // -1: it is not on
  readonly hostSlackM: Float64Array;
  readonly hostReady: Float64Array; // how much longer work takes because it waits for a core
  readonly hostOf: Int32Array;
  readonly status: Uint8Array; // AWAKE, LISTED, ANSWERS
  readonly efficiency: Float64Array;
  readonly demandM: Float64Array;
  readonly grantedM: Float64Array;
  readonly capacityM: Float64Array;
  readonly memoryMib: Float64Array;
  /** Whether, in the last tick that looked, all instances ran: none pulls, starts or waits for a restart. */
  allRunning: boolean;
  /** When states have to be read again although nobody said so; 0: they never were. */
  lookTick: number;
  /** Instances that are nowhere: pods that wait. */
  readonly loose: readonly Instance[];
}

/** While it is being laid out. */
export type Laid = {
  -readonly [K in keyof Places]: Places[K] extends readonly (infer T)[] ? T[] : Places[K];
};

export function emptyPlaces(team: Team, rules: Rulebook, count: number, vmCount: number): Laid {
  const hosts = team.hosts.length;
  const floats = () => new Float64Array(count);
  return {
    topology: team.topology,
    rules,
    hosts: team.hosts.slice(),
    firstOf: new Int32Array(hosts),
    directTo: new Int32Array(hosts),
    vmFrom: new Int32Array(hosts + 1),
    hostWeight: new Float64Array(hosts),
    vms: [],
    insideFrom: new Int32Array(vmCount),
    insideTo: new Int32Array(vmCount),
    vmWeight: new Float64Array(vmCount),
    vmMostM: new Float64Array(vmCount),
    nodeHost: new Int32Array(team.nodes.length).fill(-1),
    nodeVm: new Int32Array(team.nodes.length).fill(-1),
    vmsMib: new Float64Array(team.nodes.length),
    roomMib: new Float64Array(team.nodes.length).fill(-1),
    ones: [],
    nodes: [],
    service: new Int32Array(count),
    kind: new Uint8Array(count),
    machineOf: new Int32Array(count),
    weight: floats(),
    weightShare: floats(),
    askM: floats(),
    mostM: floats(),
    servers: floats(),
    speed: floats(),
    shimMib: floats(),
    limitMib: floats(),
    serviceFrom: new Int32Array(rules.services.length + 1),
    placesOf: new Int32Array(count),
    evenSpeed: new Float64Array(rules.services.length),
    evenAskM: new Float64Array(rules.services.length),
    poolMostM: new Float64Array(rules.services.length),
    poolServers: new Float64Array(rules.services.length),
    endpoints: new Int32Array(rules.services.length),
    serving: new Int32Array(rules.services.length),
    machineSpeed: new Float64Array(hosts + vmCount).fill(-1),
    hostUsedM: new Float64Array(hosts),
    hostSlackM: new Float64Array(hosts),
    hostReady: new Float64Array(hosts),
    hostOf: new Int32Array(count),
    status: new Uint8Array(count),
    efficiency: floats(),
    demandM: floats(),
    grantedM: floats(),
    capacityM: floats(),
    memoryMib: floats(),
    allRunning: false,
    lookTick: 0,
    loose: [],
  };
}
