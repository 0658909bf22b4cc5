/** Demand over the whole match: what was asked against what could be served, what is expected, and what is announced. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { TICKS_PER_MINUTE } from '../../shared/base/units.ts';
import type { Sample } from '../../shared/play/story.ts';
import type { Rulebook } from '../../shared/sim/rulebook.ts';
import type { TeamView } from '../../shared/sim/shown.ts';
import { axisTop, type ForecastPoint, forecastOf, headroomOf, lossRuns } from '../play/demand.ts';
import { frame, rules, samples, view } from '../store/session.ts';
import { clock, count, wait } from '../text/format.ts';
import { words } from '../text/index.ts';
import { signWhere } from './signs.ts';
import { useCalmBeat } from './slice.ts';

const text = words.game.demand;
const HEIGHT = 132;
const PLOT = { left: 54, right: 14, top: 30, bottom: 22 };

export function DemandStrip() {
  useCalmBeat();
  const [width, box] = useWidth();
  const [now, book, at] = [view.peek(), rules.peek(), frame.peek()];
  return (
    <section class="demand" aria-label={words.game.regions.demand} ref={box}>
      {now !== null && book !== null && at !== null && width > 0 && (
        <Chart width={width} now={now} book={book} tick={at.tick} pace={at.pace} past={samples.peek()} />
      )}
    </section>
  );
}

function useWidth() {
  const box = useRef<HTMLElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const watcher = new ResizeObserver(([entry]) => setWidth(Math.round(entry?.contentRect.width ?? 0)));
    if (box.current !== null) watcher.observe(box.current);
    return () => watcher.disconnect();
  }, []);
  return [width, box] as const;
}

interface ChartProps {
  width: number;
  now: TeamView;
  book: Rulebook;
  tick: number;
  pace: number;
  past: readonly Sample[];
}

type Place = (value: number) => number;

function Chart({ width, now, book, tick, pace, past }: ChartProps) {
  const forecast = forecastOf(now.team, book);
  const ahead = forecast.filter((point) => point.tick >= tick);
  const top = axisTop(
    Math.max(
      1,
      now.team.capacityPerS * 1.05,
      ...past.map((one) => one.askedPerS),
      ...forecast.map((one) => one.highPerS),
    ),
  );
  const x: Place = (at) => PLOT.left + (at / book.endTick) * (width - PLOT.left - PLOT.right);
  const y: Place = (perS) => HEIGHT - PLOT.bottom - (Math.min(top, perS) / top) * (HEIGHT - PLOT.top - PLOT.bottom);
  const asked = now.team.ratesPerS.reduce((sum, rate) => sum + rate, 0);
  const capacity = now.team.capacityPerS;
  const curve = [...past.map((one) => [one.tick, one.askedPerS] as const), [tick, asked] as const];
  const line = (points: readonly (readonly [number, number])[]) =>
    points.map(([at, perS]) => `${x(at).toFixed(1)},${y(perS).toFixed(1)}`).join(' ');
  const ground = HEIGHT - PLOT.bottom;
  const future: ForecastPoint[] = [{ tick, perS: asked, lowPerS: asked, highPerS: asked }, ...ahead];
  return (
    <svg width={width} height={HEIGHT} role="img" aria-label={text.label(asked, capacity)}>
      <defs>
        <pattern id="short-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="6" height="6" class="hatch-ground" />
          <rect width="3" height="6" class="hatch-line" />
        </pattern>
      </defs>
      <Axes x={x} y={y} top={top} endTick={book.endTick} width={width} nowX={x(tick)} />
      <polygon class="asked-area" points={`${x(curve[0]?.[0] ?? 0)},${ground} ${line(curve)} ${x(tick)},${ground}`} />
      <polyline class="asked-line" points={line(curve)} />
      <polyline class="capacity-line" points={stairs(past, tick, capacity, x, y)} />
      <polygon
        class="band"
        points={`${line(future.map((one) => [one.tick, one.highPerS]))} ${line(future.map((one) => [one.tick, one.lowPerS] as const).reverse())}`}
      />
      <Short future={future} capacity={capacity} x={x} y={y} />
      <polyline class="forecast-line" points={line(future.map((one) => [one.tick, one.perS]))} />
      {future.length > 1 && (
        <line
          class="capacity-ahead"
          x1={x(tick)}
          x2={x(future.at(-1)?.tick ?? tick)}
          y1={y(capacity)}
          y2={y(capacity)}
        />
      )}
      <Losses past={past} x={x} nowX={x(tick)} />
      <Flags now={now} book={book} tick={tick} pace={pace} x={x} width={width} />
      <Now x={x(tick)} tick={tick} />
      <Tag now={now} forecast={forecast} tick={tick} pace={pace} x={x} width={width} />
    </svg>
  );
}

/** Capacity changes in steps: a machine is there or it is not. */
function stairs(past: readonly Sample[], tick: number, capacity: number, x: Place, y: Place): string {
  const points: string[] = [];
  let last = -1;
  for (const one of past) {
    if (last >= 0 && one.capacityPerS !== last) points.push(`${x(one.tick).toFixed(1)},${y(last).toFixed(1)}`);
    points.push(`${x(one.tick).toFixed(1)},${y(one.capacityPerS).toFixed(1)}`);
    last = one.capacityPerS;
  }
  points.push(`${x(tick).toFixed(1)},${y(capacity).toFixed(1)}`);
  return points.join(' ');
}

interface AxesProps {
  x: Place;
  y: Place;
  top: number;
  endTick: number;
  width: number;
  nowX: number;
}
/** Times keep clear of the mark of now. */
const TIME_GAP = 48;

function Axes({ x, y, top, endTick, width, nowX }: AxesProps) {
  const minutes = endTick / TICKS_PER_MINUTE;
  const step = [5, 10, 15, 20, 30, 60].find((one) => minutes / one <= 6) ?? 60;
  const times = Array.from({ length: Math.floor(minutes / step) + 1 }, (_, index) => index * step).filter(
    (minute) => Math.abs(x(minute * TICKS_PER_MINUTE) - nowX) > TIME_GAP,
  );
  return (
    <g class="axes">
      <text x={4} y={16}>
        {text.title}
      </text>
      {[0.5, 1].map((share) => (
        <g key={share}>
          <line class="grid" x1={PLOT.left} x2={width - PLOT.right} y1={y(top * share)} y2={y(top * share)} />
          <text class="mono" x={PLOT.left - 6} y={y(top * share) + 4} text-anchor="end">
            {count(top * share)}
          </text>
        </g>
      ))}
      <line class="grid" x1={PLOT.left} x2={width - PLOT.right} y1={y(0)} y2={y(0)} />
      {times.map((minute) => (
        <text
          key={minute}
          class="mono"
          x={x(minute * TICKS_PER_MINUTE)}
          y={HEIGHT - 6}
          text-anchor={minute === minutes ? 'end' : 'middle'}
        >
          {clock(minute * TICKS_PER_MINUTE)}
        </text>
      ))}
    </g>
  );
}

/** Where more is expected than can be served, to scale. */
function Short({ future, capacity, x, y }: { future: readonly ForecastPoint[]; capacity: number; x: Place; y: Place }) {
  const pieces: string[] = [];
  for (const [index, from] of future.entries()) {
    const to = future[index + 1];
    if (to === undefined || Math.max(from.perS, to.perS) <= capacity) continue;
    const [left, right] = [Math.max(from.perS, capacity), Math.max(to.perS, capacity)];
    pieces.push(
      `${x(from.tick)},${y(capacity)} ${x(from.tick)},${y(left)} ${x(to.tick)},${y(right)} ${x(to.tick)},${y(capacity)}`,
    );
  }
  return pieces.map((points) => <polygon key={points} class="short" points={points} />);
}

/** Left of the mark of now there must be room for the words, or they stand left of what they speak of. */
const LOST_WIDTH = 100;

function Losses({ past, x, nowX }: { past: readonly Sample[]; x: Place; nowX: number }) {
  const runs = lossRuns(past);
  const worst = runs.reduce((most, run) => (run.lost > most.lost ? run : most), { fromTick: 0, toTick: 0, lost: 0 });
  const isNear = nowX - x(worst.fromTick) < LOST_WIDTH;
  const hasRoom = !isNear || x(worst.fromTick) - PLOT.left > LOST_WIDTH;
  return (
    <g class="losses">
      {runs.map((run) => (
        <rect
          key={run.fromTick}
          x={x(run.fromTick)}
          y={HEIGHT - PLOT.bottom - 4}
          width={Math.max(3, x(run.toTick) - x(run.fromTick))}
          height={4}
        />
      ))}
      {worst.lost > 0 && hasRoom && (
        <text
          class="mono lost-tag"
          x={x(worst.fromTick) - (isNear ? 4 : 0)}
          y={HEIGHT - PLOT.bottom - 8}
          text-anchor={isNear ? 'end' : 'start'}
        >
          {`× ${text.lost(worst.lost)}`}
        </text>
      )}
    </g>
  );
}

const FLAG_GAP = 120;

function Flags({
  now,
  book,
  tick,
  pace,
  x,
  width,
}: {
  now: TeamView;
  book: Rulebook;
  tick: number;
  pace: number;
  x: Place;
  width: number;
}) {
  const signs = now.signs.filter((sign) => sign.state === 'announced').sort((a, b) => a.dueTick - b.dueTick);
  let last = -FLAG_GAP;
  return signs.map((sign) => {
    const at = x(sign.dueTick);
    const isFree = at - last >= FLAG_GAP;
    if (isFree) last = at;
    const label = `${words.game.signs.of(sign.kind).title(signWhere(sign, now, book))} ${text.in(wait(sign.dueTick - tick, pace))}`;
    const fitsRight = at < width - 190;
    return (
      <g key={sign.id} class="flag">
        <line x1={at} x2={at} y1={20} y2={HEIGHT - PLOT.bottom} />
        <path d={`M${at} 8l6 11h-12z`} />
        {isFree && (
          <text x={fitsRight ? at + 10 : at - 10} y={18} text-anchor={fitsRight ? 'start' : 'end'}>
            {label}
          </text>
        )}
      </g>
    );
  });
}

function Now({ x, tick }: { x: number; tick: number }) {
  return (
    <g class="now">
      <line x1={x} x2={x} y1={24} y2={HEIGHT - PLOT.bottom} />
      <rect x={x - 23} y={HEIGHT - 19} width={46} height={17} rx={4} />
      <text class="mono" x={x} y={HEIGHT - 6} text-anchor="middle">
        {clock(tick)}
      </text>
    </g>
  );
}

interface TagProps {
  now: TeamView;
  forecast: readonly ForecastPoint[];
  tick: number;
  pace: number;
  x: Place;
  width: number;
}
function Tag({ now, forecast, tick, x, width }: TagProps) {
  const room = headroomOf(now.team, forecast, tick);
  if (now.team.capacityPerS <= 0 && now.team.ratesPerS.every((rate) => rate === 0)) return null;
  const isShort = room.perS < 0;
  const label = !isShort
    ? text.headroom(room.share)
    : room.tick > tick
      ? text.short(-room.perS, clock(room.tick))
      : text.shortNow(-room.perS);
  const boxWidth = label.length * 7.4 + 18;
  // What is short stands at its moment, headroom beside now.
  const at = isShort && room.tick > tick ? x(room.tick) - boxWidth : x(tick) + 10;
  const left = Math.min(width - boxWidth - PLOT.right, Math.max(x(tick) + 10, at));
  return (
    <g class={`room-tag${isShort ? ' is-short' : ''}`}>
      <rect x={left} y={HEIGHT - PLOT.bottom - 26} width={boxWidth} height={21} rx={5} />
      <text x={left + 9} y={HEIGHT - PLOT.bottom - 11}>
        {label}
      </text>
    </g>
  );
}
