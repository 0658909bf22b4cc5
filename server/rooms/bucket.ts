/** A token bucket: so many requests a second, and a few more at once for a hurried hand. */
const PER_SECOND = 20;
const BURST = 40;

export class Bucket {
  private tokens: number;
  private atMs: number;
  private readonly perSecond: number;
  private readonly burst: number;
  constructor(nowMs: number, perSecond = PER_SECOND, burst = BURST) {
    this.atMs = nowMs;
    this.tokens = burst;
    this.perSecond = perSecond;
    this.burst = burst;
  }

  take(nowMs: number): boolean {
    this.tokens = Math.min(this.burst, this.tokens + ((nowMs - this.atMs) / 1000) * this.perSecond);
    this.atMs = nowMs;
    if (this.tokens < 1) return false;
    this.tokens -= 1;
    return true;
  }
}
