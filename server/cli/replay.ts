/** `npm run replay -- FILE [--json]`: plays a log again and holds its hashes against what comes out. */
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { loadHasher } from '../../shared/base/hash.ts';
import { loadCatalogue } from '../../shared/content/catalogue.ts';
import { contentHash, parseLog } from '../../shared/play/log.ts';
import { replay } from '../../shared/play/replay.ts';
import { readContent } from '../content.ts';
import { readArgs, run, UsageError } from './args.ts';

const USAGE = 'npm run replay -- FILE [--json]';

await run(async () => {
  const { values, positionals } = readArgs(USAGE, { json: { type: 'boolean' } });
  const path = positionals[0];
  if (path === undefined) throw new UsageError(`which log?\nusage: ${USAGE}`);
  const hasher = await loadHasher();
  const files = readContent();
  const log = parseLog(readLog(path), hasher, contentHash(files, hasher));
  const start = performance.now();
  const { hash, ticks, hostSteps } = replay(log, loadCatalogue(files), hasher);
  const seconds = (performance.now() - start) / 1000;
  const result = { hash, ticks, hostSteps, seconds: Number(seconds.toFixed(3)) };
  process.stdout.write(
    values.json === true
      ? `${JSON.stringify(result)}\n`
      : `${path}: ${ticks} ticks, ${hostSteps} host-steps in ${seconds.toFixed(2)} s; the same world, hash ${hash}\n`,
  );
  return 0;
});

function readLog(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(`cannot read ${path}: ${(error as NodeJS.ErrnoException).code ?? (error as Error).message}`);
  }
}
