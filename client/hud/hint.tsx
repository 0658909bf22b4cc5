/** What a level's hint says: a nudge for nothing, and the way out for who pays for it. */
import { Lightbulb, X } from 'lucide';
import { MICRO_CENTS_PER_DOLLAR } from '../../shared/base/units.ts';
import { Icon } from '../look/icon.tsx';
import { hint as current, putAway } from '../store/hints.ts';
import { rules, view } from '../store/session.ts';
import { hintWordsOf } from '../text/content.ts';
import { price } from '../text/format.ts';
import { words } from '../text/index.ts';
import { Act } from './act.tsx';
import { useSlice } from './slice.ts';
import '../styles/guide.css';

const text = words.steps.hint;

export function Hint() {
  const hint = current.value;
  const said = useSlice(() => {
    const book = rules.value;
    if (hint === null || book === null) return null;
    const isTaken = view.value?.facts.adviceTaken.includes(book.scenario.hints.findIndex(({ id }) => id === hint.id));
    return {
      ...hintWordsOf(book.scenario, hint),
      isTaken: isTaken === true,
      way: text.way(price(book.prices.advice / MICRO_CENTS_PER_DOLLAR)),
    };
  }, [hint]);
  if (hint === null || said === null) return null;
  return (
    <section class="guide is-hint" aria-label={text.title}>
      <span class="guide-step mono" aria-hidden="true">
        {said.isTaken ? text.advice : text.title}
      </span>
      <p aria-live="polite">{said.isTaken ? said.solution : said.nudge}</p>
      {!said.isTaken && <Act command={{ verb: 'takeAdvice', hint: hint.id }} label={said.way} icon={Lightbulb} quiet />}
      <button
        type="button"
        class="icon-button"
        aria-label={text.later}
        title={text.later}
        onClick={() => putAway(hint)}
      >
        <Icon of={X} size={16} />
      </button>
    </section>
  );
}
