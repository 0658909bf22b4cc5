/** Words of content files in the page's language, where somebody wrote them; else as the file has them. */
import { words } from './index.ts';

interface Told {
  readonly id: string;
  readonly title: string;
  readonly brief: readonly string[];
}

export const titleOf = ({ id, title }: Omit<Told, 'brief'>): string => words.content.scenarios[id]?.title ?? title;
export const briefOf = ({ id, brief }: Omit<Told, 'title'>): readonly string[] =>
  words.content.scenarios[id]?.brief ?? brief;
