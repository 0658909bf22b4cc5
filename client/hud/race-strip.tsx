/** In a race: one's own profit and the stored run's at the same second, and which is ahead. It only shows numbers: nothing moves. */
import { MICRO_CENTS_PER_DOLLAR } from '../../shared/base/units.ts';
import { profitAt } from '../play/ghost.ts';
import { race } from '../store/race.ts';
import { frame, view } from '../store/session.ts';
import { money } from '../text/format.ts';
import { race as say } from '../text/race.ts';
import { useSlice } from './slice.ts';
import '../styles/race-strip.css';

export function RaceStrip() {
  const now = useSlice(() => {
    const [against, tick] = [race.value, frame.value?.tick ?? 0];
    if (against === null || against.scenario !== frame.value?.scenario) return null;
    const own = view.value?.team.profitMicroCents ?? 0;
    const ghost = profitAt(against.curve, tick);
    return { own: money(own), ghost: money(ghost), ...apartOf(own - ghost), isOver: tick > against.endTick };
  });
  if (now === null) return null;
  return (
    <section class="race-strip" aria-label={say.strip}>
      <p>
        {say.own} <b class="mono">{now.own}</b>
      </p>
      <p class={now.isBehind ? 'text-bad' : ''}>{now.says}</p>
      <p>
        {now.isOver ? say.ghostOver : say.ghost} <b class="mono">{now.ghost}</b>
      </p>
    </section>
  );
}

/** A dollar is what the numbers show: less apart is level. */
function apartOf(microCents: number): { says: string; isBehind: boolean } {
  if (Math.abs(microCents) < MICRO_CENTS_PER_DOLLAR) return { says: say.level, isBehind: false };
  const gap = money(Math.abs(microCents));
  return microCents > 0
    ? { says: `▲ ${say.ahead(gap)}`, isBehind: false }
    : { says: `▼ ${say.behind(gap)}`, isBehind: true };
}
