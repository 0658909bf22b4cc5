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
  'pod.unhealthy',
  'pod.oomKilled',
  'pod.evicted',
  'pod.preempted',
  'vm.ballooned',
  'vm.swapped',
  'vm.diskFull',
  'vm.lost', // its disk or its memory went with a host
  'vm.cloned',
  'vm.restored', // from a backup
  'vm.backedUp',
  'vm.diskMoved',
  'vm.patchFailed', // what a bad patch did
  'host.evacuated',
  'deployment.scaled', // by its autoscaler
  'rollout.stalled', // it has not moved for the progress deadline
  'rollout.done',
  'nodes.added', // by the node autoscaler
  'nodes.removed',
  'nodes.blocked', // it may not order any more
  'batch.arrived',
  'batch.done',
  'batch.late', // subject: micro-cents that it cost; detail: core-minutes
  'incident.announced',
  'incident.struck',
  'incident.over',
  'incident.stayedAway',
  'function.throttled',
  'breaker.opened',
  'breaker.closed',
  'edge.up',
  'edge.failed',
  'edge.returned',
  'market.moved',
  'order.late', // its lorry is; detail: by how many seconds
  'sla.credit', // subject: ten-thousandths in time; detail: micro-cents paid back
  'service.breached',
  'kernel.taken', // everything on it is in foreign hands, or will be
  'escape.held', // somebody got into a container or a VM and not out of it
  'offer.made',
  'offer.lapsed', // nobody answered in time
  'contract.broken', // the tenant shares what it was promised for itself; detail: what that cost
  'contract.lost', // and left for it; detail: what that cost
  'contract.ended',
  'auditor.passed',
  'auditor.failed', // detail: what was paid back; 0: its tenant was lost
  'command.refused',
  'image.built',
  'image.pushed',
  'image.prePulled',
  'base.rebuilt',
  'pod.pullFailed',
  'daemon.restarted',
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
