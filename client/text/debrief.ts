/** What only a debrief and a replay say. No part of the first download: whoever opens one fetches it in their language. */
import type { debrief } from './en/debrief.ts';
import type { InAnyWords } from './in-any-words.ts';
import { type Language, language } from './language.ts';

export type DebriefWords = InAnyWords<typeof debrief>;

const CATALOGUES: Readonly<Record<Language, () => Promise<{ debrief: DebriefWords }>>> = {
  en: () => import('./en/debrief.ts'),
  de: () => import('./de/debrief.ts'),
};

/** Whoever imports this waits until it is there, as with all words. */
export const told: DebriefWords = (await CATALOGUES[language]()).debrief;
