/** What only the course view says. */
import type { courseWords } from './en/course.ts';
import { type InAnyWords, spoken } from './spoken.ts';

export type CourseWords = InAnyWords<typeof courseWords>;

export const { courseWords: course } = await spoken<{ readonly courseWords: CourseWords }>({
  en: () => import('./en/course.ts'),
  de: () => import('./de/course.ts'),
});
