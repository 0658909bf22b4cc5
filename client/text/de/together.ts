/** Wörter des Zusammenspiels: das Team, seine Aufgaben, Signale, weiche Sperren, die Filter der Ereignisse, das Telefon. */
import type { Duty, SignalKind } from '../../../shared/wire/symbols.ts';
import { count, decimal } from '../format.ts';
import type { Words } from '../index.ts';

const duties: Record<Duty, string> = {
  none: 'Alles',
  capacity: 'Kapazität',
  platform: 'Plattform',
  reliability: 'Stabilität',
  finance: 'Finanzen',
};

const signals: Record<SignalKind, string> = {
  look: 'Schau her',
  help: 'Hilfe',
  onIt: 'Bin dran',
  agreed: 'Einverstanden',
  wait: 'Warte',
  wellDone: 'Gut gemacht',
  suggest: 'Vorschlag',
};

const about = (it: string): string => (it === '' ? '' : ` (${it})`);
/** In den Ereignissen: wer was sagte, worüber; `it` ist '', wo es um nichts Bestimmtes geht. */
const said: Record<SignalKind, (who: string, it: string) => string> = {
  look: (who, it) => `${who}: schau her${about(it)}`,
  help: (who, it) => `${who}: Hilfe erbeten${about(it)}`,
  onIt: (who, it) => `${who}: bin dran${about(it)}`,
  agreed: (who, it) => `${who}: einverstanden${about(it)}`,
  wait: (who, it) => `${who}: bitte warten${about(it)}`,
  wellDone: (who) => `${who}: gut gemacht`,
  suggest: (who, it) => `${who}: Befehl vorgeschlagen${about(it)}`,
};

export const together: Words['together'] = {
  crew: {
    label: 'Dein Team',
    you: 'Du',
    away: 'fort',
    carries: (who, what) => `${who} trägt ${what}`,
    isAt: (who, what) => `${who} ist bei ${what}`,
    picked: (who, what) => `${who} wählte ${what}`,
    here: (who) => `${who} ist da`,
    goTo: 'Dorthin',
  },
  duties: {
    names: duties,
    title: 'Worum du dich kümmerst',
    what: {
      none: 'Niemand muss gefragt werden.',
      capacity: 'Maschinen, Größen und wie viele von jedem.',
      platform: 'Was darauf läuft, und wie es dorthin kommt.',
      reliability: 'Dass es läuft: Probes, Budgets, Reparaturen.',
      finance: 'Mieter, Verträge, Lizenzen und Preise.',
    },
    also: (who) => `mit ${who}`,
    note: 'Die anderen können es trotzdem. Sie werden einmal gefragt.',
    optional: 'Freiwillig. Ein Team kann sich die Arbeit teilen.',
  },
  lock: {
    title: (duty, who) => `Um ${duties[duty]} kümmert sich ${who}. Trotzdem tun?`,
    go: 'Trotzdem tun',
    suggest: (who) => `${who} vorschlagen`,
    leave: 'Lassen',
    again: 'Oder drück einfach noch einmal dasselbe.',
  },
  signals: {
    names: signals,
    said,
    title: 'Signal an dein Team',
    open: 'Signal',
    about: (it) => `zu ${it}`,
    aboutNothing: 'Wähle erst ein Ding, um darauf zu zeigen.',
    heard: (who, what) => `${who}: ${what}`,
    accept: 'Tu es',
    decline: 'Jetzt nicht',
    dismiss: 'Weglegen',
    alone: 'Du spielst allein: Niemand sieht ein Signal.',
    key: 'q',
  },
  feed: {
    filters: {
      all: 'Alles',
      mine: 'Ich',
      team: 'Team',
      events: 'Welt',
      alerts: 'Alarme',
    },
    filter: 'Was hier zu sehen ist',
    times: (many) => `×${count(many)}`,
    timesLabel: (many) => `${count(many)} Mal`,
    fresh: (many) => `${count(many)} neu`,
    nothing: {
      all: 'Noch ist nichts geschehen. Hier steht bald, was ihr tut und was ausfällt; eine Zeile führt dorthin.',
      mine: 'Du hast noch nichts getan.',
      team: 'Dein Team hat noch nichts getan.',
      events: 'Noch ist nichts geschehen.',
      alerts: 'Bisher kein Alarm.',
    },
  },
  phone: {
    nav: 'Teile des Begleiters',
    tabs: { now: 'Jetzt', alerts: 'Alarme', feed: 'Verlauf', team: 'Team', plan: 'Plan' },
    waiting: (name, many) => `${name} wartet: ${count(many)} ohne Platz`,
    asks: (perS, could) => `${count(perS)} Aufrufe je Sekunde, ${count(could)} könnten bedient werden`,
    lost: (permille) => `${decimal(permille / 10)} % seiner Aufrufe gehen verloren`,
    one: 'eine mehr',
    drain: 'Räumen',
    evacuate: 'Leeren',
    machines: 'Maschinen',
    machineLine: (cpu, free) => `CPU ${count(cpu)} %, ${free} frei`,
    asked: 'gefragt',
    room: 'noch Platz',
  },
  touch: {
    services: 'Dienste',
    details: 'Details',
    demand: 'Nachfrage',
    feed: 'Verlauf',
    panels: 'Tafeln',
  },
};
