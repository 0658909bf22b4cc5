/** What schedules containers, and what it can be asked to do. */
import { z } from 'zod';
import { count, id, positive, source } from './fields.ts';

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

export type Orchestrator = z.infer<typeof orchestratorSchema>;
