/** Wörter der Ansichten, die sich über die Halle legen, und des Weges, den *Warum?* hineinzeichnet. */
import { count, exactMoney, memory, milliseconds, wholePercent } from '../format.ts';
import type { Words } from '../index.ts';

const things = (many: number, one: string, more: string): string => `${count(many)} ${many === 1 ? one : more}`;
const joined = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(', ');
const vms = (many: number): string => (many === 0 ? '' : things(many, 'VM', 'VMs'));
const pods = (many: number): string => (many === 0 ? '' : things(many, 'Pod', 'Pods'));
const processes = (many: number): string => (many === 0 ? '' : things(many, 'Prozess', 'Prozesse'));

export const overlays: Words['overlays'] = {
  label: 'Ansichten',
  buttons: { survive: 'Ausfall', blast: 'Radius', cost: 'Kosten', calls: 'Aufrufe' },
  names: { survive: 'Jede darf ausfallen', blast: 'Schadensradius', cost: 'Kosten', calls: 'Wer ruft wen' },
  what: {
    survive: 'Was der Verlust jeder Maschine jetzt täte: Ist anderswo Platz für alles auf ihr?',
    blast: 'Wer mit wem Kernel, Maschine, Rack, Netz oder Image teilt',
    cost: 'Was jede Maschine in der Stunde kostet, und wie viel davon niemand nutzt',
    calls: 'Welcher Dienst welchen ruft, wie oft, und wo Anfragen warten',
  },
  close: 'Ansicht wegnehmen',
  table: 'Als Tabelle',
  tableBack: 'Zurück zum Gewählten',
  looking: 'sehe nach …',
  rack: (name) => (name === '' ? 'Cloud' : `Rack ${name}`),
  feed: (name) => `Stromzufuhr ${name}`,

  survives: 'Platz anderswo',
  byHand: (many) => (many === 0 ? '' : `${count(many)} nur von Hand`),
  leftToHands: (many) =>
    many === 0
      ? ''
      : `${things(many, 'Ding kommt', 'Dinge kommen')} nur von Hand wieder: ohne HA, oder von Hand gestartet`,
  empty: 'leer',
  notOn: 'nicht an',
  lost: (lostVms, lostPods, lostProcesses) =>
    `verliert ${joined([vms(lostVms), pods(lostPods), processes(lostProcesses)])}`,
  lostTiny: (many) => `verliert ${count(many)}`,
  lostShort: (many) => `${count(many)} ohne Platz`,
  shortOf: (mib) => `${memory(mib)} fehlen`,
  takesDown: (names) =>
    names.length === 0
      ? ''
      : names.length > 2
        ? `${names.slice(0, 2).join(', ')} und ${count(names.length - 2)} weitere fallen aus`
        : `${names.join(' und ')} ${names.length === 1 ? 'fällt' : 'fallen'} aus`,
  notSurvived: 'unverzichtbar',
  surviveSum: (safe, of) =>
    safe === of
      ? of === 1
        ? 'Für den Ausfall der einen Maschine ist jetzt Platz'
        : `Platz für den Ausfall jeder der ${count(of)} Maschinen`
      : `${count(safe)} von ${things(of, 'Maschine', 'Maschinen')} sind ersetzbar`,
  racksAtRisk: (names) => (names.length === 0 ? '' : `nicht ${names.join(', ')}`),
  flight: (many) => `${count(many)} gehen hierher`,
  ownLost: 'wenn sie ausfällt',

  relation: 'Was geteilt wird',
  relations: {
    kernel: 'Kernel',
    host: 'Maschine',
    rack: 'Rack',
    feed: 'Strom',
    network: 'Netz',
    image: 'Image',
    platform: 'System',
  },
  relationWhat: {
    kernel: 'Ein Weg aus einem Container erreicht alle auf demselben Kernel',
    host: 'Eine tote Maschine nimmt alle auf ihr mit',
    rack: 'Ein Switch oder ein Rack-Controller bedient sie alle',
    feed: 'Fällt eine Stromzufuhr aus, trifft es sie alle',
    network: 'Ein Fuß in der Tür erreicht alle im selben virtuellen Netz',
    image: 'Ein vergiftetes Basis-Image liegt unter ihnen allen',
    platform: 'Ein Fehler im selben Hypervisor oder OS trifft alle seine Maschinen',
  },
  blastHit: (copies, of) => `${count(copies)} von ${things(of, 'Kopie', 'Kopien')}`,
  blastServices: (many) => things(many, 'Dienst', 'Dienste'),
  blastSum: (name, hit, services) => `Mit ${name}: ${hit}, ${services}`,
  blastNone: 'Wähle etwas, um zu sehen, wen es trifft.',
  blastShort: (copies, of) => `trifft ${count(copies)} von ${count(of)}`,
  struck: (copies) => (copies === 0 ? 'getroffen' : `getroffen, mit ${things(copies, 'Kopie', 'Kopien')}`),
  blastTiny: (copies) => `trifft ${count(copies)}`,
  blastShared: (copies) => (copies === 0 ? 'verschont' : `${things(copies, 'Kopie', 'Kopien')} getroffen`),

  perHour: (microCents) => `${exactMoney(microCents)}/h`,
  idle: (percent) => `${wholePercent(percent)} untätig`,
  idleMoney: (microCents) => `${exactMoney(microCents)} untätig`,
  costSum: (all, idle) => `Maschinen ${all}, davon ${idle}`,
  dearest: 'am kräftigsten: das meiste untätige Geld',
  perThousand: (microCents) => `${exactMoney(microCents)} je 1.000`,
  nobody: 'niemandes: untätige Maschinen, Platten, Werkzeuge',
  noCalls: 'keine Aufrufe',

  columns: {
    machine: 'Maschine',
    loss: 'Wenn sie ausfällt',
    short: 'Es fehlen',
    down: 'Fällt aus',
    hit: 'Getroffen',
    services: 'Dienste',
    cost: 'Je Stunde',
    idle: 'Untätig',
    service: 'Dienst',
    calls: 'Aufrufe',
    p95: 'p95',
    waiting: 'Wartend',
    load: 'Last',
    answers: '1.000 Antworten',
  },
  byUsers: (perS) => `Nutzer ${count(perS)}/s`,
  callsPerS: (perS) => `${count(perS)}/s`,
  nodeLine: (p95, load) => `${milliseconds(p95)} · ${wholePercent(load)}`,
  wait: (many) => `${count(many)} warten`,
  callsSum: (way) => (way.length === 0 ? 'Niemand fragt nach etwas' : `Langsamster Weg: ${way.join(' → ')}`),
  callsLegend: { late: 'zu spät', lost: 'verloren', way: 'langsamster Weg' },
  hereOf: (here, of) => `${count(here)} von ${count(of)} hier`,
  noneHere: 'keine hier',
  runsNowhere: 'läuft nirgends',
  edgeName: (from, to, rate) => `${from} ruft ${to} ${rate}`,

  why: {
    off: (name) => `bei ${name}`,
    show: (step) => `Schritt ${count(step)} in der Halle zeigen`,
    root: 'Ursache',
    change: 'Die Ursache ändern',
    nothing: 'Kein einzelner Knopf behebt das: Sieh bei den Maschinen und Diensten nach, die es nennt.',
    passes: 'Hier ist nichts zu drücken: Das endet von selbst.',
    add: 'Eine Kopie dazugeben',
    raise: (to) => `Limit auf ${to} CPU heben`,
    cap: (name, to) => `${name} auf ${to} CPU je Kopie begrenzen`,
    hold: (to) => `Monatsabschluss auf ${to} CPU bremsen`,
    most: (to) => `Dem Autoscaler ${count(to)} erlauben`,
    moveAway: (vm, host) => `${vm} nach ${host} verschieben`,
    start: (vm) => `${vm} starten`,
    ha: (vm) => `${vm} anderswo neu starten lassen`,
    repair: (host) => `${host} reparieren`,
    powerOn: (host) => `${host} einschalten`,
    uncordon: (host) => `${host} wieder Pods nehmen lassen`,
    bear: (key) => `Den Taint ${key} vertragen lassen`,
    join: (name, engine) => `${name} mit ${engine} aufnehmen`,
    requestLess: (to) => `Nur ${to} CPU je Kopie anfordern`,
    rent: 'Noch eine Maschine mieten',
    undo: 'Zur Version davor zurück',
    resume: 'Das Rollout weitergehen lassen',
    everywhere: 'Für jeden Prozessor bauen',
    build: 'Neu bauen',
    push: 'In die Registry hochladen',
    base: 'Die Basis neu bauen',
    rollOut: (build) => `Build ${count(build)} ausrollen`,
    replace: (pod) => `${pod} anhalten, dann den neuen Build starten`,
    anew: (pod) => `${pod} anhalten: Es wird neu gemacht, und sauber`,
    clean: (name) => `${name} von sauberen Medien neu aufsetzen`,
    leave: (node) => `${node} leeren`,
    place: { deploy: 'Eine Kopie irgendwo starten', vm: 'Eine VM dafür anlegen' },
    fewer: (copies) => `Nur ${count(copies)} ${copies === 1 ? 'Kopie' : 'Kopien'} behalten`,
    mesh: 'Ein Mesh einschalten, das Wiederholungen begrenzt',
    retry: (percent) => `Nur ${wholePercent(percent)} der Aufrufe wiederholen`,
    noMove: 'Verschieben hilft nicht: Ein Pod entsteht anderswo neu, und sein Limit geht mit.',
    noCopy: 'Mehr Kopien helfen nicht: Auch sie würden warten.',
    otherKernel: 'Weniger zu verlangen hilft nicht: Er braucht einen Node mit seinem eigenen Kernel.',
  },
};
