/** The words of *Why?*: no part of the first download, whoever asks fetches them. */
import type { why as inEnglish } from './en/why.ts';
import { type InAnyWords, spoken } from './spoken.ts';

export type WhyCatalogue = InAnyWords<typeof inEnglish>;

export const { why } = await spoken<{ readonly why: WhyCatalogue }>({
  en: () => import('./en/why.ts'),
  de: () => import('./de/why.ts'),
});
