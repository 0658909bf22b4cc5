/** The words of *Why?*: no part of the first download, whoever asks fetches them. */
import type { why as inEnglish } from './en/why.ts';
import type { InAnyWords } from './in-any-words.ts';
import { type Language, language } from './language.ts';

export type WhyCatalogue = InAnyWords<typeof inEnglish>;

const CATALOGUES: Readonly<Record<Language, () => Promise<{ why: WhyCatalogue }>>> = {
  en: () => import('./en/why.ts'),
  de: () => import('./de/why.ts'),
};

export const why: WhyCatalogue = (await CATALOGUES[language]()).why;
