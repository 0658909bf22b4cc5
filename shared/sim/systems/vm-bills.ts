/** What disks and tools around VMs cost: SPEC ST1, ST8, PA3. */
import { MIB_PER_GIB, MICRO_CENTS_PER_DOLLAR, TICKS_PER_HOUR } from '../../base/units.ts';
import { post } from '../ledger.ts';
import type { Rulebook } from '../rulebook.ts';
import type { Cause, Team } from '../world.ts';

export function payForVms(rules: Rulebook, team: Team): void {
  pay(team, 'storage', storageDollarsPerHour(rules, team));
  pay(team, 'licence', toolDollarsPerHour(rules, team));
}

function pay(team: Team, cause: Cause, dollarsPerHour: number): void {
  if (dollarsPerHour > 0) post(team, cause, (-dollarsPerHour * MICRO_CENTS_PER_DOLLAR) / TICKS_PER_HOUR);
}

export function storageDollarsPerHour(rules: Rulebook, team: Team): number {
  const { poolDollarsPerGibHour, backupDollarsPerGibHour } = rules.economy;
  let dollarsPerHour = (Math.max(0, team.poolMib) / MIB_PER_GIB) * poolDollarsPerGibHour;
  for (const copy of team.copies) {
    if (copy.kind === 'backup') dollarsPerHour += (copy.heldMib / MIB_PER_GIB) * backupDollarsPerGibHour;
  }
  return dollarsPerHour;
}

export function toolDollarsPerHour(rules: Rulebook, team: Team): number {
  return team.patchTool ? rules.economy.patchToolDollarsPerHour : 0;
}
