/** The catalogue of one scenario as the simulation reads it: immutable, text ids are indexes, dollars micro-cents per tick. */
import type {
  DemandSpec,
  Economy,
  Guest,
  Hardware,
  Image,
  Orchestrator,
  Platform,
  RequestTypeSpec,
  Runtime,
  Scenario,
  ServiceSpec,
  Verb,
} from '../content/schema.ts';
import type { RegionRule } from './beyond/regions.ts';
import type { Path } from './rules/path.ts';

export type { Guest, Image, Platform, Runtime } from '../content/schema.ts';

export interface ModelRule extends Hardware {
  readonly capacityM: number; // millicores
  readonly rentPerTick: number; // micro-cents
  readonly committedPerTick: number; // the same with the discount of a lease to the end
  readonly setup: number; // micro-cents
  readonly sold: boolean;
}
export interface PlatformRule extends Platform {
  readonly licencePerCoreTick: number;
  readonly osEfficiency: number; // of a process on its own OS: a type 2 hypervisor is a program beside it
}
export interface ServiceRule extends ServiceSpec {
  readonly index: number;
  readonly imageIndex: number;
  readonly application: number;
  readonly program: number; // that it is a part of; -1: it is a program itself
  readonly parts: readonly number[]; // of this program
  readonly layers: readonly number[]; // of its image, as layer indexes; the last is the release's own
}
export interface TypeRule extends Omit<RequestTypeSpec, 'entry'> {
  readonly index: number;
  readonly demand: number; // index into the scenario's demands
  readonly mixShare: number; // of its application's requests
  readonly pricePerRequest: number; // micro-cents of one answer in time
  readonly pricePerTick: number; // micro-cents of one second in which all answers are in time
  readonly deadlineSeconds: number;
  readonly calls: Path; // its way through the services' queues
  readonly visits: readonly number[]; // calls to each service in one request
  readonly path: readonly number[]; // services with visits, callers before callees
  readonly edges: readonly (readonly [number, number])[]; // who calls whom in it, each pair once
}
export interface Prices {
  readonly perJoule: number; // micro-cents
  readonly fixedPerTick: number;
  readonly breach: number;
  readonly advice: number; // the way out of one hint
  readonly statefulKill: number;
  readonly overdraft: number;
}
export interface DemandRule {
  readonly spec: DemandSpec;
  readonly peak: number;
}

export interface Rulebook {
  readonly scenario: Scenario;
  readonly economy: Economy;
  readonly prices: Prices;
  readonly models: readonly ModelRule[];
  readonly platforms: readonly PlatformRule[];
  readonly guests: readonly Guest[];
  readonly runtimes: readonly Runtime[];
  readonly images: readonly Image[];
  readonly orchestrators: readonly Orchestrator[];
  readonly layerMib: readonly number[]; // by layer index
  readonly layerOf: ReadonlyMap<string, number>;
  readonly services: readonly ServiceRule[]; // callers before callees
  readonly types: readonly TypeRule[];
  readonly demands: readonly DemandRule[];
  readonly regions: readonly RegionRule[]; // none: all users are at the team's own site
  readonly verbs: ReadonlySet<Verb>;
  readonly endTick: number;
  readonly feeds: readonly string[]; // power feeds of the site, in the order of their racks
  readonly feedOf: readonly number[]; // by rack
}

/** Index of the entry with that text id, or -1. */
export function indexOfName(list: readonly { readonly id: string }[], id: string): number {
  return list.findIndex((entry) => entry.id === id);
}

/** Memory that a platform, a container engine and a member of the control plane leave to what runs on the host. */
export function usableMib(
  rules: Rulebook,
  host: { model: number; platform: number; runtime: number; memberMib?: number },
): number {
  const model = rules.models[host.model] as ModelRule;
  const platform = host.platform < 0 ? 0 : (rules.platforms[host.platform] as PlatformRule).reserveMib;
  const runtime = host.runtime < 0 ? 0 : (rules.runtimes[host.runtime] as Runtime).reserveMib;
  return model.memoryMib - platform - runtime - (host.memberMib ?? 0);
}

/**
 * Ticks from an order for a machine until it is on: the lorry, and what is installed once it stands there. `platform`:
 * what it comes with, null for nothing. A cloud machine starts from an image that has it (HW2).
 */
export function readyTicks(rules: Rulebook, model: ModelRule, platform: string | null): number {
  const comesWith = rules.platforms.find(({ id }) => id === platform);
  const installTicks = model.kind === 'server' ? (comesWith?.installTicks ?? 0) : 0;
  return (model.leadTicks ?? 0) + installTicks;
}
