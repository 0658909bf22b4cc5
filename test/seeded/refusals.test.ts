import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { VERBS } from '../../shared/content/schema.ts';
import { newDriver } from '../../shared/play/driver.ts';
import { restore, snapshot } from '../../shared/play/snapshot.ts';
import { check } from '../../shared/sim/commands/index.ts';
import { obey } from '../../shared/sim/commands/obey.ts';
import { type Command, commandSchema } from '../../shared/sim/commands/schema.ts';
import { compileRulebook } from '../../shared/sim/compile-rulebook.ts';
import { obeyEntries } from '../../shared/sim/entries.ts';
import { REFUSAL_CODES, type Verdict } from '../../shared/sim/rejections.ts';
import type { Rulebook } from '../../shared/sim/rulebook.ts';
import { factsOf } from '../../shared/sim/view.ts';
import type { Team, World } from '../../shared/sim/world.ts';
import { illegal, legalLooking } from '../support/random-commands.ts';
import { playRandom } from './random-match.ts';
import { WIDE, wideCatalogue } from './scenarios.ts';
import { again, seeds } from './seeds.ts';

const TICKS = 1200;
const LOOK_EVERY = 97;
const COMMANDS_A_LOOK = 60;
const catalogue = wideCatalogue();

function expectWellFormed(verdict: Verdict, where: string): void {
  if (verdict.ok) return;
  expect(REFUSAL_CODES, where).toContain(verdict.code);
  for (const [name, value] of Object.entries(verdict.numbers)) expect(value, `${where}: ${name}`).toBeTypeOf('number');
}

function freezeAll<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const inner of Object.values(value)) freezeAll(inner);
  return Object.freeze(value);
}

/** Half spoilt, half legal-looking, for each team. */
function commandsFor(world: World, rules: Rulebook, team: Team, seed: number): Command[] {
  const draw = [illegal, legalLooking];
  return Array.from({ length: COMMANDS_A_LOOK }, (_, nth) =>
    draw[nth % 2]!(world, rules, team, seed + 1000 * nth, nth % 40),
  );
}

describe.each(WIDE)('commands on %s', (scenario) => {
  test.each(seeds(3))('a refused one changes nothing, and none throws, seed %i', (seed) => {
    playRandom(catalogue, scenario, seed, TICKS, ({ world, rules }) => {
      if (world.tick % LOOK_EVERY !== 0) return;
      const before = snapshot(world);
      let copy = restore(before);
      for (const index of [0, 1]) {
        for (const command of commandsFor(world, rules, world.teams[index] as Team, seed)) {
          const where = `${again(seed, scenario, world.tick)}: ${JSON.stringify(command)}`;
          const verdict = obey(copy, rules, copy.teams[index] as Team, command);
          expectWellFormed(verdict, where);
          if (verdict.ok) copy = restore(before);
          else if (snapshot(copy) !== before) expect(copy, where).toEqual(restore(before));
        }
      }
    });
  });

  test('check changes nothing: it decides the same on a frozen world', () => {
    const seed = 3;
    playRandom(catalogue, scenario, seed, TICKS, ({ world, rules }) => {
      if (world.tick % LOOK_EVERY !== 0) return;
      const frozen = freezeAll(restore(snapshot(world)));
      for (const team of frozen.teams) {
        const facts = factsOf(frozen, team);
        for (const command of commandsFor(frozen, rules, team, seed)) {
          const where = `${again(seed, scenario, world.tick)}: ${JSON.stringify(command)}`;
          const verdict = check(facts, rules, command);
          expect(check(facts, rules, command), where).toEqual(verdict);
          const copy = restore(snapshot(frozen));
          expect(obey(copy, rules, copy.teams[team.index] as Team, command), where).toEqual(verdict);
        }
      }
    });
  });
});

test('a refused entry changes nothing either: spectators, teams that do not exist, the Night', () => {
  const rules = compileRulebook(catalogue, WIDE[0]);
  const { world } = newDriver(catalogue, WIDE[0], 1, 2);
  const command: Command = { verb: 'order', model: 's12', rack: 0, slot: 5, platform: null, runtime: null };
  const obeyed = (team: number) => {
    const before = snapshot(world);
    const entries = [{ kind: 'command', team, seat: 0, seq: 1, command } as const];
    const [result] = obeyEntries(world, rules, entries, { events: [] });
    expect(result?.ok).toBe(false);
    expect(snapshot(world)).toBe(before);
  };
  obeyed(2);
  obeyed(-1);
  world.night = true;
  obeyed(0);
  world.night = false;
  world.tick = rules.endTick;
  obeyed(0);
});

describe('the door', () => {
  const verb = fc.constantFrom(...VERBS);
  const id = fc.oneof(fc.integer(), fc.constantFrom(1_000_001, 1_000_004, 2_000_001), fc.double(), fc.string());
  const field = fc.oneof(
    id,
    fc.boolean(),
    fc.constant(null),
    fc.constantFrom('linux', 's12', '__proto__'),
    fc.anything(),
  );
  const names = ['host', 'vm', 'node', 'instance', 'deployment', 'target', 'subject', 'model', 'platform', 'runtime'];
  const more = [
    'guest',
    'service',
    'vcpus',
    'memoryMib',
    'replicas',
    'rack',
    'slot',
    'on',
    'priority',
    'ticks',
    'over',
  ];
  const nearly = fc
    .tuple(verb, fc.dictionary(fc.constantFrom(...names, ...more, '__proto__', 'extra'), field))
    .map(([literal, fields]) => ({ ...fields, verb: literal }));

  test('never throws at junk, and what it lets in never throws inside', () => {
    const { world, rules } = playRandom(catalogue, WIDE[0], 1, 200, () => {});
    const team = world.teams[0] as Team;
    fc.assert(
      fc.property(fc.oneof(fc.anything(), nearly), (junk) => {
        const parsed = commandSchema.safeParse(junk);
        if (parsed.success) expectWellFormed(check(factsOf(world, team), rules, parsed.data), JSON.stringify(junk));
      }),
      { numRuns: 5000 },
    );
  });

  test('lets in a command as it is, and none with a field too many or too few', () => {
    playRandom(catalogue, WIDE[0], 2, 30, (_driver, _beat, entries) => {
      for (const entry of entries) {
        if (entry.kind !== 'command') continue;
        expect(commandSchema.parse(entry.command)).toEqual(entry.command);
        expect(commandSchema.safeParse({ ...entry.command, extra: 1 }).success).toBe(false);
        const { verb: _verb, ...rest } = entry.command;
        expect(commandSchema.safeParse(rest).success).toBe(false);
      }
    });
  });
});
