/** What struck, as flags on the common time axis: incidents that everyone met, and machines that failed here alone. */
import type { Debrief, ToldEvent } from '../../../shared/play/story.ts';
import type { Rulebook } from '../../../shared/sim/rulebook.ts';
import { around } from '../../text/class.ts';
import { demandOf } from '../../text/content.ts';
import { lastTick } from './curves.ts';

export interface Flag {
  readonly tick: number;
  readonly kind: string; // of an incident, or 'failed', or 'stayedAway'
  readonly text: string;
  readonly incident: number; // place in the schedule of the day; -1: none
}

/** Failures within so many seconds of an incident are its doing and need no flag of their own. */
const SAME_CAUSE_TICKS = 5;

export function flagsOf(story: Debrief, own: number, book: Rulebook): readonly Flag[] {
  const flag = (tick: number, kind: string, incident = -1, target = ''): Flag => {
    const what = incidentWords(kind);
    const text = NAMED.has(kind) && target !== '' ? `${what}: ${demandOf(target, book)}` : what;
    return { tick, kind, text, incident };
  };
  const struck = new Map<string, ToldEvent>();
  for (const event of story.events) {
    const strikes = event.kind === 'incident.struck' || event.kind === 'incident.stayedAway';
    // The Night has a schedule of its own, from place 0 on.
    const key = `${event.tick > story.endTick} ${event.subject}`;
    if (strikes && !struck.has(key)) struck.set(key, event);
  }
  const incidents = [...struck.values()].map((event) =>
    event.kind === 'incident.stayedAway'
      ? flag(event.tick, 'stayedAway')
      : flag(event.tick, event.incident, event.tick > story.endTick ? -1 : event.subject, event.target),
  );
  const failures = story.events
    .filter((event) => event.kind === 'host.failed' && event.team === own)
    .filter((event) => !incidents.some((one) => Math.abs(one.tick - event.tick) <= SAME_CAUSE_TICKS))
    .map((event) => flag(event.tick, 'failed'));
  return [...incidents, ...failures]
    .filter((one) => one.tick <= lastTick(story))
    .sort((a, b) => a.tick - b.tick)
    .filter((one, index, all) => one.tick !== all[index - 1]?.tick || one.kind !== all[index - 1]?.kind);
}

/** What of the demand a strike was about: without it four of them read the same. */
const NAMED: ReadonlySet<string> = new Set(['crowd', 'mix.shift', 'demand.step']);

export function incidentWords(kind: string): string {
  const known = around.ending.incidents as Readonly<Record<string, string>>;
  return known[kind] ?? known.other ?? kind;
}
