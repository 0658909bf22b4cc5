/**
 * The catalogue of one scenario, compiled once: text ids become indexes, dollars micro-cents per tick, call graphs
 * visit counts. Immutable; `step` depends on the world, this and the entries of the tick, and nothing else.
 */
import { assert } from '../base/assert.ts';
import { BILL_HOURS_PER_HOUR, MICRO_CENTS_PER_DOLLAR, TICKS_PER_HOUR, TICKS_PER_MINUTE } from '../base/units.ts';
import type { Catalogue } from '../content/catalogue.ts';
import type {
  CallNode,
  Economy,
  Image,
  OfferSpec,
  RequestTypeSpec,
  Scenario,
  ServiceSpec,
  Verb,
} from '../content/schema.ts';
import { compileRegions } from './beyond/regions.ts';
import type { Rulebook, ServiceRule, TypeRule } from './rulebook.ts';
import type { Path } from './rules/path.ts';

const JOULES_PER_KWH = 3_600_000;

/** @throws when the scenario is not in the catalogue (a programming error: callers list what there is). */
export function compileRulebook(catalogue: Catalogue, scenarioId: string): Rulebook {
  const scenario = catalogue.scenarios.find((entry) => entry.id === scenarioId);
  assert(scenario !== undefined, `no scenario "${scenarioId}"`);
  const layers = compileLayers(catalogue.images);
  const services = compileServices(catalogue, scenario, layers);
  const fixed = scenario.fixedDollarsPerHour ?? catalogue.economy.fixedDollarsPerHour;
  return {
    scenario,
    economy: scenario.freeHands ? { ...catalogue.economy, operatorMinutes: {} } : catalogue.economy, // MN8
    prices: {
      perJoule:
        (catalogue.economy.electricityDollarsPerKwh *
          catalogue.economy.pue *
          BILL_HOURS_PER_HOUR *
          MICRO_CENTS_PER_DOLLAR) /
        JOULES_PER_KWH,
      fixedPerTick: perTick(fixed),
      breach: catalogue.economy.breachDollars * MICRO_CENTS_PER_DOLLAR,
      advice: advicePrice(catalogue.economy, scenario),
      statefulKill: catalogue.economy.statefulKillDollars * MICRO_CENTS_PER_DOLLAR,
      overdraft: catalogue.economy.overdraftDollars * MICRO_CENTS_PER_DOLLAR,
    },
    models: catalogue.hardware.map((model) => ({
      ...model,
      capacityM: model.cores * 1000,
      rentPerTick: perTick(model.rentDollarsPerHour),
      committedPerTick: perTick(model.rentDollarsPerHour * (1 - catalogue.economy.commitDiscountShare)),
      setup: model.setupDollars * MICRO_CENTS_PER_DOLLAR,
      sold: model.leadTicks !== null && scenario.models.includes(model.id),
    })),
    platforms: catalogue.platforms.map((platform) => ({
      ...platform,
      licencePerCoreTick: perTick(platform.licenceDollarsPerCoreHour),
      osEfficiency: platform.kind === 'type2' ? 1 : platform.cpuEfficiency,
    })),
    guests: catalogue.guests,
    runtimes: catalogue.runtimes,
    images: catalogue.images,
    orchestrators: catalogue.orchestrators,
    layerMib: layers.mib,
    layerOf: layers.index,
    services,
    types: compileTypes(catalogue, scenario, services),
    demands: scenario.demands.map((spec) => ({ spec, peak: Math.max(...spec.requestsPerSecond.map((p) => p[1])) })),
    regions: compileRegions(scenario),
    // Who may be hinted to may also ask for the rest of it.
    verbs: new Set<Verb>(scenario.hints.length > 0 ? [...scenario.verbs, 'takeAdvice'] : scenario.verbs),
    endTick: scenario.realMinutes * TICKS_PER_MINUTE * scenario.pace,
    ...compileFeeds(scenario),
  };
}

function perTick(dollarsPerHour: number): number {
  return (dollarsPerHour * MICRO_CENTS_PER_DOLLAR) / TICKS_PER_HOUR;
}

/** Racks that name the same feed share it; one that names none has its own. */
function compileFeeds({ racks }: Scenario): { feeds: string[]; feedOf: number[] } {
  const names = racks.map((rack) => rack.feed ?? rack.name);
  const feeds = [...new Set(names)];
  return { feeds, feedOf: names.map((name) => feeds.indexOf(name)) };
}

function compileLayers(images: readonly Image[]) {
  const index = new Map<string, number>();
  const mib: number[] = [];
  for (const layer of images.flatMap((image) => image.layers)) {
    if (index.has(layer.id)) continue;
    index.set(layer.id, mib.length);
    mib.push(layer.sizeMib);
  }
  return { index, mib };
}

type Layers = ReturnType<typeof compileLayers>;

/** Services of all demanded applications, callers before callees, so that one pass carries losses down the graph. */
function compileServices(catalogue: Catalogue, scenario: Scenario, layers: Layers): ServiceRule[] {
  const rules: ServiceRule[] = [];
  for (const [application, demand] of scenario.demands.entries()) {
    const app = catalogue.applications.find((entry) => entry.id === demand.application);
    assert(app !== undefined, `application ${demand.application}`);
    for (const id of callersFirst(app.services, app.requestTypes)) {
      const spec = app.services.find((service) => service.id === id);
      assert(spec !== undefined, `service ${id}`);
      rules.push(compileService(catalogue, spec, layers, rules.length, application));
    }
  }
  for (const offer of scenario.offers) rules.push(compileTenant(catalogue, offer, layers, rules.length));
  return withParts(rules);
}

/** Who is a part of whom, once all have their places (RQ14). */
function withParts(rules: readonly ServiceRule[]): ServiceRule[] {
  const programOf = ({ within, application }: ServiceRule) =>
    within === '' ? -1 : rules.findIndex((rule) => rule.id === within && rule.application === application);
  return rules.map((rule) => ({
    ...rule,
    program: programOf(rule),
    parts: rules.filter((part) => programOf(part) === rule.index).map((part) => part.index),
  }));
}

function compileService(
  catalogue: Catalogue,
  spec: ServiceSpec,
  layers: Layers,
  index: number,
  application: number,
): ServiceRule {
  const imageIndex = catalogue.images.findIndex((image) => image.id === spec.image);
  const ownLayers = (catalogue.images[imageIndex] as Image).layers.map((layer) => layers.index.get(layer.id) ?? -1);
  return { ...spec, index, imageIndex, application, program: -1, parts: [], layers: ownLayers };
}

/** A tenant's service goes by the offer's name and belongs to no demanded application: a contract says what it is asked. */
const NO_APPLICATION = -1;

function compileTenant(catalogue: Catalogue, offer: OfferSpec, layers: Layers, index: number): ServiceRule {
  const app = catalogue.applications.find((entry) => entry.id === offer.application);
  const spec = app?.services.find((service) => service.id === offer.service);
  assert(spec !== undefined, `offer ${offer.id}`);
  return compileService(catalogue, { ...spec, id: offer.id }, layers, index, NO_APPLICATION);
}

function callersFirst(services: readonly ServiceSpec[], types: readonly RequestTypeSpec[]): string[] {
  const depth = new Map(services.map((service) => [service.id, 0]));
  const walk = (node: CallNode, level: number): void => {
    depth.set(node.service, Math.max(depth.get(node.service) ?? 0, level));
    for (const call of node.calls) walk(call, level + 1);
  };
  for (const type of types) walk(type.entry, 0);
  const order = services.map((service, index) => ({ id: service.id, index, level: depth.get(service.id) ?? 0 }));
  order.sort((a, b) => a.level - b.level || a.index - b.index);
  return order.map((entry) => entry.id);
}

function compileTypes(catalogue: Catalogue, scenario: Scenario, services: readonly ServiceRule[]): TypeRule[] {
  const types: TypeRule[] = [];
  for (const [demand, { application }] of scenario.demands.entries()) {
    const app = catalogue.applications.find((entry) => entry.id === application);
    assert(app !== undefined, `application ${application}`);
    const weights = app.requestTypes.reduce((sum, type) => sum + type.weight, 0);
    for (const type of app.requestTypes) {
      const visits = services.map(() => 0);
      const calls = compilePath(type.entry, 1, services, demand, visits);
      const { entry: _graph, ...spec } = type;
      types.push({
        ...spec,
        index: types.length,
        demand,
        mixShare: type.weight / weights,
        pricePerRequest: (type.dollarsPerThousand * MICRO_CENTS_PER_DOLLAR) / 1000,
        pricePerTick: perTick(type.dollarsPerHour),
        deadlineSeconds: type.deadlineMs / 1000,
        calls,
        visits,
        path: services.map((service) => service.index).filter((index) => (visits[index] ?? 0) > 0),
        edges: edgesOf(type.entry, services, demand),
      });
    }
  }
  return types;
}

/** Every pair of caller and callee in a call graph, once. */
function edgesOf(entry: CallNode, services: readonly ServiceRule[], application: number): [number, number][] {
  const indexOf = (id: string) => services.findIndex((rule) => rule.id === id && rule.application === application);
  const edges = new Map<string, [number, number]>();
  const walk = (node: CallNode): void => {
    for (const call of node.calls) {
      edges.set(`${node.service} ${call.service}`, [indexOf(node.service), indexOf(call.service)]);
      walk(call);
    }
  };
  walk(entry);
  return [...edges.values()];
}

/**
 * Flattens a call graph into the order in which a request meets the queues: calls one after the other are visits, calls
 * side by side a fork. Adds every call to `totals`. Calls that are made several times keep their number, so that a
 * product looked up nine times is one entry.
 */
function compilePath(
  node: CallNode,
  times: number,
  services: readonly ServiceRule[],
  application: number,
  totals: number[],
): Path {
  const service = services.find((rule) => rule.id === node.service && rule.application === application);
  assert(service !== undefined, `service ${node.service}`);
  const here = times * node.times;
  totals[service.index] = (totals[service.index] ?? 0) + here;
  const own: Path = [{ queue: service.index, times: here }];
  if (!node.parallel) {
    return [...own, ...node.calls.flatMap((call) => compilePath(call, here, services, application, totals))];
  }
  for (const call of node.calls) compilePath(call, here, services, application, totals);
  const branches = node.calls.map((call) => compilePath(call, 1, services, application, []));
  const forks = Array.from({ length: Math.max(1, Math.round(here)) }, () => ({ branches }));
  return [...own, ...forks];
}

/** Of the way out that a hint knows: a part of the second star's profit, and never nothing (SPEC OB7). */
function advicePrice({ adviceShare }: Economy, { stars }: Scenario): number {
  const second = stars?.[1]?.profitDollars ?? 0;
  return Math.round(Math.max(1, second * adviceShare) * MICRO_CENTS_PER_DOLLAR);
}
