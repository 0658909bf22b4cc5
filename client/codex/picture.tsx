/** The picture of an entry: drawn by code from a few primitives, in the theme's colours, with the entry's own labels. */
import type { VNode } from 'preact';
import { HIGH, WIDE } from './draw/ink.tsx';
import type { CHAPTERS, Chapter, EntryId } from './entries.ts';
import { BEYOND_PICTURES } from './pictures-beyond.tsx';
import { CONTAINER_PICTURES } from './pictures-containers.tsx';
import { ORCHESTRATION_PICTURES } from './pictures-orchestration.tsx';
import { PLANNING_PICTURES } from './pictures-planning.tsx';
import { VIRTUALIZATION_PICTURES } from './pictures-virtualization.tsx';

export type Draw = (say: readonly string[]) => VNode;
export type Pictures<C extends Chapter> = Readonly<Record<keyof (typeof CHAPTERS)[C], Draw>>;

export const PICTURES: Readonly<Record<EntryId, Draw>> = {
  ...PLANNING_PICTURES,
  ...VIRTUALIZATION_PICTURES,
  ...CONTAINER_PICTURES,
  ...ORCHESTRATION_PICTURES,
  ...BEYOND_PICTURES,
};

export function Picture({ id, labels, title }: { id: EntryId; labels: readonly string[]; title: string }) {
  const said = labels.length === 0 ? title : `${title}: ${labels.join(', ')}`;
  return (
    <svg class="codex-picture" viewBox={`0 0 ${String(WIDE)} ${String(HIGH)}`} role="img" aria-label={said}>
      {PICTURES[id](labels)}
    </svg>
  );
}
