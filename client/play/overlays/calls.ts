/**
 * The call graph in sums: who calls whom how often, where requests wait, and which way through it takes longest. Layers
 * run from the callers to the called.
 */
import type { Rulebook, TypeRule } from '../../../shared/sim/rulebook.ts';
import type { TeamView } from '../../../shared/sim/shown.ts';
import type { Health } from '../../look/marks.tsx';
import { serviceHealth } from '../health.ts';

export interface CallNode {
  readonly service: number;
  readonly layer: number; // 0: called by users
  readonly health: Health;
  readonly p95Ms: number;
  readonly waiting: number;
  readonly utilisationPercent: number;
  readonly callsPerS: number; // as the mix of requests asks for now
  readonly isCritical: boolean;
}
export interface CallEdge {
  readonly from: number; // service; -1: users
  readonly to: number;
  readonly callsPerS: number;
  readonly health: Health; // of what it leads to: late is `watch`, lost is `bad`
  readonly isCritical: boolean;
}
export interface CallGraph {
  readonly nodes: readonly CallNode[];
  readonly edges: readonly CallEdge[];
  readonly layers: number;
}

export function callGraph(view: TeamView, rules: Rulebook): CallGraph {
  const rates = new Map<string, { from: number; to: number; callsPerS: number }>();
  const asked = new Map<number, number>();
  for (const type of rules.types) addType(type, view.team.ratesPerS[type.index] ?? 0, rates, asked);
  const slow = slowestWay(view, rules);
  const layers = layersOf([...asked.keys()], [...rates.values()]);
  const healthOf = (service: number): Health => {
    const shown = view.services[service];
    return shown === undefined ? 'off' : serviceHealth(shown);
  };
  const nodes = [...asked].map(([service, callsPerS]): CallNode => {
    const shown = view.services[service];
    return {
      service,
      layer: layers.get(service) ?? 0,
      health: healthOf(service),
      p95Ms: shown?.p95Ms ?? 0,
      waiting: shown?.waiting ?? 0,
      utilisationPercent: shown?.utilisationPercent ?? 0,
      callsPerS,
      isCritical: slow.includes(service),
    };
  });
  const edges = [...rates.values()].map((edge): CallEdge => {
    const at = slow.indexOf(edge.to);
    const isCritical = at >= 0 && (slow[at - 1] ?? -1) === edge.from;
    return { ...edge, health: healthOf(edge.to), isCritical };
  });
  return { nodes, edges, layers: Math.max(0, ...nodes.map(({ layer }) => layer)) + 1 };
}

type Rates = Map<string, { from: number; to: number; callsPerS: number }>;

/** The calls of one request type; where several call the same one, by how often each of them is called. */
function addType(type: TypeRule, perS: number, rates: Rates, asked: Map<number, number>): void {
  // A page that leads to another of the same service is asked for by users again.
  const callersOf = (service: number) =>
    type.edges.filter(([from, to]) => to === service && from !== to).map(([from]) => from);
  for (const service of type.path) {
    const callsPerS = perS * (type.visits[service] ?? 0);
    asked.set(service, (asked.get(service) ?? 0) + callsPerS);
    const callers = callersOf(service);
    if (callers.length === 0) add(rates, -1, service, callsPerS);
    const weight = callers.reduce((sum, from) => sum + (type.visits[from] ?? 0), 0);
    for (const from of callers) {
      const share = weight > 0 ? (type.visits[from] ?? 0) / weight : 1 / callers.length;
      add(rates, from, service, callsPerS * share);
    }
  }
}

function add(rates: Rates, from: number, to: number, callsPerS: number): void {
  const key = `${from}>${to}`;
  const known = rates.get(key) ?? { from, to, callsPerS: 0 };
  known.callsPerS += callsPerS;
  rates.set(key, known);
}

/** Each as far right as its farthest caller wants it. */
function layersOf(
  services: readonly number[],
  edges: readonly { from: number; to: number }[],
): ReadonlyMap<number, number> {
  const layers = new Map(services.map((service) => [service, 0]));
  // Callers stand before callees: that many rounds are enough.
  for (let round = 0; round < services.length; round++) {
    let moved = false;
    for (const { from, to } of edges) {
      const least = from < 0 ? 0 : (layers.get(from) ?? 0) + 1;
      if ((layers.get(to) ?? 0) >= least) continue;
      layers.set(to, least);
      moved = true;
    }
    if (!moved) break;
  }
  return layers;
}

/** The way through the services that takes longest, of all request types that are asked for. */
function slowestWay(view: TeamView, rules: Rulebook): number[] {
  let slowest: number[] = [];
  let most = 0;
  for (const type of rules.types) {
    if ((view.team.ratesPerS[type.index] ?? 0) <= 0) continue;
    const { way, ms } = longestIn(type, view);
    if (ms > most) [slowest, most] = [way, ms];
  }
  return slowest;
}

function longestIn(type: TypeRule, view: TeamView): { way: number[]; ms: number } {
  const best = new Map<number, { way: number[]; ms: number }>();
  let longest = { way: [] as number[], ms: 0 };
  for (const service of type.path) {
    const before = type.edges
      .filter(([from, to]) => to === service && from !== to)
      .map(([from]) => best.get(from))
      .reduce((a, b) => ((b?.ms ?? 0) > (a?.ms ?? 0) ? b : a), undefined);
    const ms = (before?.ms ?? 0) + (view.services[service]?.p95Ms ?? 0);
    const here = { way: [...(before?.way ?? []), service], ms };
    best.set(service, here);
    if (ms > longest.ms) longest = here;
  }
  return longest;
}
