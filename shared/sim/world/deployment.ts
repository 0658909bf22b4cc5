/** What is declared to run, and what its controllers remember. */
import type { ScaleEvent } from '../rules/hpa-rates.ts';
import type { Recommendation } from '../rules/hpa-stabilisation.ts';

export const SPREADS = ['none', 'host', 'rack'] as const;
export type Spread = (typeof SPREADS)[number];

/** How the scheduler weighs free room: the emptiest node (spread out), the fullest (pack), or by a curve (to 75 %). */
export const SCORINGS = ['leastAllocated', 'mostAllocated', 'requestedToCapacityRatio'] as const;
export type Scoring = (typeof SCORINGS)[number];

/** What a pod is made by; a change of it rolls through the deployment, and can be undone. */
export interface Template {
  revision: number; // rises with every new template
  release: number; // which build of the image
  requestCpuM: number;
  limitCpuM: number;
  requestMib: number;
  limitMib: number;
  sidecarCpuM: number; // request and limit of a second container in every pod; 0: none
  sidecarMib: number;
}

export interface DeploymentFacts extends Template {
  readonly id: number;
  readonly service: number;
  replicas: number;
  priority: number;
  liveness: boolean;
  readiness: boolean;
  spread: Spread;
  minAvailable: number; // disruption budget; 0: none
  tolerationTicks: number; // of not-ready and unreachable nodes
  toleratesKey: string; // of the taint that its pods bear; '': none
  onlyTolerated: boolean; // its pods run on nodes of that taint alone
  maxSurgePercent: number;
  maxUnavailablePercent: number;
  minReadyTicks: number; // a pod that is ready for less does not count in a roll-out
  recreate: boolean; // all old pods end before the first new one is made
  heldAtPods: number; // a roll-out goes on to so many new pods and waits; -1: it does not
  formerTemplates: number; // that it could go back to
  stalled: boolean; // its roll-out has not moved for the progress deadline
  minReplicas: number; // of its autoscaler, as the three below
  maxReplicas: number; // 0: it has no autoscaler
  targetCpuPercent: number; // of the request
  downStabilisationTicks: number; // the highest recommendation of this time counts
  splitRelease: number; // the mesh sends this build's pods … 0: no split
  splitPercent: number; // … so many of the calls
  vlan: number; // its pods' virtual network (network policy); 0: the flat one
  hardened: boolean; // no root, no needless system calls
}

/** What its controllers remember from round to round. */
export interface DeploymentHidden {
  sizedReplicas: number; // what its pods were last sized for, old templates and new
  history: readonly Template[]; // former ones, the last at the end
  lastRevision: number;
  rolling: boolean; // a roll-out is under way
  progressTick: number; // when it last moved
  progress: readonly number[]; // new pods, those available, old pods: as it was then
  recommendations: readonly Recommendation[];
  scaleUps: readonly ScaleEvent[];
  scaleDowns: readonly ScaleEvent[];
}

export interface Deployment extends DeploymentFacts, DeploymentHidden {}
