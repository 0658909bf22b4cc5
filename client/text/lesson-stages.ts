/** What only a lesson's stages, its help and its recap say. No part of the first download: it comes with the first stage. */
import type { stages } from './en/lesson-stages.ts';
import { type InAnyWords, spoken } from './spoken.ts';

export type StageWords = InAnyWords<typeof stages>;

export const { stages: stageWords } = await spoken<{ readonly stages: StageWords }>({
  en: () => import('./en/lesson-stages.ts'),
  de: () => import('./de/lesson-stages.ts'),
});
