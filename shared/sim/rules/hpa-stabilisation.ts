/**
 * Recommendations of the last minutes hold a scaling back: load that dips and returns shall not cost pods their start
 * twice (K16). Times are seconds on one clock.
 */

export interface Recommendation {
  readonly replicas: number;
  readonly at: number;
}
export interface Stabilised {
  readonly replicas: number;
  readonly history: Recommendation[];
}

/** With a behaviour: the current number, brought between the least of the up window and the most of the down window. */
export function stabilise(
  history: readonly Recommendation[],
  current: number,
  desired: number,
  windows: { readonly up: number; readonly down: number },
  now: number,
): Stabilised {
  let least = desired;
  let most = desired;
  for (const { replicas, at } of history) {
    if (at > now - windows.up) least = Math.min(least, replicas);
    if (at > now - windows.down) most = Math.max(most, replicas);
  }
  const replicas = Math.min(Math.max(current, least), most);
  return { replicas, history: remember(history, desired, Math.max(windows.up, windows.down), now) };
}

/** Without one: the highest recommendation of the window, also above the current number. */
export function stabiliseDown(
  history: readonly Recommendation[],
  desired: number,
  window: number,
  now: number,
): Stabilised {
  let most = desired;
  for (const { replicas, at } of history) if (at >= now - window) most = Math.max(most, replicas);
  return { replicas: most, history: remember(history, desired, window, now) };
}

/** The newest takes the place of one that is too old to count, so that the list does not grow for ever. */
function remember(history: readonly Recommendation[], replicas: number, window: number, now: number): Recommendation[] {
  const next = { replicas, at: now };
  const obsolete = history.findLastIndex(({ at }) => at < now - window);
  return obsolete < 0 ? [...history, next] : history.with(obsolete, next);
}
