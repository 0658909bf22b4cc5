/** What monkeys met: a verb that none of them ever gets through is tested by none, and so is a reason to refuse. */
import type { Verb } from '../../shared/content/schema.ts';
import type { Entry, Result } from '../../shared/sim/entries.ts';
import type { RefusalCode } from '../../shared/sim/rejections.ts';

export function noteAccepted(accepted: Set<Verb>, entries: readonly Entry[], results: readonly Result[]): void {
  const done = new Set(results.filter((result) => result.ok).map(({ team, seq }) => `${team}/${seq}`));
  for (const entry of entries) {
    if (entry.kind === 'command' && done.has(`${entry.team}/${entry.seq}`)) accepted.add(entry.command.verb);
  }
}

export function noteRefused(refused: Set<RefusalCode>, results: readonly Result[]): void {
  for (const result of results) if (!result.ok) refused.add(result.code);
}
