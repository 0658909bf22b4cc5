/** What only the Lab says. */
import type { labWords } from './en/lab.ts';
import { type InAnyWords, spoken } from './spoken.ts';

export type LabWords = InAnyWords<typeof labWords>;

export const { labWords: lab } = await spoken<{ readonly labWords: LabWords }>({
  en: () => import('./en/lab.ts'),
  de: () => import('./de/lab.ts'),
});
