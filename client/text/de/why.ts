/** Die Glieder einer *Warum?*-Kette in Worten: was ist, und die Zahlen dahinter. `name` ist, wovon das Glied spricht. */
import type { WhyCode } from '../../../shared/sim/explain.ts';
import { VM_STATES } from '../../../shared/sim/world.ts';
import type { WhyWords } from '../en/why.ts';
import {
  clock,
  count,
  counted,
  cpu,
  decimal,
  exactMoney,
  finePercent,
  memory,
  milliseconds,
  wholePercent,
} from '../format.ts';
import type { WhyCatalogue } from '../why.ts';
import { names } from './names.ts';

type Numbers = Readonly<Record<string, number>>;

const n = (numbers: Numbers, name: string): number => numbers[name] ?? 0;
const until = (x: Numbers): string =>
  n(x, 'untilTick') > 0 ? `bis ${clock(n(x, 'untilTick'))}` : 'bis jemand etwas tut';
const cents = (amount: number): string => exactMoney(amount * 1_000_000);
const cores = (millicores: number): string =>
  millicores < 1000 ? `${cpu(millicores)} CPU` : millicores === 1000 ? '1 Kern' : `${cpu(millicores)} Kerne`;
const copies = (many: number): string => (many === 1 ? '1 Kopie' : `${count(many)} Kopien`);

function shortOf(x: Numbers): string {
  const [asked, used, capacity] = [n(x, 'requested'), n(x, 'used'), n(x, 'capacity')];
  const free = Math.max(0, capacity - used);
  if (n(x, 'resource') === 0) return `er will ${cores(asked)}, ${cores(free)} sind nicht vergeben`;
  if (n(x, 'resource') === 1) return `er will ${memory(asked)}, ${memory(free)} sind nicht vergeben`;
  return `dort laufen ${count(used)} Pods von höchstens ${count(capacity)}`;
}

const leadsTo = (x: Numbers): string =>
  `${count(n(x, 'kernel'))} andere teilen den Kernel, ${count(n(x, 'image'))} das Basis-Image, ${count(n(x, 'network'))} das Netz, ${count(n(x, 'host'))} die Maschine`;

const links: Readonly<Record<WhyCode, (name: string, x: Numbers) => WhyWords>> = {
  'service.fine': (name, x) => ({
    what: `${name} geht es gut`,
    numbers: `${wholePercent(n(x, 'utilisationPercent'))} dessen, was er kann`,
  }),
  'service.losing': (name, x) => ({
    what: `${name} verliert Anfragen`,
    numbers: n(x, 'lostPercent') < 1 ? 'weniger als 1 % davon' : `${wholePercent(n(x, 'lostPercent'))} davon`,
  }),
  'service.none_serving': (name) => ({
    what: `Keine Kopie von ${name} antwortet`,
    numbers: 'jede Anfrage geht verloren',
  }),
  'service.dead_endpoints': (name, x) => ({
    what: `Anfragen gehen an Kopien von ${name}, die nicht antworten`,
    numbers: `${count(n(x, 'serving'))} von ${copies(n(x, 'endpoints'))} antworten`,
  }),
  'service.queue': (name, x) => ({
    what: `Anfragen warten in der Schlange von ${name}`,
    numbers: `${count(n(x, 'arrivalsPerS'))}/s kommen an, ${count(n(x, 'capacityPerS'))}/s schafft er${n(x, 'waitMs') > 0 ? `, Wartezeit ${milliseconds(n(x, 'waitMs'))}` : ''}`,
  }),
  'service.limited': (name, x) =>
    n(x, 'limitCpuM') > 0
      ? {
          what: `Das eigene CPU-Limit bremst ${name}`,
          numbers: `${copies(n(x, 'serving'))}, je höchstens ${cores(n(x, 'limitCpuM'))}`,
        }
      : {
          what: `Mehr Kerne kann ${name} nicht nutzen`,
          numbers: `${copies(n(x, 'serving'))}: Dort enden seine Threads oder die vCPUs seiner VM (mehr bekommt sie gestoppt: Größe ändern, dann starten)`,
        },
  'service.host_busy': (name, x) => ({
    what: `Die Maschinen von ${name} haben keine CPU mehr zu geben`,
    numbers: `${copies(n(x, 'serving'))} ${n(x, 'serving') === 1 ? 'teilt' : 'teilen'} sie mit anderen`,
  }),
  'service.neighbour': (name, x) => ({
    what: `${name} nimmt sich daneben, was er bekommt`,
    numbers: `${cores(n(x, 'grantedM'))}; angefordert hat er ${cores(n(x, 'askedM'))}`,
  }),
  'service.slow_callee': (name) => ({ what: `Er wartet auf ${name}, den er aufruft`, numbers: '' }),
  'service.autoscaler_max': (name, x) => ({
    what: `Der Autoscaler von ${name} darf keine Kopien mehr zugeben`,
    numbers: `${copies(n(x, 'maxReplicas'))} sind sein Höchstes, mit dem Ziel ${wholePercent(n(x, 'targetCpuPercent'))} des CPU-Requests`,
  }),
  'service.denied': (name, x) => ({
    what: `Aufrufe an ${name} finden keinen Weg`,
    numbers: `${wholePercent(n(x, 'deniedPercent'))} davon: Zwischen den beiden Netzen ist kein Weg offen`,
  }),
  'service.link_full': (name, x) => ({
    what: `Die Netzkarten unter ${name} sind voll`,
    numbers: `${wholePercent(n(x, 'latePercent'))} seiner Aufrufe warten auf die Leitung`,
  }),
  'service.tenant_shared': (name, x) => ({
    what: `${name} wurde versprochen, allein zu sein, und ist es nicht`,
    numbers: `${copies(n(x, 'others'))} von anderen sind dabei`,
  }),
  'service.tenant_unserved': (name) => ({
    what: `${name} zahlt nichts`,
    numbers: 'zu wenige seiner Aufrufe werden beantwortet',
  }),
  'service.tenant_left': (name) => ({ what: `${name} ist gegangen`, numbers: 'es bekam nicht, was versprochen war' }),
  'service.tenant_refunded': (name) => ({
    what: `${name} wurde ausgezahlt`,
    numbers: 'der Preis einer Stunde ging zurück',
  }),
  'service.audited': (name) => ({
    what: `Die Prüferin fand ${name} auf einem geteilten Kernel`,
    numbers: 'es muss einen für sich allein haben',
  }),
  'service.breached': (name) => ({ what: `Eine Kopie von ${name} fiel in fremde Hände`, numbers: '' }),
  'service.credited': (_name, x) => ({
    what: 'Ein Teil der Einnahmen von zehn Minuten ging an die Kunden zurück',
    numbers: `${finePercent(n(x, 'inTimeTenThousandths') / 10_000)} der Antworten kamen pünktlich; unter ${wholePercent(n(x, 'belowPercent'))} gehen ${wholePercent(n(x, 'backPercent'))} zurück`,
  }),
  'batch.left': (_name, x) => ({
    what: 'Der Monatsabschluss war nicht fertig, als er fällig war',
    numbers: `${counted([[n(x, 'minutes'), 'Kern-Minute', 'Kern-Minuten']])} fehlten${n(x, 'limitM') > 0 ? `, er durfte nur ${cpu(n(x, 'limitM'))} CPU nutzen` : ''}`,
  }),
  'vm.breached': (name, x) => ({ what: `Der Kernel von ${name} ist in fremden Händen`, numbers: leadsTo(x) }),
  'host.breached': (name, x) => ({ what: `Der Kernel von ${name} ist in fremden Händen`, numbers: leadsTo(x) }),
  'host.link_full': (name, x) => ({
    what: `Die Netzkarte von ${name} ist voll`,
    numbers: `Aufrufe wollen ${memory(n(x, 'requestMib'))} je Sekunde, Kopien nehmen ${memory(n(x, 'copyMib'))}; ${wholePercent(n(x, 'latePercent'))} der Aufrufe warten`,
  }),
  'pod.breached': (name, x) => ({ what: `${name} ist in fremden Händen`, numbers: leadsTo(x) }),
  'service.rolling': (_name, x) => ({
    what: 'Ein Rollout ist im Gange',
    numbers: `${count(n(x, 'updated'))} von ${count(n(x, 'replicas'))} sind neu, ${count(n(x, 'available'))} von ${count(n(x, 'pods'))} Pods bedienen`,
  }),
  'service.retried': (name, x) => ({
    what: `Wer ${name} aufruft, versucht es wieder und wieder`,
    numbers: `${wholePercent(n(x, 'callsPercent'))} der gewünschten Aufrufe, ${wholePercent(n(x, 'failedPercent'))} scheitern${n(x, 'timeoutMs') > 0 ? `, aufgegeben nach ${milliseconds(n(x, 'timeoutMs'))}` : ''}`,
  }),
  'service.breaker_open': (name, x) => ({
    what: `Ein Breaker hält Aufrufe von ${name} fern`,
    numbers: `bis ${clock(n(x, 'untilTick'))}, dann versucht er es mit wenigen`,
  }),
  'service.throttled': (name, x) => ({
    what: `${name} hat zu wenige Function-Instanzen`,
    numbers: `${count(n(x, 'instances'))} von ${count(n(x, 'needed'))} nötigen, ${wholePercent(n(x, 'throttledPercent'))} der Aufrufe werden abgewiesen (${count(n(x, 'apart'))}, könnten Aufrufe sie nicht teilen)`,
  }),
  'service.cold': (name, x) => ({
    what: `Aufrufe von ${name} treffen kalte Function-Instanzen`,
    numbers: `${wholePercent(n(x, 'coldPercent'))} davon warten ${milliseconds(n(x, 'coldStartMs'))}`,
  }),
  'service.shared_state': (name, x) => ({
    what: `Die Kopien von ${name} stehen einander im Weg`,
    numbers: `${count(n(x, 'serving'))} davon schaffen ${wholePercent(n(x, 'leftPercent'))} dessen, was sie einzeln könnten; mehr als ${count(n(x, 'best'))} schaffen weniger`,
  }),
  'service.hiccup': (name, x) => ({
    what: `${name} stockt`,
    numbers: `für einen Moment bleiben ${wholePercent(n(x, 'leftPercent'))} dessen, was er kann`,
  }),
  'service.far': (name, x) => ({
    what: `Nutzer von ${name} sind weit weg`,
    numbers: `der Weg nimmt ${milliseconds(n(x, 'tripMs'))} von ${milliseconds(n(x, 'deadlineMs'))}, für ${count(n(x, 'perS'))} Anfragen je Sekunde`,
  }),
  'pod.pending': (name, x) => ({
    what: `${name} passt auf keinen Node`,
    numbers: `er verlangt ${cores(n(x, 'requestCpuM'))} und ${memory(n(x, 'requestMib'))}`,
  }),
  'pod.starting': (name, x) => ({
    what: `${name} startet noch`,
    numbers: `${until(x)}, und Aufrufe erreichen es schon`,
  }),
  'pod.node_lost': (name) => ({
    what: `Der Node von ${name} ist ausgefallen`,
    numbers: 'und der Cluster zählt noch auf ihn',
  }),
  'pod.backoff': (name, x) => ({
    what: `${name} ist abgestürzt und wartet auf den nächsten Versuch`,
    numbers: `${count(n(x, 'restarts'))} Neustarts, nächster Versuch um ${clock(n(x, 'untilTick'))}`,
  }),
  'pod.hung': (name) => ({
    what: `${name} hängt: Er läuft und antwortet nicht`,
    numbers: '',
  }),
  'node.taint': (name, x) => ({
    what: `${name} nimmt ihn nicht`,
    numbers:
      n(x, 'ready') === 0
        ? 'er antwortet nicht'
        : n(x, 'cordoned') === 1
          ? 'er ist gesperrt'
          : 'er hat einen Taint, den dieser Pod nicht verträgt',
  }),
  'node.pressured': (name, x) => ({
    what: `${name} hat zu wenig Speicher`,
    numbers: `${memory(n(x, 'availableMib'))} von mindestens ${memory(n(x, 'thresholdMib'))} übrig. Er verdrängt, wer am weitesten über seinem Request liegt, und nimmt niemanden, der nichts anfordert.`,
  }),
  'node.kernel': (name) => ({
    what: `${name} hat einen anderen Kernel`,
    numbers: 'ein Container bringt keinen eigenen mit',
  }),
  'node.spread': (name) => ({
    what: `Auf ${name} wäre die Verteilung ungleich`,
    numbers: 'die Verteilungsregel verbietet es',
  }),
  'node.short': (name, x) => ({ what: `${name} ist zu voll`, numbers: shortOf(x) }),
  'node.fits': (name) => ({ what: `${name} hat Platz`, numbers: 'der Scheduler kommt noch dorthin' }),
  'node.spare': (name, x) => ({
    what: `${name} hat CPU übrig und zu wenige der Kopien`,
    numbers: `zu ${wholePercent(n(x, 'busyPercent'))} belegt. Kopien, die laufen, ziehen nie um; nur neue können dorthin.`,
  }),
  'host.cooled': (name, x) => ({
    what: `Die Kühlung fällt aus, und ${name} läuft langsamer`,
    numbers: `sie darf ${wholePercent(n(x, 'ceilingPercent'))} ihrer Kerne nutzen`,
  }),
  'host.late': (name, x) => ({
    what: `${name} kommt später`,
    numbers: `um ${clock(n(x, 'untilTick'))} ist sie da`,
  }),
  'vm.emulated': (name, x) => ({
    what: `${name} wurde für einen anderen Prozessor gebaut`,
    numbers: `hier nachgeahmt, arbeitet sie mit 1/${count(n(x, 'slowdown'))} der Geschwindigkeit`,
  }),
  'host.evacuated': (name) => ({
    what: `${name} ist leer`,
    numbers: 'und nimmt keine VM, bis sie wieder geöffnet wird',
  }),
  'host.evacuating': (name, x) => ({ what: `${name} wird geräumt`, numbers: `${count(n(x, 'vms'))} VMs sind noch da` }),
  'host.no_refuge': (name, x) => ({
    what: `Was noch auf ${name} ist, passt nirgends sonst hin`,
    numbers: `${count(n(x, 'vms'))} VMs, die kleinste braucht ${memory(n(x, 'needMib'))} auf einer Maschine`,
  }),
  'vm.crashed': (name, x) => ({
    what: `${name} ist abgestürzt und bleibt liegen`,
    numbers: `gepatcht um ${clock(n(x, 'patchedTick'))}, ${count(n(x, 'snapshots'))} Snapshots zum Zurücksetzen`,
  }),
  'vm.disk_full': (name, x) => ({
    what: `Die Platte von ${name} ist voll`,
    numbers: `${n(x, 'local') === 1 ? 'die ihrer Maschine' : 'der Pool'}${n(x, 'snapshots') === 0 ? '' : `; ihre Snapshots (${count(n(x, 'snapshots'))}) halten einen Teil davon`}`,
  }),
  'vm.limited': (name, x) => ({
    what: `Ihr CPU-Limit bremst ${name}`,
    numbers: `${cores(n(x, 'limitM'))}, was auch frei ist`,
  }),
  'vm.cpu_ready': (name, x) => ({
    what: `${name} wartet auf einen Kern`,
    numbers: `${wholePercent(n(x, 'readyPercent'))} der Zeit, in der sie arbeiten könnte; ${count(n(x, 'vcpusOnHost'))} vCPUs teilen die Maschine`,
  }),
  'vm.swapped': (name, x) => ({
    what: `${name} wird von ihrer Maschine ausgelagert`,
    numbers: `${memory(n(x, 'swapMib'))} von dem, was sie nutzt, liegen auf der Platte. Dort ist zu viel Speicher versprochen.`,
  }),
  'vm.ballooned': (name, x) => ({
    what: `Ein Ballon nimmt ${name} Speicher`,
    numbers: `${memory(n(x, 'balloonMib'))}, die sie nicht nutzt`,
  }),
  'cluster.offers': (name, x) => ({
    what: `${name} wartet auf ein Angebot`,
    numbers: `alle ${count(n(x, 'roundTicks'))} s werden Nodes angeboten, je ${count(n(x, 'podsPerOffer'))} Pods; nächster Versuch um ${clock(n(x, 'nextTick'))}`,
  }),
  'cluster.no_preemption': (name) => ({
    what: `${name} ist wichtiger als andere, die laufen`,
    numbers: 'aber dieser Orchestrator lässt niemanden einen anderen verdrängen',
  }),
  'node.not_selected': (name) => ({
    what: `${name} hat seinen Taint nicht`,
    numbers: 'und anderswo darf er nicht laufen',
  }),
  'autoscaler.at_max': (_name, x) => ({
    what: 'Der Node-Autoscaler ist an seinem Höchsten',
    numbers: `${count(n(x, 'machines'))} von ${count(n(x, 'nodesMax'))} Maschinen`,
  }),
  'autoscaler.no_quota': (_name, x) => ({
    what: 'Das Cloud-Kontingent ist aufgebraucht',
    numbers: `${count(n(x, 'used'))} von ${count(n(x, 'quota'))} vCPUs, eine weitere Maschine nimmt ${count(n(x, 'need'))}`,
  }),
  'autoscaler.node_coming': (name, x) => ({
    what: `Für ${name} ist eine Maschine unterwegs`,
    numbers: `um ${clock(n(x, 'tick'))} ist sie da`,
  }),
  'autoscaler.too_small': (name) => ({
    what: `${name} passt auf keine Maschine, die der Autoscaler bestellen darf`,
    numbers: '',
  }),
  'service.held': (_name, x) => ({
    what: 'Jemand hält das Rollout an',
    numbers: `es wartet bei ${count(n(x, 'heldAtPods'))} neuen Pods`,
  }),
  'service.stalled': (_name, x) => ({
    what: 'Das Rollout kommt nicht voran',
    numbers: `seit ${clock(n(x, 'sinceTick'))}`,
  }),
  'host.batch': (name, x) => ({
    what: `Auf ${name} läuft Batch-Arbeit`,
    numbers: `sie nimmt ${decimal(n(x, 'batchM') / 1000)} ihrer Kerne`,
  }),
  'node.closest': (name, x) => ({
    what: `${name} kommt am nächsten`,
    numbers: `es fehlen ${[
      n(x, 'cpuM') > 0 ? cores(n(x, 'cpuM')) : '',
      n(x, 'mib') > 0 ? memory(n(x, 'mib')) : '',
      n(x, 'pods') > 0 ? `Platz für ${count(n(x, 'pods'))} Pods` : '',
    ]
      .filter((part) => part !== '')
      .join(' und ')}`,
  }),
  'host.not_on': (name, x) => ({ what: `${name} ist nicht an`, numbers: until(x) }),
  'host.busy': (name, x) => ({
    what: `${name} fehlt CPU`,
    numbers: `${wholePercent(n(x, 'cpuPercent'))} von ${cores(n(x, 'capacityM'))} in Gebrauch`,
  }),
  'host.biggest': (name, x) => ({
    what: `${name} will am meisten davon`,
    numbers: `${cores(n(x, 'demandM'))}, und bekommt ${cores(n(x, 'grantedM'))}`,
  }),
  'host.memory_full': (name, x) => ({
    what: `Der Speicher von ${name} ist vergeben`,
    numbers: `${memory(n(x, 'usedMib'))} von ${memory(n(x, 'usableMib'))}`,
  }),
  'host.costs': (name, x) => ({
    what: `Was ${name} in der Stunde kostet`,
    numbers: `Miete ${cents(n(x, 'rentCents'))}, Strom ${cents(n(x, 'powerCents'))}, Lizenzen ${cents(n(x, 'licenceCents'))}`,
  }),
  'host.idles': (name, x) => ({
    what: `${name} tut wenig für ihren Strom`,
    numbers: `${wholePercent(n(x, 'cpuPercent'))} ausgelastet bei ${count(n(x, 'watts'))} W, davon ${count(n(x, 'idleWatts'))} W, auch wenn sie nichts tut`,
  }),
  'host.leaves': (name, x) => ({ what: `${name} ist gekündigt`, numbers: until(x) }),
  'host.control_plane': (name) => ({
    what: `${name} gehört zur Control Plane`,
    numbers: 'sie lässt sich weder zurückgeben noch abschalten',
  }),
  'host.holds': (name, x) => ({
    what: `${name} ist nicht leer`,
    numbers: counted([
      [n(x, 'vms'), 'VM', 'VMs'],
      [n(x, 'processes'), 'Prozess', 'Prozesse'],
      [n(x, 'nodes'), 'Node', 'Nodes'],
      [n(x, 'pods'), 'Pod', 'Pods'],
      [n(x, 'copies'), 'Kopie im Gange', 'Kopien im Gange'],
    ]),
  }),
  'host.loss_hurts': (name, x) => ({
    what: `Ohne ${name} hätte etwas keinen Platz`,
    numbers: counted([
      [n(x, 'vmsLost'), `von ${count(n(x, 'vms'))} VMs`],
      [n(x, 'podsLost'), `von ${count(n(x, 'pods'))} Pods`],
      [n(x, 'processesLost'), 'Prozess', 'Prozesse'],
    ]),
  }),
  'host.loss_held': (name, x) => ({
    what: `${name} dürfte ausfallen`,
    numbers: `ihre ${count(n(x, 'vms'))} VMs und ${count(n(x, 'pods'))} Pods fänden Platz`,
  }),
  'vm.fine': (name, x) => ({
    what: `${name} geht es gut`,
    numbers: `${wholePercent(n(x, 'cpuPercent'))} ihrer vCPUs in Gebrauch`,
  }),
  'vm.not_running': (name, x) => ({
    what: `${name}: ${names.vmStates[VM_STATES[n(x, 'state')] ?? 'stopped']}`,
    numbers: VM_STATES[n(x, 'state')] === 'converting' ? 'bis ihre Platte kopiert ist' : until(x),
  }),
  'vm.host_lost': (_name, x) => ({ what: 'Ihre Maschine ist verloren', numbers: until(x) }),
  'vm.no_ha': (name) => ({
    what: `${name} wartet auf ihre Maschine`,
    numbers: 'sie hat keine Priorität für den Neustart anderswo',
  }),
  'vm.no_place': (name, x) => ({
    what: `Keine andere Maschine hat Platz für ${name}`,
    numbers: `sie braucht ${memory(n(x, 'needMib'))} und ${count(n(x, 'vcpus'))} vCPUs auf einer mit demselben System`,
  }),
  'vm.move_waits': (name, x) => ({
    what: `Der Umzug von ${name} wartet auf eine Leitung`,
    numbers: `${count(n(x, 'ahead'))} Kopien sind im Gange`,
  }),
  'vm.moves': (name, x) => ({
    what: `${name} zieht um`,
    numbers: `noch ${memory(n(x, 'leftMib'))} bei ${memory(n(x, 'linkMibPerS'))}/s, ${count(n(x, 'rounds'))} Runden getan`,
  }),
  'vm.never_ends': (name, x) => ({
    what: `${name} schreibt so schnell, wie die Leitung trägt`,
    numbers: `${memory(n(x, 'dirtyMibPerS'))}/s gegen ${memory(n(x, 'linkMibPerS'))}/s${n(x, 'throttled') === 1 ? ', und sie wird gebremst' : ''}`,
  }),
  'service.bad_release': (name, x) => ({
    what: `Eine Version von ${name} antwortet mit Fehlern`,
    numbers: `bei ${wholePercent(n(x, 'errorPercent'))} ihrer Aufrufe`,
  }),
  'service.poisoned': (name, x) => ({
    what: `Kopien von ${name} führen ein vergiftetes Image aus`,
    numbers: `${count(n(x, 'poisoned'))} von ${copies(n(x, 'copies'))} arbeiten für jemand anderen`,
  }),
  'service.old_base': (name, x) => ({
    what: `Kopien von ${name} stehen auf einem Basis-Image mit einem Loch`,
    numbers: `${count(n(x, 'unpatched'))} von ${copies(n(x, 'copies'))}`,
  }),
  'pod.pulling': (name, x) => ({
    what: `${name} holt sein Image`,
    numbers: `es fehlen ${memory(n(x, 'missingMib'))}`,
  }),
  'pod.not_pushed': (name, x) => ({
    what: `Der Build, den ${name} verlangt, liegt in keiner Registry`,
    numbers: `Build ${count(n(x, 'release'))}, nächster Versuch um ${clock(n(x, 'untilTick'))}`,
  }),
  'pod.registry_dark': (name, x) => ({
    what: `${name} bekommt sein Image nicht: Die Registry antwortet nicht`,
    numbers: `nächster Versuch um ${clock(n(x, 'untilTick'))}`,
  }),
  'pod.foreign_code': (name) => ({
    what: `${name} wurde für einen anderen Prozessor gebaut: exec format error`,
    numbers: '',
  }),
  'node.standalone': (name) => ({
    what: `${name} ist in keinem Cluster`,
    numbers: 'seine Engine führt aus, was von Hand gestartet wird',
  }),
  'cluster.no_nodes': () => ({ what: 'Der Cluster hat keine Nodes', numbers: '' }),
};

export const why: WhyCatalogue = {
  link: (code, name, numbers) => links[code](name, numbers),
};
