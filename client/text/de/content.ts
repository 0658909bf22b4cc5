/** Was in den Inhaltsdateien steht, auf Deutsch; was hier fehlt, sagt die Datei selbst. */
import type { ContentWords } from '../en/content.ts';
import { lessons } from './lessons.ts';

export const content: ContentWords = {
  ...lessons,
  scenarios: {
    '1-1': {
      title: 'Jedem seine Kiste',
      brief: [
        'Acht Anwendungen, acht Maschinen, jede davon zu 8 % ausgelastet.',
        'Du zahlst Miete und Strom für alle neun Kisten, und am Monatsende brauchen zwei der Anwendungen je mehr als vier Kerne.',
        'Leg sie auf weniger Maschinen zusammen, gib den Rest zurück, und sorge dafür, dass der Ausfall einer Maschine zu verschmerzen ist.',
      ],
    },
    '2-1': {
      title: 'Das flackernde Netzteil',
      brief: [
        'Das Netzteil von h1 flackert, und sechs virtuelle Maschinen leben darauf.',
        'Verschiebe sie, solange es noch läuft: die Datenbank schreibt fast so schnell, wie die Leitung kopieren kann, und Warenkörbe leben im Speicher.',
        'Ist h1 weg, beginnt das nächste Netzteil zu flackern, und dann ist Platz das, was du brauchst.',
      ],
    },
    '4-2': {
      title: 'Es heilt sich selbst',
      brief: [
        'Der Cluster startet neu, was abstürzt, aber nur, wenn er sehen kann, dass etwas nicht stimmt.',
        'Heute hängen Pods, eine Maschine stirbt endgültig, ein Andrang kommt, eine Maschine geht in die Wartung, und am Ende verliert ein ganzes Rack den Strom.',
        'Sag dem Cluster, wie er nachsieht, wohin er verteilt und was stehen bleiben muss, und halte Platz für das, was er zu heilen hat.',
      ],
    },
    'launch-day': {
      title: 'Eröffnungstag',
      brief: [
        'Heute geht ein Laden ans Netz, und niemand weiß, wie viele kommen.',
        'Miete Maschinen, bevor du sie brauchst, halte die Seiten schnell, und gib zurück, was nichts tut.',
        'Irgendwann in den vollen Stunden verliert das Rack, das am meisten verdient, den Strom.',
      ],
    },
    'chaos-day': {
      title: 'Tag des Chaos',
      brief: [
        'Ein ganzes Rechenzentrum gehört dir: ein Laden in Containern, ein Büro auf virtuellen Maschinen und Kisten, die niemand anzufassen wagt.',
        'Alles, was einem Rechenzentrum geschehen kann, geschieht heute, und das meiste wird angekündigt.',
        'Halte die Versprechen, gib wenig aus, und lass Luft für das, was noch nicht geschehen ist.',
      ],
    },
  },
  applications: {},
  regions: {},
};
