/** Plans: what to do when, over names; and the conditions that they, hints and stars share. */
import { z } from 'zod';
import { count, id, positive, share } from './fields.ts';
import { VERBS } from './verbs.ts';

const boardSchema = z.strictObject({
  minute: z.number().min(0).optional(), // simulated minutes since the start
  until: z.number().min(0).optional(), // and not from this minute on
  operatorMinutes: z.number().min(0).optional(), // so many are in the bank
  cashBelowDollars: z.number().optional(),
  host: id.optional(),
  hostState: z.enum(['on', 'off', 'failed', 'empty', 'free']).optional(),
  hostEdition: z.enum(['standard', 'datacenter']).optional(), // of its Windows Server
  hostCpuAbove: share.optional(), // that host's; without a host: the busiest one's
  hostMemoryAbove: share.optional(), // given away, of what it has; without a host: the fullest one's
  hostsIdleAtLeast: count.optional(), // hosts that are on with nothing on them
  ownHostsBelow: positive.optional(), // machines in racks, those on their way included and those that go not
  nodesBelow: positive.optional(), // of the cluster that run containers
  nodeCpuBelow: share.optional(), // the machine of one of them, that is ready and takes pods, is less busy
  nodesMinBelow: positive.optional(), // cloud machines that the node autoscaler keeps at least
  membersBelow: positive.optional(), // of the control plane, those that are down included
  vm: id.optional(),
  vmState: z.enum(['stopped', 'booting', 'running', 'crashed', 'converting']).optional(), // running, where not said
  vmOn: id.optional(), // the host it must be on
  vmNetwork: count.optional(), // the network it must be on
  breached: z.boolean().optional(), // whether it is in foreign hands; without a VM: whether any is
  sign: id.optional(), // this incident has been announced
  signOn: z.string().min(1).optional(), // and this host, service or rack ("A") is its target
  signBusy: z.literal(true).optional(), // and something stands on that host, or on a host of that rack
  ahead: id.optional(), // this incident has been announced and has not begun
  due: id.optional(), // this incident has begun
  service: id.optional(), // of the four below; without one: any service
  utilisationAbove: z.number().min(0).max(10).optional(),
  lostAbove: share.optional(), // of its calls
  servingBelow: positive.optional(), // copies that answer
  limited: z.boolean().optional(), // whether its own limits, not its machines, are what it lacks
  beside: id.optional(), // this service has an instance on a host that one of the service named above is on
  sharesKernel: z.literal(true).optional(), // an instance of the service named above calls a kernel that others call
  unpatched: z.literal(true).optional(), // an instance stands on a base image whose hole is known
  deployment: id.optional(), // by its service, of the four below
  lacks: z.enum(['liveness', 'rackSpread', 'quickToGiveUp', 'brake', 'retryBudget', 'push']).optional(), // what it was not told yet
  replicasBelow: positive.optional(),
  replicasAtLeast: positive.optional(),
  podsPendingAtLeast: positive.optional(), // of that deployment; without one: of all
  undeployed: id.optional(), // no deployment of this service is there
  region: id.optional(), // of the next one
  edgesBelow: positive.optional(), // edge sites there, or on their way, that are not leaving
  offer: id.optional(), // this tenant waits for an answer
  built: id.optional(), // a finished build of this service's image is there
  copy: id.optional(), // a snapshot, backup or template of this VM is there
  copiesYoungerThan: positive.optional(), // simulated minutes: every running VM has a copy of that age at most
  poolBelowGib: positive.optional(), // the size of the pooled volume
  batchBelowM: positive.optional(), // the cap of month-end work, millicores
  mirror: z.literal(true).optional(), // whatever is pulled comes through a cache on the site
  mtls: z.literal(true).optional(), // the mesh knows both ends of a call
  transfersAtMost: count.optional(), // large things on the links
});

/**
 * What a person would watch for, over names: when a step of a plan is due (09-balance E), when a hint has something to
 * say. All that is written must hold at once, and what stands under `unless` must not.
 */
export const conditionSchema = boardSchema.extend({ unless: boardSchema.optional() });

/** A command over names; one that ends in `*` is every thing whose name begins so and for which the rules accept it. */
const act = z
  .record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))
  .and(z.object({ verb: z.enum(VERBS) }));

export const planSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    id,
    kind: z.literal('script'),
    title: z.string().min(1),
    steps: z
      .array(
        z.strictObject({
          when: conditionSchema,
          do: z.array(act).min(1),
          everySeconds: positive.optional(), // real ones: done again and again while its conditions hold; else once
        }),
      )
      .min(1),
  }),
  z.strictObject({
    id,
    kind: z.literal('policy'),
    title: z.string().min(1),
    hostUtilisation: z.number().min(0.3).max(1.2), // of CPU that a host is bought for
    podUtilisation: z.number().min(0.3).max(1), // of its limit that a replica is planned for
    spareHosts: count,
    forecast: z.boolean(), // looks ahead by the lead time, else reacts to what it sees
    cloud: z.boolean(), // bridges a gap with cloud capacity
    careful: z.boolean().default(false), // leaves a rack whose power is announced to fail, and has room for all that pods ask
    spread: z.boolean(),
    tolerationTicks: count.nullable(),
    initialHosts: count, // ordered at the start, whatever the forecast says
    stopActingMinute: z.number().min(0).nullable(), // simulated minutes; null: acts to the end
  }),
]);

export type Condition = z.infer<typeof conditionSchema>;
export type Plan = z.infer<typeof planSchema>;
export type ScriptPlan = Extract<Plan, { kind: 'script' }>;
export type PolicyPlan = Extract<Plan, { kind: 'policy' }>;
