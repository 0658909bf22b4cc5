/** Two curves about one strike, big enough for a wall: before it they run alike, after it they do not. */
import type { TeamStory } from '../../../shared/play/story.ts';
import { TEAM_SHAPES } from '../../../shared/wire/symbols.ts';
import { SHAPE_PATHS } from '../../look/marks.tsx';
import { TEAM_COLOURS } from '../../look/palette.ts';
import type { TeamInfo } from '../../source/source.ts';
import { around } from '../../text/class.ts';
import { profitAt } from './curves.ts';

const [WIDTH, HEIGHT, PAD] = [1280, 210, 24];
const BEFORE_TICKS = 120;
const STEP_TICKS = 10;
const DASHES = ['none', '14 9'] as const;

interface Props {
  readonly sides: readonly { readonly team: TeamStory; readonly info: TeamInfo | undefined }[];
  readonly tick: number;
  readonly until: number;
}

export function MomentCurves({ sides, tick, until }: Props) {
  const from = Math.max(0, tick - BEFORE_TICKS);
  // From the strike on: what each gained or lost since, so that both start at the same height.
  const curves = sides.map(({ team }) => {
    const base = profitAt(team.samples, tick);
    const points: number[] = [];
    for (let at = from; at <= until; at += STEP_TICKS) points.push(profitAt(team.samples, at) - base);
    return points;
  });
  const all = curves.flat();
  const [low, high] = [Math.min(0, ...all), Math.max(1, ...all)];
  const x = (index: number) => PAD + ((WIDTH - 2 * PAD) * index * STEP_TICKS) / Math.max(1, until - from);
  const y = (value: number) => PAD + (HEIGHT - 2 * PAD) * (1 - (value - low) / (high - low));
  const strike = x((tick - from) / STEP_TICKS);
  return (
    <svg class="moment-curves" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={around.ending.momentCurves}>
      <path d={`M${PAD} ${y(0)}H${WIDTH - PAD}`} class="moment-zero" />
      <path d={`M${strike} 4V${HEIGHT - 4}`} class="moment-strike" />
      {curves.map((points, index) => (
        <Curve
          key={index}
          points={points}
          shape={sides[index]?.info?.shape ?? 0}
          dash={DASHES[index] ?? 'none'}
          x={x}
          y={y}
        />
      ))}
    </svg>
  );
}

interface CurveProps {
  readonly points: readonly number[];
  readonly shape: number;
  readonly dash: string;
  readonly x: (index: number) => number;
  readonly y: (value: number) => number;
}

function Curve({ points, shape, dash, x, y }: CurveProps) {
  const d = points
    .map((value, index) => `${index === 0 ? 'M' : 'L'}${x(index).toFixed(1)} ${y(value).toFixed(1)}`)
    .join('');
  const last = points.length - 1;
  const path = SHAPE_PATHS[TEAM_SHAPES[shape % TEAM_SHAPES.length] ?? 'circle'];
  return (
    <g>
      <path d={d} class="moment-under" />
      <path d={d} class="moment-line" stroke={TEAM_COLOURS[shape % TEAM_COLOURS.length]} stroke-dasharray={dash} />
      <path
        d={path}
        transform={`translate(${x(last) - 20} ${y(points[last] ?? 0) - 17}) scale(1.4)`}
        fill={TEAM_COLOURS[shape % TEAM_COLOURS.length]}
        fill-rule="evenodd"
        class="moment-mark"
      />
    </g>
  );
}
