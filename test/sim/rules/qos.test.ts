import fc from 'fast-check';
import { expect, test } from 'vitest';
import { qosClass } from '../../../shared/sim/rules/qos.ts';

const amounts = fc.tuple(fc.option(fc.nat(5)), fc.option(fc.nat(5)));
const container = fc.record({ requests: amounts, limits: amounts });

test('K20 Guaranteed needs both limits everywhere; a container that sets nothing ends it', () => {
  fc.assert(
    fc.property(fc.array(container, { maxLength: 3 }), (containers) => {
      const kind = qosClass(containers);
      const values = containers.flatMap(({ requests, limits }) => [...requests, ...limits]);
      expect(kind === 'BestEffort').toBe(values.every((value) => (value ?? 0) === 0));
      if (kind === 'Guaranteed') {
        for (const { limits } of containers) expect(limits.every((limit) => (limit ?? 0) > 0)).toBe(true);
        expect(qosClass([...containers, { requests: [], limits: [] }])).toBe('Burstable');
      }
    }),
  );
  expect(qosClass([{ requests: [100, 64], limits: [100, 64] }])).toBe('Guaranteed');
});
