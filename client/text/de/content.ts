/** Was in den Inhaltsdateien steht, auf Deutsch; was hier fehlt, sagt die Datei selbst. */
import type { ContentWords } from '../en/content.ts';
import { applications } from './applications.ts';
import { lessons } from './lessons.ts';
import { bots } from './nicknames.ts';
import { requests } from './requests.ts';

export const content: ContentWords = {
  ...lessons,
  applications,
  requests,
  regions: {
    home: 'Zuhause',
    coast: 'Küste',
    overseas: 'Übersee',
    east: 'Osten',
    south: 'Süden',
    west: 'Westen',
  },
  bots,
};
