/** What struck, as flags on the common time axis: incidents that everyone met, and machines that failed here alone. */
import type { Debrief } from '../../../shared/play/story.ts';
import type { SimEvent } from '../../../shared/sim/events.ts';
import type { Rulebook } from '../../../shared/sim/rulebook.ts';
import type { ShownSign } from '../../../shared/sim/shown.ts';
import { words } from '../../text/index.ts';

export interface Flag {
  readonly tick: number;
  readonly kind: string; // of an incident, or 'failed', or 'stayedAway'
  readonly text: string;
}

/** Failures within so many seconds of an incident are its doing and need no flag of their own. */
const SAME_CAUSE_TICKS = 5;

export function flagsOf(
  story: Debrief,
  own: number,
  rules: Rulebook,
  signs: readonly Readonly<ShownSign>[],
): readonly Flag[] {
  const struck = new Map<number, SimEvent>();
  for (const event of story.events) {
    const strikes = event.kind === 'incident.struck' || event.kind === 'incident.stayedAway';
    if (strikes && !struck.has(event.subject)) struck.set(event.subject, event);
  }
  const incidents = [...struck.values()].map((event) => {
    const kind = event.kind === 'incident.stayedAway' ? 'stayedAway' : kindOf(event.subject, rules, signs);
    return flag(event.tick, kind);
  });
  const failures = story.events
    .filter((event) => event.kind === 'host.failed' && event.team === own)
    .filter((event) => !incidents.some((one) => Math.abs(one.tick - event.tick) <= SAME_CAUSE_TICKS))
    .map((event) => flag(event.tick, 'failed'));
  return [...incidents, ...failures]
    .filter((one) => one.tick <= story.endTick)
    .sort((a, b) => a.tick - b.tick)
    .filter((one, index, all) => one.tick !== all[index - 1]?.tick || one.kind !== all[index - 1]?.kind);
}

function flag(tick: number, kind: string): Flag {
  const known = words.screens.debrief.incidents as Readonly<Record<string, string>>;
  return { tick, kind, text: known[kind] ?? known.other ?? kind };
}

/**
 * An event names its place in the day's schedule. Players have seen its sign; for others the schedule is the scenario's
 * list by load, as it is drawn, as long as nothing in it is left to chance.
 */
function kindOf(place: number, rules: Rulebook, signs: readonly Readonly<ShownSign>[]): string {
  const sign = signs.find((one) => one.id === place + 1);
  if (sign !== undefined) return sign.kind;
  const { incidents } = rules.scenario;
  if (incidents.some((incident) => incident.chance < 1)) return 'other';
  const drawn = [...incidents].sort(
    (a, b) => a.loadAtLeast - b.loadAtLeast || incidents.indexOf(a) - incidents.indexOf(b),
  );
  return drawn[place]?.kind ?? 'other';
}
