/** The rules of a round's scenario: a lesson may play several. */
import { useEffect, useState } from 'preact/hooks';
import type { Rulebook } from '../../../shared/sim/rulebook.ts';
import { loadContent, rulebookOf } from '../../source/content.ts';
import { rules } from '../../store/session.ts';

/** Null: not there yet. */
export function useRulesOf(scenario: string): Rulebook | null {
  const [book, setBook] = useState<Rulebook | null>(null);
  const current = rules.value?.scenario.id === scenario ? rules.value : null;
  useEffect(() => {
    if (current !== null) return;
    let isGone = false;
    loadContent().then(
      (content) => !isGone && setBook(rulebookOf(content, scenario)),
      () => {}, // a page in a room has it already
    );
    return () => {
      isGone = true;
    };
  }, [scenario, current]);
  return current ?? book;
}
