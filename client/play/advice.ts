/**
 * When a sentence of advice may be said: only while one of the orders that it speaks of would be obeyed on this board. The
 * orders are tried as an operator would type them, by the same `check` as every button.
 */
import type { Verb } from '../../shared/content/schema.ts';
import { check } from '../../shared/sim/commands/index.ts';
import type { Command } from '../../shared/sim/commands/schema.ts';
import type { Why } from '../../shared/sim/explain.ts';
import type { Verdict } from '../../shared/sim/rejections.ts';
import type { Rulebook } from '../../shared/sim/rulebook.ts';
import { hostBelow } from '../../shared/sim/security/blast-radius.ts';
import type { TeamView } from '../../shared/sim/shown.ts';
import type { Facts } from '../../shared/sim/view.ts';
import type { InstanceFacts } from '../../shared/sim/world.ts';
import { FORMS, type Form, type HoleKind, piecesOf } from './command-forms.ts';
import { choices, firstValue, type Hole } from './further-acts.ts';
import type { SignDomain } from './overlays/sign-domain.ts';
import { isNumber, type Value } from './read-command.ts';

/** What is advised, and the orders that do it: one of them is enough. */
export const DEEDS = {
  leave: ['drain'],
  giveUp: ['declareDead'],
  repair: ['repairHost'],
  moveCold: ['migrateCold', 'moveProcess', 'convert'],
  move: ['migrateLive', 'migrateCold', 'moveProcess', 'convert', 'drain'],
  spread: ['setSpread', 'migrateLive', 'migrateCold', 'moveProcess'],
  power: ['powerHost', 'returnHost'],
  rent: ['order'],
  cloud: ['order'],
  scale: ['scale', 'setAutoscaler'],
  copy: ['scale', 'deploy', 'runContainer'],
  shed: ['shed'],
  calm: ['setRetries', 'setBreaker', 'shed'],
  mesh: ['setMesh', 'setRetries', 'setBreaker'],
  member: ['setControlPlane'],
  batch: ['limitBatch'],
  slack: ['takeBatch'],
  edge: ['openEdge'],
  probe: ['setProbes'],
  stopPod: ['stopContainer'],
  harden: ['harden'],
  patch: ['patch'],
  wall: ['joinNode', 'installRuntime', 'createVm', 'setTolerates'],
  replace: ['stopContainer', 'setRelease', 'rolloutUndo', 'deleteDeployment'],
  reinstall: ['installPlatform', 'rebuild'],
  restore: ['rebuild', 'restoreVm', 'revertVm'],
  network: ['createNetwork', 'attachNetwork'],
  flow: ['allowTraffic'],
  cut: ['denyTraffic', 'attachNetwork'],
  refund: ['refundTenant'],
  snapshots: ['deleteCopy'],
  pool: ['setPoolSize'],
  disk: ['moveDisk'],
  cap: ['setBackupCap'],
  rollBack: ['revertVm'],
  prePull: ['prePull'],
  mirror: ['setMirror'],
  pin: ['pinImage'],
  base: ['rebuildBase'],
  build: ['buildImage'],
  push: ['pushImage'],
  rollOut: ['setRelease'],
  rollSlowly: ['setStrategy', 'pauseRollout', 'setProbes'],
  rollQuickly: ['setStrategy', 'resumeRollout'],
  undo: ['rolloutUndo', 'setRelease'],
  liveRestore: ['setLiveRestore'],
  sizes: ['setResources'],
  instances: ['deployFunction', 'splitCalls'],
  nodes: ['setNodeAutoscaler'],
  throttle: ['throttleVm'],
  join: ['joinNode', 'order'],
  everywhere: ['setMultiArch', 'buildImage', 'setEmulation'],
  apart: ['setMigrationNetwork', 'migrateLive', 'scale'],
} as const satisfies Readonly<Record<string, readonly Verb[]>>;
export type Deed = keyof typeof DEEDS;

/** Of a deed that is a setting, the way it is meant: whoever has it so already is not told. */
const MEANT: Readonly<Partial<Record<Deed, Readonly<Record<string, string | boolean>>>>> = {
  spread: { over: 'rack' },
  probe: { liveness: true },
  liveRestore: { on: true },
  harden: { on: true },
  mirror: { on: true },
  pin: { on: true },
};

/** A sentence: how things are, which may always be said, or what to do about it. */
export type Said = string | readonly [deed: Deed, sentence: string];

/** The things that a sentence is about; orders about other things are none of its business. Null: about all. */
export type About = Readonly<Partial<Record<HoleKind, ReadonlySet<Value>>>> | null;

interface Board {
  readonly facts: Facts;
  readonly rules: Rulebook;
}

export function counsel(said: readonly Said[], about: About, board: Board): string {
  return said
    .filter((one) => typeof one === 'string' || canBeDone(one[0], about, board))
    .map((one) => (typeof one === 'string' ? one : one[1]))
    .join(' ');
}

export function canBeDone(deed: Deed, about: About, board: Board): boolean {
  const verbs: readonly Verb[] = DEEDS[deed];
  return FORMS.some(
    (form) =>
      verbs.includes(form.verb) &&
      board.rules.verbs.has(form.verb) &&
      (deed !== 'cloud' || form.where === 'cloud') &&
      isMeant(form, deed) &&
      isOpen(form, about, board),
  );
}

const isMeant = ({ fixed = {} }: Form, deed: Deed): boolean =>
  Object.entries(MEANT[deed] ?? {}).every(([field, value]) => !(field in fixed) || fixed[field] === value);

/** Tried at most so often a form: an estate of sixty machines has more pairs than anybody waits for. */
const TRIES = 3000;
/** What is selected in a panel, beginning with the thing that an order is about. */
const SUBJECTS: ReadonlySet<HoleKind> = new Set(['host', 'vm', 'node', 'process', 'pod', 'deployment', 'service']);

function isOpen(form: Form, about: About, { facts, rules }: Board): boolean {
  const holes = piecesOf(form.text).filter((piece): piece is Hole => 'field' in piece);
  const subject = holes.find(({ kind }) => SUBJECTS.has(kind));
  const fillings = holes.map((hole): readonly Value[] => {
    if (isNumber(hole)) return [firstValue(hole, { kind: 'team' }, facts, rules)];
    const all = choices(hole, facts, rules).map(([, value]) => value);
    return hole === subject && about !== null ? all.filter((value) => about[hole.kind]?.has(value) === true) : all;
  });
  const tries = Math.min(
    TRIES,
    fillings.reduce((product, one) => product * one.length, 1),
  );
  for (let nth = 0; nth < tries; nth++) {
    const command = { verb: form.verb, ...form.fixed, ...filled(holes, fillings, nth) } as unknown as Command;
    if (isMet(check(facts, rules, command), holes)) return true;
  }
  return false;
}

/** The nth of all ways to fill the holes. */
function filled(holes: readonly Hole[], fillings: readonly (readonly Value[])[], nth: number): Record<string, Value> {
  let rest = nth;
  return Object.fromEntries(
    holes.map(({ field }, place) => {
      const own = fillings[place] ?? [];
      const value = own[rest % own.length] ?? null;
      rest = Math.floor(rest / own.length);
      return [field, value];
    }),
  );
}

/** Only short of time or money, or a number that would only have to be another one: it can be done. */
function isMet(verdict: Verdict, holes: readonly Hole[]): boolean {
  return isOrSoon(verdict) || (!verdict.ok && verdict.code === 'setting.same' && holes.some(isNumber));
}

/** It would be obeyed now, or lacks nothing but operator minutes or cash. */
export const isOrSoon = (verdict: Verdict): boolean =>
  verdict.ok || verdict.code === 'operator.busy' || verdict.code === 'cash.overdraft';

/** What an announced incident would strike, with everything on it; null where it strikes no one thing. */
export function aboutDomain({ hosts, copies }: SignDomain, { facts }: Pick<TeamView, 'facts'>, rules: Rulebook): About {
  if (hosts.size > 0) return everythingOn(hosts, facts, rules);
  const struck = facts.instances.filter(({ id }) => copies.has(id));
  return struck.length === 0 ? null : copiesOnly(struck, facts, rules);
}

/** What a link of *Why?* speaks of, by the kind that its code begins with. */
export function aboutLink({ code, subject }: Why, { facts }: Pick<TeamView, 'facts'>, rules: Rulebook): About {
  const of = (test: (one: InstanceFacts) => boolean) => copiesOnly(facts.instances.filter(test), facts, rules);
  switch (code.slice(0, code.indexOf('.'))) {
    case 'host':
      return everythingOn(new Set([subject]), facts, rules);
    case 'vm':
      return { ...of(({ vm }) => vm === subject), vm: new Set([subject]) };
    case 'pod':
      return of(({ id }) => id === subject);
    case 'service': {
      const deployments = facts.deployments.filter(({ service }) => service === subject);
      const own = { service: new Set([rules.services[subject]?.id ?? '']), deployment: idsOf(deployments) };
      return { ...of(({ service }) => service === subject), ...own };
    }
    default:
      return null;
  }
}

const idsOf = (list: readonly { readonly id: number }[]): ReadonlySet<Value> => new Set(list.map(({ id }) => id));

/** Machines, and with them all VMs, nodes and copies. */
function everythingOn(hosts: ReadonlySet<number>, facts: Facts, rules: Rulebook): About {
  const vms = idsOf(facts.vms.filter(({ host }) => hosts.has(host)));
  const copies = facts.instances.filter((one) => hosts.has(hostBelow(facts, one)));
  const nodes = facts.nodes.filter(({ host, vm }) => hosts.has(host) || vms.has(vm));
  return { ...copiesOnly(copies, facts, rules), host: hosts, vm: vms, node: idsOf(nodes) };
}

function copiesOnly(copies: readonly InstanceFacts[], facts: Facts, rules: Rulebook): NonNullable<About> {
  return {
    host: new Set(copies.map((one) => hostBelow(facts, one))),
    vm: new Set(copies.map(({ vm }) => vm)),
    node: new Set(copies.map(({ node }) => node)),
    process: idsOf(copies.filter(({ kind }) => kind === 'process')),
    pod: idsOf(copies.filter(({ kind }) => kind === 'container')),
    deployment: new Set(copies.map(({ deployment }) => deployment)),
    service: new Set(copies.map(({ service }) => rules.services[service]?.id ?? '')),
  };
}
