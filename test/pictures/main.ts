/**
 * `npm run pictures [-- scene…]`: plays seeded matches on the real server in a real browser and writes what the README
 * shows to assets/readme/. Frames differ a little from run to run, the stories do not.
 */
import { readArgs, run, UsageError } from '../../server/cli/args.ts';
import { SOFTWARE_WEBGL } from '../browser/people.ts';
import { launchChromium } from '../support/chromium.ts';
import { startServer } from '../support/server.ts';
import { lesson } from './scenes/lesson.ts';
import { levels } from './scenes/levels.ts';
import { outside } from './scenes/outside.ts';
import { walk } from './scenes/walk.ts';
import { type Studio, studioIn } from './studio.ts';

const SCENES: Readonly<Record<string, (studio: Studio) => Promise<void>>> = { outside, levels, lesson, walk };
/** What a clone of the repository has to carry for its pictures, all together. */
const TOTAL_BYTES_MAX = 1_200_000;

await run(async () => {
  const names = Object.keys(SCENES);
  const { positionals } = readArgs(`npm run pictures [-- ${names.join('|')} …]`, {});
  const unknown = positionals.find((name) => SCENES[name] === undefined);
  if (unknown !== undefined) throw new UsageError(`no scene is called ${unknown}: ${names.join(', ')}`);
  const server = await startServer();
  const browser = await launchChromium(SOFTWARE_WEBGL);
  try {
    const studio = await studioIn(browser, server.url);
    for (const name of positionals.length > 0 ? positionals : names) await SCENES[name]?.(studio);
    const bytes = studio.bytes();
    process.stdout.write(`${Math.ceil(bytes / 1024)} KiB in all\n`);
    return bytes <= TOTAL_BYTES_MAX ? 0 : 1;
  } finally {
    await browser.close();
    await server.stop();
  }
});
