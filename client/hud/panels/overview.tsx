/** Nothing is selected: what hurts now, the team in numbers, what it is all about, and what is set for the estate. */
import { useState } from 'preact/hooks';
import { TICKS_PER_MINUTE } from '../../../shared/base/units.ts';
import { SCORINGS } from '../../../shared/sim/world.ts';
import { Lazily } from '../../look/lazily.tsx';
import { frame, rules, view } from '../../store/session.ts';
import { briefOf } from '../../text/content.ts';
import { words } from '../../text/index.ts';
import { AlertList } from '../alert-list.tsx';
import { ChartFold } from '../chart-fold.tsx';
import { allows, Choices, Group, SetFacts } from '../parts.tsx';
import { teamSetFacts } from '../set-facts.ts';
import { useSlice } from '../slice.ts';
import { StepsAgain } from '../steps-again.tsx';

const text = words.reading.inspector;
const further = () => import('./further-acts.tsx').then(({ FurtherActs }) => FurtherActs);
const ESTATE = { subject: { kind: 'team' } } as const;
/** The brief has been read by then; after that the room is for what happens. */
const BRIEF_TICKS = TICKS_PER_MINUTE;

export function Overview() {
  const scoring = useSlice(() => view.value?.facts.scoring ?? 'leastAllocated');
  const set = useSlice(() => {
    const [now, book] = [view.value, rules.value];
    return now === null || book === null ? [] : teamSetFacts(now, book);
  });
  return (
    <>
      <header class="panel-head">
        <h2 tabIndex={-1}>{text.overview}</h2>
      </header>
      <Brief />
      <Group title={text.alerts}>
        <AlertList />
      </Group>
      {allows('setScoring') && (
        <Choices
          title={words.game.panel.scoring}
          options={SCORINGS.map((value) => ({ value, label: words.names.scorings[value] }))}
          value={scoring}
          command={(strategy) => ({ verb: 'setScoring', strategy })}
        />
      )}
      <SetFacts title={words.settings.title} facts={set} />
      <Lazily load={further} props={ESTATE} />
      <ChartFold of={{ kind: 'team', id: 0 }} />
      <p class="panel-note muted">{text.choose}</p>
      <StepsAgain />
    </>
  );
}

/** Open at first, folded after a minute; whoever opens or folds it by hand has decided. */
function Brief() {
  const lines = useSlice(() => (rules.value === null ? [] : briefOf(rules.value.scenario)));
  const isEarly = useSlice(() => (frame.value?.tick ?? 0) < BRIEF_TICKS);
  const [wish, setWish] = useState<boolean | null>(null);
  const isOpen = wish ?? isEarly;
  return (
    <details
      class="brief-fold"
      open={isOpen}
      onToggle={(event) => event.currentTarget.open !== isOpen && setWish(!isOpen)}
    >
      <summary class="small-title">{text.brief}</summary>
      <ul class="brief">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </details>
  );
}
