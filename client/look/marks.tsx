/** Shapes that carry identity and health, so that nothing depends on colour alone. */
import { TEAM_SHAPES, type TeamShape } from '../../shared/wire/symbols.ts';
import { TEAM_COLOURS } from './palette.ts';

/** Paths in a 24-unit box; all ten are told apart at 15 px. */
export const SHAPE_PATHS: Readonly<Record<TeamShape, string>> = {
  circle: 'M12 2a10 10 0 1 0 0 20a10 10 0 1 0 0-20z',
  triangle: 'M12 2.5L23 21.5H1z',
  square: 'M3 3h18v18H3z',
  diamond: 'M12 1l11 11l-11 11L1 12z',
  star: 'M12 1l3.2 7.4l8 .7l-6.1 5.3l1.9 7.9L12 18.1l-7 4.2l1.9-7.9L.8 9.1l8-.7z',
  hexagon: 'M12 1.5l9.5 5.3v10.4L12 22.5l-9.5-5.3V6.8z',
  cross: 'M8.5 1.5h7v7h7v7h-7v7h-7v-7h-7v-7h7z',
  ring: 'M12 1a11 11 0 1 0 0 22a11 11 0 1 0 0-22zm0 6.5a4.5 4.5 0 1 1 0 9a4.5 4.5 0 1 1 0-9z',
  drop: 'M12 1c4 5.5 7.5 9 7.5 13.5a7.5 7.5 0 0 1-15 0C4.5 10 8 6.5 12 1z',
  moon: 'M17.5 15.500A9.5 9.5 0 0 1 9 2a10.5 10.5 0 1 0 13 13a9.5 9.5 0 0 1-4.5.500z',
};

export function TeamMark({ shape, size = 20, label }: { shape: number; size?: number; label?: string }) {
  const name = TEAM_SHAPES[shape % TEAM_SHAPES.length] as TeamShape;
  return (
    <svg
      class="team-mark"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      role="img"
      aria-hidden={label === undefined}
      aria-label={label}
    >
      <path d={SHAPE_PATHS[name]} fill={TEAM_COLOURS[shape % TEAM_COLOURS.length]} fill-rule="evenodd" />
    </svg>
  );
}

export type Health = 'ok' | 'watch' | 'bad' | 'dead' | 'off';

const HEALTH_PATHS: Readonly<Record<Health, string>> = {
  ok: 'M8 2a6 6 0 1 0 0 12a6 6 0 1 0 0-12z',
  watch: 'M8 1.500L15.5 14.500H.500z',
  bad: 'M2 2h12v12H2z',
  dead: 'M3.5 1.500L8 6l4.5-4.500l2 2L10 8l4.5 4.500l-2 2L8 10l-4.5 4.500l-2-2L6 8L1.5 3.500z',
  off: 'M8 2a6 6 0 1 0 0 12a6 6 0 1 0 0-12zm0 2a4 4 0 1 1 0 8a4 4 0 1 1 0-8z',
};

/** Circle, triangle, square, cross, ring: always beside the word or with a label. */
export function HealthMark({ health, size = 14, label }: { health: Health; size?: number; label?: string }) {
  return (
    <svg
      class={`health health-${health}`}
      width={size}
      height={size}
      viewBox="0 0 16 16"
      role="img"
      aria-hidden={label === undefined}
      aria-label={label}
    >
      <path d={HEALTH_PATHS[health]} fill="currentColor" fill-rule="evenodd" />
    </svg>
  );
}
