/** The running server: one port for pages, API and game; the store below; and the one way to stop it all. */

import { once } from 'node:events';
import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { matchMaker, Server } from '@colyseus/core';
import { WebSocketTransport } from '@colyseus/ws-transport';
import type { RequestHandler } from 'express';
import { loadCatalogue } from '../shared/content/catalogue.ts';
import { readContent } from './content.ts';
import type { Env } from './env.ts';
import { localUrl, reachableUrls } from './http/address.ts';
import { serveCatalogue } from './http/catalogue.ts';
import { isOwnOrigin } from './http/origin.ts';
import { createRoutes, type Health } from './http/routes.ts';
import type { Log } from './log.ts';
import { Meters } from './ops/meters.ts';
import { serveMetrics } from './ops/metrics.ts';
import { createRooms, type Rooms } from './rooms/index.ts';
import { Cluster } from './scale/cluster.ts';
import { openRedis, type Shared } from './scale/redis.ts';
import { placeOf } from './store/place.ts';
import { keepFor, type Retention } from './store/retention.ts';
import { openStore, type Store } from './store/store.ts';

export interface App {
  readonly url: string; // for a browser on this machine
  readonly urls: readonly string[]; // for others, the one to show first
  readonly port: number;
  readonly restoredRooms: number;
  stop(): Promise<void>;
}

export interface AppOptions {
  readonly env: Env;
  readonly log: Log;
  readonly pages: RequestHandler;
  readonly headers?: RequestHandler; // instead of the strict ones: Vite's own scripts in development
}

/** A command is some 100 bytes, the longest honest message under 1 KiB. */
const MESSAGE_MAX_BYTES = 4 * 1024;
/** Colyseus waits ten seconds for seats that are reserved and not taken, as long as supervisors wait before they kill. */
const CLOSING_MS = 3000;
/** A lost tablet is noticed within 9 seconds: its seat shows as away before its team has waited long. */
const PING = { pingInterval: 3000, pingMaxRetries: 2 };

/** @throws the error of the socket when the port cannot be had; nothing is left running then. */
export async function startApp(options: AppOptions): Promise<App> {
  const { env, log } = options;
  await listenOnce(createServer(), env); // before the matches are touched: another server may still be playing them
  const running = await prepare(env, log);
  let isOpen = false;
  let stopped: Promise<void> | undefined;
  const stop = () => {
    isOpen = false;
    stopped ??= stopAll(running);
    return stopped;
  };
  const port = await listen(running.game, running.http, env).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  const { http, rooms, store, catalogue, cluster, redis, meters } = running;
  const metrics = serveMetrics(meters, env.METRICS_TOKEN);
  const urls = () => reachableUrls(env, port);
  const health = () => healthOf(rooms, store);
  // Colyseus has just bound routes that allow every origin and any size of body: only ours may answer.
  http.removeAllListeners('request');
  const shared = { cluster, redis: redis?.limits };
  http.on(
    'request',
    createRoutes({
      ...options,
      ...shared,
      rooms,
      isOpen: () => isOpen && (redis?.isReady() ?? true),
      health,
      urls,
      catalogue,
      metrics,
    }),
  );
  const restoredRooms = await (cluster === undefined ? rooms.restoreAll() : cluster.start());
  isOpen = true;
  return { url: localUrl(env, port), urls: urls(), port, restoredRooms, stop };
}

interface Running {
  store: Store;
  rooms: Rooms;
  meters: Meters;
  catalogue: RequestHandler;
  http: HttpServer;
  game: Server;
  redis: Shared | undefined;
  cluster: Cluster | undefined; // of several processes
  retention: Retention;
}

async function prepare(env: Env, log: Log): Promise<Running> {
  const files = readContent();
  const catalogue = loadCatalogue(files);
  const redis = env.REDIS_URL === undefined ? undefined : await openRedis(env.REDIS_URL, log);
  const http = createServer();
  const game = createGame(http, env, log, redis);
  await matchMaker.onReady; // only then has this process its name
  const store = await openStore(placeOf(env), matchMaker.processId);
  const retention = await keepFor(env.KEEP_DAYS, store, log);
  const meters = new Meters();
  const rooms = await createRooms({ store, files, catalogue, log, meters, hostPassword: env.HOST_PASSWORD });
  meters.watch({ rooms: () => rooms.roomCount(), clients: () => matchMaker.stats.local.ccu }, http);
  const takeOver = rooms.takeOver.bind(rooms);
  const cluster = redis === undefined ? undefined : new Cluster({ store, takeOver, isReady: redis.isReady, log });
  rooms.define(game);
  return {
    store,
    rooms,
    meters,
    catalogue: await serveCatalogue(files, catalogue),
    http,
    game,
    redis,
    cluster,
    retention,
  };
}

function createGame(http: HttpServer, env: Env, log: Log, redis: Shared | undefined): Server {
  const transport = new WebSocketTransport({
    server: http,
    maxPayload: MESSAGE_MAX_BYTES,
    perMessageDeflate: false, // five times the CPU and seven times the latency for little
    ...PING,
    beforeUpgrade: ({ url }, { headers }) => refuseUpgrade(new URL(url), headers, env),
  });
  const shared = redis === undefined ? {} : { ...redisOf(redis), publicAddress: publicAddressOf(env) };
  return new Server({ transport, greet: false, gracefullyShutdown: false, logger: log, ...shared });
}

const redisOf = ({ presence, driver }: Shared) => ({ presence, driver });

/** Where a browser reaches this process itself: the proxy sends the path to it and to no other. */
function publicAddressOf({ PUBLIC_URL = '', PROCESS_PATH = '' }: Env): string {
  return new URL(PUBLIC_URL).host + PROCESS_PATH;
}

/** Only own pages, and only with a seat: Colyseus also keeps sockets that name no room. */
function refuseUpgrade(url: URL, headers: Headers, { PUBLIC_URL }: Env): Response | undefined {
  const isOwn = isOwnOrigin(headers.get('origin') ?? undefined, headers.get('host') ?? undefined, PUBLIC_URL);
  if (!isOwn) return new Response(null, { status: 403 });
  return url.searchParams.has('sessionId') ? undefined : new Response(null, { status: 404 });
}

/** Fails as listening will, but without Colyseus's own words on it. */
async function listenOnce(http: HttpServer, { PORT, HOST }: Env): Promise<void> {
  http.listen(PORT, HOST);
  await once(http, 'listening');
  http.close();
  await once(http, 'close');
}

/** Colyseus itself never settles when the port is taken. */
async function listen(game: Server, http: HttpServer, { PORT, HOST }: Env): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    http.once('error', reject);
    game.listen(PORT, HOST).then(resolve, reject);
  });
  return (http.address() as AddressInfo).port;
}

async function healthOf(rooms: Rooms, store: Store): Promise<Health> {
  const isUp = await store.health().catch(() => false);
  const uptimeSeconds = Math.floor(process.uptime());
  return { ok: isUp, uptimeSeconds, rooms: rooms.roomCount(), lagMs: rooms.ticker.lagMs, store: isUp ? 'up' : 'down' };
}

/** The last beat is in the store before any socket closes, so whoever comes back finds what they saw. */
async function stopAll({ rooms, game, http, store, cluster, redis, retention }: Running): Promise<void> {
  await retention.stop();
  await cluster?.stop();
  await rooms.stop();
  await Promise.race([game.gracefullyShutdown(false), sleep(CLOSING_MS)]);
  http.closeAllConnections();
  if (cluster !== undefined) await store.handOver(); // after the rooms are off the list that the others read
  await store.close();
  redis?.close();
}
