/** Users of a market go where answers are quick and cheap; nobody sells below what it costs (SPEC MK1–MK4). */
import { type Outcome, say } from '../events.ts';
import { causeMicroCents } from '../ledger.ts';
import type { Rulebook } from '../rulebook.ts';
import { marketShares } from '../rules/market-shares.ts';
import type { Cause, Team, World } from '../world.ts';

/** Users compare once a minute, and a tenth of the difference moves (game choice: to be seen, and to be answered). */
const ROUND_TICKS = 60;
const MOVES = 0.1;
/** A price may be set so low, whatever the costs (game choice: below, the market would be a race to nothing). */
const FLOOR_LEAST = 50;
/** What runs on by itself; set-up and credits are no part of what an answer costs. */
const RUNNING: readonly Cause[] = [
  ...(['rent', 'cloud', 'power', 'licence', 'fixed'] as const),
  ...(['functions', 'edge', 'storage', 'registry'] as const),
];
const PAID: readonly Cause[] = ['revenue', 'late'];

export function moveMarket(world: World, rules: Rulebook, out: Outcome): void {
  if (rules.scenario.rules !== 'market' || world.tick % ROUND_TICKS !== 0) return;
  const pulls = world.teams.map(pullOf);
  const shares = marketShares(pulls);
  for (const [index, team] of world.teams.entries()) {
    const before = Math.round(team.marketShare * 100);
    team.marketShare += ((shares[index] as number) - team.marketShare) * MOVES;
    const after = Math.round(team.marketShare * 100);
    if (after !== before) say(out, world.tick, team.index, 'market.moved', 0, after);
    raiseFloor(team);
    remember(team);
  }
}

/**
 * What draws users to a team: the third power of its share in time since the last round, so that 1 % of bad answers is
 * felt, over the square of its price (game choices). With nothing asked it counts as good.
 */
function pullOf(team: Team): number {
  const offered = total(team, 'offered') - (team.marketSums[0] as number);
  const inTime = total(team, 'inTime') - (team.marketSums[1] as number);
  const quality = offered > 0 ? Math.max(0, Math.min(1, inTime / offered)) : 1;
  const price = team.pricePercent / 100;
  return (quality * quality * quality) / (price * price);
}

function total(team: Team, what: 'offered' | 'inTime'): number {
  let sum = 0;
  for (const counts of team.types) sum += counts[what].whole;
  return sum;
}

/** The price at which the last round's answers would have paid the last round's bill; a lower one is brought up to it. */
function raiseFloor(team: Team): void {
  const cost = sumOf(team, RUNNING) * -1 - (team.marketSums[2] as number);
  const atList = ((sumOf(team, PAID) - (team.marketSums[3] as number)) * 100) / team.pricePercent;
  const needed = atList > 0 ? Math.ceil((100 * cost) / atList) : 100;
  team.priceFloorPercent = Math.min(100, Math.max(FLOOR_LEAST, needed));
  team.pricePercent = Math.max(team.pricePercent, team.priceFloorPercent);
}

function sumOf(team: Team, causes: readonly Cause[]): number {
  let sum = 0;
  for (const cause of causes) sum += causeMicroCents(team, cause);
  return sum;
}

function remember(team: Team): void {
  team.marketSums = [total(team, 'offered'), total(team, 'inTime'), -sumOf(team, RUNNING) + 0, sumOf(team, PAID)];
}
