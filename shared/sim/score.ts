/** What a team has to show: profit, answers, medals' measures and stars (SPEC OB1–OB6). */
import { MICRO_CENTS_PER_DOLLAR, TICKS_PER_MINUTE } from '../base/units.ts';
import { holdsAtEnd, type Remains } from './end-measures.ts';
import { profitMicroCents } from './ledger.ts';
import type { Rulebook } from './rulebook.ts';
import type { Team } from './world.ts';

export interface Standing {
  readonly profitDollars: number;
  readonly offered: number;
  readonly inTime: number;
  readonly late: number;
  readonly lost: number;
  readonly inTimeShare: number;
  readonly kilowattHours: number;
  readonly kilogramsCo2: number; // of its power, own and rented, and of making the machines
  readonly kwhPerMillionInTime: number; // medal Green
  readonly inTimePerHostHour: number; // medal Dense
  readonly survivableMinutes: number; // up to now, without a break
}

export function standingOf(team: Team): Standing {
  let offered = 0;
  let inTime = 0;
  let late = 0;
  for (const counts of team.types) {
    offered += counts.offered.whole;
    inTime += counts.inTime.whole;
    late += counts.late.whole;
  }
  const kilowattHours = team.joules.whole / 3_600_000;
  return {
    profitDollars: profitMicroCents(team) / MICRO_CENTS_PER_DOLLAR,
    offered,
    inTime,
    late,
    lost: Math.max(0, offered - inTime - late),
    inTimeShare: offered > 0 ? inTime / offered : 1,
    kilowattHours,
    kilogramsCo2: team.carbon.whole / 1_000_000,
    kwhPerMillionInTime: inTime > 0 ? (kilowattHours * 1_000_000) / inTime : 0,
    inTimePerHostHour: team.hostTicks > 0 ? (inTime * 3600) / team.hostTicks : 0,
    survivableMinutes: team.survivableTicks / TICKS_PER_MINUTE,
  };
}

/** Stars of the estate as it is at a tick: 0 to 3, each needs the ones below it. `nightHeld` is the Night's verdict. */
export function starsOf(rules: Rulebook, team: Team, tick: number, nightHeld: boolean): number {
  const standing = standingOf(team);
  const remains = remainsOf(team, tick);
  let stars = 0;
  for (const star of rules.scenario.stars ?? []) {
    const held =
      standing.profitDollars >= star.profitDollars &&
      standing.inTimeShare >= star.inTimeShare &&
      standing.survivableMinutes >= star.surviveAnyOneMinutes &&
      (nightHeld || !star.night) &&
      star.atEnd.every((test) => holdsAtEnd(rules, remains, test));
    if (!held) return stars;
    stars += 1;
  }
  return stars;
}

export function remainsOf(team: Team, tick: number): Remains {
  const ledgerMicroCents = team.ledger.map((meter) => meter.whole);
  return { facts: { ...team, tick }, ledgerMicroCents, gramsCo2: team.carbon.whole / 1000 };
}
