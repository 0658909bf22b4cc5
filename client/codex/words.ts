/** The words of the entries once they are here, and the links within them. */
import { type CodexWords, loadCodexWords } from '../text/codex.ts';
import { language } from '../text/language.ts';
import { type EntryId, isEntry } from './entries.ts';

let known: CodexWords | null = null;

/** Has to be waited for before anything of the codex is shown. */
export async function learnWords(): Promise<void> {
  known ??= await loadCodexWords(language);
}

export function entryWords(): CodexWords {
  if (known === null) throw new Error('the codex has no words yet');
  return known;
}

export type Span = { readonly text: string; readonly to: EntryId | null };

/** Plain text and links in turn; a link to nowhere is plain text. */
export function spansOf(text: string): readonly Span[] {
  return text
    .split(/(\[\[[^\]]+\]\])/)
    .filter((part) => part !== '')
    .map((part) => {
      const [, id = '', said = ''] = /^\[\[([^|\]]+)\|([^\]]+)\]\]$/.exec(part) ?? [];
      if (said === '') return { text: part, to: null };
      return { text: said, to: isEntry(id) ? id : null };
    });
}
