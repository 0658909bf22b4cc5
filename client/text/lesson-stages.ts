/** What only a lesson's stages, its help and its recap say. No part of the first download: it comes with the first stage. */
import type { stages } from './en/lesson-stages.ts';
import type { InAnyWords } from './in-any-words.ts';
import { type Language, language } from './language.ts';

export type StageWords = InAnyWords<typeof stages>;

const CATALOGUES: Readonly<Record<Language, () => Promise<{ stages: StageWords }>>> = {
  en: () => import('./en/lesson-stages.ts'),
  de: () => import('./de/lesson-stages.ts'),
};

/** Whoever imports this waits until it is there, as with all words. */
export const stageWords: StageWords = (await CATALOGUES[language]()).stages;
