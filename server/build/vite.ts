/** A program that builds the client: `node server/build/vite.ts FOLDER served|static`. Players get it, so it is production. */
import { build } from 'vite';
import { clientConfig, type Site } from './config.ts';

const [folder = '', site] = process.argv.slice(2);
await build({ ...clientConfig(folder, site as Site), mode: site === 'static' ? 'static' : 'production' });
