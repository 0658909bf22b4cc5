/** The strip's lines, numbers and times, the mark of now, and where the forecast ends. */
import { TICKS_PER_MINUTE } from '../../../shared/base/units.ts';
import { clock, count } from '../../text/format.ts';
import { words } from '../../text/index.ts';
import { PLOT, ROWS, type Strip } from './scale.ts';

const text = words.reading.demand;
/** Times keep clear of the mark of now and of each other. */
const NOW_GAP = 48;
const TIME_PX = 90;
const STEPS_MINUTES = [0.5, 1, 2, 3, 5, 10, 15, 20, 30, 60];
const NOW = { width: 48, height: 16 };

export function Axes({ strip }: { strip: Strip }) {
  const { x, y, top, span, ground, width, tick } = strip;
  const minutePx = x(TICKS_PER_MINUTE) - x(0);
  const step = (STEPS_MINUTES.find((minutes) => minutes * minutePx >= TIME_PX) ?? 60) * TICKS_PER_MINUTE;
  const first = Math.ceil(span.from / step);
  const times = Array.from({ length: Math.floor(span.to / step) - first + 1 }, (_, place) => (first + place) * step);
  return (
    <g class="axes">
      <text x={8} y={17}>
        {text.perS}
      </text>
      {[0, 0.5, 1].map((share) => (
        <g key={share}>
          <line class="grid" x1={PLOT.left} x2={width - PLOT.right} y1={y(top * share)} y2={y(top * share)} />
          {share > 0 && (
            <text class="mono" x={PLOT.left - 6} y={y(top * share) + 4} text-anchor="end">
              {count(top * share)}
            </text>
          )}
        </g>
      ))}
      {times
        .filter((at) => Math.abs(x(at) - x(tick)) > NOW_GAP && x(at) > PLOT.left + 4 && x(at) < width - 24)
        .map((at) => (
          <text key={at} class="mono" x={x(at)} y={ground + 14} text-anchor="middle">
            {clock(at)}
          </text>
        ))}
    </g>
  );
}

export function Now({ strip }: { strip: Strip }) {
  const at = strip.x(strip.tick);
  if (strip.tick < strip.span.from || strip.tick > strip.span.to) return null;
  return (
    <g class="now">
      <line x1={at} x2={at} y1={ROWS.flags - 6} y2={strip.ground} />
      <rect x={at - NOW.width / 2} y={strip.ground + 2} width={NOW.width} height={NOW.height} rx={4} />
      <text class="mono" x={at} y={strip.ground + 14} text-anchor="middle">
        {clock(strip.tick)}
      </text>
    </g>
  );
}
