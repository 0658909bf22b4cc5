/** Words of the planning panel: what the next minutes may bring, what could be lost, what is too large. */
import {
  clock,
  count,
  cpu,
  exactMoney,
  fineMoney,
  finePercent,
  memory,
  money,
  percent,
  wholePercent,
} from '../format.ts';
import { gameMinutes } from './units.ts';

const list = (names: readonly string[], most: number): string =>
  names.length <= most ? names.join(', ') : `${names.slice(0, most).join(', ')} and ${count(names.length - most)} more`;

export const plan = {
  title: 'Plan',
  what: 'What the next minutes may bring, what could be lost, and what is too large.',
  opening: 'One moment …',
  cannotOpen: 'This part of the page could not be loaded. Close it and try again.',
  look: 'Look ahead',
  again: 'Look again',
  looking: 'Looking ahead: five possible days are played from here. That takes a few seconds.',
  asOf: (tick: number, age: number) =>
    age < 60 ? `as of ${clock(tick)}` : `as of ${clock(tick)}, ${gameMinutes(Math.floor(age / 60))} old`,
  never: 'You have not looked yet.',
  noAnswer: 'No answer came. Try again in a moment.',
  onlyInPlay: 'There are no minutes to come: one can look ahead while the match is played.',

  next: (minutes: number) => `The next ${count(minutes)} game minutes`,
  none: 'The match ends here.',
  profit: 'Profit from now',
  inTime: 'Answers in time',
  money: (microCents: number) => exactMoney(microCents),
  share: (share: number) => percent(share),
  band: (low: string, middle: string, high: string) => (low === high ? low : `${middle} (${low} to ${high})`),
  between: (low: string, high: string) => `${low} to ${high}`,
  axisMoney: (microCents: number) => money(microCents),
  axisShare: (share: number) => wholePercent(share * 100),
  chart: (what: string, asIs: string) => `${what} at the end, as things are: ${asIs}`,
  chartWith: (what: string, asIs: string, drafted: string) =>
    `${what} at the end, as things are: ${asIs}; with your change: ${drafted}`,
  now: 'now',
  later: (minutes: number) => `+${gameMinutes(minutes)}`,
  asIs: 'as things are',
  drafted: 'with your change',
  how: 'The line is the middle of five days, the band holds eight in ten. Nothing you cannot know is in it.',

  whatIf: 'What if you ordered …',
  whatIfHint: 'as an operator types it',
  allSizes: 'All right sizes',
  tryIt: 'Try it',
  tryOf: (name: string) => `Try it on ${name}`,
  refusedPart: (many: number, reason: string) =>
    many === 1 ? `It would be refused: ${reason}` : `${count(many)} of them would be refused: ${reason}`,

  loss: 'If one of these is lost',
  rack: (name: string) => `Rack ${name}`,
  feed: (name: string) => `Feed ${name}`,
  homeless: (lost: number, all: number) => `${count(lost)} of ${count(all)}`,
  things: (names: readonly string[]) => `no place for ${list(names, 4)}`,
  safe: (names: readonly string[]) => `All of it finds a place elsewhere: ${list(names, 12)}`,
  allSafe: 'Any one of them could be lost: all of it finds a place elsewhere.',

  fewest: 'Fewest machines',
  bound: (bound: number, used: number) =>
    bound >= used
      ? `No estate of such machines needs fewer than your ${count(used)}.`
      : bound === 0
        ? `You use ${count(used)}, and nothing runs on any yet.`
        : bound > 1
          ? `You use ${count(used)}. Fewer than ${count(bound)} could not carry it.`
          : `You use ${count(used)}. One of them might carry it all.`,
  score: 'density',
  scoreValue: (score: number) => wholePercent(score * 100),

  sizes: 'Right size',
  sizesNone: 'Nothing is far from the size it needs.',
  sizesEarly: 'Nothing has run long enough to say.',
  podCpu: (from: number, to: number) => `CPU ${cpu(from)} → ${cpu(to)}`,
  vmCpu: (from: number, to: number) => `vCPUs ${count(from)} → ${count(to)}`,
  memory: (from: number, to: number) => `memory ${memory(from)} → ${memory(to)}`,
  podWhat: 'requests of each pod',
  vmWhat: 'has to be stopped for it',
  set: 'Set it',
  sizesHow: 'The 95th percentile of what it used so far, and 15 % more.',

  up: 'Expected up, as machines wear',
  upOf: (share: number) => finePercent(share),
  weakest: (service: string) => `weakest at ${service}`,

  costs: 'What 1,000 answers cost',
  service: 'Service',
  perThousand: 'per 1,000',
  perHour: 'an hour',
  thousand: (microCents: number) => (microCents === 0 ? '–' : fineMoney(microCents)),
  hour: (microCents: number) => exactMoney(microCents),
  idle: 'machines nobody uses',
  more: (many: number) => (many === 1 ? '1 cheaper one' : `${count(many)} cheaper ones`),
} as const;
