/** What an operator watches, by Prometheus's names and units. No name, token or room code is ever a label. */
import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** Fine around what is promised: 20 ms of lateness, 150 ms to an answer. */
const SECONDS = [
  0.001, 0.002, 0.003, 0.005, 0.0075, 0.01, 0.0125, 0.015, 0.02, 0.03, 0.05, 0.075, 0.1, 0.125, 0.15, 0.2, 0.3, 0.5, 1,
  2, 5,
];

export interface Counts {
  readonly rooms: () => number;
  readonly clients: () => number;
}

export class Meters {
  readonly registry = new Registry();
  private readonly lateness = this.seconds('headroom_tick_lateness_seconds', 'How late the beats of all rooms began');
  private readonly beats = this.seconds(
    'headroom_beat_seconds',
    'How long a beat of all rooms took, the store included',
  );
  private readonly store = this.seconds('headroom_store_seconds', 'How long the store took to write a beat');
  private readonly orders = this.seconds('headroom_command_seconds', 'From an order heard to its answer sent');
  private readonly skipped = this.counter('headroom_beats_skipped_total', 'Beats that a standstill has cost');
  private readonly failed = this.counter('headroom_store_failures_total', 'Beats that could not be written');
  private readonly cut = this.counter('headroom_slow_readers_total', 'Sockets cut off because they read too slowly');
  private readonly requests = new Counter({
    name: 'headroom_requests_total',
    help: 'Requests of clients, by kind and by the code of a refusal',
    labelNames: ['request', 'code'] as const,
    registers: [this.registry],
  });
  private latestMs = 0; // since it was last asked for

  beat(lateMs: number, tookMs: number): void {
    this.lateness.observe(Math.max(0, lateMs) / 1000);
    this.beats.observe(tookMs / 1000);
    this.latestMs = Math.max(this.latestMs, lateMs);
  }
  skippedBeats(count: number): void {
    this.skipped.inc(count);
  }
  stored(tookMs: number): void {
    this.store.observe(tookMs / 1000);
  }
  storeFailed(): void {
    this.failed.inc();
  }
  slowReader(): void {
    this.cut.inc();
  }
  /** `code`: '' when it was done. */
  answered(request: string, code: string, tookMs: number): void {
    this.requests.inc({ request, code });
    if (request === 'command') this.orders.observe(tookMs / 1000);
  }

  /** What is only looked up when somebody asks. */
  watch(counts: Counts, http: Server): void {
    this.gauge('headroom_rooms', 'Rooms that are open', counts.rooms);
    this.gauge('headroom_clients', 'Sockets that are in a room', counts.clients);
    this.gauge('headroom_tick_lateness_max_seconds', 'The latest beat since this was last read', () => {
      const latest = this.latestMs / 1000;
      this.latestMs = 0;
      return latest;
    });
    this.countBytes(http);
    collectDefaultMetrics({ register: this.registry });
  }

  private countBytes(http: Server): void {
    const open = new Set<Socket>();
    const closed = { sent: 0, received: 0 };
    http.on('connection', (socket: Socket) => {
      open.add(socket);
      socket.once('close', () => {
        open.delete(socket);
        closed.sent += socket.bytesWritten;
        closed.received += socket.bytesRead;
      });
    });
    const sum = (start: number, bytesOf: (socket: Socket) => number) =>
      [...open].reduce((all, socket) => all + bytesOf(socket), start);
    const sent = () => sum(closed.sent, ({ bytesWritten }) => bytesWritten);
    const received = () => sum(closed.received, ({ bytesRead }) => bytesRead);
    this.counter('headroom_bytes_sent_total', 'Bytes sent, pages and sockets', sent);
    this.counter('headroom_bytes_received_total', 'Bytes received, pages and sockets', received);
  }

  private seconds(name: string, help: string): Histogram {
    return new Histogram({ name, help, buckets: SECONDS, registers: [this.registry] });
  }
  private counter(name: string, help: string, read?: () => number): Counter {
    return new Counter({
      name,
      help,
      registers: [this.registry],
      ...(read && {
        collect() {
          this.reset();
          this.inc(read());
        },
      }),
    });
  }
  private gauge(name: string, help: string, read: () => number): void {
    new Gauge({
      name,
      help,
      registers: [this.registry],
      collect() {
        this.set(read());
      },
    });
  }
}
