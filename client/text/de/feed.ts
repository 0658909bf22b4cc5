/** Was geschah und was getan wurde, in Worten. Wer etwas tat, steht vor dem Doppelpunkt: so passt es zu dir und zu Ann. */
import type { Command, CommandOf } from '../../../shared/sim/commands/schema.ts';
import type { EventKind } from '../../../shared/sim/events.ts';
import type { ActNames, SignWords } from '../en/feed.ts';
import { clock, count, decimal, exactMoney, memory, wholePercent } from '../format.ts';
import type { Words } from '../index.ts';
import { names } from './names.ts';

type ActWords = { readonly [V in Command['verb']]: (names: ActNames, command: CommandOf<V>) => string };

const spreadWords = { none: 'irgendwo', host: 'über Maschinen', rack: 'über Racks' } as const;

const vlanName = (vlan: number): string => (vlan === 0 ? 'das flache Netz' : `VLAN ${String(vlan)}`);
const machines = (many: number): string => (many === 1 ? '1 Maschine' : `${count(many)} Maschinen`);
const copies = (many: number): string => (many === 1 ? '1 Kopie' : `${count(many)} Kopien`);

const words: ActWords = {
  order: ({ who, it }) => `${who}: ${it} gemietet`,
  returnHost: ({ who, it }) => `${who}: ${it} zurückgegeben`,
  powerHost: ({ who, it }, { on }) => `${who}: ${it} ${on ? 'eingeschaltet' : 'ausgeschaltet'}`,
  repairHost: ({ who, it }) => `${who}: ${it} in Reparatur gegeben`,
  installPlatform: ({ who, it, to }) => `${who}: ${to} auf ${it} installiert`,
  joinNode: ({ who, it }) => `${who}: ${it} in den Cluster genommen`,
  cordon: ({ who, it }, { on }) => `${who}: ${it} für neue Pods ${on ? 'gesperrt' : 'geöffnet'}`,
  drain: ({ who, it }) => `${who}: ${it} geräumt`,
  declareDead: ({ who, it }) => `${who}: ${it} für tot erklärt`,
  createVm: ({ who, it }) => `${who}: VM auf ${it} angelegt`,
  bootVm: ({ who, it }) => `${who}: ${it} gestartet`,
  stopVm: ({ who, it }) => `${who}: ${it} gestoppt`,
  resizeVm: ({ who, it }, { vcpus, memoryMib }) =>
    `${who}: ${it} hat jetzt ${count(vcpus)} vCPUs und ${memory(memoryMib)}`,
  deleteVm: ({ who, it }) => `${who}: ${it} gelöscht`,
  convert: ({ who, it, to }) => `${who}: aus ${it} wird eine VM auf ${to}`,
  moveProcess: ({ who, it, to }) => `${who}: ${it} nach ${to} verschoben`,
  migrateLive: ({ who, it, to }) => `${who}: ${it} live nach ${to} verschoben`,
  migrateCold: ({ who, it, to }) => `${who}: ${it} kalt nach ${to} verschoben`,
  cancelMigration: ({ who, it }) => `${who}: Umzug von ${it} abgebrochen`,
  throttleVm: ({ who, it }, { on }) =>
    `${who}: ${it} ${on ? 'wird beim Umzug gebremst' : 'läuft wieder mit voller Kraft'}`,
  setHa: ({ who, it }, { priority }) =>
    `${who}: ${it} ${priority === 0 ? 'bleibt nach einem Ausfall aus' : 'startet nach einem Ausfall anderswo'}`,
  runContainer: ({ who, it, to }) => `${who}: ${it} von Hand auf ${to} gestartet`,
  stopContainer: ({ who, it }) => `${who}: ${it} gestoppt`,
  deploy: ({ who, it }, { replicas }) => `${who}: ${it} mit ${copies(replicas)} bereitgestellt`,
  deleteDeployment: ({ who, it }) => `${who}: ${it} gelöscht`,
  scale: ({ who, it }, { replicas }) => `${who}: ${it} auf ${copies(replicas)} skaliert`,
  setResources: ({ who, it }, { requestCpuM, limitCpuM }) =>
    `${who}: jede Kopie von ${it} bekommt ${count(requestCpuM)}m${limitCpuM > 0 ? `, höchstens ${count(limitCpuM)}m` : ', ohne Limit'}`,
  setProbes: ({ who, it }, { liveness, readiness }) =>
    `${who}: Probes von ${it}: ${[liveness && 'Liveness', readiness && 'Readiness'].filter(Boolean).join(' und ') || 'keine'}`,
  setSpread: ({ who, it }, { over }) => `${who}: ${it} läuft ${spreadWords[over]}`,
  setBudget: ({ who, it }, { minAvailable }) => `${who}: mindestens ${count(minAvailable)} von ${it} bleiben stehen`,
  setToleration: ({ who, it }, { ticks }) => `${who}: ${it} wartet ${count(ticks)} s auf einen verlorenen Node`,
  setPriority: ({ who, it }, { priority }) => `${who}: ${it} hat Priorität ${decimal(priority)}`,
  setScoring: ({ who }, { strategy }) => `${who}: neue Pods werden ${names.scorings[strategy]}`,
  setAutoscaler: ({ who, it }, { minReplicas, maxReplicas, targetCpuPercent }) =>
    `${who}: ${it} skaliert sich selbst: ${count(minReplicas)} bis ${count(maxReplicas)} bei ${wholePercent(targetCpuPercent)} des CPU-Requests`,
  removeAutoscaler: ({ who, it }) => `${who}: Autoscaler von ${it} entfernt`,
  createNetwork: ({ who }, { vlan }) => `${who}: Netz ${vlanName(vlan)} angelegt`,
  attachNetwork: ({ who, it }, { vlan }) => `${who}: ${it} in ${vlanName(vlan)} gehängt`,
  allowTraffic: ({ who }, { from, to }) => `${who}: Weg offen: ${vlanName(from)} → ${vlanName(to)}`,
  denyTraffic: ({ who }, { from, to }) => `${who}: Weg geschlossen: ${vlanName(from)} → ${vlanName(to)}`,
  setMigrationNetwork: ({ who }, { percent }) =>
    `${who}: ${wholePercent(percent)} jeder Leitung für Kopien freigehalten`,
  harden: ({ who, it }) => `${who}: ${it} gehärtet`,
  rebuild: ({ who, it }) => `${who}: ${it} wird von sauberen Medien installiert`,
  acceptOffer: ({ who, it }) => `${who}: Mieter ${it} angenommen`,
  refuseOffer: ({ who, it }) => `${who}: Mieter ${it} abgelehnt`,
  refundTenant: ({ who, it }) => `${who}: ${it} entschädigt und gehen lassen`,
  setVmResources: ({ who, it }, { reservationM, limitM, shares }) =>
    `${who}: ${it} hat ${count(reservationM)}m zugesichert, ${limitM > 0 ? `höchstens ${count(limitM)}m` : 'kein Limit'}, ${count(shares)} Anteile je vCPU`,
  setMemoryPolicy: ({ who, it }, { overcommitPercent }) =>
    `${who}: ${it} verspricht ${wholePercent(overcommitPercent)} ihres Speichers`,
  setPoolSize: ({ who }, { poolGib }) => `${who}: Pool auf ${memory(poolGib * 1024)} gesetzt`,
  moveDisk: ({ who, it }, { local }) => `${who}: Platte von ${it} zieht ${local ? 'in ihre Maschine' : 'in den Pool'}`,
  snapshotVm: ({ who, it }) => `${who}: Snapshot von ${it}`,
  revertVm: ({ who, it }) => `${who}: ${it || 'eine VM'} zurückgesetzt`,
  deleteCopy: ({ who, it }) => `${who}: Kopie ${it} gelöscht`,
  makeTemplate: ({ who, it }) => `${who}: ${it} zur Vorlage gemacht`,
  cloneVm: ({ who, it, to }) => `${who}: ${it || 'eine VM'} wird auf ${to} geklont`,
  backupVm: ({ who, it }) => `${who}: ${it} wird gesichert`,
  restoreVm: ({ who, it, to }) => `${who}: ${it || 'eine VM'} wird auf ${to} wiederhergestellt`,
  setBackupCap: ({ who }, { percent }) =>
    percent === 0
      ? `${who}: nächtliches Backup aufgeschoben`
      : `${who}: nächtliches Backup bekommt ${wholePercent(percent)} einer Leitung`,
  patch: ({ who, it }) => `${who}: ${it} wird gepatcht`,
  takeAdvice: ({ who }) => `${who}: Rat gekauft`,
  setPatchTool: ({ who }, { on }) => `${who}: Patch-Werkzeug ${on ? 'gemietet' : 'aufgegeben'}`,
  setHaReserve: ({ who }, { hosts }) => `${who}: Platz für ${machines(hosts)} freigehalten, die ausfallen`,
  evacuateHost: ({ who, it }, { on }) => `${who}: ${it} ${on ? 'wird evakuiert' : 'ist wieder offen für VMs'}`,
  migratePostCopy: ({ who, it }) => `${who}: ${it} ihrem Speicher vorausgeschickt`,
  setAutoBalance: ({ who }, { on }) =>
    `${who}: Ausgleich ${on ? 'dem Werkzeug überlassen' : 'selbst in die Hand genommen'}`,
  setRelease: ({ who, it }, { release }) => `${who}: Build ${count(release)} von ${it} ausgerollt`,
  installRuntime: ({ who, it }, { runtime }) => `${who}: ${runtime} auf ${it} installiert`,
  setLiveRestore: ({ who, it }, { on }) => `${who}: Container auf ${it} ${on ? 'überleben' : 'enden mit'} ihren Daemon`,
  buildImage: ({ who, it }) => `${who}: Build von ${it} begonnen`,
  pushImage: ({ who, it }) => `${who}: ${it || 'Build'} hochgeladen`,
  orderSteps: ({ who, it }, { step, to }) =>
    `${who}: Zeile ${count(step)} im Dockerfile von ${it} nach ${count(to)} verschoben`,
  rebuildBase: ({ who, it }) => `${who}: Basis-Image von ${it} wird neu gebaut`,
  pinImage: ({ who, it }, { on }) => `${who}: Image von ${it} ${on ? 'fest gepinnt' : 'gelöst'}`,
  prePull: ({ who, it }, { release }) => `${who}: Build ${count(release)} von ${it} auf alle Nodes geholt`,
  setRegistry: ({ who }, { registry }) =>
    `${who}: ${registry === 'private' ? 'eigene' : 'öffentliche'} Registry gewählt`,
  setMirror: ({ who }, { on }) => `${who}: Spiegel ${on ? 'eingerichtet' : 'aufgegeben'}`,
  setScanner: ({ who }, { on }) => `${who}: Scanner ${on ? 'genommen' : 'aufgegeben'}`,
  setPipeline: ({ who }, { on }) => `${who}: Pipeline ${on ? 'eingeschaltet' : 'ausgeschaltet'}`,
  setMultiArch: ({ who, it }, { on }) =>
    `${who}: ${it} wird für ${on ? 'jeden Prozessor' : 'nur den eigenen Prozessor'} gebaut`,
  setEmulation: ({ who, it }, { on }) => `${who}: Emulation auf ${it} ${on ? 'eingeschaltet' : 'ausgeschaltet'}`,
  setOrchestrator: ({ who }, { orchestrator }) => `${who}: Cluster läuft jetzt mit ${orchestrator}`,
  setControlPlane: ({ who, it }, { on }) =>
    `${who}: ${it} ${on ? 'in die Control Plane genommen' : 'aus der Control Plane genommen'}`,
  setNodeAutoscaler: ({ who }, { min, max, model }) =>
    `${who}: der Cluster bestellt selbst ${count(min)} bis ${count(max)} Maschinen (${model})`,
  removeNodeAutoscaler: ({ who }) => `${who}: Maschinen werden wieder von Hand bestellt`,
  taintNode: ({ who, it }, { key, effect }) =>
    effect === 'none' ? `${who}: Taint von ${it} entfernt` : `${who}: Taint auf ${it}: ${key}, ${effect}`,
  setTolerates: ({ who, it }, { key, only }) =>
    key === null
      ? `${who}: ${it} verträgt keinen Taint`
      : `${who}: ${it} läuft ${only ? 'nur' : 'auch'} auf Nodes mit dem Taint ${key}`,
  setStrategy: ({ who, it }, { maxSurgePercent, maxUnavailablePercent, recreate }) =>
    recreate
      ? `${who}: ${it} hält alle an, bevor die neuen starten`
      : `${who}: ${it} rollt mit ${wholePercent(maxSurgePercent)} mehr und ${wholePercent(maxUnavailablePercent)} weniger`,
  pauseRollout: ({ who, it }, { atPods }) =>
    atPods === 0 ? `${who}: Rollout von ${it} angehalten` : `${who}: Rollout von ${it} hält bei ${count(atPods)}`,
  resumeRollout: ({ who, it }) => `${who}: Rollout von ${it} läuft weiter`,
  rolloutUndo: ({ who, it }) => `${who}: ${it} auf den Stand davor zurückgesetzt`,
  takeBatch: ({ who }, { coresM }) =>
    coresM === 0 ? `${who}: keine freie CPU mehr verkauft` : `${who}: bis zu ${count(coresM)}m freie CPU verkauft`,
  limitBatch: ({ who }, { coresM, shares }) =>
    `${who}: Monatsabschluss auf ${count(coresM)}m mit Gewicht ${count(shares)} gebremst`,
  commitLease: ({ who, it }) => `${who}: ${it} bis zum Ende gemietet, für weniger Miete`,
  resellHost: ({ who, it }) => `${who}: Mietvertrag von ${it} weitergegeben`,
  setLicence: ({ who, it }, { edition }) =>
    `${who}: ${it} für Windows ${edition === 'standard' ? 'Standard' : 'Datacenter'} lizenziert`,
  deployFunction: ({ who, it }, { memoryMib, provisioned }) =>
    `${who}: ${it} mit ${memory(memoryMib)} auf die Function-Plattform gestellt${provisioned > 0 ? `, ${count(provisioned)} warm gehalten` : ''}`,
  removeFunction: ({ who, it }) => `${who}: ${it} von der Function-Plattform genommen`,
  splitCalls: ({ who, it }, { percent }) =>
    `${who}: ${wholePercent(percent)} der Aufrufe von ${it} gehen an seine Function`,
  setMesh: ({ who }, { on, mtls }) =>
    on ? `${who}: ein Proxy neben jedem Pod${mtls ? ', und Aufrufe sind verschlüsselt' : ''}` : `${who}: Mesh entfernt`,
  setRetries: ({ who }, { attempts, budgetPercent }) =>
    `${who}: Aufrufe werden ${attempts === 1 ? 'einmal' : `${count(attempts)}-mal`} versucht${budgetPercent > 0 ? `, höchstens ${wholePercent(budgetPercent)} noch einmal` : ''}`,
  setBreaker: ({ who }, { errorPercent, openTicks }) =>
    errorPercent === 0
      ? `${who}: Breaker entfernt`
      : `${who}: Breaker öffnen bei ${wholePercent(errorPercent)} gescheiterter Aufrufe, für ${count(openTicks)} s`,
  splitTraffic: ({ who, it }, { release, percent }) =>
    release === 0
      ? `${who}: Aufteilung von ${it} beendet`
      : `${who}: ${wholePercent(percent)} der Aufrufe von ${it} gehen an Build ${count(release)}`,
  openEdge: ({ who, it }) => `${who}: Edge-Standort bestellt (${it})`,
  closeEdge: ({ who, it }) => `${who}: ${it} wird geschlossen`,
  placeAtEdge: ({ who, it, to }, { form }) => `${who}: ${it} nach ${to} kopiert${form === 'vm' ? ' als VM' : ''}`,
  removeFromEdge: ({ who, it, to }) => `${who}: ${it} von ${to} genommen`,
  setPrice: ({ who }, { percent }) => `${who}: Preis auf ${wholePercent(percent)} der Liste gesetzt`,
  shed: ({ who, it }, { percent }) =>
    percent === 0
      ? `${who}: Anfragen „${it}“ werden alle eingelassen`
      : `${who}: ${wholePercent(percent)} der Anfragen „${it}“ abgewiesen`,
};

export const acts: Words['game']['acts'] = {
  // Ein Eintrag hält zu jedem Befehl eine Funktion; dem Paar folgt TypeScript durch die Vereinigung nicht.
  say: (command, told) => (words[command.verb] as (names: ActNames, command: Command) => string)(told, command),
};

export const events: Readonly<Record<EventKind, (it: string, to: string, value: number) => string>> = {
  'host.delivered': (it) => `${it} ist da`,
  'host.installed': (it) => `${it} ist installiert`,
  'host.up': (it) => `${it} läuft wieder`,
  'host.failed': (it) => `${it} ist ausgefallen`,
  'host.returned': (it) => `${it || 'Eine Maschine'} ist weg, ihre Miete endet`,
  'vm.running': (it) => `${it} läuft`,
  'vm.killed': (it) => `${it} ging mit ihrer Maschine unter`,
  'vm.converted': (it, to) => `${it} ist jetzt eine VM auf ${to}`,
  'vm.restarted': (it, to) => `${it} startet auf ${to} neu`,
  'migration.started': (it, to) => `${it} ist unterwegs nach ${to}`,
  'migration.done': (it, to) => `${it} ist auf ${to} angekommen`,
  'migration.cancelled': (it) => `Der Umzug von ${it} wurde abgebrochen`,
  'node.ready': (it) => `${it} ist bereit für Pods`,
  'node.lost': (it) => `${it} antwortet dem Cluster nicht`,
  'node.pressured': (it, _to, value) => `${it} hat zu wenig Speicher: ${memory(value)} übrig`,
  'pod.bound': () => '',
  'pod.running': () => '',
  'pod.crashed': (it) => `${it} ist abgestürzt`,
  'pod.unhealthy': (it) => `${it} hat seiner Liveness-Probe nicht geantwortet und wurde neu gestartet`,
  'pod.oomKilled': (it) => `${it} wurde beendet: kein Speicher mehr`,
  'pod.evicted': (it) => `${it} wurde verdrängt`,
  'rollout.stalled': (it) => `Das Rollout von ${it} kommt nicht voran`,
  'rollout.done': (it) => `Das Rollout von ${it} ist fertig`,
  'nodes.added': (it) => `Der Cluster hat eine Maschine bestellt: ${it || 'sie kommt'}`,
  'nodes.removed': (it) => `Der Cluster gibt ${it || 'eine Maschine'} zurück`,
  'nodes.blocked': (_it, _to, value) => `Der Cluster darf ${machines(value)} mehr nicht bestellen`,
  'batch.arrived': (_it, _to, value) => `Der Monatsabschluss ist da: Er will ${count(value)}m CPU`,
  'batch.done': () => 'Der Monatsabschluss ist fertig',
  'batch.late': (_it, _to, value) => `Der Monatsabschluss wurde nicht fertig: ${count(value)} Kern-Minuten fehlen`,
  'deployment.scaled': (it, _to, value) => `Der Autoscaler setzte ${it} auf ${count(value)}`,
  'vm.ballooned': (it, _to, value) => `${it} gibt ${memory(value)} zurück, die sie nicht nutzte`,
  'vm.swapped': (it, _to, value) =>
    `${it} wird ausgelagert: ${memory(value)} von dem, was sie nutzt, liegen auf der Platte`,
  'vm.diskFull': (it) => `${it} kann nicht schreiben: Ihre Platte ist voll`,
  'vm.lost': (it) => `${it} ist mit der Platte ihrer Maschine verloren`,
  'vm.cloned': (it, to) => `${it} ist geklont und startet auf ${to}`,
  'vm.restored': (it, to) => `${it} ist aus ihrem Backup zurück, auf ${to}`,
  'vm.backedUp': (it) => `${it} ist gesichert`,
  'vm.diskMoved': (it) => `Die Platte von ${it} ist umgezogen`,
  'vm.patchFailed': (it) => `${it} ist nach ihrem Patch abgestürzt`,
  'host.evacuated': (it) => `${it} ist leer`,
  'pod.preempted': (it) => `${it} machte einem wichtigeren Pod Platz`,
  'incident.announced': () => '',
  'incident.struck': () => '',
  'incident.over': (it) => it,
  'incident.stayedAway': () => 'Der Andrang blieb aus',
  'function.throttled': (it, _to, value) => `${it} hat zu wenige Function-Instanzen: ${wholePercent(value)} abgewiesen`,
  'breaker.opened': (it, _to, value) => `Der Breaker vor ${it} öffnete: ${wholePercent(value)} der Aufrufe scheiterten`,
  'breaker.closed': (it) => `Der Breaker vor ${it} ist wieder zu`,
  'edge.up': (it) => `${it || 'Ein Edge-Standort'} läuft`,
  'edge.failed': (it) =>
    `${it || 'Ein Edge-Standort'} ist ausgefallen: Seine Nutzer gehen zum nächsten in ihrer Nähe oder nach Hause`,
  'edge.returned': (it) => `${it || 'Ein Edge-Standort'} ist weg, seine Miete endet`,
  'market.moved': (_it, _to, value) => `Dein Teil des Marktes ist jetzt ${wholePercent(value)} eines gleichen`,
  'order.late': (it, _to, value) => `Der Lastwagen mit ${it} kommt ${clock(value)} später`,
  'sla.credit': (share, agreed, value) =>
    `SLA-Gutschrift: ${exactMoney(-value)} an die Kunden zurück, ${share} rechtzeitig statt ${agreed}`,
  'service.breached': (it, _to, value) =>
    `${it} ist in fremden Händen und antwortet nichts: ${exactMoney(value)} an die Kunden`,
  'kernel.taken': (it) => `Der Kernel von ${it} ist übernommen, und alles, was darauf läuft`,
  'escape.held': (it) => `Jemand kam in ${it} hinein und nicht wieder heraus`,
  'offer.made': (it) => `${it} fragt nach Platz`,
  'offer.lapsed': (it) => `${it} bekam keine Antwort und ging anderswohin`,
  'contract.broken': (it) => `${it} teilt, was ihm für sich allein versprochen war`,
  'contract.lost': (it) => `${it} ist gegangen: Es bekam nicht, was versprochen war`,
  'contract.ended': (it) => `Der Vertrag von ${it} ist vorbei`,
  'auditor.passed': (it) => `Die Prüferin fand ${it} hinter einer eigenen Wand`,
  'auditor.failed': (it) => `Die Prüferin fand ${it} auf einem geteilten Kernel`,
  'image.built': (_it, _to, value) => `Build ${count(value)} ist fertig`,
  'image.pushed': (_it, _to, value) => `Build ${count(value)} liegt in der Registry`,
  'image.prePulled': (it, _to, value) => `${it} hat Build ${count(value)} auf der Platte`,
  'base.rebuilt': (_it, _to, value) =>
    `Ein Basis-Image hat jetzt Patch ${count(value)}. Was darauf gebaut ist, muss neu gebaut werden.`,
  'pod.pullFailed': (it) => `${it} bekommt sein Image nicht`,
  'daemon.restarted': (it) => `Der Container-Daemon auf ${it} wurde neu gestartet`,
  'command.refused': () => '',
};

const noEnd = (): string => '';
const plain: SignWords = {
  over: noEnd,
  title: (where) => `Etwas kommt auf ${where} zu`,
  struck: (where) => `Es traf ${where}`,
};

const kinds: Readonly<Record<string, SignWords>> = {
  'host.dies': {
    title: (where) => `${where} wird ausfallen`,
    struck: (where) => `${where} ist ausgefallen`,
    over: noEnd,
  },
  'host.serviced': {
    title: (where) => `${where} geht in die Wartung`,
    struck: (where) => `${where} ist in der Wartung`,
    over: (where) => `${where} ist aus der Wartung zurück`,
  },
  'rack.dark': {
    title: (where) => `${where} verliert vielleicht den Strom`,
    struck: (where) => `${where} ist ohne Strom`,
    over: (where) => `${where} hat wieder Strom`,
  },
  'feed.dark': {
    title: (where) => `Zufuhr ${where} verliert vielleicht den Strom`,
    struck: (where) => `Zufuhr ${where} ist ausgefallen, mit allen ihren Racks`,
    over: (where) => `Zufuhr ${where} hat wieder Strom`,
  },
  'cooling.fails': {
    title: (where) => `Die Kühlung wird ausfallen: höchstens ${where}`,
    struck: (where) => `Die Kühlung ist ausgefallen: höchstens ${where}`,
    over: () => 'Die Kühlung geht wieder',
  },
  'power.price': {
    title: () => 'Strom wird teuer',
    struck: () => 'Strom ist jetzt teuer',
    over: () => 'Strom kostet wieder wie zuvor',
  },
  'lorry.late': {
    title: () => 'Die Straßen werden gesperrt',
    struck: () => 'Alle Lastwagen kommen später',
    over: () => 'Die Straßen sind wieder offen',
  },
  'os.crashes': {
    title: (where) => `Das System von ${where} stürzt vielleicht ab`,
    struck: (where) => `Das System von ${where} ist abgestürzt`,
    over: (where) => `${where} ist neu gestartet`,
  },
  crowd: {
    title: (where) => (where === '' ? 'Vielleicht kommt ein Andrang' : `Vielleicht kommt ein Andrang: ${where}`),
    struck: (where) => (where === '' ? 'Der Andrang ist da' : `Der Andrang ist da: ${where}`),
    over: (where) => (where === '' ? 'Der Andrang ist vorbei' : `Der Andrang ist vorbei: ${where}`),
  },
  'mix.shift': {
    title: (where) => `Bald mehr Anfragen „${where}“`,
    struck: (where) => `Jetzt mehr Anfragen „${where}“`,
    over: (where) => `„${where}“ ist gefragt wie zuvor`,
  },
  'demand.step': {
    title: (where) => `Mehr Arbeit: ${where}`,
    struck: (where) => `Jetzt mehr Arbeit: ${where}`,
    over: (where) => `Wieder die übliche Arbeit: ${where}`,
  },
  'retry.storm': {
    title: (where) => `${where} stockt vielleicht einen Moment`,
    struck: (where) => `${where} stockt, und alle versuchen es noch einmal`,
    over: (where) => `${where} könnte wieder, ließen die Aufrufer es zu`,
  },
  'quorum.wobble': {
    title: (where) => `Die Control Plane wird ${where || 'ein Mitglied'} verlieren`,
    struck: (where) => `${where || 'Ein Mitglied'} der Control Plane ist kaputt, ein zweites folgt`,
    over: noEnd,
  },
  'batch.monthEnd': {
    title: () => 'Der Monat geht bald zu Ende',
    struck: () => 'Der Monatsabschluss will seine Kerne',
    over: noEnd,
  },
  'region.dark': {
    title: (where) => `Vielleicht fallen Edge-Standorte aus: ${where}`,
    struck: (where) => `Edge-Standorte sind ausgefallen: ${where}`,
    over: (where) => `Edge-Standorte sind wieder da: ${where}`,
  },
  'pod.hangs': {
    title: (where) => `Eine Kopie von ${where} hängt vielleicht bald`,
    struck: (where) => `Eine Kopie von ${where} hängt`,
    over: noEnd,
  },
  'container.escape': {
    title: (where) => `Jemand stochert an ${where} herum`,
    struck: (where) => `Jemand ist in einem Container von ${where}`,
    over: noEnd,
  },
  'hypervisor.escape': {
    title: (where) => `Ein Loch im Hypervisor von ${where} ist bekannt`,
    struck: (where) => `Jemand hat das Loch auf ${where} ausprobiert`,
    over: noEnd,
  },
  'old.hole': {
    title: (where) => `Ein altes Loch in ${where} wird anderswo benutzt`,
    struck: (where) => `${where} ist in fremden Händen`,
    over: noEnd,
  },
  auditor: {
    title: (where) => `Die Prüferin sieht nach, wo ${where} läuft`,
    struck: (where) => `Die Prüferin sah nach, wo ${where} läuft`,
    over: noEnd,
  },
  'disk.fills': {
    title: (where) => `Ein Log von ${where} läuft davon`,
    struck: (where) => `Die Platte von ${where} wäre jetzt voll`,
    over: (where) => `Das Log von ${where} wurde angehalten`,
  },
  'backup.window': {
    title: () => 'Das nächtliche Backup kommt',
    struck: () => 'Das nächtliche Backup ist auf der Leitung',
    over: () => 'Das nächtliche Backup ist fertig',
  },
  'patch.bad': {
    title: () => 'Ein Patch richtet Schaden an',
    struck: () => 'Was gepatcht wurde, stürzt ab',
    over: () => 'Der Hersteller hat den Patch repariert',
  },
  'registry.dark': {
    title: () => 'Die öffentliche Registry fällt vielleicht aus',
    struck: () => 'Die öffentliche Registry antwortet nicht',
    over: () => 'Die öffentliche Registry antwortet wieder',
  },
  'image.poisoned': {
    title: (where) => `Jemand versetzt den Tag von ${where}`,
    struck: (where) => `Das Image von ${where} ist vergiftet`,
    over: (where) => `Der Tag von ${where} ist wieder sauber`,
  },
  'base.cve': {
    title: (where) => `Ein Loch in ${where} wird bald ausgenutzt`,
    struck: (where) => `Das Loch in ${where} wird ausgenutzt`,
    over: (where) => `Der Angriff auf ${where} ist vorbei`,
  },
  'release.bad': {
    title: (where) => `Eine neue Version von ${where} kommt`,
    struck: (where) => `Die Entwickler haben ${where} ausgerollt`,
    over: noEnd,
  },
  'release.fix': {
    title: (where) => `Ein Fehler in ${where} wird sich zeigen`,
    struck: (where) => `Der Fehler in ${where} zeigt sich, und die Version ohne ihn rollt aus`,
    over: noEnd,
  },
  leak: {
    title: (where) => `Eine neue Version von ${where} kommt`,
    struck: (where) => `Die Entwickler haben ${where} ausgerollt`,
    over: noEnd,
  },
  'daemon.restarts': {
    title: (where) => `Der Container-Daemon auf ${where} wird aktualisiert`,
    struck: (where) => `Der Container-Daemon auf ${where} startet neu`,
    over: noEnd,
  },
  'pod.crashes': {
    title: (where) => `Eine Kopie von ${where} stürzt vielleicht ab`,
    struck: (where) => `Eine Kopie von ${where} ist abgestürzt`,
    over: noEnd,
  },
};

export const signs: Words['game']['signs'] = {
  of: (kind) => kinds[kind] ?? plain,
  in: (wait) => `in ${wait}`,
  factor: (factor) => `× ${decimal(factor)}`,
};

export const alerts: Words['game']['alerts'] = {
  host: (name) => `${name} ist ausgefallen`,
  edge: (name, bad) =>
    bad ? `${name} ist ausgefallen` : `${name} ist voll: Der Rest geht zum nächsten in der Nähe oder nach Hause`,
  trip: (time) => `hin und zurück dauert der Weg ${time}`,
  region: (name, perS) => `zu späte Antworten, ${name}: ${count(perS)}/s`,
  service: (name, bad) => (bad ? `${name} verliert Anfragen` : `${name} ist nahe an der Grenze`),
  pending: (name, many) =>
    many === 1 ? `ein Pod von ${name} findet keinen Platz` : `${count(many)} Pods von ${name} finden keinen Platz`,
};
