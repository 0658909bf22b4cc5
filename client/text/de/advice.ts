/** Was sich tun lässt gegen das, was angekündigt ist, traf oder die Wurzel eines Warum? ist, soweit es jetzt befohlen werden kann. */
import type { Said } from '../../play/advice.ts';
import type { AdviceCatalogue } from '../advice.ts';

const ROLL_SLOWLY: Said = ['rollSlowly', 'Rolle langsam aus, mit Probes, damit du es vor allen anderen siehst.'];

const signs: AdviceCatalogue['signs'] = {
  'host.dies': {
    before: [['move', 'Verschiebe, was darauf lebt, solange sie noch läuft, und habe anderswo Platz dafür.']],
    after: [
      ['leave', 'Pods eines Deployments starten anderswo, sobald der Cluster sie aufgibt.'],
      ['giveUp', 'Erkläre ihren Node für tot, dann starten sie jetzt.'],
      ['copy', 'Mehr Kopien dessen, was fehlt, antworten früher.'],
      ['moveCold', 'Starte ihre VMs auf einer anderen Maschine.'],
      ['repair', 'Sie braucht eine Reparatur.'],
    ],
  },
  'host.serviced': {
    before: [['move', 'Räume sie vorher, damit nichts abgeschnitten wird.']],
    after: ['Sie kommt von selbst zurück. Bis dahin tragen die anderen ihre Last.'],
  },
  'rack.dark': {
    before: ['Habe in den anderen Racks Platz.', ['spread', 'Verteile über Racks.']],
    after: ['Der Strom kommt von selbst zurück. Bis dahin antworten nur die anderen Racks.'],
  },
  'feed.dark': {
    before: ['Zwei Racks an einer Zufuhr sind nicht verteilt. Habe an den anderen Platz.'],
    after: ['Der Strom kommt von selbst zurück. Bis dahin antworten nur die anderen Zufuhren.'],
  },
  'cooling.fails': {
    before: [
      'Auch Watt ohne Arbeit heizen.',
      ['move', 'Lege Last zusammen, damit sich Maschinen abschalten lassen.'],
      ['power', 'Schalte leere Maschinen ab.'],
    ],
    after: [
      'Alle Maschinen laufen zusammen langsamer.',
      ['power', 'Jede, die du abschaltest, lässt den anderen mehr.'],
    ],
  },
  'power.price': {
    before: [
      'Was ohne Arbeit läuft, wird am meisten für nichts kosten.',
      ['move', 'Leere einige Maschinen.'],
      ['power', 'Schalte leere ab, bevor es beginnt.'],
    ],
    after: ['Was jetzt ohne Arbeit läuft, kostet am meisten für nichts.'],
  },
  'lorry.late': {
    before: [
      ['rent', 'Was jetzt bestellt wird, kommt vielleicht spät.'],
      ['cloud', 'Die Cloud braucht keinen Lastwagen.'],
    ],
    after: [['cloud', 'Überbrücke mit Cloud-Maschinen.'], 'Plane mit dem, was hier steht.'],
  },
  'os.crashes': {
    before: ['Ein Hypervisor, der ein Programm ist, stirbt mit dem System darunter, und seine VMs mit beiden.'],
    after: ['Sie startet von selbst neu. Ein Typ-1-Hypervisor hat kein solches System unter sich.'],
  },
  crowd: {
    before: ['Habe Platz, bevor er kommt.', ['rent', 'Maschinen brauchen ihre Lieferzeit.']],
    after: [
      ['scale', 'Skaliere, was heiß ist.'],
      ['shed', 'Weise ab, was mehr kostet, als es einbringt.'],
    ],
  },
  'mix.shift': {
    before: ['Andere Dienste als zuvor tragen die Last. Sieh nach, welche.'],
    after: [['scale', 'Skaliere die, die jetzt heiß sind.']],
  },
  'demand.step': {
    before: ['Es braucht eine Weile mehr Kerne.', ['move', 'Gib den gefragten Platz auf verschiedenen Maschinen.']],
    after: [['move', 'Achte darauf, dass sich die gefragten nicht dieselben Kerne teilen.']],
  },
  'retry.storm': {
    before: [
      ['mesh', 'Ein Budget für Wiederholungen oder ein Breaker hält einen Schluckauf kurz. Beides braucht ein Mesh.'],
    ],
    after: [
      'Bleibt es liegen, halten seine Aufrufer es unten.',
      ['calm', 'Weniger Wiederholungen, einen Breaker öffnen, oder einige Anfragen abweisen.'],
    ],
  },
  'quorum.wobble': {
    before: ['Zwei von dreien entscheiden noch.', ['member', 'Halte Ersatz bereit, und ändere sonst nichts.']],
    after: [['member', 'Nimm es heraus und mache eine andere Maschine zum Mitglied, bevor das zweite geht.']],
  },
  'batch.monthEnd': {
    before: [
      'Der Abschluss läuft auf jeder Maschine: Lass ihm Platz.',
      [
        'batch',
        'Begrenze ihn auf das, was die anderen frei lassen: Auf einer vollen Maschine warten alle, gleich mit wie vielen Anteilen er läuft.',
      ],
    ],
    after: [['batch', 'Er darf auf eine ruhige Stunde warten, solange er rechtzeitig fertig wird.']],
  },
  'region.dark': {
    before: [
      'Seine Nutzer kommen heim, von weit her: Habe Platz.',
      ['edge', 'Ein anderer Edge in ihrer Nähe wäre schneller.'],
    ],
    after: [
      'Seine Nutzer bekommen ihre Antwort von zu Hause, spät.',
      ['edge', 'Ein anderer Edge in ihrer Nähe wäre schneller.'],
    ],
  },
  'pod.hangs': {
    before: [['probe', 'Eine Liveness-Probe startet sie neu.']],
    after: [
      ['probe', 'Eine Liveness-Probe startet sie neu.'],
      ['stopPod', 'Ohne eine stoppe diese Kopie von Hand.'],
    ],
  },
  'container.escape': {
    before: [
      ['harden', 'Härte ihn.'],
      ['patch', 'Patche den Kernel darunter.'],
      ['wall', 'Stelle ihn hinter eine eigene Wand.'],
    ],
    after: [
      ['replace', 'Lösche die Kopien in fremden Händen.'],
      ['reinstall', 'Leere eine Maschine, deren Kernel übernommen ist, und installiere sie neu.'],
    ],
  },
  'hypervisor.escape': {
    before: [
      ['patch', 'Patche ihn.'],
      ['move', 'Verschiebe, was keine Maschine teilen darf.'],
    ],
    after: [
      ['reinstall', 'Verschiebe die VMs und installiere die Maschine neu.'],
      ['restore', 'Baue jede VM neu, oder stelle sie wieder her.'],
    ],
  },
  'old.hole': {
    before: [
      ['network', 'Hänge es in ein eigenes Netz.'],
      ['flow', 'Lass nur die Aufrufe durch, die es braucht.'],
    ],
    after: [
      ['cut', 'Schneide sein Netz ab, bevor es die anderen erreicht.'],
      ['restore', 'Baue es neu, oder stelle es wieder her.'],
    ],
  },
  auditor: {
    before: [
      ['wall', 'Gib ihm einen eigenen Kernel: eine VM oder eine Sandbox-Runtime.'],
      ['refund', 'Oder lass seinen Mieter gehen, gegen Geld zurück.'],
    ],
    after: ['Wer da einen Kernel teilte, hat sein Geld zurück. Gib dem nächsten seine Wand rechtzeitig.'],
  },
  'disk.fills': {
    before: [
      'Bis dahin nimmt es allen Platz.',
      ['snapshots', 'Lösche Snapshots.'],
      ['pool', 'Vergrößere den Pool.'],
      ['disk', 'Verschiebe die Platte.'],
    ],
    after: ['Auf volle Platten lässt sich nicht schreiben. Schaffe Platz.'],
  },
  'backup.window': {
    before: [
      'Es nimmt seinen Teil jeder Leitung.',
      ['move', 'Verschiebe vorher, was umziehen muss.'],
      ['cap', 'Begrenze es, oder schiebe es auf.'],
    ],
    after: [
      'Kopien sind langsam, bis es fertig ist, außer es ist begrenzt. Dann gibt es Backups der VMs, zu denen es kam.',
    ],
  },
  'patch.bad': {
    before: [['rollBack', 'Setze zurück, was gepatcht wurde.'], 'Patche nichts mehr.'],
    after: ['Gepatchte VMs stürzen wieder und wieder ab.', ['rollBack', 'Ein Snapshot von vorher ist der Weg zurück.']],
  },
  'registry.dark': {
    before: [
      ['prePull', 'Hole auf alle Nodes, was du brauchen könntest.'],
      ['mirror', 'Richte einen Spiegel ein.'],
      'Dann fass nichts an: Was schon geholt ist, startet.',
    ],
    after: ['Was auf einem Node liegt, startet. Alles andere wartet.'],
  },
  'image.poisoned': {
    before: [
      'Wer es wieder holt, bekommt es vergiftet.',
      ['pin', 'Nagle es vorher fest.'],
      ['mirror', 'Ein Spiegel behält das saubere.'],
    ],
    after: [['replace', 'Ersetze jede Kopie, die es geholt hat.']],
  },
  'base.cve': {
    before: [
      ['base', 'Baue die Basis einmal neu.'],
      ['build', 'Baue, was darauf steht.'],
      ['rollOut', 'Rolle es aus.'],
    ],
    after: ['Was auf der alten Basis steht, fällt, bis es ausgerollt ist.'],
  },
  'release.bad': {
    before: [ROLL_SLOWLY],
    after: ['Beobachte in den ersten Minuten die Fehler.', ['undo', 'Nimm das Rollout zurück, wenn sie steigen.']],
  },
  'release.fix': {
    before: [['rollQuickly', 'Lass diese schnell durch: kein Halt, keine lange Wartezeit zwischen ihren Kopien.']],
    after: ['Jede Kopie einer älteren Version antwortet mit Fehlern, bis sie ersetzt ist.'],
  },
  leak: {
    before: [ROLL_SLOWLY],
    after: ['Beobachte den Speicher.', ['undo', 'Nimm das Rollout zurück, wenn er nur wächst.']],
  },
  'daemon.restarts': {
    before: [
      ['liveRestore', 'Live-Restore behält seine Container.'],
      'Eine Engine ohne Daemon hat keinen zu verlieren.',
    ],
    after: ['Was er ausführte, startet noch einmal.'],
  },
  'pod.crashes': {
    before: [['copy', 'Mehr als eine Kopie hält es am Laufen.']],
    after: ['Sie startet von selbst wieder, jedes Mal etwas später.'],
  },
};

const whys: AdviceCatalogue['whys'] = {
  'service.link_full': [['apart', 'Verschiebe Kopien oder Anfragen, oder halte beide auseinander.']],
  'service.retried': [
    ['calm', 'Weniger Wiederholungen, ein Budget oder ein Breaker helfen, oder einige Anfragen abzuweisen.'],
  ],
  'service.throttled': [['instances', 'Reserviere mehr, oder schick ihr weniger.']],
  'service.cold': [['instances', 'Halte einige bereit.']],
  'service.far': [['edge', 'Ein Edge-Standort in ihrer Nähe würde rechtzeitig antworten.']],
  'service.poisoned': [['replace', 'Ersetze sie.']],
  'service.stalled': [['undo', 'Sieh dir die neuen Pods an, oder nimm es zurück.']],
  'pod.hung': [
    ['probe', 'Eine Liveness-Probe würde ihn neu starten, eine Readiness-Probe niemanden zu ihm schicken.'],
    ['stopPod', 'Stopp ihn; ist er deklariert, kommt ein anderer an seine Stelle.'],
  ],
  'pod.not_pushed': [['push', 'Push es.']],
  'pod.registry_dark': [
    ['mirror', 'Ein Spiegel hätte geholfen.'],
    ['prePull', 'Ein Pull vorher hätte geholfen.'],
  ],
  'pod.foreign_code': [
    [
      'everywhere',
      'Baue es für jeden Prozessor und starte den neuen Build an seiner Stelle, oder lass den Node emulieren.',
    ],
  ],
  'host.cooled': [['power', 'Schalte leere Maschinen ab: Die anderen bekommen, was sie zogen.']],
  'host.late': [['cloud', 'Die Cloud braucht keinen Lastwagen.']],
  'service.neighbour': [
    ['sizes', 'Ein Limit hält ihn bei seinem Teil; ein höherer Request gibt seinen Nachbarn mehr Gewicht.'],
  ],
  'host.batch': [
    ['batch', 'Bremse sie, solange die anderen die Kerne brauchen.'],
    ['slack', 'Verkaufe weniger freie CPU.'],
  ],
  'autoscaler.at_max': [['nodes', 'Erlaube ihm mehr, oder schaffe Platz.']],
  'autoscaler.too_small': [
    ['nodes', 'Wähle ein größeres Modell.'],
    ['sizes', 'Verlange weniger.'],
  ],
  'node.closest': ['Mach dort so viel frei, dann passt er.', ['sizes', 'Oder verlange so viel weniger.']],
  'vm.never_ends': [['throttle', 'Lass sie bremsen, oder verschiebe sie, wenn sie weniger tut.']],
  'cluster.no_nodes': [['join', 'Nimm eine Maschine auf.']],
};

export const advice: AdviceCatalogue = {
  signs,
  whys,
  nothingThere: 'Darauf lebt nichts.',
  allPatched: 'Nichts von dir läuft mehr auf der alten Basis.',
};
