/** Where the codex has its numbers from. A name says what to look for; an address is given where it is known to last. */
export interface Source {
  readonly name: string;
  readonly url?: string;
}

const K8S = 'https://kubernetes.io/docs/';

export const SOURCES = {
  autoscalerFaq: {
    name: 'Cluster Autoscaler FAQ',
    url: 'https://github.com/kubernetes/autoscaler/blob/master/cluster-autoscaler/FAQ.md',
  },
  backblaze: {
    name: 'Backblaze drive statistics, 2024',
    url: 'https://www.backblaze.com/cloud-storage/resources/hard-drive-test-data',
  },
  barroso: { name: 'Barroso & Hölzle, IEEE Computer 2007', url: 'https://doi.org/10.1109/MC.2007.443' },
  cfs: { name: 'Linux kernel, CFS bandwidth control', url: 'https://docs.kernel.org/scheduler/sched-bwc.html' },
  cgroup: { name: 'Linux kernel, cgroup v2', url: 'https://docs.kernel.org/admin-guide/cgroup-v2.html' },
  clark: {
    name: 'Clark et al., NSDI 2005',
    url: 'https://www.usenix.org/conference/nsdi-05/live-migration-virtual-machines',
  },
  cloudPrice: { name: 'Amazon EC2, m5.large on demand', url: 'https://aws.amazon.com/ec2/pricing/on-demand/' },
  crashLoop: {
    name: 'Kubernetes enhancement 4603',
    url: 'https://github.com/kubernetes/enhancements/tree/master/keps/sig-node/4603-tune-crashloopbackoff',
  },
  dean: { name: 'Jeff Dean, Google I/O 2008 (Data Center Knowledge)' },
  dockerHub: { name: 'Docker Hub, sizes of official images', url: 'https://hub.docker.com/' },
  dockershim: { name: 'Kubernetes, dockershim FAQ', url: 'https://kubernetes.io/blog/2022/02/17/dockershim-faq/' },
  erlang: { name: 'Erlang 1917, the M/M/c queue', url: 'https://en.wikipedia.org/wiki/M/M/c_queue' },
  esxiMemory: { name: 'vSphere 6.7 Resource Management, table 6-1', url: 'https://docs.vmware.com/' },
  felter: { name: 'Felter et al., ISPASS 2015 (IBM RC25482)' },
  fibre: { name: 'Speed of light in fibre: 5 µs a kilometre' },
  flashCrowd: { name: 'Ari et al., MASCOTS 2003' },
  game: { name: 'A rule of this game (shared/SPEC.md)' },
  gvisor: {
    name: 'gVisor, published measurements',
    url: 'https://github.com/google/gvisor/tree/master/website/performance',
  },
  haKb: { name: 'VMware HA, Broadcom KB 322784', url: 'https://knowledge.broadcom.com/external/article/322784' },
  hpa: { name: 'Kubernetes, horizontal pod autoscaling', url: `${K8S}tasks/run-application/horizontal-pod-autoscale/` },
  istio: {
    name: 'Istio 1.24, performance and scalability',
    url: 'https://istio.io/latest/docs/ops/deployment/performance-and-scalability/',
  },
  istioOld: {
    name: 'Istio 1.16, performance and scalability',
    url: 'https://istio.io/v1.16/docs/ops/deployment/performance-and-scalability/',
  },
  k8sBudget: { name: 'Kubernetes, disruption budgets', url: `${K8S}tasks/run-application/configure-pdb/` },
  k8sDeployment: { name: 'Kubernetes, deployments', url: `${K8S}concepts/workloads/controllers/deployment/` },
  k8sEviction: {
    name: 'Kubernetes, node-pressure eviction',
    url: `${K8S}concepts/scheduling-eviction/node-pressure-eviction/`,
  },
  k8sLimits: {
    name: 'Kubernetes, scalability thresholds',
    url: 'https://github.com/kubernetes/community/blob/master/sig-scalability/configs-and-limits/thresholds.md',
  },
  k8sNodes: { name: 'Kubernetes, nodes', url: `${K8S}concepts/architecture/nodes/` },
  k8sPriority: {
    name: 'Kubernetes, priority and pre-emption',
    url: `${K8S}concepts/scheduling-eviction/pod-priority-preemption/`,
  },
  k8sProbes: {
    name: 'Kubernetes, probes',
    url: `${K8S}tasks/configure-pod-container/configure-liveness-readiness-startup-probes/`,
  },
  k8sScheduler: { name: 'Kubernetes, scheduler configuration', url: `${K8S}reference/scheduling/config/` },
  k8sSlo: {
    name: 'Kubernetes, scalability SLOs',
    url: 'https://github.com/kubernetes/community/blob/master/sig-scalability/slos/slos.md',
  },
  k8sSpread: {
    name: 'Kubernetes, topology spread',
    url: `${K8S}concepts/scheduling-eviction/topology-spread-constraints/`,
  },
  k8sTaints: {
    name: 'Kubernetes, taints and tolerations',
    url: `${K8S}concepts/scheduling-eviction/taint-and-toleration/`,
  },
  kubevirt: { name: 'KubeVirt user guide', url: 'https://github.com/kubevirt/user-guide' },
  lambda: {
    name: 'AWS Lambda, concurrency',
    url: 'https://docs.aws.amazon.com/lambda/latest/dg/lambda-concurrency.html',
  },
  lambdaPrice: { name: 'AWS Lambda, pricing', url: 'https://aws.amazon.com/lambda/pricing/' },
  little: { name: 'Little’s law', url: 'https://en.wikipedia.org/wiki/Little%27s_law' },
  mao: { name: 'Mao & Humphrey, IEEE CLOUD 2012', url: 'https://doi.org/10.1109/CLOUD.2012.103' },
  microsoft: {
    name: 'Microsoft, Windows Server pricing',
    url: 'https://www.microsoft.com/en-us/windows-server/pricing',
  },
  mm1: { name: 'The M/M/1 queue, any textbook', url: 'https://en.wikipedia.org/wiki/M/M/1_queue' },
  notes: { name: 'The usual course notes' },
  onlineBoutique: { name: 'Online Boutique, Google', url: 'https://github.com/GoogleCloudPlatform/microservices-demo' },
  openstack: { name: 'OpenStack, overcommitting CPU and RAM', url: 'https://docs.openstack.org/' },
  planetlab: { name: 'PlanetLab trace in CloudSim, recomputed', url: 'https://github.com/Cloudslab/cloudsim' },
  qemu: { name: 'QEMU, migration/options.c', url: 'https://github.com/qemu/qemu/blob/master/migration/options.c' },
  rkt: { name: 'The rkt project, archived', url: 'https://github.com/rkt/rkt' },
  slacker: {
    name: 'Harter et al. (Slacker), FAST 2016',
    url: 'https://www.usenix.org/conference/fast16/technical-sessions/presentation/harter',
  },
  specPower: { name: 'SPECpower_ssj2008 results', url: 'https://www.spec.org/power_ssj2008/' },
  statistics: { name: 'Central limit theorem', url: 'https://en.wikipedia.org/wiki/Central_limit_theorem' },
  sugerman: {
    name: 'Sugerman et al., USENIX ATC 2001',
    url: 'https://www.usenix.org/legacy/publications/library/proceedings/usenix01/sugerman.html',
  },
  swarm: { name: 'Docker, swarm mode', url: 'https://docs.docker.com/engine/swarm/' },
  tuning: { name: 'Our own estimate: no good public source' },
  usl: { name: 'Gunther, universal scalability law', url: 'http://www.perfdynamics.com/Manifesto/USLscalability.html' },
  vishwanath: { name: 'Vishwanath & Nagappan, SoCC 2010' },
  vmware: { name: 'VMware practice for CPU ready' },
  vpa: {
    name: 'Vertical Pod Autoscaler',
    url: 'https://github.com/kubernetes/autoscaler/tree/master/vertical-pod-autoscaler',
  },
  waldspurger: {
    name: 'Waldspurger, OSDI 2002',
    url: 'https://www.usenix.org/conference/osdi-02/memory-resource-management-vmware-esx-server',
  },
  xen: { name: 'Xen, xc_domain_save', url: 'https://xenbits.xen.org/' },
} as const satisfies Readonly<Record<string, Source>>;

export type SourceId = keyof typeof SOURCES;
