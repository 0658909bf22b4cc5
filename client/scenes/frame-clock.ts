/** How long frames took lately, as the benchmark asks. */
const KEPT = 240; // frames: four seconds at 60 a second

export class FrameClock {
  private readonly taken: number[] = [];
  private frames = 0;

  private last = 0;

  /** Measured by the page's clock: the engine's own steps are smoothed. */
  frame(nowMs: number): void {
    if (this.last > 0) {
      this.taken[this.frames % KEPT] = nowMs - this.last;
      this.frames += 1;
    }
    this.last = nowMs;
  }

  /** After a sleep the next frame has no one before it. */
  woke(): void {
    this.last = 0;
  }

  read(): { p50: number; p95: number; frames: number } {
    const sorted = [...this.taken].sort((a, b) => a - b);
    const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
    return { p50: at(0.5), p95: at(0.95), frames: this.frames };
  }
}
