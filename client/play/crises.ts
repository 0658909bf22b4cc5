/** What a player of the Lab can break, and what that is as an entry. Demand has sliders instead of incidents. */
import { TICKS_PER_MINUTE } from '../../shared/base/units.ts';
import type { IncidentKind } from '../../shared/content/schema.ts';
import type { InjectEntry } from '../../shared/sim/entries.ts';
import type { Rulebook } from '../../shared/sim/rulebook.ts';

export const CRISIS_GROUPS = ['machine', 'rack', 'service', 'all'] as const;
export type CrisisGroup = (typeof CRISIS_GROUPS)[number];

export interface Crisis {
  readonly kind: Exclude<IncidentKind, 'demand.step' | 'mix.shift'>;
  readonly group: CrisisGroup;
  readonly target: string; // where the group has none to choose
  readonly minutes: number;
  readonly factor: number;
  readonly warningMinutes: number;
}

/** By rank (SPEC IN3), in groups that have one. */
export const RANKS: Readonly<Partial<Record<CrisisGroup, string>>> = { machine: 'busiest', rack: 'most-earning' };

const crisis = (kind: Crisis['kind'], group: CrisisGroup, minutes: number, more: Partial<Crisis> = {}): Crisis => ({
  kind,
  group,
  minutes,
  target: '',
  factor: 1,
  warningMinutes: 0,
  ...more,
});

/** Lengths and factors are those of Chaos Day, where it has the card; others are long enough to see (game choices). */
const CRISES: readonly Crisis[] = [
  crisis('host.dies', 'machine', 10),
  crisis('host.serviced', 'machine', 10),
  crisis('os.crashes', 'machine', 5),
  crisis('daemon.restarts', 'machine', 0),
  crisis('rack.dark', 'rack', 13),
  crisis('feed.dark', 'rack', 12),
  crisis('pod.hangs', 'service', 0),
  crisis('pod.crashes', 'service', 0),
  crisis('release.bad', 'service', 0, { factor: 0.2 }),
  crisis('release.fix', 'service', 0, { factor: 0.2 }),
  crisis('leak', 'service', 0, { factor: 0.04 }),
  crisis('retry.storm', 'service', 0.5),
  crisis('container.escape', 'service', 0),
  crisis('auditor', 'service', 0),
  crisis('crowd', 'all', 14, { factor: 3 }),
  crisis('hypervisor.escape', 'all', 0),
  crisis('old.hole', 'all', 0),
  crisis('cooling.fails', 'all', 15, { factor: 0.7 }),
  crisis('power.price', 'all', 10, { factor: 4 }),
  crisis('lorry.late', 'all', 10),
  crisis('registry.dark', 'all', 10, { target: 'public' }),
  crisis('image.poisoned', 'all', 12, { target: 'most-used' }),
  crisis('base.cve', 'all', 10, { target: 'most-used' }),
  crisis('disk.fills', 'all', 5, { target: 'largest', warningMinutes: 5 }), // it fills until then
  crisis('backup.window', 'all', 10, { factor: 0.5 }),
  crisis('patch.bad', 'all', 20),
  crisis('quorum.wobble', 'all', 8),
  crisis('batch.monthEnd', 'all', 12, { factor: 6 }),
  crisis('region.dark', 'all', 10, { target: 'largest' }),
];

/** Those that can strike something here. */
export const crisesOf = (rules: Rulebook): readonly Crisis[] =>
  CRISES.filter(({ kind }) => kind !== 'region.dark' || rules.regions.length > 0);

/** `chosen`: a machine's, rack's or service's name, or the rank. */
export function crisisEntry(
  { kind, group, minutes, factor, ...one }: Crisis,
  chosen: string,
  rules: Rulebook,
): InjectEntry {
  return {
    kind: 'inject',
    incident: {
      kind,
      target: group === 'all' ? one.target : kind === 'feed.dark' ? feedOf(chosen, rules) : chosen,
      factor,
      warningTicks: one.warningMinutes * TICKS_PER_MINUTE,
      ticks: minutes * TICKS_PER_MINUTE,
    },
  };
}

/** The feed that a rack hangs on. */
function feedOf(rack: string, { scenario, feeds, feedOf: byRack }: Rulebook): string {
  const place = scenario.racks.findIndex(({ name }) => name === rack);
  return feeds[byRack[place] ?? -1] ?? rack;
}
