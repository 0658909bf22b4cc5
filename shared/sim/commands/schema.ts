/** The command literals, as zod checks them at the door. Ids are the match's integers; sizes carry their units. */
import { z } from 'zod';
import { MAX_REPLICAS, MAX_STABILISATION_TICKS, MAX_TARGET_CPU_PERCENT } from '../limits.ts';
import { SCORINGS } from '../world.ts';

const ref = z.int().min(1);
const small = z.int().min(0).max(100_000);
const name = z.string().min(1).max(40);
const on = z.boolean();
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
  verb('createVm', { host: ref, guest: name, vcpus: small, memoryMib: z.int().min(0).max(16_777_216) }),
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
]);

export type Command = z.infer<typeof commandSchema>;
export type CommandOf<V extends Command['verb']> = Extract<Command, { verb: V }>;
