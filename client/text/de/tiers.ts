/** Worte der drei Stufen eines Teamspiels, und was dort statt eines Perzentils steht, wo Jüngere spielen. */
import { milliseconds } from '../format.ts';
import type { Words } from '../index.ts';

export const tiers: Words['tiers'] = {
  choose: 'Wie tief?',
  names: { explorer: 'Entdecker', student: 'Studium', pro: 'Profi' },
  about: {
    explorer: 'Ab 11 Jahren: wenige Maschinen, vier Dienste, etwa zehn Handgriffe und mehr Zeit zum Überlegen.',
    student: 'Ab 15 Jahren: bis zu 16 Maschinen, alles, was darauf läuft, und etwa 25 Handgriffe.',
    pro: 'Für alle, die das Fach kennen: alles, was dazugehört, größer und schneller, und getippte Befehle lohnen sich.',
  },
  titled: (title, tier) => `${title} · ${tier}`,
  feed: 'Neues aus der Halle',
  quick: '19 von 20 Antworten in',
  quickShort: '19 von 20 in',
  quickOf: (service) => `19 von 20 Antworten von ${service} in`,
  within: (value) => `19 von 20 Antworten in ${milliseconds(value)}`,
};
