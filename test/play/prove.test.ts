/** The proofs see a broken level: each of these is a shipped one with one thing spoilt. */
import { describe, expect, test } from 'vitest';
import { loadContent } from '../../server/content.ts';
import type { Catalogue } from '../../shared/content/catalogue.ts';
import type { Scenario, ScriptPlan } from '../../shared/content/schema.ts';
import { PROOFS, type Proof, proveLevel } from '../../shared/play/prove.ts';
import { timersOf } from '../../shared/play/timers.ts';
import { compileRulebook } from '../../shared/sim/compile-rulebook.ts';

const catalogue = loadContent();
const QUICK = { seeds: [1], rollouts: 80 };

function levelOf(from: Catalogue, id: string): Scenario {
  const level = from.scenarios.find((entry) => entry.id === id);
  if (level === undefined) throw new Error(`no level ${id}`);
  return level;
}

/** The level 1.1 with something else in it, and maybe another reference plan. */
function spoilt(only: readonly Proof['name'][], change: Partial<Scenario>, plan?: ScriptPlan): Map<string, Proof> {
  const level = { ...levelOf(catalogue, '1-1'), ...change, ...(plan && { reference: plan.id }) };
  const scenarios = catalogue.scenarios.map((entry) => (entry.id === level.id ? level : entry));
  const changed = { ...catalogue, scenarios, plans: [...catalogue.plans, ...(plan ? [plan] : [])] };
  return new Map(proveLevel(changed, level, { ...QUICK, only }).map((proof) => [proof.name, proof]));
}

function twoHosts(): ScriptPlan {
  const plan = catalogue.plans.find(({ id }) => id === 'two-hosts');
  if (plan?.kind !== 'script') throw new Error('two-hosts is a plan of steps');
  return plan;
}

const planOf = (steps: ScriptPlan['steps']): ScriptPlan => ({ ...twoHosts(), id: 'other', steps });

describe('a level that is as it ships', () => {
  const proofs = spoilt(PROOFS, {});
  test.each(PROOFS)('%s holds', (name) => {
    expect(proofs.get(name)?.held, proofs.get(name)?.detail).toBe(true);
  });
});

describe('a spoilt level', () => {
  test('untouched: a star for nothing', () => {
    const stars = levelOf(catalogue, '1-1').stars?.map((star) => ({ ...star, profitDollars: -1000 })) ?? null;
    expect(spoilt(['untouched'], { stars }).get('untouched')?.held).toBe(false);
  });

  test('withheld: nothing is named, or what is named is not needed', () => {
    expect(spoilt(['withheld'], { withheld: [] }).get('withheld')?.held).toBe(false);
    expect(spoilt(['withheld'], { withheld: ['resizeVm'] }).get('withheld')?.held).toBe(false);
  });

  test('withheld in turn: an exam with a family that nobody misses', () => {
    const withheldInTurn: Scenario['withheldInTurn'] = [['installPlatform'], ['resizeVm', 'throttleVm']];
    const proof = spoilt(['withheld'], { withheld: [], withheldInTurn }).get('withheld');
    expect(proof).toMatchObject({ held: false, stars: 3 });
    expect(proof?.detail).toMatch(/ without installPlatform; .* without resizeVm, throttleVm$/);
  });

  test('static: two stars for one idea in the first minute', () => {
    // Without anything done it is below the line, with the empty machine given back at once above it.
    const line = { profitDollars: -40, inTimeShare: 0, surviveAnyOneMinutes: 0, night: false, atEnd: [] };
    expect(spoilt(['static'], { stars: [line, line, { ...line, profitDollars: 150 }] }).get('static')).toMatchObject({
      held: false,
      stars: 2,
    });
  });

  test('reference and sensible: plans that do nothing', () => {
    const nothing = planOf([{ when: { minute: 999 }, do: [{ verb: 'returnHost', host: 'h9' }] }]);
    const proofs = spoilt(['reference', 'sensible'], { plans: ['other', 'two-hosts'] }, nothing);
    expect(proofs.get('reference')?.held).toBe(false);
    expect(proofs.get('sensible')?.held).toBe(false);
  });

  test('acted: what is taught is not used, or used for nothing', () => {
    expect(spoilt(['acted'], { withheld: ['moveProcess'] }).get('acted')?.held).toBe(false);
    const { verbs } = levelOf(catalogue, '1-1');
    const idle = planOf([...twoHosts().steps, { when: {}, do: [{ verb: 'createNetwork', vlan: 10 }] }]);
    const change = {
      verbs: [...verbs, 'createNetwork' as const],
      withheld: ['installPlatform', 'createNetwork'] as const,
    };
    const acted = spoilt(['acted'], { ...change, withheld: [...change.withheld] }, idle).get('acted');
    expect(acted?.held).toBe(false);
    expect(acted?.detail).toMatch(/installPlatform matters.*createNetwork IDLE/);
  });

  test('reaction: the first cent is lost before anybody could act', () => {
    const incidents = levelOf(catalogue, '1-1').incidents.map((incident) => ({ ...incident, warningMinutes: 1 }));
    expect(spoilt(['reaction'], { incidents }).get('reaction')?.held).toBe(false);
  });

  test('pace: a long installation, and nothing to decide meanwhile', () => {
    const install = planOf([{ when: {}, do: [{ verb: 'installPlatform', host: 'h9', platform: 'kvm' }] }]);
    const pace = spoilt(['pace'], { verbs: ['installPlatform'], pace: 5, incidents: [] }, install).get('pace');
    expect(pace?.held).toBe(false);
    expect(pace?.detail).toMatch(/WAITS \d+ s/);
  });
});

test('every timer of a level is told in real seconds', () => {
  const timers = new Map(timersOf(compileRulebook(catalogue, '1-1')).map(({ what, seconds }) => [what, seconds]));
  expect(timers.get('kvm installs')).toBe(24); // 240 s at pace 10
  expect(timers.get('month-end-payroll warned')).toBe(60);
  expect(timers.has('HA notices')).toBe(false); // no verb of this level asks for it
});
