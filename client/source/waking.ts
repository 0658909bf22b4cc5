/** When a page should look at its line at once: it is shown again, thawed, or on another network. */

interface Wakers {
  readonly of: EventTarget | undefined;
  readonly kinds: readonly string[];
}

/** On another network the old socket is most likely dead. */
const CHANGES: ReadonlySet<string> = new Set(['online', 'change']);

/** Call the result to hear no more. */
export function hearWaking(hear: (isAnother: boolean) => void): () => void {
  const page = typeof document === 'undefined' ? undefined : document;
  const shown = ({ type }: Event) => {
    if (page?.visibilityState !== 'hidden') hear(CHANGES.has(type));
  };
  const wakers: readonly Wakers[] = [
    { of: globalThis as unknown as EventTarget, kinds: ['online', 'pageshow', 'focus'] },
    { of: page, kinds: ['visibilitychange', 'resume'] },
    // Another Wi-Fi without a moment offline in between; not every browser tells.
    { of: (globalThis.navigator as { connection?: EventTarget } | undefined)?.connection, kinds: ['change'] },
  ];
  const pairs = wakers.flatMap(({ of, kinds }) => kinds.map((kind) => [of, kind] as const));
  for (const [of, kind] of pairs) of?.addEventListener?.(kind, shown);
  return () => {
    for (const [of, kind] of pairs) of?.removeEventListener?.(kind, shown);
  };
}
