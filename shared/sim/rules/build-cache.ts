/** Layer cache of a build: a line runs anew when its input changed or any line before it ran (SPEC IM2). */
export interface CachedStep {
  readonly seconds: number;
  readonly changed: boolean; // its input is another than at the last build, or it stands at another place
}

export interface BuildRun {
  readonly seconds: number;
  readonly firstRun: number; // index of the first line that runs; the number of lines when all are cached
}

/** Everything before the first change comes from the cache, everything from it on runs. */
export function runSteps(steps: readonly CachedStep[]): BuildRun {
  const found = steps.findIndex((step) => step.changed);
  const firstRun = found < 0 ? steps.length : found;
  let seconds = 0;
  for (const step of steps.slice(firstRun)) seconds += step.seconds;
  return { seconds, firstRun };
}
