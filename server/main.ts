/** `npm start`: builds the client when it has changed, and opens the game on one port. */
import { buildClientIfStale } from './build/client.ts';
import { servePages } from './http/pages.ts';
import { run } from './run.ts';

await run({ pages: async () => servePages(await buildClientIfStale(console.log)) });
