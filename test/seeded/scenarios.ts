/** Shipped scenarios with everything allowed and everything going wrong, and clocks that run eight times as fast. */

import { loadContent } from '../../server/content.ts';
import type { Catalogue } from '../../shared/content/catalogue.ts';
import { type IncidentKind, type Scenario, scenarioSchema, VERBS } from '../../shared/content/schema.ts';
import { inTier } from '../../shared/content/tiers.ts';

type HostSpec = Scenario['hosts'][number];

/** Ids of the derived scenarios: containers on hosts, VMs, plain boxes, each with all the others' commands. */
export const WIDE = ['wide-launch-day', 'wide-2-1', 'wide-1-1'] as const;
/** And the day on which every mechanism is on, and the other matches: not for the tests that play each of WIDE for long. */
export const ALL_WIDE = [
  'wide-chaos-day',
  ...WIDE,
  'wide-consolidation-cup',
  'wide-rack-down',
  'wide-black-friday',
] as const;

const HURRY = 8;
const sooner = (ticks: number) => Math.max(1, Math.ceil(ticks / HURRY));

export function wideCatalogue(): Catalogue {
  const shipped = loadContent();
  const { economy } = shipped;
  const timers = Object.fromEntries(Object.entries(economy.timers).map(([name, ticks]) => [name, sooner(ticks)]));
  const quick: Catalogue = {
    ...shipped,
    hardware: shipped.hardware.map((model) => ({
      ...model,
      leadTicks: sooner(model.leadTicks ?? 80),
      noticeTicks: sooner(model.noticeTicks),
    })),
    platforms: shipped.platforms.map((one) => ({ ...one, installTicks: sooner(one.installTicks) })),
    guests: shipped.guests.map((one) => ({ ...one, bootTicks: sooner(one.bootTicks) })),
    economy: { ...economy, timers, operatorMinutesPerMinute: 240, slaWindowTicks: 120, edge: quickEdge(economy.edge) },
  };
  return { ...quick, scenarios: [...quick.scenarios, ...ALL_WIDE.map((id) => widen(quick, id.slice('wide-'.length)))] };
}

function quickEdge(edge: Catalogue['economy']['edge']): typeof edge {
  return { ...edge, leadTicks: 10, noticeTicks: sooner(edge.noticeTicks) }; // a short match shall have one to use
}

function widen(catalogue: Catalogue, id: string): Scenario {
  const hardest = inTier(catalogue.scenarios, id, 'pro'); // the tier that has every mechanism of its day
  const base = catalogue.scenarios.find((scenario) => scenario.id === hardest) as Scenario;
  const application = catalogue.applications.find((app) => app.id === base.demands[0]?.application);
  const service = application?.services[0]?.id ?? '';
  const racks = base.racks.map((rack) => ({ ...rack, slots: rack.slots + 2 }));
  const hosts = [...base.hosts, ...extraHosts(base, service)];
  return scenarioSchema.parse({
    ...base,
    id: `wide-${id}`,
    kind: 'match',
    tier: null,
    stars: null,
    pace: 10,
    realMinutes: 5,
    racks,
    hosts: hosts.map((host, index) => ({ ...(id === '1-1' ? unclustered(host) : host), controlPlane: index < 3 })),
    models: catalogue.hardware.map((model) => model.id),
    platforms: catalogue.platforms.map((platform) => platform.id),
    guests: catalogue.guests.map((guest) => guest.id),
    runtimes: catalogue.runtimes.map((runtime) => runtime.id),
    orchestrators: startingWith(id, catalogue),
    verbs: VERBS,
    installByTemplate: true,
    startCashDollars: 20_000,
    hazardFactor: 3,
    offers: base.offers.map((offer) => ({ ...offer, atMinutes: [1, 3] })),
    patches: { firstMinute: 1, everyMinutes: 3 },
    storage: { poolGib: 1000 },
    incidents: trouble(base, service, application?.requestTypes[0]?.id ?? ''),
    night: { minutes: 5, incident: incident('rack.dark', 1, 'most-earning', 1) },
    plans: [],
    reference: null,
  });
}

/** All products to choose from; the estates of few containers start under one that can do less. */
function startingWith(id: string, { orchestrators }: Catalogue): string[] {
  const first = { '2-1': 'swarm', '1-1': 'mesos' }[id] ?? 'kubernetes';
  return [first, ...orchestrators.map((one) => one.id).filter((one) => one !== first)];
}

/** Plain boxes have no cluster yet: whoever makes one may choose what runs it. */
function unclustered(host: HostSpec): HostSpec {
  return { ...host, runtime: null, vms: host.vms.map((vm) => ({ ...vm, runtime: null })) };
}

/** A hypervisor whose VM is a node of the cluster beside an empty VM, an OS with a node, one with a process, a bare box. */
function extraHosts(base: Scenario, service: string): HostSpec[] {
  const at = (rack: number, more: number) => ({ rack, slot: (base.racks[rack]?.slots ?? 0) + more });
  const bare = { model: 's12', platform: null, runtime: null, controlPlane: false, processes: [], vms: [] };
  const vm = { guest: 'linux', vcpus: 4, memoryMib: 8192, service: null };
  const vms = [
    { ...vm, name: 'node-vm', runtime: 'containerd' },
    { ...vm, name: 'empty-vm', runtime: null },
  ];
  return [
    { ...bare, ...at(0, 0), name: 'x1', platform: 'kvm', vms },
    { ...bare, ...at(0, 1), name: 'x2', platform: 'kvm' },
    { ...bare, ...at(1, 0), name: 'x3', platform: 'linux', runtime: 'docker' },
    { ...bare, ...at(1, 1), name: 'x4', platform: 'linux', processes: [service] },
  ];
}

function incident(kind: IncidentKind, minute: number, target: string, minutes: number, factor = 1) {
  const warningMinutes = Math.min(1, minute);
  const common = { loadAtLeast: 0, noShowShare: kind === 'crowd' ? 0.3 : 0, chance: 0.8, warningMinutes };
  return { ...common, id: kind.replace('.', '-'), kind, atMinutes: [minute, minute + 8], minutes, target, factor };
}

/** One of each kind, early enough for a short match. */
function trouble(base: Scenario, service: string, requestType: string) {
  const application = base.demands[0]?.application ?? '';
  return [
    incident('crowd', 1, application, 3, 3),
    incident('mix.shift', 2, requestType, 4, 5),
    incident('demand.step', 3, application, 4, 0.2),
    incident('host.dies', 4, 'busiest', 0),
    incident('host.serviced', 6, 'x1', 2),
    incident('rack.dark', 8, 'most-earning', 3),
    incident('pod.hangs', 2, service, 0),
    incident('pod.crashes', 5, service, 0),
    incident('base.cve', 1, 'most-used', 0),
  ];
}

/** The same catalogue with one of its scenarios over after so many real minutes. */
export function shorten(catalogue: Catalogue, id: string, realMinutes: number): Catalogue {
  const scenarios = catalogue.scenarios.map((one) => (one.id === id ? { ...one, realMinutes } : one));
  return { ...catalogue, scenarios };
}
