/** Wörter der Planung: was die nächsten Minuten bringen können, was verloren gehen kann, was zu groß ist. */
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
import type { Words } from '../index.ts';
import { gameMinutes } from './units.ts';

const list = (names: readonly string[], most: number): string =>
  names.length <= most
    ? names.join(', ')
    : `${names.slice(0, most).join(', ')} und ${count(names.length - most)} weitere`;

export const plan: Words['plan'] = {
  title: 'Plan',
  what: 'Was die nächsten Minuten bringen können, was verloren gehen kann und was zu groß ist.',
  opening: 'Einen Moment …',
  cannotOpen: 'Dieser Teil der Seite ließ sich nicht laden. Schließe ihn und versuch es noch einmal.',
  look: 'Vorausschauen',
  again: 'Noch einmal schauen',
  looking: 'Ich schaue voraus: Von hier werden fünf mögliche Tage gespielt. Das dauert einige Sekunden.',
  asOf: (tick, age) =>
    age < 60 ? `Stand ${clock(tick)}` : `Stand ${clock(tick)}, ${gameMinutes(Math.floor(age / 60))} alt`,
  never: 'Du hast noch nicht geschaut.',
  noAnswer: 'Es kam keine Antwort. Versuch es gleich noch einmal.',
  onlyInPlay: 'Es kommen keine Minuten mehr: Vorausschauen geht, solange gespielt wird.',

  next: (minutes) => `Die nächsten ${count(minutes)} Spielminuten`,
  none: 'Das Spiel endet hier.',
  profit: 'Gewinn ab jetzt',
  inTime: 'Rechtzeitige Antworten',
  money: (microCents) => exactMoney(microCents),
  share: (share) => percent(share),
  band: (low, middle, high) => (low === high ? low : `${middle} (${low} bis ${high})`),
  between: (low, high) => `${low} bis ${high}`,
  axisMoney: (microCents) => money(microCents),
  axisShare: (share) => wholePercent(share * 100),
  chart: (what, asIs) => `${what} am Ende, so wie es ist: ${asIs}`,
  chartWith: (what, asIs, drafted) => `${what} am Ende, so wie es ist: ${asIs}; mit deiner Änderung: ${drafted}`,
  now: 'jetzt',
  later: (minutes) => `+${gameMinutes(minutes)}`,
  asIs: 'so wie es ist',
  drafted: 'mit deiner Änderung',
  how: 'Die Linie ist die Mitte aus fünf Tagen, das Band hält acht von zehn. Nichts, was du nicht wissen kannst, steckt darin.',

  whatIf: 'Was wäre, wenn …',
  whatIfHint: 'Befehl eingeben',
  allSizes: 'Alle richtigen Größen',
  tryIt: 'Ausprobieren',
  tryOf: (name) => `An ${name} ausprobieren`,
  refusedPart: (many, reason) =>
    many === 1 ? `Sie würde abgelehnt: ${reason}` : `${count(many)} davon würden abgelehnt: ${reason}`,

  loss: 'Wenn eines davon verloren geht',
  rack: (name) => `Rack ${name}`,
  feed: (name) => `Zufuhr ${name}`,
  homeless: (lost, all) => `${count(lost)} von ${count(all)}`,
  things: (names) => `kein Platz für ${list(names, 4)}`,
  safe: (names) => `Alles davon findet anderswo Platz: ${list(names, 12)}`,
  allSafe: 'Jedes davon dürfte verloren gehen: Alles findet anderswo Platz.',

  fewest: 'Die wenigsten Maschinen',
  bound: (bound, used) =>
    bound >= used
      ? `Mit solchen Maschinen geht es nicht mit weniger als deinen ${count(used)}.`
      : bound === 0
        ? `Du nutzt ${count(used)}, und auf keiner läuft schon etwas.`
        : bound > 1
          ? `Du nutzt ${count(used)}. Weniger als ${count(bound)} könnten es nicht tragen.`
          : `Du nutzt ${count(used)}. Eine davon könnte alles tragen.`,
  score: 'Dichte',
  scoreValue: (score) => wholePercent(score * 100),

  sizes: 'Richtige Größe',
  sizesNone: 'Nichts ist weit von der Größe, die es braucht.',
  sizesEarly: 'Nichts lief lange genug, um es zu sagen.',
  podCpu: (from, to) => `CPU ${cpu(from)} → ${cpu(to)}`,
  vmCpu: (from, to) => `vCPUs ${count(from)} → ${count(to)}`,
  memory: (from, to) => `Speicher ${memory(from)} → ${memory(to)}`,
  podWhat: 'Requests jedes Pods',
  vmWhat: 'muss dafür gestoppt werden',
  set: 'Setzen',
  sizesHow: 'Das 95. Perzentil dessen, was es bisher brauchte, und 15 % mehr.',

  up: 'Erwartete Verfügbarkeit, wie Maschinen altern',
  upOf: (share) => finePercent(share),
  weakest: (service) => `am schwächsten bei ${service}`,

  costs: 'Was 1.000 Antworten kosten',
  service: 'Dienst',
  perThousand: 'je 1.000',
  perHour: 'je Stunde',
  thousand: (microCents) => (microCents === 0 ? '–' : fineMoney(microCents)),
  hour: (microCents) => exactMoney(microCents),
  idle: 'Maschinen, die niemand nutzt',
  more: (many) => (many === 1 ? '1 billigerer' : `${count(many)} billigere`),
};
