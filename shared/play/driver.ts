/**
 * The one way to run a match: rooms, bots, solo play, forecasts, proofs and replays are its clients. Entries wait in a
 * queue; a tick takes those that are there, hands them to the log, and only then steps.
 */
import type { Catalogue } from '../content/catalogue.ts';
import { compileRulebook } from '../sim/compile-rulebook.ts';
import type { Entry, Result } from '../sim/entries.ts';
import type { SimEvent } from '../sim/events.ts';
import { createWorld } from '../sim/genesis.ts';
import type { Rulebook } from '../sim/rulebook.ts';
import { step } from '../sim/step.ts';
import type { World } from '../sim/world.ts';

export interface Driver {
  readonly rules: Rulebook;
  readonly world: World;
  readonly queue: Entry[];
  /** Called before the step of a tick that has entries: nothing happens that is not written down. */
  onEntries: (tick: number, entries: readonly Entry[]) => void;
  hostSteps: number; // hosts × ticks so far, the measure of work
}

export interface Beat {
  readonly events: readonly SimEvent[];
  readonly results: readonly Result[];
}

export function newDriver(catalogue: Catalogue, scenario: string, seed: number, teams: number): Driver {
  const rules = compileRulebook(catalogue, scenario);
  return driverOf(rules, createWorld(rules, seed, teams));
}

export function driverOf(rules: Rulebook, world: World): Driver {
  return { rules, world, queue: [], onEntries: () => {}, hostSteps: 0 };
}

/** One tick. */
export function advance(driver: Driver): Beat {
  const { world, rules, queue } = driver;
  const entries = queue.splice(0, queue.length);
  if (entries.length > 0) driver.onEntries(world.tick + 1, entries);
  const events: SimEvent[] = [];
  const results = step(world, rules, entries, { events });
  for (const team of world.teams) driver.hostSteps += team.hosts.length;
  return { events, results };
}
