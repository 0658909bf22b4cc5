/** Der Codex über Virtualisierung. `[[id|Worte]]` führt zu einem anderen Eintrag; labels stehen in seinem Bild. */
import type { ChapterWords } from '../codex.ts';

export const codexVirtualization: ChapterWords<'virtualization'> = {
  'hardware-virtualization': {
    title: 'Hardware-Virtualisierung',
    also: 'VT-x AMD-V Hypervisor virtuelle Maschine virtual machine',
    what: 'Ein [[type-1|Hypervisor]] zeigt jedem Gast eine eigene Maschine und lässt ihn auf dem echten Prozessor laufen. Was ein Gast nicht darf, fängt der Prozessor selbst ab; darum kostet es so wenig.',
    number:
      'Arbeit auf der CPU kostet mit Hilfe der Hardware 2 bis 5 % mehr als ohne Hypervisor; wahlfreie Plattenzugriffe etwa die halbe Rate.',
    labels: ['Hardware', 'Hypervisor', 'drei VMs'],
  },
  emulation: {
    title: 'Emulation',
    also: 'Software QEMU fremder Prozessor binary translation foreign ARM RISC',
    what: 'Wurde das Programm für einen anderen Prozessor gebaut, spielt Software diesen Prozessor, Befehl für Befehl. Es läuft, langsam. Lohnend für das eine alte Programm, das niemand neu bauen kann.',
    number:
      'Hier ist ein emuliertes Programm 5-mal so langsam. Unsere eigene Schätzung: Echte Faktoren gehen weit auseinander.',
    labels: ['eigene CPU', '8 ms', 'emuliert', '40 ms'],
  },
  'type-1': {
    title: 'Hypervisor vom Typ 1',
    also: 'bare metal nativ native type 1',
    what: 'Er steht auf der nackten Maschine, ohne allgemeines Betriebssystem darunter. Wenig ist zwischen Gast und Hardware, und wenig kann abstürzen. Darauf laufen Produktion und jede große Cloud.',
    number:
      'Arbeit auf der CPU kostet 2 bis 5 % mehr. In diesem Spiel lässt er 96 % davon und nimmt 1 bis 2 GiB Speicher.',
    myth: 'Skripte sagen oft, Cloud-Anbieter nutzten meist [[type-2|Typ 2]]. Sie nutzen Typ 1.',
    labels: ['Hardware', 'Hypervisor', 'VMs'],
  },
  'type-2': {
    title: 'Hypervisor vom Typ 2',
    also: 'hosted Desktop Labor lab type 2',
    what: 'Ein Programm auf einem gewöhnlichen Betriebssystem. Auf einem Laptop leicht installiert, also richtig fürs Labor. Er bezahlt zwei Systeme, und stürzt das untere ab, sind alle VMs mit ihm weg.',
    number:
      'Im Jahr 2001 war eine Karte mit 100 Mbit/s darunter bei etwa 60 Mbit/s durch die CPU begrenzt. Hier lässt er 88 % der CPU und nimmt 3 GiB.',
    labels: ['Hardware', 'Host-OS', 'Hypervisor', 'VMs'],
  },
  esxi: {
    title: 'VMware ESXi',
    also: 'vSphere vCenter DRS broadcom',
    what: 'Ein [[type-1|Typ 1]] mit den meisten Werkzeugen: Er verschiebt VMs von selbst, um Last auszugleichen. Bezahlt wird je Kern, ein Grund für wenige volle Maschinen.',
    number:
      'Speicher, den er für eine VM belegt: 14,5 MB + 4 MB je vCPU + 0,7 % ihres Speichers. Lizenzen beginnen bei 16 Kernen je Prozessor.',
    labels: ['Hardware', 'ESXi', 'VMs'],
  },
  'hyper-v': {
    title: 'Microsoft Hyper-V',
    also: 'windows server parent partition',
    what: 'Ein [[type-1|Typ 1]], der zu Windows Server gehört. Er sieht aus wie Typ 2, aber das Windows, das du siehst, ist der erste Gast, die Parent Partition. Wer Windows ohnehin bezahlt, bekommt ihn dazu.',
    number: 'Windows Server 2022 für 16 Kerne: 1.069 $ Standard (zwei Gäste) oder 6.155 $ Datacenter (alle Gäste).',
    myth: 'Er ist kein Typ 2: der Hypervisor startet zuerst, und Windows läuft auf ihm.',
    labels: ['Hardware', 'Hyper-V', 'Parent + VMs'],
  },
  kvm: {
    title: 'KVM',
    also: 'linux libvirt qemu virsh',
    what: 'Ein Modul, das den Linux-Kernel selbst zum Hypervisor macht; QEMU spielt die Geräte. Quelloffen, die Grundlage der meisten Clouds. Es kann auch [[post-copy|Post-Copy]] und [[emulation|emulieren]].',
    number: 'Der Live-Umzug von QEMU zielt auf höchstens 300 ms Pause, mit 128 MiB/s, wenn niemand es anders sagt.',
    labels: ['Hardware', 'Linux + KVM', 'VMs'],
  },
  xen: {
    title: 'Xen',
    also: 'dom0 Paravirtualisierung paravirtualization citrix xl',
    what: 'Ein kleiner Hypervisor vom [[type-1|Typ 1]]; ein bevorrechtigter Gast, dom0, steuert die Geräte. Er trug die erste große öffentliche Cloud, und an ihm wurde der Live-Umzug gezeigt.',
    number:
      'Er hört auf zu kopieren, wenn höchstens 50 Seiten übrig sind, nach 29 Runden, oder wenn das Dreifache des Speichers gesendet ist.',
    labels: ['Hardware', 'Xen', 'dom0 + VMs'],
  },
  virtualbox: {
    title: 'Oracle VirtualBox',
    also: 'Desktop kostenlos free GPL',
    what: 'Ein kostenloser [[type-2|Typ 2]] für Desktop und Labor. Bequem zum Ausprobieren, nicht um Leute zu bedienen: Eine laufende VM kann er hier nicht auf einen anderen Host bringen.',
    number: 'Hier: 88 % der CPU, 60 % von Platte und Netz, 3 GiB für das System darunter.',
    labels: ['Hardware', 'Host-OS', 'VirtualBox', 'VMs'],
  },
  workstation: {
    title: 'VMware Workstation',
    also: 'Desktop fusion player',
    what: 'Ein [[type-2|Typ 2]] für die Rechner von Entwicklern, von den Machern von ESXi. VMs lassen sich hier vorbereiten und ins Rechenzentrum tragen.',
    number:
      'Seine Erbauer maßen 2001: eine Netzkarte, die die Maschine füllen konnte, war bei 60 % durch die CPU begrenzt, bevor sie es verbesserten. Kostenlos seit November 2024.',
    labels: ['Hardware', 'Host-OS', 'Workstation', 'VMs'],
  },
  vm: {
    title: 'Virtuelle Maschine',
    also: 'VM vCPU Speicher Platte NIC Gast memory disk guest',
    what: 'Sie hat vCPUs, Speicher, eine Platte und eine Netzkarte, alle vorgespiegelt, und darin ein ganzes [[guest-os|Betriebssystem]]. Man kann sie stoppen, kopieren, verschieben und wegwerfen wie eine Datei, denn ihre Platte ist eine.',
    number: 'Neben ihrem eigenen Speicher kostet eine VM mit 4 GiB und 2 vCPUs ihren Host 52,7 MB.',
    labels: ['vCPU', 'Speicher', 'Platte', 'Netz'],
  },
  'guest-os': {
    title: 'Gastsystem',
    also: 'Betriebssystem linux windows unix Platzbedarf guest footprint',
    what: 'Jede VM bringt ihr eigenes System mit, samt Speicher, Platte, Startzeit, Lizenz und Patches. Zehn VMs sind zehn Systeme zu pflegen. Das ist der Preis der dicken Wand, und das, was [[container|Container]] weglassen.',
    number:
      'Untätig, hier: Linux 256 MiB, altes Unix 512 MiB, Windows 1,5 GiB. Unsere eigene Schätzung; Microsoft verlangt mit Desktop 2 GB.',
    labels: ['Linux', '256 MiB', 'Unix', '512 MiB', 'Windows', '1,5 GiB'],
  },
  reservations: {
    title: 'Reservierung, Limit, Anteile',
    also: 'Zusage Obergrenze Gewicht guarantee cap weight priority shares QoS',
    what: 'Was eine VM zuerst bekommt, was höchstens, und in welchem Verhältnis, wenn es knapp ist. Eine Reservierung bleibt auch dem, der untätig darauf sitzt: Versprich wenig und gewichte viel.',
    number:
      'Reservierungen auf einem Host übersteigen nie seine Kerne; Anteile sind 1.000 je vCPU, wenn niemand sie setzt.',
    labels: ['Limit', '4 Kerne', 'nach Anteil', '2 Kerne', 'reserviert', '1 Kern'],
  },
  isolation: {
    title: 'Isolation',
    also: 'Fehler eindämmen Abschottung Sicherheit Wand fault containment security',
    what: 'Was in einer VM schiefgeht, bleibt in ihr: ihr Absturz, ihre volle Platte, ihr Eindringling. Die Wand ist der Hypervisor, klein und gut bewacht. Darum dürfen Fremde eine Maschine teilen.',
    number:
      'Ausbrüche durch einen Hypervisor sind selten und kamen vor; hier werden sie viel seltener gezogen als Ausbrüche aus einem Container.',
    myth: '„So sicher wie eine eigene Maschine“ ist zu viel gesagt: Die Wand ist stark, nicht vollkommen.',
    labels: ['Wände der VMs'],
  },
  'memory-overcommit': {
    title: 'Speicher überbuchen',
    also: 'Überbuchung gleiche Seiten Versprechen overcommit pooling page sharing KSM ratio',
    what: 'VMs mehr Speicher versprechen, als der Host hat. Gleiche Seiten werden einmal aufbewahrt, dann holen [[ballooning|Ballons]], was Gäste nicht nutzen; was noch fehlt, wird ausgelagert, und das schmerzt.',
    number:
      'OpenStack verspricht 1,5 GiB für jedes GiB, das da ist. Gleiche Seiten zu teilen sparte in der Praxis 7 bis 33 %.',
    labels: ['versprochen', '12 GiB', 'vorhanden', '8 GiB', 'genutzt', '7 GiB'],
  },
  ballooning: {
    title: 'Ballooning und Auslagern',
    also: 'Ballontreiber zurückholen balloon driver reclaim swap',
    what: 'Ein Treiber im Gast bittet das eigene System um Speicher und reicht ihn dem Host. Der Gast wählt, was er gibt, und gibt, was er nicht braucht. Auslagern von außen kann nicht wählen und greift daneben.',
    number:
      'Ein Ballon nimmt höchstens 65 % eines Gasts. Mit der Hälfte seines Speichers darin war ein Gast 4,4 % langsamer.',
    labels: ['vorher', 'nachher'],
  },
  'storage-pools': {
    title: 'Speicherpools',
    also: 'SAN Volume lokale Platte gemeinsam local disk shared thin storage',
    what: 'Die Platten aller VMs auf einem Volume, das jeder Host erreicht. Eine VM kann dann sofort auf einem anderen Host starten. Eine lokale Platte ist billiger und bindet ihre VM an eine Maschine, im Guten wie im Schlechten.',
    number:
      'Von den Fehlern an Servern sind 70 bis 78 % Platten. Hier nimmt ein Hardwarefehler die lokalen Platten mit.',
    labels: ['Hosts', 'ein Pool'],
  },
  'virtual-networks': {
    title: 'Virtuelle Netze',
    also: 'VLAN Segmente Firewall segmentation microsegmentation flow',
    what: 'Mehrere Netze auf denselben Kabeln. Zwischen zweien geht nichts hindurch, bis jemand einen Weg öffnet. Es ist die billigste Wand, die es gibt, und sie hält einen Eindringling vom Weitergehen ab.',
    number: '802.1Q hat 4.094 nutzbare Nummern. Ein Einbruch breitet sich hier nur aus, wo ein Weg offen ist.',
    labels: ['Laden', 'altes Hauptbuch'],
  },
  consolidation: {
    title: 'Server zusammenlegen',
    also: 'Konsolidierung P2V Auslastung packen weniger Maschinen utilisation',
    what: 'Viele Maschinen, die wenig tun, werden VMs auf wenigen, die viel tun. Miete, Strom und Reparaturen fallen mit der Zahl der Maschinen. Hör vor dem [[knee|Knie]] auf und behalte [[headroom|Headroom]] für eine ganze Maschine.',
    number: 'Server sind die meiste Zeit zu 10 bis 50 % beschäftigt.',
    labels: ['vier Kisten', 'ein Host'],
  },
  'power-savings': {
    title: 'Strom sparen',
    also: 'Watt Energie grün untätig watts energy green PUE carbon idle',
    what: 'Eine untätige Maschine zieht viel von dem, was eine beschäftigte zieht: Watt spart, wer Maschinen ausschaltet, nicht wer sie in Ruhe lässt. Neuere sind im Leerlauf viel sparsamer.',
    number:
      'Server von 2005 bis 2008 ziehen untätig 62 bis 74 % ihrer Spitze, solche von 2015 bis 2021 noch 11 bis 24 %.',
    labels: ['Watt', 'Last', 'alt', 'neu'],
  },
  'hardware-savings': {
    title: 'Hardware sparen',
    also: 'Miete Vertrag Weitergabe Bindung rent lease resale commitment capex',
    what: 'Jede Maschine, die zurückgeht, kostet nach ihrer Frist keine Miete mehr. Sich bis zum Ende zu binden ist je Stunde billiger und teuer, wenn du dich irrst. Alte Verträge lassen sich weitergeben.',
    number:
      'Ein Server mit zwei Sockeln kostet etwa 8.000 bis 15.000 $ und lebt vier bis fünf Jahre. Unsere eigene Schätzung.',
    labels: ['neun Kisten', '9 Mieten', 'drei Hosts', '3 Mieten'],
  },
  'maintenance-savings': {
    title: 'Wartung sparen',
    also: 'Reparatur Verschleiß Vertrag Teile repair wear contract parts',
    what: 'Weniger Maschinen gehen zusammen seltener kaputt. Jede, die bleibt, trägt mehr, also zählt jeder Fehler mehr: Sparen und [[n-plus-one|Reserve]] gehören zusammen.',
    number: 'Etwa 8 % der Server brauchen im Jahr mindestens eine Reparatur an der Hardware.',
    labels: ['neun', 'drei'],
  },
  'dev-environments': {
    title: 'Test und Entwicklung',
    also: 'Staging Labor Klon Abbau Umgebung lab clone teardown environment',
    what: 'Eine Kopie der Produktion in einer Minute, für eine Stunde. Die Kunst ist das Ende: Was niemand abbaut, wird [[sprawl|Wildwuchs]].',
    number: 'Hier braucht ein Klon 75 s und 3 Operator-Minuten; eine VM von Hand braucht 15.',
    labels: ['Klon', '75 s', 'Test', '1 Stunde', 'löschen', 'sofort'],
  },
  sprawl: {
    title: 'Wildwuchs',
    also: 'sprawl zombie vergessen verwaist untätige VMs forgotten orphan idle',
    what: 'VMs sind leicht gemacht, und ihr Ende gehört niemandem. Jede hält Speicher, Platte, eine Lizenz und ein Stück von jemandes Patch-Tag. Lösch, was kein Dienst braucht.',
    number: 'Die Hälfte der VMs in einer öffentlichen Aufzeichnung nutzte höchstens 6 % ihrer CPU.',
    labels: ['eine tätig, vier vergessen'],
  },
  snapshots: {
    title: 'Snapshots und zurück',
    also: 'zurücksetzen Wiederherstellungspunkt revert restore point undo rollback',
    what: 'Die Platte einer VM, wie sie war, Block für Block bewahrt, während sie überschrieben wird. Nimm einen vor jedem Patch; ist der schlecht, bist du in Sekunden zurück. Was nur im Speicher stand, ist verloren.',
    number:
      'Hier hält eine VM höchstens 32 Snapshots; jeder beginnt bei nichts und kann so groß wie die Platte werden.',
    myth: 'Ein Snapshot ist kein [[backup|Backup]]: er liegt auf derselben Platte.',
    labels: ['Platte', 'Snapshot'],
  },
  'snapshot-sprawl': {
    title: 'Wuchernde Snapshots',
    also: 'Platte voll vergessene Snapshots disk full forgotten sprawl',
    what: 'Ein vergessener Snapshot wächst mit allem, was die VM schreibt. Eines Tages ist der Pool voll, und dann kann auf ihm niemand mehr schreiben. Lösch einen Snapshot, wenn der Patch sich bewährt hat.',
    number:
      'Hier wächst eine Platte um ein Fünftel dessen, was ihre Dienste schreiben, ein Snapshot um jeden geänderten Block.',
    labels: ['Pool', 'Zeit', 'voll'],
  },
  templates: {
    title: 'Vorlagen und Klone',
    also: 'golden image Gussform Kopie template mould copy clone',
    what: 'Eine gestoppte VM wird zur Form, aus der sich beliebig viele gießen lassen. Alle sind gleich: Was einmal geht, geht überall, und was falsch ist, ist es auch überall.',
    number: 'Ein Klon kostet hier 3 Operator-Minuten, eine VM von Hand 15.',
    labels: ['Vorlage', 'VM', 'VM', 'VM'],
  },
  backup: {
    title: 'Backup und Wiederherstellung',
    also: 'Sicherung borg nächtlich Kopie Katastrophe Fenster nightly copy disaster window restore',
    what: 'Eine Kopie auf einem eigenen Speicher, die Platte, Host und Irrtum überlebt. Sie belegt die Leitung, während sie läuft. Ein Backup, das nie zurückgespielt wurde, ist eine Hoffnung.',
    number: 'Im Jahr 2024 fielen 1,57 % der Laufwerke aus.',
    labels: ['Platte', 'Backup', 'neue Platte'],
  },
  'live-migration': {
    title: 'Live-Migration',
    also: 'Live-Migration vMotion pre-copy dirty pages live migration verschieben',
    what: 'Der Speicher wird kopiert, während die VM läuft; was sie derweil schrieb, wird wieder kopiert, Runde um Runde, bis wenig übrig ist. Dann hält sie einen Wimpernschlag lang an und geht drüben weiter. Schreibt sie so schnell, wie die Leitung trägt, endet es nie.',
    number:
      'Ein beschäftigter Webserver pausierte 210 ms, ein Spieleserver 60 ms. Der ganze Umzug dauert Speicher ÷ Bandbreite.',
    myth: '„VMs ziehen fast augenblicklich um“: nur die Pause ist kurz. 8 GiB über 1 Gbit/s dauern über eine Minute.',
    labels: ['Runde 1', '8 GiB', 'Runde 2', '1 GiB', 'Runde 3', '0,1 GiB', 'Pause', '60 ms'],
  },
  'post-copy': {
    title: 'Post-Copy',
    also: 'Umzug Speicher folgt Seitenfehler migration memory follows fault',
    what: 'Die VM läuft sofort drüben und holt ihren Speicher, wie sie ihn braucht. Es endet immer, auch bei der fleißigsten. Aber bis dahin ist die VM auf zwei Hosts, und der Verlust eines von beiden nimmt sie mit.',
    number: 'Jede Seite geht einmal hinüber. KubeVirt hat es aus, bis du es verlangst.',
    labels: ['Speicher', 'läuft hier'],
  },
  'cold-migration': {
    title: 'Kalter Umzug',
    also: 'offline stoppen kopieren starten cold migration move stop copy boot',
    what: 'Stoppen, kopieren, drüben starten. Einfach, geht zwischen allen Hosts eines Produkts, und der Dienst ist derweil weg. Liegt die Platte im [[storage-pools|Pool]], muss nichts kopiert werden.',
    number: 'Die Auszeit ist die Kopie und ein Start: hier 30 s für Linux, 90 s für Windows, 200 s für ein altes Unix.',
    labels: ['stoppen', '5 s', 'kopieren', '40 s', 'starten', '30 s'],
  },
  v2v: {
    title: 'Von Hypervisor zu Hypervisor',
    also: 'V2V P2V umwandeln convert virt-v2v',
    what: 'Andere Produkte haben andere Platten und Treiber, also wird eine VM umgewandelt: gestoppt, kopiert, umgeschrieben. Ebenso wird eine Kiste aus Blech zur VM (P2V), und sie kann weiterarbeiten, während ihre Platte kopiert wird.',
    number: 'Die Kopie dauert Platte ÷ was die Leitungen tragen; zwischen Produkten geht es nur mit gestoppter VM.',
    labels: ['ein Produkt', 'ein anderes'],
  },
  'high-availability': {
    title: 'Hochverfügbarkeit',
    also: 'HA Neustart restart failover vSphere high availability',
    what: 'Stirbt ein Host, starten seine VMs auf anderen neu, nach Priorität, so weit Platz ist. Halte den Platz frei: Ohne ihn ist HA ein Wunschzettel.',
    number: 'Nach 15 s Schweigen gilt ein Host als ausgefallen; dann braucht jede VM ihren Start.',
    myth: 'VMs ziehen nicht von einem toten Host um: Niemand ist mehr da, von dem man kopieren könnte. Sie starten neu.',
    labels: ['tot', 'startet neu', 'voll'],
  },
  'maintenance-drain': {
    title: 'Räumen zur Wartung',
    also: 'evakuieren Wartungsmodus evacuate maintenance mode service drain',
    what: 'Bring alles von einem Host fort, bevor jemand ihn öffnet. Angekündigte Arbeit kostet dann nur Leitung, wenn es einen Ort dafür gibt.',
    number: 'Live-Migrationen teilen sich die Leitung: Höchstens so viele zugleich, wie sie tragen kann.',
    labels: ['geräumt', 'nimmt sie auf'],
  },
  legacy: {
    title: 'Alte und gemischte Systeme',
    also: 'Altsystem legacy unix windows Großrechner mainframe compatibility',
    what: 'Das alte Programm, das nur auf einem System läuft. In einer VM lebt es neben den neuen auf einem Host weiter. Niemand patcht es mehr, also gib ihm ein [[virtual-networks|eigenes Netz]].',
    number: 'Ein altes Unix startet minutenlang: hier 200 s. Unsere eigene Schätzung.',
    labels: ['alt und neu auf einem Host'],
  },
  licensing: {
    title: 'Lizenzen',
    also: 'Kosten je Kern licence cost per core standard datacenter windows',
    what: 'Software je Kern oder je Gast kann mehr kosten als die Maschine. Wenige dichte Hosts brauchen weniger Lizenzen; viele Windows-Gäste auf einem Host bezahlen die große Edition.',
    number:
      'Für 16 Kerne trafen sich die Preise von 2016 bei 14 Gästen: Ab da schlägt ein Datacenter (6.160 $) Standard (888 $ für zwei).',
    labels: ['$', 'Gäste', 'Standard', 'Datacenter'],
  },
  patching: {
    title: 'Patches',
    also: 'Aktualisierung Neustart Rückstand update reboot CVE debt patch tuesday',
    what: 'Jedes System braucht sie, auch das in jeder VM. Der älteste fehlende ist der Rückstand, den ein Eindringling liest. Patche erst wenige, mit einem [[snapshots|Snapshot]], denn Patches können schlecht sein.',
    number: 'Windows kommt monatlich, mit Neustart. Hier dauert das Patchen von Windows 390 s, von Linux 90 s.',
    labels: ['Rückstand', 'Monate', 'gepatcht'],
  },
  'slow-boot': {
    title: 'Ballast und langsamer Start',
    also: 'Startzeit Minuten VM start time boot bloat',
    what: 'Eine VM trägt ein ganzes System und muss es starten. Kommt ein Andrang, sind Minuten genau das, was du nicht hast. Starte, bevor du es brauchst, oder nimm, was schneller startet.',
    number: 'In einer Cloud 2012 gemessen: Linux 97 s, Windows 810 s. Heute viel schneller, noch immer keine Sekunde.',
    labels: ['Windows', '90 s', 'Linux', '30 s', 'Container', '1 s'],
  },
  'idle-reserve': {
    title: 'Reserviert und ungenutzt',
    also: 'Verschwendung Zuteilung untätig waste allocation unused idle',
    what: 'Was eine VM bekam und nicht nutzt, kann niemand sonst haben. Zähl es über alle VMs zusammen, und du siehst, warum Hosts voll aussehen und nichts tun.',
    number: 'Eine Flotte von 1.052 VMs nutzte zu jeder Tageszeit zwischen 10,4 und 13,6 % ihrer CPU.',
    labels: ['bekommen', '8 Kerne', 'genutzt', '1 Kern'],
  },
  monolith: {
    title: 'Monolith',
    also: 'vergrößern gemeinsamer Zustand ein Programm scale up shared state',
    what: 'Ein Programm, das alles tut. Leicht zu betreiben, und es wächst nur als Ganzes: eine größere Maschine, oder Kopien, die um denselben Zustand streiten. [[microservices|Zerlegen]] hilft, wo ein Teil heiß ist.',
    number:
      'n Kopien mit gemeinsamem Zustand leisten n ÷ (1 + α(n − 1) + βn(n − 1)): nach einem Gipfel tun mehr Kopien weniger.',
    labels: ['Leistung', 'Kopien', 'erhofft', 'echt'],
  },
  'cloud-minutes': {
    title: 'Cloud nach Minuten',
    also: 'Spitze elastisch mieten auf Abruf burst elastic rent on demand',
    what: 'Maschinen, die in Minuten kommen und gehen, wann du willst, für einen höheren Preis je Stunde. Besitze, was immer läuft, miete, was manchmal läuft.',
    number: 'm5.large, 2 vCPUs und 8 GiB: 0,096 $ die Stunde, 4,8 ¢ je vCPU.',
    labels: ['Anfragen', 'Tag', 'eigene', 'Cloud'],
  },
};
