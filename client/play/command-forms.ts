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
  | 'tenant' // one under contract, by its service
  | 'orchestrator'
  | 'word' // a free one, as the key of a taint
  | 'region'
  | 'type'
  | 'rack'
  | 'slot'
  | 'number'
  | 'positive' // and not 0
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
const PUT_FUNCTION = 'aws lambda put-function --function-name={service:service} --memory-size={memoryMib:number}';
const PROVISIONED = '--provisioned-concurrency={provisioned:number}';
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
  { verb: 'commitLease', text: 'headroom commit {host:host} --until=end' },
  { verb: 'resellHost', text: 'headroom resell {host:host}' },
  { verb: 'setLicence', text: 'headroom licence {host:host} --edition=standard', fixed: { edition: 'standard' } },
  { verb: 'setLicence', text: 'headroom licence {host:host} --edition=datacenter', fixed: { edition: 'datacenter' } },
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
    text: 'virt-install --connect=qemu+ssh://{host:host}/system --osinfo={guest:guest} --vcpus={vcpus:number} --memory={memoryMib:number} --name={service:tenant}',
  },
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
  { verb: 'migratePostCopy', text: 'virsh migrate --live --postcopy {vm:vm} qemu+ssh://{host:host}/system' },
  {
    verb: 'setVmResources',
    text: 'virsh schedinfo {vm:vm} --config reservation={reservationM:number}m limit={limitM:number}m cpu_shares={shares:number}',
  },
  {
    verb: 'setMemoryPolicy',
    text: "ssh {host:host} openstack-config --set nova.conf 'ram_allocation_percent {overcommitPercent:number}'",
  },
  { verb: 'setPoolSize', text: 'lvextend --size={poolGib:number}G pool' },
  { verb: 'moveDisk', text: 'virsh blockcopy {vm:vm} --dest=local --pivot', fixed: { local: true } },
  { verb: 'moveDisk', text: 'virsh blockcopy {vm:vm} --dest=pool --pivot', fixed: { local: false } },
  { verb: 'snapshotVm', text: 'virsh snapshot-create {vm:vm}' },
  { verb: 'revertVm', text: 'virsh snapshot-revert {copy:copy}' },
  { verb: 'deleteCopy', text: 'virsh vol-delete {copy:copy}' },
  { verb: 'makeTemplate', text: 'virt-sysprep -d {vm:vm} --make-template' },
  ...(['vm', 'copy'] as const).flatMap((kind): Form[] => {
    const text = `virt-clone --${kind === 'vm' ? 'original' : 'template'}={source:${kind}} --connect=qemu+ssh://{host:host}/system`;
    return [
      { verb: 'cloneVm', text: `${text} --name={service:tenant}` },
      { verb: 'cloneVm', text },
    ];
  }),
  { verb: 'backupVm', text: 'virsh backup-begin {vm:vm}' },
  { verb: 'restoreVm', text: 'borg extract {copy:copy} --to={host:host}' },
  { verb: 'takeAdvice', text: 'headroom advice {hint:word}' },
  { verb: 'setBackupCap', text: 'borg config bandwidth-percent={percent:number}' },
  { verb: 'patch', text: 'ssh {target:vm} unattended-upgrade --reboot' },
  { verb: 'patch', text: 'ssh {target:host} unattended-upgrade --reboot' },
  { verb: 'setPatchTool', text: 'headroom rent patch-server', fixed: { on: true } },
  { verb: 'setPatchTool', text: 'headroom return patch-server', fixed: { on: false } },
  { verb: 'setHaReserve', text: 'govc cluster.change --ha-failover-level={hosts:number}' },
  { verb: 'evacuateHost', text: 'govc host.maintenance.enter {host:host}', fixed: { on: true } },
  { verb: 'evacuateHost', text: 'govc host.maintenance.exit {host:host}', fixed: { on: false } },
  { verb: 'setAutoBalance', text: 'govc cluster.change --drs-enabled=true', fixed: { on: true } },
  { verb: 'setAutoBalance', text: 'govc cluster.change --drs-enabled=false', fixed: { on: false } },
  { verb: 'throttleVm', text: `${AUTO_CONVERGE} on`, fixed: { on: true } },
  { verb: 'throttleVm', text: `${AUTO_CONVERGE} off`, fixed: { on: false } },
  { verb: 'setHa', text: 'pcs resource meta {vm:vm} priority={priority:number}' },
  { verb: 'runContainer', text: 'docker -H ssh://{node:node} run -d {service:service}' },
  { verb: 'stopContainer', text: 'docker rm -f {instance:pod}', where: 'byHand' },
  { verb: 'stopContainer', text: 'kubectl delete pod {instance:pod}' },
  {
    verb: 'deploy',
    text: 'kubectl create deployment {service:service} --image={service:service} --replicas={replicas:number}',
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
  { verb: 'createNetwork', text: 'ip link add link eth0 name vlan{vlan:number} type vlan' },
  { verb: 'attachNetwork', text: 'virt-xml {target:vm} --edit --network=vlan{vlan:number}' },
  { verb: 'attachNetwork', text: 'kubectl label deploy/{target:deployment} network=vlan{vlan:number}' },
  { verb: 'attachNetwork', text: 'nmcli -h {target:host} connection modify eth0 vlan.id={vlan:number}' },
  { verb: 'allowTraffic', text: 'iptables -A FORWARD -i vlan{from:number} -o vlan{to:number} -j ACCEPT' },
  { verb: 'denyTraffic', text: 'iptables -D FORWARD -i vlan{from:number} -o vlan{to:number} -j ACCEPT' },
  { verb: 'setMigrationNetwork', text: 'tc class replace dev eth0 classid 1:migration rate={percent:number}percent' },
  { verb: 'harden', text: 'ansible-playbook hardening.yml --limit={target:host}' },
  { verb: 'harden', text: 'ansible-playbook hardening.yml --limit={target:vm}' },
  { verb: 'harden', text: 'kubectl label deploy/{target:deployment} pod-security=restricted' },
  { verb: 'rebuild', text: 'virt-install --reinstall={target:vm} --unattended' },
  { verb: 'rebuild', text: 'cobbler system edit --netboot-enabled --name={target:host}' },
  { verb: 'acceptOffer', text: 'headroom accept {service:service}' },
  { verb: 'refuseOffer', text: 'headroom decline {service:service}' },
  { verb: 'refundTenant', text: 'headroom refund {service:service}' },
  { verb: 'setOrchestrator', text: 'headroom cluster --orchestrator={orchestrator:orchestrator}' },
  { verb: 'setControlPlane', text: 'kubeadm join --control-plane {host:host}', fixed: { on: true } },
  { verb: 'setControlPlane', text: 'kubeadm reset {host:host}', fixed: { on: false } },
  {
    verb: 'setNodeAutoscaler',
    text: 'cluster-autoscaler --nodes={min:number}:{max:number}:{model:model} --cri-socket={runtime:runtime}',
  },
  { verb: 'removeNodeAutoscaler', text: 'kubectl delete deployment/cluster-autoscaler' },
  { verb: 'taintNode', text: 'kubectl taint node {node:node} {key:word}-', fixed: { effect: 'none' } },
  ...(['NoSchedule', 'PreferNoSchedule', 'NoExecute'] as const).map(
    (effect): Form => ({
      verb: 'taintNode',
      text: `kubectl taint node {node:node} {key:word}:${effect}`,
      fixed: { effect },
    }),
  ),
  { verb: 'setTolerates', text: patch('tolerations', '[]'), fixed: { key: null, only: false } },
  { verb: 'setTolerates', text: patch('tolerations', '[], nodeSelector: []'), fixed: { key: null, only: true } },
  { verb: 'setTolerates', text: patch('tolerations', '{key:word}'), fixed: { only: false } },
  { verb: 'setTolerates', text: patch('nodeSelector', '{key:word}'), fixed: { only: true } },
  {
    verb: 'setStrategy',
    text: patch(
      'RollingUpdate',
      'maxSurge {maxSurgePercent:number}%, maxUnavailable {maxUnavailablePercent:number}%, minReadySeconds {minReadyTicks:number}',
    ),
    fixed: { recreate: false },
  },
  {
    verb: 'setStrategy',
    text: patch(
      'Recreate',
      'maxSurge {maxSurgePercent:number}%, maxUnavailable {maxUnavailablePercent:number}%, minReadySeconds {minReadyTicks:number}',
    ),
    fixed: { recreate: true },
  },
  { verb: 'pauseRollout', text: 'kubectl rollout pause deploy/{deployment:deployment} --at={atPods:number}' },
  { verb: 'resumeRollout', text: 'kubectl rollout resume deploy/{deployment:deployment}' },
  { verb: 'rolloutUndo', text: 'kubectl rollout undo deploy/{deployment:deployment}' },
  { verb: 'takeBatch', text: 'headroom sell --idle-cpu={coresM:number}m' },
  {
    verb: 'limitBatch',
    text: 'systemctl set-property batch.slice CPUQuota={coresM:number}m CPUWeight={shares:number}',
  },
  {
    verb: 'setRelease',
    text: 'kubectl set image deploy/{deployment:deployment} *=:{release:number}',
  },
  { verb: 'installRuntime', text: 'ssh {target:host} apt-get install {runtime:runtime}' },
  { verb: 'installRuntime', text: 'ssh {target:vm} apt-get install {runtime:runtime}' },
  { verb: 'setLiveRestore', text: 'ssh {node:node} dockerd --live-restore', fixed: { on: true } },
  { verb: 'setLiveRestore', text: 'ssh {node:node} dockerd --live-restore=false', fixed: { on: false } },
  { verb: 'buildImage', text: 'docker build -t {service:service} .' },
  { verb: 'pushImage', text: 'docker push {build:build}' },
  { verb: 'orderSteps', text: "sed -i '{step:number}m{to:number}' {service:service}/Dockerfile" },
  { verb: 'rebuildBase', text: 'docker build --pull -t base-of/{service:service} base/' },
  { verb: 'pinImage', text: 'kustomize edit set image {service:service}@sha256', fixed: { on: true } },
  { verb: 'pinImage', text: 'kustomize edit set image {service:service}:stable', fixed: { on: false } },
  { verb: 'prePull', text: "ansible nodes -a 'crictl pull {service:service}:{release:number}'" },
  { verb: 'setRegistry', text: 'docker login registry.site', fixed: { registry: 'private' } },
  { verb: 'setRegistry', text: 'docker logout registry.site', fixed: { registry: 'public' } },
  { verb: 'setMirror', text: 'systemctl enable --now registry-mirror', fixed: { on: true } },
  { verb: 'setMirror', text: 'systemctl disable --now registry-mirror', fixed: { on: false } },
  { verb: 'setScanner', text: 'systemctl enable --now trivy', fixed: { on: true } },
  { verb: 'setScanner', text: 'systemctl disable --now trivy', fixed: { on: false } },
  { verb: 'setPipeline', text: 'gh workflow enable build', fixed: { on: true } },
  { verb: 'setPipeline', text: 'gh workflow disable build', fixed: { on: false } },
  { verb: 'setMultiArch', text: 'docker buildx create --name={service:service} --platform=all', fixed: { on: true } },
  { verb: 'setMultiArch', text: 'docker buildx rm {service:service}', fixed: { on: false } },
  { verb: 'setEmulation', text: 'ssh {node:node} binfmt --install=all', fixed: { on: true } },
  { verb: 'setEmulation', text: 'ssh {node:node} binfmt --uninstall=all', fixed: { on: false } },
  // Lambda's own way: what reserves nothing shares the quota of all, and a reserved concurrency of 0 would never run.
  { verb: 'deployFunction', text: `${PUT_FUNCTION} ${PROVISIONED}`, fixed: { reserved: 0 } },
  {
    verb: 'deployFunction',
    text: `${PUT_FUNCTION} --reserved-concurrency={reserved:positive} ${PROVISIONED}`,
  },
  { verb: 'removeFunction', text: 'aws lambda delete-function --function-name={function:function}' },
  { verb: 'splitCalls', text: 'aws lambda update-alias --function-name={function:function} --weight={percent:number}' },
  { verb: 'setMesh', text: 'istioctl install --set mtls=STRICT', fixed: { on: true, mtls: true } },
  { verb: 'setMesh', text: 'istioctl install --set mtls=DISABLE', fixed: { on: true, mtls: false } },
  { verb: 'setMesh', text: 'istioctl uninstall --purge', fixed: { on: false, mtls: false } },
  {
    verb: 'setRetries',
    text: "kubectl patch virtualservice/all -p 'attempts: {attempts:number}, perTryTimeout: {timeoutMs:number}ms, budgetPercent: {budgetPercent:number}'",
  },
  {
    verb: 'setBreaker',
    text: "kubectl patch destinationrule/all -p 'errorPercent: {errorPercent:number}, baseEjectionTime: {openTicks:number}s'",
  },
  {
    verb: 'splitTraffic',
    text: "kubectl patch virtualservice/{deployment:deployment} -p 'subset: {release:number}, weight: {percent:number}'",
  },
  { verb: 'openEdge', text: 'headroom open-edge {region:region}' },
  { verb: 'closeEdge', text: 'headroom close-edge {edge:edge}' },
  { verb: 'placeAtEdge', text: 'skopeo copy {service:service} {edge:edge}', fixed: { form: 'container' } },
  { verb: 'placeAtEdge', text: 'virt-copy-out {service:service} {edge:edge}', fixed: { form: 'vm' } },
  { verb: 'removeFromEdge', text: 'ssh {edge:edge} remove {service:service}' },
  { verb: 'setPrice', text: 'headroom price {percent:number}' },
  { verb: 'shed', text: 'kubectl patch gateway/front {type:type}={percent:number}' },
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
