/** The running server: one port for pages, API and game; the store below; and the one way to stop it all. */

import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Server } from '@colyseus/core';
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
import { createRooms, type Rooms } from './rooms/index.ts';
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

const STORE_FILE = 'headroom.sqlite';
/** A command is some 100 bytes, the longest honest message under 1 KiB. */
const MESSAGE_MAX_BYTES = 4 * 1024;
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
  const { http, rooms, store, catalogue } = running;
  const urls = () => reachableUrls(env, port);
  const health = () => healthOf(rooms, store);
  // Colyseus has just bound routes that allow every origin and any size of body: only ours may answer.
  http.removeAllListeners('request');
  http.on('request', createRoutes({ ...options, rooms, isOpen: () => isOpen, health, urls, catalogue }));
  const restoredRooms = await rooms.restoreAll();
  isOpen = true;
  return { url: localUrl(env, port), urls: urls(), port, restoredRooms, stop };
}

interface Running {
  store: Store;
  rooms: Rooms;
  catalogue: RequestHandler;
  http: HttpServer;
  game: Server;
}

async function prepare(env: Env, log: Log): Promise<Running> {
  const files = readContent();
  const catalogue = loadCatalogue(files);
  mkdirSync(env.DATA_DIR, { recursive: true });
  const store = await openStore(join(env.DATA_DIR, STORE_FILE));
  const rooms = await createRooms({ store, files, catalogue, log });
  const http = createServer();
  const game = createGame(http, env, log);
  rooms.define(game);
  return { store, rooms, catalogue: await serveCatalogue(files, catalogue), http, game };
}

function createGame(http: HttpServer, env: Env, log: Log): Server {
  const transport = new WebSocketTransport({
    server: http,
    maxPayload: MESSAGE_MAX_BYTES,
    perMessageDeflate: false, // five times the CPU and seven times the latency for little
    ...PING,
    beforeUpgrade: ({ url }, { headers }) => refuseUpgrade(new URL(url), headers, env),
  });
  return new Server({ transport, greet: false, gracefullyShutdown: false, logger: log });
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
  const { lagMs } = rooms.ticker;
  return { ok: isUp, uptimeSeconds, rooms: rooms.roomCount(), lagMs, store: isUp ? 'up' : 'down' };
}

/** The last beat is in the store before any socket closes, so whoever comes back finds what they saw. */
async function stopAll({ rooms, game, http, store }: Running): Promise<void> {
  await rooms.stop();
  await game.gracefullyShutdown(false);
  http.closeAllConnections();
  await store.close();
}
