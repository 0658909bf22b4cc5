/** The chapter on what comes after: smaller parts, rented by the call, near to people. */
import { entry } from './shape.ts';

export const BEYOND = {
  microservices: entry('onlineBoutique', ['deploy', 'scale', 'setAutoscaler'], 'monolith littles-law service-mesh', {
    incidents: ['mix.shift'],
  }),
  serverless: entry(
    'lambda',
    ['deployFunction', 'splitCalls', 'removeFunction'],
    'cold-start pay-per-call multiplexing',
  ),
  'cold-start': entry('lambda', ['deployFunction'], 'serverless slow-boot lead-time'),
  'pay-per-call': entry('lambdaPrice', ['deployFunction', 'splitCalls'], 'serverless cloud-minutes cost-per-answer'),
  'service-mesh': entry('istio', ['setMesh'], 'retry-storm circuit-breaker mtls traffic-split'),
  'retry-storm': entry('game', ['setRetries'], 'circuit-breaker service-mesh knee', { incidents: ['retry.storm'] }),
  'circuit-breaker': entry('game', ['setBreaker', 'shed'], 'retry-storm service-mesh slo'),
  mtls: entry('istioOld', ['setMesh'], 'service-mesh virtual-networks isolation'),
  'traffic-split': entry('game', ['splitTraffic'], 'rolling-update rollback service-mesh'),
  edge: entry(
    'fibre',
    ['openEdge', 'closeEdge', 'placeAtEdge', 'removeFromEdge'],
    'edge-repair percentiles small-and-fast',
  ),
  'edge-repair': entry('dean', ['openEdge', 'placeAtEdge'], 'edge failure-domains n-plus-one', {
    incidents: ['region.dark'],
  }),
  'design-factors': entry(
    'game',
    ['acceptOffer', 'refuseOffer', 'refundTenant', 'setPrice'],
    'cost-per-answer isolation requests-limits',
    {
      incidents: ['auditor'],
    },
  ),
  batch: entry('game', ['takeBatch', 'limitBatch'], 'priorities headroom noisy-neighbour', {
    incidents: ['batch.monthEnd'],
  }),
} as const;
