/**
 * The numbered orders of all seats: each is decided once, at the tick that took it. A repeat gets the stored result, or
 * waits with the first; so a client may send again whatever it has heard nothing of.
 */
import type { Result } from '../../shared/sim/entries.ts';
import type { Ack, Refused } from '../../shared/wire/messages.ts';

/** So many results of a seat are kept for repeats; a client has far fewer orders under way (our choice). */
const KEPT = 256;

interface Waiting {
  readonly promise: Promise<Ack>;
  readonly resolve: (ack: Ack) => void;
}
interface Desk {
  lastSeq: number; // the highest that was decided
  readonly results: Map<number, Ack>; // in the order decided
  readonly waiting: Map<number, Waiting>;
}

/** A seat's desk as it is kept; of what was accepted, the number says it all. */
export interface KeptDesk {
  readonly seat: number;
  readonly lastSeq: number;
  readonly results: readonly (number | Ack)[];
}

export class Orders {
  private readonly desks = new Map<number, Desk>();
  private decided: { seat: number; waiting: Waiting; ack: Ack }[] = [];

  /** The highest number taken, decided or not: a page that was loaded anew goes on behind it. */
  lastSeq(seat: number): number {
    const desk = this.desks.get(seat);
    return desk === undefined ? 0 : Math.max(desk.lastSeq, ...desk.waiting.keys());
  }

  /** Of all seats that ever ordered: kept with a round that is over, and what waits is over with it. */
  lastSeqs(): [seat: number, seq: number][] {
    return [...this.desks.keys()].map((seat) => [seat, this.lastSeq(seat)]);
  }
  goOnAfter(lastSeqs: readonly (readonly [seat: number, seq: number])[]): void {
    for (const [seat, seq] of lastSeqs) {
      const desk = this.deskOf(seat);
      desk.lastSeq = Math.max(desk.lastSeq, seq);
    }
  }

  /** What is decided; what waits is not written yet, and whoever asked will ask again. */
  save(): KeptDesk[] {
    return [...this.desks].map(([seat, { lastSeq, results }]) => {
      return { seat, lastSeq, results: [...results.values()].map((ack) => (ack.ok ? ack.seq : ack)) };
    });
  }
  restore(kept: readonly KeptDesk[]): void {
    for (const { seat, lastSeq, results } of kept) {
      const acks = results.map((one): Ack => (typeof one === 'number' ? { ok: true, seq: one } : one));
      this.desks.set(seat, { lastSeq, results: new Map(acks.map((ack) => [ack.seq, ack])), waiting: new Map() });
    }
  }

  /** What a repeat is answered; undefined: the number is new. */
  known(seat: number, seq: number): Ack | Promise<Ack> | undefined {
    const desk = this.desks.get(seat);
    if (desk === undefined) return undefined;
    const known = desk.results.get(seq) ?? desk.waiting.get(seq)?.promise;
    if (known !== undefined || seq > desk.lastSeq) return known;
    return { ok: false, code: 'message.malformed', at: 'seq: expected a number above the last', seq };
  }

  wait(seat: number, seq: number): Promise<Ack> {
    const waiting = Promise.withResolvers<Ack>();
    this.deskOf(seat).waiting.set(seq, waiting);
    return waiting.promise;
  }

  /** Keeps what the step said. The answer goes out with `acknowledge`, after the patch. */
  decide(result: Result): void {
    const { seat, seq } = result;
    const ack: Ack = result.ok ? { ok: true, seq } : { ok: false, code: result.code, numbers: result.numbers, seq };
    this.settle(seat, ack);
  }

  /** Answers what no tick will take any more. */
  refuseWaiting(seat: number, refusal: Refused): void {
    for (const seq of [...(this.desks.get(seat)?.waiting.keys() ?? [])]) this.settle(seat, { ...refusal, seq });
  }
  refuseAll(refusal: Refused): void {
    for (const seat of this.desks.keys()) this.refuseWaiting(seat, refusal);
  }

  /** Seats whose answer is there and not yet told. */
  get answered(): readonly number[] {
    return this.decided.map(({ seat }) => seat);
  }
  acknowledge(): void {
    const { decided } = this;
    this.decided = [];
    for (const { waiting, ack } of decided) waiting.resolve(ack);
  }

  private settle(seat: number, ack: Ack): void {
    const desk = this.deskOf(seat);
    desk.lastSeq = Math.max(desk.lastSeq, ack.seq);
    desk.results.set(ack.seq, ack);
    const oldest = desk.results.size > KEPT ? desk.results.keys().next().value : undefined;
    if (oldest !== undefined) desk.results.delete(oldest);
    const waiting = desk.waiting.get(ack.seq);
    if (waiting === undefined) return;
    desk.waiting.delete(ack.seq);
    this.decided.push({ seat, waiting, ack });
  }

  private deskOf(seat: number): Desk {
    let desk = this.desks.get(seat);
    if (desk === undefined) {
      desk = { lastSeq: 0, results: new Map(), waiting: new Map() };
      this.desks.set(seat, desk);
    }
    return desk;
  }
}
