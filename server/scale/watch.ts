/**
 * Which of the processes that share a store are gone. Each writes a pulse into it; one whose count stands still for a
 * while cannot write its rooms either, so they may be taken from it. No clock but one's own is asked.
 */

/** Ours: five pulses missed. A class waits a few seconds, and no pause of a healthy process is as long. */
export const PULSE_MS = 500;
export const GONE_MS = 5 * PULSE_MS;

interface Seen {
  readonly pulses: number;
  readonly sinceMs: number;
}

export class Watch {
  private readonly seen = new Map<string, Seen>();

  /** What the store says at this moment. */
  note(pulses: ReadonlyMap<string, number>, nowMs: number): void {
    for (const id of this.seen.keys()) if (!pulses.has(id)) this.seen.delete(id);
    for (const [id, count] of pulses) {
      if (this.seen.get(id)?.pulses !== count) this.seen.set(id, { pulses: count, sinceMs: nowMs });
    }
  }

  /** The store did not answer: nobody could write a pulse, so nobody has missed one. */
  lookedAway(nowMs: number): void {
    for (const [id, { pulses }] of this.seen) this.seen.set(id, { pulses, sinceMs: nowMs });
  }

  isSilent(id: string, nowMs: number): boolean {
    const seen = this.seen.get(id);
    return seen !== undefined && nowMs - seen.sinceMs >= GONE_MS;
  }

  /** One that never wrote a pulse, or has taken its leave, is gone too. */
  isGone(id: string, nowMs: number): boolean {
    return !this.seen.has(id) || this.isSilent(id, nowMs);
  }
}
