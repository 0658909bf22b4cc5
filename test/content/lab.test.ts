/** A lab's set-up: what it may hold, what a link makes of it, and the scenario that comes of it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { labCode, readLabCode } from '../../client/play/lab-link.ts';
import { loadContent } from '../../server/content.ts';
import {
  LAB_ID,
  LAB_STARTS,
  LabError,
  type LabSetup,
  labIssues,
  labSchema,
  parseLab,
} from '../../shared/content/lab.ts';
import { labCatalogue } from '../../shared/content/lab-scenario.ts';
import { scenarioSchema } from '../../shared/content/schema.ts';
import { advance, newDriver } from '../../shared/play/driver.ts';

const catalogue = loadContent();
const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);
const shop: LabSetup = {
  format: 'headroom-lab',
  version: 1,
  applications: [{ id: 'sock-shop', requestsPerSecond: 100 }],
  models: ['s12'],
  start: LAB_STARTS.running,
  seed: 1,
};

/** Any that the schema lets in, whether or not it goes together. */
const setups: fc.Arbitrary<LabSetup> = fc.record({
  format: fc.constant('headroom-lab' as const),
  version: fc.constant(1 as const),
  applications: fc.array(
    fc.record({
      id: fc.oneof(fc.constantFrom(...ids(catalogue.applications)), fc.string({ minLength: 1, maxLength: 20 })),
      requestsPerSecond: fc.double({ min: 0, max: 5000, noNaN: true }).map((rate) => Math.abs(rate)),
    }),
    { minLength: 1, maxLength: 8 },
  ),
  models: fc.uniqueArray(fc.constantFrom(...ids(catalogue.hardware))),
  start: fc.constantFrom(...Object.values(LAB_STARTS), ...ids(catalogue.scenarios)),
  seed: fc.integer({ min: 0, max: 0xffffffff }),
});

describe('a set-up', () => {
  test('comes back from its text and from its link as it was', async () => {
    await fc.assert(
      fc.asyncProperty(setups, async (setup) => {
        expect(parseLab(labSchema, JSON.stringify(setup))).toEqual(setup);
        const code = await labCode(setup);
        expect(code).toMatch(/^[A-Za-z0-9_-]+$/);
        expect(await readLabCode(code)).toEqual(setup);
      }),
      { numRuns: 60 },
    );
  });

  test('a link with junk in it is refused with a reason, never otherwise', async () => {
    const code = await labCode(shop);
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string(),
          fc.string({ unit: fc.constantFrom(...'abzABZ019-_') }),
          fc.nat(code.length - 1).map((cut) => code.slice(0, cut)),
          fc.nat(code.length - 1).map((at) => `${code.slice(0, at)}!${code.slice(at)}`),
        ),
        async (junk) => {
          await expect(readLabCode(junk)).rejects.toBeInstanceOf(LabError);
        },
      ),
      { numRuns: 100 },
    );
  });

  test('a small link that would become a long text is stopped', async () => {
    const bomb = await labCode({ ...shop, start: 'a'.repeat(2_000_000) });
    expect(bomb.length).toBeLessThan(4000);
    await expect(readLabCode(bomb)).rejects.toThrow('16384 bytes');
  });

  test('of a bad one every place is named, with what was expected', () => {
    const bad = { ...shop, applications: [{ id: 'sock-shop', requestsPerSecond: -1 }], seed: 'one' };
    expect(() => parseLab(labSchema, JSON.stringify(bad))).toThrow(
      /applications\.0\.requestsPerSecond: .*>=0\nseed: .*number/,
    );
    expect(() => parseLab(labSchema, '{')).toThrow('expected JSON');
    expect(() => parseLab(labSchema, '{"format":"other"}')).toThrow('this is not a lab');
  });

  test('that does not go with this content is refused by name', () => {
    const issues = (more: Partial<LabSetup>) => labIssues({ ...shop, ...more }, catalogue).map(({ path }) => path);
    expect(issues({})).toEqual([]);
    expect(issues({ applications: [{ id: 'no-shop', requestsPerSecond: 1 }] })).toEqual(['applications.0.id']);
    expect(issues({ models: ['s12', 't2'] })).toEqual(['models.1']); // t2 is not sold
    expect(issues({ start: 'nowhere' })).toEqual(['start']);
    expect(issues({ start: 'launch-day' })).toEqual(['applications']); // its shop runs there
    const twice = ['heal-shop', 'friday-shop'].map((id) => ({ id, requestsPerSecond: 1 }));
    expect(issues({ applications: twice })).toContain('applications.1.id'); // both have a service "web"
    expect(() => labCatalogue(catalogue, { ...shop, start: 'nowhere' })).toThrow('no level or scenario "nowhere"');
  });
});

describe('its scenario', () => {
  const rateOf = (id: string) => catalogue.scenarios.find((one) => one.id === id)?.demands ?? [];
  const started = (setup: LabSetup) => newDriver(labCatalogue(catalogue, setup), LAB_ID, setup.seed, 1);

  test.each([LAB_STARTS.empty, LAB_STARTS.running, ...ids(catalogue.scenarios)])('is a scenario, from %s', (start) => {
    const applications = rateOf(start).map(({ application }) => ({ id: application, requestsPerSecond: 10 }));
    const setup = { ...shop, start, applications: applications.length > 0 ? applications : shop.applications };
    const scenario = labCatalogue(catalogue, setup).scenarios.at(-1);
    expect(scenarioSchema.safeParse(scenario).error).toBeUndefined();
    const driver = started(setup);
    for (let tick = 0; tick < 5; tick++) advance(driver);
    const hosts = catalogue.scenarios.find(({ id }) => id === start)?.hosts.length;
    if (hosts !== undefined) expect(driver.world.teams[0]?.hosts).toHaveLength(hosts);
  });

  test.each(ids(catalogue.applications))('%s runs at once where everything is to run', (id) => {
    const driver = started({ ...shop, applications: [{ id, requestsPerSecond: 60 }] });
    for (let tick = 0; tick < 30; tick++) advance(driver);
    const team = driver.world.teams[0];
    expect(team?.instances.filter(({ state }) => state !== 'running')).toEqual([]);
    expect(team?.instances.length).toBeGreaterThanOrEqual(driver.rules.services.length);
  });
});
