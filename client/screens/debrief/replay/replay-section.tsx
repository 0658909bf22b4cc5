/** Replay and what-if on the page: opened by a press, since it fetches a program, a log and the engine of the floor. */
import { useState } from 'preact/hooks';
import { Lazily } from '../../../look/lazily.tsx';
import { told } from '../../../text/debrief.ts';
import { percent } from '../../../text/format.ts';
import { byProfit } from '../curves.ts';
import type { Tale } from '../tale.ts';
import { troubleWords } from './trouble.ts';

const say = told.replay;
const loadPanel = () => import('./replay-panel.tsx').then((module) => module.ReplayPanel);
const loadWhatIf = () => import('./what-if.tsx').then((module) => module.WhatIf);

export function ReplaySection({ tale }: { tale: Tale }) {
  const { story, infos, rules, own, flags, replaying } = tale;
  const { state } = replaying;
  const [team, setTeam] = useState(own >= 0 ? own : (byProfit(story.teams)[0]?.index ?? 0));
  return (
    <section class="panel replay-section">
      <h2>
        {say.title} <span class="muted">{say.lead}</span>
      </h2>
      {state.is === 'closed' && (
        <button type="button" class="button primary" onClick={() => void replaying.open()}>
          {say.open}
        </button>
      )}
      <p role="status">
        {state.is === 'loading' && say.loading(percent(Math.round(100 * state.share) / 100))}
        {state.is === 'later' && say.later}
        {state.is === 'trouble' && troubleWords(state.trouble)}
      </p>
      {state.is === 'ready' && (
        <>
          <Lazily load={loadPanel} props={{ ready: state, infos, rules, flags, team, onTeam: setTeam }} />
          <Lazily load={loadWhatIf} props={{ ready: state, team }} />
        </>
      )}
    </section>
  );
}
