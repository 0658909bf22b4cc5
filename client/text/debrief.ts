/** What only a debrief and a replay say. No part of the first download: whoever opens one fetches it in their language. */
import type { debrief } from './en/debrief.ts';
import { type InAnyWords, spoken } from './spoken.ts';

export type DebriefWords = InAnyWords<typeof debrief>;

export const { debrief: told } = await spoken<{ readonly debrief: DebriefWords }>({
  en: () => import('./en/debrief.ts'),
  de: () => import('./de/debrief.ts'),
});
