/** A line to a server that lets so many bytes a second through to the client; 0: none. */
import { connect, createServer, type Socket } from 'node:net';

const SLICES_PER_SECOND = 20;

export interface SlowLine {
  readonly url: string;
  /** Infinity: as fast as it goes. */
  bytesPerSecond: number;
  close(): void;
}

export async function slowLine(port: number): Promise<SlowLine> {
  const sockets = new Set<Socket>();
  const waiting = new Map<Socket, Buffer>();
  const server = createServer((client) => {
    const upstream = connect(port, '127.0.0.1');
    for (const socket of [client, upstream]) sockets.add(socket.on('error', () => {}));
    client.pipe(upstream);
    waiting.set(client, Buffer.alloc(0));
    upstream.on('data', (data) => {
      waiting.set(client, Buffer.concat([waiting.get(client) ?? Buffer.alloc(0), data]));
      upstream.pause(); // what is not read here waits at the server
    });
    client.on('drain', () => upstream.resume());
    upstream.on('close', () => client.destroy());
    client.on('close', () => {
      waiting.delete(client);
      upstream.destroy();
    });
    upstreams.set(client, upstream);
  });
  const upstreams = new Map<Socket, Socket>();
  const line = { url: '', bytesPerSecond: Number.POSITIVE_INFINITY, close };
  const timer = setInterval(() => {
    for (const [client, data] of waiting) {
      const share = Math.min(data.length, Math.ceil(line.bytesPerSecond / SLICES_PER_SECOND));
      if (share > 0) client.write(data.subarray(0, share));
      waiting.set(client, data.subarray(share));
      if (share === data.length && line.bytesPerSecond > 0) upstreams.get(client)?.resume();
    }
  }, 1000 / SLICES_PER_SECOND);
  function close(): void {
    clearInterval(timer);
    for (const socket of sockets) socket.destroy();
    server.close();
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return Object.assign(line, { url: `http://localhost:${address.port}` });
}
