/** The planning panel: the draft, the next minutes with it and without, what a loss would cost, how dense, what is too large. */
import { Telescope } from 'lucide';
import { Icon } from '../look/icon.tsx';
import { findings, lookAhead } from '../store/plan.ts';
import { frame } from '../store/session.ts';
import { words } from '../text/index.ts';
import { Ahead, reasonOf } from './plan/ahead.tsx';
import { Costs } from './plan/costs.tsx';
import { Draft } from './plan/draft.tsx';
import { Fewest } from './plan/fewest.tsx';
import { LossList } from './plan/losses.tsx';
import { Sizes } from './plan/sizes.tsx';
import { PlanWays } from './plan/ways.tsx';
import { useCalmBeat } from './slice.ts';
import '../styles/plan.css';

const text = words.plan;

export function PlanPanel() {
  const { looked, before } = findings();
  const found = looked.state === 'found' ? looked : before;
  return (
    <section class="plan" aria-label={text.title}>
      <header class="panel-head">
        <h2 tabIndex={-1}>{text.title}</h2>
        {found !== null && <Age tick={found.aids.tick} />}
      </header>
      <Draft aids={found?.aids ?? null} />
      {found === null && <p class="panel-note">{text.what}</p>}
      <button
        type="button"
        class="button primary act-button"
        aria-disabled={looked.state === 'looking'}
        onClick={() => looked.state !== 'looking' && void lookAhead()}
      >
        <Icon of={Telescope} size={16} />
        <span class="act-label">{found === null ? text.look : text.again}</span>
      </button>
      <p class="plan-state muted" role="status">
        {looked.state === 'looking' ? text.looking : looked.state === 'none' ? text.never : ''}
        {looked.state === 'refused' && reasonOf(looked.refusal)}
      </p>
      {found !== null && (
        <div class={looked.state === 'looking' ? 'is-old' : ''}>
          <Ahead ahead={found.ahead} refusal={found.refusal} />
          <LossList aids={found.aids} />
          <Fewest aids={found.aids} />
          <Sizes aids={found.aids} />
          <PlanWays aids={found.aids} />
          <Costs aids={found.aids} />
        </div>
      )}
    </section>
  );
}

function Age({ tick }: { tick: number }) {
  useCalmBeat();
  return <span class="muted mono">{text.asOf(tick, (frame.peek()?.tick ?? tick) - tick)}</span>;
}
