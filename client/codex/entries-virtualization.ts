/** The chapter on virtualization: one machine made into many. */
import { entry } from './shape.ts';

export const VIRTUALIZATION = {
  'hardware-virtualization': entry('felter', ['installPlatform', 'createVm'], 'type-1 vm emulation isolation'),
  emulation: entry('tuning', ['setEmulation', 'convert', 'createVm'], 'hardware-virtualization kvm portability'),
  'type-1': entry('felter', ['installPlatform'], 'type-2 esxi hyper-v kvm xen'),
  'type-2': entry('sugerman', ['installPlatform'], 'type-1 virtualbox workstation dev-environments', {
    incidents: ['os.crashes'],
  }),
  esxi: entry('esxiMemory', ['installPlatform', 'setAutoBalance'], 'type-1 licensing high-availability', {
    product: 'esxi',
  }),
  'hyper-v': entry('microsoft', ['installPlatform', 'setLicence'], 'type-1 licensing guest-os', { product: 'hyperv' }),
  kvm: entry('qemu', ['installPlatform', 'migratePostCopy'], 'type-1 live-migration post-copy emulation', {
    product: 'kvm',
  }),
  xen: entry('xen', ['installPlatform', 'migrateLive'], 'type-1 live-migration kvm', { product: 'xen' }),
  virtualbox: entry('tuning', ['installPlatform'], 'type-2 workstation dev-environments', { product: 'virtualbox' }),
  workstation: entry('sugerman', ['installPlatform'], 'type-2 virtualbox esxi', { product: 'workstation' }),
  vm: entry(
    'esxiMemory',
    ['createVm', 'resizeVm', 'bootVm', 'stopVm', 'deleteVm'],
    'guest-os hardware-virtualization consolidation container',
  ),
  'guest-os': entry('tuning', ['createVm'], 'vm slow-boot patching legacy'),
  reservations: entry('game', ['setVmResources'], 'overcommit idle-reserve requests-limits noisy-neighbour'),
  isolation: entry('game', ['createVm', 'harden'], 'container-escape blast-radius hybrid vm-or-container', {
    incidents: ['hypervisor.escape'],
  }),
  'memory-overcommit': entry('openstack', ['setMemoryPolicy'], 'ballooning overcommit vm multiplexing'),
  ballooning: entry('waldspurger', ['setMemoryPolicy'], 'memory-overcommit oom-kill vm'),
  'storage-pools': entry(
    'vishwanath',
    ['setPoolSize', 'moveDisk'],
    'snapshots live-migration high-availability backup',
    {
      incidents: ['disk.fills'],
    },
  ),
  'virtual-networks': entry(
    'game',
    ['createNetwork', 'attachNetwork', 'allowTraffic', 'denyTraffic', 'setMigrationNetwork'],
    'blast-radius isolation legacy mtls',
  ),
  consolidation: entry(
    'barroso',
    ['convert', 'moveProcess', 'returnHost'],
    'vm power-savings hardware-savings knee n-plus-one',
  ),
  'power-savings': entry('specPower', ['powerHost', 'returnHost'], 'consolidation hardware-savings cost-per-answer', {
    incidents: ['power.price', 'cooling.fails'],
  }),
  'hardware-savings': entry(
    'tuning',
    ['returnHost', 'resellHost', 'commitLease'],
    'consolidation cloud-minutes lead-time',
  ),
  'maintenance-savings': entry('vishwanath', ['returnHost', 'repairHost'], 'consolidation failure-domains patching'),
  'dev-environments': entry('game', ['cloneVm', 'deleteVm'], 'templates sprawl type-2'),
  sprawl: entry('planetlab', ['deleteVm', 'deleteCopy'], 'dev-environments snapshot-sprawl idle-reserve'),
  snapshots: entry('game', ['snapshotVm', 'revertVm'], 'snapshot-sprawl backup patching rollback', {
    incidents: ['patch.bad'],
  }),
  'snapshot-sprawl': entry('game', ['deleteCopy'], 'snapshots storage-pools sprawl', { incidents: ['disk.fills'] }),
  templates: entry('game', ['makeTemplate', 'cloneVm'], 'dev-environments image vm'),
  backup: entry('backblaze', ['backupVm', 'restoreVm', 'setBackupCap'], 'snapshots storage-pools failure-domains', {
    incidents: ['backup.window'],
  }),
  'live-migration': entry(
    'clark',
    ['migrateLive', 'throttleVm', 'cancelMigration'],
    'post-copy cold-migration high-availability maintenance-drain',
  ),
  'post-copy': entry('kubevirt', ['migratePostCopy'], 'live-migration kvm'),
  'cold-migration': entry('game', ['migrateCold', 'stopVm'], 'live-migration v2v slow-boot'),
  v2v: entry('game', ['convert'], 'cold-migration type-1 consolidation'),
  'high-availability': entry(
    'haKb',
    ['setHa', 'setHaReserve'],
    'n-plus-one live-migration failure-domains self-healing',
    {
      incidents: ['host.dies'],
    },
  ),
  'maintenance-drain': entry('game', ['evacuateHost'], 'live-migration cordon-drain n-plus-one', {
    incidents: ['host.serviced'],
  }),
  legacy: entry('tuning', ['createVm', 'moveProcess'], 'guest-os emulation virtual-networks monolith', {
    incidents: ['old.hole'],
  }),
  licensing: entry('microsoft', ['setLicence'], 'esxi hyper-v guest-os cost-per-answer'),
  patching: entry('game', ['patch', 'setPatchTool'], 'base-image snapshots guest-os', { incidents: ['patch.bad'] }),
  'slow-boot': entry('mao', ['createVm', 'deploy'], 'small-and-fast guest-os lead-time cold-start'),
  'idle-reserve': entry('planetlab', ['setVmResources', 'resizeVm'], 'reservations right-sizing headroom overcommit'),
  monolith: entry('usl', ['deploy', 'createVm', 'resizeVm'], 'microservices legacy littles-law'),
  'cloud-minutes': entry(
    'cloudPrice',
    ['order', 'returnHost'],
    'hardware-savings node-autoscaler lead-time pay-per-call',
  ),
} as const;
