/** What is left standing at the end of a level, in one number each (SPEC OB6). */
import { MICRO_CENTS_PER_DOLLAR } from '../base/units.ts';
import type { EndMeasure, EndTest } from '../content/schema.ts';
import { causeMicroCents } from './ledger.ts';
import type { Rulebook } from './rulebook.ts';
import { unpatchedTicks } from './vms/patch-age.ts';
import { CAUSES, type Team } from './world.ts';

type Measuring = (team: Team, rules: Rulebook, tick: number) => number;

const MEASURED: Readonly<Record<EndMeasure, Measuring>> = {
  hosts: (team) => team.hosts.length,
  hostsOn: (team) => team.hosts.filter((host) => host.state === 'on').length,
  vms: (team) => team.vms.length,
  podsPending: (team) => team.instances.filter((one) => one.kind === 'container' && one.state === 'pending').length,
  breached: (team) =>
    [...team.hosts, ...team.vms, ...team.instances].reduce((sum, { breached }) => sum + (breached ? 1 : 0), 0),
  exposed: (team, rules, tick) => {
    const systems = [...team.hosts.filter((host) => host.platform >= 0), ...team.vms];
    return systems.filter(({ patchedTick }) => unpatchedTicks(rules, patchedTick, tick) > 0).length;
  },
  withoutBackup: (team, rules) => {
    const backedUp = new Set(team.copies.filter((copy) => copy.kind === 'backup').map((copy) => copy.vm));
    return team.vms.filter((vm) => rules.services[vm.service]?.stateful === true && !backedUp.has(vm.id)).length;
  },
  snapshots: (team) => team.copies.filter((copy) => copy.kind === 'snapshot').length,
  spentDollars: (team) =>
    CAUSES.reduce((sum, cause) => sum + Math.max(0, -causeMicroCents(team, cause)), 0) / MICRO_CENTS_PER_DOLLAR,
  kilogramsCo2: (team) => team.carbon.whole / 1_000_000,
};

/** A measure of a team's estate at a tick: things, dollars or kilograms, as its name says. */
export function endMeasure(rules: Rulebook, team: Team, measure: EndMeasure, tick: number): number {
  return MEASURED[measure](team, rules, tick);
}

export function holdsAtEnd(rules: Rulebook, team: Team, tests: readonly EndTest[], tick: number): boolean {
  return tests.every(({ measure, atLeast, atMost }) => {
    const value = endMeasure(rules, team, measure, tick);
    return value >= atLeast && value <= atMost;
  });
}
