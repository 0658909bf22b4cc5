/**
 * Patches come out on a calendar, once a month of the bill (H23: Patch Tuesday), and a system is behind from then until
 * somebody installs them (SPEC PA1–PA2). Pure, so that whatever asks how old a hole is asks the same calendar.
 */
import { TICKS_PER_MINUTE } from '../../base/units.ts';
import type { Rulebook } from '../rulebook.ts';

/** The last time up to `tick` that patches came out; 0: never yet, or there is no calendar. */
export function lastPatchTick(rules: Pick<Rulebook, 'scenario'>, tick: number): number {
  const calendar = rules.scenario.patches;
  if (calendar === null) return 0;
  const first = Math.max(1, calendar.firstMinute * TICKS_PER_MINUTE);
  const every = calendar.everyMinutes * TICKS_PER_MINUTE;
  return tick < first ? 0 : tick - ((tick - first) % every);
}

/** Ticks since the oldest patch that a system lacks came out; 0: it lacks none. */
export function unpatchedTicks(rules: Pick<Rulebook, 'scenario'>, patchedTick: number, tick: number): number {
  const calendar = rules.scenario.patches;
  if (calendar === null || lastPatchTick(rules, tick) <= patchedTick) return 0;
  const first = Math.max(1, calendar.firstMinute * TICKS_PER_MINUTE);
  const every = calendar.everyMinutes * TICKS_PER_MINUTE;
  const missed = patchedTick < first ? first : patchedTick + every - ((patchedTick - first) % every);
  return tick - missed;
}
