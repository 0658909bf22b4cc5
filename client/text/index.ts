/**
 * The message catalogue in the page's language. A message is a string or a function of its numbers, so that a forgotten
 * number or a misspelt name is a type error; another language is another object of the same type, and only one of them
 * is fetched. What is read later comes later, each with a file of its own here: the codex, *Why?*, a class, a debrief.
 */
import type { english } from './en/index.ts';
import { type InAnyWords, spoken } from './spoken.ts';

export type Words = InAnyWords<typeof english>;

/** Whoever imports this waits until it is there: no screen is loaded without its words. */
export const words: Words = await spoken<Words>({
  en: async () => (await import('./en/index.ts')).english,
  de: async () => (await import('./de/index.ts')).german,
});
