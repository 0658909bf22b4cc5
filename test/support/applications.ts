/** What one request of each type asks of an application, computed from the shipped files. */
import { loadContent } from '../../server/content.ts';
import type { Application, CallNode } from '../../shared/content/schema.ts';

export const { applications, scenarios } = loadContent();
const HOP_MS = 0.5; // what the request flow takes for one call from container to container

export const app = (id: string): Application => {
  const found = applications.find((each) => each.id === id);
  if (found === undefined) throw new Error(`no application "${id}"`);
  return found;
};

/** Calls to each service in one request. */
export function visits(node: CallNode, factor = 1, into = new Map<string, number>()): Map<string, number> {
  const times = factor * node.times;
  into.set(node.service, (into.get(node.service) ?? 0) + times);
  for (const call of node.calls) visits(call, times, into);
  return into;
}

export function costOf({ services, requestTypes }: Application) {
  const cpuMs = new Map(services.map((service) => [service.id, service.cpuMsPerCall]));
  return requestTypes.map((type) => {
    const calls = [...visits(type.entry)];
    const ms = calls.reduce((sum, [service, times]) => sum + times * (cpuMs.get(service) ?? Number.NaN), 0);
    const hops = calls.reduce((sum, [, times]) => sum + times, 0);
    return { ...type, cpuMs: ms, idleMs: ms + hops * HOP_MS };
  });
}

export function meanOf<T extends { weight: number }>(types: readonly T[], value: (type: T) => number): number {
  const total = types.reduce((sum, type) => sum + type.weight, 0);
  return types.reduce((sum, type) => sum + type.weight * value(type), 0) / total;
}
