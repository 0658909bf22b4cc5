/**
 * A hint about an incident is said while its way out is still to be taken, and not by a clock: whoever has taken it, as
 * one of the level's own plans does, hears it for a shorter time than who does nothing.
 */
import { expect, test } from 'vitest';
import { loadCatalogue } from '../../shared/content/catalogue.ts';
import type { Scenario } from '../../shared/content/schema.ts';
import { boardOf, holds } from '../../shared/play/condition.ts';
import { newDriver } from '../../shared/play/driver.ts';
import { botNamed, playMatch } from '../../shared/play/match.ts';
import { viewOf } from '../../shared/sim/view.ts';
import type { Team } from '../../shared/sim/world.ts';
import { shipped } from '../support/content.ts';

const catalogue = loadCatalogue(shipped);
const ofIncidents = ({ hints }: Scenario) =>
  hints.filter(({ when: { sign, ahead, due } }) => [sign, ahead, due].some((id) => id !== undefined));
const levels = catalogue.scenarios.filter((one) => one.kind === 'level' && ofIncidents(one).length > 0);
const SEED = 3;
const LOOK_TICKS = 15;
/** No stored plan takes these ways: to evacuate a machine for its vendor, and to spread over racks. */
const UNTAKEN: ReadonlySet<string> = new Set(['2-2 vendor-comes', '4-2 one-rack']);

/** In how many looks each of a level's hints has something to say. */
function saidTo(plan: string, level: string): ReadonlyMap<string, number> {
  const driver = newDriver(catalogue, level, SEED, 1);
  const said = new Map<string, number>();
  playMatch(driver, [botNamed(catalogue, plan) as NonNullable<ReturnType<typeof botNamed>>], () => {
    const { world, rules } = driver;
    if (world.tick % LOOK_TICKS !== 0) return;
    const board = boardOf(viewOf(world, world.teams[0] as Team), rules);
    for (const { id, when } of rules.scenario.hints)
      if (holds(when, board, rules)) said.set(id, (said.get(id) ?? 0) + 1);
  });
  return said;
}

test.each(levels.map((level) => [level.number, level] as const))('level %s', (_number, level) => {
  const idle = saidTo('idle', level.id);
  const played = [level.reference ?? '', ...level.plans].map((plan) => saidTo(plan, level.id));
  const stubborn = ofIncidents(level).filter(({ id }) => {
    const untouched = idle.get(id) ?? 0;
    return untouched > 0 && played.every((said) => (said.get(id) ?? 0) >= untouched);
  });
  expect(stubborn.map(({ id }) => `${level.id} ${id}`).filter((name) => !UNTAKEN.has(name))).toEqual([]);
});
