/** Wie ein Spiel endete: die Nachbesprechung jedes Spiels. */
import type { ClassWords } from '../class.ts';
import { decimal } from '../format.ts';
import { gameMinutes } from './units.ts';

const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

export const ending: ClassWords['ending'] = {
  title: 'Was ist passiert?',
  outcome: {
    stars: [
      'Noch kein Stern. Noch ein Versuch?',
      'Ein Stern. Zwei sind noch zu holen.',
      'Zwei Sterne. Einer ist noch zu holen.',
      'Alle drei Sterne.',
    ],
    lacks: 'Für den nächsten Stern:',
    lessons: {
      '1-1':
        'Eine Maschine, die nichts tut, kostet so viel wie eine, die arbeitet: Leg zusammen, aber lass so viel Luft, dass jede ausfallen darf.',
      '1-2':
        'Die Produktion steht auf der nackten Maschine, wo unter ihr nichts abstürzen kann; ein Labor darf sich den Desktop teilen, der ohnehin da ist.',
      '1-3':
        'Ein Gast bringt sein eigenes System mit. So überlebt ein altes Programm seine Maschine, neben allem anderen auf dem Host.',
      '1-4':
        'Über 85 % Auslastung wartet auf einem Host jeder. Miss die Größe am Verbrauch, bremse, was warten kann, und halte den Rest frei.',
      '1-5':
        'Was im Pool ist, kann umziehen: Platten im Pool, Netze in Software. Und eine Wand zwischen Netzen hält Ärger dort, wo er begann.',
      '2-1':
        'Eine Live-Migration endet nur, wenn die Leitung schneller kopiert, als der Gast schreibt. Sonst brems den Gast, oder halt ihn an.',
      '2-2':
        'Ein Neustart anderswo braucht eine Reihenfolge und Platz, wo nicht dasselbe Kabel hinführt: Verteil über Racks, und halte so viel frei, wie im größten steckt.',
      '2-3':
        'Ein Patch ohne Rückweg ist eine Wette. Erst der Snapshot, dann einer vor allen anderen; und wenn er gehalten hat, lösch den Snapshot.',
      '2-4':
        'Maschinen sind schnell gemacht und geben sich nie selbst zurück: Such, was nichts tut, lösch es, und sichere, was heimkommen muss.',
      '3-1':
        'Ein Image bringt alles über dem Kernel mit; Kernel und Prozessor stellt die Maschine. Und was darin ist, altert: Behalte einen Weg, es neu zu bauen.',
      '3-2':
        'Container teilen sich einen Kernel: Was ein Gastsystem nimmt, ist Platz für weitere. Ein eigener Kernel ist richtig, wo jemand dafür zahlt.',
      '3-3':
        'Ein Request ist ein Gewicht, wenn Kerne knapp werden; ein Limit bremst auch, wenn sie es nicht sind. Und was warten kann, läuft, wenn es ruhig ist.',
      '3-4':
        'Container auf einem Kernel müssen einander trauen. Zieh eine Wand, wo sie es nicht können, und flick die Basis einmal für alle, bevor jemand ihr Loch nutzt.',
      '3-5':
        'Was in Sekunden startet, kann entstehen, wenn man es braucht; was Minuten dauert, muss vorher da sein. Wo sich Anstürme abwechseln, genügt Platz für den größten.',
      '4-1':
        'Sag, was es geben soll, und der Cluster findet die Plätze. Was wartet, hat einen Grund: Lies ihn, und räum ihn aus dem Weg.',
      '4-2': 'Ein Cluster heilt, was er sieht, und nur dort, wo Platz ist: Selbstheilung braucht Probes und Headroom.',
      '4-3':
        'Bereit heißt nicht gut. Roll so langsam aus, wie ein Fehler braucht, um sich zu zeigen, und eine Reparatur so schnell, wie Platz ist.',
      '4-4':
        'Ein Autoscaler folgt; was kommt, weiß er nicht. Was länger braucht, als eine Welle steigt, muss schon bereitstehen.',
      '5-1':
        'Schneide heraus, was anders wächst als der Rest; was zusammengehört, darf zusammenbleiben. Dann ist die Schlange des einen Teils nicht mehr die aller.',
      '5-2':
        'Eine Anfrage ist so schnell wie das langsamste Glied auf ihrem Weg. Rate mal Zeit sagt, wie viele zugleich beschäftigt sind: Rechne, bevor du skalierst.',
      '5-3':
        'Das Wahrscheinliche kauft man früh und billig. Den Irrtum einer Prognose deckt, was schnell kommt und wieder geht.',
      '6-1':
        'Eine Function kostet je Aufruf, eine Maschine je Stunde: Unter etwa einem Achtel der Zeit gewinnt die Function. Und Schichten, die sich nie treffen, teilen sich einen Platz.',
      '6-2':
        'Ein Aufruf, der scheitert und wiederholt wird, ist Last. Ein Budget für Wiederholungen oder ein Breaker lässt einen Dienst aufstehen; und einer neuen Version sollen erst wenige begegnen.',
      '6-3':
        'Entfernung lässt sich nicht wegrechnen: Was schnell sein muss, steht nahe bei seinen Nutzern, bevor sie aufwachen und nur, solange sie wach sind.',
      '6-4':
        'Alles auf einmal sind noch immer dieselben Fragen: Was läuft wo, was darf ausfallen, was ist dann da, und was kostet es?',
      's-1':
        'Was auf einer Engine ohne Zukunft läuft, läuft weiter, aber kein neuer Node bekommt sie, und niemand flickt sie. Geh an einem Tag, den du dir aussuchst.',
      's-2':
        'Jeder Orchestrator erhält, was du festgelegt hast, jeder in seinem Tempo. Wie bald er eine stumme Maschine aufgibt, entscheidet, was ein Ausfall kostet.',
      's-3':
        'Emulation kauft Zeit und zahlt mit Kernen: fünffache Arbeit. Was bleibt, baut man besser neu für den Prozessor, auf dem es läuft.',
    },
  },
  match: (scenario, teams) => (teams === 1 ? scenario : `${scenario}, ${teams} Teams, eine Welt`),
  profit: 'Gewinn',
  sameWorld: 'gleicher Andrang, gleiche Ausfälle, gleiche Achse',
  alone: 'Minute für Minute',
  at: (time) => `um ${time}`,
  scrub: 'Zeit im Spiel',
  chart: (best, profit) => `Gewinn jedes Teams über das Spiel. ${best} endete am höchsten mit ${profit}.`,
  chartOne: (profit) => `Gewinn über das Spiel. Es endete bei ${profit}.`,
  losses: 'Der größte Verlust jedes Teams',
  lossesOne: 'Was verloren ging',
  loss: (service, reason) => `${service}: ${reason}`,
  charges: {
    credited: 'zu wenige Antworten pünktlich, ein Teil des Geldes ging zurück',
    'tenant.shared': 'Strafe, weil es teilte, was ihm allein versprochen war',
    'tenant.left': 'abgefunden, weil es nicht bekam, was versprochen war',
    'tenant.refunded': 'aus dem Vertrag herausgekauft',
    audited: 'Geld zurück an die Kunden nach der Prüfung',
    'memory.lost': 'was im Speicher stand, ist weg',
    breached: 'eine Kopie fiel in fremde Hände',
    'batch.late': 'Monatsabschluss, der nicht rechtzeitig fertig war',
  },
  lossPaid: (paid) => `${paid} davon im Kassenbuch`,
  lossSum: (paid, unearned) => `Verluste darin: ${paid}. Ihretwegen nicht verdient: ${unearned}.`,
  noLoss: (rent) => `nichts verloren; ${rent} für Maschinen hielten es so`,
  why: (team) => `${team}: warum?`,
  whyOne: 'Warum?',
  lostBy: (money, time) => `${money}, am schlimmsten um ${time}`,
  showCause: 'Ursache zeigen',
  hideCause: 'Ursache verbergen',
  noLosses: 'Kaum eine Antwort ging verloren oder kam zu spät.',
  noCause: 'Kaum eine Antwort ging verloren oder kam zu spät, da gibt es nichts zu erklären.',
  noCauseThen: 'Die schlimmsten Verluste kamen zu anderen Zeiten.',
  medals: 'Medaillen',
  medal: { reliable: 'Verlässlich', dense: 'Dicht', green: 'Grün' },
  medalValue: {
    reliable: (value) => `${value} rechtzeitig`,
    dense: (value) => `${value} Antworten je Host-Stunde`,
    green: (value) => `${value} kWh je Million`,
  },
  nobody: 'diesmal niemand',
  ledger: 'Jeder Cent',
  ledgerOf: (team) => `${team}: jeder Cent`,
  sum: 'Gewinn',
  goals: 'Sterne',
  profitGoal: (need, have) => `Gewinn ${need} oder mehr: ${have}`,
  shareGoal: (need, have) => `Rechtzeitig ${need} oder mehr: ${have}`,
  aHost: 'die Maschine darunter',
  aNode: 'eine Maschine des Clusters',
  aCopy: (service) => `${service} (eine Kopie)`, // reads in every case, as “von eine Kopie” would not
  surviveGoal: (need, have) =>
    `Platz für den Ausfall jeder Maschine in den letzten ${gameMinutes(need)}: ${decimal(have)}`,
  nightGoal: 'Hält durch die Nacht',
  met: 'erreicht',
  notMet: 'noch nicht',
  open: 'zuletzt versucht',
  guess: 'Geschätzt und wirklich:',
  guessed: (guess, actual) =>
    guess === actual
      ? `Du hast ${plural(guess, 'Maschine', 'Maschinen')} geschätzt, und ${actual} wurden es.`
      : `Du hast ${plural(guess, 'Maschine', 'Maschinen')} geschätzt. Am Ende waren es ${actual}.`,
  after: {
    title: (many) => (many === 1 ? 'Eine Frage zum Schluss' : 'Fragen zum Schluss'),
    right: 'Richtig.',
    wrong: 'Nicht ganz.',
    rightOption: 'richtig',
    concept: 'diese Idee',
  },
  again: 'Noch einmal',
  next: (title) => `Als Nächstes: ${title}`,
  campaign: 'Kampagne',
  leave: 'Raum verlassen',
  log: 'Protokoll speichern',
  logNone: 'Das Protokoll ist noch nicht fertig. Versuch es gleich noch einmal.',
  loading: 'Zähle jeden Cent …',
  none: 'Die Geschichte dieses Spiels ist noch nicht da.',
  night: 'Nach dem Tag kam die Nacht: Alles lief weiter, ohne eine Hand.',
  nightShort: 'Nacht',
  present: 'Zeigen',
  presentFigures: 'Zahlen an die Wand',
  closePresent: 'Zurück zu den Zahlen',
  moment: (index, of) => `Moment ${index} von ${of}, um`,
  momentTitle: 'Beide traf dasselbe.',
  momentAsk: 'Warum spürte es eines mehr?',
  momentCurves: 'Gewinn der beiden vor und nach dem Schlag',
  you: 'du',
  momentAskAll: 'Was hätte es billiger gemacht?',
  momentAlone: 'Es traf alle gleich.',
  talk: 'Sprich mit deinem Nachbarn.',
  talkLeft: (seconds) => `${seconds} Sekunden, dann schauen wir.`,
  talkStart: 'Eine Minute für Nachbarn',
  talkOver: 'Jetzt schauen wir.',
  previous: 'Voriger Moment',
  nextMoment: 'Nächster Moment',
  noMoments: 'In diesem Spiel schlug nichts ein. Die Kurve ist die Geschichte.',
  afterwards: (minutes) => `Gewinn in ${minutes === 1 ? 'der Minute' : `den ${minutes} Minuten`} danach`,
  incidents: {
    'host.dies': 'ein Host stirbt',
    'host.serviced': 'ein Host wird gewartet',
    'rack.dark': 'ein Rack verliert den Strom',
    'feed.dark': 'eine Stromzufuhr fällt aus',
    'cooling.fails': 'die Kühlung fällt aus',
    'power.price': 'Strom wird teuer',
    'lorry.late': 'Lieferungen kommen spät',
    'os.crashes': 'ein Host-System stürzt ab',
    crowd: 'ein Andrang kommt',
    'mix.shift': 'sie wollen anderes',
    'demand.step': 'die Nachfrage springt',
    'pod.hangs': 'Pods hängen',
    'pod.crashes': 'Pods stürzen ab',
    'container.escape': 'jemand bricht aus einem Container aus',
    'hypervisor.escape': 'jemand bricht aus einer VM aus',
    'old.hole': 'eine alte Lücke wird ausgenutzt',
    auditor: 'die Prüferin kommt',
    'registry.dark': 'die Registry fällt aus',
    'image.poisoned': 'ein Image ist vergiftet',
    'base.cve': 'eine Lücke in einem Basis-Image',
    'release.bad': 'eine schlechte Version',
    'release.fix': 'die Korrektur ist da',
    leak: 'ein Programm verliert Speicher',
    'daemon.restarts': 'Container-Daemons starten neu',
    'disk.fills': 'eine Platte läuft voll',
    'backup.window': 'die Sicherung läuft',
    'patch.bad': 'ein Patch macht etwas kaputt',
    'retry.storm': 'Aufrufe werden immer wieder versucht',
    'region.dark': 'eine Region fällt aus',
    'quorum.wobble': 'die Steuerung verliert ein Mitglied',
    'batch.monthEnd': 'der Monatsabschluss kommt',
    failed: 'eine eurer Maschinen fällt aus',
    stayedAway: 'der Andrang bleibt aus',
    other: 'etwas schlägt ein',
  },
};
