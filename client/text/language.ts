/**
 * Which language the page speaks: what the address asks for (`?lang=de`), else what was chosen, else the browser's.
 * Read once, before any word is said: formats and catalogues are made for it, so another language is another load.
 */
export const LANGUAGES = ['en', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];
const KEY = 'headroom.language';

const isLanguage = (word: unknown): word is Language => LANGUAGES.includes(word as Language);

function read(): Language {
  // Formats are also made where there is no page: in tests and on the command line.
  if (typeof location === 'undefined') return 'en';
  const asked = new URLSearchParams(location.search).get('lang');
  if (isLanguage(asked)) return asked;
  try {
    const chosen = localStorage.getItem(KEY);
    if (isLanguage(chosen)) return chosen;
  } catch {
    // Without storage the browser's own wish is all there is.
  }
  return navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage) ?? 'en';
}

export const language: Language = read();

/** Keeps the choice and loads the page anew in it; a seat in a room is come back to, a match in this page ends. */
export function speakFromNow(next: Language): void {
  try {
    localStorage.setItem(KEY, next);
  } catch {
    // Then the address says it.
  }
  const to = new URL(location.href);
  to.searchParams.set('lang', next);
  location.replace(to);
}
