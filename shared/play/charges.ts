/**
 * What the ledger lost beside answers: money paid back, promises broken, memory and secrets gone, work left undone. Read
 * from each tick's events and from the world after it, so that every cent has a service and the chain of its moment.
 */
import { byId } from '../base/ids.ts';
import { MICRO_CENTS_PER_DOLLAR } from '../base/units.ts';
import type { SimEvent } from '../sim/events.ts';
import { explainService, type Why, why } from '../sim/explain.ts';
import { causeMicroCents } from '../sim/ledger.ts';
import type { Rulebook } from '../sim/rulebook.ts';
import { offerOf } from '../sim/security/contracts.ts';
import { type Contract, FREE_BATCH_M, type Team } from '../sim/world.ts';

export const CHARGES = [
  'credited', // ten minutes with too few answers in time
  'tenant.shared', // a tenant found others where none should be
  'tenant.left',
  'tenant.refunded',
  'audited', // a service was found on a shared kernel
  'memory.lost', // with what a stateful service kept in it
  'breached',
  'batch.late',
] as const;
export type Charge = (typeof CHARGES)[number];

export interface Charged {
  readonly charge: Charge;
  readonly service: number; // -1: of none
  readonly microCents: number;
  readonly chain: Why[];
}

/** What has to be known of the ticks before; plain, since a checkpoint keeps it. */
export interface ChargeMemory {
  topology: number; // at which `running` was counted
  running: number[]; // of the stateful services: copies and VMs, by service
  memoryMicroCents: number; // that `memory.lost` came to so far
  closed: number[]; // contracts that ended, and why is told
  window: { startTick: number; step: number; service: number; chain: Why[] }; // what hurt most in the SLA's window
}

export function newChargeMemory(rules: Rulebook, team: Team): ChargeMemory {
  const memory = { topology: -1, running: [], memoryMicroCents: 0, closed: [], window: calm(0) };
  countRunning(memory, rules, team);
  return memory;
}

const calm = (startTick: number): ChargeMemory['window'] => ({ startTick, step: 0, service: 0, chain: [] });

/** A service lost so much in answers since the last look: the SLA's window remembers the worst. */
export function noteHurt(memory: ChargeMemory, team: Team, service: number, step: number, chain: () => Why[]): void {
  const { startTick } = team.sla;
  if (memory.window.startTick !== startTick) memory.window = calm(startTick);
  if (step > memory.window.step) memory.window = { startTick, step, service, chain: chain() };
}

/** Call after every tick with the team's events. */
export function chargesOf(memory: ChargeMemory, rules: Rulebook, team: Team, events: readonly SimEvent[]): Charged[] {
  const lost = memoryLost(memory, rules, team);
  if (events.length === 0 && team.contracts.length === 0) return lost; // most ticks
  const told = events.flatMap((event) => chargeOf(memory, rules, team, event, events));
  return [...told, ...refunds(memory, rules, team, events), ...lost];
}

function chargeOf(
  memory: ChargeMemory,
  rules: Rulebook,
  team: Team,
  { kind, subject, detail }: SimEvent,
  events: readonly SimEvent[],
): Charged[] {
  const of = (charge: Charge, service: number, microCents: number, head: Why[] = []): Charged[] => {
    return [{ charge, service, microCents, chain: [...head, ...explainService(rules, team, service)] }];
  };
  const contract = byId(team.contracts, subject);
  switch (kind) {
    case 'sla.credit':
      return [credit(memory, rules, team, subject, detail)];
    case 'contract.broken':
      return contract === undefined ? [] : of('tenant.shared', contract.service, detail);
    case 'contract.lost':
      return contract === undefined ? [] : of('tenant.left', contract.service, detail, leaving(contract, events));
    case 'auditor.failed':
      return detail === 0 ? [] : audited(serviceOf(team, subject), detail);
    case 'service.breached':
      return of('breached', detail, rules.prices.breach, [why('service.breached', detail)]);
    case 'batch.late':
      return [{ charge: 'batch.late', service: -1, microCents: subject, chain: [batchLeft(team, detail)] }];
    default:
      return [];
  }
}

function audited(service: number, microCents: number): Charged[] {
  return [{ charge: 'audited', service, microCents, chain: [why('service.audited', service)] }];
}

/** To the service that hurt most in those ten minutes, as it was then: by now all may be well again. */
function credit(memory: ChargeMemory, rules: Rulebook, team: Team, tenThousandths: number, paid: number): Charged {
  const { step, service, chain } = memory.window;
  const then = step > 0 ? chain : explainService(rules, team, service);
  const met = rules.economy.slaTiers.filter(({ below }) => tenThousandths <= below * 10_000);
  const tier = met.sort((a, b) => b.creditShare - a.creditShare)[0];
  const numbers = { belowPercent: 100 * (tier?.below ?? 1), backPercent: 100 * (tier?.creditShare ?? 0) };
  const head = why('service.credited', service, { inTimeTenThousandths: tenThousandths, ...numbers });
  return { charge: 'credited', service, microCents: paid, chain: [head, ...then] };
}

/** Whom the auditor sent away; the others say it themselves by what their service lacks. */
function leaving({ service }: Contract, events: readonly SimEvent[]): Why[] {
  const isAudited = events.some(({ kind, detail }) => kind === 'auditor.failed' && detail === 0);
  return [why(isAudited ? 'service.audited' : 'service.tenant_left', service)];
}

/** The auditor names a deployment, or a copy where there is none. */
function serviceOf(team: Team, subject: number): number {
  return byId(team.deployments, subject)?.service ?? byId(team.instances, subject)?.service ?? 0;
}

function batchLeft(team: Team, minutes: number): Why {
  const isHeld = team.batchLimitM < FREE_BATCH_M;
  return why('batch.left', 0, { minutes, ...(isHeld && { limitM: team.batchLimitM }) });
}

/** A tenant that went without its time being up or a promise broken was bought out. */
function refunds(memory: ChargeMemory, rules: Rulebook, team: Team, events: readonly SimEvent[]): Charged[] {
  return team.contracts.flatMap((contract): Charged[] => {
    const { id, state, service } = contract;
    if (state !== 'ended' || memory.closed.includes(id)) return [];
    memory.closed.push(id);
    if (events.some(({ kind, subject }) => kind === 'contract.ended' && subject === id)) return [];
    const microCents = offerOf(rules, contract).dollarsPerHour * MICRO_CENTS_PER_DOLLAR;
    return [{ charge: 'tenant.refunded', service, microCents, chain: [why('service.tenant_refunded', service)] }];
  });
}

/** Nothing says whose memory it was: it is told of the stateful service of which most are gone. */
function memoryLost(memory: ChargeMemory, rules: Rulebook, team: Team): Charged[] {
  const before = memory.running;
  countRunning(memory, rules, team);
  if (memory.running === before) return []; // nothing went anywhere
  const lost = -causeMicroCents(team, 'statefulKill') - memory.memoryMicroCents;
  if (lost === 0) return [];
  memory.memoryMicroCents += lost;
  const fewer = rules.services.flatMap(({ index, stateful }) =>
    stateful ? [{ service: index, by: (before[index] ?? 0) - (memory.running[index] ?? 0) }] : [],
  );
  const worst = fewer.reduce((most, one) => (one.by > most.by ? one : most));
  const chain = explainService(rules, team, worst.service);
  return [{ charge: 'memory.lost', service: worst.service, microCents: lost, chain }];
}

function countRunning(memory: ChargeMemory, rules: Rulebook, team: Team): void {
  if (memory.topology === team.topology) return;
  memory.topology = team.topology;
  memory.running = rules.services.map(() => 0);
  if (!rules.services.some(({ stateful }) => stateful)) return;
  const count = (service: number) => {
    memory.running[service] = (memory.running[service] ?? 0) + 1;
  };
  for (const vm of team.vms) if (vm.state === 'running' && vm.service >= 0) count(vm.service);
  for (const one of team.instances) if (one.state === 'running' && one.kind !== 'vm') count(one.service);
}
