/** What only the level of the day says. */
import type { dailyWords } from './en/daily.ts';
import { type InAnyWords, spoken } from './spoken.ts';

type DailyWords = InAnyWords<typeof dailyWords>;

export const { dailyWords: daily } = await spoken<{ readonly dailyWords: DailyWords }>({
  en: () => import('./en/daily.ts'),
  de: () => import('./de/daily.ts'),
});
