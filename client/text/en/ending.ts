/** How a match ended: the debrief of any match. */

import type { IncidentKind } from '../../../shared/content/schema.ts';
import type { Charge } from '../../../shared/play/charges.ts';
import { decimal } from '../format.ts';
import { gameMinutes } from './units.ts';

const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

export const ending = {
  title: 'What happened to us?',
  outcome: {
    stars: [
      'No star yet. One more try?',
      'One star. Two are left.',
      'Two stars. One is left.',
      'All three stars.',
    ] as readonly string[],
    lacks: 'For the next star:',
    lessons: {
      '1-1':
        'A machine that idles costs as much as one that works: consolidate, but keep the room to lose any one of them.',
      '1-2':
        'Production stands on the bare machine, where nothing below it can crash; a lab may share the desktop that is there anyway.',
      '1-3':
        'A guest brings its own system. So an old program outlives its machine, next to whatever else is on the host.',
      '1-4':
        'Past 85 % busy every host makes everybody wait. Size by what is used, hold back what can wait, keep the rest free.',
      '1-5':
        'What is pooled can move: disks on the pool, networks drawn in software. And a wall between networks keeps trouble where it began.',
      '2-1':
        'A live migration ends only if the link copies faster than the guest writes. Else slow the guest down, or stop it.',
      '2-2':
        'A restart elsewhere needs an order, who first, and room where the same cable does not go: spread over racks, and keep as much free as the largest of them holds.',
      '2-3':
        'A patch without a way back is a bet. Take the snapshot first, patch one before you patch all, and delete the snapshot when it has held.',
      '2-4':
        'Machines are easily made and never give themselves back: look for what does nothing, delete it, and back up what must come home.',
      '3-1':
        'An image brings everything above the kernel; kernel and processor are the machine’s. And what is in it ages: keep a way to build it anew.',
      '3-2':
        'Containers share one kernel: what a guest system takes is room for more of them. A kernel of one’s own is right where somebody pays for it.',
      '3-3':
        'A request is a weight when cores run short; a limit holds back even when they do not. And what can wait runs when it is quiet.',
      '3-4':
        'Containers on one kernel have to trust each other. Draw a wall where they cannot, and mend the base once for all of them before its hole is used.',
      '3-5':
        'What starts in seconds can be made when it is needed; what takes minutes has to be there before. Where rushes take turns, room for the largest is enough.',
      '4-1':
        'Say what there should be, and the cluster finds the places. What waits has a reason: read it, and clear it away.',
      '4-2': 'A cluster heals what it can see, and only where there is room: self-healing needs probes and headroom.',
      '4-3':
        'Ready does not mean good. Roll out as slowly as a fault takes to show, and a repair as fast as there is room.',
      '4-4':
        'An autoscaler follows; what is coming it does not know. What takes longer to arrive than a wave to rise has to stand ready.',
      '5-1':
        'Cut out what grows unlike the rest; what belongs together may stay together. Then the queue of one part is no longer the queue of all.',
      '5-2':
        'A request is as fast as the slowest link on its way. Rate times time says how many are busy at once: count before you scale.',
      '5-3':
        'What is likely is bought early and cheaply. The error of a forecast is covered by what comes fast and goes again.',
      '6-1':
        'A function costs by the call, a machine by the hour: below about an eighth of the time the function wins. And shifts that never meet share one place.',
      '6-2':
        'A call that fails and is tried again is load. A budget for retries or a breaker lets a service get up; and few should meet a new version first.',
      '6-3':
        'Distance cannot be computed away: what must be quick stands near its users, before they wake and only while they are awake.',
      '6-4':
        'All of it at once is still the same questions: what runs where, what may fail, what is there when it does, and what does it cost?',
      's-1':
        'What runs on an engine without a future runs on, but no new node gets it and nobody mends it. Leave on a day that you choose.',
      's-2':
        'Every orchestrator keeps what you declared, each at its own pace. How soon it gives up a silent machine decides what a failure costs.',
      's-3':
        'Emulation buys time and pays with cores: five times the work. What stays is better built anew for the processor it runs on.',
    } as Readonly<Record<string, string>>,
  },
  match: (scenario: string, teams: number) => (teams === 1 ? scenario : `${scenario}, ${teams} teams, one world`),
  profit: 'Profit',
  sameWorld: 'same traffic, same failures, same axis',
  alone: 'minute by minute',
  at: (time: string) => `at ${time}`,
  scrub: 'Time of the match',
  chart: (best: string, profit: string) => `Profit of every team over the match. ${best} ended highest with ${profit}.`,
  chartOne: (profit: string) => `Profit over the match. It ended at ${profit}.`,
  losses: 'Each team’s biggest loss',
  lossesOne: 'What was lost',
  loss: (service: string, reason: string) => `${service}: ${reason}`,
  charges: {
    credited: 'too few answers in time, part of the money went back',
    'tenant.shared': 'fined, because it shared what it was promised for itself',
    'tenant.left': 'paid off, because it did not get what it was promised',
    'tenant.refunded': 'bought out of its contract',
    audited: 'customers paid back after the audit',
    'memory.lost': 'what it kept in memory was lost',
    breached: 'a copy fell into foreign hands',
    'batch.late': 'Month-end work that was not done in time',
  } satisfies Readonly<Record<Charge, string>> as Readonly<Record<Charge, string>>,
  lossPaid: (paid: string) => `${paid} of it in the ledger`,
  lossSum: (paid: string, unearned: string) => `Losses among it: ${paid}. Not earned because of them: ${unearned}.`,
  noLoss: (rent: string) => `nothing lost; ${rent} of machines kept it so`,
  why: (team: string) => `${team}: why?`,
  whyOne: 'Why?',
  lostBy: (money: string, time: string) => `${money}, worst at ${time}`,
  showCause: 'Show the cause',
  hideCause: 'Hide the cause',
  noLosses: 'Hardly an answer was lost or late.',
  noCause: 'Hardly an answer was lost or late, so there is nothing to explain.',
  noCauseThen: 'Its worst losses came at other times.',
  medals: 'Medals',
  medal: { reliable: 'Reliable', dense: 'Dense', green: 'Green' },
  medalValue: {
    reliable: (value: string) => `${value} in time`,
    dense: (value: string) => `${value} answers a host-hour`,
    green: (value: string) => `${value} kWh a million`,
  },
  nobody: 'nobody this time',
  ledger: 'Every cent',
  ledgerOf: (team: string) => `${team}: every cent`,
  sum: 'Profit',
  goals: 'Stars',
  profitGoal: (need: string, have: string) => `Profit ${need} or more: ${have}`,
  shareGoal: (need: string, have: string) => `In time ${need} or more: ${have}`,
  aHost: 'the machine under it',
  aNode: 'a machine of the cluster',
  aCopy: (service: string) => `a copy of ${service}`,
  surviveGoal: (need: number, have: number) =>
    `Room to lose any one machine for the last ${gameMinutes(need)}: ${decimal(have)}`,
  nightGoal: 'Holds through the Night',
  met: 'met',
  notMet: 'not yet',
  open: 'tried last',
  guess: 'Guess and actual:',
  guessed: (guess: number, actual: number) =>
    guess === actual
      ? `You guessed ${plural(guess, 'machine', 'machines')}, and ${actual} it was.`
      : `You guessed ${plural(guess, 'machine', 'machines')}. It ended with ${actual}.`,
  after: {
    title: (many: number) => (many === 1 ? 'A question to end with' : 'Questions to end with'),
    right: 'Right.',
    wrong: 'Not quite.',
    rightOption: 'right',
    concept: 'this idea',
  },
  again: 'Play again',
  next: (title: string) => `Next: ${title}`,
  campaign: 'Campaign',
  leave: 'Leave the room',
  log: 'Save the match log',
  logNone: 'The log is not ready yet. Try again in a moment.',
  loading: 'Adding up every cent …',
  none: 'The story of this match is not here yet.',
  night: 'After the day came the Night: the estates ran on without hands.',
  nightShort: 'Night',
  present: 'Present',
  presentFigures: 'Figures on the wall',
  closePresent: 'Back to the figures',
  moment: (index: number, of: number) => `Moment ${index} of ${of}, at`,
  momentTitle: 'The same thing struck both.',
  momentAsk: 'Why did one of them feel it more?',
  momentCurves: 'Profit of the two before and after it struck',
  you: 'you',
  momentAskAll: 'What would have made it cheaper?',
  momentAlone: 'It struck everyone alike.',
  talk: 'Talk to your neighbour.',
  talkLeft: (seconds: number) => `${seconds} seconds, then we look.`,
  talkStart: 'A minute for neighbours',
  talkOver: 'Now we look.',
  previous: 'Previous moment',
  nextMoment: 'Next moment',
  noMoments: 'Nothing struck in this match. The curve is the story.',
  afterwards: (minutes: number) => `profit in the ${plural(minutes, 'minute', 'minutes')} after`,
  incidents: {
    'host.dies': 'a host dies',
    'host.serviced': 'a host is serviced',
    'rack.dark': 'a rack goes dark',
    'feed.dark': 'a power feed goes dark',
    'cooling.fails': 'the cooling fails',
    'power.price': 'power gets dear',
    'lorry.late': 'lorries come late',
    'os.crashes': 'a host system crashes',
    crowd: 'a crowd comes',
    'mix.shift': 'they want other things',
    'demand.step': 'demand jumps',
    'pod.hangs': 'pods hang',
    'pod.crashes': 'pods crash',
    'container.escape': 'somebody breaks out of a container',
    'hypervisor.escape': 'somebody breaks out of a VM',
    'old.hole': 'an old hole is tried',
    auditor: 'the auditor comes',
    'registry.dark': 'the registry goes dark',
    'image.poisoned': 'an image is poisoned',
    'base.cve': 'a hole in a base image',
    'release.bad': 'a bad release',
    'release.fix': 'the fix is there',
    leak: 'a program leaks memory',
    'daemon.restarts': 'container daemons restart',
    'disk.fills': 'a disk fills up',
    'backup.window': 'the backup runs',
    'patch.bad': 'a patch breaks things',
    'retry.storm': 'calls are tried again and again',
    'region.dark': 'a region goes dark',
    'quorum.wobble': 'the control plane loses a member',
    'batch.monthEnd': 'month-end work comes',
    failed: 'a machine of yours fails',
    stayedAway: 'the crowd stays away',
    other: 'something strikes',
  } satisfies Readonly<Record<IncidentKind | 'failed' | 'stayedAway' | 'other', string>>,
};
