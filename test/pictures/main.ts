/**
 * `npm run pictures [-- scene…]`: plays seeded matches on the real server in a real browser and writes what the README
 * shows to assets/readme/. Frames differ a little from run to run, the stories do not.
 */
import { readArgs, run, UsageError } from '../../server/cli/args.ts';
import { launchChromium } from '../support/chromium.ts';
import { startServer } from '../support/server.ts';
import { estate } from './scenes/estate.ts';
import { lesson } from './scenes/lesson.ts';
import { levels } from './scenes/levels.ts';
import { outside } from './scenes/outside.ts';
import { walk } from './scenes/walk.ts';
import { type Studio, studioIn } from './studio.ts';

type Scene = (studio: Studio) => Promise<void>;
const SCENES: Readonly<Record<string, Scene>> = { outside, levels, estate, lesson, walk };
/** What a clone of the repository has to carry for its pictures, all together. */
const TOTAL_BYTES_MAX = 1_200_000;

await run(async () => {
  const names = Object.keys(SCENES);
  const { positionals } = readArgs(`npm run pictures [-- ${names.join('|')} …]`, {});
  const unknown = positionals.find((name) => SCENES[name] === undefined);
  if (unknown !== undefined) throw new UsageError(`no scene is called ${unknown}: ${names.join(', ')}`);
  // The wall shows the address that students type: as a school would have it.
  const server = await startServer({ env: { PUBLIC_URL: 'http://headroom.lan' } });
  const browser = await launchChromium();
  try {
    const studio = await studioIn(browser, server.url);
    const wanted = positionals.length > 0 ? positionals : names;
    await Promise.all([
      wanted.includes('levels') ? levels(studio) : undefined, // mostly waited for: beside the others
      inTurn(
        wanted.filter((name) => name !== 'levels').map((name) => SCENES[name]),
        studio,
      ),
    ]);
    const bytes = studio.bytes();
    process.stdout.write(`${Math.ceil(bytes / 1024)} KiB in all\n`);
    return bytes <= TOTAL_BYTES_MAX ? 0 : 1;
  } finally {
    await browser.close();
    await server.stop();
  }
});

async function inTurn(scenes: readonly (Scene | undefined)[], studio: Studio): Promise<void> {
  for (const scene of scenes) await scene?.(studio);
}
