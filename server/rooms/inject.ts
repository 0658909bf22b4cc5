/** An instructor's incident as an entry: the scenario's own of that kind where it has one, with the warning asked for. */
import { TICKS_PER_MINUTE } from '../../shared/base/units.ts';
import type { InjectEntry } from '../../shared/sim/entries.ts';
import type { Rulebook } from '../../shared/sim/rulebook.ts';
import type { Control } from '../../shared/wire/payloads.ts';

export type Inject = Pick<Extract<Control, { do: 'inject' }>, 'incident' | 'warningSeconds' | 'team'>;

/** Where the scenario has none to copy: long enough to react to and to recover from in a lesson (our choice). */
const MINUTES = 10;
const CROWD_FACTOR = 1.5;

export function injectEntry(rules: Rulebook, { incident: kind, warningSeconds, team = -1 }: Inject): InjectEntry {
  const own = rules.scenario.incidents.find((spec) => spec.kind === kind);
  const minutes = own !== undefined && own.minutes > 0 ? own.minutes : MINUTES;
  return {
    kind: 'inject',
    ...(team < 0 || kind === 'crowd' ? {} : { team }), // everybody's users are the same people
    incident: {
      kind,
      target: targetOf(rules, kind, own?.target),
      factor: kind === 'crowd' ? (own?.factor ?? CROWD_FACTOR) : 1,
      warningTicks: warningSeconds,
      ticks: Math.round(minutes * TICKS_PER_MINUTE),
    },
  };
}

/** The same trouble for every team, wherever its hosts stand: the busiest host, the rack that earns most. */
function targetOf(rules: Rulebook, kind: Inject['incident'], own: string | undefined): string {
  if (kind === 'host.dies') return 'busiest';
  if (kind === 'rack.dark') return 'most-earning';
  return own ?? rules.scenario.demands[0]?.application ?? '';
}
