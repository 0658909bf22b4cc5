/**
 * What the content files say (applications, kinds of requests, regions, lessons; a level or scenario has its own words of
 * every language), and the words that the server makes names of bots from, in English: as it is written there.
 */
import { type LessonWords, lessons } from './lessons.ts';

export interface ContentWords extends LessonWords {
  readonly applications: Readonly<Record<string, string>>;
  readonly requests: Readonly<Record<string, string>>;
  readonly regions: Readonly<Record<string, string>>;
  readonly bots: Readonly<Record<string, string>>;
}

export const content: ContentWords = { applications: {}, requests: {}, regions: {}, bots: {}, ...lessons };
