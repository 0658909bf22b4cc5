/** The command literals, as zod checks them at the door. Ids are the match's integers; sizes carry their units. */
import { z } from 'zod';
import { MAX_POOL_GIB, MAX_REPLICAS, MAX_SHARES, MAX_STABILISATION_TICKS, MAX_TARGET_CPU_PERCENT } from '../limits.ts';
import { EDGE_FORMS, EDITIONS, FREE_BATCH_M, REGISTRIES, SCORINGS, TAINTINGS } from '../world.ts';

const ref = z.int().min(1);
const small = z.int().min(0).max(100_000);
const size = z.int().min(0).max(1_000_000); // millicores
const name = z.string().min(1).max(40);
const on = z.boolean();
const vlan = z.int().min(1).max(4094); // what 802.1Q has numbers for
const anyVlan = z.int().min(0).max(4094); // 0: the flat network
const taintKey = z.string().regex(/^[a-z][a-z0-9-]{0,19}$/);
const percent = z.int().min(0).max(100);
const verb = <V extends string, S extends z.core.$ZodLooseShape>(literal: V, shape: S) =>
  z.strictObject({ verb: z.literal(literal), ...shape });

export const commandSchema = z.discriminatedUnion('verb', [
  verb('order', {
    model: name,
    rack: small, // of a cloud machine: ignored
    slot: small,
    platform: name.nullable(), // installed from a template on delivery; null: it arrives bare
    runtime: name.nullable(), // and joins the cluster
  }),
  verb('returnHost', { host: ref }),
  verb('powerHost', { host: ref, on }),
  verb('repairHost', { host: ref }),
  verb('installPlatform', { host: ref, platform: name }),
  verb('joinNode', { target: ref, runtime: name }), // a host or a VM
  verb('cordon', { node: ref, on }),
  verb('drain', { node: ref }),
  verb('declareDead', { node: ref }),
  verb('createVm', {
    host: ref,
    guest: name,
    vcpus: small,
    memoryMib: z.int().min(0).max(16_777_216),
    service: name.optional(), // the tenant whose program goes into it
  }),
  verb('bootVm', { vm: ref }),
  verb('stopVm', { vm: ref }),
  verb('resizeVm', { vm: ref, vcpus: small, memoryMib: z.int().min(0).max(16_777_216) }),
  verb('deleteVm', { vm: ref }),
  verb('convert', { subject: ref, host: ref, vcpus: small, memoryMib: z.int().min(0).max(16_777_216) }),
  verb('moveProcess', { instance: ref, host: ref }),
  verb('migrateLive', { vm: ref, host: ref }),
  verb('migrateCold', { vm: ref, host: ref }),
  verb('cancelMigration', { vm: ref }),
  verb('throttleVm', { vm: ref, on }),
  verb('setHa', { vm: ref, priority: z.int().min(0).max(3) }),
  verb('runContainer', { node: ref, service: name }),
  verb('stopContainer', { instance: ref }),
  verb('deploy', { service: name, replicas: z.int().min(0).max(1000) }),
  verb('deleteDeployment', { deployment: ref }),
  verb('scale', { deployment: ref, replicas: z.int().min(0).max(1000) }),
  verb('setResources', {
    deployment: ref,
    requestCpuM: small,
    limitCpuM: small,
    requestMib: small,
    limitMib: small,
  }),
  verb('setProbes', { deployment: ref, liveness: on, readiness: on }),
  verb('setSpread', { deployment: ref, over: z.enum(['none', 'host', 'rack']) }),
  verb('setBudget', { deployment: ref, minAvailable: z.int().min(0).max(1000) }),
  verb('setToleration', { deployment: ref, ticks: z.int().min(0).max(86_400) }),
  verb('setPriority', { deployment: ref, priority: z.int().min(-1000).max(1000) }),
  verb('setAutoscaler', {
    deployment: ref,
    minReplicas: z.int().min(0).max(MAX_REPLICAS),
    maxReplicas: z.int().min(0).max(MAX_REPLICAS),
    targetCpuPercent: z.int().min(0).max(MAX_TARGET_CPU_PERCENT), // of the request
    downStabilisationTicks: z.int().min(0).max(MAX_STABILISATION_TICKS),
  }),
  verb('removeAutoscaler', { deployment: ref }),
  verb('setScoring', { strategy: z.enum(SCORINGS) }),
  verb('setRelease', { deployment: ref, release: z.int().min(0).max(1_000_000) }),
  verb('createNetwork', { vlan }),
  verb('attachNetwork', { target: ref, vlan: anyVlan }), // a host, a VM or a deployment
  verb('allowTraffic', { from: anyVlan, to: anyVlan }),
  verb('denyTraffic', { from: anyVlan, to: anyVlan }),
  verb('setMigrationNetwork', { percent: z.int().min(0).max(90) }), // of every link; 0: none
  verb('harden', { target: ref }), // a host, a VM or a deployment
  verb('rebuild', { target: ref }), // a host or a VM in foreign hands
  verb('acceptOffer', { service: name }),
  verb('refuseOffer', { service: name }),
  verb('refundTenant', { service: name }),
  verb('commitLease', { host: ref }), // to the end of the match
  verb('resellHost', { host: ref }),
  verb('setLicence', { host: ref, edition: z.enum(EDITIONS) }),
  verb('deployFunction', {
    service: name,
    memoryMib: z.int().min(0).max(10_240),
    reserved: z.int().min(0).max(10_000),
    provisioned: z.int().min(0).max(10_000),
  }),
  verb('removeFunction', { function: ref }),
  verb('splitCalls', { function: ref, percent }),
  verb('setMesh', { on, mtls: on }),
  verb('setRetries', {
    attempts: z.int().min(0).max(5),
    timeoutMs: z.int().min(0).max(60_000),
    budgetPercent: percent,
  }),
  verb('setBreaker', { errorPercent: percent, openTicks: z.int().min(0).max(3600) }), // 0 %: none
  verb('splitTraffic', { deployment: ref, release: z.int().min(0).max(1_000_000), percent }), // build 0: no split
  verb('openEdge', { region: name }),
  verb('closeEdge', { edge: ref }),
  verb('placeAtEdge', { edge: ref, service: name, form: z.enum(EDGE_FORMS) }),
  verb('removeFromEdge', { edge: ref, service: name }),
  verb('setPrice', { percent: z.int().min(0).max(1000) }),
  verb('shed', { type: name, percent }),
  verb('setVmResources', { vm: ref, reservationM: size, limitM: size, shares: z.int().min(0).max(MAX_SHARES) }),
  verb('setMemoryPolicy', { host: ref, overcommitPercent: z.int().min(0).max(1000) }),
  verb('setPoolSize', { poolGib: z.int().min(0).max(MAX_POOL_GIB) }),
  verb('moveDisk', { vm: ref, local: on }), // into the VM's host, or back to the pool
  verb('snapshotVm', { vm: ref }),
  verb('revertVm', { copy: ref }),
  verb('deleteCopy', { copy: ref }),
  verb('makeTemplate', { vm: ref }),
  verb('cloneVm', { source: ref, host: ref, service: name.optional() }), // a VM or a template; for that tenant
  verb('backupVm', { vm: ref }),
  verb('restoreVm', { copy: ref, host: ref }),
  verb('setBackupCap', { percent: z.int().min(0).max(100) }), // of a link; 0: it is put off
  verb('patch', { target: ref }), // a VM or a host
  verb('setPatchTool', { on }),
  verb('setHaReserve', { hosts: z.int().min(0).max(100) }),
  verb('evacuateHost', { host: ref, on }),
  verb('migratePostCopy', { vm: ref, host: ref }),
  verb('setAutoBalance', { on }),
  verb('installRuntime', { target: ref, runtime: name }), // a host or a VM, outside the cluster
  verb('setLiveRestore', { node: ref, on }),
  verb('buildImage', { service: name }),
  verb('pushImage', { build: ref }),
  verb('orderSteps', { service: name, step: small, to: small }), // lines of its Dockerfile, counted from 1
  verb('rebuildBase', { service: name }), // the base image below it
  verb('pinImage', { service: name, on }),
  verb('prePull', { service: name, release: z.int().min(0).max(1_000_000) }),
  verb('setRegistry', { registry: z.enum(REGISTRIES) }),
  verb('setMirror', { on }),
  verb('setScanner', { on }),
  verb('setPipeline', { on }),
  verb('setMultiArch', { service: name, on }),
  verb('setEmulation', { node: ref, on }), // of programs for another processor, in containers
  verb('setOrchestrator', { orchestrator: name }),
  verb('setControlPlane', { host: ref, on }),
  verb('setNodeAutoscaler', {
    min: z.int().min(0).max(100),
    max: z.int().min(0).max(100),
    model: name,
    runtime: name,
  }),
  verb('removeNodeAutoscaler', {}),
  verb('taintNode', { node: ref, key: taintKey, effect: z.enum(TAINTINGS) }),
  verb('setTolerates', { deployment: ref, key: taintKey.nullable(), only: on }), // null: no taint
  verb('setStrategy', {
    deployment: ref,
    maxSurgePercent: percent,
    maxUnavailablePercent: percent,
    minReadyTicks: z.int().min(0).max(3600),
    recreate: on,
  }),
  verb('pauseRollout', { deployment: ref, atPods: z.int().min(0).max(MAX_REPLICAS) }), // 0: as many as there are
  verb('resumeRollout', { deployment: ref }),
  verb('rolloutUndo', { deployment: ref }),
  verb('takeBatch', { coresM: small }),
  verb('limitBatch', { coresM: z.int().min(0).max(FREE_BATCH_M), shares: z.int().min(2).max(10_240) }),
  verb('takeAdvice', { hint: name }), // the way out that a hint of the level knows
]);

export type Command = z.infer<typeof commandSchema>;
export type CommandOf<V extends Command['verb']> = Extract<Command, { verb: V }>;
