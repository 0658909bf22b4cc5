/** Was in den Inhaltsdateien steht, auf Deutsch; was hier fehlt, sagt die Datei selbst. */
import type { ContentWords } from '../en/content.ts';
import { applications } from './applications.ts';
import { lessons } from './lessons.ts';

export const content: ContentWords = {
  ...lessons,
  applications,
};
