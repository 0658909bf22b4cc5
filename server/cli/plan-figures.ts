/** The planning aids of one match as numbers: what `npm run plan` prints and what its `--json` gives are the same. */
import { TICKS_PER_MINUTE } from '../../shared/base/units.ts';
import type { Catalogue } from '../../shared/content/catalogue.ts';
import { costOfIncidents, remediesFor, type Told } from '../../shared/play/counterfactual.ts';
import type { Driver } from '../../shared/play/driver.ts';
import { planningAids } from '../../shared/play/plan/aids.ts';
import { outlook } from '../../shared/play/plan/outlook.ts';
import { sizeOfPods, sizeOfVm } from '../../shared/play/plan/right-size.ts';
import type { UsageHistory } from '../../shared/play/plan/usage.ts';
import { debriefOf, newStory, tell } from '../../shared/play/story.ts';
import type { Entry } from '../../shared/sim/entries.ts';
import { isPlaced } from '../../shared/sim/places-without.ts';
import type { Team } from '../../shared/sim/world.ts';

export interface Match {
  readonly driver: Driver;
  readonly team: Team;
  readonly history: UsageHistory;
  readonly entries: Map<number, readonly Entry[]>;
  readonly seed: number;
  readonly step: () => void;
}

export function planOf({ driver, team, history }: Match, seeds: number, aheadMinutes: number) {
  const { world, rules } = driver;
  const { domains, bound, costs, ways } = planningAids(world, rules, team, history);
  const ticks = aheadMinutes * TICKS_PER_MINUTE;
  const horizon = {
    ticks,
    stepTicks: Math.ceil(ticks / 5),
    seeds: Array.from({ length: seeds }, (_, index) => index + 1),
  };
  return {
    tick: world.tick,
    survival: domains.map(({ kind, index, refuges }) => ({
      kind,
      index,
      things: refuges.length,
      lost: refuges.filter((one) => !isPlaced(one)).map((one) => ({ kind: one.kind, id: one.id })),
    })),
    outlook: outlook(world, rules, team, horizon).steps,
    pods: team.deployments.map(({ id, service }) => ({ id, service, size: sizeOfPods(history, team, id) })),
    vms: team.vms.map(({ id }) => ({ id, size: sizeOfVm(history, team, id) })),
    bound,
    costs,
    ways,
  };
}

/** Plays on to the end, and the day again without each of its incidents. */
export function costs(catalogue: Catalogue, match: Match) {
  const { driver, team, entries, seed } = match;
  const story = newStory(driver.world, driver.rules);
  while (driver.world.tick < driver.rules.endTick) {
    match.step();
    tell(story, driver.world, driver.rules, []);
  }
  const told: Told = { scenario: driver.rules.scenario.id, seed, teams: 1, endTick: driver.world.tick, entries };
  const debrief = debriefOf(story, driver.world, driver.rules, { stars: -1, hash: '' }).teams[team.index];
  const worst = debrief?.losses.find(({ service }) => service >= 0);
  const remedies =
    worst === undefined ? [] : remediesFor(catalogue, told, team.index, worst.service, worst.worstTick).slice(0, 3);
  return { costs: costOfIncidents(catalogue, told, team.index), worst, remedies };
}

export type Found = ReturnType<typeof planOf> & { readonly incidents?: ReturnType<typeof costs> };
