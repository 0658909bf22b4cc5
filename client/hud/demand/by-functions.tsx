/** Of what is asked and expected, the part of the work that functions do: dotted, for it has no machine of one's own. */
import { words } from '../../text/index.ts';
import type { Points, Strip } from './scale.ts';
import '../../styles/demand-functions.css';

const DOT = 5; // pixels from dot to dot

interface Props {
  readonly strip: Strip;
  readonly left: number; // of the plot
  readonly top: number;
  readonly pointsOf: (strip: Strip, points: Points) => string;
}

export function ByFunctions({ strip, left, top, pointsOf }: Props) {
  const { x, ground, past, tick, asked, future, functions } = strip;
  const part = [
    ...past.map((one) => [one.tick, one.functionsPerS ?? 0] as const),
    [tick, functions] as const,
    ...future.map((one) => [one.tick, one.functionsPerS] as const),
  ];
  const from = x(part[0]?.[0] ?? 0);
  const to = x(part.at(-1)?.[0] ?? 0);
  const points = pointsOf(strip, part);
  return (
    <g class="by-functions">
      <defs>
        <pattern id="function-dots" width={DOT} height={DOT} patternUnits="userSpaceOnUse">
          <circle cx={DOT / 2} cy={DOT / 2} r={1.1} />
        </pattern>
      </defs>
      <polygon points={`${from},${ground} ${points} ${to},${ground}`} />
      <polyline points={points} />
      {functions > 0 && (
        <text class="halo" x={left + 4} y={top + 13}>
          {words.settings.part(words.settings.labels.functions, (100 * functions) / Math.max(1, asked))}
        </text>
      )}
    </g>
  );
}
