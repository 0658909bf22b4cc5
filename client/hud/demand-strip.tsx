/** Demand around now: what was asked against what could be served, what is expected, and what is announced. */
import { Crosshair, ZoomIn, ZoomOut } from 'lucide';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '../look/icon.tsx';
import { lab } from '../store/lab.ts';
import { frame, rules, samples, view } from '../store/session.ts';
import { words } from '../text/index.ts';
import { Axes, Now } from './demand/axes.tsx';
import { CallOut } from './demand/call-out.tsx';
import { Curves } from './demand/curves.tsx';
import { CapacityName, Flags } from './demand/flags.tsx';
import { Overview } from './demand/overview.tsx';
import { Cursor, saidAt } from './demand/reader.tsx';
import { PLOT, ROWS, type Strip, stripOf } from './demand/scale.ts';
import { chosen, followed, within, zoomed } from './demand/span.ts';
import { useCalmBeat } from './slice.ts';
import '../styles/demand.css';

const text = words.reading.demand;
/** A sample's distance, and half a minute with Shift held. */
const KEY_TICKS = 10;
const WHEEL_FACTOR = 1.25;

export function DemandStrip() {
  useCalmBeat();
  const [size, box] = useSize();
  const [now, book, at] = [view.peek(), rules.peek(), frame.peek()];
  const isShown = now !== null && book !== null && at !== null && size.width > 0;
  const span = isShown && chosen.value !== null ? within(chosen.value, book.endTick) : null;
  return (
    <section class="demand" aria-label={words.game.regions.demand} ref={box}>
      {isShown && (
        <Chart
          strip={stripOf({
            ...size,
            now,
            book,
            tick: at.tick,
            pace: at.pace,
            past: samples.peek(),
            span: span ?? followed(at.tick, book.endTick),
          })}
        />
      )}
    </section>
  );
}

function useSize() {
  const box = useRef<HTMLElement>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  useEffect(() => {
    const watcher = new ResizeObserver(([entry]) => {
      const { width, height } = entry?.contentRect ?? { width: 0, height: 0 };
      setSize({ width: Math.round(width), height: Math.round(height) });
    });
    if (box.current !== null) watcher.observe(box.current);
    return () => watcher.disconnect();
  }, []);
  return [size, box] as const;
}

function Chart({ strip }: { strip: Strip }) {
  const [cursor, setCursor] = useState<number | null>(null);
  const { span, width, height } = strip;
  const inSpan = cursor !== null && cursor >= span.from && cursor <= span.to ? cursor : null;
  const tickAt = (event: MouseEvent & { currentTarget: Element }) => {
    const px = event.clientX - event.currentTarget.getBoundingClientRect().left;
    return Math.round(span.from + ((px - PLOT.left) / (width - PLOT.left - PLOT.right)) * (span.to - span.from));
  };
  const walk = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -KEY_TICKS, ArrowRight: KEY_TICKS, PageUp: -6 * KEY_TICKS, PageDown: 6 * KEY_TICKS }[
      event.key
    ];
    if (step === undefined) return;
    event.preventDefault();
    setCursor(Math.max(span.from, Math.min(span.to, (inSpan ?? strip.tick) + step)));
  };
  return (
    <>
      <div
        class="demand-plot"
        role="slider"
        tabIndex={0}
        aria-label={text.read}
        aria-valuemin={Math.round(span.from)}
        aria-valuemax={Math.round(span.to)}
        aria-valuenow={Math.round(inSpan ?? strip.tick)}
        aria-valuetext={saidAt(strip, inSpan ?? strip.tick)}
        onKeyDown={walk}
        onBlur={() => setCursor(null)}
        onPointerMove={(event) => setCursor(tickAt(event))}
        onPointerLeave={() => setCursor(null)}
        onWheel={(event) => {
          event.preventDefault();
          chosen.value = zoomed(span, event.deltaY > 0 ? WHEEL_FACTOR : 1 / WHEEL_FACTOR, tickAt(event), strip.endTick);
        }}
      >
        <svg width={width} height={height - ROWS.overview} aria-hidden="true">
          <defs>
            <pattern id="short-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <rect width="6" height="6" class="hatch-ground" />
              <rect width="3" height="6" class="hatch-line" />
            </pattern>
            <clipPath id="strip-clip">
              <rect x={PLOT.left} y={0} width={Math.max(0, width - PLOT.left - PLOT.right)} height={height} />
            </clipPath>
          </defs>
          <Axes strip={strip} />
          <g clip-path="url(#strip-clip)">
            <Curves strip={strip} />
          </g>
          <CapacityName strip={strip} />
          <Flags strip={strip} />
          <Now strip={strip} />
          <CallOut strip={strip} />
          {inSpan !== null && <Cursor strip={strip} tick={inSpan} />}
        </svg>
      </div>
      <Tools strip={strip} />
      {lab.value === null && <Overview strip={strip} />}
    </>
  );
}

/** For who has no wheel; out of the way until the strip is pointed at or walked into. */
function Tools({ strip }: { strip: Strip }) {
  const zoom = (factor: number) => () => {
    chosen.value = zoomed(strip.span, factor, strip.tick, strip.endTick);
  };
  const isFollowing = chosen.value === null;
  return (
    <div class={`demand-tools${isFollowing ? '' : ' is-away'}`}>
      <ToolButton of={ZoomIn} label={text.zoomIn} onPress={zoom(1 / 2)} />
      <ToolButton of={ZoomOut} label={text.zoomOut} onPress={zoom(2)} />
      {!isFollowing && (
        <ToolButton
          of={Crosshair}
          label={text.follow}
          onPress={() => {
            chosen.value = null;
          }}
        />
      )}
    </div>
  );
}

function ToolButton({ of, label, onPress }: { of: typeof ZoomIn; label: string; onPress: () => void }) {
  return (
    <button type="button" class="icon-button" aria-label={label} title={label} onClick={onPress}>
      <Icon of={of} size={14} />
    </button>
  );
}
