/** Der Kurs für die, die ihn halten. */
import type { CourseWords } from '../course.ts';

export const courseWords: CourseWords = {
  title: 'Der Kurs',
  print: 'Karte drucken',
  add: 'Spielstände hinzufügen',
  ofOne:
    'Gekonnt nach dem, was in diesem Browser gespielt wurde. Füge die Dateien deiner Klasse hinzu, um sie zu sehen.',
  ofClass: (many) =>
    many === 1
      ? 'Gekonnt von einer Person, aus ihrer Datei. Sie bleibt in dieser Seite.'
      : `Gekonnt von ${many} Personen, aus ihren Dateien. Sie bleiben in dieser Seite.`,
  notProgress: (names) => `Kein Spielstand dieses Spiels: ${names}. Gespeichert wird er auf der Seite der Kampagne.`,
  homework: 'Für zu Hause',
  map: 'Jede Idee, wo sie geübt wird und wie gut sie sitzt',
  concept: 'Idee',
  levels: 'Level',
  lessons: 'Stunden',
  mastery: 'Gekonnt',
  nobody: 'nicht gespielt',
};
