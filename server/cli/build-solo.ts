/**
 * `npm run build:solo`: the campaign as a static site, for any web server and any folder of it. Nothing in it asks for a
 * server of the game: matches run in the browser, and what was won stays there.
 */
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildClient } from '../build/client.ts';
import { ROOT } from '../build/config.ts';
import { loadContent, readContent } from '../content.ts';
import { catalogueFile } from '../http/catalogue.ts';
import { readArgs, run, UsageError } from './args.ts';

const USAGE = 'npm run build:solo -- [folder]';
const FOLDER = 'solo-site';

/** A build empties its folder first: nobody's files may be in it. */
const isOurs = (folder: string): boolean =>
  !existsSync(folder) || readdirSync(folder).length === 0 || existsSync(join(folder, 'app.webmanifest'));

await run(async () => {
  const { positionals } = readArgs(USAGE, {});
  const folder = resolve(ROOT, positionals[0] ?? FOLDER);
  if (!isOurs(folder)) throw new UsageError(`${folder}: expected an empty folder, a new one, or an earlier build`);
  await buildClient(folder, 'static');
  const { text } = await catalogueFile(readContent(), loadContent());
  writeFileSync(join(folder, 'content.json'), text);
  process.stdout.write(`The campaign is in ${folder}: put it on any web server, in any folder.\n`);
  return 0;
});
