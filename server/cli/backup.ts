/** `npm run backup -- FILE`: all rooms and runs of the day into one file, while the server runs. It has names in it: only its owner may read it. */
import { closeSync, existsSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { saveRooms } from '../store/backup.ts';
import { readArgs, run, UsageError } from './args.ts';
import { placeOfSettings } from './place.ts';

const USAGE = 'npm run backup -- FILE';
const OWNER_ONLY = 0o600;

await run(async () => {
  const { positionals } = readArgs(USAGE, {});
  const file = positionals[0];
  if (file === undefined) throw new UsageError(`into which file?\nusage: ${USAGE}`);
  if (existsSync(file)) throw new UsageError(`${file} is there already: name a new file`);
  const place = placeOfSettings();
  const { rooms, rows } = await save(place, file);
  process.stdout.write(`${file}: ${rooms} rooms, ${rows} rows\n`);
  return 0;
});

/** Under its name only when it is whole. */
async function save(place: string, file: string) {
  const partial = `${file}.partial`;
  const handle = open(partial);
  try {
    const counts = await saveRooms(place, (line) => writeSync(handle, `${line}\n`));
    renameSync(partial, file);
    return counts;
  } catch (error) {
    rmSync(partial, { force: true });
    throw error;
  } finally {
    closeSync(handle);
  }
}

function open(file: string): number {
  try {
    return openSync(file, 'w', OWNER_ONLY);
  } catch (error) {
    throw new UsageError(`cannot write ${file}: ${(error as NodeJS.ErrnoException).code ?? (error as Error).message}`);
  }
}
