/** Finds entries: a word that begins like one of the title, of its synonyms, or that has the letters in their order. */
import type { CodexWords } from '../text/codex.ts';
import { ENTRY_IDS, type EntryId } from './entries.ts';

const plain = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '');

const SCORES = { title: 100, titleWord: 80, synonym: 60, inside: 40, scattered: 10 } as const;

/** Letters in their order, not too far apart: `lvmig` finds live migration. */
function isScattered(asked: string, text: string): boolean {
  let from = 0;
  for (const letter of asked) {
    const at = text.indexOf(letter, from);
    if (at < 0 || (from > 0 && at - from > 6)) return false;
    from = at + 1;
  }
  return asked.length >= 3;
}

function scoreOf(asked: string, title: string, also: string): number {
  if (title.startsWith(asked)) return SCORES.title;
  if (title.split(/[\s,/-]+/).some((word) => word.startsWith(asked))) return SCORES.titleWord;
  if (also.split(' ').some((word) => word.startsWith(asked))) return SCORES.synonym;
  if (title.includes(asked) || also.includes(asked)) return SCORES.inside;
  return isScattered(asked, title) ? SCORES.scattered : 0;
}

/** Best first, each word of what was asked counting; all of them where nothing was asked. */
export function find(asked: string, words: CodexWords): readonly EntryId[] {
  const parts = plain(asked)
    .split(/\s+/)
    .filter((part) => part !== '');
  if (parts.length === 0) return ENTRY_IDS;
  return ENTRY_IDS.map((id) => {
    const { title, also } = words[id];
    const scores = parts.map((part) => scoreOf(part, plain(title), plain(also)));
    return { id, score: scores.includes(0) ? 0 : scores.reduce((sum, score) => sum + score, 0) };
  })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ id }) => id);
}
