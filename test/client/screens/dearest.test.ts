/** Idle iron is named where it costs more than any outage. */
import { expect, test } from 'vitest';
import { dearestOf } from '../../../client/screens/debrief/dearest.ts';
import { MICRO_CENTS_PER_DOLLAR } from '../../../shared/base/units.ts';
import type { TeamStory } from '../../../shared/play/story.ts';
import { CAUSES, type Cause } from '../../../shared/sim/world.ts';

const team = (index: number, dollars: Partial<Record<Cause, number>>) =>
  ({ index, ledgerMicroCents: CAUSES.map((cause) => (dollars[cause] ?? 0) * MICRO_CENTS_PER_DOLLAR) }) as TeamStory;

const idle = team(0, { revenue: 500, rent: -400, power: -60, lost: -300 });
const lean = team(1, { revenue: 500, rent: -100, power: -20 });

test('the cause in which it paid most beyond the team that earned most; lost answers have chains of their own', () => {
  expect(dearestOf([idle, lean], idle)).toEqual({ cause: 'rent', microCents: 300 * MICRO_CENTS_PER_DOLLAR, than: 1 });
});
test('none for the one that earned most, alone, or where both paid alike', () => {
  expect(dearestOf([idle, lean], lean)).toBeNull();
  expect(dearestOf([idle], idle)).toBeNull();
  const unlucky = team(2, { revenue: 100, rent: -100, power: -20.3 });
  expect(dearestOf([unlucky, lean], unlucky)).toBeNull();
  const tenantless = team(3, { revenue: 100, rent: -100, power: -20, contract: -50, slaCredit: -90 });
  const landlord = team(4, { revenue: 500, rent: -100, power: -20, contract: 200 });
  expect(dearestOf([tenantless, landlord], tenantless), 'a fine is a loss, and less income no bill').toBeNull();
});
