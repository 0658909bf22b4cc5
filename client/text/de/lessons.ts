/** Was in den Unterrichtsdateien steht, auf Deutsch; was hier fehlt, sagt die Datei selbst. */
import type { LessonWords } from '../en/lessons.ts';

export const lessons: LessonWords = {
  lessons: {
    'fewer-boxes-20': {
      title: 'Weniger Kisten',
      about:
        'Acht Maschinen, die viel Platz brauchen und fast nichts tun: ein erster Blick auf virtuelle Maschinen, für eine kurze Stunde oder einen Schnuppertag.',
      lines: {
        'Eight programs, eight machines, and each machine is 8 % busy.':
          'Acht Programme, acht Maschinen, und jede ist zu 8 % beschäftigt.',
        'Move them onto fewer machines, and give back what stands empty.':
          'Leg sie auf weniger Maschinen zusammen, und gib zurück, was leer steht.',
        'Two of them grow at month-end, so leave room for that.':
          'Zwei davon wachsen am Monatsende, lass also Platz dafür.',
      },
    },
    'launch-day-45': {
      title: 'Eröffnungstag',
      about:
        'Ein neuer Laden, ein unbekannter Andrang und ein Rack, das dunkel wird. Zwei Runden, damit in der zweiten gilt, was die erste gelehrt hat.',
      lines: {
        'A shop goes live today, and nobody knows how many will come.':
          'Heute geht ein Laden ans Netz, und niemand weiß, wie viele kommen.',
        'Rent before you need it, keep answers fast, give back what is idle.':
          'Miete, bevor du es brauchst, halte die Antworten schnell, gib zurück, was nichts tut.',
        'Sometime in the busy hours a whole rack will lose its power.':
          'Irgendwann in den vollen Stunden verliert ein ganzes Rack den Strom.',
      },
    },
    'heals-itself-45': {
      title: 'Es heilt sich selbst',
      about:
        'Pods hängen, Maschinen sterben, ein Rack wird dunkel, und der Cluster heilt, was er sieht. Die erste Runde hält auf halbem Weg an und fragt nach.',
      lines: {
        'The cluster starts again what crashes, if it can see that something is wrong.':
          'Der Cluster startet neu, was abstürzt, wenn er sehen kann, dass etwas nicht stimmt.',
        'Tell it how to look, where to spread and what must stay up.':
          'Sag ihm, wie er nachsieht, wohin er verteilt und was oben bleiben muss.',
        'Keep room for what it will have to put somewhere else.':
          'Halte Platz für das, was er woanders unterbringen muss.',
      },
    },
    'full-arc-90': {
      title: 'Von der Kiste zum Cluster',
      about:
        'Drei kurze Spiele: Aus Kisten werden virtuelle Maschinen, ein Cluster heilt sich selbst, und ein Laden öffnet für einen unbekannten Andrang.',
      lines: {
        'First match: eight programs on eight machines, each of them 8 % busy.':
          'Erstes Spiel: acht Programme auf acht Maschinen, jede zu 8 % beschäftigt.',
        'Put them on fewer, give the rest back, and leave room for month-end.':
          'Leg sie auf weniger zusammen, gib den Rest zurück, und lass Platz für das Monatsende.',
        'Second match: a cluster that starts again what crashes, if it can see it.':
          'Zweites Spiel: ein Cluster, der neu startet, was abstürzt, wenn er es sehen kann.',
        'Tell it how to look and where to spread, and keep room for what it has to move.':
          'Sag ihm, wie er nachsieht und wohin er verteilt, und halte Platz für das, was er verlegen muss.',
        'Third match: a shop goes live, and nobody knows how many will come.':
          'Drittes Spiel: Ein Laden geht ans Netz, und niemand weiß, wie viele kommen.',
        'Rent before you need it, and leave room: one rack will lose its power.':
          'Miete, bevor du es brauchst, und lass Luft: Ein Rack wird den Strom verlieren.',
      },
    },
  },
  questions: {
    'fb-hosts': {
      text: 'Hier stehen neun Maschinen. Wie viele davon hat dein Team noch an, wenn am meisten zu tun ist?',
      options: [],
    },
    'fb-one-box': {
      text: 'Eine Schule legt alle ihre Programme auf eine große Maschine. Was hat sie gewonnen, und was verloren?',
      options: [
        'Sie zahlt weniger, sonst ändert sich nichts',
        'Sie zahlt weniger, und ein Fehler legt nun alles still',
        'Sie zahlt mehr, aber es ist sicherer',
      ],
    },
    'ld-peak': {
      text: 'Der Tag beginnt mit 500 Anfragen in der Sekunde. Wie viele werden es, wenn am meisten los ist?',
      options: [],
    },
    'ld-hosts': { text: 'Wie viele Maschinen hat dein Team in diesem Moment an?', options: [] },
    'ld-full': {
      text: 'Deine Maschinen sind zu 95 % beschäftigt und antworten noch auf alles. Was geschieht, wenn etwas mehr kommt?',
      options: [
        'Antworten dauern etwas länger, so viel wie die Last steigt',
        'Antworten dauern plötzlich viel länger',
        'Nichts, bis 100 %',
      ],
    },
    'ld-order': {
      text: 'Eine gemietete Maschine ist nach sechs Minuten des Tages da. Wann bestellst du sie für den Andrang?',
      options: [
        'Wenn Antworten anfangen, zu spät zu kommen',
        'Wenn die Maschinen voll sind',
        'Sechs Minuten vor dem Andrang, nach der Vorhersage',
      ],
    },
    'ld-hospital': {
      text: 'Ein Krankenhaus hat sechs Server und zwei Räume. Wo kommen sie hin?',
      options: [
        'Alle in den neueren Raum',
        'In jeden Raum drei, wenn drei die Arbeit schaffen',
        'Fünf in den einen, einer in den anderen',
      ],
    },
    'hi-in-time': {
      text: 'Von hundert Antworten: Wie viele gibt dein Team heute rechtzeitig?',
      options: [],
    },
    'hi-hangs': {
      text: 'Ein Pod hängt: Er läuft, aber er antwortet niemandem. Wer merkt es, wenn niemand dem Cluster gesagt hat, wie er nachsieht?',
      options: ['Der Cluster, nach einer Minute', 'Die Kundschaft', 'Die Maschine, auf der er läuft'],
    },
    'hi-room': {
      text: 'Eine Maschine ist ausgefallen, und ihre Pods warten als Pending. Was fehlt am ehesten?',
      options: [
        'Ein Befehl, der sie startet',
        'Freier Platz auf den übrigen Maschinen',
        'Geduld: Sie starten auf jeden Fall von selbst',
      ],
    },
    'hi-spread': {
      text: 'Alle vier Kopien des Warenkorbs laufen in einem Rack. Was stimmt?',
      options: [
        'Vier Kopien überstehen jeden einzelnen Fehler',
        'Vier Kopien überstehen eine Maschine, aber nicht dieses Rack',
        'Kopien in einem Rack sind schneller und genauso sicher',
      ],
    },
    'hi-drain': {
      text: 'Heute Abend geht eine Maschine in die Wartung. Was legst du vorher fest?',
      options: [
        'Wie viele Kopien währenddessen oben bleiben müssen',
        'Wer die Kopien von Hand neu startet',
        'Nichts, der Cluster weiß Bescheid',
      ],
    },
    'fa-hosts': {
      text: 'Neun Maschinen für acht kleine Programme. Wie viele hat dein Team an, wenn am meisten zu tun ist?',
      options: [],
    },
    'fa-copy': {
      text: 'Eine virtuelle Maschine zieht um, während sie läuft. Was entscheidet, wie lange das dauert?',
      options: [
        'Wie viele Programme sie hat',
        'Ihr Speicher, wie schnell sie darin schreibt, und die Leitung',
        'Der Abstand zwischen den beiden Maschinen',
      ],
    },
    'fa-in-time': {
      text: 'Zweites Spiel: Von hundert Antworten, wie viele gibt dein Team rechtzeitig?',
      options: [],
    },
    'fa-vm-pod': {
      text: 'Eine Maschine fällt aus. Warum ist ein Pod schneller zurück als eine virtuelle Maschine?',
      options: [
        'Sein Image ist kleiner, und kein Betriebssystem muss hochfahren',
        'Er war nie richtig weg',
        'Cluster haben schnellere Platten',
      ],
    },
    'fa-peak': {
      text: 'Drittes Spiel: Der Laden beginnt mit 500 Anfragen in der Sekunde. Wie viele sind es, wenn am meisten los ist?',
      options: [],
    },
    'fa-transfer': {
      text: 'Eine Buslinie hat genau so viele Busse, wie sie an einem durchschnittlichen Morgen braucht. An welchen Morgen geht es schief?',
      options: ['Nur an denen mit einem Unfall', 'Etwa an jedem zweiten', 'An keinem, im Schnitt passt es'],
    },
    'fa-habit': {
      text: 'Welche eine Gewohnheit von heute würdest du behalten, und wo würde sie noch helfen?',
      options: [],
    },
  },
};
