/** What a debrief says was lost is what the ledger lost, whatever happens: to the micro-cent, each with its chain. */
import { expect, test } from 'vitest';
import { MICRO_CENTS_PER_DOLLAR, TICKS_PER_HOUR } from '../../shared/base/units.ts';
import type { Driver } from '../../shared/play/driver.ts';
import { debriefOf, newStory, type Story, type ToldReason, tell } from '../../shared/play/story.ts';
import { causeMicroCents } from '../../shared/sim/ledger.ts';
import { type Cause, LOSS_REASONS, type Team } from '../../shared/sim/world.ts';
import { playRandom } from './random-match.ts';
import { wideCatalogue } from './scenarios.ts';
import { ALL_SEEDS, again, seeds } from './seeds.ts';

const catalogue = wideCatalogue();
/** Between two samples: nothing may wait for the next. */
const TICKS = 1207;
/** The causes that only ever lose, and what a debrief calls it. */
const LOST: readonly (readonly [Cause, (reason: ToldReason) => boolean])[] = [
  ['shed', (reason) => reason === 'shed'],
  ['lost', (reason) => reason !== 'shed' && reason !== 'late' && (LOSS_REASONS as readonly string[]).includes(reason)],
  ['slaCredit', (reason) => reason === 'credited'],
  ['statefulKill', (reason) => reason === 'memory.lost'],
  ['breach', (reason) => reason === 'breached'],
];
const OF_TENANTS: ReadonlySet<ToldReason> = new Set(['tenant.shared', 'tenant.left', 'tenant.refunded', 'audited']);

/** What tenants paid in this tick, by what they have: the rest of the change was lost. */
function paidByTenants({ rules }: Driver, team: Team): number {
  const kept = team.contracts.filter(({ state, kept }) => state === 'accepted' && kept);
  const dollars = kept.map(({ offer }) => rules.scenario.offers[offer]?.dollarsPerHour ?? 0);
  return dollars.reduce((sum, one) => sum + (one * MICRO_CENTS_PER_DOLLAR) / TICKS_PER_HOUR, 0);
}

const met = new Set<ToldReason>();
const MATCHES = ['wide-launch-day', 'wide-2-1', 'wide-consolidation-cup', 'wide-chaos-day'].flatMap((scenario) =>
  seeds(2).map((seed) => [scenario, seed] as const),
);

test.each(MATCHES)(
  'SPEC WH9 MN1 the causes of a debrief sum to the losses of the ledger, %s, seed %i',
  (scenario, seed) => {
    let story: Story | undefined;
    const tenants = [0, 0];
    const driver = playRandom(catalogue, scenario, seed, TICKS, (now, beat) => {
      story ??= newStory(now.world, now.rules);
      tell(story, now.world, now.rules, beat.events);
      for (const { index } of now.world.teams) tenants[index]! += paidByTenants(now, now.world.teams[index]!);
    });
    const { world, rules } = driver;
    const debrief = debriefOf(story!, world, rules, { stars: -1, hash: '' });
    for (const team of world.teams) {
      const message = again(seed, scenario, world.tick);
      const { losses } = debrief.teams[team.index]!;
      const paid = (is: (reason: ToldReason) => boolean) =>
        losses.reduce((sum, loss) => sum + (is(loss.reason) ? loss.paidMicroCents : 0), 0);
      for (const [cause, is] of LOST) expect(paid(is), `${cause}, ${message}`).toBe(0 - causeMicroCents(team, cause));
      const lostToTenants = tenants[team.index]! - causeMicroCents(team, 'contract');
      expect(Math.abs(paid((reason) => OF_TENANTS.has(reason)) - lostToTenants), `contract, ${message}`).toBeLessThan(
        1,
      );
      for (const { chain, service, reason, microCents, paidMicroCents, worstTick } of losses) {
        expect(chain.length, reason).toBeGreaterThan(0);
        expect(paidMicroCents, reason).toBeLessThanOrEqual(microCents);
        expect(worstTick).toBeGreaterThan(0);
        expect(service < 0).toBe(reason === 'batch.late');
        met.add(reason);
      }
    }
  },
);

test.runIf(ALL_SEEDS)('and all kinds of tenants’ and customers’ money were among them', () => {
  expect([...met]).toEqual(expect.arrayContaining(['credited', 'tenant.left', 'tenant.refunded', 'memory.lost']));
});
