/**
 * Moves of every verb, made from the command schema: "this verb with these values, for every thing for which the rules
 * accept it", and where there are few things, for one of them. The search tries them beside the compound goals.
 */
import type { Verb } from '../content/schema.ts';
import { check } from '../sim/commands/index.ts';
import type { Command } from '../sim/commands/schema.ts';
import { freeMib } from '../sim/placement.ts';
import type { Rulebook } from '../sim/rulebook.ts';
import type { View } from '../sim/view.ts';
import {
  asItIs,
  type Field,
  fieldsOf,
  isThing,
  kindsOf,
  LEFT_OUT,
  type Option,
  optionsOf,
  type Thing,
  thingsIn,
} from './candidates.ts';

export interface Goal {
  readonly name: string;
  readonly group: string; // one verb's, or 'plan' of a compound goal: whoever samples goes round the groups
  /** Until nothing is left to do, for things that come later too; else it is done once. */
  readonly lasts: boolean;
  readonly next: (view: View, rules: Rulebook) => Command[];
}

/** Up to so many things of a kind a move is offered for each of them alone. */
const FEW = 8;
/** Up to so many combinations of values all are offered; of more, those that change all fields alike, or one. */
const PRODUCT = 12;

/** Fields in whose place any value will do that the rules accept: nobody cares which slot it is. */
const WHICHEVER = ['slot'];

type Values = readonly (readonly [Field, Option])[];

/** Commands that are accepted now, or wait only for operator minutes. */
export function possible(view: View, rules: Rulebook, commands: readonly Command[]): Command[] {
  return commands.filter((command) => {
    const verdict = check(view.facts, rules, command);
    return verdict.ok || verdict.code === 'operator.busy';
  });
}

/** Hosts but one, the one with most free memory first. */
export function roomiest(view: View, rules: Rulebook, except: number): View['facts']['hosts'][number][] {
  const room = new Map(view.facts.hosts.map((host) => [host.id, freeMib(view.facts, rules, host)]));
  const of = (id: number) => room.get(id) ?? 0;
  return view.facts.hosts.filter((host) => host.id !== except).sort((a, b) => of(b.id) - of(a.id) || a.id - b.id);
}

/** All moves of one verb on that board. Whether one would do anything now is for its `next` to say. */
export function movesOf(verb: Verb, view: View, rules: Rulebook): Goal[] {
  const fields = fieldsOf(verb);
  const things = fields.filter(isThing);
  const [first, second] = things;
  const free = fields.filter((field) => !things.includes(field) && !WHICHEVER.includes(field.name));
  const goals: Goal[] = [];
  for (const values of combinations(free, view, rules)) {
    const said = values.map(([{ name }, { label }]) => `${name} ${label}`).join(', ');
    if (first === undefined) {
      goals.push(move(verb, `${verb} ${said}`, values, [], undefined));
      continue;
    }
    for (const kind of kindsOf(first)) {
      const all = thingsIn(view.facts, kind);
      if (all.length === 0) continue;
      const scopes: (Thing | undefined)[] = [undefined, ...(all.length <= FEW ? all : [])];
      for (const one of scopes) {
        for (const goal of seconds(second, view)) {
          const name = `${verb} ${one === undefined ? `every ${kind}` : labelOf(one, rules)} ${said}${goal.said}`;
          goals.push(move(verb, name, values, [[first, kind, one], ...goal.place], second));
        }
      }
    }
  }
  return goals;
}

/** A field, the kind of thing that it names, and which one; none: each of them, or any for a second field. */
type Place = readonly [Field, ReturnType<typeof kindsOf>[number], Thing | undefined];

/** Where a command has a second thing: whichever is roomiest, and where there are few, each of them. */
function seconds(second: Field | undefined, view: View): { said: string; place: Place[] }[] {
  const kind = second === undefined ? undefined : kindsOf(second)[0];
  if (second === undefined || kind === undefined) return [{ said: '', place: [] }];
  const all = thingsIn(view.facts, kind);
  const few = all.length <= FEW ? all : [];
  return [
    { said: ' anywhere', place: [[second, kind, undefined]] },
    ...few.map((one) => ({
      said: ` to ${String(one.name ?? one.id)}`,
      place: [[second, kind, one]] satisfies Place[],
    })),
  ];
}

function labelOf(thing: Thing, rules: Rulebook): string {
  const { name, service, id } = thing;
  if (typeof name === 'string') return name;
  const of = typeof service === 'number' ? rules.services[service]?.id : undefined;
  return `${of ?? ''}#${id}`;
}

function move(verb: Verb, name: string, values: Values, places: readonly Place[], second: Field | undefined): Goal {
  const [first, to] = places;
  const anywhere = second !== undefined && to?.[2] === undefined;
  return {
    name: name.trim(),
    group: verb,
    lasts:
      first !== undefined && first[2] === undefined && !anywhere && !values.some(([, { isRelative }]) => isRelative),
    next: (view, rules) => {
      if (first === undefined) return anyOne(verb, values, undefined, {}, view, rules);
      const [field, kind, only] = first;
      const found = thingsIn(view.facts, kind).filter((thing) => only === undefined || thing.id === only.id);
      return found.flatMap((thing) => {
        const named = { [field.name]: thing.id };
        if (to === undefined) return anyOne(verb, values, thing, named, view, rules);
        const ids = to[2] !== undefined ? [to[2].id] : wherever(to, thing, view, rules);
        for (const id of ids) {
          const commands = anyOne(verb, values, thing, { ...named, [to[0].name]: id }, view, rules);
          if (commands.length > 0) return commands;
        }
        return [];
      });
    },
  };
}

function wherever([, kind]: Place, thing: Thing, view: View, rules: Rulebook): number[] {
  if (kind !== 'hosts') return thingsIn(view.facts, kind).map(({ id }) => id);
  return roomiest(view, rules, typeof thing.host === 'number' ? thing.host : 0).map(({ id }) => id);
}

/** The first command that the rules accept, over the fields in whose place anything will do. */
function anyOne(
  verb: Verb,
  values: Values,
  thing: Thing | undefined,
  named: Readonly<Record<string, number>>,
  view: View,
  rules: Rulebook,
): Command[] {
  let drafts: Record<string, unknown>[] = [{ verb, ...named }];
  for (const [{ name }, option] of values) {
    const value = option.of(thing);
    if (value === undefined) return [];
    if (value === LEFT_OUT) continue;
    for (const draft of drafts) draft[name] = value;
  }
  for (const field of fieldsOf(verb)) {
    if (!WHICHEVER.includes(field.name)) continue;
    const options = optionsOf(field, view.facts, rules);
    drafts = drafts.flatMap((draft) => options.map((option) => ({ ...draft, [field.name]: option.of(thing) })));
  }
  for (const draft of drafts) {
    // Built by the schema's own fields from values within its bounds.
    const accepted = possible(view, rules, [draft as Command]);
    if (accepted.length > 0) return accepted;
  }
  return [];
}

/** Combinations of values: all of them where they are few, else all fields by one step, or one field alone. */
function combinations(fields: readonly Field[], view: View, rules: Rulebook): Values[] {
  const options = fields.map((field) => optionsOf(field, view.facts, rules));
  let product: Values[] = [[]];
  for (const [place, field] of fields.entries()) {
    if (product.length * (options[place]?.length ?? 0) > PRODUCT * 2) return steps(fields, options);
    product = product.flatMap((values) => (options[place] ?? []).map((option): Values => [...values, [field, option]]));
  }
  return product;
}

function steps(fields: readonly Field[], options: readonly (readonly Option[])[]): Values[] {
  const most = Math.max(...options.map((list) => list.length));
  const alike = Array.from({ length: most }, (_, step) =>
    fields.map((field, place) => [field, at(options[place] ?? [], step)] as const),
  );
  const alone = fields.flatMap((changed, place) =>
    (options[place] ?? []).map((option) =>
      fields.map((field) => [field, field === changed ? option : asItIs(field)] as const),
    ),
  );
  return [...alike, ...alone].filter((values) => values.every(([, option]) => option !== undefined)) as Values[];
}

/** The step's option, or the last one of a shorter list. */
function at(list: readonly Option[], step: number): Option | undefined {
  return list[Math.min(step, list.length - 1)];
}
