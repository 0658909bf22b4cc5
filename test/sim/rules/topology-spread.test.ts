import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkSpread, countSpread, NO_DOMAIN } from '../../../shared/sim/rules/topology-spread.ts';

test('K7 placing only where the filter allows keeps the domains within maxSkew', () => {
  const racks = fc.array(fc.integer({ min: NO_DOMAIN, max: 3 }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(
      racks,
      fc.integer({ min: 1, max: 3 }),
      fc.array(fc.nat(11), { maxLength: 40 }),
      (racks, skew, tries) => {
        const matchingOnNode = racks.map(() => 0);
        const constraints = [{ maxSkew: skew, matchesSelf: true, domainOfNode: racks, matchingOnNode }];
        for (const node of tries) {
          if (checkSpread(constraints, countSpread(constraints), node) !== 'ok') continue;
          matchingOnNode[node] = (matchingOnNode[node] ?? 0) + 1;
        }
        const [count] = countSpread(constraints);
        expect(Math.max(0, ...(count?.byDomain ?? [])) - (count?.min ?? 0)).toBeLessThanOrEqual(skew);
      },
    ),
  );
});

test('K7 a node without the label is refused by name', () => {
  const constraints = [{ maxSkew: 1, matchesSelf: true, domainOfNode: [0, NO_DOMAIN], matchingOnNode: [0, 0] }];
  expect(checkSpread(constraints, countSpread(constraints), 1)).toBe('missing-topology-label');
});
