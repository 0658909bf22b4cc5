/** What the content files say (applications, lessons; a level or scenario has its own words of every language), in English: as it is written there. */
import { type LessonWords, lessons } from './lessons.ts';

export interface ContentWords extends LessonWords {
  readonly applications: Readonly<Record<string, string>>;
}

export const content: ContentWords = { applications: {}, ...lessons };
