/** Der Codex über das Planen von Kapazität. `[[id|Worte]]` führt zu einem anderen Eintrag; labels stehen in seinem Bild. */
import type { ChapterWords } from '../codex.ts';

export const codexPlanning: ChapterWords<'planning'> = {
  headroom: {
    title: 'Headroom',
    also: 'Reserve Spielraum Puffer Luft freie Kapazität spare capacity slack buffer',
    what: 'Kapazität, die frei bleibt für das, was noch nicht geschehen ist: ein Andrang, eine tote Maschine, eine falsche Prognose. Ohne sie ist jede Überraschung ein Ausfall; mit zu viel davon zahlst du Miete für nichts. Wie viel, das zu wählen ist das ganze Spiel.',
    number:
      'Der Median von 1.052 echten VMs nutzte 6 % seiner CPU, ihr Mittel waren 12 %. Die meisten halten viel zu viel frei, am falschen Ort.',
    labels: ['genutzt', 'Headroom'],
  },
  knee: {
    title: 'Das Knie',
    also: 'Auslastung Wartezeit Schlange Sättigung utilisation latency queue saturation hockey stick',
    what: 'Antworten bleiben schnell, solange ein Dienst halb beschäftigt ist. Kurz vor voll wartet jeder Aufruf auf die vor ihm, und das Warten wächst ohne Grenze. Die Biegung ist das Knie: Plane links davon. Mehr Server nebeneinander schieben es nach rechts.',
    number:
      'p95 in Bedienzeiten bei 50, 80, 90, 95 % Last: ein Server 6, 15, 30, 60; sechzehn Server 3,0, 3,1, 3,6, 5,1.',
    myth: '95 % Last sieht sparsam aus. Bei einem Server antwortet er damit zehnmal so langsam wie bei 50 %.',
    labels: ['Antwortzeit', 'Last', 'Knie'],
  },
  'littles-law': {
    title: 'Littles Gesetz',
    also: 'L Lambda W gleichzeitig drin warten concurrency Little’s law',
    what: 'Wie viele Aufrufe drin sind, ist: wie viele je Sekunde kommen, mal wie lange jeder bleibt. Es braucht dazu keine einzige Annahme. Ein Dienst, der langsamer antwortet, braucht also mehr Speicher und mehr Threads für denselben Andrang.',
    number: 'L = λ × W. 20 Aufrufe je Sekunde, die je eine halbe Sekunde bleiben: In jedem Moment sind 10 drin.',
    labels: ['20 /s kommen', '10 drin', 'je 0,5 s'],
  },
  percentiles: {
    title: 'Perzentile',
    also: 'p95 p99 Ausreißer Mittelwert Durchschnitt tail latency average mean',
    what: 'Das p95 ist die Zeit, in der 95 von 100 Antworten kommen. Das Mittel versteckt die langsamen, und die Langsamen sind es, die gehen. Eine Seite, die viele Aufrufe macht, trifft fast jedes Mal auf den langsamsten.',
    number: 'In der einfachsten Schlange ist p95 das 3,00-Fache des Mittels und p99 das 4,61-Fache (ln 20, ln 100).',
    myth: 'Ein gutes Mittel beweist nichts: Die Hälfte deiner Nutzer sieht es vielleicht nie.',
    labels: ['Antworten', 'Zeit', 'Mittel', 'p95'],
  },
  multiplexing: {
    title: 'Statistisches Multiplexen',
    also: 'Bündeln Teilen Summe der Spitzen unabhängig pooling sharing',
    what: 'Spitzen von Dingen, die nichts miteinander zu tun haben, treffen selten zusammen. Zehn brauchen zusammen also weniger als zehnmal den Platz von einem. Nur darum lohnt [[consolidation|Zusammenlegen]] überhaupt. Ein Andrang, der zu allen zugleich kommt, mittelt sich nicht heraus.',
    number: 'Platz für n unabhängige Lasten: n × Mittel + z × σ × √n, nicht n × Spitze.',
    labels: ['Last', 'Zeit', 'jede für sich', 'zusammen'],
  },
  'peak-to-average': {
    title: 'Spitze und Mittel',
    also: 'Tagesgang Andrang Spitze abweisen diurnal flash crowd burst black friday shed',
    what: 'Du zahlst für die Spitze und verdienst am Mittel. Mach die Spitze flacher: lass [[batch|Batch-Arbeit]] auf das Tal warten, miete den Gipfel [[cloud-minutes|minutenweise]], oder weise einige freundlich ab, bevor alle warten.',
    number:
      'Die Spitze eines Tages ist das 2- bis 3-Fache seines Tals, wo Menschen einen Dienst nutzen. Ein plötzlicher Andrang kommt in Minuten, bleibt und geht langsamer.',
    labels: ['Anfragen', 'Tag', 'Spitze', 'Mittel'],
  },
  'lead-time': {
    title: 'Vorlaufzeit',
    also: 'Lieferung Bestellung warten Einkauf Lastwagen lead time delivery procurement',
    what: 'Vom Entschluss bis zum Haben. Ein Server braucht Wochen, eine Cloud-Maschine Minuten, eine VM eine halbe Minute, ein Container eine Sekunde. Was nach dem Andrang kommt, ist nur noch eine Rechnung: Entscheide nach der Vorlaufzeit und nicht nach dem Alarm.',
    number:
      'Ein Node, den der Cluster selbst bestellt, ist in einer öffentlichen Cloud nach 3 bis 4 Minuten nutzbar; hier ist ein Monat Lieferzeit eine Stunde.',
    labels: ['Anfragen', 'Zeit', 'bestellt', 'da', 'zu wenig'],
  },
  'forecast-error': {
    title: 'Prognosefehler',
    also: 'Vorhersage Band Unsicherheit Nachfrage prediction uncertainty forecast',
    what: 'Eine Prognose ist ein Band, und es wird mit der Entfernung breiter. Sie kennt den üblichen Tag und was angekündigt ist, sonst nichts. Plane für den oberen Rand, wo zu wenig teuer ist, für die Mitte, wo es billig ist.',
    number:
      'Hier erscheint das Band alle paar Minuten mit seinem Fehler; es hält 80 % dessen, was kommen kann: Einmal von fünf irrt es.',
    labels: ['Anfragen', 'Zeit', 'jetzt', 'Prognose'],
  },
  'n-plus-one': {
    title: 'N + 1',
    also: 'Redundanz Ersatz N+2 überleben redundancy spare survive admission',
    what: 'N Maschinen tragen die Last, und eine weitere darf ausfallen. Die Reserve muss nicht herumstehen: Über alle verteilt, ist sie der leere Teil von jeder. Die Ansicht [[failure-domains|Ausfall]] zeigt, wen du jetzt verlieren darfst.',
    number: 'Um k von N Maschinen zu verlieren, darf keine voller sein als (N − k) ÷ N ihres Ziels. Bei drei: 67 %.',
    labels: ['springt ein', 'springt ein', 'verloren'],
  },
  'failure-domains': {
    title: 'Ausfallzonen',
    also: 'Rack Zufuhr Strom Switch gemeinsamer Ausfall Zone failure domain feed outage',
    what: 'Was zusammen ausfällt: eine Maschine, ihr Rack, die Stromzufuhr mehrerer Racks, der Standort. Zwei Kopien in einer Zone sind eine Kopie. Stell sie so, dass kein einzelner Fehler beide erreicht.',
    number:
      'Das erste Jahr eines Clusters aus 1.800 Maschinen: etwa 1.000 Maschinenausfälle, 20 Rack-Ausfälle mit 40 bis 80 Maschinen, eine Stromverteilung mit 500 bis 1.000 für sechs Stunden.',
    labels: ['Rack A', 'Rack B'],
  },
  'blast-radius': {
    title: 'Schadensradius',
    also: 'Einbruch Ausbreitung Reichweite Eindringling gemeinsamer Kernel breach blast radius',
    what: 'Wen ein Fehler oder ein Eindringling als Nächstes erreicht: alle auf demselben Kernel, Image, Netz oder derselben Maschine. [[isolation|Wände]] machen ihn kleiner, Teilen macht ihn größer. Dichte und Schadensradius sind dieselbe Entscheidung.',
    number:
      'Hier wird der Weg eines Eindringlings danach gezogen, wer Kernel, Basis-Image, Netz und Maschine teilt; Härten und Patches ändern die Chancen, nie auf null.',
    labels: ['ein Kernel', 'ein anderer'],
  },
  'right-sizing': {
    title: 'Die richtige Größe',
    also: 'right-sizing vertikaler Autoscaler VPA Empfehlung Request Verschwendung',
    what: 'Fordere an, was genutzt wird, und etwas dazu, nicht was einst jemand eintippte. Requests reservieren Platz, ob er genutzt wird oder nicht: Eine großzügige Schätzung füllt Maschinen mit nichts.',
    number:
      'Der Empfehler von Kubernetes nimmt das 90. Perzentil der Nutzung, vergisst in 24 Stunden die Hälfte und gibt 15 % dazu.',
    labels: ['angefordert', '1000m', 'genutzt, p90', '300m', 'richtig', '345m'],
  },
  overcommit: {
    title: 'CPU überbuchen',
    also: 'Überbuchung vCPU Verhältnis overcommit oversubscription ratio ready steal',
    what: 'Mehr vCPUs versprechen, als es Kerne gibt, weil nicht alle zugleich arbeiten. Es geht gut, solange Spitzen nicht zusammentreffen; wenn doch, zeigt es [[noisy-neighbour|CPU Ready]].',
    number:
      'OpenStack verspricht 16 vCPUs je Kern, wenn niemand es anders sagt. In der Praxis: Büroarbeit 4 bis 6, gemischt 2 bis 4, Datenbanken 1 bis 2, Rechnen 1.',
    labels: ['versprochen', '32 vCPU', 'vorhanden', '8 Kerne', 'genutzt', '5 Kerne'],
  },
  'cost-per-answer': {
    title: 'Kosten je Antwort',
    also: 'Stückkosten Effizienz Geld tausend Dollar unit cost efficiency',
    what: 'Was tausend gute Antworten kosten: Miete, Strom und Lizenzen der Maschinen, verteilt auf die, die sie nutzen. So lassen sich eine billige langsame und eine teure schnelle Maschine vergleichen. Untätige Maschinen zählen mit, und darum geht es.',
    number:
      'Hier wird es jede Sekunde aus dem Hauptbuch errechnet; jede Maschine teilt sich nach der CPU, die jeder Dienst auf ihr nutzt.',
    labels: ['drei untätig', '9 ¢', 'eine tätig', '3 ¢'],
  },
  slo: {
    title: 'SLO und Fehlerbudget',
    also: 'Ziel SLA Gutschrift Frist Verfügbarkeit objective error budget availability',
    what: 'Ein Versprechen wie „99 % in der Zeit“ ist auch eine Erlaubnis: Eine von hundert darf fehlen. Das ist das Fehlerbudget. Gib es für Änderungen aus; ist es weg, ändere nichts. Was Kunden zurückbekommen, wenn ein Versprechen bricht, steht im Vertrag, dem SLA.',
    number:
      'Hier sind je zehn Minuten ein Fenster; die Kopfleiste zeigt das Ziel (SLO) und wie viele seiner Fehler noch übrig sind. Der Vertrag (SLA) ist meist strenger: Von den Einnahmen eines Fensters gehen unter 99 % rechtzeitig ein Zehntel, unter 95 % ein Viertel und unter 90 % die Hälfte zurück.',
    myth: 'Ein Ziel von 100 % ist nicht ehrgeizig. Es verbietet jede Änderung und scheitert trotzdem.',
    labels: ['übrig', 'verbraucht'],
  },
  'operator-minutes': {
    title: 'Operator-Minuten',
    also: 'Handarbeit Hände Automatisierung Zeit toil labour automation',
    what: 'Auch Hände sind Kapazität. Installieren, Patchen und Verschieben von Hand kosten Minuten, die langsam nachwachsen; Schauen und Fragen nie. Automatik und gute Werkzeuge schaffen mit denselben Händen mehr.',
    number:
      'Hier kostet das Patchen eines Systems von Hand 5 Minuten und mit dem Werkzeug 2, ein Image zu bauen 4 und in einer Pipeline 1.',
    labels: ['von Hand', '5 min', 'mit Werkzeug', '2 min', 'von selbst', '0 min'],
  },
};
