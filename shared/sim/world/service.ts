/** A service as its callers and its owner see it, and how its answers and losses are counted. */
import type { Meter } from '../../base/units.ts';

/** A service as its callers and its owner see it. All gauges but the backlog. */
export interface ServiceState {
  backlog: number; // requests that wait beyond what a queue at this load explains
  arrivalsPerS: number;
  offeredPerS: number; // before callers lost any
  capacityPerS: number;
  utilisation: number;
  endpoints: number;
  serving: number;
  lostShare: number;
  meanSeconds: number; // of one call, with its queue
  varSeconds2: number;
  waitSeconds: number; // behind the backlog
  limited: boolean; // its limits, not its hosts, are what it lacks
  errorShare: number; // of calls that a bad release answers with an error
  attempts: number; // calls made for each that is wanted: retries
  callFactor: number; // calls that reach its copies for each that is wanted: retries, breaker, function
  capacityFactor: number; // what shared state and a hiccup leave of its capacity
  proxyMs: number; // CPU of a call that the mesh's proxies take, and the parts inside its program
  failedShare: number; // of calls that reach its copies: lost, or answered when the caller had given up
  hiccupTick: number; // until when it is slowed down; 0: it is not
  breakerTick: number; // until when its breaker is open; 0: it is closed
  badTicks: number; // in a row, over the breaker's share of failures
  contractPerS: number; // calls that a tenant under contract makes, beside the request types
}

export const LOSS_REASONS = [
  'none.serving',
  'endpoint.dead',
  'capacity.limit',
  'capacity.host',
  'late',
  'timeout', // answered when the caller had given up
  'breaker.open',
  'function.throttled',
  'shed',
  'release.bad',
  'network.denied', // no flow is open between the two networks
] as const;
export type LossReason = (typeof LOSS_REASONS)[number];

export const CAUSES = [
  'revenue',
  'late',
  'lost',
  'slaCredit',
  'statefulKill',
  'rent',
  'cloud',
  'setup',
  'power',
  'licence',
  'fixed',
  'resale',
  'functions',
  'edge',
  'shed',
  'storage',
  'registry', // private registry, mirror, scanner
  'contract', // what tenants pay, and what broken promises cost
  'breach',
  'batch',
  'advice', // the way out that a hint knew
] as const;
export type Cause = (typeof CAUSES)[number];

/** Answers of one request type, each counted once: lost = offered − inTime − late. */
export interface TypeCounts {
  offered: Meter;
  inTime: Meter;
  late: Meter;
}

export interface SlaWindow {
  startTick: number;
  offered: number; // whole requests posted in this window
  inTime: number;
  grossMicroCents: number;
}

export function newServiceState(): ServiceState {
  return {
    backlog: 0,
    arrivalsPerS: 0,
    offeredPerS: 0,
    capacityPerS: 0,
    utilisation: 0,
    endpoints: 0,
    serving: 0,
    lostShare: 0,
    meanSeconds: 0,
    varSeconds2: 0,
    waitSeconds: 0,
    limited: false,
    errorShare: 0,
    attempts: 1,
    callFactor: 1,
    capacityFactor: 1,
    proxyMs: 0,
    failedShare: 0,
    hiccupTick: 0,
    breakerTick: 0,
    badTicks: 0,
    contractPerS: 0,
  };
}
