/** What the strip says at one moment: under the pointer, or where the arrow keys walked to. */
import { clock } from '../../text/format.ts';
import { words } from '../../text/index.ts';
import { ROWS, readAt, type Strip } from './scale.ts';

const text = words.reading.demand;

export function saidAt(strip: Strip, tick: number): string {
  const read = readAt(strip, tick);
  const byFunctions = read.kind !== 'beyond' && read.functions > 0 ? [text.byFunctions(read.functions)] : [];
  const parts =
    read.kind === 'past'
      ? [
          text.asked(read.asked),
          ...byFunctions,
          text.capacity(read.capacity),
          ...(read.lost > 0 ? [text.lost(read.lost)] : []),
        ]
      : read.kind === 'ahead'
        ? [text.expected(read.perS, read.low, read.high), ...byFunctions, text.capacity(read.capacity)]
        : [text.noForecast, text.capacity(read.capacity)];
  return `${clock(tick)}  ${parts.join(', ')}`;
}

/** A line at the moment; the words stand in the strip's head, where nothing else is. */
export function Cursor({ strip, tick }: { strip: Strip; tick: number }) {
  const at = strip.x(tick);
  const said = saidAt(strip, tick);
  return (
    <g class="strip-cursor">
      <line x1={at} x2={at} y1={ROWS.flags} y2={strip.ground} />
      <rect x={4} y={2} width={strip.width - 8} height={ROWS.flags - 6} rx={4} />
      <text x={10} y={17}>
        {said}
      </text>
    </g>
  );
}
