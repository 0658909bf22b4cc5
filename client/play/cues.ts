/** Which sound an event makes, if any, and how many are let through: a rack that goes dark is one sound, not six. */
import type { EventKind } from '../../shared/sim/events.ts';

/** From the one that matters most to the one that can be missed. */
export const CUES = ['alert', 'star', 'refuse', 'deliver', 'heal', 'fit', 'tick'] as const;
export type Cue = (typeof CUES)[number];

/** Every kind is decided here: a new one does not compile until it is. */
export const CUE_OF: Readonly<Record<EventKind, Cue | null>> = {
  'host.delivered': 'deliver',
  'host.installed': 'heal',
  'host.up': 'heal',
  'host.failed': 'alert',
  'host.returned': null,
  'vm.running': null,
  'vm.killed': 'alert',
  'vm.converted': 'heal',
  'vm.restarted': 'heal',
  'migration.started': null,
  'migration.done': 'heal',
  'migration.cancelled': 'refuse',
  'node.ready': null,
  'node.lost': 'alert',
  'node.pressured': null,
  'pod.bound': null,
  'pod.running': null,
  'pod.crashed': 'alert',
  'pod.unhealthy': 'alert',
  'pod.oomKilled': 'alert',
  'pod.evicted': null,
  'pod.preempted': null,
  'vm.ballooned': null,
  'vm.swapped': null,
  'vm.diskFull': 'alert',
  'vm.lost': 'alert',
  'vm.cloned': null,
  'vm.restored': 'heal',
  'vm.backedUp': null,
  'vm.diskMoved': null,
  'vm.patchFailed': 'alert',
  'host.evacuated': null,
  'deployment.scaled': null,
  'rollout.stalled': 'alert',
  'rollout.done': null,
  'nodes.added': null,
  'nodes.removed': null,
  'nodes.blocked': null,
  'batch.arrived': null,
  'batch.done': null,
  'batch.late': null,
  'incident.announced': 'alert',
  'incident.struck': 'alert',
  'incident.over': 'heal',
  'incident.stayedAway': null,
  'function.throttled': null,
  'breaker.opened': 'alert',
  'breaker.closed': 'heal',
  'edge.up': 'heal',
  'edge.failed': 'alert',
  'edge.returned': null,
  'market.moved': null,
  'order.late': 'alert',
  'sla.credit': 'alert',
  'service.breached': 'alert',
  'kernel.taken': 'alert',
  'escape.held': 'heal',
  'offer.made': 'tick',
  'offer.lapsed': null,
  'contract.broken': 'alert',
  'contract.lost': 'alert',
  'contract.ended': null,
  'auditor.passed': 'heal',
  'auditor.failed': 'alert',
  'command.refused': null, // the order that was refused has said so itself
  'image.built': null,
  'image.pushed': null,
  'image.prePulled': null,
  'base.rebuilt': null,
  'pod.pullFailed': 'alert',
  'daemon.restarted': null,
};

/** The same cue again, and any cue after another: a room of thirty machines must stay bearable. */
const SAME_MS = 400;
const ANY_MS = 120;
/** In any such time at most so many, but what one's own hand did always answers. */
const WINDOW_MS = 4000;
const WINDOW_MAX = 5;
const OWN: ReadonlySet<Cue> = new Set(['fit', 'refuse', 'star']);

/** Lets a cue through or not; the clock is the caller's. */
export class CueGate {
  private readonly last = new Map<Cue, number>();
  private lately: number[] = [];

  admits(cue: Cue, nowMs: number): boolean {
    if (nowMs - (this.last.get(cue) ?? Number.NEGATIVE_INFINITY) < SAME_MS) return false;
    if (!OWN.has(cue)) {
      this.lately = this.lately.filter((atMs) => nowMs - atMs < WINDOW_MS);
      const newest = this.lately.at(-1) ?? Number.NEGATIVE_INFINITY;
      if (this.lately.length >= WINDOW_MAX || nowMs - newest < ANY_MS) return false;
      this.lately.push(nowMs);
    }
    this.last.set(cue, nowMs);
    return true;
  }
}

/** Of all that happened at once, what is worth a sound, the most important first. */
export function cuesOf(events: readonly { readonly kind: EventKind }[]): Cue[] {
  const heard = new Set(events.map(({ kind }) => CUE_OF[kind]));
  return CUES.filter((cue) => heard.has(cue));
}
