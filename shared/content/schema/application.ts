/** Applications: images and how they are built, services, and the calls that a request makes. */
import { z } from 'zod';
import { count, dollars, id, positive, share, source } from './fields.ts';
import { ARCHITECTURES } from './machines.ts';

export const STEP_INPUTS = ['base', 'dependencies', 'code'] as const;

/** A line of a Dockerfile. It runs anew when its input changed or a line before it ran. */
export const buildStepSchema = z.strictObject({
  line: z.string().min(3),
  input: z.enum(STEP_INPUTS),
  seconds: positive,
  layer: id.nullable(), // that it makes; null: what it writes is small and goes into the next one
  after: z.array(count).default([]), // lines that must come before it, by their place in the file
});

export const imageSchema = z.strictObject({
  id,
  kernel: z.enum(['linux', 'windows']),
  architectures: z.array(z.enum(ARCHITECTURES)).min(1).default(['x86-64']), // that its published builds are for
  layers: z.array(z.strictObject({ id, sizeMib: positive })).min(1),
  dockerfile: z.array(buildStepSchema).max(12).default([]), // as its authors wrote it; none: bought in, not built here
  source,
});

export const serviceSchema = z.strictObject({
  id,
  image: id,
  release: z.string().min(1),
  cpuMsPerCall: z.number().min(0.01).max(10_000),
  threads: positive, // requests an instance works on at once
  memoryBaseMib: positive,
  memoryPerRequestMib: z.number().min(0).max(1024), // more for each request inside
  requestCpuM: count,
  limitCpuM: count, // 0: no limit
  requestMib: count,
  limitMib: count, // 0: no limit
  startTicks: positive, // from process start to the first answer
  kibPerCall: z.number().min(0).max(1_048_576).default(2), // over the wire, there and back: 1 KB each way (S1)
  stateful: z.boolean(), // killing an instance loses what is in its memory
  dirtyMibPerS: z.number().min(0), // pages written at full load, for pre-copy
  writableSetMib: count, // pages that are written again and again
  port: count, // two processes on one OS cannot share it; 0: none
  syscallShare: share.default(1), // of its time that goes to network and files: a sandbox is slow there (C4)
  diskMibPerS: z.number().min(0).default(0), // blocks written at full load
  needs: z.string(), // run-time on the OS ("python2"); two processes that need different versions collide
  drivesDevice: z.boolean().default(false), // of its machine: it neither goes elsewhere nor into a VM
  contention: share.default(0), // of work on its shared state, what only one instance can do at a time (USL, Q6)
  coherency: z.number().min(0).max(1).default(0), // what each pair of instances costs to agree (USL, Q6)
  within: z.string().default(''), // the service whose program it is a part of, until it has copies of its own (RQ14)
  coldStartMs: positive.default(400), // until a new function instance answers its first call (S6)
  source,
});

export interface CallNode {
  service: string;
  times: number;
  parallel: boolean; // its calls run at the same time
  calls: CallNode[];
}
export const callSchema: z.ZodType<CallNode> = z.strictObject({
  service: id,
  times: z.number().min(0.01).max(100),
  parallel: z.boolean(),
  get calls(): z.ZodType<CallNode[]> {
    return z.array(callSchema).max(40);
  },
});

export const requestTypeSchema = z.strictObject({
  id,
  weight: z.number().min(0),
  dollarsPerThousand: dollars, // revenue of 1,000 answers in time
  dollarsPerHour: dollars, // revenue of an hour in which all answers were in time, whatever their number
  deadlineMs: positive,
  entry: callSchema,
});

export const applicationSchema = z.strictObject({
  id,
  name: z.string().min(1),
  source,
  services: z.array(serviceSchema).min(1),
  requestTypes: z.array(requestTypeSchema).min(1),
});

export type Image = z.infer<typeof imageSchema>;
export type BuildStep = z.infer<typeof buildStepSchema>;
export type ServiceSpec = z.infer<typeof serviceSchema>;
export type RequestTypeSpec = z.infer<typeof requestTypeSchema>;
export type Application = z.infer<typeof applicationSchema>;
