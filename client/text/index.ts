/**
 * The message catalogue in the page's language. A message is a string or a function of its numbers, so that a forgotten
 * number or a misspelt name is a type error; another language is another object of the same type, and only one of them
 * is fetched. What is long and rarely read, the codex, comes when it is opened: `codex.ts`.
 */
import type { english } from './en/index.ts';
import { type Language, language } from './language.ts';

/** The same messages in any words. */
type InAnyWords<T> = T extends string
  ? string
  : T extends (...told: infer Told) => infer Said
    ? (...told: Told) => InAnyWords<Said>
    : T extends object
      ? { readonly [Key in keyof T]: InAnyWords<T[Key]> }
      : T;
export type Words = InAnyWords<typeof english>;

const CATALOGUES: Readonly<Record<Language, () => Promise<Words>>> = {
  en: async () => (await import('./en/index.ts')).english,
  de: async () => (await import('./de/index.ts')).german,
};

/** Whoever imports this waits until it is there: no screen is loaded without its words. */
export const words: Words = await CATALOGUES[language]();
