/** Asserts what must be true of our own code. Never used on outside input: that is refused, not asserted. */
export function assert(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(`assertion failed: ${message}`);
}
