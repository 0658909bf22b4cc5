/** How dense: the fewest machines that could carry it, and how near one is. */
import type { PlanningAids } from '../../../shared/play/plan/aids.ts';
import { words } from '../../text/index.ts';
import { Group } from '../parts.tsx';

const text = words.plan;
const CELLS = 20;

export function Fewest({ aids }: { aids: PlanningAids }) {
  const { bound, used, score } = aids.bound;
  return (
    <Group title={text.fewest}>
      <p class="plan-line">{text.bound(bound, used)}</p>
      <p class="plan-score">
        <span class="cells cells-ok" aria-hidden="true">
          {Array.from({ length: CELLS }, (_, cell) => (
            <i key={cell} class={cell < Math.round(score * CELLS) ? 'on' : ''} />
          ))}
        </span>
        <span class="mono">{text.scoreValue(score)}</span> <span class="muted">{text.score}</span>
      </p>
    </Group>
  );
}
