/** `npm run bench`: the core; `npm run bench -- client`: the client in a real browser against a real server. */
if (process.argv[2] === 'client') await import('./client.ts');
else await import('../../server/cli/bench.ts');
