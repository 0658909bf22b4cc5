/**
 * A room of Colyseus and nothing else, to compare with: as many entities, as many of them changing ten times a second,
 * each team with a view of its own. It runs as a process and tells its parent what it took.
 */
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { type Client, Room, Server } from '@colyseus/core';
import { StateView } from '@colyseus/schema';
import { WebSocketTransport } from '@colyseus/ws-transport';
import { BareState, Thing } from './bare-state.ts';

const PATCH_MS = 100;
const [teams = 1, entities = 1, changes = 1] = process.argv.slice(2).map(Number);
const lateMs: number[] = [];

class Bare extends Room<{ state: BareState }> {
  override patchRate = PATCH_MS;
  override maxClients = 10_000;
  private readonly views = Array.from({ length: teams }, () => new StateView());
  private dueMs = performance.now() + PATCH_MS;
  private next = 0;

  override onCreate(): void {
    this.state = new BareState();
    for (let team = 0; team < teams; team++) {
      for (let index = 0; index < entities; index++) {
        const thing = new Thing();
        this.state.things.set(`${team} ${index}`, thing);
      }
    }
  }

  override onJoin(client: Client, { team }: { team: number }): void {
    const view = this.views[team % teams] as StateView;
    for (let index = 0; index < entities; index++) {
      const thing = this.state.things.get(`${team % teams} ${index}`);
      if (thing !== undefined && !view.has(thing)) view.add(thing);
    }
    client.view = view;
  }

  override onBeforePatch(): void {
    const now = performance.now();
    lateMs.push(Math.max(0, now - this.dueMs));
    this.dueMs = now + PATCH_MS;
    for (let team = 0; team < teams; team++) {
      for (let nth = 0; nth < changes; nth++) {
        const thing = this.state.things.get(`${team} ${(this.next + nth) % entities}`);
        if (thing !== undefined) Object.assign(thing, { a: (thing.a + 1) % 256, b: (thing.b + 7) % 65_536 });
      }
    }
    this.next += changes;
  }
}

const http = createServer();
const open = new Set<Socket>();
http.on('connection', (socket: Socket) => open.add(socket));
const transport = new WebSocketTransport({ server: http, perMessageDeflate: false });
const server = new Server({ transport, greet: false });
server.define('bare', Bare);

/** Since it was last asked. */
let before = process.cpuUsage();
let sentBefore = 0;
const tell = () => {
  const { user, system } = process.cpuUsage(before);
  before = process.cpuUsage();
  const sent = [...open].reduce((sum, { bytesWritten }) => sum + bytesWritten, 0);
  const { port } = http.address() as AddressInfo;
  const told = { port, cpuSeconds: (user + system) / 1e6, bytes: sent - sentBefore, lateMs: lateMs.splice(0) };
  process.stdout.write(`${JSON.stringify(told)}\n`);
  sentBefore = sent;
};
await server.listen(0, '127.0.0.1');
createInterface(process.stdin).on('line', tell);
