/** Words of the overlays (what lies over the floor when asked for) and of the path that *Why?* draws on it. */
import { count, exactMoney, memory, milliseconds, wholePercent } from '../format.ts';

const things = (many: number, one: string, more: string): string => `${count(many)} ${many === 1 ? one : more}`;
const joined = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(', ');
const vms = (many: number): string => (many === 0 ? '' : things(many, 'VM', 'VMs'));
const pods = (many: number): string => (many === 0 ? '' : things(many, 'pod', 'pods'));
const processes = (many: number): string => (many === 0 ? '' : things(many, 'process', 'processes'));

export const overlays = {
  label: 'Overlays',
  buttons: { survive: 'Survive', blast: 'Blast', cost: 'Cost', calls: 'Calls' },
  names: { survive: 'Survive any one', blast: 'Blast radius', cost: 'Cost', calls: 'Who calls whom' },
  what: {
    survive: 'What the loss of each machine would do now: is there room elsewhere for everything on it?',
    blast: 'Who shares a kernel, a machine, a rack, a network or an image with whom',
    cost: 'What each machine costs an hour, and how much of that nobody uses',
    calls: 'Which service calls which, how often, and where requests wait',
  },
  close: 'Take the overlay away',
  table: 'As a table',
  tableBack: 'Back to what is selected',
  looking: 'looking …',
  rack: (name: string) => (name === '' ? 'Cloud' : `Rack ${name}`),
  feed: (name: string) => `Power feed ${name}`,

  survives: 'room elsewhere',
  byHand: (many: number) => (many === 0 ? '' : `${count(many)} only by hand`),
  leftToHands: (many: number) =>
    many === 0 ? '' : `${things(many, 'thing comes', 'things come')} back only by hand: no HA, or run by hand`,
  empty: 'empty',
  notOn: 'not on',
  lost: (lostVms: number, lostPods: number, lostProcesses: number) =>
    `loses ${joined([vms(lostVms), pods(lostPods), processes(lostProcesses)])}`,
  lostTiny: (many: number) => `loses ${count(many)}`,
  lostShort: (many: number) => `${count(many)} without a place`,
  shortOf: (mib: number) => `${memory(mib)} short`,
  takesDown: (names: readonly string[]) =>
    names.length === 0
      ? ''
      : names.length > 2
        ? `${names.slice(0, 2).join(', ')} and ${count(names.length - 2)} more go down`
        : `${names.join(' and ')} ${names.length === 1 ? 'goes' : 'go'} down`,
  notSurvived: 'not survived',
  surviveSum: (safe: number, of: number) =>
    safe === of
      ? `Room to lose any one of ${things(of, 'machine', 'machines')} now`
      : `Room to lose ${count(safe)} of ${things(of, 'machine', 'machines')}`,
  racksAtRisk: (names: readonly string[]) => (names.length === 0 ? '' : `not ${names.join(', ')}`),
  flight: (many: number) => `${count(many)} go here`,
  ownLost: 'if this is lost',

  relation: 'What is shared',
  relations: {
    kernel: 'Kernel',
    host: 'Machine',
    rack: 'Rack',
    feed: 'Feed',
    network: 'Network',
    image: 'Image',
    platform: 'System',
  },
  relationWhat: {
    kernel: 'One way out of a container reaches everyone on the same kernel',
    host: 'One dead machine takes everyone on it along',
    rack: 'One switch or one rack controller serves them all',
    feed: 'One power feed goes dark under all of them',
    network: 'One foothold reaches everyone on the same virtual network',
    image: 'One poisoned base image is under all of them',
    platform: 'One bug in the same hypervisor or OS hits all its machines',
  },
  blastHit: (copies: number, of: number) => `${count(copies)} of ${things(of, 'copy', 'copies')}`,
  blastServices: (many: number) => things(many, 'service', 'services'),
  blastSum: (name: string, hit: string, services: string) => `With ${name}: ${hit}, ${services}`,
  blastNone: 'Choose a thing to see whom it hits.',
  blastShort: (copies: number, of: number) => `hits ${count(copies)} of ${count(of)}`,
  struck: (copies: number) => (copies === 0 ? 'struck' : `struck with ${things(copies, 'copy', 'copies')}`),
  blastTiny: (copies: number) => `${count(copies)} hit`,
  blastShared: (copies: number) => (copies === 0 ? 'not hit' : `${things(copies, 'copy', 'copies')} hit`),

  perHour: (microCents: number) => `${exactMoney(microCents)}/h`,
  idle: (percent: number) => `${wholePercent(percent)} idle`,
  idleMoney: (microCents: number) => `${exactMoney(microCents)} idle`,
  costSum: (all: string, idle: string) => `Machines ${all}, of it ${idle}`,
  dearest: 'strongest: most idle money',
  perThousand: (microCents: number) => `${exactMoney(microCents)} per 1,000`,
  nobody: 'nobody’s: idle machines, disks, tools',
  noCalls: 'no calls',

  columns: {
    machine: 'Machine',
    loss: 'If it is lost',
    short: 'Short of',
    down: 'Goes down',
    hit: 'Hit',
    services: 'Services',
    cost: 'An hour',
    idle: 'Idle',
    service: 'Service',
    calls: 'Calls',
    p95: 'p95',
    waiting: 'Waiting',
    load: 'Load',
    answers: '1,000 answers',
  },
  byUsers: (perS: number) => `users ${count(perS)}/s`,
  callsPerS: (perS: number) => `${count(perS)}/s`,
  nodeLine: (p95: number, load: number) => `${milliseconds(p95)} · ${wholePercent(load)}`,
  wait: (many: number) => `${count(many)} wait`,
  callsSum: (way: readonly string[]) =>
    way.length === 0 ? 'Nobody asks for anything' : `Slowest way: ${way.join(' → ')}`,
  callsLegend: { late: 'late', lost: 'lost', way: 'slowest way' },
  hereOf: (here: number, of: number) => `${count(here)} of ${count(of)} here`,
  noneHere: 'none here',
  runsNowhere: 'runs nowhere',
  edgeName: (from: string, to: string, rate: string) => `${from} calls ${to} ${rate}`,

  why: {
    off: (name: string) => `at ${name}`,
    show: (step: number) => `Show step ${count(step)} on the floor`,
    root: 'root cause',
    change: 'Change the cause',
    nothing: 'No single press mends this: see the machines and services it names.',
    passes: 'Nothing to press here: it ends by itself.',
    add: 'Add a copy',
    raise: (to: string) => `Raise the limit to ${to} CPU`,
    cap: (name: string, to: string) => `Limit ${name} to ${to} CPU a copy`,
    hold: (to: string) => `Hold month-end work to ${to} CPU`,
    most: (to: number) => `Let the autoscaler make ${count(to)}`,
    moveAway: (vm: string, host: string) => `Move ${vm} to ${host}`,
    start: (vm: string) => `Start ${vm}`,
    ha: (vm: string) => `Let ${vm} restart elsewhere`,
    repair: (host: string) => `Repair ${host}`,
    powerOn: (host: string) => `Switch ${host} on`,
    uncordon: (host: string) => `Let ${host} take pods again`,
    bear: (key: string) => `Let it bear the taint ${key}`,
    join: (name: string, engine: string) => `Join ${name} with ${engine}`,
    requestLess: (to: string) => `Ask for only ${to} CPU a copy`,
    rent: 'Rent another machine',
    undo: 'Go back to the release before',
    resume: 'Let the roll-out go on',
    everywhere: 'Build it for every processor',
    build: 'Build it anew',
    push: 'Push it to the registry',
    base: 'Rebuild the base',
    rollOut: (build: number) => `Roll out build ${count(build)}`,
    replace: (pod: string) => `Stop ${pod}, then run the new build`,
    anew: (pod: string) => `Stop ${pod}: it is made anew, and clean`,
    clean: (name: string) => `Rebuild ${name} from clean media`,
    leave: (node: string) => `Drain ${node}`,
    place: { deploy: 'Put a copy somewhere', vm: 'Make a VM for it' },
    fewer: (copies: number) => `Keep only ${count(copies)} ${copies === 1 ? 'copy' : 'copies'}`,
    mesh: 'Put on a mesh, which can cut retries',
    retry: (percent: number) => `Try again only ${wholePercent(percent)} of the calls`,
    noMove: 'Moving does not help: a pod is made anew elsewhere, and its limit goes with it.',
    noCopy: 'More copies do not help: they would wait as well.',
    otherKernel: 'Asking for less does not help: it needs a node with its own kernel.',
  },
} as const;
