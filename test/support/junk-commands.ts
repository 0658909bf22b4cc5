/** What a broken or hostile client might send: fields of the right names and of any values, some of them right. */
import fc from 'fast-check';
import { VERBS } from '../../shared/content/schema.ts';
import { type Command, commandSchema } from '../../shared/sim/commands/schema.ts';
import type { Rulebook } from '../../shared/sim/rulebook.ts';
import type { Team, World } from '../../shared/sim/world.ts';
import { illegal, legalLooking } from './random-commands.ts';

const NUMBERS = [
  0,
  -0,
  1,
  -1,
  0.5,
  -1_000_001.5,
  1e308,
  -1e308,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  2 ** 53,
  -(2 ** 53),
];
const TEXTS = ['', '__proto__', 'constructor', 'linux', 's12', 'x'.repeat(5000), '\u0000', '💥'];
/** Ids of both teams as a match hands them out, of teams that are not there, and just beside them. */
const IDS = [
  999_999,
  1_000_000,
  1_000_001,
  1_000_004,
  2_000_001,
  2_000_003,
  3_000_001,
  11_000_001,
  Number.MAX_SAFE_INTEGER,
];

const anyValue = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...NUMBERS) },
  { weight: 6, arbitrary: fc.constantFrom(...IDS) },
  { weight: 1, arbitrary: fc.constantFrom(...TEXTS) },
  { weight: 1, arbitrary: fc.integer() },
  { weight: 1, arbitrary: fc.double() },
  { weight: 1, arbitrary: fc.boolean() },
  { weight: 1, arbitrary: fc.constantFrom(null, undefined, [], {}, [1_000_001], { id: 1_000_001 }) },
);
const FIELDS = [...new Set(commandSchema.options.flatMap((option) => Object.keys(option.shape)))];

export interface Junk {
  readonly seed: number;
  readonly from: 'legal' | 'illegal' | 'nothing';
  readonly changes: readonly (readonly [field: string, value: unknown])[];
  readonly verb: unknown;
}

/** A recipe: a command that a monkey would give, or none, with some fields replaced or added. */
export const junk: fc.Arbitrary<Junk> = fc.record({
  seed: fc.nat(100_000),
  from: fc.constantFrom('legal', 'illegal', 'nothing'),
  changes: fc.array(fc.tuple(fc.oneof(fc.constantFrom(...FIELDS), fc.constantFrom('extra', '__proto__')), anyValue), {
    maxLength: 4,
  }),
  verb: fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...VERBS) },
    { weight: 1, arbitrary: fc.constantFrom<unknown>('', 'noSuchVerb', '__proto__', 'constructor', null, 7) },
  ),
});

/** The recipe carried out in a world: typed as a command, which it may not be at all. */
export function junkCommand(world: World, rules: Rulebook, team: Team, { seed, from, changes, verb }: Junk): Command {
  const base =
    from === 'nothing' ? { verb } : (from === 'legal' ? legalLooking : illegal)(world, rules, team, seed, seed % 40);
  const fields = Object.keys(base);
  // Most changes hit a field that the command has, or nearly all would be refused for a field too many.
  const named = changes.map(([field, value], index) => {
    const own = fields[(seed + index) % fields.length] as string;
    return [(seed + index) % 5 > 0 && own !== 'verb' ? own : field, value] as const;
  });
  return { ...base, ...Object.fromEntries(named) } as unknown as Command;
}
