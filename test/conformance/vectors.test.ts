/** The stored case files, each case a test (SPEC: the Kubernetes rules K2–K8, K12–K16, K19–K23, K27, K30–K33). */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { runCaseFile } from './case-file.ts';

const folder = new URL('../vectors/kubernetes/', import.meta.url);

for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
  const report = runCaseFile(file, readFileSync(new URL(file, folder), 'utf8'));
  describe(`${file}: ${report.mechanism}`, () => {
    test.each(report.cases)('$id', ({ problem }) => {
      expect(problem).toBeNull();
    });
  });
}

describe('a broken case file is named, counted as failed and never a crash', () => {
  const cgroup = { mechanism: 'milli-CPU to CFS quota and cpu.shares' };
  const shares = { id: 'a', kind: 'cpu_shares', milli_cpu: 250, expect: { shares: 256 } };
  test.each([
    ['not JSON', '{', /expected JSON/],
    ['no mechanism', '{"cases": [{}]}', /mechanism: expected string/],
    ['no cases', JSON.stringify(cgroup), /cases: expected array/],
    ['a case that is no object', JSON.stringify({ ...cgroup, cases: [7] }), /malformed, cases\[0\]: \(top\)/],
    ['an unknown kind', JSON.stringify({ ...cgroup, cases: [{ ...shares, kind: 'x' }] }), /kind: expected one of cfs/],
    [
      'a text for a number',
      JSON.stringify({ ...cgroup, cases: [shares, { ...shares, milli_cpu: '250' }] }),
      /malformed, cases\[1\]: milli_cpu: expected number, received string/,
    ],
    ['nothing expected', JSON.stringify({ ...cgroup, cases: [{ ...shares, expect: {} }] }), /at least one expect/],
    [
      'a wrong number',
      JSON.stringify({ ...cgroup, cases: [{ ...shares, expect: { shares: 255 } }] }),
      /expected {"shares":255}, got {"shares":256}/,
    ],
  ])('%s', (_name, text, message) => {
    const problems = runCaseFile('x.json', text).cases.filter(({ problem }) => problem !== null);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.problem).toMatch(message);
  });

  test('an unknown mechanism is not covered and all its cases fail', () => {
    const report = runCaseFile('x.json', JSON.stringify({ mechanism: 'tides', cases: [{}, {}] }));
    expect(report.covered).toBe(false);
    expect(report.cases.map(({ problem }) => problem)).toEqual(['not covered', 'not covered']);
  });
});
