/** Every concept of the course as an entry: ids, links and where it is done. The words are `client/text/en/codex-*.ts`. */
import { BEYOND } from './entries-beyond.ts';
import { CONTAINERS } from './entries-containers.ts';
import { ORCHESTRATION } from './entries-orchestration.ts';
import { PLANNING } from './entries-planning.ts';
import { VIRTUALIZATION } from './entries-virtualization.ts';
import type { EntryShape } from './shape.ts';

/** In the order of the course; planning first, since it is what the game is about. */
export const CHAPTERS = {
  planning: PLANNING,
  virtualization: VIRTUALIZATION,
  containers: CONTAINERS,
  orchestration: ORCHESTRATION,
  beyond: BEYOND,
} as const;
export type Chapter = keyof typeof CHAPTERS;
type IdIn<C extends Chapter> = keyof (typeof CHAPTERS)[C];
export type EntryId = { [C in Chapter]: IdIn<C> }[Chapter];

export const ENTRIES: Readonly<Record<EntryId, EntryShape>> = {
  ...PLANNING,
  ...VIRTUALIZATION,
  ...CONTAINERS,
  ...ORCHESTRATION,
  ...BEYOND,
};

export const ENTRY_IDS = Object.keys(ENTRIES) as readonly EntryId[];
export const isEntry = (id: string): id is EntryId => Object.hasOwn(ENTRIES, id);

export const CHAPTER_IDS = Object.keys(CHAPTERS) as readonly Chapter[];
export const idsOf = (chapter: Chapter): readonly EntryId[] => Object.keys(CHAPTERS[chapter]) as EntryId[];
