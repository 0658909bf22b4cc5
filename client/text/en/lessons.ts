/** What lesson files say before anything is answered, in English: as it is written there. Reasons come with the answer. */
export interface LessonWords {
  readonly lessons: Readonly<Record<string, LessonTold>>;
  readonly questions: Readonly<Record<string, { readonly text: string; readonly options: readonly string[] }>>;
}
export interface LessonTold {
  readonly title: string;
  readonly about: string;
  readonly lines: Readonly<Record<string, string>>; // of its briefs, by what the file says
}

export const lessons: LessonWords = { lessons: {}, questions: {} };
