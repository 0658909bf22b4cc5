/** Replay and what-if on the page: opened by a press, since it fetches a program, a log and the engine of the floor. */
import { useEffect, useState } from 'preact/hooks';
import { Lazily } from '../../../look/lazily.tsx';
import type { Lead } from '../../../store/wall.ts';
import { told } from '../../../text/debrief.ts';
import { byProfit } from '../curves.ts';
import type { Tale } from '../tale.ts';
import { type Place, useHeld } from './place.ts';
import { replayStatus } from './trouble.ts';

const say = told.replay;
const loadPanel = () => import('./replay-panel.tsx').then((module) => module.ReplayPanel);
const loadWhatIf = () => import('./what-if.tsx').then((module) => module.WhatIf);

/** `led`: for its host, who may show it on the wall, and then moves it there too. */
export function ReplaySection({ tale, led }: { tale: Tale; led: Lead | null }) {
  const { story, infos, rules, own, flags, replaying } = tale;
  const { state } = replaying;
  const turn = led?.turn ?? null;
  const isOnWall = turn !== null && led?.wall.page === 'floor' && led.wall.tick >= 0;
  const held = useHeld(isOnWall ? led : null);
  const [chosen, setChosen] = useState(own >= 0 ? own : (byProfit(story.teams)[0]?.index ?? 0));
  const team = isOnWall && led.wall.team >= 0 ? led.wall.team : chosen;
  const choose = (to: number) => {
    setChosen(to);
    if (isOnWall) turn({ team: to });
  };
  const show = (place: Place) => turn?.({ ...place, page: place.tick < 0 ? 'script' : 'floor', team });
  useEffect(() => {
    if (isOnWall && state.is === 'closed') void replaying.open();
  }, [isOnWall]);
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
      <p role="status">{replayStatus(state)}</p>
      {state.is === 'ready' && (
        <>
          <Lazily
            load={loadPanel}
            props={{
              ready: state,
              infos,
              rules,
              flags,
              team,
              onTeam: choose,
              held,
              onWall: turn === null ? null : { is: isOnWall, show },
            }}
          />
          <Lazily load={loadWhatIf} props={{ ready: state, team }} />
        </>
      )}
    </section>
  );
}
