/** Physical machines: what is known of one, and what is measured. */
import { takeId, touch } from './serial.ts';
import type { Team } from './team.ts';

export const HOST_STATES = ['ordered', 'installing', 'on', 'off', 'booting', 'failed', 'repairing'] as const;
export type HostState = (typeof HOST_STATES)[number];

export const FAILURES = ['none', 'crash', 'hardware', 'power'] as const;
export type Failure = (typeof FAILURES)[number];

/** Of Windows Server: two guests a licence, or any number of them (H11). */
export const EDITIONS = ['standard', 'datacenter'] as const;
export type Edition = (typeof EDITIONS)[number];

export interface HostFacts {
  readonly id: number;
  readonly name: string; // h01, as on its label
  readonly model: number; // index into the rulebook's models
  readonly rack: number;
  readonly slot: number;
  controlPlane: boolean; // a member of the cluster's control plane runs here
  memberMib: number; // memory that this member keeps; 0: none is here
  state: HostState;
  untilTick: number; // when the state ends by itself; 0: it does not
  failure: Failure;
  platform: number; // -1: bare, nothing installed
  runtime: number; // -1: no container engine on its OS
  leaseEndTick: number; // notice was given, it goes then; 0: it stays
  sinceTick: number; // when it was ordered and, from its delivery on, when it was delivered: rent runs from then
  isLate: boolean; // its lorry is
  isCommitted: boolean; // rented to the end, for less
  edition: Edition; // of Windows Server, where it needs one
  overcommitPercent: number; // memory that its VMs may be given, of what it can use; 100: no overcommit
  evacuating: boolean; // its VMs move away one by one, and it takes no new one
  patchedTick: number; // when its system was last patched up to date
  vlan: number; // virtual network of the processes on its own OS; 0: the flat one
  hardened: boolean; // its kernel was made harder to get out of
  breached: boolean; // its kernel is in foreign hands
}

export interface HostGauges {
  cpuUsedM: number; // millicores really used
  cpuUtilisation: number; // 0..1
  readyFactor: number; // how much longer work takes because it waits for a core (CPU ready)
  batchM: number; // of the millicores used, by batch work
  batchWantM: number; // that batch work asks for in the next tick
  slackM: number; // of these, sold on the market for idle CPU
  slackYieldTick: number; // when sold CPU that others want is given back; 0: nobody wants it
  memoryUsedMib: number;
  watts: number;
  cpuCeiling: number; // of its cores, what the cooling of the site lets it use; 1: all
  link: LinkGauge;
}

/** Traffic on a host's network card, MiB a second. */
export interface LinkGauge {
  requests: number; // of calls to what runs on it
  took: number; // of this tick's copies so far
  wants: number; // what they asked for
  wanted: number; // what those of the last tick asked for, by which this tick's share
  latePart: number; // of the calls over it that wait for the wire longer than anybody waits, 0..1
}

export interface Host extends HostFacts, HostGauges {}

export function newHost(team: Team, at: Pick<HostFacts, 'name' | 'model' | 'rack' | 'slot' | 'controlPlane'>): Host {
  const host: Host = {
    id: takeId(team),
    state: 'ordered',
    model: at.model,
    platform: -1,
    cpuCeiling: 1,
    rack: at.rack,
    slot: at.slot,
    cpuUsedM: 0,
    cpuUtilisation: 0,
    readyFactor: 1,
    memoryUsedMib: 0,
    watts: 0,
    batchWantM: 0,
    untilTick: 0,
    leaseEndTick: 0,
    name: at.name,
    controlPlane: at.controlPlane,
    memberMib: 0,
    failure: 'none',
    runtime: -1,
    sinceTick: 0,
    isLate: false,
    isCommitted: false,
    edition: 'standard',
    overcommitPercent: 100,
    evacuating: false,
    patchedTick: 0,
    vlan: 0,
    hardened: false,
    breached: false,
    batchM: 0,
    slackM: 0,
    slackYieldTick: 0,
    link: { requests: 0, took: 0, wants: 0, wanted: 0, latePart: 0 },
  };
  team.hosts.push(host);
  touch(team);
  return host;
}
