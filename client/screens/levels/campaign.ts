/** The campaign as racks and a shelf: every number of the table is a bay, filled where this server has the level. */
import type { Scenario } from '../../../shared/content/schema.ts';
import type { Progress } from '../../store/progress.ts';
import { titleOf } from '../../text/content.ts';
import { words } from '../../text/index.ts';

export interface Bay {
  readonly number: string;
  readonly title: string;
  readonly level: Scenario | null; // null: not yet open
  readonly stars: number;
}
export interface Chapter {
  readonly number: number;
  readonly title: string;
  readonly text: string;
  readonly bays: readonly Bay[];
}

export const STARS_PER_LEVEL = 3;

export function chaptersOf(levels: readonly Scenario[], won: Progress): readonly Chapter[] {
  const bays = baysOf(levels, won);
  return words.screens.levels.chapters.map((chapter, index) => ({
    ...chapter,
    number: index + 1,
    bays: bays.filter((bay) => bay.number.startsWith(`${index + 1}.`)),
  }));
}

/** Beside the course, to be played in any order or not at all: they are never what comes next. */
export function sideBays(levels: readonly Scenario[], won: Progress): readonly Bay[] {
  return baysOf(levels, won).filter((bay) => bay.number.startsWith('S.'));
}

function baysOf(levels: readonly Scenario[], won: Progress): readonly Bay[] {
  const { planned } = words.screens.levels;
  const numbers = new Set([...Object.keys(planned), ...levels.map((level) => level.number)]);
  return [...numbers].sort().map((number): Bay => {
    const level = levels.find((one) => one.number === number) ?? null;
    const title = level === null ? (planned[number as keyof typeof planned] ?? number) : titleOf(level);
    return { number, title, level, stars: level === null ? 0 : (won[level.id]?.stars ?? 0) };
  });
}

/** What to play next: the first open level without a star; when all have one, the first that lacks some. */
export function nextBay(chapters: readonly Chapter[]): Bay | undefined {
  const open = chapters.flatMap((chapter) => chapter.bays).filter((bay) => bay.level !== null);
  return open.find((bay) => bay.stars === 0) ?? open.find((bay) => bay.stars < STARS_PER_LEVEL);
}

export const starsPossible = (levels: readonly Scenario[]): number => levels.length * STARS_PER_LEVEL;
