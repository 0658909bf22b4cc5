/** The whole match on a line, with the part that is shown above as a window to drag: also a slider for the keyboard. */
import { useRef } from 'preact/hooks';
import { TICKS_PER_MINUTE } from '../../../shared/base/units.ts';
import { words } from '../../text/index.ts';
import { PLOT, type Strip } from './scale.ts';
import { chosen, moved, within, zoomed } from './span.ts';

const text = words.reading.demand;
const HEIGHT = 12;
/** A page of a slider. */
const STEP_TICKS = TICKS_PER_MINUTE;

export function Overview({ strip }: { strip: Strip }) {
  const { span, endTick, width } = strip;
  const grabbed = useRef<number | null>(null);
  const px = (width - PLOT.left - PLOT.right) / endTick;
  const peak = Math.max(1, ...strip.past.map((one) => one.askedPerS), ...strip.future.map((one) => one.perS));
  const line = [
    ...strip.past.map((one) => [one.tick, one.askedPerS] as const),
    ...strip.future.map((one) => [one.tick, one.perS] as const),
  ];
  const y = (perS: number) => HEIGHT - (perS / peak) * (HEIGHT - 2);
  const tickAt = (event: PointerEvent & { currentTarget: Element }) =>
    (event.clientX - event.currentTarget.getBoundingClientRect().left) / px;
  const drag = (event: PointerEvent & { currentTarget: Element }) => {
    if (grabbed.current === null) return;
    const half = (span.to - span.from) / 2;
    const middle = tickAt(event);
    chosen.value = within({ from: middle - half, to: middle + half }, endTick);
  };
  return (
    <div
      class="demand-overview"
      role="slider"
      tabIndex={0}
      aria-label={text.overview}
      aria-valuemin={0}
      aria-valuemax={endTick}
      aria-valuenow={Math.round(span.from)}
      aria-valuetext={text.overviewValue(span.from, span.to)}
      title={text.overview}
      style={{ left: `${PLOT.left}px`, right: `${PLOT.right}px` }}
      onKeyDown={(event) => walk(event, strip)}
      onPointerDown={(event) => {
        grabbed.current = event.pointerId;
        event.currentTarget.setPointerCapture(event.pointerId);
        drag(event);
      }}
      onPointerMove={drag}
      onPointerUp={() => {
        grabbed.current = null;
      }}
      onDblClick={() => {
        chosen.value = null;
      }}
    >
      <svg width={endTick * px} height={HEIGHT} aria-hidden="true">
        <polygon
          class="asked-area"
          points={`0,${HEIGHT} ${line.map(([at, perS]) => `${(at * px).toFixed(1)},${y(perS).toFixed(1)}`).join(' ')} ${((line.at(-1)?.[0] ?? 0) * px).toFixed(1)},${HEIGHT}`}
        />
        <line class="overview-now" x1={strip.tick * px} x2={strip.tick * px} y1={0} y2={HEIGHT} />
        <rect
          class="overview-window"
          x={span.from * px + 0.5}
          y={0.5}
          width={Math.max(4, (span.to - span.from) * px - 1)}
          height={HEIGHT - 1}
          rx={3}
        />
      </svg>
    </div>
  );
}

function walk(event: KeyboardEvent, { span, endTick, tick }: Strip): void {
  const steps: Readonly<Record<string, () => void>> = {
    ArrowLeft: () => {
      chosen.value = moved(span, -STEP_TICKS, endTick);
    },
    ArrowRight: () => {
      chosen.value = moved(span, STEP_TICKS, endTick);
    },
    ArrowUp: () => {
      chosen.value = zoomed(span, 0.5, tick, endTick);
    },
    ArrowDown: () => {
      chosen.value = zoomed(span, 2, tick, endTick);
    },
    Home: () => {
      chosen.value = { from: 0, to: endTick };
    },
    End: () => {
      chosen.value = null;
    },
  };
  const step = steps[event.key];
  if (step === undefined) return;
  event.preventDefault();
  step();
}
