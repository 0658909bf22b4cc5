/** Words of playing together: the crew, its duties, signals, soft locks, the feed's filters, and the phone. */
import type { Duty, SignalKind } from '../../../shared/wire/symbols.ts';
import { count } from '../format.ts';

const duties: Record<Duty, string> = {
  none: 'Everything',
  capacity: 'Capacity',
  platform: 'Platform',
  reliability: 'Reliability',
  finance: 'Finance',
};

const signals: Record<SignalKind, string> = {
  look: 'Look here',
  help: 'Help',
  onIt: 'On it',
  agreed: 'Agreed',
  wait: 'Wait',
  wellDone: 'Well done',
  suggest: 'Suggestion',
};

/** In the feed: who said what, about what; `it` is '' where it is about nothing. */
const said: Record<SignalKind, (who: string, it: string) => string> = {
  look: (who, it) => (it === '' ? `${who} asked to look` : `${who} pointed at ${it}`),
  help: (who, it) => (it === '' ? `${who} asked for help` : `${who} asked for help with ${it}`),
  onIt: (who, it) => (it === '' ? `${who} took it on` : `${who} took on ${it}`),
  agreed: (who, it) => (it === '' ? `${who} agreed` : `${who} agreed about ${it}`),
  wait: (who, it) => (it === '' ? `${who} asked to wait` : `${who} asked to wait with ${it}`),
  wellDone: (who) => `${who} said: well done`,
  suggest: (who, it) => (it === '' ? `${who} suggested an order` : `${who} suggested an order for ${it}`),
};

export const together = {
  crew: {
    label: 'Your team',
    you: 'You',
    away: 'away',
    carries: (who: string, what: string) => `${who} carries ${what}`,
    isAt: (who: string, what: string) => `${who} is at ${what}`,
    picked: (who: string, what: string) => `${who} picked ${what}`,
    here: (who: string) => `${who} is here`,
    goTo: 'Go there',
  },
  duties: {
    names: duties,
    title: 'What you look after',
    what: {
      none: 'Nobody has to be asked.',
      capacity: 'Machines, sizes and how many of each.',
      platform: 'What runs on them, and how it gets there.',
      reliability: 'That it stays up: probes, budgets, repairs.',
      finance: 'Tenants, leases, licences and prices.',
    } satisfies Record<Duty, string>,
    also: (who: string) => `with ${who}`,
    note: 'Others can still do it. They are asked once.',
    optional: 'Optional. A team can share the work out.',
  },
  lock: {
    title: (duty: Duty, who: string) => `That is ${duties[duty]}’s (${who}). Do it anyway?`,
    go: 'Do it anyway',
    suggest: (who: string) => `Suggest it to ${who}`,
    leave: 'Leave it',
    again: 'Pressing the same again does it too.',
  },
  signals: {
    names: signals,
    said,
    title: 'Signal to your team',
    open: 'Signal',
    about: (it: string) => `about ${it}`,
    aboutNothing: 'Pick a thing first to point at it.',
    heard: (who: string, what: string) => `${who}: ${what}`,
    accept: 'Do it',
    decline: 'Not now',
    dismiss: 'Put away',
    alone: 'You play alone: there is nobody to signal to.',
    key: 'q',
  },
  feed: {
    filters: {
      all: 'All',
      mine: 'Mine',
      team: 'Team',
      events: 'Events',
      alerts: 'Alerts',
    },
    filter: 'What the feed shows',
    times: (many: number) => `×${count(many)}`,
    timesLabel: (many: number) => `${count(many)} times`,
    fresh: (many: number) => `${count(many)} new`,
    nothing: {
      all: 'Nothing has happened yet. What you do and what breaks will stand here; press a line to go there.',
      mine: 'You have not done anything yet.',
      team: 'Your team has not done anything yet.',
      events: 'Nothing has happened yet.',
      alerts: 'No alert so far.',
    },
  },
  phone: {
    nav: 'Parts of the companion',
    tabs: { now: 'Now', alerts: 'Alerts', feed: 'Feed', team: 'Team', plan: 'Plan' },
    waiting: (name: string, many: number) => `${name} waits: ${count(many)} without a place`,
    asks: (perS: number, could: number) => `${count(perS)} calls a second, ${count(could)} could be served`,
    lost: (permille: number) => `${count(permille / 10)} % of its calls are lost`,
    one: 'one more',
    drain: 'Drain it',
    evacuate: 'Empty it',
    machines: 'Machines',
    machineLine: (cpu: number, free: string) => `CPU ${count(cpu)} %, ${free} free`,
    asked: 'asked',
    room: 'room left',
  },
  touch: {
    services: 'Services',
    details: 'Details',
    demand: 'Demand',
    feed: 'Feed',
    panels: 'Panels',
  },
} as const;
