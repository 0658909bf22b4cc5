/** What README asks for in front of several processes: a path for each of them, and everything else to any that answers. */
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';

/** Longer than the longest honest answer at the door: a call to a process that is gone, and another to make sure. */
const ANSWER_MS = 6000;

export interface TestProxy {
  readonly port: number;
  /** Sends the path ("/a") to the server on that port, and everything else to any of those known. */
  route(path: string, port: number): void;
  stop(): Promise<void>;
}

export async function startProxy(): Promise<TestProxy> {
  const routes = new Map<string, number>();
  const sockets = new Set<Socket>();
  let turn = 0;
  const upstreams = (url = '/'): number[] => {
    const own = [...routes].find(([path]) => url.startsWith(`${path}/`))?.[1];
    if (own !== undefined) return [own];
    const all = [...routes.values()];
    turn += 1;
    return all.map((_, index) => all[(index + turn) % all.length] ?? 0);
  };
  const server = createServer((asked, answer) => void pass(asked, answer, upstreams(asked.url)));
  server.on('connection', (socket) => sockets.add(socket.once('close', () => sockets.delete(socket))));
  server.on('upgrade', (asked, socket, head) => {
    const upstream = connect(upstreams(asked.url)[0] ?? 0, '127.0.0.1', () => {
      upstream.write(`${asked.method} ${asked.url} HTTP/1.1\r\n${headersOf(asked)}\r\n`);
      upstream.write(head);
      socket.pipe(upstream).pipe(socket);
    });
    upstream.on('error', () => socket.destroy());
    upstream.on('close', () => socket.destroy());
    socket.on('error', () => upstream.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    port: address.port,
    route: (path, port) => void routes.set(path, port),
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function headersOf({ rawHeaders }: IncomingMessage): string {
  let text = '';
  for (let index = 0; index < rawHeaders.length; index += 2)
    text += `${rawHeaders[index]}: ${rawHeaders[index + 1]}\r\n`;
  return text;
}

/** To the first that answers, as proxies do with an upstream that is down or stands still. */
async function pass(asked: IncomingMessage, answer: ServerResponse, ports: readonly number[]): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of asked) chunks.push(chunk as Buffer);
  for (const port of ports) if (await passTo(port, asked, Buffer.concat(chunks), answer)) return;
  answer.writeHead(502).end();
}

function passTo(port: number, asked: IncomingMessage, body: Buffer, answer: ServerResponse): Promise<boolean> {
  const { method, url, headers } = asked;
  return new Promise((resolve) => {
    const upstream = request({ host: '127.0.0.1', port, method, path: url, headers }, (response) => {
      answer.writeHead(response.statusCode ?? 502, response.headers);
      response.pipe(answer);
      resolve(true);
    });
    upstream.once('error', () => resolve(answer.headersSent));
    upstream.setTimeout(ANSWER_MS, () => upstream.destroy(new Error('no answer')));
    upstream.end(body);
  });
}
