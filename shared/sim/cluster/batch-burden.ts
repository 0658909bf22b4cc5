/** Batch work as the CPU's shares see it, through factors.ts (SPEC BA2, BA4). */
import type { Host, Team } from '../world.ts';

/** The idle class: it takes what nobody wants (K33: the least weight there is). */
const IDLE_SHARES = 2;

export function batchWeight(team: Team, host: Host): number {
  return host.batchWantM > host.slackM ? team.batchShares : IDLE_SHARES;
}
