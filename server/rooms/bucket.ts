/** A token bucket: so many requests a second, and a few more at once for a hurried hand. */
const PER_SECOND = 20;
const BURST = 40;

export class Bucket {
  private tokens = BURST;
  private atMs: number;
  constructor(nowMs: number) {
    this.atMs = nowMs;
  }

  take(nowMs: number): boolean {
    this.tokens = Math.min(BURST, this.tokens + ((nowMs - this.atMs) / 1000) * PER_SECOND);
    this.atMs = nowMs;
    if (this.tokens < 1) return false;
    this.tokens -= 1;
    return true;
  }
}
