import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** What has servers and browsers of its own keeps both cores busy: one file after the other. */
const ALONE: readonly string[] = ['integration', 'abuse', 'browser'];
const SLOW = ['seeded', 'proofs', 'integration', 'abuse', 'browser'] as const;

// One project a part of test/run.ts.
export default defineConfig({
  test: {
    maxWorkers: availableParallelism(), // Vitest's own choice leaves one of two cores idle
    projects: [
      project('layers', ['test/layers.test.ts']),
      project('unit', ['test/**/*.test.ts'], ['test/layers.test.ts', ...SLOW.map((part) => `test/${part}/**`)]),
      ...SLOW.map((part) => project(part, [`test/${part}/**/*.test.ts`])),
    ],
  },
});

function project(name: string, include: string[], exclude: string[] = []) {
  const isSlow = name !== 'unit' && name !== 'layers';
  const timeout = isSlow ? 300_000 : 30_000; // something hangs: no measure of anything
  return {
    root: '.',
    test: {
      name,
      include,
      exclude,
      testTimeout: timeout,
      hookTimeout: timeout, // what stands before a test starts servers and builds the client
      fileParallelism: !ALONE.includes(name),
    },
  };
}
