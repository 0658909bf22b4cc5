/**
 * A monkey at the desk: commands of every verb for any world, drawn by key, so that the same seed, team and tick give
 * the same command in the same world. Legal-looking ones name what is there; spoilt ones name what is not, or not theirs.
 */
import { makeId } from '../../shared/base/ids.ts';
import { pick, u } from '../../shared/base/random.ts';
import { VERBS, type Verb } from '../../shared/content/schema.ts';
import type { Command, CommandOf } from '../../shared/sim/commands/schema.ts';
import type { Entry } from '../../shared/sim/entries.ts';
import type { Rulebook } from '../../shared/sim/rulebook.ts';
import { type Host, SCORINGS, SPREADS, type Team, type World } from '../../shared/sim/world.ts';

interface Dice {
  readonly upTo: (n: number) => number; // 0 … n − 1
  readonly chance: (share: number) => boolean;
  readonly of: <T>(list: readonly T[]) => T;
}

/** Draws of one team's seat in one tick; `seat` keeps two generators of one tick apart. */
function newDice(seed: number, team: number, tick: number, seat: number): Dice {
  let draws = 0;
  const next = () => u(seed, 'bot', team * 100 + seat, tick * 10_000 + draws++);
  return {
    upTo: (n) => pick(n, next()),
    chance: (share) => next() < share,
    of: (list) => list[pick(list.length, next())] as (typeof list)[number],
  };
}

interface Scene {
  readonly dice: Dice;
  readonly rules: Rulebook;
  readonly team: Team;
}

/** Mostly one of those that fit the verb, now and then any; an id that nobody has when there is none. */
function anId<T extends { id: number }>(
  { dice, team }: Scene,
  list: readonly T[],
  fits: (one: T) => boolean = () => true,
) {
  const fitting = list.filter(fits);
  const among = fitting.length > 0 && dice.chance(0.85) ? fitting : list;
  return among.length === 0 ? makeId(team.index, 999_999) : dice.of(among).id;
}

const GIB = 1024;
const idle = (team: Team, host: Host) =>
  !team.vms.some((vm) => vm.host === host.id) &&
  !team.nodes.some((node) => node.host === host.id) &&
  !team.instances.some((one) => one.kind === 'process' && one.host === host.id);
const kindOf = (rules: Rulebook, host: Host) => rules.platforms[host.platform]?.kind ?? 'bare';
const hypervisor = (scene: Scene) =>
  anId(scene, scene.team.hosts, (host) => host.state === 'on' && kindOf(scene.rules, host).startsWith('type'));
const aHost = (scene: Scene, fits?: (host: Host) => boolean) => anId(scene, scene.team.hosts, fits);
const deployment = (scene: Scene) => anId(scene, scene.team.deployments);
const vmSize = ({ dice }: Scene) => ({ vcpus: 1 + dice.upTo(5), memoryMib: GIB * (1 + dice.upTo(9)) });
const service = ({ dice, rules }: Scene) => dice.of(rules.services).id;

/** Another host with the platform of the VM's own, where it may move to. */
function moveOf(scene: Scene, running: boolean): { vm: number; host: number } {
  const { team } = scene;
  const vm = anId(scene, team.vms, (one) => !running || one.state === 'running');
  const from = team.hosts.find((host) => host.id === team.vms.find((one) => one.id === vm)?.host);
  const host = aHost(scene, (to) => to.id !== from?.id && to.platform === from?.platform && to.state === 'on');
  return { vm, host };
}

function conversion(scene: Scene): { subject: number } {
  const { team, dice } = scene;
  const processes = team.instances.filter((one) => one.kind === 'process');
  const vms = team.vms.filter((vm) => vm.state === 'stopped');
  const subjects: readonly { id: number }[] = dice.chance(0.5) && processes.length > 0 ? processes : vms;
  return { subject: anId(scene, subjects) };
}

type Makers = { readonly [V in Verb]: (scene: Scene) => Omit<CommandOf<V>, 'verb'> };

const MAKERS: Makers = {
  order: ({ dice, rules }) => {
    const { scenario } = rules;
    const rack = dice.upTo(scenario.racks.length);
    const platform = dice.chance(0.8) ? dice.of(scenario.platforms) : null;
    const isOs = rules.platforms.some((one) => one.id === platform && one.kind === 'os');
    const runtime = isOs && scenario.runtimes.length > 0 && dice.chance(0.7) ? dice.of(scenario.runtimes) : null;
    return {
      model: dice.of(scenario.models),
      rack,
      slot: dice.upTo(scenario.racks[rack]?.slots ?? 1),
      platform,
      runtime,
    };
  },
  returnHost: (s) => ({
    host: aHost(s, (host) => idle(s.team, host) && !host.controlPlane && host.leaseEndTick === 0),
  }),
  powerHost: (s) => {
    const off = s.team.hosts.some((host) => host.state === 'off') && s.dice.chance(0.6);
    return {
      host: aHost(s, (host) => (off ? host.state === 'off' : host.state === 'on' && idle(s.team, host))),
      on: s.dice.chance(0.1) ? !off : off, // now and then the switch is thrown the way it stands
    };
  },
  repairHost: (s) => ({ host: aHost(s, (host) => host.state === 'failed') }),
  installPlatform: (s) => ({
    host: aHost(s, (host) => host.state === 'on' && idle(s.team, host)),
    platform: s.dice.of(s.rules.scenario.platforms),
  }),
  joinNode: (s) => {
    const { team, rules, dice } = s;
    const inVm = dice.chance(0.5);
    const vm = () => anId(s, team.vms, (one) => one.state === 'running' && one.service < 0 && one.runtime < 0);
    const host = () => aHost(s, (one) => one.state === 'on' && kindOf(rules, one) === 'os' && one.runtime < 0);
    return { target: inVm ? vm() : host(), runtime: dice.of(rules.scenario.runtimes) };
  },
  cordon: (s) => ({ node: anId(s, s.team.nodes), on: s.dice.chance(0.4) }),
  drain: (s) => ({ node: anId(s, s.team.nodes) }),
  declareDead: (s) => ({
    node: anId(s, s.team.nodes, (node) => {
      const vm = s.team.vms.find((one) => one.id === node.vm);
      const host = s.team.hosts.find((one) => one.id === (vm?.host ?? node.host));
      return host?.state !== 'on' || (vm !== undefined && vm.state !== 'running');
    }),
  }),
  createVm: (s) => ({ host: hypervisor(s), guest: s.dice.of(s.rules.scenario.guests), ...vmSize(s) }),
  bootVm: (s) => ({ vm: anId(s, s.team.vms, (vm) => vm.state === 'stopped' || vm.state === 'crashed') }),
  stopVm: (s) => ({ vm: anId(s, s.team.vms, (vm) => vm.state === 'running') }),
  resizeVm: (s) => ({ vm: anId(s, s.team.vms, (vm) => vm.state === 'stopped'), ...vmSize(s) }),
  deleteVm: (s) => ({ vm: anId(s, s.team.vms, (vm) => vm.state === 'stopped') }),
  convert: (s) => ({ ...conversion(s), host: hypervisor(s), ...vmSize(s) }),
  moveProcess: (s) => ({
    instance: anId(s, s.team.instances, (one) => one.kind === 'process'),
    host: aHost(s, (host) => host.state === 'on' && kindOf(s.rules, host) === 'os'),
  }),
  migrateLive: (s) => moveOf(s, true),
  migrateCold: (s) => moveOf(s, false),
  cancelMigration: (s) => ({ vm: anId(s, s.team.vms, (vm) => s.team.transfers.some((move) => move.vm === vm.id)) }),
  throttleVm: (s) => ({ vm: anId(s, s.team.vms), on: s.dice.chance(0.5) }),
  setHa: (s) => ({ vm: anId(s, s.team.vms), priority: s.dice.upTo(4) }),
  runContainer: (s) => ({ node: anId(s, s.team.nodes, (node) => node.ready), service: service(s) }),
  stopContainer: (s) => ({ instance: anId(s, s.team.instances, (one) => one.kind === 'container') }),
  deploy: (s) => ({ service: service(s), replicas: s.dice.upTo(8) }),
  deleteDeployment: (s) => ({ deployment: deployment(s) }),
  scale: (s) => ({ deployment: deployment(s), replicas: s.dice.upTo(10) }),
  setResources: (s) => {
    const { dice } = s;
    const [requestCpuM, requestMib] = [dice.upTo(8) * 100, dice.upTo(8) * 64];
    const limitCpuM = dice.chance(0.3) ? 0 : requestCpuM + dice.upTo(8) * 100;
    const limitMib = dice.chance(0.3) ? 0 : requestMib + dice.upTo(8) * 64;
    return { deployment: deployment(s), requestCpuM, limitCpuM, requestMib, limitMib };
  },
  setProbes: (s) => ({ deployment: deployment(s), liveness: s.dice.chance(0.5), readiness: s.dice.chance(0.5) }),
  setSpread: (s) => ({ deployment: deployment(s), over: s.dice.of(SPREADS) }),
  setBudget: (s) => ({ deployment: deployment(s), minAvailable: s.dice.upTo(6) }),
  setToleration: (s) => ({ deployment: deployment(s), ticks: s.dice.of([0, 5, 30, 300]) }),
  setScoring: (s) => ({ strategy: s.dice.of(SCORINGS) }),
  setPriority: (s) => ({ deployment: deployment(s), priority: s.dice.upTo(7) - 3 }),
  setAutoscaler: (s) => {
    const minReplicas = 1 + s.dice.upTo(4);
    const maxReplicas = minReplicas + s.dice.upTo(6) - (s.dice.chance(0.1) ? minReplicas : 0);
    const downStabilisationTicks = s.dice.of([0, 60, 300]);
    return {
      deployment: deployment(s),
      minReplicas,
      maxReplicas,
      targetCpuPercent: 5 + s.dice.upTo(90),
      downStabilisationTicks,
    };
  },
  removeAutoscaler: (s) => ({ deployment: anId(s, s.team.deployments, (one) => one.maxReplicas > 0) }),
  setRelease: (s) => ({ deployment: deployment(s), release: s.dice.upTo(5) }),
};

/** What builds comes oftener than what takes away, or the estate would soon be bare. */
const DRAWN: readonly Verb[] = [
  ...VERBS,
  'order',
  'joinNode',
  'createVm',
  'bootVm',
  'bootVm',
  'deploy',
  'runContainer',
];

function make(scene: Scene, verb: Verb): Command {
  return { verb, ...MAKERS[verb](scene) } as Command;
}

const IDS = ['host', 'vm', 'node', 'instance', 'deployment', 'target', 'subject'];
const NAMES = ['model', 'platform', 'runtime', 'guest', 'service'];
const SIZES = [
  'replicas',
  'vcpus',
  'memoryMib',
  'rack',
  'slot',
  'requestCpuM',
  'limitMib',
  'minAvailable',
  'ticks',
  'minReplicas',
  'maxReplicas',
  'targetCpuPercent',
  'downStabilisationTicks',
];
const STRANGE_NAMES = ['no-such-thing', '__proto__', 'constructor', 'toString', 'h1', '0', ' ', '💥'];
/** The largest that the command schema lets in, by field. */
const LARGEST: Readonly<Record<string, number>> = {
  memoryMib: 16_777_216,
  ticks: 86_400,
  minAvailable: 1000,
  minReplicas: 1000,
  maxReplicas: 1000,
  targetCpuPercent: 1000,
  downStabilisationTicks: 3600,
};

const idsOf = (team: Team) =>
  [team.hosts, team.vms, team.nodes, team.instances, team.deployments, team.transfers].flat().map(({ id }) => id);

/** Spoils one field of a command: another team's id, nobody's, one of another kind; no such name; nothing or too much. */
function spoil({ dice, team }: Scene, world: World, command: Command): Command {
  const fields: Record<string, unknown> = { ...command };
  const field = dice.of(Object.keys(fields).filter((key) => [...IDS, ...NAMES, ...SIZES].includes(key)));
  if (field === undefined) return command;
  if (IDS.includes(field)) {
    const own = idsOf(team);
    const others = world.teams.filter((other) => other !== team).flatMap(idsOf);
    const nobodys = [1, makeId(team.index, 999_998), makeId(world.teams.length, 1), Number.MAX_SAFE_INTEGER];
    fields[field] = dice.of([others, own, nobodys].filter((list) => list.length > 0).map((list) => dice.of(list)));
  } else if (NAMES.includes(field)) fields[field] = dice.of(STRANGE_NAMES);
  else if (field === 'replicas')
    fields[field] = dice.chance(0.02) ? 200 : 0; // pods that wait cost time in every tick
  else fields[field] = dice.chance(0.5) ? 0 : (LARGEST[field] ?? 100_000);
  return fields as Command;
}

/** A command that names what is there; whether the rules accept it is theirs to say. */
export function legalLooking(world: World, rules: Rulebook, team: Team, seed: number, nth: number): Command {
  const scene = { dice: newDice(seed, team.index, world.tick, nth), rules, team };
  return make(scene, scene.dice.of(DRAWN));
}

/** A command with something wrong in it; now and then the rules may still find nothing to refuse. */
export function illegal(world: World, rules: Rulebook, team: Team, seed: number, nth: number): Command {
  const scene = { dice: newDice(seed, team.index, world.tick, 50 + nth), rules, team };
  return spoil(scene, world, make(scene, scene.dice.of(VERBS)));
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
