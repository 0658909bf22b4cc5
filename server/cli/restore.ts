/** `npm run restore -- FILE`: what `npm run backup` has saved, into a store that has no rooms. */
import { accessSync, constants, createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { BackupError, restoreRooms } from '../store/backup.ts';
import { readArgs, run, UsageError } from './args.ts';
import { placeOfSettings } from './place.ts';

const USAGE = 'npm run restore -- FILE';

await run(async () => {
  const { positionals } = readArgs(USAGE, {});
  const file = positionals[0];
  if (file === undefined) throw new UsageError(`from which file?\nusage: ${USAGE}`);
  try {
    accessSync(file, constants.R_OK);
    const { rooms, rows } = await restoreRooms(placeOfSettings(), linesOf(file));
    process.stdout.write(`${file}: ${rooms} rooms, ${rows} rows; they open at the next start of the server\n`);
    return 0;
  } catch (error) {
    if (error instanceof BackupError) throw new UsageError(`${file}: ${error.message}`);
    const { code, path } = error as NodeJS.ErrnoException;
    if (path === file || code === 'EISDIR') throw new UsageError(`cannot read ${file}: ${code}`);
    throw error;
  }
});

/** Opened with the first line that is asked for: readline does not wait for whoever listens later. */
async function* linesOf(file: string): AsyncIterable<string> {
  yield* createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY });
}
