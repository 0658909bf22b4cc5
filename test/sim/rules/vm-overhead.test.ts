import { expect, test } from 'vitest';
import { vmOverheadMib } from '../../../shared/sim/rules/vm-overhead.ts';
import { models } from '../../support/models.ts';

const { columns_vcpu: vcpus, rows } = models.esxi_overhead_mb as {
  columns_vcpu: number[];
  rows: Record<string, number[]>;
};
const cells = Object.entries(rows).flatMap(([memory, row]) =>
  row.map((mib, i) => [Number(memory), vcpus[i]!, mib] as const),
);

test.each(cells)('H1: %d MiB, %d vCPU needs %d MiB, the fit within 1 %%', (memoryMib, vcpu, mib) => {
  expect(Math.abs(vmOverheadMib(vcpu, memoryMib) / mib - 1)).toBeLessThan(0.01);
});
