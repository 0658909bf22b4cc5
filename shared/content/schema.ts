/**
 * One zod schema a kind of content file. Field names carry their units; prices are in dollars as an operator reads them
 * on an invoice, and become micro-cents when the rulebook is compiled. `source` names the fact (K13, P3 …) or says
 * "tuning: why" for a game choice; the codex shows it.
 */
import { z } from 'zod';
import { questionSchema } from './lesson.ts';
import { TIERS } from './tiers.ts';

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'expected a lower-case id such as "online-boutique"');
const count = z.int().min(0);
const positive = z.int().min(1);
const share = z.number().min(0).max(1);
const dollars = z.number().min(0).max(1_000_000);
const source = z.string().min(2);

export const HARDWARE_KINDS = ['server', 'cloud'] as const;
/** What a processor's programs are built for; another one's run only emulated. `risc`: the Unix boxes of the nineties. */
const ARCHITECTURES = ['x86-64', 'arm64', 'risc'] as const;

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
  architecture: z.enum(ARCHITECTURES).default('x86-64'),
  resaleShare: share.default(0), // of the rent to the end that the next tenant pays; 0: nobody wants it
  embodiedKgCo2: z.number().min(0).max(10_000).default(0), // from its making; 0: written off, or unknown
  source,
});

export const PLATFORM_KINDS = ['os', 'type1', 'type2'] as const;
export const STOP_RULES = ['qemu', 'xen', 'none'] as const;

export const platformSchema = z.strictObject({
  id,
  name: z.string().min(1),
  kind: z.enum(PLATFORM_KINDS),
  kernel: z.enum(['linux', 'windows', 'unix', 'own']),
  cpuEfficiency: share, // of a VM's (type 1, type 2) or a process's (os) core second
  reserveMib: count, // memory the platform keeps for itself
  vmExtraMib: count.default(0), // for each VM, beyond the overhead that H2 gives
  emulates: z.boolean().default(false), // runs guests of a foreign architecture, slowly
  windowsLicensed: z.boolean().default(false), // part of Windows Server: the host needs its licence
  stopRule: z.enum(STOP_RULES), // of live migration; none: it has no live migration
  operatorFactor: z.number().min(0.1).max(5),
  postCopy: z.boolean().default(false), // it can start a VM elsewhere before its memory is there
  autoBalance: z.boolean().default(false), // its tools move VMs from busy hosts to idle ones
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
  patchTicks: positive.default(60), // from the patch to the first login after the reboot
  licenceDollarsPerHour: dollars, // for each VM, whatever host it is on
  windowsLicensed: z.boolean().default(false), // its host's Windows Server licence covers it
  architecture: z.enum(ARCHITECTURES).default('x86-64'),
  source,
});

export const ISOLATIONS = ['kernel', 'sandbox', 'vm'] as const;

export const runtimeSchema = z.strictObject({
  id,
  name: z.string().min(1),
  kernel: z.enum(['linux', 'windows']),
  cpuEfficiency: share,
  reserveMib: count, // daemon, kubelet and kernel on a node
  perContainerMib: count,
  startTicks: positive,
  command: z.string().min(1),
  isolation: z.enum(ISOLATIONS).default('kernel'), // what stands between a container and the machine's kernel
  daemon: z.boolean().default(false), // its restart ends the containers, unless live-restore is on
  byHand: z.boolean().default(true), // has a command line that runs containers
  cluster: z.boolean().default(true), // speaks to a cluster (CRI)
  archived: z.boolean().default(false), // its project has ended: nothing new is installed with it
  layered: z.boolean().default(true), // a node stores and pulls each layer once
  syscallEfficiency: share.default(1), // of time spent on network and files
  podOverheadCpuM: count.default(0), // reserved beside every pod (K6)
  podOverheadMib: count.default(0),
  source,
});

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
  images: z
    .strictObject({
      siteMibPerS: z.number().min(0.1), // of a registry or mirror in our own racks
      registryDollarsPerHour: dollars,
      mirrorDollarsPerHour: dollars,
      scannerDollarsPerHour: dollars,
      baseRebuildTicks: positive,
    })
    .default({
      siteMibPerS: 110,
      registryDollarsPerHour: 15,
      mirrorDollarsPerHour: 8,
      scannerDollarsPerHour: 10,
      baseRebuildTicks: 60,
    }),
  p2vDiskMib: positive, // used blocks of a box's disk, which are all that a conversion copies
  poolDollarsPerGibHour: dollars.default(0), // of the size bought
  backupDollarsPerGibHour: dollars.default(0),
  patchToolDollarsPerHour: dollars.default(0),
  operatorMinutes: z.record(z.string(), z.number().min(0)),
  timers: z.record(z.string(), positive),
  adviceShare: share.default(0.05), // of the second star's profit, that the way out of a hint costs
  breachDollars: dollars.default(150), // of a tenant or service whose copies fell into foreign hands
  offerSeconds: positive.default(40), // real ones, in which an offer wants an answer
  hazards: z.strictObject({ osCrashPerYear: z.number().min(0), hardwarePerYear: z.number().min(0) }),
  commitDiscountShare: share.default(0.3), // off the rent of a server that is kept to the end
  emulationSlowdown: z.number().min(1).max(100).default(5), // of a guest of a foreign architecture
  windowsLicence: z
    .strictObject({
      standardDollarsPerPackHour: dollars, // for the next `guestsPerStandard` guests
      datacenterDollarsPerPackHour: dollars, // for any number of guests
      packCores: positive,
      minCoresPerSocket: count,
      minCoresPerServer: count,
      guestsPerStandard: positive,
    })
    .default({
      standardDollarsPerPackHour: 30,
      datacenterDollarsPerPackHour: 171,
      packCores: 16,
      minCoresPerSocket: 8,
      minCoresPerServer: 16,
      guestsPerStandard: 2,
    }),
  carbon: z
    .strictObject({
      gridGramsPerKwh: z.number().min(0).max(2000),
      cloudPue: z.number().min(1).max(3),
      cloudIdleWattsPerVcpu: z.number().min(0),
      cloudFullWattsPerVcpu: z.number().min(0),
      embodiedYears: positive, // over which the making of a machine is spread
    })
    .default({
      gridGramsPerKwh: 338,
      cloudPue: 1.135,
      cloudIdleWattsPerVcpu: 0.74,
      cloudFullWattsPerVcpu: 3.5,
      embodiedYears: 4,
    }),
  shedCostsShare: share.default(0.25), // of the price of a request that is refused politely
  batch: z
    .strictObject({
      dollarsPerCoreMinute: dollars,
      marketCores: positive, // as many as the market takes of one team
      latePerCoreMinute: dollars, // for month-end work that is not done when it is due
    })
    .default({ dollarsPerCoreMinute: 0.25, marketCores: 8, latePerCoreMinute: 1 }),
  functions: z
    .strictObject({
      concurrency: positive, // instances of all functions of a team together
      idleTicks: positive, // so long an idle instance is kept
      provisionedShare: share, // of the running price, for instances kept ready
    })
    .default({ concurrency: 1000, idleTicks: 600, provisionedShare: 0.25 }),
  edge: z
    .strictObject({
      cores: positive,
      coreSpeed: z.number().min(0.1).max(4),
      memoryMib: positive,
      linkMbps: positive,
      rentDollarsPerHour: dollars,
      leadTicks: positive,
      noticeTicks: positive,
      repairTicks: positive,
      failuresPerYear: z.number().min(0),
    })
    .default({
      cores: 4,
      coreSpeed: 0.75,
      memoryMib: 16_384,
      linkMbps: 100,
      rentDollarsPerHour: 180,
      leadTicks: 840,
      noticeTicks: 240,
      repairTicks: 1800,
      failuresPerYear: 4,
    }),
  source,
});

export const PROMISES = ['any', 'kernel', 'host'] as const;

/** A tenant who will ask for room. It runs a service of some application under the offer's own id. */
const offerSchema = z.strictObject({
  id,
  application: id,
  service: id,
  atMinutes: z.tuple([z.number().min(0), z.number().min(0)]), // drawn evenly between the two
  chance: share,
  requestsPerSecond: z.number().min(0),
  dollarsPerHour: dollars,
  promise: z.enum(PROMISES), // with whom it shares: anybody, nobody its kernel, nobody its machine
  servedShare: share, // of its calls, or nothing is paid
  minutes: count, // how long it stays; 0: to the end
  penaltyDollars: dollars, // when the promise is broken, and when it leaves for that
  guest: id.nullable().default(null), // it asks for a VM with this system; null: it does not mind
  source,
});

/** Where users are: a share of all requests, a place on the map, and how lively they are through the day. */
const regionSchema = z.strictObject({
  name: id,
  share,
  kmEast: z.number().min(-20_000).max(20_000), // of the team's own site
  kmNorth: z.number().min(-20_000).max(20_000),
  activity: z.array(z.tuple([z.number().min(0), z.number().min(0)])).min(1), // [minute, factor]: the sun moves
});

/** What an orchestrator can be asked to do; what it lacks is refused. */
export const ORCHESTRATOR_ABILITIES = [
  'autoscaler',
  'nodeAutoscaler',
  'priority',
  'budget',
  'taints',
  'toleration',
  'scoring',
  'spread',
  'pause',
  'twoProbes', // liveness apart from readiness
  'sidecar',
] as const;
export type OrchestratorAbility = (typeof ORCHESTRATOR_ABILITIES)[number];

export const orchestratorSchema = z.strictObject({
  id,
  name: z.string().min(1),
  abilities: z.array(z.enum(ORCHESTRATOR_ABILITIES)),
  memberMib: count, // that a member of its control plane keeps on its host
  membersMost: positive,
  operatorFactor: z.number().min(0.1).max(5), // of the minutes that a command to it takes
  buildpacks: z.boolean(), // it makes images of source code by itself
  heartbeatTicks: positive,
  monitorTicks: positive, // between two looks at the heartbeats
  graceTicks: positive, // without one, a node is lost
  evictionTicks: count, // from then on until its pods are made elsewhere; where it can be set: at first
  zoned: z.boolean(), // gives nodes up one by one, and none where its whole zone is silent
  scheduler: z.strictObject({
    ranks: z.boolean(), // compares nodes; else the first that fits is taken
    preempts: z.boolean(),
    podsPerOffer: count, // that it puts on one node in one round; 0: any number
    roundTicks: positive,
    retryFirstTicks: positive,
    retryMostTicks: positive,
  }),
  restart: z.strictObject({
    free: count, // restarts without a wait
    firstTicks: positive,
    factor: z.number().min(1).max(10),
    mostTicks: positive,
  }),
  probe: z.strictObject({ ticks: positive, failures: positive }),
  rollout: z.strictObject({
    maxSurgePercent: count,
    maxUnavailablePercent: count,
    recreate: z.boolean(),
    history: positive, // former templates that it can go back to
  }),
  spread: z.enum(['none', 'host', 'rack']), // of a new deployment
  command: z.string().min(1), // the real-world line that sets it up
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
  'container.escape',
  'hypervisor.escape',
  'old.hole',
  'auditor',
  'feed.dark',
  'cooling.fails',
  'power.price',
  'lorry.late',
  'os.crashes',
  'registry.dark',
  'image.poisoned',
  'base.cve',
  'release.bad',
  'release.fix',
  'leak',
  'daemon.restarts',
  'disk.fills',
  'backup.window',
  'patch.bad',
  'retry.storm',
  'region.dark',
  'quorum.wobble',
  'batch.monthEnd',
] as const;

export const incidentSchema = z.strictObject({
  id,
  kind: z.enum(INCIDENT_KINDS),
  atMinutes: z.tuple([z.number().min(0), z.number().min(0)]), // drawn evenly between the two
  loadAtLeast: share, // only where the demand curve is at least this share of its peak
  warningMinutes: z.number().min(0),
  minutes: z.number().min(0), // how long it lasts
  target: z.string(), // a host's or service's name, "busiest", "most-earning", an application for demand
  factor: z.number().min(0).max(200), // demand multiplier; share of the mix
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
  'createNetwork',
  'attachNetwork',
  'allowTraffic',
  'denyTraffic',
  'setMigrationNetwork',
  'harden',
  'rebuild',
  'acceptOffer',
  'refuseOffer',
  'refundTenant',
  'commitLease',
  'resellHost',
  'setLicence',
  'installRuntime',
  'setLiveRestore',
  'buildImage',
  'pushImage',
  'orderSteps',
  'rebuildBase',
  'pinImage',
  'prePull',
  'setRegistry',
  'setMirror',
  'setScanner',
  'setPipeline',
  'setMultiArch',
  'setEmulation',
  'setVmResources',
  'setMemoryPolicy',
  'setPoolSize',
  'moveDisk',
  'snapshotVm',
  'revertVm',
  'deleteCopy',
  'makeTemplate',
  'cloneVm',
  'backupVm',
  'restoreVm',
  'setBackupCap',
  'patch',
  'setPatchTool',
  'setHaReserve',
  'evacuateHost',
  'migratePostCopy',
  'setAutoBalance',
  'deployFunction',
  'removeFunction',
  'splitCalls',
  'setMesh',
  'setRetries',
  'setBreaker',
  'splitTraffic',
  'openEdge',
  'closeEdge',
  'placeAtEdge',
  'removeFromEdge',
  'setPrice',
  'shed',
  'setOrchestrator',
  'setNodeAutoscaler',
  'removeNodeAutoscaler',
  'taintNode',
  'setTolerates',
  'setStrategy',
  'pauseRollout',
  'resumeRollout',
  'rolloutUndo',
  'setControlPlane',
  'takeBatch',
  'limitBatch',
  'takeAdvice',
] as const;
export type Verb = (typeof VERBS)[number];

const estateHost = z.strictObject({
  name: id,
  model: id,
  rack: count,
  slot: count,
  platform: id.nullable(),
  runtime: id.nullable(), // joins the cluster as a node
  taint: z // that this node starts with
    .strictObject({ key: id, effect: z.enum(['NoSchedule', 'PreferNoSchedule', 'NoExecute']) })
    .optional(),
  edition: z.enum(['standard', 'datacenter']).optional(), // of Windows Server, where it needs one; else standard
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
      local: z.boolean().optional(), // its disk is in the host, not on the pool
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

/**
 * What a person would watch for, over names: when a step of a plan is due (09-balance E), when a hint has something to
 * say. All that is written must hold at once.
 */
export const conditionSchema = z.strictObject({
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
  membersBelow: positive.optional(), // of the control plane, those that are down included
  vm: id.optional(),
  vmState: z.enum(['stopped', 'booting', 'running', 'crashed', 'converting']).optional(), // running, where not said
  vmOn: id.optional(), // the host it must be on
  vmNetwork: count.optional(), // the network it must be on
  breached: z.boolean().optional(), // whether it is in foreign hands; without a VM: whether any is
  sign: id.optional(), // this incident has been announced
  signOn: z.string().min(1).optional(), // and this host, service or rack ("A") is its target
  due: id.optional(), // this incident has begun
  service: id.optional(), // of the three below; without one: any service
  utilisationAbove: z.number().min(0).max(10).optional(),
  lostAbove: share.optional(), // of its calls
  servingBelow: positive.optional(), // copies that answer
  deployment: id.optional(), // by its service, of the two below
  replicasBelow: positive.optional(),
  podsPendingAtLeast: positive.optional(), // of that deployment; without one: of all
  region: id.optional(), // of the next one
  edgesBelow: positive.optional(), // edge sites there, or on their way, that are not leaving
  offer: id.optional(), // this tenant waits for an answer
  built: id.optional(), // a finished build of this service's image is there
  copy: id.optional(), // a snapshot, backup or template of this VM is there
  transfersAtMost: count.optional(), // large things on the links
});

/** A command over names; one that ends in `*` is every thing whose name begins so and for which the rules accept it. */
const act = z
  .record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))
  .and(z.object({ verb: z.enum(VERBS) }));

/** What an estate is at the end of a level, for a star that asks for more than money (SPEC OB6). */
export const END_MEASURES = [
  'hosts', // that are paid for
  'hostsOn',
  'vms',
  'podsPending',
  'breached', // hosts, VMs and copies of services in foreign hands
  'exposed', // guests and hosts that the next hole would find open
  'withoutBackup', // VMs that keep something and have no backup
  'snapshots',
  'spentDollars', // all that was paid, without what was earned
  'kilogramsCo2',
] as const;
export type EndMeasure = (typeof END_MEASURES)[number];
const endTest = z.strictObject({
  measure: z.enum(END_MEASURES),
  atLeast: z.number().default(0),
  atMost: z.number().default(1_000_000),
});
export type EndTest = z.infer<typeof endTest>;

const starSchema = z.strictObject({
  profitDollars: z.number(),
  inTimeShare: share, // of all answers of the level
  surviveAnyOneMinutes: count, // green for at least the last so many minutes
  night: z.boolean(), // and the same estate survives the Night on fresh seeds
  atEnd: z.array(endTest).max(4).default([]), // the level's own test of what is left standing
});

/** Something to say when the board asks for it: a nudge for nothing, the way out for a price. */
const hintSchema = z.strictObject({
  id,
  when: conditionSchema,
  everySeconds: positive.default(60), // real ones, in which it is not said again
  nudge: z.string().min(1).max(160),
  solution: z.string().min(1).max(240),
});
export type HintSpec = z.infer<typeof hintSchema>;

/** What a scenario says in another language; a hint and a question by their ids. */
const toldSchema = z.strictObject({
  title: z.string().min(1),
  brief: z.array(z.string().min(1)).length(3),
  hints: z
    .record(id, z.strictObject({ nudge: z.string().min(1).max(180), solution: z.string().min(1).max(280) }))
    .default({}),
  questions: z.record(id, z.strictObject({ text: z.string().min(1), options: z.array(z.string().min(1)) })).default({}),
});

const modelList = z.array(id);

export const scenarioSchema = z.strictObject({
  id,
  kind: z.enum(['level', 'match']),
  tier: z.enum(TIERS).nullable().default(null), // of a file with `tiers` (there is nothing to write); null: it has one only
  number: z.string(), // "1.1"; empty for a match
  title: z.string().min(1),
  brief: z.array(z.string().min(1)).length(3),
  chapter: z.int().min(0).max(6),
  choice: z.boolean(), // another honest technology also wins the first star (04-levels)
  pace: z.int().min(5).max(60), // ticks a real second
  realMinutes: positive,
  racks: z
    .array(
      z.strictObject({
        name: z.string().min(1),
        slots: positive,
        feed: z.string().min(1).optional(), // the power feed it hangs on; none named: its own
      }),
    )
    .min(1),
  hosts: z.array(estateHost),
  deployments: z.array(estateDeployment),
  models: modelList,
  platforms: z.array(id),
  guests: z.array(id),
  runtimes: z.array(id),
  verbs: z.array(z.enum(VERBS)).min(1),
  installByTemplate: z.boolean(),
  freeHands: z.boolean().default(false), // no command takes operator minutes
  startCashDollars: z.number(),
  fixedDollarsPerHour: dollars.nullable(), // null: as in the economy
  hazardFactor: z.number().min(0).max(10),
  cloudBilledTicks: positive.default(1), // cloud machines pay for every started stretch of so many ticks
  lateOrders: z // lorries that come late: how many of them, and by how much
    .strictObject({ share, minutes: z.number().min(0) })
    .default({ share: 0, minutes: 0 }),
  storage: z.strictObject({ poolGib: count }).nullable().default(null), // null: a pool without bounds, for nothing
  patches: z.strictObject({ firstMinute: count, everyMinutes: positive }).nullable().default(null), // when patches come out
  demands: z.array(demandSchema).min(1),
  forecast: z.strictObject({ everyMinutes: positive, horizonMinutes: positive, errorShare: share }),
  incidents: z.array(incidentSchema),
  imageSupply: z.enum(['given', 'made']).default('given'), // made: releases are built, pushed and pulled over shared links
  rules: z.enum(['mirror', 'market']).default('mirror'), // market: shares of the demand follow quality and price
  regions: z.array(regionSchema).max(12).default([]), // none: all users are at the team's own site
  retries: z // what the callers' libraries do until a mesh decides
    .strictObject({ attempts: z.int().min(1).max(5), timeoutMs: count })
    .default({ attempts: 1, timeoutMs: 0 }),
  functionQuota: positive.nullable().default(null), // null: as in the economy
  orchestrators: z.array(id).min(1).default(['kubernetes']), // to choose from; the estate starts under the first
  offers: z.array(offerSchema).default([]),
  inTimeTarget: share, // the SLO
  stars: z.array(starSchema).length(3).nullable(), // null: a match is ranked, not starred
  night: z.strictObject({ minutes: positive, incident: incidentSchema.nullable() }),
  withheld: z.array(z.enum(VERBS)),
  withheldInTurn: z.array(z.array(z.enum(VERBS)).min(1)).default([]), // of an exam: each of them must cost a star
  plans: z.array(id),
  reference: id.nullable(),
  concepts: z.array(id).default([]), // entries of the codex that are acted on here, the new one first
  hints: z.array(hintSchema).max(12).default([]),
  questions: z.array(questionSchema).max(3).default([]), // after it, each tied to a concept
  in: z.record(z.string().regex(/^[a-z]{2}$/, 'expected a language such as "de"'), toldSchema).default({}),
  source,
});

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

export type Hardware = z.infer<typeof hardwareSchema>;
export type Platform = z.infer<typeof platformSchema>;
export type Guest = z.infer<typeof guestSchema>;
export type Runtime = z.infer<typeof runtimeSchema>;
export type Image = z.infer<typeof imageSchema>;
export type BuildStep = z.infer<typeof buildStepSchema>;
export type ServiceSpec = z.infer<typeof serviceSchema>;
export type RequestTypeSpec = z.infer<typeof requestTypeSchema>;
export type Application = z.infer<typeof applicationSchema>;
export type Economy = z.infer<typeof economySchema>;
export type Orchestrator = z.infer<typeof orchestratorSchema>;
export type DemandSpec = z.infer<typeof demandSchema>;
export type IncidentSpec = z.infer<typeof incidentSchema>;
export type IncidentKind = IncidentSpec['kind'];
export type Scenario = z.infer<typeof scenarioSchema>;
export type Isolation = (typeof ISOLATIONS)[number];
export type OfferSpec = z.infer<typeof offerSchema>;
export type Condition = z.infer<typeof conditionSchema>;
export type Plan = z.infer<typeof planSchema>;
export type ScriptPlan = Extract<Plan, { kind: 'script' }>;
export type PolicyPlan = Extract<Plan, { kind: 'policy' }>;
