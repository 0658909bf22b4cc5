/** What the content files say (levels, scenarios, applications, regions), in English: as it is written there. */
import { type LessonWords, lessons } from './lessons.ts';

export interface ContentWords extends LessonWords {
  readonly scenarios: Readonly<Record<string, { readonly title: string; readonly brief: readonly string[] }>>;
  readonly applications: Readonly<Record<string, string>>;
  readonly regions: Readonly<Record<string, string>>;
}

export const content: ContentWords = { scenarios: {}, applications: {}, regions: {}, ...lessons };
