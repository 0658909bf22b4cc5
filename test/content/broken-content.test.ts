import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadContent } from '../../server/content.ts';
import type { ContentFile } from '../../shared/content/catalogue.ts';
import { familyOf } from '../../shared/content/tiers.ts';
import { issuesOf, type Json, shipped, textOf, withChange, withText } from '../support/content.ts';

/**
 * Of each chapter one, one match with its tiers, and those of lessons: all are read by the same lines, and each try reads
 * everything.
 */
const FEW = ['1-1', '2-1', '3-1', '4-2', '5-1', '6-3', 's-2', 'launch-day'];
const kept = loadContent().scenarios.filter((scenario) => FEW.includes(familyOf(scenario)));
const plans = new Set(kept.flatMap((one) => [...one.plans, one.reference ?? '']));
const isKept = ({ path }: ContentFile): boolean => {
  const [folder, file = ''] = path.split('/');
  const id = file.replace('.json', '');
  return folder === 'levels' || folder === 'scenarios' ? FEW.includes(id) : folder !== 'plans' || plans.has(id);
};
const few = (files: readonly ContentFile[]) => files.filter(isKept);

describe('broken at random', () => {
  const anyFile = fc.constantFrom(...few(shipped).map((file) => file.path));

  test('any value anywhere gives a catalogue or a ContentError, never another error', () => {
    const seen = { loaded: 0, refused: 0 };
    const property = (path: string, picks: number[], value: unknown, how: How) => {
      const issues = issuesOf(few(withChange(path, (data) => mutate(data, picks, value, how))));
      for (const issue of issues) expect([issue.file, issue.message]).not.toContain('');
      seen[issues.length === 0 ? 'loaded' : 'refused'] += 1;
    };
    const how = fc.constantFrom<How>('set', 'delete', 'double');
    const picks = fc.array(fc.nat(), { minLength: 1, maxLength: 8 });
    fc.assert(fc.property(anyFile, picks, fc.jsonValue(), how, property), { numRuns: 200 });
    expect(seen.refused).toBeGreaterThan(50); // or nothing was broken and the test says nothing
  });

  test('so does any text, and a file that breaks off', () => {
    fc.assert(
      fc.property(anyFile, fc.oneof(fc.string(), fc.json()), (path, text) => {
        expect(issuesOf(few(withText(path, text))).every((issue) => issue.file !== '')).toBe(true);
      }),
      { numRuns: 100 },
    );
    fc.assert(
      fc.property(anyFile, fc.double({ min: 0, max: 0.99, noNaN: true }), (path, part) => {
        const text = textOf(path);
        const [issue] = issuesOf(few(withText(path, text.slice(0, Math.floor(text.length * part)))));
        expect(issue).toMatchObject({ file: path, message: expect.stringMatching(/^not JSON/) });
      }),
      { numRuns: 50 },
    );
  });
});

type How = 'set' | 'delete' | 'double';

/** Walks down by the picks as far as they and the data go, and changes what is there. */
function mutate(data: Json, picks: readonly number[], value: unknown, how: How): void {
  const keys = Object.keys(data);
  const key = keys[(picks[0] ?? 0) % keys.length];
  if (key === undefined) return;
  const inner = data[key];
  const canGoOn = typeof inner === 'object' && inner !== null && Object.keys(inner).length > 0;
  if (picks.length > 1 && canGoOn) mutate(inner, picks.slice(1), value, how);
  else if (how === 'delete') delete data[key];
  else if (how === 'double' && Array.isArray(data)) data.push(inner);
  else data[key] = value;
}
