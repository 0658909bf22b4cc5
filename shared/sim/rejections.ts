/** Refusals carry a code and the numbers; the sentence lives in the message catalogue of whoever shows it. */
export const REFUSAL_CODES = [
  'command.malformed',
  'verb.not_allowed',
  'match.over',
  'operator.busy',
  'cash.overdraft',
  'cluster.no_quorum',
  'model.not_sold',
  'platform.not_allowed',
  'guest.not_allowed',
  'runtime.not_allowed',
  'slot.unknown',
  'slot.taken',
  'cloud.quota',
  'host.unknown',
  'host.not_on',
  'host.not_off',
  'host.not_empty',
  'host.not_broken',
  'host.leaving',
  'host.has_platform',
  'host.no_hypervisor',
  'host.no_os',
  'host.memory_short',
  'host.cores_short',
  'host.same',
  'host.conflict',
  'kernel.mismatch',
  'vm.unknown',
  'vm.state',
  'vm.too_small',
  'vm.moving',
  'migration.unsupported',
  'migration.none',
  'platform.differs',
  'node.unknown',
  'node.exists',
  'node.ready',
  'node.not_ready',
  'node.full',
  'instance.unknown',
  'instance.not_process',
  'instance.not_container',
  'service.unknown',
  'service.exists',
  'deployment.unknown',
  'setting.same',
  'limit.below_request',
  'autoscaler.range',
  'autoscaler.no_target',
  'autoscaler.no_request',
  'autoscaler.none',
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

export interface Refusal {
  readonly ok: false;
  readonly code: RefusalCode;
  readonly numbers: Readonly<Record<string, number>>;
}
export type Verdict = { readonly ok: true } | Refusal;

export const ACCEPTED: Verdict = { ok: true };

export function refuse(code: RefusalCode, numbers: Readonly<Record<string, number>> = {}): Refusal {
  return { ok: false, code, numbers };
}
