/**
 * `npm run dev`: the same server with Vite serving the client's sources, so that a change in the browser's part shows
 * at once; a change in the server's or the rules' part starts the server anew, and matches go on from the store.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { servePagesFromSource } from './build/dev-pages.ts';
import { run } from './run.ts';

if (process.env.WATCH_REPORT_DEPENDENCIES === undefined) watch();
// Vite's page has scripts in it, which the headers of the real page forbid.
else await run({ pages: servePagesFromSource, headers: (_request, _response, next) => next() });

/** Node sets the variable above in the process that it watches. */
function watch(): void {
  const file = join(import.meta.dirname, 'dev.ts');
  const child = spawn(process.execPath, ['--watch', '--watch-preserve-output', file], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  child.on('exit', (code) => process.exit(code ?? 0));
}
