/** What an entry of the codex is, apart from its words: where its number is from, what one does, what it is near to. */
import type { IncidentKind, Verb } from '../../shared/content/schema.ts';
import type { SourceId } from './sources.ts';

export interface EntryShape {
  readonly source: SourceId; // of its number
  readonly verbs: readonly Verb[]; // what does it in the game; the first gives the real command
  readonly related: readonly string[]; // ids of other entries
  readonly incidents?: readonly IncidentKind[]; // what brings it up by itself
  readonly command?: string; // where no verb of the game is it
  readonly product?: string; // that it is about, by its id in the content: one does it by using that one
}

interface More {
  readonly incidents?: readonly IncidentKind[];
  readonly command?: string;
  readonly product?: string;
}

/** One line an entry: source, verbs and relations by their names, blank between them. */
export function entry(source: SourceId, verbs: readonly Verb[], related: string, more: More = {}): EntryShape {
  return { source, verbs, related: related.split(' '), ...more };
}
