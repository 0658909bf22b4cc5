/** What somebody has to know who comes into a match that runs: in numbers, for three cards. */
import type { Rulebook } from '../../../shared/sim/rulebook.ts';
import { alertsOf } from '../../play/health.ts';
import type { Frame } from '../../source/source.ts';

export interface RecapSum {
  readonly tick: number;
  readonly ticksLeft: number;
  readonly pace: number;
  readonly profitMicroCents: number;
  readonly inTimeShare: number;
  readonly hosts: number; // that are on
  readonly mates: readonly { readonly name: string; readonly duty: number }[];
  readonly alerts: number;
  readonly isWarmup: boolean;
}

/** Null: one's estate is not here yet. */
export function recapOf(now: Frame, rules: Rulebook | null, seat: number): RecapSum | null {
  const { view } = now;
  if (view === null || rules === null) return null;
  const team = now.seats.find((one) => one.seat === seat)?.team;
  const { windowOffered, windowInTime, profitMicroCents } = view.team;
  return {
    tick: now.tick,
    ticksLeft: Math.max(0, now.endTick - now.tick),
    pace: now.pace,
    profitMicroCents,
    inTimeShare: windowOffered > 0 ? windowInTime / windowOffered : 1,
    hosts: view.hosts.filter(({ state }) => state === 'on').length,
    mates: now.seats
      .filter((one) => one.team === team && one.seat !== seat)
      .map(({ nickname, duty }) => ({ name: nickname, duty })),
    alerts: alertsOf(view, rules).length,
    isWarmup: now.stages[now.stage]?.kind === 'warmup',
  };
}

/** The issue: twenty seconds for all of it. */
const RECAP_MS = 20_000;
export const CARDS = ['now', 'team', 'hurts'] as const;
export const CARD_MS = RECAP_MS / CARDS.length;
