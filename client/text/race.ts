/** What only a race against a stored run says. */
import type { raceWords } from './en/race.ts';
import { type InAnyWords, spoken } from './spoken.ts';

type RaceWords = InAnyWords<typeof raceWords>;

export const { raceWords: race } = await spoken<{ readonly raceWords: RaceWords }>({
  en: () => import('./en/race.ts'),
  de: () => import('./de/race.ts'),
});
