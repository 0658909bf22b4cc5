/** Warum nicht, für jeden Code der Regeln und des Raums: was im Weg ist, um wie viel, und was helfen würde. */
import type { RefusalCode } from '../../../shared/sim/rejections.ts';
import { VM_STATES } from '../../../shared/sim/world.ts';
import type { RoomCode } from '../../../shared/wire/messages.ts';
import { clock, count, exactMoney, memory } from '../format.ts';
import type { Words } from '../index.ts';
import { names } from './names.ts';

type Numbers = Readonly<Record<string, number>>;
type Message = string | ((numbers: Numbers) => string);

const n = (numbers: Numbers, name: string): number => numbers[name] ?? 0;
const minutes = (milliMinutes: number): string => count(Math.ceil(milliMinutes / 100) / 10);

function vmState(x: Numbers): string {
  const state = VM_STATES[n(x, 'state')] ?? 'stopped';
  if (!('state' in x)) return 'In ihr läuft ein eigener Dienst. Mit einer leeren VM geht es.';
  if (state === 'booting' || state === 'converting') return `Sie ${names.vmStates[state]}. Warte, bis das fertig ist.`;
  return VM_STATES[n(x, 'wanted')] === 'stopped'
    ? 'Sie läuft. Stopp sie zuerst.'
    : 'Sie läuft nicht. Starte sie zuerst.';
}

const ofRules: Readonly<Record<RefusalCode, Message>> = {
  'command.malformed': 'Diesen Befehl kennen die Regeln nicht.',
  'verb.not_allowed': 'Nicht in diesem Szenario.',
  'match.over': 'Das Spiel ist vorbei.',
  'operator.busy': (x) =>
    `Es braucht ${minutes(n(x, 'needMilliMinutes'))} Operator-Minuten. Du hast ${minutes(n(x, 'haveMilliMinutes'))}; jede Spielminute kommen neue dazu.`,
  'cash.overdraft': (x) =>
    `Das Konto steht bei ${exactMoney(n(x, 'cashMicroCents'))}. Verdiene erst, oder gib Maschinen zurück.`,
  'cluster.no_quorum': (x) =>
    `${count(n(x, 'up'))} von ${count(n(x, 'members'))} Control Planes laufen, der Cluster braucht ${count(n(x, 'need'))}. Hol eine zurück.`,
  'model.not_sold': 'Dieses Modell gibt es hier nicht zu mieten.',
  'platform.not_allowed': 'Dieses System gibt es hier nicht.',
  'guest.not_allowed': 'Kein Gastsystem hier passt dazu.',
  'runtime.not_allowed': 'Diese Container-Engine gibt es hier nicht.',
  'slot.unknown': (x) => `Diesen Einschub gibt es nicht. Racks haben ${count(n(x, 'slots'))}.`,
  'slot.taken': 'Dort steht eine Maschine.',
  'cloud.quota': (x) =>
    `Es braucht ${count(n(x, 'need'))} vCPUs. Dein Cloud-Kontingent ist ${count(n(x, 'quota'))}, davon sind ${count(n(x, 'used'))} vergeben.`,
  'host.unknown': 'Diese Maschine gibt es nicht mehr.',
  'host.not_on': 'Die Maschine läuft nicht.',
  'host.not_off': 'Die Maschine ist nicht aus.',
  'host.not_empty': 'Darauf lebt noch etwas. Verschiebe es zuerst, oder leere den Node.',
  'host.is_node': 'Sie ist ein Node des Clusters, auch ohne Pods. Leere den Node zuerst: Dann verlässt er ihn.',
  'host.control_plane': 'Sie gehört zur Control Plane: Neu aufsetzen, zurückgeben und ausschalten geht nicht.',
  'host.not_broken': 'Daran ist nichts kaputt.',
  'host.leaving': (x) => `Sie ist gekündigt: Um ${clock(n(x, 'tick'))} geht sie.`,
  'host.has_platform': 'Das hat sie schon.',
  'host.no_hypervisor': 'Sie hat keinen Hypervisor, kann also keine VMs betreiben.',
  'host.no_os': 'Sie hat dafür kein eigenes Betriebssystem.',
  'host.memory_short': (x) =>
    `Es verlangt ${memory(n(x, 'needMib'))}. Mehr als ${memory(Math.max(0, n(x, 'freeMib')))} sind nicht frei.`,
  'host.cores_short': (x) => `Es will ${count(n(x, 'needCores'))} Kerne. Die Maschine hat ${count(n(x, 'cores'))}.`,
  'host.same': 'Es ist schon dort.',
  'host.conflict': (x) =>
    'port' in x
      ? `Port ${String(n(x, 'port'))} ist auf diesem System belegt. In einer eigenen VM oder einem eigenen Container hätte es eigene Ports.`
      : 'Es braucht eine andere Version derselben Laufzeit. In einer eigenen VM oder einem eigenen Container hätte es seine eigene.',
  'kernel.mismatch': 'Ihr Kernel ist von anderer Art. Ein Container bringt keinen eigenen mit.',
  'vm.unknown': 'Diese VM gibt es nicht mehr.',
  'vm.state': vmState,
  'vm.too_small': (x) => `Sie braucht mindestens ${memory(n(x, 'needMib'))} und eine vCPU.`,
  'vm.moving': 'Sie zieht gerade um. Warte, oder brich den Umzug ab.',
  'migration.unsupported': 'Dieses System kann laufende VMs nicht verschieben. Verschiebe sie kalt.',
  'migration.none': 'Nichts zieht um.',
  'platform.differs': 'Der Hypervisor dort ist ein anderes Produkt. Stoppe die VM und wandle sie um.',
  'node.unknown': 'Dieser Node ist nicht im Cluster.',
  'node.exists': 'Er ist schon im Cluster.',
  'node.ready': 'Der Node läuft. Räume ihn stattdessen.',
  'node.not_ready': 'Der Node antwortet nicht.',
  'node.full': (x) => `Auf ihm laufen ${count(n(x, 'pods'))} Pods, und ${count(n(x, 'podsMax'))} sind das Höchste.`,
  'instance.unknown': 'Diese Kopie gibt es nicht mehr.',
  'instance.not_process': 'Das ist kein einfacher Prozess.',
  'instance.bound': 'Er steuert ein Gerät seiner Maschine und bleibt, wo es ist.',
  'instance.not_container': 'Das ist kein Container.',
  'service.unknown': 'Diesen Dienst gibt es nicht.',
  'service.exists': 'Er ist schon bereitgestellt. Ändere die Zahl seiner Kopien.',
  'deployment.unknown': 'Dieses Deployment gibt es nicht mehr.',
  'setting.same': 'So ist es schon eingestellt.',
  'vlan.unknown': (x) => `VLAN ${String(n(x, 'vlan'))} gibt es nicht. Lege es zuerst an.`,
  'vlan.exists': (x) => `VLAN ${String(n(x, 'vlan'))} gibt es schon.`,
  'vlan.full': (x) => `${count(n(x, 'vlans'))} Netze sind das Höchste.`,
  'target.unknown': 'Das gibt es nicht mehr, oder hier lässt sich das nicht tun.',
  'kernel.clean': 'Sein Kernel ist in keinen fremden Händen.',
  'hint.unknown': 'Dieses Level hat keinen solchen Tipp.',
  'offer.none': 'Kein solcher Mieter fragt gerade nach Platz.',
  'contract.none': 'Kein solcher Mieter hat einen Vertrag.',
  'autoscaler.range': (x) =>
    n(x, 'minReplicas') < 1
      ? 'Ein Autoscaler behält mindestens eine Kopie.'
      : `Mindestens ${count(n(x, 'minReplicas'))} ist mehr als höchstens ${count(n(x, 'maxReplicas'))}.`,
  'autoscaler.no_target': 'Keine Zahl von Kopien bringt ihre CPU auf 0 %. Ziele höher.',
  'autoscaler.no_request':
    'Er misst CPU als Anteil am Request, und diese Pods fordern keine an. Setze zuerst einen CPU-Request.',
  'architecture.foreign': 'Es wurde für einen anderen Prozessor gebaut, und nichts dort ahmt ihn nach. KVM könnte es.',
  'lease.committed': (x) =>
    `Sie ist bis zum Ende gemietet, bis ${clock(n(x, 'untilTick'))}. Gib den Vertrag weiter, falls ihn jemand nimmt.`,
  'lease.none': 'Eine Cloud-Maschine hat keinen Mietvertrag: Sie geht, wann du willst.',
  'model.no_resale': 'Den Vertrag einer solchen Maschine übernimmt niemand.',
  'autoscaler.none': 'Es hat keinen Autoscaler.',
  'orchestrator.unknown': 'Dieses Produkt gibt es hier nicht.',
  'orchestrator.unsupported': 'Das Produkt, das diesen Cluster führt, kann das nicht.',
  'cluster.in_use': (x) =>
    `Der Cluster hat noch ${count(n(x, 'nodes'))} Nodes und ${count(n(x, 'deployments'))} Deployments. Ein anderes Produkt beginnt leer.`,
  'control_plane.full': (x) =>
    `Sie hat ${count(n(x, 'members'))} Mitglieder; mehr als ${count(n(x, 'membersMost'))} machen sie nur langsamer.`,
  'control_plane.last': 'Es ist das letzte, das entscheidet. Mache erst ein anderes zum Mitglied.',
  'rollout.none': 'Kein Rollout ist angehalten.',
  'rollout.no_former': 'Es gibt nichts, wohin es zurückkönnte.',
  'batch.market': (x) => `Der Markt nimmt einem Team ${count(n(x, 'marketM'))}m ab.`,
  'host.reserved': (x) =>
    `Ihr sind ${count(n(x, 'needM'))}m CPU zugesichert. Nur ${count(Math.max(0, n(x, 'freeM')))}m der Maschine sind keinem anderen versprochen.`,
  'host.evacuating': 'Die Maschine wird geräumt und nimmt keine VM.',
  'vm.reservation': (x) =>
    `Eine Zusage von ${count(n(x, 'reservationM'))}m ist mehr als die ${count(n(x, 'mostM'))}m, die sie nutzen darf.`,
  'vm.shares': 'Ohne Anteil liefe sie nie.',
  'vm.snapshots': (x) =>
    n(x, 'most') === 0
      ? `Sie hat ${count(n(x, 'snapshots'))} Snapshots. Lösche sie zuerst.`
      : `Sie hat ${count(n(x, 'snapshots'))} Snapshots, und ${count(n(x, 'most'))} sind das Höchste.`,
  'overcommit.range': (x) => `Von ${count(n(x, 'min'))} % bis ${count(n(x, 'max'))} % ihres Speichers.`,
  'overcommit.in_use': (x) =>
    `Dort sind ${memory(n(x, 'needMib'))} versprochen, und so hätte sie ${memory(n(x, 'haveMib'))}. Verschiebe erst eine VM.`,
  'disk.full': (x) => `Es braucht ${memory(n(x, 'needMib'))} Platte. ${memory(n(x, 'freeMib'))} sind frei.`,
  'disk.local': 'Ihre Platte steckt in ihrer Maschine. Verschiebe die Platte erst in den Pool.',
  'pool.in_use': (x) => `Auf dem Pool liegen ${memory(n(x, 'usedMib'))}.`,
  'storage.unlimited': 'Der Pool ist hier so groß, wie er sein muss.',
  'copy.unknown': 'Diese Kopie gibt es nicht mehr.',
  'copy.kind': 'Diese Art von Kopie ist dafür nicht gemacht.',
  'ha.reserve': (x) =>
    `Fielen ${count(n(x, 'hosts'))} Maschinen aus, blieben ${memory(n(x, 'haveMib'))} für ${memory(n(x, 'needMib'))}.`,
  'patch.current': 'Es ist auf dem neuesten Stand.',
  'migration.committed': 'Sie läuft schon dort drüben; ihr Speicher folgt.',
  'function.unknown': 'Diese Function gibt es nicht mehr.',
  'function.memory': (x) =>
    `Für einen Aufruf braucht sie ${memory(n(x, 'needMib'))}. Du gabst ihr ${memory(n(x, 'memoryMib'))}.`,
  'function.quota': (x) =>
    `Sie will ${count(n(x, 'need'))} Instanzen. Auf der Plattform sind für sie ${count(n(x, 'free'))} übrig.`,
  'service.stateful': 'Er hält Zustand, und Zustand bleibt zu Hause.',
  'mesh.off': 'Das kann nur ein Mesh. Leg zuerst eines an.',
  'retries.none': 'Ein Aufruf geschieht mindestens einmal.',
  'breaker.no_time': 'Ein Breaker, der öffnet, bleibt mindestens eine Sekunde offen.',
  'region.unknown': 'Diese Region gibt es nicht.',
  'edge.unknown': 'Diesen Edge-Standort gibt es nicht mehr.',
  'edge.not_on': 'Der Edge-Standort läuft nicht.',
  'edge.memory_short': (x) =>
    `Es verlangt ${memory(n(x, 'needMib'))}. Der Edge-Standort hat ${memory(Math.max(0, n(x, 'freeMib')))} frei.`,
  'edge.holds': 'Der Edge-Standort hat es schon.',
  'edge.holds_not': 'Der Edge-Standort hat es nicht.',
  'edge.leaving': (x) => `Er ist gekündigt: Um ${clock(n(x, 'tick'))} schließt er.`,
  'edge.needless': 'Seine Nutzer sind schon an deinem eigenen Standort.',
  'market.closed': 'Hier verkaufen alle zum Listenpreis.',
  'price.below_cost': (x) =>
    `Mit ${count(n(x, 'percent'))} % verkauftest du unter Kosten. Deine Antworten kosten ${count(n(x, 'floor'))} % des Listenpreises.`,
  'price.too_high': (x) => `Niemand zahlt mehr als ${count(n(x, 'most'))} % des Listenpreises.`,
  'type.unknown': 'Danach fragt hier niemand.',
  'limit.below_request': (x) =>
    'limitMib' in x
      ? `Das Limit von ${memory(n(x, 'limitMib'))} liegt unter dem Request von ${memory(n(x, 'requestMib'))}.`
      : `Das Limit von ${count(n(x, 'limitCpuM'))}m liegt unter dem Request von ${count(n(x, 'requestCpuM'))}m.`,
  'runtime.archived':
    'Dieses Projekt ist zu Ende. Was darauf läuft, läuft weiter, und Neues wird nicht mehr installiert.',
  'runtime.cluster_only': 'Diese Engine nimmt Aufträge nur von einem Cluster an.',
  'runtime.by_hand_only':
    'Diese Engine spricht mit keinem Cluster. Installiere sie für sich und starte Container von Hand.',
  'runtime.no_daemon': 'Diese Engine hat keinen Daemon, dessen Neustart etwas beenden könnte.',
  'image.bought': 'Dieses Image ist zugekauft. Für es gibt es kein Dockerfile von uns.',
  'build.unknown': 'Diesen Build gibt es nicht. Baue erst.',
  'build.busy': (x) => `Ein Build davon läuft bis ${clock(n(x, 'tick'))}.`,
  'build.state': 'Nur ein fertiger Build, der noch nicht hochgeladen ist, kann hochgeladen werden.',
  'step.unknown': (x) => `Sein Dockerfile hat ${count(n(x, 'lines'))} Zeilen.`,
  'step.order': 'Eine Zeile käme vor einer, die sie braucht.',
  'registry.dark': (x) => `Die Registry antwortet nicht, wohl bis ${clock(n(x, 'tick'))}.`,
  'base.current': 'Diese Basis hat jeden Patch, den es gibt, oder wird gerade neu gebaut.',
  'pull.nothing': 'Jeder Node, der es ausführen könnte, hat es schon.',
};

const ofRooms: Readonly<Record<RoomCode, Message>> = {
  'message.malformed': 'Der Server konnte das nicht lesen. Lade die Seite neu.',
  'rate.slow_down': 'Zu viele Befehle auf einmal. Warte eine Sekunde und versuch es wieder.',
  'room.unknown': 'Einen Raum mit diesem Code gibt es nicht. Frag nach, wer ihn leitet.',
  'room.full': 'Der Raum ist voll.',
  'room.locked': 'Der Raum ist geschlossen. Bitte darum, dass er geöffnet wird.',
  'room.ended': 'Dieses Spiel ist vorbei.',
  'room.outdated': 'Das Spiel wurde seither erneuert, dieser Raum geht nicht weiter.',
  'seat.unknown': 'Deinen Platz gibt es nicht mehr. Tritt neu ein.',
  'seat.elsewhere': 'Dein Platz wurde auf einer anderen Seite geöffnet. Diese schaut nur noch zu.',
  'seat.removed': 'Du wurdest aus dem Raum genommen.',
  'host.only': 'Das kann nur, wer den Raum leitet.',
  'host.password': 'Um eine Klasse zu leiten, verlangt dieser Server sein Passwort.',
  'phase.wrong': 'Nicht jetzt: Das Spiel ist an einer anderen Stelle.',
  'team.full': 'Dieses Team ist voll.',
  'scenario.unknown': 'Dieses Szenario hat der Server nicht.',
  paused: 'Das Spiel ist angehalten. Befehle warten, bis es weitergeht.',
  'store.unavailable': 'Der Server kann gerade nicht speichern. Nichts ist verloren; versuch es bald wieder.',
  'line.lost':
    'Keine Antwort vom Raum. Ist die Verbindung wieder da, sieh nach, ob es geschehen ist, und drück sonst noch einmal.',
  'time.none': 'Kein späterer Abschnitt hat Minuten übrig, und die Nachbesprechung behält ihre.',
  'stages.order':
    'In dieser Reihenfolge geht es nicht: Die Teile einer Runde folgen aufeinander, und eine Nachbesprechung braucht eine Runde.',
  'seat.banned': 'Die Lehrkraft hat diesen Raum für diesen Browser geschlossen.',
  'nickname.unfit': 'Diesen Namen liest eine ganze Klasse. Such dir einen anderen aus.',
  'question.closed': 'Diese Frage ist geschlossen.',
  'server.stopping': 'Der Server wird neu gestartet. Nichts ist verloren; diese Seite kommt von selbst zurück.',
  'inject.waits': 'Ein anderes Ereignis zählt schon herunter.',
  'inject.none': 'Es zählt nichts mehr herunter.',
  'help.none': 'Diese Hand ist schon unten.',
  internal: 'Beim Server ging etwas schief. Versuch es noch einmal.',
};

const all: Readonly<Record<RefusalCode | RoomCode, Message>> = { ...ofRules, ...ofRooms };

const short: Partial<Record<RefusalCode, Message>> = {
  'host.memory_short': (x) => `braucht ${memory(n(x, 'needMib') - Math.max(0, n(x, 'freeMib')))} mehr`,
  'host.cores_short': (x) => `hat ${count(n(x, 'cores'))} von ${count(n(x, 'needCores'))} Kernen`,
  'host.no_hypervisor': 'kein Hypervisor',
  'host.reserved': 'CPU anderen zugesagt',
  'host.evacuating': 'wird geräumt',
  'disk.full': 'Platte voll',
  'ha.reserve': 'für Ausfälle freigehalten',
  'host.no_os': 'kein Betriebssystem',
  'host.not_on': 'läuft nicht',
  'host.not_empty': 'nicht leer',
  'host.is_node': 'im Cluster',
  'host.control_plane': 'Control Plane',
  'host.has_platform': 'hat es schon',
  'host.leaving': 'geht bald',
  'host.same': 'jetzt hier',
  'host.conflict': (x) => ('port' in x ? `Port ${String(n(x, 'port'))} belegt` : 'Laufzeiten stoßen sich'),
  'kernel.mismatch': 'anderer Kernel',
  'platform.differs': 'anderer Hypervisor',
  'migration.unsupported': 'keine Live-Migration',
  'operator.busy': 'keine Operator-Minuten übrig',
  'slot.taken': 'belegt',
  'cloud.quota': 'über dem Kontingent',
  'node.not_ready': 'antwortet nicht',
  'node.full': 'voll',
};

export const refusals: Words['refusals'] = {
  sentence(code, numbers = {}) {
    const message = all[code];
    return typeof message === 'string' ? message : message(numbers);
  },
  short(code, numbers = {}) {
    const message = short[code] ?? all[code];
    return typeof message === 'string' ? message : message(numbers);
  },
};
