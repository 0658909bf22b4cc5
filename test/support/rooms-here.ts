/** The rooms of a server in the test's own process, so that its clock and its store are in the test's hands. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from '@colyseus/core';
import { WebSocketTransport } from '@colyseus/ws-transport';
import { loadContent, readContent } from '../../server/content.ts';
import { createRooms, type Rooms, type RoomsOptions } from '../../server/rooms/index.ts';
import { openStore, type Store } from '../../server/store/store.ts';

const quiet = { info: () => {}, warn: () => {}, error: () => {} };

export interface RoomsHere {
  readonly url: string;
  readonly rooms: Rooms;
  readonly store: Store;
  stop(): Promise<void>;
}

export async function roomsHere(more: Partial<RoomsOptions> = {}): Promise<RoomsHere> {
  const store = await openStore(':memory:');
  const rooms = await createRooms({ store, files: readContent(), catalogue: loadContent(), log: quiet, ...more });
  const http = createServer();
  const logger = { ...console, ...quiet, debug: () => {} };
  const transport = new WebSocketTransport({ server: http });
  const server = new Server({ transport, greet: false, gracefullyShutdown: false, logger });
  rooms.define(server);
  await server.listen(0);
  return {
    url: `ws://localhost:${(http.address() as AddressInfo).port}`,
    rooms,
    store,
    stop: async () => {
      await rooms.stop();
      await server.gracefullyShutdown(false);
      await store.close();
    },
  };
}
