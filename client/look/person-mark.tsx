/** A team-mate's shape in their hue. */
import { TEAM_SHAPES, type TeamShape } from '../../shared/wire/symbols.ts';
import { SHAPE_PATHS } from './marks.tsx';
import type { PersonMark as Mark } from './person-marks.ts';

export function PersonMark({ mark, size = 14 }: { mark: Mark; size?: number }) {
  const name = TEAM_SHAPES[mark.shape % TEAM_SHAPES.length] as TeamShape;
  return (
    <svg class="person-mark" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <path d={SHAPE_PATHS[name]} fill={mark.hue} fill-rule="evenodd" />
    </svg>
  );
}
