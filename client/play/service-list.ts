/**
 * In which order services stand: what hurts first, the rest by application. A row goes up at once and comes down late,
 * and never while somebody points at the list: a row that moves under the hand is a wrong press.
 */
import type { Rulebook } from '../../shared/sim/rulebook.ts';
import type { ShownService } from '../../shared/sim/shown.ts';
import type { Health } from '../look/marks.tsx';
import { CONDITION_MS } from './dwell.ts';
import { serviceHealth } from './health.ts';

/** The order is looked at again no sooner than this, and trouble is over no sooner: what flickers stays where it is. */
export const STEADY_MS = CONDITION_MS;

/** A pointer that was left in the list holds it no longer than this: it is no hand any more. */
const HELD_MS = 8000;

export interface ServiceGroup {
  readonly key: string; // application's name; '' is what hurts
  readonly members: readonly number[]; // service indexes
}

export const hurts = (health: Health): boolean => health === 'bad' || health === 'watch';

/** How much a service hurts: what it loses counts before how full it is. */
export const painOf = (service: ShownService): number => service.lostPermille * 1000 + service.utilisationPercent;

export class SteadyOrder {
  private readonly hurtAtMs = new Map<number, number>();
  private order: readonly number[] = [];
  private madeMs = Number.NEGATIVE_INFINITY;

  /** Indexes of what hurts, worst first. `held`: somebody's pointer or focus is in the list. */
  show(services: readonly ShownService[], nowMs: number, held: boolean): readonly number[] {
    for (const [index, service] of services.entries()) {
      if (hurts(serviceHealth(service))) this.hurtAtMs.set(index, nowMs);
    }
    const known = this.order.filter((index) => index < services.length);
    if (known.length === this.order.length && nowMs - this.madeMs < (held ? HELD_MS : STEADY_MS)) return this.order;
    this.madeMs = nowMs;
    const next = [...this.hurtAtMs]
      .filter(([index, at]) => index < services.length && nowMs - at <= STEADY_MS)
      .map(([index]) => index)
      .sort((a, b) => rank(services, b, known) - rank(services, a, known) || a - b);
    for (const index of this.hurtAtMs.keys()) if (!next.includes(index)) this.hurtAtMs.delete(index);
    this.order = next;
    return next;
  }
}

/** Whoever is up already stays above a newcomer of the same kind: two that are alike would change places for ever. */
function rank(services: readonly ShownService[], index: number, known: readonly number[]): number {
  const service = services[index];
  if (service === undefined) return 0;
  const place = known.indexOf(index);
  const staying = place < 0 ? 0 : (known.length - place) / (known.length + 1);
  return (serviceHealth(service) === 'bad' ? 2 : 1) + staying;
}

/** The rest, by application in the scenario's order; tenants last. */
export function groupsOf(rules: Rulebook, hurting: readonly number[], wanted: string): ServiceGroup[] {
  const match = wanted.trim().toLowerCase();
  const fits = (index: number) => rules.services[index]?.id.toLowerCase().includes(match) ?? false;
  const groups: { key: string; members: number[] }[] = [{ key: '', members: hurting.filter(fits) }];
  for (const service of rules.services) {
    if (hurting.includes(service.index) || !fits(service.index)) continue;
    const key = rules.scenario.demands[service.application]?.application ?? 'tenants';
    const group = groups.find((one) => one.key === key);
    if (group === undefined) groups.push({ key, members: [service.index] });
    else group.members.push(service.index);
  }
  return groups.filter((group) => group.members.length > 0);
}
