/**
 * What a player might put into each field of a command, on a board as it is: things by the field's name, names by what the
 * level offers, numbers as people choose them. Read from the command schema, so that a new verb is covered without a word.
 */
import type { HasId } from '../base/ids.ts';
import { MIB_PER_GIB } from '../base/units.ts';
import type { Verb } from '../content/schema.ts';
import { commandSchema } from '../sim/commands/schema.ts';
import type { Rulebook } from '../sim/rulebook.ts';
import type { Facts } from '../sim/view.ts';

/** What is asked of a field's schema; zod's own classes have it. */
interface FieldSchema {
  readonly def: { readonly type: string; readonly innerType?: FieldSchema };
  readonly minValue?: number | null;
  readonly maxValue?: number | null;
  readonly options?: readonly unknown[];
}
export interface Field {
  readonly name: string;
  readonly schema: FieldSchema;
}

/** A thing of the estate, whatever its kind. */
export type Thing = HasId & { readonly [field: string]: unknown };

/** One value of a field: the same for every thing, or by what the thing has now. */
export interface Option {
  readonly label: string;
  readonly isRelative: boolean; // done twice it changes twice
  readonly of: (thing: Thing | undefined) => unknown;
}

const FIELDS = new Map<Verb, readonly Field[]>(
  commandSchema.options.map((schema) => {
    const shape = schema.shape as unknown as Readonly<Record<string, FieldSchema>>;
    const names = (schema.keyof().options as readonly string[]).filter((name) => name !== 'verb');
    return [
      [...schema.shape.verb.values][0] as Verb,
      names.map((name) => ({ name, schema: shape[name] as FieldSchema })),
    ];
  }),
);

export function fieldsOf(verb: Verb): readonly Field[] {
  return FIELDS.get(verb) ?? [];
}

type ThingList = 'hosts' | 'vms' | 'nodes' | 'instances' | 'deployments' | 'copies' | 'builds' | 'functions' | 'edges';

/** Lists that a field's id may be of. */
const LISTS: Readonly<Record<string, readonly ThingList[]>> = {
  host: ['hosts'],
  vm: ['vms'],
  node: ['nodes'],
  instance: ['instances'],
  deployment: ['deployments'],
  target: ['hosts', 'vms', 'deployments'],
  subject: ['vms', 'instances'],
  source: ['copies', 'vms'],
  copy: ['copies'],
  build: ['builds'],
  function: ['functions'],
  edge: ['edges'],
};

/** An id is any whole number from 1 on; all other numbers are bounded. */
export const isThing = ({ schema }: Field): boolean =>
  schema.def.type === 'number' && schema.maxValue === Number.MAX_SAFE_INTEGER;

/** Kinds of things that a field may name; none for a field that is not known here, which its test forbids. */
export function kindsOf(field: Field): readonly ThingList[] {
  return LISTS[field.name] ?? [];
}

export function thingsIn(facts: Facts, kind: ThingList): readonly Thing[] {
  return facts[kind] as unknown as readonly Thing[];
}

/** An option that leaves its field out. */
export const LEFT_OUT = Symbol('left out');

const always = (value: unknown): Option => ({ label: String(value), isRelative: false, of: () => value });

/** The values of a field that is not a thing: in a fixed order, none twice. */
export function optionsOf(field: Field, facts: Facts, rules: Rulebook): readonly Option[] {
  const { schema } = field;
  if (schema.def.type === 'nullable') {
    const inner = { name: field.name, schema: schema.def.innerType as FieldSchema };
    return [...optionsOf(inner, facts, rules), always(null)];
  }
  if (schema.def.type === 'optional') {
    // So far these fields name the tenant that something is made for.
    const tenants = rules.scenario.offers.map(({ id }) => always(id));
    return [{ label: '-', isRelative: false, of: () => LEFT_OUT }, ...tenants];
  }
  if (schema.def.type === 'boolean') return [always(true), always(false)];
  if (schema.def.type === 'enum') return (schema.options ?? []).map(always);
  if (schema.def.type === 'string') return namesFor(field.name, rules).map(always);
  return numbersFor(field, facts, rules);
}

/** A taint's key is a word of the player's own. */
const OWN_WORDS = ['kept'];

function namesFor(field: string, rules: Rulebook): readonly string[] {
  const { scenario } = rules;
  const lists: Readonly<Record<string, readonly string[]>> = {
    model: scenario.models,
    platform: scenario.platforms,
    runtime: scenario.runtimes,
    guest: scenario.guests,
    orchestrator: scenario.orchestrators,
    service: rules.services.map(({ id }) => id),
    type: rules.types.map(({ id }) => id),
    region: scenario.regions.map(({ name }) => name),
  };
  return lists[field] ?? OWN_WORDS;
}

/** Numbers as people choose them (game choice): what a hand would type first, and what changes something. */
const NUMBERS: readonly (readonly [RegExp, readonly number[]])[] = [
  [/^vcpus$/, [2, 4, 6]],
  [/^memoryMib$/, [2048, 4096, 8192]],
  [/Mib$/, [128, 256, 512, 1024]],
  [/^coresM$/, [1000, 2000, 4000, 8000]],
  [/M$/, [250, 500, 1000, 2000]],
  [/^shares$/, [2, 500, 1000, 2000]],
  [/^overcommitPercent$/, [100, 125, 150, 200]],
  [/^targetCpuPercent$/, [50, 65, 80]],
  [/^max\w+Percent$/, [0, 25, 100]],
  [/percent$/i, [0, 10, 50, 80, 100, 130]],
  [/ticks$/i, [0, 10, 60, 300]],
  [/timeoutMs$/, [0, 200, 1000]],
  [/^minReplicas$/, [1, 2, 4]],
  [/replicas$/i, [2, 4, 8, 16]],
  [/^minAvailable$/, [1, 2, 4]],
  [/^priority$/, [-10, 1, 2, 3, 100]],
  [/^poolGib$/, [50, 100, 200, 400]],
  [/^min$/, [0, 1, 2]],
  [/^max$/, [2, 4, 8]],
  [/^(reserved|provisioned)$/, [0, 2, 10]],
];
/** Of what there is now: half, a little less, a little more, double. */
const FACTORS = [0.5, 0.7, 1.4, 2];
/** A step of a Dockerfile, hosts in reserve, attempts: small counts. */
const COUNTS = [0, 1, 2, 3, 4];
/** Numbers for a first and a second virtual network, beside those that there are. */
const NETWORKS = [10, 20];

function numbersFor({ name, schema }: Field, facts: Facts, rules: Rulebook): readonly Option[] {
  const [low, high] = [schema.minValue ?? 0, schema.maxValue ?? 1000];
  const within = (values: readonly number[]) => [...new Set(values.filter((value) => value >= low && value <= high))];
  if (high === 4094) return within([0, ...facts.vlans, ...NETWORKS]).map(always);
  if (name === 'rack') return rules.scenario.racks.map((_, rack) => always(rack));
  if (name === 'slot') {
    return Array.from({ length: Math.max(...rules.scenario.racks.map(({ slots }) => slots)) }, (_, slot) =>
      always(slot),
    );
  }
  if (name === 'release') return within([0, 1, ...facts.builds.map(({ release }) => release)]).map(always);
  if (name === 'poolGib' && facts.poolMib > 0) {
    return within(FACTORS.map((factor) => Math.round((factor * facts.poolMib) / MIB_PER_GIB))).map(always);
  }
  const listed = within(NUMBERS.find(([pattern]) => pattern.test(name))?.[1] ?? COUNTS);
  const scaled = FACTORS.map(
    (factor): Option => ({
      label: `×${factor}`,
      isRelative: true,
      of: (thing) => {
        const now = thing?.[name];
        return typeof now === 'number' && now > 0 ? Math.min(high, Math.max(low, Math.round(now * factor))) : undefined;
      },
    }),
  );
  return [...scaled, ...listed.map(always)];
}

/** As it is now: what is left alone while something else is changed. */
export function asItIs({ name }: Field): Option {
  return { label: '=', isRelative: false, of: (thing) => thing?.[name] };
}
