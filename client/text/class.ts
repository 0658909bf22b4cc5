/** What only a class and a debrief say. No part of the first download: their screens fetch it in their language. */
import type { classWords } from './en/class.ts';
import type { InAnyWords } from './in-any-words.ts';
import { type Language, language } from './language.ts';

export type ClassWords = InAnyWords<typeof classWords>;

const CATALOGUES: Readonly<Record<Language, () => Promise<{ classWords: ClassWords }>>> = {
  en: () => import('./en/class.ts'),
  de: () => import('./de/class.ts'),
};

/** Whoever imports this waits until it is there, as with all words. */
export const around: ClassWords = (await CATALOGUES[language]()).classWords;
