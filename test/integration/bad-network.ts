/** A school's network between page and server: it passes, swallows without a word, cuts, or lets no socket through. */
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface BadNetwork {
  readonly port: number;
  /** Nothing comes through any more and nobody is told: a dead access point, a laptop that sleeps. */
  swallow(on: boolean): void;
  /** What is open is reset, and nothing new gets through while it is down. */
  down(on: boolean): void;
  /** What is sent arrives when it is let go on: a laptop whose processes stand still. */
  hold(on: boolean): void;
  /** After so many pieces more, in either direction, the connection that the last came by is reset, once. */
  cutAfter(pieces: number): void;
  /** As a filter that knows HTTP and no upgrades. */
  refuseUpgrades(on: boolean): void;
  /** Pieces that have come, and connections: as long as it grows, something is under way. */
  traffic(): number;
  /** Handshakes that were refused. */
  refused(): number;
  stop(): Promise<void>;
}

const REFUSAL = 'HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n';

function reset(pair: readonly [Socket, Socket]): void {
  for (const socket of pair) socket.resetAndDestroy();
}

export async function badNetwork(upstreamPort: number): Promise<BadNetwork> {
  let [isSwallowing, isDown, refusesUpgrades, refusals, piecesLeft, traffic] = [false, false, false, 0, 0, 0];
  const pairs = new Set<readonly [Socket, Socket]>();
  const swallowed = new WeakSet<Socket>();
  const isLastPiece = () => piecesLeft > 0 && --piecesLeft === 0;
  const server = createServer((near) => {
    traffic += 1;
    if (isDown) return void near.resetAndDestroy();
    const far = connect(upstreamPort, '127.0.0.1');
    const pair = [near, far] as const;
    pairs.add(pair);
    const end = () => {
      pairs.delete(pair);
      if (!swallowed.has(near)) near.destroy();
      far.destroy();
    };
    near.on('data', (bytes) => {
      traffic += 1;
      if (isSwallowing || swallowed.has(near)) return void swallowed.add(near);
      if (isLastPiece()) return reset(pair);
      if (refusesUpgrades && /\r\nupgrade: websocket\r\n/i.test(bytes.toString('latin1'))) {
        refusals += 1;
        near.end(REFUSAL);
      } else far.write(bytes);
    });
    far.on('data', (bytes) => {
      traffic += 1;
      if (isSwallowing || swallowed.has(near)) swallowed.add(near);
      else if (isLastPiece()) reset(pair);
      else near.write(bytes);
    });
    for (const socket of pair) socket.on('close', end).on('error', end);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const cut = () => pairs.forEach(reset);
  return {
    port: (server.address() as AddressInfo).port,
    swallow: (on) => {
      isSwallowing = on;
      // What was open stays dead when the network is back: its packets were lost with the old address.
      if (on) for (const [near] of pairs) swallowed.add(near);
    },
    down: (on) => {
      isDown = on;
      if (on) cut();
    },
    hold: (on) => {
      for (const socket of [...pairs].flat()) on ? socket.pause() : socket.resume();
    },
    cutAfter: (pieces) => {
      piecesLeft = pieces;
    },
    refuseUpgrades: (on) => {
      refusesUpgrades = on;
    },
    traffic: () => traffic,
    refused: () => refusals,
    stop: async () => {
      cut();
      server.close();
      await once(server, 'close');
    },
  };
}
