/** The chapter on orchestration: say what shall be, and let a program see to it. */
import { entry } from './shape.ts';

export const ORCHESTRATION = {
  pod: entry('k8sSlo', ['deploy'], 'container node desired-state scheduler'),
  node: entry('k8sLimits', ['joinNode'], 'pod cluster not-ready hybrid'),
  cluster: entry('k8sLimits', ['joinNode', 'setOrchestrator'], 'node control-plane kubernetes'),
  'control-plane': entry('game', ['setControlPlane'], 'cluster n-plus-one failure-domains', {
    incidents: ['quorum.wobble'],
  }),
  'desired-state': entry('game', ['deploy', 'scale', 'deleteDeployment'], 'self-healing pod rolling-update'),
  scheduler: entry('k8sScheduler', ['setScoring', 'setTolerates'], 'pending requests-limits spread taints'),
  pending: entry('k8sScheduler', ['setResources'], 'scheduler requests-limits node-autoscaler priorities'),
  'load-balancing': entry('game', ['scale', 'splitTraffic'], 'probes knee traffic-split'),
  probes: entry('k8sProbes', ['setProbes'], 'self-healing crash-loop load-balancing', { incidents: ['pod.hangs'] }),
  'crash-loop': entry('crashLoop', ['setProbes', 'rolloutUndo'], 'probes oom-kill rollback', {
    incidents: ['pod.crashes'],
  }),
  'not-ready': entry('k8sTaints', ['setToleration', 'declareDead'], 'self-healing node taints', {
    incidents: ['host.dies'],
  }),
  'self-healing': entry('k8sTaints', ['deploy', 'scale'], 'desired-state not-ready headroom n-plus-one', {
    incidents: ['host.dies', 'rack.dark'],
  }),
  'cordon-drain': entry('k8sNodes', ['cordon', 'drain'], 'disruption-budget maintenance-drain node', {
    incidents: ['host.serviced'],
  }),
  taints: entry('k8sTaints', ['taintNode', 'setTolerates'], 'scheduler not-ready pending'),
  spread: entry('k8sSpread', ['setSpread'], 'failure-domains scheduler n-plus-one', {
    incidents: ['rack.dark', 'feed.dark'],
  }),
  'disruption-budget': entry('k8sBudget', ['setBudget'], 'cordon-drain rolling-update slo'),
  'rolling-update': entry(
    'k8sDeployment',
    ['setRelease', 'setStrategy', 'pauseRollout', 'resumeRollout'],
    'rollback traffic-split disruption-budget',
    { incidents: ['release.fix'] },
  ),
  rollback: entry('k8sDeployment', ['rolloutUndo'], 'rolling-update tags snapshots', { incidents: ['release.bad'] }),
  autoscaler: entry('hpa', ['setAutoscaler', 'removeAutoscaler'], 'thrash node-autoscaler requests-limits lead-time', {
    incidents: ['crowd'],
  }),
  thrash: entry('hpa', ['setAutoscaler'], 'autoscaler headroom peak-to-average'),
  'node-autoscaler': entry(
    'autoscalerFaq',
    ['setNodeAutoscaler', 'removeNodeAutoscaler'],
    'autoscaler lead-time cloud-minutes pending',
  ),
  priorities: entry('k8sPriority', ['setPriority'], 'pending scheduler batch'),
  kubernetes: entry('dockershim', ['setOrchestrator', 'joinNode'], 'swarm mesos cloud-foundry control-plane', {
    product: 'kubernetes',
  }),
  swarm: entry('swarm', ['setOrchestrator'], 'kubernetes mesos cloud-foundry', { product: 'swarm' }),
  mesos: entry('game', ['setOrchestrator'], 'kubernetes swarm scheduler', { product: 'mesos' }),
  'cloud-foundry': entry('game', ['setOrchestrator'], 'kubernetes swarm pipeline', { product: 'cloud-foundry' }),
} as const;
