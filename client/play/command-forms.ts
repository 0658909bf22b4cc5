/**
 * Each verb as what an operator would type for it, once: `real-command.ts` fills the holes, `read-command.ts` reads them
 * back. A hole is `{field:kind}`. Where reality has no single line (renting, swapping a part) the program is `headroom`.
 */
import type { Command } from '../../shared/sim/commands/schema.ts';
import { DOWN_STABILISATION_SECONDS } from '../../shared/sim/rules/hpa.ts';
import type { NamedKind } from './naming.ts';

export type HoleKind =
  | NamedKind
  | 'model'
  | 'platform'
  | 'installer'
  | 'guest'
  | 'runtime'
  | 'service'
  | 'rack'
  | 'slot'
  | 'number'
  | 'integer';

export interface Form {
  readonly verb: Command['verb'];
  readonly text: string;
  /** Fields that the words themselves say; also what a command must have to be printed in this form. */
  readonly fixed?: Readonly<Record<string, string | number | boolean | null>>;
  /** Further conditions on where it is printed; reading does not ask. */
  readonly where?: 'cloud' | 'server' | 'xen' | 'byHand' | 'process' | 'vm';
}

const RENT = 'headroom rent {model:model} --rack={rack:rack} --slot={slot:slot}';
const RENT_CLOUD = 'openstack server create --flavor={model:model}';
const patch = (field: string, hole: string) => `kubectl patch deploy/{deployment:deployment} -p '${field}: ${hole}'`;
const SPREAD = 'topologySpreadConstraints';
const VIRSH_MIGRATE = 'virsh migrate --live --p2p {vm:vm} qemu+ssh://{host:host}/system';
const AUTO_CONVERGE = 'virsh qemu-monitor-command {vm:vm} --hmp migrate_set_capability auto-converge';
const PROBE = 'oc set probe deploy/{deployment:deployment}';

/** With what the machine comes: nothing, a system from the template, and a place in the cluster. */
const rents: Form[] = (['server', 'cloud'] as const).flatMap((where) => {
  const text = where === 'server' ? RENT : RENT_CLOUD;
  const place = where === 'server' ? {} : { rack: 0, slot: 0 };
  const form = (tail: string, fixed: Form['fixed']): Form => ({
    verb: 'order',
    text: text + tail,
    fixed: { ...place, ...fixed },
    where,
  });
  return [
    form('', { platform: null, runtime: null }),
    form(' --image={platform:platform}', { runtime: null }),
    form(' --image={platform:platform} --join={runtime:runtime}', {}),
    form(' --join={runtime:runtime}', { platform: null }),
  ];
});

export const FORMS: readonly Form[] = [
  ...rents,
  { verb: 'returnHost', text: 'headroom return {host:host}' },
  { verb: 'powerHost', text: 'ipmitool -H {host:host} chassis power on', fixed: { on: true } },
  { verb: 'powerHost', text: 'ipmitool -H {host:host} chassis power soft', fixed: { on: false } },
  { verb: 'repairHost', text: 'headroom repair {host:host}' },
  { verb: 'installPlatform', text: 'ssh {host:host} {platform:installer}' },
  { verb: 'joinNode', text: 'kubeadm join --node-name={target:host} --cri-socket={runtime:runtime}' },
  { verb: 'joinNode', text: 'kubeadm join --node-name={target:vm} --cri-socket={runtime:runtime}' },
  { verb: 'cordon', text: 'kubectl cordon {node:node}', fixed: { on: true } },
  { verb: 'cordon', text: 'kubectl uncordon {node:node}', fixed: { on: false } },
  { verb: 'drain', text: 'kubectl drain {node:node}' },
  { verb: 'declareDead', text: 'kubectl delete node {node:node}' },
  {
    verb: 'createVm',
    text: 'virt-install --connect=qemu+ssh://{host:host}/system --osinfo={guest:guest} --vcpus={vcpus:number} --memory={memoryMib:number}',
  },
  { verb: 'bootVm', text: 'virsh start {vm:vm}' },
  { verb: 'stopVm', text: 'virsh shutdown {vm:vm}' },
  { verb: 'resizeVm', text: 'virt-xml {vm:vm} --edit --vcpus={vcpus:number} --memory={memoryMib:number}' },
  { verb: 'deleteVm', text: 'virsh undefine {vm:vm} --remove-all-storage' },
  {
    verb: 'convert',
    text: "virt-p2v --cmdline='p2v.name={subject:process} p2v.server={host:host} p2v.vcpus={vcpus:number} p2v.memory={memoryMib:number}m'",
    where: 'process',
  },
  {
    verb: 'convert',
    text: 'virt-v2v -i libvirt {subject:vm} -oc qemu+ssh://{host:host}/system --vcpus={vcpus:number} --memory={memoryMib:number}',
    where: 'vm',
  },
  { verb: 'moveProcess', text: 'ansible-playbook {instance:process}.yml --limit={host:host}' },
  { verb: 'migrateLive', text: 'xl migrate {vm:vm} {host:host}', where: 'xen' },
  { verb: 'migrateLive', text: VIRSH_MIGRATE },
  { verb: 'migrateCold', text: 'virsh migrate --offline --persistent {vm:vm} qemu+ssh://{host:host}/system' },
  { verb: 'cancelMigration', text: 'virsh domjobabort {vm:vm}' },
  { verb: 'throttleVm', text: `${AUTO_CONVERGE} on`, fixed: { on: true } },
  { verb: 'throttleVm', text: `${AUTO_CONVERGE} off`, fixed: { on: false } },
  { verb: 'setHa', text: 'pcs resource meta {vm:vm} priority={priority:number}' },
  { verb: 'runContainer', text: 'docker -H ssh://{node:node} run -d {service:service}' },
  { verb: 'stopContainer', text: 'docker rm -f {instance:pod}', where: 'byHand' },
  { verb: 'stopContainer', text: 'kubectl delete pod {instance:pod}' },
  {
    verb: 'deploy',
    text: 'kubectl create deployment --image={service:service} --replicas={replicas:number}',
  },
  { verb: 'deleteDeployment', text: 'kubectl delete deployment {deployment:deployment}' },
  { verb: 'scale', text: 'kubectl scale deploy/{deployment:deployment} --replicas={replicas:number}' },
  {
    verb: 'setResources',
    text: 'kubectl set resources deploy/{deployment:deployment} --requests=cpu={requestCpuM:number}m,memory={requestMib:number}Mi --limits=cpu={limitCpuM:number}m,memory={limitMib:number}Mi',
  },
  { verb: 'setProbes', text: `${PROBE} --liveness --readiness`, fixed: { liveness: true, readiness: true } },
  { verb: 'setProbes', text: `${PROBE} --liveness`, fixed: { liveness: true, readiness: false } },
  { verb: 'setProbes', text: `${PROBE} --readiness`, fixed: { liveness: false, readiness: true } },
  { verb: 'setProbes', text: `${PROBE} --remove`, fixed: { liveness: false, readiness: false } },
  { verb: 'setSpread', text: patch(SPREAD, '[]'), fixed: { over: 'none' } },
  { verb: 'setSpread', text: patch(SPREAD, '[kubernetes.io/hostname]'), fixed: { over: 'host' } },
  { verb: 'setSpread', text: patch(SPREAD, '[topology.kubernetes.io/zone]'), fixed: { over: 'rack' } },
  { verb: 'setBudget', text: 'kubectl delete pdb {deployment:deployment}', fixed: { minAvailable: 0 } },
  {
    verb: 'setBudget',
    text: 'kubectl create pdb {deployment:deployment} --min-available={minAvailable:number}',
  },
  { verb: 'setToleration', text: patch('tolerationSeconds', '{ticks:number}') },
  { verb: 'setPriority', text: patch('priority', '{priority:integer}') },
  {
    verb: 'setAutoscaler',
    text: 'kubectl autoscale deploy/{deployment:deployment} --min={minReplicas:number} --max={maxReplicas:number} --cpu-percent={targetCpuPercent:number}',
    fixed: { downStabilisationTicks: DOWN_STABILISATION_SECONDS },
  },
  {
    verb: 'setAutoscaler',
    text: "kubectl patch hpa/{deployment:deployment} -p 'minReplicas: {minReplicas:number}, maxReplicas: {maxReplicas:number}, averageUtilization: {targetCpuPercent:number}, stabilizationWindowSeconds: {downStabilisationTicks:number}'",
  },
  { verb: 'removeAutoscaler', text: 'kubectl delete hpa {deployment:deployment}' },
  {
    verb: 'setScoring',
    text: "kubectl patch configmap/kube-scheduler -p 'scoringStrategy: LeastAllocated'",
    fixed: { strategy: 'leastAllocated' },
  },
  {
    verb: 'setScoring',
    text: "kubectl patch configmap/kube-scheduler -p 'scoringStrategy: MostAllocated'",
    fixed: { strategy: 'mostAllocated' },
  },
  {
    verb: 'setScoring',
    text: "kubectl patch configmap/kube-scheduler -p 'scoringStrategy: RequestedToCapacityRatio'",
    fixed: { strategy: 'requestedToCapacityRatio' },
  },
  {
    verb: 'setRelease',
    text: 'kubectl set image deploy/{deployment:deployment} *=:{release:number}',
  },
];

/** A form cut into words, each of plain text and holes in turn. */
export type Piece = { readonly text: string } | { readonly field: string; readonly kind: HoleKind };

export function piecesOf(word: string): Piece[] {
  return word
    .split(/(\{[^}]+\})/)
    .filter((part) => part !== '')
    .map((part) => {
      const hole = /^\{(\w+):(\w+)\}$/.exec(part);
      return hole === null ? { text: part } : { field: hole[1] as string, kind: hole[2] as HoleKind };
    });
}
