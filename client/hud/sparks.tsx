/** The two or three numbers that matter of a thing, each with its last two minutes: read before any chart is opened. */
import { TICKS_PER_MINUTE } from '../../shared/base/units.ts';
import { type ChartOf, METRICS, type MetricId } from '../play/metrics.ts';
import { curveOf } from '../store/history.ts';
import { frame } from '../store/session.ts';
import { words } from '../text/index.ts';
import { metricName } from './explorer.ts';
import { useCalmBeat } from './slice.ts';

const text = words.reading.charts;
const BACK_TICKS = 2 * TICKS_PER_MINUTE;
const SIZE = { width: 64, height: 16 };

export function Sparks({ of, metrics }: { of: ChartOf; metrics: readonly MetricId[] }) {
  useCalmBeat();
  const to = frame.peek()?.tick ?? 0;
  return (
    <dl class="sparks" aria-label={words.reading.inspector.numbers}>
      {metrics.map((metric) => (
        <Spark key={metric} of={of} metric={metric} to={to} />
      ))}
    </dl>
  );
}

function Spark({ of, metric, to }: { of: ChartOf; metric: MetricId; to: number }) {
  const { ticks, values } = curveOf(of, metric, to - BACK_TICKS);
  const unit = METRICS[of.kind].find(({ id }) => id === metric)?.unit ?? 'count';
  const last = values.at(-1) ?? null;
  const most = Math.max(unit === 'percent' ? 100 : 1, ...values.map((value) => value ?? 0));
  const points = ticks
    .map((tick, place) => [tick, values[place] ?? null] as const)
    .filter((point): point is readonly [number, number] => point[1] !== null)
    .map(([tick, value]) => {
      const x = SIZE.width * (1 - (to - tick) / BACK_TICKS);
      return `${x.toFixed(1)},${(SIZE.height - 1 - (value / most) * (SIZE.height - 2)).toFixed(1)}`;
    });
  return (
    <div>
      <dt>{metricName(metric, true)}</dt>
      <dd class="mono">{last === null ? text.gap : text.values[unit](last)}</dd>
      <svg
        viewBox={`0 0 ${SIZE.width} ${SIZE.height}`}
        height={SIZE.height}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        <polyline points={points.join(' ')} />
      </svg>
    </div>
  );
}
