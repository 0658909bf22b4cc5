/** What several processes share beside the store, in Redis: the list of rooms, calls to each other, and rate limits. */
import { RedisDriver } from '@colyseus/redis-driver';
import { RedisPresence } from '@colyseus/redis-presence';
import { Redis } from 'ioredis';
import type { Log } from '../log.ts';

export interface Shared {
  readonly presence: RedisPresence;
  readonly driver: RedisDriver;
  readonly limits: Redis;
  /** False while Redis is away: classes play on, doors are closed for a moment. */
  isReady(): boolean;
  close(): void;
}

const CONNECT_MS = 3000;
/** Of a count at the door; a process counts by itself then. */
const MOST_RETRIES = 3;

/** @throws when it does not answer. Presence, driver and limits have a connection each: the library ends its own. */
export async function openRedis(url: string, log: Log): Promise<Shared> {
  const connect = (maxRetriesPerRequest: number | null) => {
    const client = new Redis(url, {
      connectTimeout: CONNECT_MS,
      maxRetriesPerRequest,
      lazyConnect: true,
    });
    tellTrouble(client, log);
    return client;
  };
  // Colyseus does not look at all of its answers: one that failed would end the process, so they wait for Redis instead.
  const [calls, rooms, limits] = [connect(null), connect(null), connect(MOST_RETRIES)];
  const close = () => {
    for (const client of [calls, rooms, limits]) client.disconnect();
  };
  const isReady = () => calls.status === 'ready' && rooms.status === 'ready';
  try {
    await Promise.all([calls, rooms, limits].map((client) => client.connect()));
  } catch (error) {
    close();
    throw new RedisError(error instanceof Error ? error.message : String(error));
  }
  return { presence: new RedisPresence(calls), driver: new RedisDriver(rooms), limits, isReady, close };
}

export class RedisError extends Error {
  override readonly name = 'RedisError';
}

/** Once, not at every try. */
function tellTrouble(client: Redis, log: Log): void {
  let isAway = false;
  client.on('error', (error: Error) => {
    if (!isAway) log.error({ reason: error.message }, 'Redis is away: classes play on, doors are closed');
    isAway = true;
  });
  client.on('ready', () => {
    if (isAway) log.warn({}, 'Redis is back');
    isAway = false;
  });
}
