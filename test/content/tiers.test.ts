/** Explorer, Student and Pro (09-balance H): how one file becomes three scenarios, and what each of those may be. */
import { describe, expect, test } from 'vitest';
import { loadContent } from '../../server/content.ts';
import { loadCatalogue } from '../../shared/content/catalogue.ts';
import { mergePatch } from '../../shared/content/expand-tiers.ts';
import type { Lesson } from '../../shared/content/lesson.ts';
import type { Scenario } from '../../shared/content/schema.ts';
import { familyOf, inTier, lessonInTier, TIERS, type Tier } from '../../shared/content/tiers.ts';
import { compileRulebook } from '../../shared/sim/compile-rulebook.ts';
import { issuesOf, type Json, textOf, withChange, withText } from '../support/content.ts';

const FILE = 'scenarios/launch-day.json';
const catalogue = loadContent();
const { scenarios } = catalogue;

describe('a merge patch does what RFC 7386 says in its Appendix A', () => {
  const CASES: [original: Json, patch: Json, result: Json][] = [
    [{ a: 'b' }, { a: 'c' }, { a: 'c' }],
    [{ a: 'b' }, { b: 'c' }, { a: 'b', b: 'c' }],
    [{ a: 'b' }, { a: null }, {}],
    [{ a: 'b', b: 'c' }, { a: null }, { b: 'c' }],
    [{ a: ['b'] }, { a: 'c' }, { a: 'c' }],
    [{ a: 'c' }, { a: ['b'] }, { a: ['b'] }],
    [{ a: { b: 'c' } }, { a: { b: 'd', c: null } }, { a: { b: 'd' } }],
    [{ a: [{ b: 'c' }] }, { a: [1] }, { a: [1] }],
    [
      ['a', 'b'],
      ['c', 'd'],
      ['c', 'd'],
    ],
    [{ a: 'b' }, ['c'], ['c']],
    [{ a: 'foo' }, null, null],
    [{ a: 'foo' }, 'bar', 'bar'],
    [{ e: null }, { a: 1 }, { e: null, a: 1 }],
    [[1, 2], { a: 'b', c: null }, { a: 'b' }],
    [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
  ];
  test.each(CASES)('%j patched by %j', (original, patch, result) => {
    expect(mergePatch(original, patch)).toEqual(result);
  });
});

describe('one file', () => {
  const small = (data: Json) => {
    data.tiers = { explorer: { pace: 6, forecast: { errorShare: 0.1 }, in: { de: { title: 'Klein' } } } };
  };
  const made = loadCatalogue(withChange(FILE, small)).scenarios.filter((one) => familyOf(one) === 'launch-day');

  test('becomes a scenario a tier, with ids and tiers of their own; a tier that it does not have is not there', () => {
    expect(Object.fromEntries(made.map(({ id, tier }) => [id, tier]))).toEqual({
      'launch-day': 'student',
      'launch-day-explorer': 'explorer',
    });
  });

  test('says what is different, and the rest is the same', () => {
    const [explorer, base] = made as [Scenario, Scenario];
    const { errorShare: _error, ...forecast } = base.forecast;
    expect(explorer).toEqual({
      ...base,
      id: 'launch-day-explorer',
      tier: 'explorer',
      pace: 6,
      forecast: { ...forecast, errorShare: 0.1 },
      in: { de: { ...base.in.de, title: 'Klein' } },
    });
    expect(base.pace).not.toBe(6);
  });

  test('without tiers it is what it was, in no tier', () => {
    const plain = loadCatalogue(
      withChange(FILE, (data) => {
        delete data.tiers;
      }),
    ).scenarios.filter((one) => familyOf(one) === 'launch-day');
    expect(plain.map(({ id, tier }) => [id, tier])).toEqual([['launch-day', null]]);
  });
});

describe('what is wrong in a tier is said at its place in the file', () => {
  const CASES: [name: string, change: (data: Json) => void, path: string, message: RegExp][] = [
    ['a wrong type', (d) => Object.assign(d.tiers.pro, { pace: 'fast' }), 'tiers.pro.pace', /expected number/],
    [
      'a field that nobody reads',
      (d) => Object.assign(d.tiers.pro, { fee: 1 }),
      'tiers.pro',
      /Unrecognized key: "fee"/,
    ],
    [
      'a reference to nothing',
      (d) => Object.assign(d.tiers.explorer, { reference: 'luck' }),
      'tiers.explorer.reference',
      /^no plans "luck"/,
    ],
    ['an id of its own', (d) => Object.assign(d.tiers.pro, { id: 'x' }), 'tiers.pro.id', /^expected no such field/],
    ['tiers of a tier', (d) => Object.assign(d.tiers.pro, { tiers: {} }), 'tiers.pro.tiers', /^expected no such field/],
    ['a tier that there is not', (d) => Object.assign(d.tiers, { child: {} }), 'tiers', /Unrecognized key: "child"/],
    ['a tier that is no patch', (d) => Object.assign(d.tiers, { pro: 3 }), 'tiers.pro', /expected record/],
    ['no tiers at all', (d) => Object.assign(d, { tiers: null }), 'tiers', /expected object/],
    ['a tier in words', (d) => Object.assign(d, { tier: 'pro' }), 'tier', /^expected no such field: it follows/],
  ];
  test.each(CASES)('%s', (_name, change, path, message) => {
    const issues = issuesOf(withChange(FILE, change));
    expect(issues).toEqual([{ file: FILE, path, message: expect.stringMatching(message) }]);
  });

  test('what the base has wrong is said once, of the base', () => {
    const files = withChange(FILE, (d) => Object.assign(d, { title: 7, inTimeTarget: 7 }));
    expect(issuesOf(files).map(({ file, path }) => [file, path])).toEqual([
      [FILE, 'title'],
      [FILE, 'inTimeTarget'],
    ]);
  });

  test('a file beside it that has the name of a tier', () => {
    const path = 'scenarios/launch-day-pro.json';
    const beside = { ...JSON.parse(textOf(FILE)), id: 'launch-day-pro' };
    delete beside.tiers;
    const issues = issuesOf(withText(path, JSON.stringify(beside)));
    expect(issues).toEqual([{ file: FILE, path: 'tiers.pro', message: `expected no file ${path} beside it` }]);
  });

  test('a patch that is nested beyond the stack', () => {
    const deep = `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`;
    const text = textOf(FILE).replace('"tiers": {', `"tiers": { "explorer": ${deep}, "old": {`);
    expect(issuesOf(withText(FILE, text)).map(({ file }) => file)).toContain(FILE);
  });
});

describe('a tier of', () => {
  const ids = scenarios.map(({ id }) => id);

  test('a scenario is found from any of its tiers', () => {
    for (const id of ['launch-day', 'launch-day-pro', 'launch-day-explorer']) {
      expect(TIERS.map((tier) => inTier(scenarios, id, tier))).toEqual([
        'launch-day-explorer',
        'launch-day',
        'launch-day-pro',
      ]);
      expect(inTier(scenarios, id, null)).toBe(id);
    }
    expect([inTier(scenarios, '1-1', 'pro'), inTier(scenarios, 'none', 'pro')]).toEqual(['1-1', 'none']);
  });

  test('a lesson plays all that has it, and the rest as it is', () => {
    const lesson = catalogue.lessons.find(({ id }) => id === 'full-arc-90') as Lesson;
    const played = ({ scenario, stages }: Lesson) => [
      scenario,
      ...stages.flatMap((stage) => ('scenario' in stage && stage.scenario !== undefined ? [stage.scenario] : [])),
    ];
    expect(played(lesson)).toEqual(['launch-day', '1-1', '1-1', '4-2']);
    expect(played(lessonInTier(lesson, scenarios, 'launch-day-pro'))).toEqual(['launch-day-pro', '1-1', '1-1', '4-2']);
    expect(lessonInTier(lesson, scenarios, 'launch-day')).toEqual(lesson);
    expect(ids).toContain('launch-day-pro');
  });
});

/** 09-balance A5, A8, H. Machines of one's own stand in slots; verbs are what can be ordered. */
const LIMITS: Readonly<Record<Tier, { pace: number; verbs: number; slots: number; pods: number }>> = {
  explorer: { pace: 6, verbs: 11, slots: 8, pods: 40 },
  student: { pace: 8, verbs: 26, slots: 16, pods: 60 },
  pro: { pace: 10, verbs: Number.POSITIVE_INFINITY, slots: 40, pods: 300 },
};
const tiered = scenarios.filter(({ tier }) => tier !== null).map((one) => [one.id, one] as const);

describe.each(tiered)('%s keeps to its tier', (_id, scenario) => {
  const tier = scenario.tier as Tier;
  const limit = LIMITS[tier];
  const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);

  test('in pace, things to do, machines and pods', () => {
    expect(scenario.pace).toBe(limit.pace);
    expect(new Set(scenario.verbs).size).toBe(scenario.verbs.length);
    expect(scenario.verbs.length).toBeLessThanOrEqual(limit.verbs);
    expect(sum(scenario.racks.map(({ slots }) => slots))).toBeLessThanOrEqual(limit.slots);
    expect(sum(scenario.deployments.map(({ replicas }) => replicas))).toBeLessThanOrEqual(limit.pods);
  });

  test('the easier one can do nothing that the harder one cannot', () => {
    const harder = TIERS.slice(TIERS.indexOf(tier) + 1).map((one) => inTier(scenarios, scenario.id, one));
    for (const one of scenarios.filter(({ id, tier: own }) => own !== tier && harder.includes(id))) {
      expect(scenario.verbs.filter((verb) => !one.verbs.includes(verb))).toEqual([]);
    }
  });

  if (tier === 'explorer')
    test('has four services, no licence to pay and hands for everything', () => {
      const rules = compileRulebook(catalogue, scenario.id);
      expect(rules.services).toHaveLength(4);
      expect(scenario.freeHands).toBe(true);
      const guests = catalogue.guests.filter(({ id }) => scenario.guests.includes(id));
      const platforms = catalogue.platforms.filter(({ id }) => scenario.platforms.includes(id));
      for (const one of platforms) {
        expect(one.windowsLicensed, one.id).toBe(false);
        expect(one.licenceDollarsPerCoreHour, one.id).toBe(0);
      }
      expect(guests.filter(({ kernel }) => kernel === 'windows')).toEqual([]);
    });

  if (tier !== 'explorer')
    test('asks for operator minutes', () => {
      expect(scenario.freeHands).toBe(false);
    });
});
