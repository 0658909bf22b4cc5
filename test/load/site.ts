/** What is loaded: one process with a file of its own, or several as README sets them up, with a real PostgreSQL and Redis. */
import { startPostgres } from '../support/postgres.ts';
import { startProxy } from '../support/proxy.ts';
import { startRedis } from '../support/redis.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { type Reading, readMetrics } from './figures.ts';

const LIMITS = { MAX_ROOMS: '100000', ROOMS_PER_ADDRESS_PER_HOUR: '1000000' };

export interface Site {
  readonly url: string;
  readonly servers: readonly TestServer[];
  stop(): Promise<void>;
}

export async function openSite(): Promise<Site> {
  const server = await startServer({ env: LIMITS, bare: true });
  return { url: server.url, servers: [server], stop: () => server.stop() };
}

export async function openSharedSite(processes: number): Promise<Site> {
  const stops: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const one of stops.splice(0).reverse()) await one();
  };
  try {
    const postgres = await startPostgres();
    stops.push(postgres.stop);
    const redis = await startRedis();
    stops.push(redis.stop);
    const proxy = await startProxy();
    stops.push(proxy.stop);
    const url = `http://localhost:${proxy.port}`;
    const shared = { ...LIMITS, DATABASE_URL: postgres.url, REDIS_URL: redis.url, PUBLIC_URL: url };
    const servers: TestServer[] = [];
    for (let nth = 0; nth < processes; nth++) {
      const path = `/p${nth}`;
      const server = await startServer({ env: { ...shared, PROCESS_PATH: path }, bare: true });
      stops.push(server.stop);
      proxy.route(path, server.port);
      servers.push(server);
    }
    return { url, servers, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Of all processes: sums, and of what is a maximum the largest. */
export async function readSite({ servers }: Site): Promise<Reading> {
  const all = new Map<string, number>();
  for (const { url } of servers) {
    const response = await fetch(`${url}/metrics`);
    for (const [name, value] of readMetrics(await response.text())) {
      const before = all.get(name) ?? 0;
      all.set(name, name.endsWith('_max_seconds') ? Math.max(before, value) : before + value);
    }
  }
  return all;
}
