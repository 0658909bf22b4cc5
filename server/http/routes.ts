/** Every route of the server, in the order in which a request meets them. */
import express, { type Express, type RequestHandler } from 'express';
import type { Redis } from 'ioredis';
import type { DailyDesk } from '../daily/daily.ts';
import type { Env } from '../env.ts';
import type { Log } from '../log.ts';
import type { Rooms } from '../rooms/index.ts';
import { answerErrors, answerUnknown } from './answers.ts';
import { securityHeaders } from './headers.ts';
import { createLimits, type Limits } from './limits.ts';
import { matchmake, type Neighbours } from './matchmake.ts';
import { ownOriginOnly } from './origin.ts';

/** Ours: the largest honest body, a nickname and two tokens, has some 200 bytes. */
const BODY_LIMIT = '16kb';
/** Ours, for a log: the longest of a reference plan has 11 kB for 76 orders; this holds three orders a second. */
const LOG_LIMIT = '256kb';

export interface Routes {
  readonly env: Env;
  readonly log: Log;
  readonly rooms: Pick<Rooms, 'roomCount' | 'whyShut'>;
  readonly isOpen: () => boolean; // not while restoring, not while stopping
  readonly cluster?: Neighbours | undefined; // of several processes
  readonly redis?: Redis | undefined; // where several processes count together
  readonly health: () => Promise<Health>;
  readonly urls: () => readonly string[];
  readonly catalogue: RequestHandler;
  readonly daily: DailyDesk;
  readonly metrics: RequestHandler;
  readonly pages: RequestHandler;
  readonly headers?: RequestHandler;
}

export interface Health {
  readonly ok: boolean;
  readonly uptimeSeconds: number;
  readonly rooms: number;
  readonly lagMs: number; // how late the rooms' last beat was
  readonly store: 'up' | 'down';
}

export function createRoutes(routes: Routes): Express {
  const { env, log } = routes;
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', env.TRUST_PROXY);
  app.use(routes.headers ?? securityHeaders());
  const limits = createLimits(env, routes.redis);
  const own = ownOriginOnly(env.PUBLIC_URL);
  app.post('/matchmake/:method/:target', own, readJson(BODY_LIMIT), matchmake(doorOf(routes, limits)));
  app.post('/api/daily', own, readJson(LOG_LIMIT), routes.daily.take(limits));
  app.get('/api/daily', routes.daily.show);
  app.get('/healthz', async (_request, response) => {
    const health = await routes.health();
    response
      .set('Cache-Control', 'no-store')
      .status(health.ok ? 200 : 503)
      .json(health);
  });
  app.get('/readyz', async (_request, response) => {
    const isReady = routes.isOpen() && (await routes.health()).ok;
    response
      .set('Cache-Control', 'no-store')
      .status(isReady ? 200 : 503)
      .json({ ok: isReady });
  });
  app.get('/metrics', routes.metrics);
  app.get('/content.json', routes.catalogue);
  app.get('/api/address', (_request, response) => {
    response.set('Cache-Control', 'no-store').json({ ok: true, urls: routes.urls() });
  });
  app.use(routes.pages);
  app.use(answerUnknown);
  app.use(answerErrors(log));
  return app;
}

function doorOf({ env, log, rooms, isOpen, cluster }: Routes, limits: Limits) {
  const { roomCount, whyShut } = rooms;
  return { limits, maxRooms: env.MAX_ROOMS, roomCount, whyShut, isOpen, cluster, log };
}

/** Whatever its type says: only JSON is ever meant here. */
function readJson(limit: string): RequestHandler {
  return express.json({ limit, type: () => true });
}
