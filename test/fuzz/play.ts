/** One random match under watch: every invariant after every tick, and what a snapshot, a cache and the books say. */

import type { Catalogue } from '../../shared/content/catalogue.ts';
import { advance, type Beat, type Driver, newDriver } from '../../shared/play/driver.ts';
import { restore, snapshot } from '../../shared/play/snapshot.ts';
import { brokenSince, see } from '../../shared/sim/continuity.ts';
import type { Entry, Result } from '../../shared/sim/entries.ts';
import { brokenInvariants, unstorable } from '../../shared/sim/invariants.ts';
import { standingOf } from '../../shared/sim/score.ts';
import { step } from '../../shared/sim/step.ts';
import { viewOf } from '../../shared/sim/view.ts';
import type { World } from '../../shared/sim/world.ts';
import { entriesOf } from '../seeded/random-match.ts';
import { danglingIds, foreignIds } from '../support/references.ts';

export interface Case {
  readonly scenario: string;
  readonly seed: number;
  readonly teams: number;
  readonly ticks: number; // of the day; the Night follows where `night` says so
  readonly nightTicks: number;
}

export interface Failure {
  readonly tick: number;
  readonly problems: readonly string[];
  readonly entries: readonly (readonly Entry[])[]; // by tick, up to the one that failed
}

/** On ticks that no system favours: a look at the whole world costs as much as twenty ticks. */
const DEEP_EVERY = 41;

export type Watch = (driver: Driver, beat: Beat, entries: readonly Entry[]) => void;

/**
 * Plays a case until something breaks; undefined: nothing did. `scripted` are entries by tick instead of random ones.
 * A failing tick is the first: everything is looked at after every one.
 */
export function playCase(
  catalogue: Catalogue,
  one: Case,
  scripted?: readonly (readonly Entry[])[],
  watch: Watch = () => {},
): Failure | undefined {
  const driver = newDriver(catalogue, one.scenario, one.seed, one.teams);
  const { world, rules } = driver;
  const played: (readonly Entry[])[] = [];
  const last = one.ticks + one.nightTicks;
  for (let tick = 0; tick < last; tick++) {
    try {
      const entries = scripted?.[tick] ?? (scripted === undefined ? drawn(driver, one, tick) : []);
      played.push(structuredClone(entries));
      const deep = world.tick % DEEP_EVERY === 0;
      const cold = deep ? restore(snapshot(world)) : undefined;
      const before = see(world);
      driver.queue.push(...entries);
      const beat = advance(driver);
      const problems = [...brokenInvariants(world, rules), ...brokenSince(before, world), ...badResults(beat.results)];
      if (cold !== undefined) problems.push(...deepLook(driver, cold, entries));
      if (problems.length > 0) return { tick: world.tick, problems, entries: played };
      watch(driver, beat, entries);
    } catch (error) {
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
      return { tick: world.tick, problems: [`thrown: ${text.split('\n').slice(0, 6).join('\n')}`], entries: played };
    }
  }
  return undefined;
}

function drawn({ world, rules }: Driver, one: Case, tick: number): Entry[] {
  if (tick === one.ticks) return [{ kind: 'night', seed: one.seed }];
  return tick < one.ticks ? entriesOf(world, rules, one.seed) : [];
}

/** A refusal says why in numbers that can be shown. */
function badResults(results: readonly Result[]): string[] {
  return results.flatMap((result) =>
    result.ok || Object.values(result.numbers).every(Number.isFinite)
      ? []
      : [`refused ${result.code} with ${JSON.stringify(result.numbers)}`],
  );
}

/** What costs too much for every tick: storable, the same from cold caches, nobody else's ids, each answer once. */
function deepLook({ world, rules }: Driver, cold: World, entries: readonly Entry[]): string[] {
  const problems = unstorable(world) === '' ? [] : [`IV9 ${unstorable(world)}`];
  step(cold, rules, entries, { events: [] });
  if (snapshot(cold) !== snapshot(world))
    problems.push(`LG4 a restored world went another way: ${parting(cold, world)}`);
  for (const team of world.teams) {
    problems.push(...foreignIds(viewOf(world, team), team.index).map((id) => `IV15 team ${team.index} sees ${id}`));
    problems.push(...danglingIds(team).map((id) => `IV16 team ${team.index}: ${id}`));
    const { offered, inTime, late, lost } = standingOf(team);
    const beside = inTime + late + lost - offered;
    if (beside < 0 || beside > team.types.length) problems.push(`IV11 ${beside} requests counted twice or not at all`);
  }
  return problems;
}

/** The first place at which two worlds differ. */
function parting(a: unknown, b: unknown, path = 'world'): string {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) {
    return a === b ? '' : `${path} is ${JSON.stringify(a)} cold, ${JSON.stringify(b)} warm`;
  }
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  for (const key of keys) {
    const found = parting((a as never)[key], (b as never)[key], `${path}.${key}`);
    if (found !== '') return found;
  }
  return '';
}
