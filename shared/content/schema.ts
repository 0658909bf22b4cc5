/**
 * One zod schema a kind of content file. Field names carry their units; prices are in dollars as an operator reads them
 * on an invoice, and become micro-cents when the rulebook is compiled. `source` names the fact (K13, P3 …) or says
 * "tuning: why" for a game choice; the codex shows it.
 */
import { z } from 'zod';

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'expected a lower-case id such as "online-boutique"');
const count = z.int().min(0);
const positive = z.int().min(1);
const share = z.number().min(0).max(1);
const dollars = z.number().min(0).max(1_000_000);
const source = z.string().min(2);

export const HARDWARE_KINDS = ['server', 'cloud'] as const;

export const hardwareSchema = z.strictObject({
  id,
  name: z.string().min(1),
  kind: z.enum(HARDWARE_KINDS),
  year: z.int().min(2000).max(2030),
  cores: z.number().min(0.5).max(512), // a cloud vCPU is half a core (one hyper-thread)
  sockets: positive,
  memoryMib: positive,
  nicMbps: positive,
  diskGib: positive,
  coreSpeed: z.number().min(0.1).max(4), // work per core second against an S12 core
  powerWatts: z.array(z.number().min(0).max(10_000)).length(11), // at 0, 10 … 100 % CPU
  rentDollarsPerHour: dollars,
  setupDollars: dollars,
  leadTicks: count.nullable(), // null: not sold
  noticeTicks: count,
  vcpus: count, // counted against the cloud quota; 0 for a server
  source,
});

export const PLATFORM_KINDS = ['os', 'type1', 'type2'] as const;
export const STOP_RULES = ['qemu', 'xen', 'none'] as const;

export const platformSchema = z.strictObject({
  id,
  name: z.string().min(1),
  kind: z.enum(PLATFORM_KINDS),
  kernel: z.enum(['linux', 'windows', 'own']),
  cpuEfficiency: share, // of a VM's (type 1, type 2) or a process's (os) core second
  reserveMib: count, // memory the platform keeps for itself
  stopRule: z.enum(STOP_RULES), // of live migration; none: it has no live migration
  operatorFactor: z.number().min(0.1).max(5),
  licenceDollarsPerCoreHour: dollars,
  licenceMinCoresPerSocket: count,
  installTicks: positive,
  command: z.string().min(1), // the real-world command the install stands for
  source,
});

export const guestSchema = z.strictObject({
  id,
  name: z.string().min(1),
  kernel: z.enum(['linux', 'windows', 'unix']),
  footprintMib: positive,
  diskMib: positive,
  bootTicks: positive,
  licenceDollarsPerHour: dollars,
  source,
});

export const runtimeSchema = z.strictObject({
  id,
  name: z.string().min(1),
  kernel: z.enum(['linux', 'windows']),
  cpuEfficiency: share,
  reserveMib: count, // daemon, kubelet and kernel on a node
  perContainerMib: count,
  startTicks: positive,
  command: z.string().min(1),
  source,
});

export const imageSchema = z.strictObject({
  id,
  kernel: z.enum(['linux', 'windows']),
  layers: z.array(z.strictObject({ id, sizeMib: positive })).min(1),
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
  stateful: z.boolean(), // killing an instance loses what is in its memory
  dirtyMibPerS: z.number().min(0), // pages written at full load, for pre-copy
  writableSetMib: count, // pages that are written again and again
  port: count, // two processes on one OS cannot share it; 0: none
  needs: z.string(), // run-time on the OS ("python2"); two processes that need different versions collide
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

export const economySchema = z.strictObject({
  electricityDollarsPerKwh: dollars,
  pue: z.number().min(1).max(3),
  fixedDollarsPerHour: dollars,
  latePaysShare: share,
  lostCostsShare: share,
  statefulKillDollars: dollars,
  slaWindowTicks: positive,
  slaTiers: z.array(z.strictObject({ below: share, creditShare: share })).min(1),
  operatorMinutesPerMinute: z.number().min(0),
  operatorBankMinutes: positive,
  overdraftDollars: dollars,
  cloudQuotaVcpus: count,
  registryMibPerS: z.number().min(0.1),
  p2vDiskMib: positive, // used blocks of a box's disk, which are all that a conversion copies
  operatorMinutes: z.record(z.string(), z.number().min(0)),
  timers: z.record(z.string(), positive),
  hazards: z.strictObject({ osCrashPerYear: z.number().min(0), hardwarePerYear: z.number().min(0) }),
  source,
});

/** Points of a curve: [minute, value]; linear between, flat outside. */
const points = z.array(z.tuple([z.number().min(0), z.number().min(0)])).min(1);

export const demandSchema = z.strictObject({
  application: id,
  requestsPerSecond: points, // of all request types together
  regimes: z.strictObject({ everyMinutes: positive, low: z.number().min(0.1), high: z.number().max(4) }).nullable(),
  noiseShare: share,
});

export const INCIDENT_KINDS = [
  'host.dies',
  'host.serviced',
  'rack.dark',
  'crowd',
  'mix.shift',
  'demand.step',
  'pod.hangs',
  'pod.crashes',
] as const;

export const incidentSchema = z.strictObject({
  id,
  kind: z.enum(INCIDENT_KINDS),
  atMinutes: z.tuple([z.number().min(0), z.number().min(0)]), // drawn evenly between the two
  loadAtLeast: share, // only where the demand curve is at least this share of its peak
  warningMinutes: z.number().min(0),
  minutes: z.number().min(0), // how long it lasts
  target: z.string(), // a host's or service's name, "busiest", "most-earning", an application for demand
  factor: z.number().min(0).max(20), // demand multiplier; share of the mix
  noShowShare: share, // how often an announced crowd stays away
  chance: share,
});

export const VERBS = [
  'order',
  'returnHost',
  'powerHost',
  'repairHost',
  'installPlatform',
  'joinNode',
  'cordon',
  'drain',
  'declareDead',
  'createVm',
  'bootVm',
  'stopVm',
  'resizeVm',
  'deleteVm',
  'convert',
  'moveProcess',
  'migrateLive',
  'migrateCold',
  'cancelMigration',
  'throttleVm',
  'setHa',
  'runContainer',
  'stopContainer',
  'deploy',
  'deleteDeployment',
  'scale',
  'setResources',
  'setProbes',
  'setSpread',
  'setBudget',
  'setToleration',
  'setPriority',
  'setAutoscaler',
  'removeAutoscaler',
  'setScoring',
  'setRelease',
] as const;
export type Verb = (typeof VERBS)[number];

const estateHost = z.strictObject({
  name: id,
  model: id,
  rack: count,
  slot: count,
  platform: id.nullable(),
  runtime: id.nullable(), // joins the cluster as a node
  controlPlane: z.boolean(),
  processes: z.array(id), // services that run as plain processes on its OS
  vms: z.array(
    z.strictObject({
      name: id,
      guest: id,
      vcpus: positive,
      memoryMib: positive,
      service: id.nullable(),
      runtime: id.nullable(),
    }),
  ),
});

const estateDeployment = z.strictObject({
  service: id,
  replicas: count,
  priority: z.int().min(-1000).max(1000),
  liveness: z.boolean(),
  readiness: z.boolean(),
});

const starSchema = z.strictObject({
  profitDollars: z.number(),
  inTimeShare: share, // of all answers of the level
  surviveAnyOneMinutes: count, // green for at least the last so many minutes
  night: z.boolean(), // and the same estate survives the Night on fresh seeds
});

const modelList = z.array(id);

export const scenarioSchema = z.strictObject({
  id,
  kind: z.enum(['level', 'match']),
  number: z.string(), // "1.1"; empty for a match
  title: z.string().min(1),
  brief: z.array(z.string().min(1)).length(3),
  chapter: z.int().min(0).max(6),
  choice: z.boolean(), // another honest technology also wins the first star (04-levels)
  pace: z.int().min(5).max(60), // ticks a real second
  realMinutes: positive,
  racks: z.array(z.strictObject({ name: z.string().min(1), slots: positive })).min(1),
  hosts: z.array(estateHost),
  deployments: z.array(estateDeployment),
  models: modelList,
  platforms: z.array(id),
  guests: z.array(id),
  runtimes: z.array(id),
  verbs: z.array(z.enum(VERBS)).min(1),
  installByTemplate: z.boolean(),
  startCashDollars: z.number(),
  fixedDollarsPerHour: dollars.nullable(), // null: as in the economy
  hazardFactor: z.number().min(0).max(10),
  demands: z.array(demandSchema).min(1),
  forecast: z.strictObject({ everyMinutes: positive, horizonMinutes: positive, errorShare: share }),
  incidents: z.array(incidentSchema),
  inTimeTarget: share, // the SLO
  stars: z.array(starSchema).length(3).nullable(), // null: a match is ranked, not starred
  night: z.strictObject({ minutes: positive, incident: incidentSchema.nullable() }),
  withheld: z.array(z.enum(VERBS)),
  plans: z.array(id),
  reference: id.nullable(),
  source,
});

/** A plan is what a person would write down: "when X, do Y", over names (09-balance E). */
const condition = z.strictObject({
  minute: z.number().min(0).optional(), // simulated minutes since the start
  host: id.optional(),
  hostState: z.enum(['on', 'off', 'failed', 'empty', 'free']).optional(),
  vm: id.optional(),
  vmOn: id.optional(), // the host it must run on
  sign: id.optional(), // this incident has been announced
  signOn: id.optional(), // and this host is its target
});
const act = z
  .record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))
  .and(z.object({ verb: z.enum(VERBS) }));

export const planSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    id,
    kind: z.literal('script'),
    title: z.string().min(1),
    steps: z.array(z.strictObject({ when: condition, do: z.array(act).min(1) })).min(1),
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
    spread: z.boolean(),
    tolerationTicks: count.nullable(),
    initialHosts: count, // ordered at the start, whatever the forecast says
    stopActingMinute: z.number().min(0).nullable(), // simulated minutes; null: acts to the end
  }),
]);

export type Hardware = z.infer<typeof hardwareSchema>;
export type Platform = z.infer<typeof platformSchema>;
export type Guest = z.infer<typeof guestSchema>;
export type Runtime = z.infer<typeof runtimeSchema>;
export type Image = z.infer<typeof imageSchema>;
export type ServiceSpec = z.infer<typeof serviceSchema>;
export type RequestTypeSpec = z.infer<typeof requestTypeSchema>;
export type Application = z.infer<typeof applicationSchema>;
export type Economy = z.infer<typeof economySchema>;
export type DemandSpec = z.infer<typeof demandSchema>;
export type IncidentSpec = z.infer<typeof incidentSchema>;
export type IncidentKind = IncidentSpec['kind'];
export type Scenario = z.infer<typeof scenarioSchema>;
export type Plan = z.infer<typeof planSchema>;
export type ScriptPlan = Extract<Plan, { kind: 'script' }>;
export type PolicyPlan = Extract<Plan, { kind: 'policy' }>;
