/** Asserts what must be true of our own code. Never used on outside input: that is refused, not asserted. */
export function assert(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(`assertion failed: ${message}`);
}

/** The value at `index`, asserted to be there (noUncheckedIndexedAccess without a `!` at every use). */
export function at<T>(list: readonly T[], index: number): T {
  const value = list[index];
  assert(value !== undefined, `index ${index} outside 0..${list.length - 1}`);
  return value;
}
