/** Messages in the page's language: one import a language, and nobody fetches another than their own. */
import { type Language, language } from './language.ts';
import { unbroken } from './unbroken.ts';

/** The same messages in any words. */
export type InAnyWords<T> = T extends string
  ? string
  : T extends (...told: infer Told) => infer Said
    ? (...told: Told) => InAnyWords<Said>
    : T extends object
      ? { readonly [Key in keyof T]: InAnyWords<T[Key]> }
      : T;

/** Whoever waits for it while they are imported shows no screen without its words. */
export const spoken = async <T>(catalogues: Readonly<Record<Language, () => Promise<T>>>): Promise<T> =>
  unbroken({ ...(await catalogues[language]()) });
