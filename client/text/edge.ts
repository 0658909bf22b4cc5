/** What only an edge site says. */
import type { edgeWords } from './en/edge.ts';
import { type InAnyWords, spoken } from './spoken.ts';

type EdgeWords = InAnyWords<typeof edgeWords>;

export const { edgeWords: edge } = await spoken<{ readonly edgeWords: EdgeWords }>({
  en: () => import('./en/edge.ts'),
  de: () => import('./de/edge.ts'),
});
