import { z } from 'zod';
import { CFS_PERIOD_US, cfsQuotaUs, cpuShares } from '../../../shared/sim/rules/cgroup.ts';
import { byKind, caseBase, defineAdapter } from '../adapter.ts';

const schema = byKind(
  ['cfs_quota_us', 'cpu_shares'],
  [
    caseBase.extend({
      kind: z.literal('cfs_quota_us'),
      milli_cpu: z.number(),
      period_us: z.number().default(CFS_PERIOD_US),
    }),
    caseBase.extend({ kind: z.literal('cpu_shares'), milli_cpu: z.number() }),
  ],
);

export const cgroupAdapter = defineAdapter('cgroup-cpu-limits', 'milli-CPU to CFS quota and cpu.shares', schema, (c) =>
  c.kind === 'cfs_quota_us' ? { quota_us: cfsQuotaUs(c.milli_cpu, c.period_us) } : { shares: cpuShares(c.milli_cpu) },
);
