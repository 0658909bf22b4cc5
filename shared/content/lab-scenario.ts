/** The scenario of a lab: steady demand, no trouble but what its player makes, everything allowed, and no end in sight. */

import type { z } from 'zod';
import type { Catalogue } from './catalogue.ts';
import { LAB_ID, LAB_STARTS, LabError, type LabSetup, labIssues } from './lab.ts';
import {
  type Application,
  type CallNode,
  type Hardware,
  type Scenario,
  type ServiceSpec,
  scenarioSchema,
  VERBS,
} from './schema.ts';

const PACE = 10; // ticks a real second, as most levels have
/** A simulated month: 72 hours of play at pace 10 (game choice: far beyond a sitting, and a lease has an end to count to). */
const REAL_MINUTES = 30 * 24 * 6;
/** Money is counted and never in the way (game choice). */
const CASH_DOLLARS = 1_000_000;
const NOISE_SHARE = 0.03; // as on Launch Day
const RACK_SLOTS = 8; // as on Chaos Day
const RACKS: Scenario['racks'] = ['A', 'B', 'C'].map((name) => ({ name, slots: RACK_SLOTS }));

/** Of the estate that runs already: the first of these on which its largest container fits. */
const MODELS: readonly string[] = ['s12', 'm64'];
const NODES = {
  linux: { platform: 'linux', runtime: 'containerd' },
  windows: { platform: 'windows', runtime: 'docker-windows' },
} as const;
/** Replicas are planned to this share of their limit, and hosts to this share of their memory and CPU (game choice: room). */
const POD_FULL = 0.5;
const HOST_FULL = 0.7;
/** What a node keeps for system, engine and agent, in whole figures above what they are (game choice). */
const NODE_RESERVE_MIB = 2048;

type Estate = Pick<Scenario, 'racks' | 'hosts' | 'deployments'> & Partial<Scenario>;

/** The catalogue with this lab as one more scenario. @throws LabError */
export function labCatalogue(catalogue: Catalogue, setup: LabSetup): Catalogue {
  const issues = labIssues(setup, catalogue);
  if (issues.length > 0) throw new LabError(issues);
  return { ...catalogue, scenarios: [...catalogue.scenarios, labScenario(catalogue, setup)] };
}

function labScenario(catalogue: Catalogue, setup: LabSetup): Scenario {
  const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);
  return scenarioSchema.parse({
    ...BARE,
    platforms: ids(catalogue.platforms),
    guests: ids(catalogue.guests),
    runtimes: ids(catalogue.runtimes),
    orchestrators: ids(catalogue.orchestrators),
    ...estateOf(catalogue, setup),
    models: [...setup.models],
    demands: setup.applications.map(({ id, requestsPerSecond }) => ({
      application: id,
      requestsPerSecond: [[0, requestsPerSecond]],
      regimes: null,
      noiseShare: NOISE_SHARE,
    })),
  } satisfies z.input<typeof scenarioSchema>);
}

function estateOf(catalogue: Catalogue, setup: LabSetup): Estate {
  if (setup.start === LAB_STARTS.empty) return { racks: RACKS, hosts: [], deployments: [] };
  if (setup.start === LAB_STARTS.running) return runningEstate(catalogue, setup);
  const from = catalogue.scenarios.find(({ id }) => id === setup.start) as Scenario;
  const { racks, hosts, deployments, storage, imageSupply, regions, retries, orchestrators } = from;
  const all = new Set([...orchestrators, ...catalogue.orchestrators.map(({ id }) => id)]);
  return { racks, hosts, deployments, storage, imageSupply, regions, retries, orchestrators: [...all] };
}

interface Wanted {
  readonly service: ServiceSpec;
  readonly replicas: number;
  readonly cpuM: number; // of all of them: what they ask for, or what they will use
  readonly mib: number;
}

/** Every service in as many containers as its demand needs, on as many machines of its kernel as those need. */
function runningEstate(catalogue: Catalogue, setup: LabSetup): Estate {
  const wanted = setup.applications.flatMap(({ id, requestsPerSecond }): Wanted[] => {
    const app = catalogue.applications.find((entry) => entry.id === id) as Application;
    const calls = callsOf(app);
    return app.services.map((service) => wantedOf(service, requestsPerSecond * (calls.get(service.id) ?? 0)));
  });
  const kernelOf = ({ service }: Wanted) => catalogue.images.find(({ id }) => id === service.image)?.kernel;
  const systems = (['linux', 'windows'] as const).flatMap((kernel) => {
    const { model, count } = hostsFor(
      catalogue,
      wanted.filter((one) => kernelOf(one) === kernel),
    );
    return Array.from({ length: count }, () => ({ model, ...NODES[kernel] }));
  });
  const slots = Math.max(RACK_SLOTS, Math.ceil(systems.length / RACKS.length) + 2); // and room for more
  return {
    racks: RACKS.map((rack) => ({ ...rack, slots })),
    hosts: systems.map((system, place) => ({
      name: `h${place + 1}`,
      rack: place % RACKS.length,
      slot: Math.floor(place / RACKS.length),
      ...system,
      controlPlane: false,
      processes: [],
      vms: [],
    })),
    deployments: wanted.map(({ service, replicas }) => ({
      service: service.id,
      replicas,
      priority: 0,
      liveness: true,
      readiness: true,
    })),
  };
}

/** Two at least, where any are needed: one may die. */
function hostsFor(catalogue: Catalogue, wanted: readonly Wanted[]): { model: string; count: number } {
  const models = catalogue.hardware.filter(({ id }) => MODELS.includes(id)).sort((a, b) => a.cores - b.cores);
  const fits = (model: Hardware) =>
    wanted.every(({ service }) => service.requestCpuM <= model.cores * 1000 * HOST_FULL);
  const model = models.find(fits) ?? (models.at(-1) as Hardware);
  const share = (of: (one: Wanted) => number, has: number) => wanted.reduce((sum, one) => sum + of(one), 0) / has;
  const needs = Math.max(
    share((one) => one.cpuM, model.cores * 1000),
    share((one) => one.mib, model.memoryMib - NODE_RESERVE_MIB),
  );
  return { model: model.id, count: wanted.length === 0 ? 0 : Math.max(2, Math.ceil(needs / HOST_FULL)) };
}

/** State does not multiply: it stays one copy. */
function wantedOf(service: ServiceSpec, callsPerS: number): Wanted {
  const useM = callsPerS * service.cpuMsPerCall;
  const mostM = service.threads * 1000;
  const eachM = (service.limitCpuM > 0 ? Math.min(service.limitCpuM, mostM) : mostM) * POD_FULL;
  const replicas = service.stateful ? 1 : Math.max(1, Math.ceil(useM / eachM));
  return {
    service,
    replicas,
    cpuM: Math.max(useM, replicas * service.requestCpuM),
    mib: replicas * Math.max(service.requestMib, service.memoryBaseMib),
  };
}

/** Calls of each service in a mean request. */
function callsOf({ requestTypes }: Application): Map<string, number> {
  const calls = new Map<string, number>();
  const weights = requestTypes.reduce((sum, { weight }) => sum + weight, 0);
  const walk = (node: CallNode, times: number): void => {
    const here = times * node.times;
    calls.set(node.service, (calls.get(node.service) ?? 0) + here);
    for (const call of node.calls) walk(call, here);
  };
  for (const { entry, weight } of requestTypes) walk(entry, weight / weights);
  return calls;
}

/** A match in which nothing happens by itself. */
const BARE = {
  id: LAB_ID,
  kind: 'match',
  number: '',
  title: 'The Lab',
  brief: ['Everything is for sale and allowed.', 'Demand is what you set it to.', 'Trouble comes when you call it.'],
  chapter: 0,
  choice: false,
  pace: PACE,
  realMinutes: REAL_MINUTES,
  verbs: VERBS.filter((verb) => verb !== 'takeAdvice'), // there are no hints to pay for
  installByTemplate: true,
  startCashDollars: CASH_DOLLARS,
  fixedDollarsPerHour: null,
  hazardFactor: 0, // what breaks, breaks by the player's hand
  forecast: { everyMinutes: 2, horizonMinutes: 30, errorShare: 0 }, // as Launch Day's, and nothing unforeseen
  incidents: [],
  inTimeTarget: 0.99,
  stars: null,
  night: { minutes: 1, incident: null },
  withheld: [],
  plans: [],
  reference: null,
  in: {
    de: {
      title: 'Das Labor',
      brief: ['Alles ist zu haben und erlaubt.', 'Die Nachfrage stellst du ein.', 'Ärger kommt, wenn du ihn rufst.'],
    },
  },
  source: 'tuning: a bench, not a level',
} satisfies Partial<z.input<typeof scenarioSchema>>;
