/** The bar at the top: who, when, how much, how well, what hurts, and the clock's own buttons. */
import { TeamMark } from '../look/marks.tsx';
import { myTeam, rules } from '../store/session.ts';
import { titleOf } from '../text/content.ts';
import { useSlice } from './slice.ts';
import { Alerts } from './top-bar/alerts.tsx';
import { Clock } from './top-bar/clock.tsx';
import { Connection } from './top-bar/connection.tsx';
import { Controls } from './top-bar/controls.tsx';
import { InTime } from './top-bar/in-time.tsx';
import { OperatorMinutes } from './top-bar/operator-minutes.tsx';
import { Profit } from './top-bar/profit.tsx';
import '../styles/top-bar.css';

export function TopBar() {
  return (
    <header class="top-bar">
      <Team />
      <Clock />
      <Profit />
      <InTime />
      <OperatorMinutes />
      <Alerts />
      <Connection />
      <Controls />
    </header>
  );
}

function Team() {
  const team = useSlice(() => ({ name: myTeam.value?.name ?? '', shape: myTeam.value?.shape ?? 0 }));
  const title = useSlice(() => (rules.value === null ? '' : titleOf(rules.value.scenario)));
  return (
    <div class="top-team">
      <TeamMark shape={team.shape} size={26} />
      <div>
        <strong>{team.name}</strong>
        <h1 class="muted">{title}</h1>
      </div>
    </div>
  );
}
