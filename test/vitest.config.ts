import { defineConfig } from 'vitest/config';

const SLOW = ['seeded', 'proofs', 'integration', 'abuse', 'browser'] as const;

// One project a part of test/run.ts. A browser is shared and two cores are few, so browser files run one by one.
export default defineConfig({
  test: {
    projects: [
      project('layers', ['test/layers.test.ts']),
      project('unit', ['test/**/*.test.ts'], ['test/layers.test.ts', ...SLOW.map((part) => `test/${part}/**`)]),
      ...SLOW.map((part) => project(part, [`test/${part}/**/*.test.ts`])),
    ],
  },
});

function project(name: string, include: string[], exclude: string[] = []) {
  const isSlow = name !== 'unit' && name !== 'layers';
  return {
    root: '.',
    test: { name, include, exclude, testTimeout: isSlow ? 300_000 : 30_000, fileParallelism: name !== 'browser' },
  };
}
