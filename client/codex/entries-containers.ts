/** The chapter on containers: many processes on one kernel. */
import { entry } from './shape.ts';

export const CONTAINERS = {
  container: entry(
    'gvisor',
    ['runContainer', 'stopContainer', 'deploy'],
    'namespaces requests-limits image vm density',
  ),
  image: entry(
    'slacker',
    ['buildImage', 'runContainer', 'setRelease', 'prePull'],
    'dockerfile registry base-image tags',
  ),
  dockerfile: entry('slacker', ['buildImage', 'orderSteps'], 'image pipeline base-image'),
  registry: entry('game', ['setRegistry', 'pushImage', 'setMirror'], 'image tags supply-chain', {
    incidents: ['registry.dark'],
  }),
  tags: entry('game', ['pinImage', 'setRelease'], 'image registry poisoned-image rollback'),
  engine: entry('game', ['installRuntime', 'runContainer', 'setLiveRestore'], 'docker containerd podman registry', {
    incidents: ['daemon.restarts'],
  }),
  docker: entry('dockershim', ['installRuntime', 'joinNode'], 'engine containerd podman kubernetes', {
    incidents: ['daemon.restarts'],
    product: 'docker',
  }),
  containerd: entry('dockershim', ['joinNode'], 'docker cri-o kubernetes', { product: 'containerd' }),
  'cri-o': entry('gvisor', ['joinNode'], 'containerd kubernetes engine', { product: 'cri-o' }),
  podman: entry('gvisor', ['installRuntime', 'runContainer'], 'docker engine container', { product: 'podman' }),
  lxc: entry('cgroup', ['installRuntime', 'runContainer'], 'container docker namespaces', { product: 'lxc' }),
  rkt: entry('rkt', ['installRuntime'], 'docker containerd cri-o', { product: 'rkt' }),
  'kernel-match': entry('game', ['joinNode', 'deploy'], 'container guest-os hybrid portability'),
  namespaces: entry('cgroup', ['runContainer', 'moveProcess'], 'container requests-limits legacy'),
  'requests-limits': entry('cgroup', ['setResources'], 'throttling oom-kill scheduler right-sizing'),
  throttling: entry('cfs', ['setResources'], 'requests-limits knee noisy-neighbour'),
  'oom-kill': entry('k8sEviction', ['setResources'], 'requests-limits crash-loop not-ready', { incidents: ['leak'] }),
  'noisy-neighbour': entry(
    'vmware',
    ['setResources', 'limitBatch', 'setVmResources'],
    'reservations throttling overcommit batch',
    {
      incidents: ['batch.monthEnd', 'demand.step'],
    },
  ),
  density: entry('notes', ['runContainer', 'deploy'], 'small-and-fast container consolidation hybrid'),
  'small-and-fast': entry('gvisor', ['deploy', 'createVm', 'placeAtEdge'], 'density slow-boot container'),
  portability: entry('game', ['setMultiArch', 'buildImage'], 'image pipeline emulation kernel-match'),
  pipeline: entry('game', ['setPipeline', 'buildImage', 'pushImage'], 'dockerfile registry rolling-update'),
  'base-image': entry('dockerHub', ['rebuildBase', 'setRelease'], 'image patching supply-chain', {
    incidents: ['base.cve'],
  }),
  'container-escape': entry('game', ['harden', 'rebuild', 'patch'], 'isolation hardening sandboxes blast-radius', {
    incidents: ['container.escape'],
  }),
  'poisoned-image': entry('game', ['pinImage', 'setMirror', 'setScanner'], 'supply-chain tags registry', {
    incidents: ['image.poisoned'],
  }),
  'supply-chain': entry('game', ['setScanner', 'pinImage', 'setMirror'], 'poisoned-image base-image registry', {
    incidents: ['image.poisoned', 'base.cve'],
  }),
  hardening: entry('game', ['harden'], 'container-escape sandboxes isolation'),
  sandboxes: entry('gvisor', ['joinNode'], 'container-escape hybrid isolation'),
  hybrid: entry('game', ['joinNode', 'createVm'], 'vm-or-container isolation node kernel-match'),
  'vm-or-container': entry('notes', ['createVm', 'deploy', 'acceptOffer'], 'hybrid isolation density design-factors', {
    incidents: ['auditor'],
  }),
} as const;
