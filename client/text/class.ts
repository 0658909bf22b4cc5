/** What only a class and a debrief say. No part of the first download: their screens fetch it in their language. */
import type { classWords } from './en/class.ts';
import { type InAnyWords, spoken } from './spoken.ts';

export type ClassWords = InAnyWords<typeof classWords>;

export const { classWords: around } = await spoken<{ readonly classWords: ClassWords }>({
  en: () => import('./en/class.ts'),
  de: () => import('./de/class.ts'),
});
