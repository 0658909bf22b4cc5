/** The one thing the strip has to say: how much headroom there is, or how short it will be and when. */
import { isPastKnee } from '../../play/demand.ts';
import { clock } from '../../text/format.ts';
import { words } from '../../text/index.ts';
import { capacityAt, PLOT, ROWS, readAt, type Strip } from './scale.ts';

const text = words.reading.demand;
const LETTER_PX = 6.8;
const BOX = { height: 20, pad: 9 };

/** At the worst of what is shown, against what will be there by then; what comes after that only where it is short. */
function worstOf(strip: Strip) {
  const shown = worstUntil(strip, strip.span.to);
  const later = shown.room < 0 ? shown : worstUntil(strip, strip.endTick);
  return later.room < 0 ? later : shown;
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
  const at = strip.x(tick);
  const isShown = at < strip.width - PLOT.right;
  const short = isNow ? text.shortNow(-room) : text.short(-room, clock(tick)) + (isShown ? '' : ' →');
  const share = capacity > 0 ? room / capacity : 0;
  const isTight = !isShort && isPastKnee(share);
  const label = isShort ? short : text.headroom(share, isTight);
  const width = label.length * LETTER_PX + 2 * BOX.pad;
  const { left, top } = placeOf(strip, isShort && !isNow ? at - width / 2 : 0, width);
  return (
    <g class={`room-tag${isShort ? ' is-short' : isTight ? ' is-tight' : ''}`}>
      {isShort && !isNow && isShown && (
        <line
          x1={Math.max(left + BOX.pad, Math.min(left + width - BOX.pad, at))}
          x2={at}
          y1={top + BOX.height / 2}
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

const COLUMN = 12; // pixels between places where the lines are looked up
const ROW = 3;
const CLEAR = 4; // a line that touches the box is hidden as well
const HIDES = 30; // a hidden piece of a line is worth so many pixels aside

/** Where it hides the least of the lines, right of now and near what it speaks of. */
function placeOf(strip: Strip, wanted: number, width: number): { left: number; top: number } {
  const most = strip.width - PLOT.right - width;
  const least = Math.min(most, Math.max(PLOT.left, strip.x(strip.tick) + 10));
  const near = Math.max(least, Math.min(most, wanted));
  const perTick = strip.x(1) - strip.x(0);
  const lines: (readonly number[])[] = [];
  for (let px = least; px <= strip.width; px += COLUMN) lines.push(linesAt(strip, (px - strip.x(0)) / perTick));
  let best = { left: near, top: strip.ground - BOX.height, cost: Number.POSITIVE_INFINITY };
  for (let left = least; left <= most; left += COLUMN) {
    const under = lines.slice((left - least) / COLUMN, (left - least + width) / COLUMN + 1).flat();
    for (let top = strip.ground - BOX.height - 2; top >= ROWS.flags; top -= ROW) {
      const hidden = under.filter((y) => y > top - CLEAR && y < top + BOX.height + CLEAR).length;
      const cost = hidden * HIDES + Math.abs(left - near);
      if (cost < best.cost) best = { left, top, cost };
    }
  }
  return best;
}

/** Heights of what is drawn at a moment. */
function linesAt(strip: Strip, tick: number): readonly number[] {
  const read = readAt(strip, tick);
  const curves = read.kind === 'ahead' ? [read.perS, read.low, read.high] : read.kind === 'past' ? [read.asked] : [];
  return [...curves, read.capacity].map(strip.y);
}
