/** The chapter on capacity planning itself: how much is enough. */
import { entry } from './shape.ts';

export const PLANNING = {
  headroom: entry('planetlab', ['order', 'scale'], 'knee n-plus-one peak-to-average forecast-error'),
  knee: entry('erlang', ['scale', 'order', 'resizeVm', 'setVmResources'], 'littles-law percentiles headroom'),
  'littles-law': entry('little', ['setResources', 'scale'], 'knee serverless percentiles'),
  percentiles: entry('mm1', ['scale', 'resizeVm', 'openEdge'], 'knee slo edge', {
    command: 'histogram_quantile(0.95, rate(http_seconds_bucket[5m]))',
  }),
  multiplexing: entry('statistics', ['deployFunction', 'convert'], 'consolidation overcommit peak-to-average'),
  'peak-to-average': entry('flashCrowd', ['scale', 'limitBatch', 'shed'], 'headroom autoscaler batch cloud-minutes', {
    incidents: ['crowd', 'mix.shift'],
  }),
  'lead-time': entry('autoscalerFaq', ['order', 'openEdge'], 'forecast-error node-autoscaler cloud-minutes slow-boot', {
    incidents: ['lorry.late'],
  }),
  'forecast-error': entry('game', ['order', 'scale'], 'headroom lead-time peak-to-average', { incidents: ['crowd'] }),
  'n-plus-one': entry('game', ['setHaReserve', 'order', 'returnHost'], 'failure-domains high-availability headroom', {
    incidents: ['host.dies'],
  }),
  'failure-domains': entry('dean', ['order', 'migrateLive', 'setSpread'], 'n-plus-one blast-radius spread', {
    incidents: ['host.dies', 'rack.dark', 'feed.dark', 'cooling.fails'],
  }),
  'blast-radius': entry('game', ['harden', 'attachNetwork', 'joinNode'], 'isolation failure-domains virtual-networks', {
    incidents: ['container.escape', 'hypervisor.escape', 'old.hole'],
  }),
  'right-sizing': entry('vpa', ['setResources', 'resizeVm'], 'requests-limits idle-reserve percentiles'),
  overcommit: entry('openstack', ['setVmResources', 'createVm'], 'memory-overcommit multiplexing noisy-neighbour'),
  'cost-per-answer': entry('game', ['returnHost', 'scale'], 'power-savings licensing pay-per-call', {
    incidents: ['power.price'],
  }),
  slo: entry('game', ['scale', 'shed'], 'percentiles headroom disruption-budget'),
  'operator-minutes': entry('game', ['setPipeline', 'setPatchTool', 'takeAdvice'], 'pipeline desired-state sprawl'),
} as const;
