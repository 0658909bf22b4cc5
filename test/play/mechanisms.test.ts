/**
 * What a mechanism is worth: the same plan on the same day, with one number of the mechanism changed, earns less where the
 * rule says that it is dearer, slower or riskier. Who makes the number mean nothing finds a red line here.
 */
import { describe, expect, test } from 'vitest';
import { loadContent } from '../../server/content.ts';
import type { Catalogue } from '../../shared/content/catalogue.ts';
import type { OfferSpec, Scenario, ScriptPlan } from '../../shared/content/schema.ts';
import { mean } from '../../shared/play/balance.ts';
import { planBot, playSolo } from '../../shared/play/match.ts';

const shipped = loadContent();
const SEEDS = [1, 2];

type Change = (catalogue: Catalogue) => Catalogue;

function planOf(name: string): ScriptPlan {
  const plan = shipped.plans.find(({ id }) => id === name);
  if (plan?.kind !== 'script') throw new Error(`no script "${name}"`);
  return plan;
}

/** What a plan earns in the mean of a few days, in a catalogue that differs in one thing. */
function earned(scenario: string, plan: ScriptPlan, change: Change = (same) => same): number {
  const catalogue = change(shipped);
  return mean(SEEDS.map((seed) => playSolo(catalogue, scenario, seed, planBot(plan)).standing.profitDollars));
}

/** From the first to the last each of them earns less than the one before, by what somebody would notice. */
function expectFalling(dollars: readonly number[]): void {
  const steps = dollars.slice(1).map((now, index) => (dollars[index] as number) - now);
  expect(Math.min(...steps), `$${dollars.map(Math.round).join(', $')}`).toBeGreaterThan(1);
}

const inScenario =
  (id: string, change: (scenario: Scenario) => Scenario): Change =>
  (catalogue) => ({
    ...catalogue,
    scenarios: catalogue.scenarios.map((one) => (one.id === id ? change(one) : one)),
  });

describe('functions', () => {
  const coldStarts =
    (factor: number): Change =>
    (catalogue) => ({
      ...catalogue,
      applications: catalogue.applications.map((app) => ({
        ...app,
        services: app.services.map((service) => ({ ...service, coldStartMs: service.coldStartMs * factor })),
      })),
    });

  test('FN5 FN6 the longer a cold start, the less a function earns', () => {
    const plan = planOf('6-1-follow-the-shift');
    expectFalling([0, 1, 4].map((factor) => earned('6-1', plan, coldStarts(factor))));
  });

  test('FN5 who runs machines only does not feel it', () => {
    const plan = planOf('6-1-machines-only');
    expect(earned('6-1', plan, coldStarts(4))).toBe(earned('6-1', plan));
  });
});

describe('a host', () => {
  const watts =
    (factor: number): Change =>
    (catalogue) => ({
      ...catalogue,
      hardware: catalogue.hardware.map((model) => ({
        ...model,
        powerWatts: model.powerWatts.map((point) => point * factor),
      })),
    });

  test('PW1 PW3 the more watts its model draws, the less the same plan earns', () => {
    expectFalling([0.5, 1, 2].map((factor) => earned('1-1', planOf('two-hosts'), watts(factor))));
  });

  test('PW3 the more a building needs to cool a watt, the less', () => {
    const pue =
      (value: number): Change =>
      (catalogue) => ({ ...catalogue, economy: { ...catalogue.economy, pue: value } });
    expectFalling([1.1, 1.56, 2.5].map((value) => earned('1-1', planOf('two-hosts'), pue(value))));
  });
});

/** Cost, security, allocation: what a tenant asks for, pays, and takes back. */
describe('the design factors of a tenant', () => {
  const offers = (change: (offer: OfferSpec) => OfferSpec): Change =>
    inScenario('3-4', (level) => ({ ...level, offers: level.offers.map(change) }));
  /** The tenant who wants a kernel of its own, put beside the others like any other. */
  const careless: ScriptPlan = {
    ...planOf('3-4-sandbox'),
    steps: planOf('3-4-sandbox')
      .steps.map((step) => ({
        ...step,
        do: step.do.filter(({ verb, deployment }) => !(verb === 'setTolerates' && deployment === 'allergy-corner')),
      }))
      .filter((step) => step.do.length > 0),
  };

  test('CT3 cost: the less a tenant pays, the less is earned', () => {
    const pays = (factor: number) => offers((one) => ({ ...one, dollarsPerHour: one.dollarsPerHour * factor }));
    expectFalling([2, 1, 0.5].map((factor) => earned('3-4', planOf('3-4-sandbox'), pays(factor))));
  });

  test('CT3 security: beside others a tenant who may share pays, and one who may not does not', () => {
    const asks = (promise: OfferSpec['promise']) => offers((one) => ({ ...one, promise }));
    expectFalling((['any', 'kernel'] as const).map((promise) => earned('3-4', careless, asks(promise))));
  });

  test('CT5 and takes the more back, the higher its penalty', () => {
    const takes = (dollars: number) => offers((one) => ({ ...one, penaltyDollars: dollars }));
    expectFalling([0, 60, 240].map((dollars) => earned('3-4', careless, takes(dollars))));
  });
});

/** Products of one kind differ by what they cost, slow down and ask of hands. */
describe('the makes of hypervisors', () => {
  type Make = Catalogue['platforms'][number];
  const MAKE = 'kvm';
  const made =
    (fields: Partial<Make>): Change =>
    (catalogue) => ({
      ...catalogue,
      platforms: catalogue.platforms.map((one) => (one.id === MAKE ? { ...one, ...fields } : one)),
    });
  const twoHosts = planOf('two-hosts');

  test.each<[string, readonly Partial<Make>[]]>([
    ['H9 the part of a core that is left', [{ cpuEfficiency: 0.96 }, { cpuEfficiency: 0.6 }, { cpuEfficiency: 0.4 }]],
    [
      'MN8 the operator minutes that it asks for',
      [{ operatorFactor: 1 }, { operatorFactor: 3 }, { operatorFactor: 5 }],
    ],
    ['LC1 its licence by the core', [0, 1, 2].map((licenceDollarsPerCoreHour) => ({ licenceDollarsPerCoreHour }))],
    ['LC2 the Windows licence that it is a part of', [{ windowsLicensed: false }, { windowsLicensed: true }]],
  ])('%s', (_, kinds) => {
    expectFalling(kinds.map((fields) => earned('1-1', twoHosts, made(fields))));
  });

  test('MG4 when it ends pre-copy: Xen goes on for rounds that a busy guest never finishes', () => {
    const leave = planOf('evacuate-throttled');
    const kinds = [{ stopRule: 'qemu' }, { stopRule: 'xen' }, { stopRule: 'none' }] as const;
    expectFalling(kinds.map((fields) => earned('2-1', leave, made(fields))));
  });

  test('H10 the same plan on another make: free, by the core, a part of Windows', () => {
    const withMake = (make: string) => {
      const plan = JSON.parse(JSON.stringify(twoHosts).replaceAll(`"${MAKE}"`, `"${make}"`)) as ScriptPlan;
      return earned(
        '1-1',
        plan,
        inScenario('1-1', (level) => ({ ...level, platforms: ['linux', make] })),
      );
    };
    const [kvm = 0, esxi = 0, hyperv = 0] = ['kvm', 'esxi', 'hyperv'].map(withMake);
    expectFalling([kvm, esxi]);
    expectFalling([kvm, hyperv]);
  });
});
