/** The words of the codex, a file a chapter. They are no part of the first download: whoever opens an entry fetches them. */
import type { CHAPTERS, Chapter, EntryId } from '../codex/entries.ts';
import type { Language } from './language.ts';
import { unbroken } from './unbroken.ts';

export interface EntryWords {
  readonly title: string;
  readonly also: string; // other words people search for
  readonly what: string; // `[[id|words]]` leads to another entry
  readonly number: string;
  readonly myth?: string; // what the usual notes say, put right
  readonly labels: readonly string[]; // of its picture, in the picture's order
}
export type ChapterWords<C extends Chapter> = Readonly<Record<keyof (typeof CHAPTERS)[C], EntryWords>>;
export type CodexWords = Readonly<Record<EntryId, EntryWords>>;

/** A language is one more line; each brings all five chapters, and nobody fetches another than their own. */
const CODICES: Readonly<Record<Language, () => Promise<{ codexWords: CodexWords }>>> = {
  en: () => import('./en/codex-all.ts'),
  de: () => import('./de/codex-all.ts'),
};

export async function loadCodexWords(language: Language): Promise<CodexWords> {
  return unbroken((await CODICES[language]()).codexWords);
}
