/** A name for whoever has none at hand: two words, never the same twice in a row. Fetched with the first throw. */
import { language } from '../../text/language.ts';

const LISTS = {
  en: () => import('../../text/en/nicknames.ts'),
  de: () => import('../../text/de/nicknames.ts'),
} as const;

export async function throwName(not: string): Promise<string> {
  const { first, second } = (await LISTS[language]()).nicknames;
  const any = (words: readonly string[]) => words[Math.floor(Math.random() * words.length)] ?? '';
  for (;;) {
    const name = `${any(first)} ${any(second)}`;
    if (name !== not) return name;
  }
}
