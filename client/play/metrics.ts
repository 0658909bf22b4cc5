/** What can be charted of which thing: one list for the record of the page, the charts and their table. */
import { byId } from '../../shared/base/ids.ts';
import { TICKS_PER_HOUR } from '../../shared/base/units.ts';
import type { Rulebook } from '../../shared/sim/rulebook.ts';
import type {
  ShownHost,
  ShownInstance,
  ShownService,
  ShownTransfer,
  ShownVm,
  TeamView,
} from '../../shared/sim/shown.ts';
import type { Reading } from './history.ts';
import { memoryGoneMib } from './host-memory.ts';

/** How a number is said and which numbers may share an axis. */
export const UNITS = [
  'percent',
  'mib',
  'watts',
  'perS',
  'ms',
  'count',
  'mibPerS',
  'dollarsPerHour',
  'money',
  'minutes',
] as const;
export type Unit = (typeof UNITS)[number];

export interface Metric<T> {
  readonly id: MetricId;
  readonly unit: Unit;
  readonly read: (thing: T, rules: Rulebook, now: TeamView) => number;
}
export type MetricId =
  | 'cpu'
  | 'memory'
  | 'power'
  | 'link'
  | 'cost'
  | 'waits'
  | 'dirty'
  | 'swap'
  | 'asked'
  | 'capacity'
  | 'load'
  | 'p95'
  | 'errors'
  | 'queue'
  | 'serving'
  | 'calls'
  | 'sent'
  | 'written'
  | 'operator'
  | 'profit'
  | 'inTime'
  | 'lost'
  | 'hosts';

export type ChartKind = 'host' | 'vm' | 'instance' | 'service' | 'transfer' | 'team';
/** A thing with a chart; `id` is a service's index, and 0 of the team. */
export interface ChartOf {
  readonly kind: ChartKind;
  readonly id: number;
}
export const keyOfChart = ({ kind, id }: ChartOf): string => `${kind}${id}`;

const WATTS_TO_HOUR = TICKS_PER_HOUR; // a watt for an hour is as many joules as an hour has seconds
const MICRO_CENTS_PER_DOLLAR = 100_000_000;

/** Rent and power of an hour at what it draws now. */
function dollarsPerHour(host: ShownHost, rules: Rulebook): number {
  const model = rules.models[host.model];
  const isRented = host.state !== 'ordered';
  const rent = isRented ? (model?.rentDollarsPerHour ?? 0) : 0;
  return rent + (host.watts * WATTS_TO_HOUR * rules.prices.perJoule) / MICRO_CENTS_PER_DOLLAR;
}

const HOST: readonly Metric<ShownHost>[] = [
  { id: 'cpu', unit: 'percent', read: (host) => host.cpuPercent },
  { id: 'memory', unit: 'mib', read: (host, rules, now) => memoryGoneMib(now, rules, host) },
  { id: 'power', unit: 'watts', read: (host) => host.watts },
  { id: 'cost', unit: 'dollarsPerHour', read: dollarsPerHour },
  { id: 'link', unit: 'percent', read: (host) => host.linkPercent },
];
const VM: readonly Metric<ShownVm>[] = [
  { id: 'cpu', unit: 'percent', read: (vm) => vm.cpuPercent },
  { id: 'waits', unit: 'percent', read: (vm) => vm.readyPercent },
  { id: 'dirty', unit: 'mibPerS', read: (vm) => vm.dirtyMibPerS },
  { id: 'swap', unit: 'mib', read: (vm) => vm.swapMib },
];
const INSTANCE: readonly Metric<ShownInstance>[] = [
  { id: 'cpu', unit: 'percent', read: (one) => one.cpuPercent },
  { id: 'memory', unit: 'mib', read: (one) => one.memoryUsedMib },
];
const SERVICE: readonly Metric<ShownService>[] = [
  { id: 'asked', unit: 'perS', read: (service) => service.arrivalsPerS },
  { id: 'capacity', unit: 'perS', read: (service) => service.capacityPerS },
  { id: 'p95', unit: 'ms', read: (service) => service.p95Ms },
  { id: 'errors', unit: 'percent', read: (service) => service.lostPermille / 10 },
  { id: 'queue', unit: 'count', read: (service) => service.waiting },
  { id: 'load', unit: 'percent', read: (service) => service.utilisationPercent },
  { id: 'serving', unit: 'count', read: (service) => service.serving },
  { id: 'calls', unit: 'percent', read: (service) => service.callsPercent },
];
const TRANSFER: readonly Metric<ShownTransfer>[] = [
  { id: 'sent', unit: 'percent', read: (transfer) => transfer.percent },
  { id: 'written', unit: 'mib', read: (transfer) => transfer.dirtyMib },
];
/** Of the team, what its own curve (one since the start, from the server) does not hold. */
const TEAM: readonly Metric<TeamView>[] = [
  { id: 'operator', unit: 'minutes', read: (now) => now.facts.operatorMilliMinutes / 1000 },
  { id: 'power', unit: 'watts', read: (now) => now.hosts.reduce((sum, host) => sum + host.watts, 0) },
];
/** And what that curve does hold. */
export const TEAM_CURVE = [
  { id: 'profit', unit: 'money' },
  { id: 'asked', unit: 'perS' },
  { id: 'capacity', unit: 'perS' },
  { id: 'inTime', unit: 'percent' },
  { id: 'lost', unit: 'perS' },
  { id: 'hosts', unit: 'count' },
] as const;

export interface MetricName {
  readonly id: MetricId;
  readonly unit: Unit;
}
export const METRICS: Readonly<Record<ChartKind, readonly MetricName[]>> = {
  host: HOST,
  vm: VM,
  instance: INSTANCE,
  service: SERVICE,
  transfer: TRANSFER,
  team: [...TEAM_CURVE, ...TEAM],
};
/** What an inspector shows first. */
export const FIRST_METRICS: Readonly<Record<ChartKind, readonly MetricId[]>> = {
  host: ['cpu', 'memory'],
  vm: ['cpu', 'waits'],
  instance: ['cpu', 'memory'],
  service: ['asked', 'capacity', 'p95'],
  transfer: ['sent', 'written'],
  team: ['profit', 'inTime'],
};

/** One number of one thing as it is shown now; null: it is not there, or has no such number. */
export function readingNow({ kind, id }: ChartOf, metric: MetricId, now: TeamView, rules: Rulebook): number | null {
  const of = <T>(metrics: readonly Metric<T>[], thing: T | undefined): number | null => {
    const read = metrics.find((one) => one.id === metric)?.read;
    return thing === undefined || read === undefined ? null : read(thing, rules, now);
  };
  switch (kind) {
    case 'host':
      return of(HOST, byId(now.hosts, id));
    case 'vm':
      return of(VM, byId(now.vms, id));
    case 'instance':
      return of(INSTANCE, byId(now.instances, id));
    case 'service':
      return of(SERVICE, now.services[id]);
    case 'transfer':
      return of(TRANSFER, byId(now.transfers, id));
    case 'team':
      return of(TEAM, now);
  }
}

/** Everything that is recorded of a view, a thing a line. */
export function* readingsOf(now: TeamView, rules: Rulebook): Generator<Reading> {
  yield* readingsFor('host', now.hosts, HOST, rules, now);
  yield* readingsFor('vm', now.vms, VM, rules, now);
  for (const one of now.instances) {
    // The process of a VM is shown by its VM.
    if (one.kind !== 'vm')
      yield { key: `instance${one.id}`, values: INSTANCE.map(({ read }) => read(one, rules, now)) };
  }
  yield* readingsFor('transfer', now.transfers, TRANSFER, rules, now);
  for (const [index, service] of now.services.entries()) {
    yield { key: `service${index}`, values: SERVICE.map(({ read }) => read(service, rules, now)) };
  }
  yield { key: 'team0', values: TEAM.map(({ read }) => read(now, rules, now)) };
}

function* readingsFor<T extends { readonly id: number }>(
  kind: ChartKind,
  things: readonly T[],
  metrics: readonly Metric<T>[],
  rules: Rulebook,
  now: TeamView,
): Generator<Reading> {
  for (const thing of things) {
    yield { key: `${kind}${thing.id}`, values: metrics.map(({ read }) => read(thing, rules, now)) };
  }
}
