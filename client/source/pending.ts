/** What was asked of a thread, by number, and is not answered yet. */

interface Waiting {
  readonly resolve: (reply: never) => void;
  readonly reject: (error: Error) => void;
  readonly progress: ((share: number) => void) | undefined;
}

export class Pending {
  private readonly waiting = new Map<number, Waiting>();
  private calls = 0;

  /** `send` sends the question under the number that it is given; `progress` hears shares from 0 to 1. */
  ask<Reply>(send: (call: number) => void, progress?: (share: number) => void): Promise<Reply> {
    this.calls += 1;
    const call = this.calls;
    return new Promise<Reply>((resolve, reject) => {
      this.waiting.set(call, { resolve, reject, progress });
      send(call);
    });
  }

  progressed(call: number, share: number): void {
    this.waiting.get(call)?.progress?.(share);
  }
  answer(call: number, reply: unknown): void {
    this.waiting.get(call)?.resolve(reply as never);
    this.waiting.delete(call);
  }
  refuse(call: number, error: Error): void {
    this.waiting.get(call)?.reject(error);
    this.waiting.delete(call);
  }
  /** Nothing that was asked will be answered. */
  refuseAll(error: Error): void {
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
  }
  /** Nobody waits any more. */
  forget(): void {
    this.waiting.clear();
  }
}
