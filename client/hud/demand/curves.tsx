/** What was asked, what could be served, what is expected with its band, and what is lost or will be short. */

import { Lazily } from '../../look/lazily.tsx';
import { lossRuns } from '../../play/demand.ts';
import { words } from '../../text/index.ts';
import { capacityAt, PLOT, pointsOf, ROWS, type Strip, stairs } from './scale.ts';

const text = words.reading.demand;
const byFunctions = () => import('./by-functions.tsx').then(({ ByFunctions }) => ByFunctions);

export function Curves({ strip }: { strip: Strip }) {
  const { x, ground, past, tick, asked, capacity, future } = strip;
  const curve = [...past.map((one) => [one.tick, one.askedPerS] as const), [tick, asked] as const];
  const served = [...past.map((one) => [one.tick, one.capacityPerS] as const), [tick, capacity] as const];
  const last = future.at(-1);
  const band = [
    ...future.map((one) => [one.tick, one.highPerS] as const),
    ...[...future].reverse().map((one) => [one.tick, one.lowPerS] as const),
  ];
  return (
    <>
      <polygon
        class="asked-area"
        points={`${x(curve[0]?.[0] ?? 0)},${ground} ${pointsOf(strip, curve)} ${x(tick)},${ground}`}
      />
      {strip.hasFunctions && (
        <Lazily load={byFunctions} props={{ strip, left: PLOT.left, top: ROWS.flags, pointsOf }} />
      )}
      <Over strip={strip} />
      <polyline class="asked-line" points={pointsOf(strip, curve)} />
      <polyline class="capacity-line" points={pointsOf(strip, stairs(served))} />
      {last !== undefined && future.length > 1 && (
        <>
          <polygon class="band" points={pointsOf(strip, band)} />
          <Short strip={strip} />
          <polyline
            class="forecast-line"
            points={pointsOf(
              strip,
              future.map((one) => [one.tick, one.perS] as const),
            )}
          />
          <CapacityAhead strip={strip} to={last.tick} />
        </>
      )}
      <Losses strip={strip} />
    </>
  );
}

/** What was asked above what could be served: it was late or lost. */
function Over({ strip }: { strip: Strip }) {
  return strip.past.map((one, place) => {
    const next = strip.past[place + 1];
    if (next === undefined || one.askedPerS <= one.capacityPerS) return null;
    const upper = Math.max(next.askedPerS, one.capacityPerS);
    return (
      <polygon
        key={one.tick}
        class="was-short"
        points={pointsOf(strip, [
          [one.tick, one.capacityPerS],
          [one.tick, one.askedPerS],
          [next.tick, upper],
          [next.tick, one.capacityPerS],
        ])}
      />
    );
  });
}

function CapacityAhead({ strip, to }: { strip: Strip; to: number }) {
  const { tick, capacity, steps } = strip;
  const known = steps.filter((step) => step.tick > tick && step.tick <= to);
  const line = [
    [tick, capacity] as const,
    ...known.map((step) => [step.tick, step.perS] as const),
    [to, known.at(-1)?.perS ?? capacity] as const,
  ];
  return <polyline class="capacity-ahead" points={pointsOf(strip, stairs(line))} />;
}

/** Pieces of a minute, so that a step of capacity within a forecast's piece is drawn where it falls. */
const PIECE_TICKS = 15;

/** Where more is expected than can be served, to scale. */
function Short({ strip }: { strip: Strip }) {
  const upper: (readonly [number, number])[] = [];
  const lower: (readonly [number, number])[] = [];
  const pieces: string[] = [];
  const close = () => {
    if (upper.length > 1) pieces.push(pointsOf(strip, [...upper, ...lower.reverse()]));
    upper.length = 0;
    lower.length = 0;
  };
  for (const [place, from] of strip.future.entries()) {
    const to = strip.future[place + 1];
    if (to === undefined) break;
    for (let at = from.tick; at < to.tick; at += PIECE_TICKS) {
      const perS = from.perS + ((to.perS - from.perS) * (at - from.tick)) / (to.tick - from.tick);
      const capacity = capacityAt(strip, at);
      if (perS <= capacity) close();
      else {
        upper.push([at, perS]);
        lower.push([at, capacity]);
      }
    }
  }
  close();
  return pieces.map((points) => <polygon key={points.slice(0, 12)} class="short" points={points} />);
}

/** Left of the mark of now there must be room for the words, or they stand left of what they speak of. */
const LOST_WIDTH = 84;
const MARK_HEIGHT = 4;

function Losses({ strip }: { strip: Strip }) {
  const { x, ground, span, tick } = strip;
  const runs = lossRuns(strip.past).filter((run) => run.toTick >= span.from && run.fromTick <= span.to);
  const worst = runs.reduce((most, run) => (run.lost > most.lost ? run : most), { fromTick: 0, toTick: 0, lost: 0 });
  const isNear = x(tick) - x(worst.fromTick) < LOST_WIDTH;
  const left = Math.max(PLOT.left, x(worst.fromTick));
  const hasRoom = !isNear || left - PLOT.left > LOST_WIDTH;
  return (
    <g class="losses">
      {runs.map((run) => (
        <rect
          key={run.fromTick}
          x={x(run.fromTick)}
          y={ground - MARK_HEIGHT}
          width={Math.max(3, x(run.toTick) - x(run.fromTick))}
          height={MARK_HEIGHT}
        />
      ))}
      {worst.lost > 0 && hasRoom && (
        <text
          class="mono lost-tag halo"
          x={left - (isNear ? 4 : 0)}
          y={ground - 8}
          text-anchor={isNear ? 'end' : 'start'}
        >
          {`× ${text.lost(worst.lost)}`}
        </text>
      )}
    </g>
  );
}
