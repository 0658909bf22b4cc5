/** What could be answered, in requests of today's mix: by copies as far as they go, by functions as far as their instances. */
import type { Rulebook } from '../rulebook.ts';
import { functionSeconds, growthWithin } from '../rules/function-instances.ts';
import type { FunctionFacts } from '../world.ts';

export interface Serving {
  readonly ratesPerS: readonly number[]; // asked for, by request type
  readonly functions: readonly Readonly<FunctionFacts>[];
  callsPerS(service: number): number; // that its copies could do
}

/** Requests a second, in the mix of now, that could be answered: each application as far as its weakest service goes. */
export function answerable(rules: Rulebook, serving: Serving): number {
  const growth = functionGrowth(rules, serving);
  let capacity = 0;
  for (let demand = 0; demand < rules.demands.length; demand++) {
    capacity += applicationCapacity(rules, serving, demand, growth);
  }
  return Math.round(capacity);
}

function applicationCapacity(rules: Rulebook, serving: Serving, demand: number, growth: readonly number[]): number {
  const asked = rules.types.reduce(
    (sum, type) => sum + (type.demand === demand ? (serving.ratesPerS[type.index] ?? 0) : 0),
    0,
  );
  if (asked <= 0) return 0;
  let capacity = Number.POSITIVE_INFINITY;
  for (const { index } of rules.services) {
    const calls = callsTo(rules, serving, index, demand);
    if (calls === 0) continue;
    const toCopies = 1 - shareOf(serving, index);
    if (toCopies > 0) capacity = Math.min(capacity, (serving.callsPerS(index) * asked) / (calls * toCopies));
    if (toCopies < 1) capacity = Math.min(capacity, (growth[index] ?? 0) * asked);
  }
  return Number.isFinite(capacity) ? capacity : asked;
}

/** By how much the calls to each function could grow within its own instances, or within those it shares (SPEC FN3, FN4). */
function functionGrowth(rules: Rulebook, serving: Serving): number[] {
  const growth: number[] = [];
  const sharing: number[] = [];
  let pool = rules.scenario.functionQuota ?? rules.economy.functions.concurrency;
  for (const one of serving.functions) {
    const busy = busyInstances(rules, serving, one);
    pool -= one.reserved;
    if (one.reserved > 0) growth[one.service] = growthWithin(one.reserved, [busy]);
    else sharing.push(busy);
  }
  const shared = growthWithin(Math.max(0, pool), sharing);
  for (const { service } of serving.functions) growth[service] ??= shared;
  return growth;
}

function busyInstances(rules: Rulebook, serving: Serving, { service, percent, memoryMib }: FunctionFacts): number {
  const cpuMs = rules.services[service]?.cpuMsPerCall ?? 0;
  return (callsTo(rules, serving, service) * percent * functionSeconds(cpuMs, memoryMib)) / 100;
}

/** By application, of the CPU time that its requests of now take, the part that functions do; 0 to 1. */
export function functionShares(rules: Rulebook, serving: Pick<Serving, 'ratesPerS' | 'functions'>): number[] {
  return rules.demands.map((_, demand) => {
    let [all, byFunctions] = [0, 0];
    for (const { index, cpuMsPerCall } of rules.services) {
      const work = callsTo(rules, serving, index, demand) * cpuMsPerCall;
      all += work;
      byFunctions += work * shareOf(serving, index);
    }
    return all > 0 ? byFunctions / all : 0;
  });
}

/** That part as requests a second. */
export function functionsPerS(rules: Rulebook, serving: Pick<Serving, 'ratesPerS' | 'functions'>): number {
  const shares = functionShares(rules, serving);
  return rules.types.reduce((sum, type) => sum + (serving.ratesPerS[type.index] ?? 0) * (shares[type.demand] ?? 0), 0);
}

const shareOf = ({ functions }: Pick<Serving, 'functions'>, service: number): number =>
  (functions.find((one) => one.service === service)?.percent ?? 0) / 100;

/** Calls a second to a service, by the requests of one application or of all. */
function callsTo(rules: Rulebook, { ratesPerS }: Pick<Serving, 'ratesPerS'>, service: number, demand = -1): number {
  let calls = 0;
  for (const type of rules.types) {
    if (demand < 0 || type.demand === demand) calls += (ratesPerS[type.index] ?? 0) * (type.visits[service] ?? 0);
  }
  return calls;
}
