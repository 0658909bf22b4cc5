/** Jobs for as many threads as the machine has cores: a level or a seed is played without knowing of any other. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

/** What `serve` answers with, in a worker's own words. */
interface Answer<Result> {
  readonly index: number;
  readonly result: Result;
}

/**
 * The results in the order of the jobs; `onResult` sees each as it comes. @throws what a worker threw, after the others
 * were stopped.
 */
export async function inWorkers<Job, Result>(
  script: URL,
  jobs: readonly Job[],
  onResult: (result: Result, index: number) => void = () => {},
): Promise<Result[]> {
  const results: Result[] = [];
  let next = 0;
  const workers: Worker[] = [];
  const run = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const worker = new Worker(script);
      workers.push(worker);
      const give = () => {
        if (next >= jobs.length) resolve();
        else worker.postMessage({ index: next, job: jobs[next++] });
      };
      worker.on('message', ({ index, result }: Answer<Result>) => {
        results[index] = result;
        onResult(result, index);
        give();
      });
      worker.on('error', reject);
      give();
    });
  try {
    await Promise.all(Array.from({ length: Math.min(jobs.length, availableParallelism()) }, run));
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
  return results;
}
