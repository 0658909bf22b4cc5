/**
 * Values for the fields of a command, drawn by walking its zod schema: what is an id is taken from the team's lists, what
 * is a name from the catalogue's, what is a number lies in its bounds. A verb that is added to the schema is covered.
 */
import { z } from 'zod';
import { makeId } from '../../shared/base/ids.ts';
import type { Rulebook } from '../../shared/sim/rulebook.ts';
import type { Team, World } from '../../shared/sim/world.ts';

export interface Dice {
  readonly upTo: (n: number) => number; // 0 … n − 1
  readonly chance: (share: number) => boolean;
  readonly of: <T>(list: readonly T[]) => T;
}

export interface Scene {
  readonly dice: Dice;
  readonly rules: Rulebook;
  readonly team: Team;
}

/** Fields whose ids are of records with another name than the field's; all others by name, `host` → `hosts`. */
const LISTS: Readonly<Record<string, readonly string[]>> = {
  target: ['hosts', 'vms'],
  subject: ['instances', 'vms'],
  copy: ['copies'],
  source: ['vms', 'copies'],
  to: ['hosts', 'nodes'],
  from: ['hosts', 'nodes'],
};

/** Sizes as people choose them: a range from 0 to 16,777,216 says nothing of where the interesting numbers are. */
const SIZES: readonly (readonly [RegExp, (dice: Dice) => number])[] = [
  [/^vcpus$/, (dice) => 1 + dice.upTo(5)],
  [/^memoryMib$/, (dice) => 1024 * (1 + dice.upTo(9))],
  [/mib$/i, (dice) => 64 * dice.upTo(12)],
  [/CpuM$|^cpu.*M$|millicores/, (dice) => 100 * dice.upTo(12)],
  [/^overcommitPercent$/, (dice) => dice.of([100, 125, 150, 200])],
  [/percent$/i, (dice) => 5 + dice.upTo(96)],
  [/ticks$/i, (dice) => dice.of([0, 5, 30, 60, 300])],
  [/replicas$/i, (dice) => dice.upTo(10)],
];

/** What would cost every later tick time at its bound, and is drawn there but rarely. */
const COSTLY = /replicas|copies|count|instances|concurren|machines|nodes|^most|^max/i;

const STRANGE_NAMES = ['no-such-thing', '__proto__', 'constructor', 'toString', 'h1', '0', ' ', '💥'];

interface HasId {
  readonly id: number;
}

/** The team's lists of records with ids, by name. */
function listsOf(team: Team): Map<string, readonly HasId[]> {
  const lists = new Map<string, readonly HasId[]>();
  for (const [name, value] of Object.entries(team)) {
    if (Array.isArray(value) && value.every((one) => typeof one?.id === 'number')) lists.set(name, value);
  }
  return lists;
}

const nobodys = (team: Team) => makeId(team.index, 999_999);

/** An id of the kind that the field's name says, or of any kind where it says none. */
function idFor({ dice, team }: Scene, field: string): number {
  const lists = listsOf(team);
  const named = LISTS[field] ?? [field, `${field}s`, `${field.replace(/^[a-z]+(?=[A-Z])/, '').toLowerCase()}s`];
  const filled = named.map((name) => lists.get(name) ?? []).filter((list) => list.length > 0);
  if (filled.length > 0) return dice.of(dice.of(filled)).id;
  if (named.some((name) => lists.has(name))) return nobodys(team);
  const all = [...lists.values()].flat();
  return all.length === 0 ? nobodys(team) : dice.of(all).id;
}

const strings = (value: unknown): string[] =>
  Array.isArray(value) ? value.map((one) => (typeof one === 'string' ? one : one?.id)).filter(isText) : [];
const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** Names of the kind that the field's name says: what the scenario allows, else what the catalogue has. */
function namesFor({ rules, team }: Scene, field: string): string[] {
  const plural = [`${field}s`, field.endsWith('y') ? `${field.slice(0, -1)}ies` : field];
  const { scenario } = rules;
  for (const place of [scenario, rules, team] as unknown as Record<string, unknown>[]) {
    for (const name of plural) {
      const found = strings(place[name]);
      if (found.length > 0) return found;
    }
  }
  const known = [...Object.values(scenario), ...Object.values(rules)].flatMap(strings);
  const own = [...listsOf(team).values()].flat().map((one) => (one as { name?: string }).name);
  return [...known, ...own.filter(isText), 'a', 'second'];
}

function numberFor({ dice, rules }: Scene, field: string, schema: z.ZodNumber): number {
  const low = schema.minValue ?? 0;
  const high = schema.maxValue ?? 1000;
  const within = (value: number) => Math.max(low, Math.min(high, value));
  if (!schema.isInt && !schema.format) return within(low + (Math.min(high, low + 4) - low) * (dice.upTo(9) / 8));
  const racks = rules.scenario.racks;
  if (field === 'rack') return within(dice.upTo(racks.length));
  if (field === 'slot') return within(dice.upTo(Math.max(...racks.map(({ slots }) => slots))));
  const size = SIZES.find(([pattern]) => pattern.test(field))?.[1];
  if (size !== undefined) return within(size(dice));
  if (high - low <= 16) return low + dice.upTo(high - low + 1);
  const small = dice.upTo(8) - (low < 0 ? 3 : 0);
  return within(dice.chance(0.7) ? small : small * dice.of([10, 100, 1000]));
}

const isId = (schema: z.ZodNumber) => schema.maxValue === Number.MAX_SAFE_INTEGER;

/** A value of the field's schema that could be meant. */
export function valueFor(scene: Scene, field: string, schema: z.core.$ZodType): unknown {
  const { dice } = scene;
  if (schema instanceof z.ZodNumber) return isId(schema) ? idFor(scene, field) : numberFor(scene, field, schema);
  if (schema instanceof z.ZodString) return dice.of(namesFor(scene, field));
  if (schema instanceof z.ZodBoolean) return dice.chance(0.5);
  if (schema instanceof z.ZodEnum) return dice.of(schema.options);
  if (schema instanceof z.ZodLiteral) return dice.of([...schema.values]);
  if (schema instanceof z.ZodNullable) {
    return dice.chance(0.3) ? null : valueFor(scene, field, schema.unwrap());
  }
  if (schema instanceof z.ZodOptional && dice.chance(0.7)) return undefined;
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) {
    return valueFor(scene, field, schema.unwrap());
  }
  if (schema instanceof z.ZodArray) {
    const one = field.replace(/s$/, '');
    return Array.from({ length: dice.upTo(3) }, () => valueFor(scene, one, schema.element));
  }
  if (schema instanceof z.ZodUnion) return valueFor(scene, field, dice.of(schema.options));
  if (schema instanceof z.ZodObject) return fieldsFor(scene, schema);
  throw new Error(`no values for ${field}, a ${schema._zod.def.type}: add its kind here`);
}

/** All fields of an object schema. */
export function fieldsFor(scene: Scene, schema: z.ZodObject): Record<string, unknown> {
  const entries = Object.entries(schema.shape).map(([name, of]) => [name, valueFor(scene, name, of)]);
  return Object.fromEntries(entries);
}

function badNumber({ dice, team }: Scene, world: World, field: string, schema: z.ZodNumber): number {
  if (isId(schema)) {
    const own = [...listsOf(team).values()].flat();
    const others = world.teams
      .filter((other) => other !== team)
      .flatMap((other) => [...listsOf(other).values()].flat());
    const none = [1, makeId(team.index, 999_998), makeId(world.teams.length, 1), Number.MAX_SAFE_INTEGER];
    const pools = [others, own].filter((list) => list.length > 0).map((list) => dice.of(list).id);
    return dice.of([...pools, dice.of(none)]);
  }
  const low = schema.minValue ?? 0;
  const high = schema.maxValue ?? 100_000;
  if (COSTLY.test(field)) return dice.chance(0.02) ? Math.min(high, 200) : low;
  return dice.chance(0.5) ? low : high;
}

/** A value that the schema lets in and nobody means: another team's id, no such name, the least or the most. */
export function strangeValueFor(scene: Scene, world: World, field: string, schema: z.core.$ZodType): unknown {
  const { dice } = scene;
  if (schema instanceof z.ZodNumber) return badNumber(scene, world, field, schema);
  if (schema instanceof z.ZodString) return dice.of(STRANGE_NAMES);
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) {
    return strangeValueFor(scene, world, field, schema.unwrap() as z.core.$ZodType);
  }
  return valueFor(scene, field, schema);
}
