/** Der Codex über das, was danach kommt. `[[id|Worte]]` führt zu einem anderen Eintrag; labels stehen in seinem Bild. */
import type { ChapterWords } from '../codex.ts';

export const codexBeyond: ChapterWords<'beyond'> = {
  microservices: {
    title: 'Microservices',
    also: 'Dienste zerlegen Suche Korb kaufen Aufrufe split services call graph',
    what: 'Jede Aufgabe ein eigener Dienst: Nur der heiße wird vermehrt. Der Preis sind Aufrufe: Jeder Sprung kostet Zeit und kann scheitern, und der langsamste auf dem Weg entscheidet.',
    number: 'Ein öffentlicher Vorzeigeladen: 11 Dienste, 16 Aufrufwege, 1,57 CPUs an Requests.',
    labels: ['Eingang', 'Suche', 'Suche', 'Korb'],
  },
  serverless: {
    title: 'Serverless',
    also: 'Function Lambda FaaS gleichzeitig concurrency',
    what: 'Du bringst eine Function, die Plattform führt sie aus, so lange ein Aufruf dauert. Eine Instanz nimmt einen Aufruf zur Zeit. Ruft niemand, läuft nichts; und nichts hat eine Größe, die du wählst, außer dem Speicher.',
    number:
      'Instanzen = Aufrufe je Sekunde × Sekunden je Aufruf. Üblich sind 1.000, und je Function alle 10 s weitere 1.000.',
    labels: ['Instanzen', 'Zeit', 'Aufrufe'],
  },
  'cold-start': {
    title: 'Kaltstart',
    also: 'warm vorgehalten Wartezeit cold start provisioned latency init',
    what: 'Der erste Aufruf einer neuen Instanz wartet, bis sie gestartet ist. Seltene Aufrufe sind immer die ersten. Vorgehaltene Instanzen warten auf dich und werden dafür bezahlt.',
    number: '100 ms bis 1 s, bei großen Laufzeiten mehr; eine untätige Instanz bleibt 5 bis 15 Minuten.',
    labels: ['erster', '800 ms', 'nächster', '40 ms'],
  },
  'pay-per-call': {
    title: 'Bezahlt je Aufruf',
    also: 'Lambda Preis Schnittpunkt Gewinnschwelle stetig pay per call crossover break-even',
    what: 'Billiger als jede Maschine, solange Aufrufe selten sind; teurer als jede, wenn sie stetig kommen. Irgendwo kreuzen sich die Linien: Wisse, wo.',
    number: '0,20 $ je Million Aufrufe und 0,0000166667 $ je GiB-Sekunde.',
    labels: ['$', 'Aufrufe', 'Function', 'Maschine'],
  },
  'service-mesh': {
    title: 'Service Mesh',
    also: 'istio linkerd envoy sidecar proxy',
    what: 'Ein Proxy neben jedem Pod, durch den alle Aufrufe gehen. Wiederholungen, Breaker, Verschlüsselung und Aufteilung stellst du dann an einer Stelle ein, ohne ein Programm anzufassen. Jeder Aufruf bezahlt zwei Proxys.',
    number: 'Ein Sidecar bei 1.000 Aufrufen je Sekunde: 0,20 vCPU und 60 MB.',
    labels: ['Pod + Proxy', 'Proxy + Pod'],
  },
  'retry-storm': {
    title: 'Sturm der Wiederholungen',
    also: 'retry storm Verstärkung metastabil amplification metastable backoff',
    what: 'Ein Dienst stolpert, seine Aufrufer versuchen es wieder, und nun hat er doppelte Last. Er bleibt unten, obwohl er die ersten Aufrufe tragen könnte. Streich Wiederholungen, gib ihnen ein Budget, oder weise Leute ab.',
    number:
      'Mit je drei Versuchen, und alle scheitern, kommen dreimal so viele Aufrufe an; drei Schichten tief wären es 27-mal so viele.',
    labels: ['Aufrufe', 'Zeit', 'Stolpern', 'erneut'],
  },
  'circuit-breaker': {
    title: 'Circuit Breaker',
    also: 'Sicherung Unterbrecher schnell scheitern breaker outlier ejection fail fast shed',
    what: 'Scheitern zu viele Aufrufe eines Dienstes, ruf ihn eine Weile nicht und sag sofort nein. Er bekommt Zeit, sich zu erholen, seine Aufrufer behalten ihre Threads. Ab und zu fragt ein Aufruf, ob es besser geht.',
    number: 'Hier öffnet er nach 5 s in Folge über der Grenze und lässt dann jeden zehnten Aufruf durch.',
    labels: ['Aufrufer', 'offen', 'Dienst'],
  },
  mtls: {
    title: 'mTLS',
    also: 'Verschlüsselung Identität Zertifikate encryption identity certificates zero trust',
    what: 'Beide Enden eines Aufrufs beweisen, wer sie sind, und niemand dazwischen kann mithören. In einem Mesh tun es die Proxys, also ändert sich kein Programm. Es kostet bei jedem Aufruf etwas CPU.',
    number:
      'Zwei Proxys gaben neun von zehn Aufrufen höchstens 2,65 ms dazu. Ein Fünftel mehr CPU für die Verschlüsselung ist unsere eigene Schätzung.',
    labels: ['beweist', 'beweist'],
  },
  'traffic-split': {
    title: 'Aufrufe aufteilen',
    also: 'canary blue green Gewicht Prozent traffic split weight',
    what: 'Einige Prozent der Aufrufe für den neuen Build, der Rest für den alten. Klagen die wenigen, hat es sonst niemand gemerkt. Vorsichtiger als ein Rollout, und langsamer.',
    number: 'Eine Aufteilung mit 10 % zeigt einen Fehler jedem Zehnten, ein halbes Rollout jedem Zweiten.',
    labels: ['Aufrufe', 'alt 90 %', 'neu 10 %'],
  },
  edge: {
    title: 'Edge',
    also: 'Entfernung Laufzeit Region nah distance latency CDN',
    what: 'Licht hat eine Geschwindigkeit. Ein Standort nah bei den Leuten antwortet früher, so klein er auch ist. Er hat wenig Platz und keinen Ersatz: Schick nur hin, was nah sein muss.',
    number:
      '5 µs je Kilometer Glasfaser: hin und zurück 10 ms für 1.000 km, und echte Wege sind 1,3- bis 2-mal so lang.',
    labels: ['zu Haus, 6.000 km', '90 ms', 'Edge, 50 km', '1 ms'],
  },
  'edge-repair': {
    title: 'Edge: schwerer zu reparieren',
    also: 'ferner Standort Ausfall klein remote site outage repair',
    what: 'Kleine Standorte haben keine Ersatzmaschine und niemanden vor Ort. Wird einer dunkel, wird seinen Leuten von fern geantwortet. Plane, dass dein Haus sie tragen kann.',
    number: 'Ein Rack fällt 1 bis 6 Stunden aus, selbst wo Leute vor Ort sind.',
    labels: ['zu Haus', '4 h', 'am Edge', 'Tage'],
  },
  'design-factors': {
    title: 'Kosten, Sicherheit, Zuteilung',
    also: 'Mieter Vertrag Preis Abwägung Markt tenant contract trade-off allocation',
    what: 'Drei Fragen an jeden Entwurf: was kostet er, wer teilt mit wem eine Wand, wer bekommt was, wenn es knapp ist. Jede Antwort verschiebt die anderen beiden. Mieter verlangen eines davon und zahlen dafür.',
    number:
      'Mieter zahlen hier mehr für einen eigenen Kernel oder eine eigene Maschine, und holen es sich zurück, wenn du es brichst.',
    labels: ['Kosten', 'Sicherheit', 'Zuteilung'],
  },
  batch: {
    title: 'Batch-Arbeit',
    also: 'Auftrag Monatsabschluss freie CPU auffüllen job month end spot idle backfill',
    what: 'Arbeit, die warten kann, füllt die Täler. Sie läuft auf dem, was niemand braucht, und tritt zurück, wenn es jemand braucht. So verdienen Maschinen nachts, was sie am Tag kosten.',
    number: 'Hier verkauft sich freie CPU für 0,25 $ je Kernminute, auf Maschinen unter 75 %.',
    labels: ['Last', 'Tag', 'Leute', 'Batch'],
  },
};
