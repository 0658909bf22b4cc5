/** What happened, for eyes and ears: decoration. A lost event costs a sparkle, never a number. */
export const EVENT_KINDS = [
  'host.delivered',
  'host.installed',
  'host.up',
  'host.failed',
  'host.returned',
  'vm.running',
  'vm.killed',
  'vm.converted',
  'vm.restarted', // by HA
  'migration.started',
  'migration.done',
  'migration.cancelled',
  'node.ready',
  'node.lost',
  'node.pressured', // short of memory
  'pod.bound',
  'pod.running',
  'pod.crashed',
  'pod.oomKilled',
  'pod.evicted',
  'pod.preempted',
  'deployment.scaled', // by its autoscaler
  'incident.announced',
  'incident.struck',
  'incident.over',
  'incident.stayedAway',
  'sla.credit',
  'command.refused',
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

export interface SimEvent {
  readonly tick: number;
  readonly team: number;
  readonly kind: EventKind;
  readonly subject: number; // id, or index where the kind says so
  readonly detail: number; // by kind: seconds, micro-cents, an incident's index
}

/** What one step gives back beside the changed world. */
export interface Outcome {
  readonly events: SimEvent[];
}

export function say(out: Outcome, tick: number, team: number, kind: EventKind, subject = 0, detail = 0): void {
  out.events.push({ tick, team, kind, subject, detail });
}
