/** A student at a page: looks, orders what the estate before their eyes allows, moves a hand, asks why. */
import { readEstate } from '../../shared/wire/estate.ts';
import { PHASES } from '../../shared/wire/symbols.ts';
import { Guest } from './guest.ts';
import { noteError, type Tally } from './tally.ts';

/** An order every six seconds: ten a minute, as busy hands give (09-balance E has 20 as the most). */
const ORDER_MS = 6000;
/** The page sends a hand that moves five times a second; most of the time it rests. */
const HAND_MS = 1000;
const WHY_MS = 20_000;

interface Pending {
  readonly command: object;
  readonly sentMs: number;
  again: boolean; // sent more than once
}

export class Student extends Guest {
  readonly accepted = new Set<number>();
  readonly pending = new Map<number, Pending>();
  private seq = 0;
  private readonly timers: NodeJS.Timeout[] = [];

  constructor(url: string, tally: Tally) {
    super(url, tally);
    this.onBack = () => this.sendAgain();
  }

  begin(): void {
    this.every(ORDER_MS, () => this.order());
    this.every(HAND_MS, () => this.say('presence', [0, '', Math.floor(256 * Math.random()), 0, '', '']));
    this.every(WHY_MS, () => void this.ask('why', { service: 0 }).catch(() => {}));
  }

  /** No more orders; those under way are still waited for. */
  rest(): void {
    for (const timer of this.timers) clearInterval(timer);
  }

  get isPlaying(): boolean {
    return this.link !== undefined && PHASES[this.link.state.phase] === 'play';
  }

  private every(ms: number, act: () => void): void {
    const start = setTimeout(() => this.timers.push(setInterval(act, ms)), ms * Math.random());
    this.timers.push(start);
  }

  private order(): void {
    const command = this.isPlaying ? this.choose() : undefined;
    if (command === undefined) return;
    this.seq += 1;
    this.tally.sent += 1;
    this.pending.set(this.seq, { command, sentMs: performance.now(), again: false });
    void this.send(this.seq);
  }

  private choose(): object | undefined {
    const seat = this.link?.state.seats.get(String(this.welcome?.seat));
    const estate = this.link?.state.estates.get(String(seat?.team));
    if (estate === undefined) return undefined;
    const { deployments, nodes } = readEstate(estate, this.link?.state.tick ?? 0);
    const one = deployments[Math.floor(deployments.length * Math.random())];
    const node = nodes[Math.floor(nodes.length * Math.random())];
    const die = Math.random();
    if (die < 0.15) return { verb: 'setScoring', strategy: die < 0.08 ? 'mostAllocated' : 'leastAllocated' };
    if (die < 0.3 && node !== undefined) return { verb: 'cordon', node: node.id, on: Math.random() < 0.3 };
    if (one === undefined) return undefined;
    return { verb: 'scale', deployment: one.id, replicas: Math.max(1, one.replicas + (Math.random() < 0.5 ? 1 : -1)) };
  }

  private async send(seq: number): Promise<void> {
    const pending = this.pending.get(seq);
    if (pending === undefined) return;
    try {
      const { command, sentMs } = pending;
      const ack = (await this.ask('command', { seq, command })) as { ok: boolean; code?: string };
      if (!this.pending.delete(seq)) return; // the answer to a repeat was faster
      if (!pending.again) this.tally.ackMs.push(performance.now() - sentMs);
      this.tally.acked += 1;
      if (ack.ok) this.accepted.add(seq);
      else if (ack.code === 'internal' || ack.code === 'message.malformed') noteError(this.tally, ack.code);
    } catch {
      pending.again = true; // it goes out once more when the line is back
      if (this.link !== undefined) setTimeout(() => void this.send(seq), 500);
    }
  }

  private sendAgain(): void {
    for (const [seq, pending] of this.pending) {
      pending.again = true;
      void this.send(seq);
    }
  }

  private say(name: string, payload: unknown): void {
    if (this.isPlaying) this.link?.send(name as never, payload as never);
  }
}
