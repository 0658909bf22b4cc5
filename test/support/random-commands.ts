/**
 * A monkey at the desk: commands of every verb for any world, drawn by key, so that the same seed, team and tick give
 * the same command in the same world. They come from the command schema itself: a new verb is drawn without a word here.
 * Legal-looking ones are mostly such as the rules accept; spoilt ones name what is not, or not theirs.
 */
import type { z } from 'zod';
import { pick, u } from '../../shared/base/random.ts';
import { VERBS, type Verb } from '../../shared/content/schema.ts';
import { check } from '../../shared/sim/commands/index.ts';
import { type Command, commandSchema } from '../../shared/sim/commands/schema.ts';
import type { Entry } from '../../shared/sim/entries.ts';
import type { Rulebook } from '../../shared/sim/rulebook.ts';
import { factsOf } from '../../shared/sim/view.ts';
import type { Team, World } from '../../shared/sim/world.ts';
import { type Dice, fieldsFor, type Scene, strangeValueFor } from './schema-values.ts';

/** Draws of one team's seat in one tick; `seat` keeps two generators of one tick apart. */
export function newDice(seed: number, team: number, tick: number, seat: number): Dice {
  let draws = 0;
  const next = () => u(seed, 'bot', team * 100 + seat, tick * 10_000 + draws++);
  return {
    upTo: (n) => pick(n, next()),
    chance: (share) => next() < share,
    of: (list) => list[pick(list.length, next())] as (typeof list)[number],
  };
}

const SCHEMAS = new Map(commandSchema.options.map((schema) => [[...schema.shape.verb.values][0] as Verb, schema]));

/** What builds comes oftener than what takes away, or the estate would soon be bare. */
const BUILDS = /^(order|joinNode|create|boot|deploy$|run|restore|clone|build|push)/;
const TAKES_AWAY = /^(return|delete|remove|stop|drain|declareDead|powerHost|installPlatform)/;
const FOLD = (verb: Verb) => (BUILDS.test(verb) ? 4 : TAKES_AWAY.test(verb) ? 1 : 2);
const DRAWN: readonly Verb[] = VERBS.flatMap((verb) => Array.from({ length: FOLD(verb) }, () => verb));

/** How often a monkey thinks again before it says something that the rules would refuse. */
const THOUGHTS = 12;

/** A command of that verb as the schema has it; undefined where the schema refuses what was drawn for it. */
function draw(scene: Scene, verb: Verb): Command | undefined {
  const schema = SCHEMAS.get(verb);
  if (schema === undefined) throw new Error(`no schema for ${verb}`);
  const parsed = commandSchema.safeParse(fieldsFor(scene, schema));
  return parsed.success ? parsed.data : undefined;
}

/** The first of some drawn commands of a verb that the rules accept, or would for more hands; else the last drawn. */
function make(scene: Scene, world: World, verb: Verb): Command {
  const facts = factsOf(world, scene.team);
  let last: Command | undefined;
  for (let thought = 0; thought < THOUGHTS || last === undefined; thought++) {
    if (thought > 100) throw new Error(`the schema of ${verb} refuses all that is drawn for it`);
    const command = draw(scene, verb);
    if (command === undefined) continue;
    const verdict = check(facts, scene.rules, command);
    if (verdict.ok || verdict.code === 'operator.busy') return command;
    last = command;
  }
  return last;
}

/** Spoils one field of a command. */
function spoil(scene: Scene, world: World, command: Command): Command {
  const fields = Object.entries((SCHEMAS.get(command.verb) as z.ZodObject).shape).filter(([name]) => name !== 'verb');
  if (fields.length === 0) return command;
  const [name, schema] = scene.dice.of(fields);
  const parsed = commandSchema.safeParse({ ...command, [name]: strangeValueFor(scene, world, name, schema) });
  return parsed.success ? parsed.data : command;
}

/** A command that names what is there; whether the rules accept it is theirs to say. */
export function legalLooking(world: World, rules: Rulebook, team: Team, seed: number, nth: number): Command {
  const scene = { dice: newDice(seed, team.index, world.tick, nth), rules, team };
  return make(scene, world, scene.dice.of(DRAWN));
}

/** Of one verb: the first of some that the rules accept, else the last drawn. */
export function legalOf(verb: Verb, world: World, rules: Rulebook, team: Team, seed: number): Command {
  return make({ dice: newDice(seed, team.index, world.tick, 40), rules, team }, world, verb);
}

/** A command with something wrong in it; now and then the rules may still find nothing to refuse. */
export function illegal(world: World, rules: Rulebook, team: Team, seed: number, nth: number): Command {
  const scene = { dice: newDice(seed, team.index, world.tick, 50 + nth), rules, team };
  return spoil(scene, world, make(scene, world, scene.dice.of(VERBS)));
}

/** What every team's monkeys do in the next tick: up to four commands each, a quarter of them spoilt. */
export function randomEntries(world: World, rules: Rulebook, seed: number): Entry[] {
  const entries: Entry[] = [];
  for (const team of world.teams) {
    const dice = newDice(seed, team.index, world.tick, 99);
    for (let nth = dice.upTo(5); nth > 0; nth--) {
      const command = (dice.chance(0.25) ? illegal : legalLooking)(world, rules, team, seed, nth);
      entries.push({ kind: 'command', team: team.index, seat: nth % 3, seq: world.tick * 10 + nth, command });
    }
  }
  return entries;
}
