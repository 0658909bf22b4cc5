/** Pictures of numbers: bars, stretches of time, and curves. */
import { Arrow, HIGH, ink, Say, type Tone, WIDE } from './ink.tsx';

export interface Stretch {
  readonly from: number; // 0 to 1
  readonly to: number;
  readonly tone: Tone;
}
/** A row a thing: its name, its number, and how long it is. Labels are name and number in turn. */
export function Bars({ rows, labels }: { rows: readonly (readonly Stretch[])[]; labels: readonly string[] }) {
  const pitch = (HIGH - 4) / Math.max(2, rows.length);
  const thick = Math.min(30, pitch - 23);
  return (
    <g>
      {rows.map((stretches, row) => {
        const y = 6 + row * pitch;
        return (
          <g key={String(row)}>
            <Say x={4} y={y + 10} at="start">
              {labels[row * 2] ?? ''}
            </Say>
            <Say x={WIDE - 4} y={y + 10} at="end" strong>
              {labels[row * 2 + 1] ?? ''}
            </Say>
            <rect
              x={4}
              y={y + 16}
              width={WIDE - 8}
              height={thick}
              fill="none"
              stroke={ink('air')}
              stroke-dasharray="1.5 4"
            />
            {stretches.map(({ from, to, tone }) => (
              <rect
                key={from}
                x={4 + from * (WIDE - 8)}
                y={y + 16}
                width={Math.max(2, (to - from) * (WIDE - 8))}
                height={thick}
                fill={ink(tone)}
              />
            ))}
          </g>
        );
      })}
    </g>
  );
}

export type Points = readonly (readonly [number, number])[];

/** Points of a function over 0 … 1; what leaves the chart is cut. */
export function curve(of: (x: number) => number, steps = 48): Points {
  const points: [number, number][] = [];
  for (let step = 0; step <= steps; step++) {
    const x = step / steps;
    points.push([x, Math.min(1, Math.max(0, of(x)))]);
  }
  return points;
}

export interface Line {
  readonly points: Points;
  readonly tone?: Tone;
  readonly dashed?: boolean;
  readonly filled?: boolean;
  readonly label?: string;
  readonly at?: readonly [number, number]; // of its label
}
export interface Flag {
  readonly x: number;
  readonly label: string;
  readonly side?: 'start' | 'end';
}

const PLOT = { left: 8, right: 6, top: 18, bottom: 22 } as const;
const px = (x: number): number => PLOT.left + x * (WIDE - PLOT.left - PLOT.right);
const py = (y: number): number => HIGH - PLOT.bottom - y * (HIGH - PLOT.top - PLOT.bottom);
const pathOf = (points: Points): string =>
  points.map(([x, y], place) => `${place === 0 ? 'M' : 'L'}${px(x).toFixed(1)} ${py(y).toFixed(1)}`).join('');

interface ChartProps {
  readonly y: string;
  readonly x: string;
  readonly lines: readonly Line[];
  readonly flags?: readonly Flag[];
}
export function Chart({ y, x, lines, flags = [] }: ChartProps) {
  return (
    <g>
      <path
        d={`M${PLOT.left} ${PLOT.top}V${HIGH - PLOT.bottom}H${WIDE - PLOT.right}`}
        fill="none"
        stroke={ink('muted')}
      />
      <Say x={PLOT.left} y={12} at="start" tone="muted">
        {y}
      </Say>
      <Say x={WIDE - PLOT.right} y={HIGH - 7} at="end" tone="muted">
        {x}
      </Say>
      {flags.map(({ x: at, label, side = 'start' }) => (
        <g key={label}>
          <path d={`M${px(at)} ${PLOT.top + 2}V${HIGH - PLOT.bottom}`} stroke={ink('text')} stroke-dasharray="3 3" />
          <Say x={px(at) + (side === 'start' ? 5 : -5)} y={PLOT.top + 12} at={side} strong>
            {label}
          </Say>
        </g>
      ))}
      {lines.map(({ points, tone = 'accent', dashed, filled }, place) => (
        <path
          key={String(place)}
          d={filled ? `${pathOf(points)}Z` : pathOf(points)}
          fill={filled ? ink(tone) : 'none'}
          fill-opacity={0.3}
          stroke={filled ? 'none' : ink(tone)}
          stroke-width={2.5}
          stroke-linejoin="round"
          stroke-dasharray={dashed ? '5 4' : undefined}
        />
      ))}
      {lines.map(
        ({ label, at }) =>
          label !== undefined &&
          at !== undefined && (
            <Say key={label} x={px(at[0])} y={py(at[1])} at="start" strong>
              {label}
            </Say>
          ),
      )}
    </g>
  );
}

/** What comes in, what is inside, how long it stays: Little's law as a pipe. */
export function Pipe({ labels }: { labels: readonly string[] }) {
  const dots = Array.from({ length: 10 }, (_, dot) => dot);
  return (
    <g>
      <rect x={70} y={44} width={100} height={56} rx={4} fill="var(--well)" stroke={ink('app')} stroke-width={2} />
      {dots.map((dot) => (
        <circle key={dot} cx={82 + (dot % 5) * 19} cy={60 + Math.floor(dot / 5) * 24} r={6} fill={ink('accent')} />
      ))}
      <Arrow from={[6, 72]} to={[64, 72]} />
      <Arrow from={[176, 72]} to={[234, 72]} />
      <Say x={4} y={34} at="start">
        {labels[0]}
      </Say>
      <Say x={120} y={122} strong>
        {labels[1]}
      </Say>
      <Say x={236} y={34} at="end">
        {labels[2]}
      </Say>
    </g>
  );
}
