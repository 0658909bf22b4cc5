import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { hostWatts } from '../../../shared/sim/rules/power.ts';
import { models } from '../../support/models.ts';

const tables: Record<string, number[]> = models.power_tables_w_at_0_to_100_percent;

interface Row {
  input: { server: string; utilization: number };
  expect: { watts: number };
}

test.each(models.power as Row[])('P1–P3 golden: $input.server at $input.utilization', ({ input, expect: wanted }) => {
  expect(hostWatts(tables[input.server] as number[], input.utilization)).toBeCloseTo(wanted.watts, 9);
});

test('every table point is met', () => {
  for (const table of Object.values(tables))
    table.forEach((watts, i) => {
      expect(hostWatts(table, i / 10)).toBeCloseTo(watts, 9);
    });
});

test('NPA: 400 + 400 hosts at full power for a day are 2,419.2 kWh (B4)', () => {
  const watts = (name: string) => hostWatts(tables[name] as number[], 1);
  const total = 400 * watts('HP ProLiant ML110 G4 Xeon 3040') + 400 * watts('HP ProLiant ML110 G5 Xeon 3075');
  expect((total * 24) / 1000).toBeCloseTo(models.power_check_npa.kwh, 9);
});

test('energy is monotone in use, and use outside 0 … 1 is clamped', () => {
  const use = fc.double({ min: -0.5, max: 1.5, noNaN: true });
  fc.assert(
    fc.property(fc.constantFrom(...Object.values(tables)), use, use, (table, a, b) => {
      expect(hostWatts(table, Math.min(a, b))).toBeLessThanOrEqual(hostWatts(table, Math.max(a, b)) + 1e-9);
    }),
  );
  expect(hostWatts([50, 250], 2)).toBe(250);
  expect(hostWatts([50, 250], -1)).toBe(50);
  expect(hostWatts([50, 250], 0.5)).toBe(150);
});
