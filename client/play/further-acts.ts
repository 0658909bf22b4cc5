/**
 * What can be ordered of a thing, read off the forms that an operator types: for every verb that has no control of its
 * own in a panel. A new verb is so in the game as soon as its line can be typed.
 */
import { byId } from '../../shared/base/ids.ts';
import { MIB_PER_GIB } from '../../shared/base/units.ts';
import type { Command } from '../../shared/sim/commands/schema.ts';
import type { Rulebook } from '../../shared/sim/rulebook.ts';
import type { Facts } from '../../shared/sim/view.ts';
import { FREE_BATCH_M } from '../../shared/sim/world/team.ts';
import { groupOf } from './act-groups.ts';
import { FORMS, type Form, type HoleKind, piecesOf } from './command-forms.ts';
import type { NamedKind } from './naming.ts';
import { choicesOf, isNumber, isOffered, type Value } from './read-command.ts';

/** What is selected; `team` is the estate as a whole. */
export type Subject =
  | { readonly kind: NamedKind; readonly id: number }
  | { readonly kind: 'service'; readonly id: string }
  | { readonly kind: 'team' };
const SELECTABLE: ReadonlySet<string> = new Set([
  'host',
  'vm',
  'node',
  'process',
  'pod',
  'deployment',
  'service',
] satisfies Exclude<Subject['kind'], 'team'>[]);

export interface Hole {
  readonly field: string;
  readonly kind: HoleKind;
  readonly name?: string; // of its own, where what all orders call such a field says too little
  readonly now?: ((facts: Facts) => number | undefined) | undefined; // what stands, where the view has another word for it
  readonly start?: number | undefined; // where that of all orders with such a field does not fit
}
/** Nothing, of work that nobody has held back yet: it has no limit that anybody would type. */
const held = (facts: Facts, value: number): number | undefined =>
  facts.batchLimitM < FREE_BATCH_M ? value : undefined;

const NOW: Readonly<Record<string, (facts: Facts) => number | undefined>> = {
  'takeBatch.coresM': ({ batchTakenM }) => batchTakenM,
  'limitBatch.coresM': (facts) => held(facts, facts.batchLimitM),
  'limitBatch.shares': (facts) => held(facts, facts.batchShares),
  'setPoolSize.poolGib': ({ poolMib }) => poolMib / MIB_PER_GIB,
};
export interface FurtherAct {
  readonly key: string;
  readonly form: Form;
  readonly subjectField: string; // '' for the estate as a whole
  readonly holes: readonly Hole[]; // what is to be said beside the subject
}

/** The acts that this scenario has for such a thing. */
export function furtherActs(kind: Subject['kind'], rules: Rulebook): readonly FurtherAct[] {
  return FORMS.filter(({ verb }) => rules.verbs.has(verb) && groupOf(verb) !== undefined).flatMap((form) => {
    const holes = piecesOf(form.text)
      .filter((piece): piece is Hole => 'field' in piece)
      .map((hole) => ownOf(form.verb, hole));
    // What is put at the edge may be ordered of the service, and of the site that takes it.
    const subject = holes.find((hole) => (kind === 'edge' ? hole.kind === kind : SELECTABLE.has(hole.kind)));
    // Calls are sent to a function where its service is looked at, and from the list of all that the estate has.
    const isOwn = kind === 'service' && holes.some((hole) => hole.kind === 'function');
    if (!isOwn && (subject?.kind ?? 'team') !== kind) return [];
    return [
      { key: form.text, form, subjectField: subject?.field ?? '', holes: holes.filter((hole) => hole !== subject) },
    ];
  });
}

/** An order about images, of a service that runs without one, where nothing could put it into a container either. */
export function needsImage(act: FurtherAct, subject: Subject, facts: Facts, rules: Rulebook): boolean {
  if (subject.kind !== 'service' || groupOf(act.form.verb) !== 'images') return false;
  if (rules.verbs.has('deploy') || rules.verbs.has('runContainer')) return false;
  const service = rules.services.findIndex(({ id }) => id === subject.id);
  const isItsOwn = (one: { readonly service: number }) => one.service === service;
  return !facts.deployments.some(isItsOwn) && !facts.instances.some((one) => isItsOwn(one) && one.kind === 'container');
}

/** What may stand in a hole, with the word for it. */
export function choices(hole: Hole, facts: Facts, rules: Rulebook): readonly (readonly [string, Value])[] {
  return choicesOf(hole.kind, facts, rules).filter(([, value]) => isOffered(hole.kind, value, rules));
}

/** What stands in the field of a number that the thing does not have yet: what most people would try first (our choice). */
const STARTS: Readonly<Record<string, number>> = {
  coresM: 1000, // one core
  shares: 1024, // the weight of a process without a cgroup (K33)
  memoryMib: 512, // a small VM
  reserved: 10, // a small part of what all functions of the team share
  provisioned: 0, // nothing is paid while nobody calls
  timeoutMs: 1000,
  budgetPercent: 20,
  errorPercent: 50,
  openTicks: 30,
  overcommitPercent: 125,
  percent: 10,
  max: 4,
};

const OWN_STARTS: Readonly<Record<string, number>> = {
  'deployFunction.memoryMib': 1769, // one whole vCPU: less is slower, and by no means cheaper (S5, P13)
  'limitBatch.shares': 2, // last in a shortage: whoever holds it back wants no more of it (BA3)
};

function ownOf(verb: Form['verb'], hole: Hole): Hole {
  const name = `${verb}.${hole.field}`;
  return { ...hole, name, now: NOW[name], start: OWN_STARTS[name] };
}

/** What a hole holds before somebody chooses: what the thing has now, else the first that is offered. */
export function firstValue(hole: Hole, subject: Subject, facts: Facts, rules: Rulebook): Value {
  if (isFunctionOf(subject, hole)) return functionOf(subject, facts, rules)?.id ?? null;
  const now = factOf(subject, hole, facts, rules);
  if (isNumber(hole)) return typeof now === 'number' ? now : (hole.start ?? STARTS[hole.field] ?? 1);
  const list = choices(hole, facts, rules);
  // One site a region is what most people want: the next one is for the next region.
  const isServed = ([, value]: readonly [string, Value]) =>
    hole.kind === 'region' && facts.edges.some(({ region }) => rules.regions[region]?.id === value);
  return (list.find(([, value]) => value === now) ?? list.find((one) => !isServed(one)) ?? list[0])?.[1] ?? null;
}

function factOf(subject: Subject, { field, now }: Hole, facts: Facts, rules: Rulebook): Value | undefined {
  const record = recordOf(subject, facts, rules) as Readonly<Record<string, unknown>> | undefined;
  const value = now === undefined ? record?.[field] : now(facts);
  if (field === 'reserved' && value === 0) return undefined; // it reserves none, which has a form of its own
  if (field === 'percent' && value === 0) return undefined; // to set what is set already is refused
  return typeof value === 'number' || typeof value === 'string' ? value : undefined;
}

/** Of a service there is one function at most: nothing is to be chosen. */
export const isFunctionOf = (subject: Subject, { kind }: Hole): boolean =>
  subject.kind === 'service' && kind === 'function';

const functionOf = (subject: Subject, facts: Facts, rules: Rulebook) =>
  facts.functions.find((one) => subject.kind === 'service' && rules.services[one.service]?.id === subject.id);

function recordOf(subject: Subject, facts: Facts, rules: Rulebook): object | undefined {
  switch (subject.kind) {
    case 'team':
      return facts;
    case 'service': // what was given to its function, if it is one
      return functionOf(subject, facts, rules);
    case 'host':
      return byId(facts.hosts, subject.id);
    case 'vm':
      return byId(facts.vms, subject.id);
    case 'node':
      return byId(facts.nodes, subject.id);
    case 'deployment':
      return byId(facts.deployments, subject.id);
    case 'edge':
      return byId(facts.edges, subject.id);
    default:
      return byId(facts.instances, subject.id);
  }
}

/** The order, with what was chosen; holes and fixed words name every field of a verb. */
export function commandOf(act: FurtherAct, subject: Subject, values: Readonly<Record<string, Value>>): Command {
  const of = subject.kind === 'team' || act.subjectField === '' ? {} : { [act.subjectField]: subject.id };
  return { verb: act.form.verb, ...act.form.fixed, ...of, ...values } as unknown as Command;
}
