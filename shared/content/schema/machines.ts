/** What is rented and what runs on it: hardware, hypervisors, guest systems and container runtimes. */
import { z } from 'zod';
import { count, dollars, id, positive, share, source } from './fields.ts';

export const HARDWARE_KINDS = ['server', 'cloud'] as const;
/** What a processor's programs are built for; another one's run only emulated. `risc`: the Unix boxes of the nineties. */
export const ARCHITECTURES = ['x86-64', 'arm64', 'risc'] as const;

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

export type Hardware = z.infer<typeof hardwareSchema>;
export type Platform = z.infer<typeof platformSchema>;
export type Guest = z.infer<typeof guestSchema>;
export type Runtime = z.infer<typeof runtimeSchema>;
export type Isolation = (typeof ISOLATIONS)[number];
