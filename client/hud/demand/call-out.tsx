/** The one thing the strip has to say: how much headroom there is, or how short it will be and when. */
import { clock } from '../../text/format.ts';
import { words } from '../../text/index.ts';
import { capacityAt, PLOT, ROWS, readAt, type Strip } from './scale.ts';

const text = words.reading.demand;
const LETTER_PX = 6.5;
const BOX = { height: 20, pad: 9 };

/** At the worst of now and what is shown of the forecast, else of all of it, against what will be there by then. */
function worstOf(strip: Strip) {
  const shown = worstUntil(strip, strip.span.to);
  return shown.room < 0 ? shown : worstUntil(strip, strip.endTick);
}

function worstUntil(strip: Strip, lastTick: number) {
  let worst = { tick: strip.tick, room: strip.capacity - strip.asked, capacity: strip.capacity };
  for (const point of strip.future) {
    if (point.tick > lastTick) {
      // The line leaves the picture between two points, perhaps higher than at any of them.
      const edge = readAt(strip, lastTick);
      const room = edge.kind === 'ahead' ? edge.capacity - edge.perS : worst.room;
      return room < worst.room ? { tick: lastTick, room, capacity: edge.capacity } : worst;
    }
    const capacity = capacityAt(strip, point.tick);
    if (capacity - point.perS < worst.room) worst = { tick: point.tick, room: capacity - point.perS, capacity };
  }
  return worst;
}

export function CallOut({ strip }: { strip: Strip }) {
  if (strip.capacity <= 0 && strip.asked <= 0) return null;
  const { tick, room, capacity } = worstOf(strip);
  const isShort = room < 0;
  const isNow = tick <= strip.tick;
  const label = isShort
    ? isNow
      ? text.shortNow(-room)
      : text.short(-room, clock(tick))
    : text.headroom(capacity > 0 ? room / capacity : 0);
  const width = label.length * LETTER_PX + 2 * BOX.pad;
  const right = strip.width - PLOT.right - width;
  const at = isShort && !isNow ? strip.x(tick) - width / 2 : strip.x(strip.tick) + 10;
  const left = Math.max(PLOT.left, Math.min(right, at));
  const top = placeOf(strip, left, left + width);
  return (
    <g class={`room-tag${isShort ? ' is-short' : ''}`}>
      {isShort && !isNow && strip.x(tick) < strip.width - PLOT.right && (
        <line
          x1={strip.x(tick)}
          x2={strip.x(tick)}
          y1={top < strip.y(capacity) ? top + BOX.height : top}
          y2={strip.y(capacity - room)}
        />
      )}
      <rect x={left} y={top} width={width} height={BOX.height} rx={5} />
      <text x={left + BOX.pad} y={top + 14}>
        {label}
      </text>
    </g>
  );
}

/** Where it hides the least: under the curves if there is room, else above them. */
function placeOf(strip: Strip, left: number, right: number): number {
  const points = [
    ...strip.future.map((one) => ({ x: strip.x(one.tick), low: strip.y(one.lowPerS), high: strip.y(one.highPerS) })),
    ...strip.past.map((one) => ({ x: strip.x(one.tick), low: strip.y(one.askedPerS), high: strip.y(one.askedPerS) })),
  ].filter((point) => point.x >= left - 30 && point.x <= right + 30);
  const lowest = Math.max(ROWS.flags, ...points.map((point) => point.low), strip.y(strip.capacity));
  const highest = Math.min(strip.ground, ...points.map((point) => point.high), strip.y(strip.capacity));
  const below = strip.ground - lowest;
  const above = highest - ROWS.flags;
  return below >= above
    ? Math.min(strip.ground - BOX.height - 2, lowest + Math.max(2, (below - BOX.height) / 2))
    : Math.max(ROWS.flags, highest - BOX.height - 4);
}
