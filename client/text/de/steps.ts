/** Das erste Mal in Worten: das erste Zusammenlegen, und was einmal gesagt wird, wenn es einem zuerst begegnet. */
import type { TipId } from '../../play/steps.ts';
import type { Words } from '../index.ts';

const tips: Readonly<Record<TipId, (name: string) => string>> = {
  phone: () =>
    'Auf dem Handy siehst du zu, skalierst und heilst; die Halle selbst braucht einen größeren Bildschirm. Wo es brennt, steht bei den Alarmen.',
  carry: () => 'Jeder Platz sagt, ob es passt. Drück einen, der passt, oder nimm Pfeile und Enter. Esc lässt los.',
  refused: () => 'Abgelehnt; rechts steht, warum. Ein kleines ? neben einer Zeile erklärt, was dahintersteckt.',
  alert: (name) => `${name} hat Probleme. „Warum?“ führt zur Ursache, und die liegt oft woanders.`,
  pending: (name) =>
    `${name} hat Kopien, die nirgends passen: Kein Node hat Platz für das, was sie anfordern. Öffne eine, um zu sehen, was jedem Node fehlt.`,
  sign: () => 'Es ist angekündigt, also ist Zeit. Ausfall (s) zeigt, welche Maschinen du jetzt verlieren dürftest.',
  dead: (name) =>
    `${name} ist tot. Was darauf lief, startet dort neu, wo Platz ist; die Maschine selbst muss repariert werden.`,
  offer: () =>
    'Jemand fragt nach Platz und zahlt für ein Versprechen. Schau, was getrennt bleiben muss, bevor du ja sagst.',
  losing: () => 'Du verlierst Geld. Drück den Betrag: Er zeigt, wodurch, auf den Cent.',
  moving: (name) =>
    `${name} zieht um und läuft weiter. Die Runden werden kleiner, bis ein Wimpernschlag genügt; werden sie es nicht, brems die VM.`,
  why: () => 'Jede Zeile ist die Ursache der darüber; bei der letzten musst du ansetzen. Ein ? erklärt eine Zeile.',
  drafting: () =>
    'Du entwirfst: Noch geschieht nichts. Sammle mehrere Änderungen, sieh dir die Prognose an, dann führ sie aus oder verwirf sie.',
  plan: () => 'Das Band ist, was kommen kann, die Linie, was du schaffst. Es ist nur eine Prognose, sie kann irren.',
  minutes: () =>
    'Du hast gerade keine Zeit mehr: Operator-Minuten füllen sich von selbst wieder auf. Lesen und Fragen kosten nie welche.',
  site: () =>
    'Oben die Leute, in der Mitte die Maschinen, unten der Strom. Punkte sind Anfragen, Kreuze sind verloren.',
  host: () =>
    'Im Maßstab: Fläche ist Speicher, der Stand im Glas ist CPU, schraffiert ist Overhead, gepunktet ist Headroom.',
};

export const steps: Words['steps'] = {
  title: 'Erste Schritte',
  tip: 'Tipp',
  of: (step) => `${String(step)} von 4`,
  hint: {
    title: 'Hinweis',
    advice: 'Rat',
    way: (cost) => `Zeig mir, wie (${cost})`,
    later: 'Hinweis eine Weile wegräumen',
  },
  held: 'Bestellt: Es geschieht, sobald die Uhr weiterläuft. Drück Weiter oder die Leertaste.',
  gotIt: 'Verstanden',
  none: 'Keine Schritte mehr zeigen',
  again: 'Die ersten Schritte noch einmal zeigen',
  lead: {
    install: {
      tool: (host) =>
        `Neun Kisten, jede fast untätig, alle bezahlt. ${host} ist leer: Nimm Installieren und gib ihr einen Hypervisor.`,
      choose: (platform) => `Wähle ${platform}: einen Hypervisor, damit mehrere VMs sich die Maschine teilen.`,
      place: (host) => `Jetzt drück ${host}, in der Liste oder in der Halle.`,
    },
    installing: (host) => `${host} wird installiert. Behalte solange die Rechnung im Auge.`,
    put: {
      tool: (host) => `${host} kann jetzt VMs tragen. Nimm Umzug und bring eine Kiste dorthin.`,
      choose: () => 'Wähle, was umziehen soll: Das Erste genügt.',
      place: (host) => `Drück ${host}. Dort wird eine VM daraus.`,
    },
    copying: {
      tool: (host) =>
        `Die Platte wird kopiert, und ${host} arbeitet weiter. Nimm derweil das Nächste in die Hand, oder warte.`,
      choose: () => 'Nimm derweil das Nächste in die Hand, oder warte.',
      place: () => 'Drück eine Maschine mit Hypervisor.',
    },
    return: {
      tool: (host) => `${host} ist leer und kostet jede Stunde Miete. Nimm Rückgabe.`,
      choose: (host) => `Gib ${host} zurück.`,
      place: (host) => `Gib ${host} zurück.`,
    },
    done: () =>
      'Weniger Miete, gleiche Arbeit. Darum ging es: jetzt die anderen, und eine Maschine muss immer ausfallen dürfen.',
  },
  tips,
};
