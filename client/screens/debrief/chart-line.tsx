/** One team's curve: lit with its colour, dash and shape, or grey among the others. */
import type { TeamStory } from '../../../shared/play/story.ts';
import { TEAM_SHAPES } from '../../../shared/wire/symbols.ts';
import { SHAPE_PATHS } from '../../look/marks.tsx';
import { TEAM_COLOURS } from '../../look/palette.ts';

const DASHES = ['none', '9 5', '2 5'] as const; // own, best, second: told apart without colour

interface LineProps {
  readonly team: TeamStory;
  readonly shape: number;
  readonly place: number; // among the lit; -1: grey
  readonly x: (tick: number) => number;
  readonly y: (value: number) => number;
}

export function Line({ team, shape, place, x, y }: LineProps) {
  const points = [
    `M${x(0)} ${y(0)}`,
    ...team.samples.map((one) => `L${x(one.tick).toFixed(1)} ${y(one.profitMicroCents).toFixed(1)}`),
  ];
  const d = points.join('');
  if (place < 0) return <path d={d} class="line-grey" />;
  const colour = TEAM_COLOURS[shape % TEAM_COLOURS.length];
  const marks = [0.2, 0.45, 0.7].map((share) => team.samples[Math.floor(share * team.samples.length)]);
  return (
    <g>
      <path d={d} class="line-under" />
      <path d={d} class="line-lit" stroke={colour} stroke-dasharray={DASHES[Math.min(place, DASHES.length - 1)]} />
      {marks.map((one) =>
        one === undefined ? null : (
          <path
            key={one.tick}
            d={SHAPE_PATHS[TEAM_SHAPES[shape % TEAM_SHAPES.length] ?? 'circle']}
            transform={`translate(${x(one.tick) - 7} ${y(one.profitMicroCents) - 7}) scale(0.58)`}
            fill={colour}
            fill-rule="evenodd"
            class="line-mark"
          />
        ),
      )}
    </g>
  );
}
