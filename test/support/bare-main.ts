/** The server as `npm start` runs it, but for the pages: tests of rooms and stores need no build of the client. */
import { run } from '../../server/run.ts';

await run({ pages: async () => (_request, _response, next) => next() });
