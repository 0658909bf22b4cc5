/** What is left remains at the end of a level, in one number each (SPEC OB6). */
import { MICRO_CENTS_PER_DOLLAR } from '../base/units.ts';
import type { EndMeasure, EndTest } from '../content/schema.ts';
import type { Rulebook } from './rulebook.ts';
import type { Facts } from './view.ts';
import { unpatchedTicks } from './vms/patch-age.ts';

/** What is measured, for a team in a world and for eyes that got its view. */
export interface Remains {
  readonly facts: Pick<Facts, 'tick' | 'hosts' | 'vms' | 'instances' | 'copies'>;
  readonly ledgerMicroCents: readonly number[]; // by cause
  readonly gramsCo2: number;
}

type Measuring = (remains: Remains, rules: Rulebook) => number;

const MEASURED: Readonly<Record<EndMeasure, Measuring>> = {
  hosts: ({ facts }) => facts.hosts.length,
  hostsOn: ({ facts }) => facts.hosts.filter((host) => host.state === 'on').length,
  vms: ({ facts }) => facts.vms.length,
  podsPending: ({ facts }) =>
    facts.instances.filter((one) => one.kind === 'container' && one.state === 'pending').length,
  breached: ({ facts }) => [...facts.hosts, ...facts.vms, ...facts.instances].filter(({ breached }) => breached).length,
  exposed: ({ facts }, rules) => {
    const systems = [...facts.hosts.filter((host) => host.platform >= 0), ...facts.vms];
    return systems.filter(({ patchedTick }) => unpatchedTicks(rules, patchedTick, facts.tick) > 0).length;
  },
  withoutBackup: ({ facts }, rules) => {
    const backedUp = new Set(facts.copies.filter((copy) => copy.kind === 'backup').map((copy) => copy.vm));
    return facts.vms.filter((vm) => rules.services[vm.service]?.stateful === true && !backedUp.has(vm.id)).length;
  },
  snapshots: ({ facts }) => facts.copies.filter((copy) => copy.kind === 'snapshot').length,
  spentDollars: ({ ledgerMicroCents }) =>
    ledgerMicroCents.reduce((sum, one) => sum + Math.max(0, -one), 0) / MICRO_CENTS_PER_DOLLAR,
  kilogramsCo2: ({ gramsCo2 }) => gramsCo2 / 1000,
};

/** A measure of an estate: things, dollars or kilograms, as its name says. */
export function endMeasure(rules: Rulebook, remains: Remains, measure: EndMeasure): number {
  return MEASURED[measure](remains, rules);
}

export function holdsAtEnd(rules: Rulebook, remains: Remains, { measure, atLeast, atMost }: EndTest): boolean {
  const value = endMeasure(rules, remains, measure);
  return value >= atLeast && value <= atMost;
}
